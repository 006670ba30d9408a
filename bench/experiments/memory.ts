/** How much memory a long list takes. */
import { ContenderProcess, type Contender, type Outcome } from '../contender';
import { median, spread, type Experiment } from '../result';
import { SandboxProcess, type SandboxSettings } from '../sandbox';

const CONTENDERS: Array<[Contender, label: string]> = [
	['pack', 'this pack: an item for each record'],
	['HTTP Request', 'HTTP Request: an item for each page'],
	['HTTP Request + Split Out', 'HTTP Request + Split Out: an item for each record'],
	['axios', 'axios: a list'],
];

export const memory: Experiment = async ({ pack, quick }) => {
	const people = quick ? 5_000 : 50_000;
	const rounds = quick ? 1 : 3;
	const settings: SandboxSettings = { door: 'proxy', people };
	const sandbox = new SandboxProcess();
	const address = await sandbox.open(settings);
	const measured = new Map<Contender, Outcome[]>();
	for (let round = 0; round < rounds; round += 1) {
		for (const [contender] of CONTENDERS) {
			const process = new ContenderProcess(pack, address);
			const outcome = await process.run({ contender, job: { kind: 'list' }, host: address.host });
			await process.close();
			if (outcome.records !== people) {
				throw new Error(`${contender} read ${outcome.records} of ${people}: ${outcome.error}`);
			}
			measured.set(contender, [...(measured.get(contender) ?? []), outcome]);
		}
	}
	await sandbox.close();

	const peaks = (contender: Contender) => (measured.get(contender) ?? []).map(({ peak }) => peak);
	const before = [...measured.values()].flat().map(({ peakBefore }) => peakBefore);
	const ratio = (to: Contender) => median(peaks('pack').map((value, i) => value / peaks(to)[i]));
	return {
		title: `Memory of Return All over ${people.toLocaleString('en')} records`,
		how: [
			`Each contender reads all ${people.toLocaleString('en')} people of about 1 kB of JSON in a fresh process, without latency; ${rounds} rounds, in turns.`,
			`The figure is the highest resident memory of the process (\`process.resourceUsage().maxRSS\`), n8n-core included; all processes have loaded the same modules, which take ${median(before).toFixed(0)} MB before the work begins.`,
			'Simplify is off, so that every contender holds the same records. HTTP Request alone hands on 100 records in one item; with Split Out behind it, its output is what this pack gives.',
		],
		rows: CONTENDERS.map(([contender, label]) => ({
			contender: label,
			figures: {
				'Highest memory': `${median(peaks(contender)).toFixed(0)} MB`,
				'Lowest–highest': `${spread(peaks(contender), 0)} MB`,
			},
			bar: median(peaks(contender)),
		})),
		axis: 'MB',
		ratios: [
			{
				of: 'this pack ÷ HTTP Request + Split Out',
				value: ratio('HTTP Request + Split Out'),
				target: ['≤', 1],
			},
			{
				of: 'this pack ÷ HTTP Request alone',
				value: ratio('HTTP Request'),
				target: ['≤', 1],
			},
		],
		facts: [],
	};
};
