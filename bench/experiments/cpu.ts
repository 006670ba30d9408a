/** How much of the processor an item costs. */
import { ContenderProcess, type Contender, type Job, type Outcome } from '../contender';
import { median, spread, type Experiment, type Result, type Row } from '../result';
import { SandboxProcess, type Address } from '../sandbox';

const CONTENDERS: Contender[] = ['pack', 'hand-written', 'HTTP Request', 'axios'];
const LABELS: Partial<Record<Contender, string>> = {
	pack: 'this pack',
	'hand-written': 'hand-written node',
	axios: 'axios, without n8n',
};

/**
 * An answer comes as a stream, which can be broken off at its bound: that costs a tenth of a
 * millisecond, a twentieth of such a short exchange. A read gets it back by reading items ahead.
 */
const MOST = { create: 1.15, get: 1.1 };

export const cpuPerItem: Experiment = async ({ pack, quick }) => {
	const count = quick ? 100 : 500;
	// A ratio of one round is off by up to a tenth either way.
	const rounds = quick ? 2 : 5;
	// So is that of one process: V8 compiles the same code better or worse, and stays with it.
	const processes = quick ? 1 : 10;
	const sandbox = new SandboxProcess();
	const settings = { door: 'plain' } as const;
	const address = await sandbox.open(settings);
	const measured = new Map<string, number[]>();
	for (let i = 0; i < processes; i += 1) {
		const process = new ContenderProcess(pack, address);
		// The first round warms up and is not counted.
		for (let round = 0; round <= rounds; round += 1) {
			for (const kind of ['create', 'get'] as const) {
				for (const contender of inTurn(CONTENDERS, round + i)) {
					await sandbox.open(settings);
					const perItem = await cpuOf(process, contender, { kind, count }, address);
					const name = `${contender} ${kind}`;
					if (round > 0) measured.set(name, [...(measured.get(name) ?? []), perItem]);
				}
			}
		}
		await process.close();
	}
	await sandbox.close();
	const of = (contender: Contender, kind: string) => measured.get(`${contender} ${kind}`) ?? [];
	const ratio = (to: Contender, kind: string) =>
		median(of('pack', kind).map((value, i) => value / of(to, kind)[i]));
	const row = (contender: Contender): Row => ({
		contender: LABELS[contender] ?? contender,
		figures: {
			'Create a person': figure(of(contender, 'create')),
			'Get a person': figure(of(contender, 'get')),
		},
		bar: median([...of(contender, 'create')]) + median(of(contender, 'get')),
	});
	return {
		title: 'Processor time per item',
		how: [
			`${count} items for each run, ${rounds} counted runs for each contender after one to warm up, in each of ${processes} processes; the contenders take turns in one process, in another order each time, and each begins with its memory tidied up.`,
			'The sandbox is in another process, answers over plain HTTP on the loopback interface without latency and without a limit, so that nothing hides what a node itself does.',
			'The figure is the processor time of the whole process (user and system, n8n-core included), divided by the number of items. A ratio is the median of the ratios of the rounds.',
			'The parameters are expressions, as in a workflow. The hand-written node is [bench/contenders/hand-written.ts](../bench/contenders/hand-written.ts): it reads the same parameters, sends the same body, and neither checks, retries nor paces.',
			'HTTP Request sends all items at once, which needs less processor time for each than waiting for one answer after the other does; hence no target for it.',
		],
		rows: CONTENDERS.map(row),
		axis: 'ms for one create and one get',
		ratios: (['create', 'get'] as const).flatMap((kind) => [
			{
				of: `${kind}: this pack ÷ hand-written node`,
				value: ratio('hand-written', kind),
				target: ['≤', MOST[kind]],
			},
			{ of: `${kind}: this pack ÷ HTTP Request, all at once`, value: ratio('HTTP Request', kind) },
		]),
		facts: [],
	} satisfies Result;
};

/** In another order each round, forwards and backwards, so that nobody always follows the same one. */
function inTurn<T>(all: T[], round: number): T[] {
	const first = Math.floor(round / 2) % all.length;
	const order = [...all.slice(first), ...all.slice(0, first)];
	return round % 2 === 0 ? order : order.reverse();
}

async function cpuOf(
	process: ContenderProcess,
	contender: Contender,
	job: Extract<Job, { count: number }>,
	{ host }: Address,
): Promise<number> {
	const outcome: Outcome = await process.run({ contender, job, host });
	if (outcome.records !== job.count) {
		throw new Error(`${contender} made ${outcome.records} of ${job.count}: ${outcome.error}`);
	}
	return outcome.cpu / job.count;
}

function figure(values: number[]): string {
	return `${median(values).toFixed(2)} ms (${spread(values, 2)})`;
}
