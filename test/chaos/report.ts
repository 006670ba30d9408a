/** The figures as a page shows them. */
import type { Figures } from './chaos';
import type { Polled, Registered } from './listening';
import type { LeftAlone, SharedQuota } from './processes';

interface Measured {
	all: Figures[];
	registered: Registered[];
	polled: Polled[];
	shared: SharedQuota;
	alone: LeftAlone;
	/** The most memory that the process of the run ever had, in megabytes. */
	peak: number;
	seed: number;
	rate: number;
}

type Row<One = Figures> = [label: string, value: (one: One) => string | number];

const rows: Row[] = [
	['Requests', ({ requests }) => requests],
	[
		'Requests that met a fault',
		({ faults, requests }) => `${faults} (${percent(faults, requests)})`,
	],
	['Records read', ({ reads }) => reads.wanted],
	['Reads that failed in the end', ({ reads }) => reads.failed],
	['Lists read to their end', ({ lists }) => lists.wanted],
	['Lists that failed in the end', ({ lists }) => lists.failed],
	['Reads and lists refused for their size', ({ tooLarge }) => tooLarge],
	['Records gone or new while a list is read', ({ moved }) => moved],
	['Records written', ({ writes }) => writes.wanted],
	['Writes reported as failed', ({ writes }) => writes.failed],
	['Writes doubled', ({ doubled }) => doubled],
	['Records lost', ({ lost }) => lost],
	['Records out of order', ({ reordered }) => reordered],
	['Requests earlier than the provider asked', ({ early }) => early],
	['Failed items without a clear error', ({ unclear }) => unclear.length],
	['Requests per record while nothing answers', ({ outage }) => outage.toFixed(2)],
	['Time it would have taken', ({ virtualSeconds }) => `${Math.round(virtualSeconds / 60)} min`],
];

const registering: Array<Row<Registered>> = [
	['Requests', ({ requests }) => requests],
	['Times switched on and off', ({ turns }) => turns],
	['Activations that failed', ({ failed }) => failed],
	['Failures without a clear error', ({ unclear }) => unclear.length],
	['Webhooks left behind', ({ left }) => left],
	['Left behind since their ID never arrived', ({ unknowable }) => unknowable],
	['Webhooks of others that were touched', ({ touched }) => touched],
];

const polling: Array<Row<Polled>> = [
	['Requests', ({ requests }) => requests],
	['Polls', ({ polls }) => polls],
	['Polls that failed', ({ failed }) => failed],
	['Failures without a clear error', ({ unclear }) => unclear.length],
	['Records made meanwhile', ({ made }) => made],
	['Handed on twice', ({ doubled }) => doubled],
	['Lost', ({ lost }) => lost],
	['Out of order', ({ reordered }) => reordered],
];

const together: Array<Row<SharedQuota>> = [
	['Requests wanted', ({ wanted }) => wanted],
	['Requests sent', ({ sent }) => sent],
	['Refused for the limit (429)', ({ refused, sent }) => `${refused} (${percent(refused, sent)})`],
	['Not done in the end', ({ unfinished }) => unfinished],
	['Time it took', ({ seconds }) => `${(seconds / 60).toFixed(1)} min`],
	['Time it takes at least', ({ wanted, limit }) => `${(wanted / limit).toFixed(1)} min`],
];

/** The figures of each provider side by side. */
const sideBySide = <One extends { provider: string }>(all: One[], lines: Array<Row<One>>) =>
	table([
		['', ...all.map(({ provider }) => provider)],
		...lines.map(([label, value]) => [label, ...all.map(value)]),
	]);

export function report({
	all,
	registered,
	polled,
	shared,
	alone,
	peak,
	seed,
	rate,
}: Measured): string {
	const kinds = [...new Set(all.flatMap(({ byFault }) => [...byFault.keys()]))].sort();
	return [
		`Seed ${seed}, a fault for ${percent(rate, 1)} of the requests:`,
		sideBySide(all, rows),
		`The process that did all this, the emulators included, never had more than ${peak} MB of memory.`,
		'The faults that were met:',
		table([
			['', ...all.map(({ provider }) => provider)],
			...kinds.map((kind) => [kind, ...all.map(({ byFault }) => byFault.get(kind) ?? 0)]),
		]),
		'Triggers that register webhooks, switched on and off while requests fail:',
		sideBySide(registered, registering),
		'Polling triggers, one poll a minute, while records are made and requests fail; n8n is restarted now and then:',
		sideBySide(polled, polling),
		`${shared.processes} processes with one account, each with the whole limit of ${shared.limit} requests a minute in mind:`,
		table([['', 'All together'], ...together.map(([label, value]) => [label, value(shared)])]),
		`${alone.processes} processes of the same kind, one of which ends long before the other:`,
		table([
			['', 'All together'],
			...together.map(([label, value]) => [label, value(alone)]),
			['Until who is left has 90 % of its minute', `${alone.ninety.toFixed(1)} s at most`],
		]),
	].join('\n\n');
}

function percent(part: number, whole: number): string {
	return `${((100 * part) / whole).toFixed(1)} %`;
}

/** Aligned as Prettier aligns it: the first column to the left, figures to the right. */
function table(cells: Array<Array<string | number>>): string {
	const rows = cells.map((row) => row.map(String));
	const widths = rows[0].map((_, column) => Math.max(3, ...rows.map((row) => row[column].length)));
	const line = (row: string[]) =>
		`| ${row.map((cell, n) => (n === 0 ? cell.padEnd(widths[n]) : cell.padStart(widths[n]))).join(' | ')} |`;
	const rule = widths.map((width, n) =>
		n === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
	);
	const [head, ...body] = rows;
	return [line(head), line(rule), ...body.map(line)].join('\n');
}
