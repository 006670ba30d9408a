/**
 * `npm run bench`: measures this pack beside n8n's own HTTP Request node, a hand-written node and
 * axios in one run, and writes docs/benchmarks.md with its plot.
 * `npm run bench -- panel`: measures how long the editor's panels take to open, and writes
 * docs/panel.md.
 * `npm run bench -- deliveries`: measures how soon a burst of deliveries is answered, and writes
 * docs/deliveries.md.
 * Other experiments can be named as well; a page is written when all of its experiments were made.
 *   --quick  small sizes, to see that everything works; prints and writes nothing
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { run } from '../playground/groups';
import { isInstalled } from '../playground/install';
import { interrupted } from '../playground/interrupt';
import { step } from '../playground/progress';
import { cpuPerItem } from './experiments/cpu';
import { deliveries } from './experiments/deliveries';
import { fairness } from './experiments/fairness';
import { creates } from './experiments/limit';
import { memory } from './experiments/memory';
import { pages } from './experiments/pages';
import { panel } from './experiments/panel';
import { stories } from './experiments/stories';
import { plot } from './plot';
import { deliveriesPage, page, panelPage, table } from './report';
import { isMet, type Experiment, type Result } from './result';

const root = resolve(__dirname, '..');

/** A page of docs/ and the experiments that it shows, by the names that they are asked for. */
interface Page {
	file: string;
	experiments: Record<string, [label: string, Experiment]>;
	text: (results: Result[]) => string;
	plot?: string;
}

const requests: Page = {
	file: 'benchmarks.md',
	experiments: {
		limit: ['Creates through a limit', creates],
		pages: ['Many pages', pages],
		cpu: ['Processor time', cpuPerItem],
		memory: ['Memory', memory],
		fairness: ['Many runs on one account', fairness],
		stories: ['Stories by name', stories],
	},
	text: page,
	plot: 'benchmarks.svg',
};

const panels: Page = {
	file: 'panel.md',
	experiments: { panel: ['Panels of nodes', panel] },
	text: panelPage,
};

const bursts: Page = {
	file: 'deliveries.md',
	experiments: { deliveries: ['A burst of deliveries', deliveries] },
	text: deliveriesPage,
};

const everyPage = [requests, panels, bursts];
const known = everyPage.flatMap(({ experiments }) => Object.keys(experiments));

/** What to do; without names, the experiments of docs/benchmarks.md. */
function readArguments(): { names: string[]; quick: boolean } {
	const { values, positionals } = parseArgs({
		options: { quick: { type: 'boolean', default: false } },
		allowPositionals: true,
	});
	const unknown = positionals.filter((name) => !known.includes(name));
	if (unknown.length > 0) {
		throw new Error(`There is no experiment ${unknown.join(', ')}, only ${known.join(', ')}.`);
	}
	const names = positionals.length > 0 ? positionals : Object.keys(requests.experiments);
	return { names, quick: values.quick };
}

/** Writes a page, with its plot if it has one. */
async function write({ file, text, plot: picture }: Page, results: Result[]): Promise<void> {
	if (picture) writeFileSync(join(root, 'docs', 'images', picture), plot(results));
	const path = join(root, 'docs', file);
	const options = { ...(await resolveConfig(path)), filepath: path };
	writeFileSync(path, await format(text(results), options));
	console.log(`\ndocs/${file} is written.`);
}

async function measure(): Promise<void> {
	const { names, quick } = readArguments();
	if (!isInstalled()) {
		throw new Error(
			"n8n's own HTTP Request node is not here: it comes with the playground. Run `npm start` " +
				'once, which installs n8n (3.0 GB), and then this again.',
		);
	}
	const scratch = mkdtempSync(join(tmpdir(), 'quartet-bench-'));
	// The processes that are started from here leave their files there, too.
	process.env.TMPDIR = scratch;
	const pack = join(scratch, 'pack');
	const results = new Map<string, Result>();
	try {
		const tsc = [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '--outDir', pack];
		await step('Compiling the pack', () => run(process.execPath, tsc, { cwd: root }));
		for (const { experiments } of everyPage) {
			for (const [name, [label, experiment]] of Object.entries(experiments)) {
				if (!names.includes(name)) continue;
				results.set(name, await step(label, () => experiment({ pack, quick })));
			}
		}
	} finally {
		rmSync(scratch, { recursive: true });
	}
	const found = [...results.values()];
	for (const result of found) console.log(`\n${table(result)}`);
	const met = found.every(
		({ ratios, facts }) => ratios.every(isMet) && facts.every(([, holds]) => holds),
	);
	console.log(`\n${met ? 'Every' : 'Not every'} target is met.`);
	if (quick) return;
	for (const one of everyPage) {
		const shown = Object.keys(one.experiments).map((name) => results.get(name));
		const complete = shown.filter((result) => result !== undefined);
		if (complete.length === shown.length) await write(one, complete);
	}
}

async function stopped(): Promise<never> {
	await interrupted();
	throw new Error('Stopped before the end');
}

// Whatever was started ends together with this process.
Promise.race([measure(), stopped()]).then(
	() => process.exit(),
	(error: Error) => {
		console.error(error.message);
		process.exit(1);
	},
);
