/**
 * `npm run bench`: measures this pack beside n8n's own HTTP Request node, a hand-written node and
 * axios in one run, and writes docs/benchmarks.md with its plot.
 *   --quick  small sizes, to see that everything works; prints and writes nothing
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { run } from '../playground/groups';
import { isInstalled } from '../playground/install';
import { step } from '../playground/progress';
import { cpuPerItem } from './experiments/cpu';
import { fairness } from './experiments/fairness';
import { creates } from './experiments/limit';
import { memory } from './experiments/memory';
import { pages } from './experiments/pages';
import { plot } from './plot';
import { page, table } from './report';
import { isMet, type Experiment, type Result } from './result';

const root = resolve(__dirname, '..');

const experiments: Array<[label: string, Experiment]> = [
	['Creates through a limit', creates],
	['Many pages', pages],
	['Processor time', cpuPerItem],
	['Memory', memory],
	['Many runs on one account', fairness],
];

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
	if (!isInstalled()) {
		throw new Error(
			"n8n's own HTTP Request node is not here: it comes with the playground. Run `npm start` " +
				'once, which installs n8n (2.2 GB), and then this again.',
		);
	}
	const scratch = mkdtempSync(join(tmpdir(), 'quartet-bench-'));
	// The processes that are started from here leave their files there, too.
	process.env.TMPDIR = scratch;
	const pack = join(scratch, 'pack');
	const results: Result[] = [];
	try {
		const tsc = [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '--outDir', pack];
		await step('Compiling the pack', () => run(process.execPath, tsc, { cwd: root }));
		for (const [label, experiment] of experiments) {
			results.push(await step(label, () => experiment({ pack, quick: values.quick })));
		}
	} finally {
		rmSync(scratch, { recursive: true });
	}
	for (const result of results) console.log(`\n${table(result)}`);
	if (values.quick) return;
	writeFileSync(join(root, 'docs', 'images', 'benchmarks.svg'), plot(results));
	const file = join(root, 'docs', 'benchmarks.md');
	writeFileSync(
		file,
		await format(page(results), { ...(await resolveConfig(file)), filepath: file }),
	);
	const met = results.every(
		({ ratios, facts }) => ratios.every(isMet) && facts.every(([, holds]) => holds),
	);
	console.log(`\ndocs/benchmarks.md is written; ${met ? 'every' : 'not every'} target is met.`);
}

main().then(
	() => process.exit(),
	(error: Error) => {
		console.error(error.message);
		process.exit(1);
	},
);
