/** Many runs on one account: how long a single request of somebody else waits. */
import { engineProcess } from '../contender';
import type { Crowd, Crowded } from '../fairness-process';
import { median, seconds, type Experiment, type Row } from '../result';
import { SandboxProcess } from '../sandbox';

const LIMIT = { cost: 100, seconds: 10 };
/** The limit's span, with the margin that the pack leaves. */
const SPAN = 10_500;
const PARALLEL = 20;
const RUNS = 5;
const EVERY = 1_500;
const CROWD = 200;
const LONGEST_BLOCK = 250;

export const fairness: Experiment = async ({ pack, quick }) => {
	const count = quick ? 60 : 100;
	const sandbox = new SandboxProcess();
	const address = await sandbox.open({ door: 'plain' });
	const process = engineProcess<Crowd, Crowded>('fairness-process.ts', pack, address);
	const common = { host: address.host, limit: LIMIT, parallel: PARALLEL };
	const warmUp = { ...common, runs: 1, count: 20, singles: [] };
	await process.ask(warmUp);
	// Others come for as long as the runs are under way.
	const spans = Math.ceil((RUNS * count) / LIMIT.cost) - 1;
	const singles = Array.from(
		{ length: Math.floor((spans * SPAN) / EVERY) },
		(_, n) => 500 + n * EVERY,
	);
	const { waits } = await process.ask({ ...common, runs: RUNS, count, singles });
	const crowd = { ...common, runs: CROWD, count: PARALLEL, singles: [], stopAfter: 5_000 };
	const { longestBlock } = await process.ask(crowd);
	await process.close();
	await sandbox.close();

	const strict = strictOrder(count, singles);
	const row = (contender: string, all: number[]): Row => ({
		contender,
		figures: { 'Longest wait': seconds(Math.max(...all)), 'Median wait': seconds(median(all)) },
		bar: Math.max(...all) / 1000,
	});
	return {
		title: `Single requests beside ${RUNS} runs of ${PARALLEL} parallel requests`,
		how: [
			`${RUNS} runs read ${count} people each, ${PARALLEL} at a time, on one account with a limit of ${LIMIT.cost} requests in ${LIMIT.seconds} s that the pack keeps to by itself; meanwhile others read one person each, every ${seconds(EVERY)}. The figures are how long those ${singles.length} single requests took.`,
			'In strict order, calculated: whoever asked first is served first, whichever run it belongs to. This pack serves the runs in turn, and each of them in its own order, so that a single request does not wait for all that a large run has asked before.',
			`The event loop is measured while ${CROWD} executions of ${PARALLEL} parallel requests each wait on one account.`,
		],
		rows: [row('this pack', waits), row('strict order, calculated', strict)],
		axis: 's, longest wait',
		ratios: [
			{
				of: 'longest wait: this pack ÷ strict order',
				value: Math.max(...waits) / Math.max(...strict),
				target: ['≤', 1.25],
			},
		],
		facts: [
			[
				`${CROWD} executions that wait on one account block the event loop for less than ${LONGEST_BLOCK} ms (measured: ${Math.round(longestBlock)} ms)`,
				longestBlock < LONGEST_BLOCK,
			],
		],
	};
};

/** How long the single requests wait when the limit's turns go to whoever asked first. */
function strictOrder(count: number, singles: number[]): number[] {
	const waits: number[] = [];
	const line = Array.from({ length: RUNS * PARALLEL }, () => ({ at: 0, isSingle: false }));
	let left = RUNS * count - line.length;
	let arrived = 0;
	for (let now = 0; waits.length < singles.length; now += SPAN) {
		for (let turns = LIMIT.cost; turns > 0; turns -= 1) {
			const next = line.shift();
			if (!next) break;
			if (next.isSingle) waits.push(now - next.at);
			// Its run asks the next one as soon as it is answered.
			else if (left-- > 0) line.push({ at: now, isSingle: false });
		}
		for (; arrived < singles.length && singles[arrived] < now + SPAN; arrived += 1) {
			line.push({ at: singles[arrived], isSingle: true });
		}
	}
	return waits;
}
