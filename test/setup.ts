import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';

// n8n-core writes its settings below this folder: never in the home of whoever runs the tests, and
// one folder per Jest worker, since two processes creating the same file would race.
const worker = process.env.JEST_WORKER_ID ?? '1';
process.env.N8N_USER_FOLDER = join(tmpdir(), `n8n-nodes-quartet-test-${worker}`);
process.env.N8N_LOG_LEVEL = 'silent';
