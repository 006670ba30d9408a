/** One provider's node, through n8n's own engine, against an emulator that fails as planned. */
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { traffic } from '../../nodes/engine/client/pace';
import { openDoor } from '../../sandbox/doors/nock';
import {
	FAULTS,
	randomFrom,
	REPEATED_PAGE,
	withFaults,
	type Fault,
	type FaultPlan,
	type FaultyProvider,
} from '../../sandbox/faults';
import type { Provider } from '../../sandbox/http';
import { runNode, type NodeResult } from '../harness';
import { Drift } from './drift';
import type { Subject } from './subject';
import { VirtualTime } from './virtual-time';

export interface Size {
	/** Single records. */
	reads: number;
	/** Whole lists, several pages each; every second one moves while it is read. */
	lists: number;
	/** Whole lists whose totals are wrong. */
	lies: number;
	writes: number;
	/** Single records while nothing answers. */
	outage: number;
}

export interface Figures {
	provider: string;
	requests: number;
	/** How many requests met a fault. */
	faults: number;
	byFault: Map<Fault, number>;
	reads: { wanted: number; failed: number };
	lists: { wanted: number; failed: number };
	/** Reads and lists that failed since an answer was larger than n8n should hold. */
	tooLarge: number;
	/** How many records went and came between the pages of the lists that move. */
	moved: number;
	writes: { wanted: number; failed: number };
	/** Writes that the account holds more than once. */
	doubled: number;
	/** Records that a run passed over in silence, or writes that it reported and did not make. */
	lost: number;
	reordered: number;
	/** Requests that came before the time that a refusal had named. */
	early: number;
	/**
	 * Failed items whose error is not a clear sentence, lacks its item, tells the secret, or does not say
	 * of a write that it may have been processed.
	 */
	unclear: string[];
	/** What the failed items said, without their index. */
	said: Map<string, number>;
	/** Requests for each wanted record while nothing answered. */
	outage: number;
	/** How long it all would have taken. */
	virtualSeconds: number;
}

const BATCH = 250;
/** What filled an account has left the limit by then. */
const SETTLED_MS = 120_000;
/** The share of the answers with a wrong total, where a list has these. */
const LIES_RATE = 0.5;
/** The faults of an outage: nothing is answered at all. */
const OUTAGE: Fault[] = ['server error', 'refused', 'reset', 'silent'];

/** Does the work at the given rate of faults and measures what came of it. */
export async function chaos(
	subject: Subject,
	size: Size,
	{ seed, rate, faults = FAULTS }: Pick<FaultPlan, 'seed' | 'rate' | 'faults'>,
): Promise<Figures> {
	const figures: Figures = {
		provider: subject.name,
		requests: 0,
		faults: 0,
		byFault: new Map(),
		reads: { wanted: size.reads, failed: 0 },
		lists: { wanted: size.lists + size.lies, failed: 0 },
		tooLarge: 0,
		moved: 0,
		writes: { wanted: size.writes, failed: 0 },
		doubled: 0,
		lost: 0,
		reordered: 0,
		early: 0,
		unclear: [],
		said: new Map(),
		outage: 0,
		virtualSeconds: 0,
	};
	const random = Math.random;
	Math.random = randomFrom(seed);
	const time = new VirtualTime();
	const started = time.now;
	const clock = () => time.now;
	const plan = { seed, rate, faults, clock, ...subject.dialect };
	try {
		const open = () => subject.open(clock);
		if (size.reads > 0) {
			await behind(time, withFaults(open(), plan), figures, async () => {
				await readAll(subject, size.reads, figures);
			});
		}
		const listed = open();
		await time.sleep(SETTLED_MS);
		const drift = new Drift(listed, subject.list, randomFrom(seed));
		// Only a total that is right can tell what went from a list that moves.
		const moving = { ...plan, seed: seed + 1, total: undefined };
		await behind(time, withFaults(drift, moving), figures, async () => {
			await listAll(subject, size.lists, listed, figures, drift);
		});
		figures.moved = drift.changes;
		const lying: FaultPlan = { ...plan, seed: seed + 3, rate: LIES_RATE, faults: ['wrong total'] };
		await behind(time, withFaults(listed, lying), figures, async () => {
			await listAll(subject, size.lies, listed, figures);
		});
		if (size.writes > 0) {
			const written = open();
			await behind(time, withFaults(written, { ...plan, seed: seed + 2 }), figures, async () => {
				await writeAll(subject, size.writes, written, figures);
			});
		}
		const { early } = time;
		if (size.outage > 0) {
			const dead = withFaults(open(), { ...plan, rate: 1, faults: OUTAGE });
			await behind(time, dead, undefined, async () => {
				const items = readItems(subject, size.outage);
				const result = await run(subject, subject.read.parameters, items);
				if (result.items.some(({ json }) => !('error' in json))) {
					throw new Error('The outage answered');
				}
			});
			figures.outage = dead.requests / size.outage;
		}
		figures.early = early;
		figures.virtualSeconds = Math.round((time.now - started) / 1000);
	} finally {
		time.stop();
		Math.random = random;
	}
	return figures;
}

/** Does something while the provider stands behind its faults, and counts them. */
async function behind(
	time: VirtualTime,
	provider: FaultyProvider,
	figures: Figures | undefined,
	work: () => Promise<void>,
): Promise<void> {
	traffic.clear();
	const door = openDoor(provider, { wait: time.hold });
	try {
		await work();
	} finally {
		door.close();
	}
	if (!figures) return;
	figures.requests += provider.requests;
	for (const [fault, count] of provider.made) {
		figures.faults += count;
		figures.byFault.set(fault, (figures.byFault.get(fault) ?? 0) + count);
	}
}

async function run(
	{ node, credential }: Subject,
	parameters: INodeParameters,
	items: INodeExecutionData[],
): Promise<NodeResult> {
	return await runNode({
		node,
		credentials: [credential],
		parameters,
		items,
		onError: 'continueRegularOutput',
	});
}

function readItems({ read }: Subject, count: number): INodeExecutionData[] {
	return Array.from({ length: count }, (_, n) => ({ json: { id: read.ids[n % read.ids.length] } }));
}

async function readAll(subject: Subject, count: number, figures: Figures): Promise<void> {
	for (let done = 0; done < count; done += BATCH) {
		const items = readItems(subject, Math.min(BATCH, count - done));
		const result = await run(subject, subject.read.parameters, items);
		figures.lost += items.length - result.items.length;
		result.items.forEach(({ json, pairedItem }, index) => {
			const item = typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : -1;
			if ('error' in json) {
				failed(subject, result.items[index], index, figures, figures.reads);
			} else if (json.id !== items[index].json.id || item !== index) {
				figures.reordered += 1;
			}
		});
	}
}

async function listAll(
	subject: Subject,
	count: number,
	provider: Provider,
	figures: Figures,
	drift?: Drift,
): Promise<void> {
	const { parameters, ids } = subject.list;
	for (let done = 0; done < count; done += 1) {
		const before = ids(provider);
		let stayed = before;
		let items: INodeExecutionData[] = [];
		const read = async () => {
			({ items } = await run(subject, parameters, [{ json: {} }]));
			const after = new Set(ids(provider));
			stayed = before.filter((id) => after.has(id));
		};
		const moves = drift !== undefined && done % 2 === 1;
		await (moves ? drift.during(read) : read());
		if (items.length === 1 && 'error' in items[0].json) {
			failed(subject, items[0], 0, figures, figures.lists);
			continue;
		}
		const given = items.map(({ json }) => json.id as number | string);
		figures.lost += stayed.filter((id) => !given.includes(id)).length;
		figures.doubled += given.length - new Set(given).size;
		if (!moves && given.some((id, index) => id !== before[index])) figures.reordered += 1;
	}
}

async function writeAll(
	subject: Subject,
	count: number,
	provider: Provider,
	figures: Figures,
): Promise<void> {
	const done: string[] = [];
	for (let begun = 0; begun < count; begun += BATCH) {
		const size = Math.min(BATCH, count - begun);
		const names = Array.from({ length: size }, (_, n) => `Written under chaos ${begun + n}`);
		const items = names.map((name) => ({ json: { name } }));
		const result = await run(subject, subject.write.parameters, items);
		figures.lost += size - result.items.length;
		result.items.forEach((item, index) => {
			if ('error' in item.json) {
				figures.writes.failed += 1;
				note(subject, item, index, figures, lacksWarning(item));
			} else {
				done.push(names[index]);
			}
		});
	}
	const times = new Map<string, number>();
	for (const name of subject.write.written(provider)) times.set(name, (times.get(name) ?? 0) + 1);
	for (const [name, written] of times) {
		if (name.startsWith('Written under chaos')) figures.doubled += written - 1;
	}
	figures.lost += done.filter((name) => !times.has(name)).length;
}

const TOO_LARGE = /^\w+ sent more than n8n can take at once/;
/** What is only said of requests that were certainly not processed. */
const NOT_PROCESSED = /^\w+ is receiving too many requests| refused the connection/;
const MAY_BE_DONE = 'The request may have been processed all the same.';

/** A read that failed; no repetition mends an answer that is too large. */
function failed(
	subject: Subject,
	item: INodeExecutionData,
	index: number,
	figures: Figures,
	kind: { failed: number },
): void {
	if (TOO_LARGE.test(String(item.json.error))) figures.tooLarge += 1;
	else kind.failed += 1;
	note(subject, item, index, figures);
}

/** Whether a write that failed has to say that it may have been processed, and does not. */
function lacksWarning({ json }: INodeExecutionData): boolean {
	const said = JSON.stringify(json.details);
	return !NOT_PROCESSED.test(String(json.error)) && !said.includes(MAY_BE_DONE);
}

/** A clear error is a sentence without the secret that names the item it happened on. */
function note(
	{ credential }: Subject,
	item: INodeExecutionData,
	index: number,
	figures: Figures,
	isUnclear = false,
): void {
	const message = String(item.json.error);
	const secrets = Object.values(credential.data).map(String);
	const clear =
		!isUnclear &&
		/^[A-Z][\w' ]+ \S+ .{10,} \[item \d+\]$/.test(message) &&
		message.endsWith(`[item ${index}]`) &&
		!secrets.some((secret) => JSON.stringify(item).includes(secret));
	if (!clear) figures.unclear.push(message);
	const said = message.replace(/ \[item \d+\]$/, '');
	figures.said.set(said, (figures.said.get(said) ?? 0) + 1);
}

/** Walks a list whose provider gives one page again and again. @returns the error it ends with */
export async function repeatedPage(subject: Subject): Promise<string> {
	const time = new VirtualTime();
	const clock = () => time.now;
	const provider = subject.open(clock);
	await time.sleep(SETTLED_MS);
	let pages = 0;
	const faulty = withFaults(provider, {
		seed: 1,
		rate: 1,
		clock,
		faults: [REPEATED_PAGE],
		meets: () => pages++ > 0,
	});
	traffic.clear();
	const door = openDoor(faulty, { wait: time.hold });
	try {
		const { items } = await run(subject, subject.list.parameters, [{ json: {} }]);
		return String(items[0].json.error);
	} finally {
		door.close();
		time.stop();
	}
}
