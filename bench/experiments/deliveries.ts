/** How soon a burst of deliveries is answered by a real n8n, and what comes of it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccounts, sandboxCredentials } from '../../playground/accounts';
import {
	burst,
	ears,
	handedOn,
	listener,
	webhookNode,
	type Answer,
	type Listener,
} from '../../playground/deliveries';
import { openPlayground, type Playground } from '../../playground/playground';
import { combine } from '../../sandbox';
import type { Delivered } from '../../test/harness/trigger';
import { median, seconds, spread, type Experiment, type Ratio, type Row } from '../result';

const BURST = 1_000;
const ROUNDS = 1;
/** So many deliveries come alone, one after the other. */
const ALONE = 20;
/** One of so many comes twice in the last burst. */
const EVERY_TWICE = 4;
/** A busy machine takes its time. */
const PATIENCE_MS = 600_000;

/** How n8n keeps the V8 isolates in which it evaluates expressions. */
const MODES = {
	'as it comes': {},
	lazy: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
} as const;
type Mode = keyof typeof MODES;

const PLAIN = 'Webhook';
const WITH_EXPRESSION = 'Webhook with an expression';

interface Contender {
	label: string;
	listener: Listener;
	/** Each tells something else. */
	deliver: (n: number) => Delivered;
	/** Whether what comes twice is handed on once. */
	isTrigger: boolean;
}

/** What each burst took. */
interface Measured {
	medians: number[];
	last: number[];
	alone: number[];
	refused: number;
	/** How many things were told, how many items came of them, and how many differ. */
	told: number;
	items: number;
	different: number;
}

async function contenders(playground: Playground): Promise<Contender[]> {
	const triggers: Contender[] = [];
	for (const ear of ears) {
		const own = await listener(playground, ear);
		const deliver = (n: number) => ear.deliver(own.hooks, n);
		triggers.push({ label: `${ear.name} Trigger`, listener: own, deliver, isTrigger: true });
	}
	// The same bodies, each fourth of every provider.
	const deliver = (n: number) => triggers[n % triggers.length].deliver(n);
	const isTrigger = false;
	const plain = await webhookNode(playground, PLAIN);
	const expression = await webhookNode(playground, WITH_EXPRESSION, {
		responseData: '={{ "Heard" }}',
	});
	return [
		...triggers,
		{ label: PLAIN, listener: plain, deliver, isTrigger },
		{ label: WITH_EXPRESSION, listener: expression, deliver, isTrigger },
	];
}

async function measure(mode: Mode, size: number, rounds: number): Promise<Map<string, Measured>> {
	const emulation = {
		sandbox: combine(Object.values(openAccounts())),
		credentials: sandboxCredentials,
	};
	const userFolder = mkdtempSync(join(tmpdir(), 'quartet-deliveries-'));
	const playground = await openPlayground({
		...{ userFolder, port: 0, emulation, settings: MODES[mode] },
	});
	try {
		return await measureIn(userFolder, playground, size, rounds);
	} finally {
		await playground.n8n.stop();
		await playground.proxy?.close();
	}
}

/** One round to warm up, in which some come alone; the counted ones, in turns; and one with repetitions. */
async function measureIn(
	userFolder: string,
	playground: Playground,
	size: number,
	rounds: number,
): Promise<Map<string, Measured>> {
	const { rest } = playground;
	const all = await contenders(playground);
	const found = new Map(all.map(({ label }) => [label, nothing()]));
	let next = 1;
	const made = ({ deliver }: Contender, count: number) => {
		const from = next;
		next += count;
		return Array.from({ length: count }, (_, i) => deliver(from + i));
	};
	const send = async (to: Contender, deliveries: Delivered[], told: number) => {
		const answers = await burst(to.listener, deliveries);
		const measured = found.get(to.label) ?? nothing();
		measured.told += told;
		measured.refused += answers.filter(({ status }) => status !== 200).length;
		await rest.idle(to.listener.workflow.id, PATIENCE_MS);
		return { measured, times: answers.map(({ milliseconds }: Answer) => milliseconds) };
	};
	for (const one of all) {
		await send(one, made(one, Math.ceil(size / 10)), Math.ceil(size / 10));
		for (let alone = 0; alone < ALONE; alone += 1) {
			const { measured, times } = await send(one, made(one, 1), 1);
			measured.alone.push(...times);
		}
	}
	for (let round = 0; round < rounds; round += 1) {
		const turned = [...all.slice(round % all.length), ...all.slice(0, round % all.length)];
		for (const one of round % 2 === 0 ? turned : turned.reverse()) {
			const { measured, times } = await send(one, made(one, size), size);
			measured.medians.push(median(times));
			measured.last.push(percentile(times, 0.99));
		}
	}
	for (const one of all.filter(({ isTrigger }) => isTrigger)) {
		const once = made(one, Math.ceil(size / 2));
		const again = once.filter((_, i) => i % EVERY_TWICE === 0);
		await send(one, [...once, ...again], once.length);
		await send(one, again, 0);
	}
	for (const { label, listener: own } of all) {
		const items = handedOn(userFolder, own);
		const measured = found.get(label) ?? nothing();
		measured.items = items.length;
		measured.different = new Set(items).size;
	}
	return found;
}

const nothing = (): Measured => ({
	...{ medians: [], last: [], alone: [] },
	...{ refused: 0, told: 0, items: 0, different: 0 },
});

function percentile(values: number[], part: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.ceil(sorted.length * part) - 1];
}

const isTrigger = (label: string) => label.endsWith('Trigger');

const rowsOf = (mode: Mode, measured: Map<string, Measured>): Row[] =>
	[...measured].map(([label, { medians, last, alone }]) => ({
		contender: `${label}, n8n ${mode}`,
		figures: {
			Median: seconds(median(medians)),
			'Lowest–highest': `${spread(
				medians.map((one) => one / 1000),
				2,
			)} s`,
			'99th percentile': seconds(median(last)),
			'Alone, median': `${median(alone).toFixed(0)} ms`,
			'Alone, slowest': `${Math.max(...alone).toFixed(0)} ms`,
		},
		bar: median(medians) / 1000,
	}));

function ratiosOf(mode: Mode, measured: Map<string, Measured>, yardstick: string): Ratio[] {
	const base = measured.get(yardstick) ?? nothing();
	const triggers = [...measured].filter(([label]) => isTrigger(label));
	return triggers.flatMap(([label, { medians, last }]) => {
		const of = `${label} ÷ ${yardstick}, n8n ${mode}`;
		const target = { target: ['≤', 1.2] as ['≤', number] };
		return [
			{ of: `${of}, median`, value: median(medians) / median(base.medians), ...target },
			{ of: `${of}, 99th percentile`, value: median(last) / median(base.last), ...target },
		];
	});
}

export const deliveries: Experiment = async ({ quick }) => {
	const size = quick ? 40 : BURST;
	const rounds = quick ? 1 : ROUNDS;
	const eager = await measure('as it comes', size, rounds);
	const lazy = await measure('lazy', size, rounds);
	const every = [...eager, ...lazy];
	const triggers = every.filter(([label]) => isTrigger(label)).map(([, measured]) => measured);
	const sum = (count: 'told' | 'items' | 'different') =>
		triggers.reduce((all, one) => all + one[count], 0);
	const slowest = Math.max(...triggers.flatMap(({ alone }) => alone));
	return {
		title: `A burst of ${size} deliveries`,
		how: [
			`A real n8n (SQLite, one process) is sent ${size} different signed deliveries at once, each on a connection of its own: ${rounds} counted rounds after a smaller one to warm up, the workflows in turns, each after the last one has ended. A workflow is the trigger and a node that does nothing. The figures are the medians of the rounds; a ratio is that of these.`,
			"n8n's own Webhook node answers immediately, reads nothing but the body, and gets the bodies of all four providers in turn.",
			`n8n evaluates expressions in V8 isolates, and as it comes it makes one for every delivery before a trigger sees it, and another one for its execution. It spares the first for its own Webhook node alone, as long as no parameter of that is an expression, so the ratio to that is of what n8n does for any other trigger. Against a Webhook node with an expression, n8n does the same for both. With \`N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true\` ("lazy") it makes an isolate only for an expression.`,
			`At the end, ${Math.ceil(size / 2)} more come, of which a fourth comes twice in the burst, and once more after it.`,
		],
		rows: [...rowsOf('as it comes', eager), ...rowsOf('lazy', lazy)],
		axis: 's, median',
		ratios: [
			...ratiosOf('as it comes', eager, WITH_EXPRESSION),
			...ratiosOf('as it comes', eager, PLAIN),
			...ratiosOf('lazy', lazy, PLAIN),
		],
		facts: [
			['every delivery is answered with 200', every.every(([, { refused }]) => refused === 0)],
			[
				`everything is handed on once, however often it comes (${sum('told')} things told, ${sum('items')} handed on, ${sum('different')} different)`,
				triggers.every(({ told, items, different }) => items === told && different === told),
			],
			[
				`a delivery alone is answered within a second (slowest: ${slowest.toFixed(0)} ms)`,
				slowest < 1000,
			],
		],
	};
};
