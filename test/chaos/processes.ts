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

/** The same with one process that goes on after the others. */
export interface LeftAlone extends SharedQuota {
	/** So long it took to have 90 % of the limit, in the slowest of the minutes that were its own. */
	ninety: number;
}

const LIMIT = 200;
const MINUTE = 60_000;

interface Answer {
	at: number;
	status: number;
}

interface Shared extends SharedQuota {
	answers: Answer[];
	/** When each process ended. */
	ends: number[];
}

/**
 * Lets processes read as much as they can, through the proxy, until all is read.
 * @param reads how many records each of them reads
 * @param times so many times less a minute of the limit takes
 */
async function share(reads: number[], times: number): Promise<Shared> {
	const began = Date.now();
	const clock = scaled(began, times);
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-quartet-processes-'));
	const caFile = join(folder, 'ca.pem');
	const answers: Answer[] = [];
	const ends: number[] = [];
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
			reads.map(async (count, n) => {
				const child = spawn(
					process.execPath,
					['--import', 'tsx', join(__dirname, 'worker.ts'), began, times, count].map(String),
					{
						env: { ...env, N8N_USER_FOLDER: join(folder, `n8n-${n}`) },
						stdio: ['ignore', 'pipe', 'inherit'],
					},
				);
				const printed = await text(child.stdout);
				ends[n] = clock();
				// The node itself may have told how far it is.
				return Number(printed.trim().split('\n').at(-1));
			}),
		);
		const wanted = reads.reduce((sum, one) => sum + one, 0);
		return {
			processes: reads.length,
			limit: LIMIT,
			wanted,
			sent: answers.length,
			refused: answers.filter(({ status }) => status === 429).length,
			unfinished: wanted - done.reduce((sum, one) => sum + one, 0),
			seconds: (Math.max(...answers.map(({ at }) => at)) - answers[0].at) / 1000,
			answers,
			ends,
		};
	} finally {
		await proxy.close();
		await rm(folder, { recursive: true });
	}
}

/** Three processes that have the same work. */
export async function sharedQuota(): Promise<SharedQuota> {
	return await share([250, 250, 250], 4);
}

/** Two processes, one of which has six times the work of the other. */
export async function leftAlone(): Promise<LeftAlone> {
	// Only a little faster than in truth: how soon requests follow one another is what counts here.
	const shared = await share([100, 600], 2);
	// The last minute is over before it is used up.
	const minutes = minutesOf(shared.answers).filter(([first]) => first.at > shared.ends[0]);
	const ninety = minutes.slice(0, -1).map((all) => {
		const passed = all.filter(({ status }) => status !== 429);
		const reached = passed.at(Math.ceil(LIMIT * 0.9) - 1)?.at ?? Infinity;
		return (reached - all[0].at) / 1000;
	});
	if (ninety.length === 0) throw new Error('No minute belonged to one process alone');
	return { ...shared, ninety: Math.max(...ninety) };
}

/** The answers by the provider's minutes, each of which begins with a request. */
function minutesOf(answers: Answer[]): Answer[][] {
	const minutes: Answer[][] = [];
	for (const answer of answers) {
		const current = minutes.at(-1);
		if (current && answer.at < current[0].at + MINUTE) current.push(answer);
		else minutes.push([answer]);
	}
	return minutes;
}
