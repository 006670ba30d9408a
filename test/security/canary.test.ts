/** A secret full of special characters, and runs of every kind that fail: nobody gets to see it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'flatted';
import { traffic } from '../../nodes/engine/client/pace';
import { openDoor } from '../../sandbox/doors/nock';
import type { SandboxRequest } from '../../sandbox/http';
import { subjects } from '../chaos/subjects';
import { VirtualTime } from '../chaos/virtual-time';
import { runNode, type NodeResult } from '../harness';
import { findInFile, hitsIn, partsOf, spellingsOf } from './canary';
import { failures } from './failures';
import { keepLog } from './kept-log';

/** A header takes visible ASCII only; what goes in base64 may hold anything. */
const SECRETS: Record<string, [field: string, secret: string, user?: string]> = {
	Aircall: ['apiToken', 'can ary+/=%2F%20"\'\\&<ü€😀>', 'an id'],
	Nutshell: ['apiKey', 'can ary+/=%2F%20"\'\\&<ü€😀>', 'ada@example.com'],
	Salesloft: ['apiKey', 'can ary+/=%2F%20"\'\\&<>!*()'],
	Shortcut: ['apiToken', 'can ary+/=%2F%20"\'\\&<>!*()'],
};

const { logged } = keepLog();

describe.each(subjects)('$name', ({ name, node, credential, open, read, write }) => {
	const [field, secret, user] = SECRETS[name];
	const spellings = [...spellingsOf(secret, user), ...partsOf(secret)];
	const signedIn = { ...credential, data: { ...credential.data, [field]: secret } };
	const userField = { Aircall: 'apiId', Nutshell: 'username' }[name];
	if (userField !== undefined) signedIn.data[userField] = String(user);

	it.each(failures)('%s tells nobody the secret', async (_, answer) => {
		const time = new VirtualTime();
		const { hosts } = open(() => time.now);
		let sent = 0;
		const handle = (request: SandboxRequest) => {
			sent += 1;
			return answer(request, secret);
		};
		const door = openDoor({ hosts, handle }, { wait: time.hold });
		logged.length = 0;
		const results: NodeResult[] = [];
		try {
			for (const { parameters } of [read, write]) {
				for (const onError of [undefined, 'continueErrorOutput'] as const) {
					const items = [{ json: { id: read.ids[0], name: 'Name' } }];
					const credentials = [signedIn];
					// A pause would hold back the other runs.
					traffic.clear();
					results.push(await runNode({ node, credentials, parameters, items, onError }));
				}
			}
		} finally {
			door.close();
			time.stop();
		}
		expect(sent).toBeGreaterThan(3);
		expect(
			results.map(({ error, errorItems }) => error?.message ?? errorItems[0].json.error),
		).toEqual(results.map(() => expect.stringMatching(/^.+ \[item 0\]$/s)));
		expect(hitsIn(results, spellings)).toEqual([]);
		// As n8n stores a run.
		expect(hitsIn(stringify(results), spellings)).toEqual([]);
		expect(hitsIn(logged, spellings)).toEqual([]);
	});
});

describe('the search for a secret', () => {
	const secret = 'a "b" c';

	it('finds it in texts, keys, causes and hidden properties', () => {
		const hidden = Object.defineProperty(new Error('x'), 'config', {
			value: {
				headers: { authorization: `Basic ${Buffer.from(`me:${secret}`).toString('base64')}` },
			},
		});
		const error = new Error('y', { cause: hidden });
		expect(hitsIn({ error }, spellingsOf(secret, 'me'))).toEqual([
			'.error.cause.config.headers.authorization',
		]);
		expect(hitsIn({ [secret]: 1 }, spellingsOf(secret))).toEqual([`.{${secret}}`]);
		expect(hitsIn(JSON.stringify({ text: secret }), spellingsOf(secret))).toEqual(['']);
		expect(hitsIn({ other: 'a b c' }, spellingsOf(secret))).toEqual([]);
	});

	it('finds it in a file, also across two pieces of it', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-quartet-canary-'));
		const file = join(folder, 'database.sqlite');
		await writeFile(file, `${'x'.repeat(64 * 1024 - 3)}${secret}${'x'.repeat(100)}`);
		expect(await findInFile(file, spellingsOf(secret))).toEqual([secret]);
		await writeFile(file, 'x'.repeat(200_000));
		expect(await findInFile(file, spellingsOf(secret))).toEqual([]);
		await rm(folder, { recursive: true });
	});
});
