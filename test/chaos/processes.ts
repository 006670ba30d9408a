/** Several real processes share one account, and know nothing of each other. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { openProxy } from '../../sandbox/doors/proxy';
import { createShortcut } from '../../sandbox/shortcut';
import { scaled } from './scaled-time';

export interface SharedQuota {
	processes: number;
	/** Requests a minute, for all of them together. */
	limit: number;
	wanted: number;
	sent: number;
	/** Answers with 429. */
	refused: number;
	/** Records that were not read in the end. */
	unfinished: number;
	/** From the first request to the last, in the processes' own time. */
	seconds: number;
}

const PROCESSES = 3;
const READS_EACH = 250;
const LIMIT = 200;
/** A minute of the limit takes so many times less. */
const TIMES = 4;

/** Lets the processes read as much as they can, through the proxy, until all is read. */
export async function sharedQuota(): Promise<SharedQuota> {
	const began = Date.now();
	const clock = scaled(began, TIMES);
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-quartet-processes-'));
	const caFile = join(folder, 'ca.pem');
	const answers: Array<{ at: number; status: number }> = [];
	const proxy = await openProxy(createShortcut({ clock, limit: LIMIT }), {
		caFile,
		log: (_method, _url, status) => answers.push({ at: clock(), status }),
	});
	try {
		const env = {
			...process.env,
			HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
			NODE_EXTRA_CA_CERTS: caFile,
		};
		const done = await Promise.all(
			Array.from({ length: PROCESSES }, async (_, n) => {
				const child = spawn(
					process.execPath,
					['--import', 'tsx', join(__dirname, 'worker.ts'), began, TIMES, READS_EACH].map(String),
					{
						env: { ...env, N8N_USER_FOLDER: join(folder, `n8n-${n}`) },
						stdio: ['ignore', 'pipe', 'inherit'],
					},
				);
				return Number(await text(child.stdout));
			}),
		);
		const wanted = PROCESSES * READS_EACH;
		return {
			processes: PROCESSES,
			limit: LIMIT,
			wanted,
			sent: answers.length,
			refused: answers.filter(({ status }) => status === 429).length,
			unfinished: wanted - done.reduce((sum, one) => sum + one, 0),
			seconds: (Math.max(...answers.map(({ at }) => at)) - answers[0].at) / 1000,
		};
	} finally {
		await proxy.close();
		await rm(folder, { recursive: true });
	}
}
