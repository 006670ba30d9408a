/** A whole list of many pages. */
import { ContenderProcess, type Contender } from '../contender';
import { median, seconds, spread, type Experiment } from '../result';
import { SandboxProcess, type SandboxSettings } from '../sandbox';

const PAGE = 100;
const LATENCY = 100;
/** How many pages the pack asks at a time without a setting. */
const PARALLEL = 4;

const CONTENDERS: Array<[Contender, label: string]> = [
	['pack', 'this pack'],
	['HTTP Request', 'HTTP Request, with its pagination'],
	['axios', `axios, ${PARALLEL} pages at a time`],
];

export const pages: Experiment = async ({ pack, quick }) => {
	const count = quick ? 20 : 100;
	const rounds = quick ? 1 : 5;
	const settings: SandboxSettings = { door: 'proxy', latency: LATENCY, people: count * PAGE };
	const sandbox = new SandboxProcess();
	const address = await sandbox.open(settings);
	const process = new ContenderProcess(pack, address);
	const measured = new Map<Contender, number[]>();
	// The first round warms up, and fills the sandbox's memory of pages.
	for (let round = 0; round <= rounds; round += 1) {
		for (const [contender] of CONTENDERS) {
			const { milliseconds, records, error } = await process.run({
				contender,
				job: { kind: 'list' },
				host: address.host,
			});
			if (records !== count * PAGE) {
				throw new Error(`${contender} read ${records} of ${count * PAGE}: ${error}`);
			}
			if (round > 0) measured.set(contender, [...(measured.get(contender) ?? []), milliseconds]);
		}
	}
	await process.close();
	await sandbox.close();

	const of = (contender: Contender) => measured.get(contender) ?? [];
	const ideal = (count / PARALLEL) * LATENCY;
	return {
		title: `Return All over ${count} pages of ${PAGE} records`,
		how: [
			`Each contender reads all ${(count * PAGE).toLocaleString('en')} people from a sandbox that answers after ${LATENCY} ms. ${rounds} counted rounds after one to warm up; the contenders take turns in one process.`,
			`The ideal is ${count} pages ÷ ${PARALLEL} at a time × ${LATENCY} ms = ${seconds(ideal)}. It leaves out the first page, which tells how many there are and so goes alone, and everything that is not waiting: connections, TLS, JSON, n8n-core.`,
			'HTTP Request pages by its own pagination ("Update a Parameter in Each Request"), which asks for a page when the one before it is there.',
		],
		rows: CONTENDERS.map(([contender, label]) => ({
			contender: label,
			figures: {
				Time: seconds(median(of(contender))),
				'Lowest–highest': `${spread(
					of(contender).map((one) => one / 1000),
					2,
				)} s`,
			},
			bar: median(of(contender)) / 1000,
		})),
		axis: 's',
		ratios: [
			{
				of: 'HTTP Request ÷ this pack',
				value: median(of('HTTP Request').map((value, i) => value / of('pack')[i])),
				target: ['≥', 3],
			},
			{
				of: 'this pack ÷ axios, 4 pages at a time',
				value: median(of('pack')) / median(of('axios')),
				target: ['≤', 1.25],
			},
			{ of: 'this pack ÷ the ideal', value: median(of('pack')) / ideal },
		],
		facts: [],
	};
};
