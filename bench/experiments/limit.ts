/** Many creates through a rate limit. */
import { ContenderProcess, type Assignment, type Contender, type Outcome } from '../contender';
import { seconds, type Experiment, type Row } from '../result';
import { SandboxProcess, type Address, type Counts, type SandboxSettings } from '../sandbox';

const LIMIT = 600;
const MINUTE = 60_000;
const LATENCY = 50;

interface Run {
	outcome: Outcome;
	counts: Counts;
}

export const creates: Experiment = async ({ pack, quick }) => {
	const count = quick ? 100 : 1000;
	const settings: SandboxSettings = { door: 'proxy', latency: LATENCY, limit: LIMIT };
	const sandbox = new SandboxProcess();
	const address = await sandbox.open(settings);
	const contenders: Array<[Contender, label: string]> = [
		['pack', 'this pack'],
		['HTTP Request', 'HTTP Request'],
		['HTTP Request, batched', 'HTTP Request, 10 a second by hand'],
	];
	const runs = new Map<Contender, Run>();
	for (const [contender] of contenders) {
		await sandbox.open(settings);
		const assignment: Assignment = {
			contender,
			job: { kind: 'create', count },
			host: address.host,
		};
		runs.set(contender, await run(sandbox, settings, address, pack, assignment));
	}
	const each = await timeOfOne(sandbox, address, pack);
	await sandbox.close();

	const dictated = timeOf(count, each);
	const own = runs.get('pack') as Run;
	const rows = contenders.map(([contender, label]): Row => {
		const { outcome, counts } = runs.get(contender) as Run;
		return {
			contender: outcome.error === undefined ? label : `${label} (failed)`,
			figures: {
				Time: seconds(outcome.milliseconds),
				'People created': String(counts['POST 200'] ?? 0),
				'Requests refused': String(counts['POST 429'] ?? 0),
				'Items reported': String(outcome.records),
				'Run ended': outcome.error === undefined ? 'well' : `with an error: "${outcome.error}"`,
			},
			bar: outcome.milliseconds / 1000,
		};
	});
	return {
		title: `${count.toLocaleString('en')} creates through a limit of ${LIMIT} a minute`,
		how: [
			`Each contender creates ${count.toLocaleString('en')} people in Salesloft from as many items, in a process of its own that has done 20 before, and against a fresh sandbox that answers after ${LATENCY} ms and counts ${LIMIT} requests a minute, from the first request on.`,
			`What the limit dictates to creates that go one at a time: of each minute's ${LIMIT} requests the first goes with the minute, so that ${count.toLocaleString('en')} creates take ${seconds(dictated)}: ${explain(count, each)}. So long took one create by axios, without n8n and without a limit, in the same run.`,
			'"People created" and "Requests refused" are counted by the sandbox, which also refuses a second person with the same e-mail address; "Items reported" is what the next node would get.',
			'HTTP Request sends all items at once. With its batching set to 10 a second it stays within the limit, if the person who sets it knows the limit and nothing else uses the account; this pack needs no setting.',
		],
		rows,
		axis: 's',
		ratios: [
			{
				of: "this pack ÷ the limit's own time",
				value: own.outcome.milliseconds / dictated,
				target: ['≤', 1.05],
			},
		],
		facts: [
			[
				`all ${count.toLocaleString('en')} people were created once`,
				own.counts['POST 200'] === count,
			],
			['every item was reported', own.outcome.records === count],
			['no request was refused', own.counts['POST 200'] === total(own.counts)],
		],
	};
};

/** In a process that has done the same before on a small scale, as a running n8n has. */
async function run(
	sandbox: SandboxProcess,
	settings: SandboxSettings,
	address: Address,
	pack: string,
	assignment: Assignment,
): Promise<Run> {
	const process = new ContenderProcess(pack, address);
	await process.run({ ...assignment, job: { kind: 'create', count: 20 } });
	await sandbox.open(settings);
	const outcome = await process.run(assignment);
	const counts = await sandbox.counts();
	await process.close();
	return { outcome, counts };
}

/** How many milliseconds one create after another takes each, without a limit and without n8n. */
async function timeOfOne(sandbox: SandboxProcess, address: Address, pack: string): Promise<number> {
	const settings: SandboxSettings = { door: 'proxy', latency: LATENCY };
	const assignment: Assignment = {
		contender: 'axios',
		job: { kind: 'create', count: 100 },
		host: address.host,
	};
	await sandbox.open(settings);
	const { outcome } = await run(sandbox, settings, address, pack, assignment);
	return outcome.milliseconds / 100;
}

/** How long creates take one at a time, when so many may begin in a minute. */
function timeOf(count: number, each: number): number {
	const full = Math.floor((count - 1) / LIMIT);
	return full * MINUTE + (count - full * LIMIT) * each;
}

function explain(count: number, each: number): string {
	const full = Math.floor((count - 1) / LIMIT);
	const rest = count - full * LIMIT;
	return `${full} full minute${full === 1 ? '' : 's'} and ${rest} × ${each.toFixed(0)} ms`;
}

function total(counts: Counts): number {
	return Object.values(counts).reduce((sum, one) => sum + one, 0);
}
