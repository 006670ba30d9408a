/** The results as Markdown. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { isMet, type Ratio, type Result } from './result';

const PLAYGROUND = join(__dirname, '..', 'playground', 'node_modules');

function rows(header: string[], lines: string[][]): string {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [line(header), line(header.map(() => '---')), ...lines.map(line)].join('\n');
}

/** The figures of one experiment and how they stand to its targets. */
export function table({ title, rows: found, ratios, facts }: Result): string {
	const columns = Object.keys(found[0].figures);
	return [
		`## ${title}`,
		rows(
			['', ...columns],
			found.map(({ contender, figures }) => [contender, ...columns.map((name) => figures[name])]),
		),
		rows(
			['Ratio', 'Measured', 'Target', ''],
			ratios.map((ratio) => [
				ratio.of,
				ratio.value.toFixed(2),
				ratio.target?.join(' ') ?? '–',
				verdict(ratio),
			]),
		),
		facts.map(([sentence, holds]) => `- ${sentence}: ${holds ? 'yes' : '**no**'}`).join('\n'),
	]
		.filter((part) => part !== '')
		.join('\n\n');
}

function verdict(ratio: Ratio): string {
	if (ratio.target === undefined) return '';
	return isMet(ratio) ? 'met' : '**missed**';
}

function version(module: string): string {
	const manifest = readFileSync(join(PLAYGROUND, module, 'package.json'), 'utf8');
	return (JSON.parse(manifest) as { version: string }).version;
}

function cores(): string {
	const memory = Math.round(totalmem() / 1024 ** 3);
	return `${cpus().length} cores (${cpus()[0].model.trim()}), ${memory} GB of memory, ${process.platform}`;
}

function machine(): string {
	const node = execFileSync(join(PLAYGROUND, 'node', 'bin', 'node'), ['--version']);
	return [
		`- ${cores()}`,
		`- contenders: Node.js ${String(node).trim()}, n8n-core ${version('n8n-core')}, HTTP Request of n8n-nodes-base ${version('n8n-nodes-base')}, axios ${version('axios')}; sandbox: Node.js ${process.version}`,
	].join('\n');
}

const explained = (result: Result) =>
	`${table(result)}\n\n${result.how.map((sentence) => `- ${sentence}`).join('\n')}`;

/** docs/benchmarks.md */
export function page(results: Result[]): string {
	return `# Benchmarks

\`npm run bench\` measures this pack beside n8n's own HTTP Request node in one run, on one machine, against one sandbox, and writes this page. What counts are the ratios: the figures themselves differ from machine to machine. It takes about twenty minutes and needs the playground (\`npm start\` installs it). \`npm run bench -- --quick\` only shows that everything works.

![Bars of this pack beside the others](images/benchmarks.svg)

${machine()}

All nodes run in n8n-core's own engine, with the same credential. The sandbox is the Salesloft emulator of this repository (Shortcut's for stories) in a process of its own. It is reached over TLS at the provider's own address through a loopback proxy, unless something else is said below; no request leaves the machine. This pack is compiled as it is published. axios in a bare loop, without n8n, is the floor.

${results.map(explained).join('\n\n')}

## What is not claimed

- That few writes are done sooner than by HTTP Request. It sends all of them at once; this pack sends one after the other, so that their order is kept and a failure can be told from what came before it. Far below the limit, HTTP Request is done first. The option Parallel Requests raises the number.
- That HTTP Request is beaten at everything. It needs less processor time for each item, since it keeps all requests under way at once.
- That the times hold on a busy machine. Through the limit, 1.05 × leaves the 400 creates behind the first minute about 9 ms each for n8n-core, a new connection and TLS; an idle machine just makes that, and one with other work to do does not.
- Anything about the providers' own speed: the sandbox answers after a fixed time.
- That a ratio holds for every list. Pages are asked at the same time where the API tells how many there are, in an order that does not move; other lists go page by page, as fast as HTTP Request does.
`;
}

/** docs/panel.md */
export function panelPage(results: Result[]): string {
	return `# How fast panels open

\`npm run bench -- panel\` measures in n8n's own editor how long the panel of a node takes to open: the nodes of this pack beside two of n8n's own that are about as large, in one run. It writes this page, takes about four minutes, and needs the playground (\`npm start\` installs it) and Chromium. What counts are the ratios: the figures themselves differ from machine to machine.

- ${cores()}
- n8n ${version('n8n')}

${results.map(explained).join('\n\n')}
`;
}

/** docs/deliveries.md */
export function deliveriesPage(results: Result[]): string {
	return `# How soon deliveries are answered

\`npm run bench -- deliveries\` sends a burst of deliveries to the triggers of this pack and to n8n's own Webhook node, in one run and in a real n8n, and writes this page. It takes about fifteen minutes and needs the playground (\`npm start\` installs it). What counts are the ratios: the figures themselves differ from machine to machine.

- ${cores()}
- n8n ${version('n8n')}

${results.map(explained).join('\n\n')}
`;
}
