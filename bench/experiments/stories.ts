/** Many stories by name, one by one and together. */
import { ContenderProcess, type Contender, type Outcome } from '../contender';
import { median, seconds, spread, type Experiment, type Row } from '../result';
import { SandboxProcess, type Counts, type SandboxSettings } from '../sandbox';

const LATENCY = 50;
/** What Shortcut lets through. */
const A_MINUTE = 200;

interface Run {
	outcome: Outcome;
	counts: Counts;
}

const CONTENDERS: Array<[Contender, label: string]> = [
	['stories', 'Create: a request for each story'],
	['stories together', 'Create Many: a request for a hundred stories'],
];

const total = (counts: Counts) => Object.values(counts).reduce((sum, one) => sum + one, 0);
const creates = (counts: Counts) => counts['POST 201'] ?? 0;

export const stories: Experiment = async ({ pack, quick }) => {
	const count = quick ? 100 : 1000;
	const rounds = quick ? 1 : 3;
	const settings: SandboxSettings = { provider: 'shortcut', door: 'plain', latency: LATENCY };
	const sandbox = new SandboxProcess();
	const address = await sandbox.open(settings);
	const process = new ContenderProcess(pack, address);
	const runs = new Map<Contender, Run[]>();
	for (const [contender] of CONTENDERS) {
		await process.run({ contender, job: { kind: 'create', count: 20 }, host: address.host });
	}
	for (let round = 0; round < rounds; round += 1) {
		for (const [contender] of CONTENDERS) {
			await sandbox.open(settings);
			const job = { kind: 'create', count } as const;
			const outcome = await process.run({ contender, job, host: address.host });
			runs.set(contender, [
				...(runs.get(contender) ?? []),
				{ outcome, counts: await sandbox.counts() },
			]);
		}
	}
	await process.close();
	await sandbox.close();

	const all = [...runs.values()].flat();
	const timesOf = (contender: Contender) =>
		(runs.get(contender) ?? []).map(({ outcome: { milliseconds } }) => milliseconds);
	const rows = CONTENDERS.map(([contender, label]): Row => {
		const [{ counts }] = runs.get(contender) ?? [];
		const times = timesOf(contender);
		return {
			contender: label,
			figures: {
				Time: seconds(median(times)),
				'Lowest–highest': `${spread(
					times.map((one) => one / 1000),
					2,
				)} s`,
				'Requests that create': String(creates(counts)),
				'Other requests': String(total(counts) - creates(counts)),
			},
			bar: median(times) / 1000,
		};
	});
	return {
		title: `${count.toLocaleString('en')} stories by name`,
		how: [
			`The Shortcut node makes ${count.toLocaleString('en')} stories from as many items, each with its state, owner, team and two labels by name; ${rounds} rounds, in turns, each against a fresh sandbox that answers after ${LATENCY} ms, over plain HTTP and without a limit.`,
			`"Other requests" are those that find what the names mean: one for each list, however many items there are.`,
			`Shortcut lets ${A_MINUTE} requests through in a minute, which this experiment leaves out: with it, the ${count.toLocaleString('en')} creates one by one take about ${Math.floor(count / A_MINUTE)} minutes, and those together as long as here.`,
		],
		rows,
		axis: 's',
		ratios: [
			{
				of: 'Create ÷ Create Many',
				value: median(timesOf('stories')) / median(timesOf('stories together')),
				target: ['≥', 10],
			},
		],
		facts: [
			['every story was reported', all.every(({ outcome: { records } }) => records === count)],
			[
				'at most 4 requests beside those that create',
				all.every(({ counts }) => total(counts) - creates(counts) <= 4),
			],
			[
				'a request for each story by Create, and for each hundred by Create Many',
				CONTENDERS.every(([contender]) =>
					(runs.get(contender) ?? []).every(
						({ counts }) => creates(counts) === (contender === 'stories' ? count : count / 100),
					),
				),
			],
		],
	};
};
