/** How soon a burst of deliveries is answered by a real n8n, and what comes of it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
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
/** So many deliveries come alone, one after the other. */
const ALONE = 20;
/** One of so many comes twice in the last burst. */
const EVERY_TWICE = 4;
/** A busy machine takes its time. */
const PATIENCE_MS = 600_000;

const PLAIN = 'Webhook';
const WITH_EXPRESSION = 'Webhook with an expression';

/** How n8n keeps the V8 isolates in which it evaluates expressions. */
interface Mode {
	name: string;
	settings: Record<string, string>;
	rounds: number;
	/** The Webhook nodes beside the triggers. */
	webhooks: string[];
	/** The one of them for which n8n does the same work. */
	equal: string;
}

const MODES: Mode[] = [
	{
		name: 'as it comes',
		settings: {},
		// A burst takes most of a minute here.
		rounds: 2,
		webhooks: [PLAIN, WITH_EXPRESSION],
		equal: WITH_EXPRESSION,
	},
	{
		name: 'lazy',
		settings: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
		rounds: 5,
		webhooks: [PLAIN],
		equal: PLAIN,
	},
];

/** The options of a Webhook node. */
const WEBHOOK_OPTIONS: Record<string, INodeParameters> = {
	[PLAIN]: {},
	[WITH_EXPRESSION]: { responseData: '={{ "Heard" }}' },
};

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

async function contenders(playground: Playground, { webhooks }: Mode): Promise<Contender[]> {
	const triggers: Contender[] = [];
	for (const ear of ears) {
		const own = await listener(playground, ear);
		const deliver = (n: number) => ear.deliver(own.hooks, n);
		triggers.push({ label: `${ear.name} Trigger`, listener: own, deliver, isTrigger: true });
	}
	// The same bodies, each fourth of every provider.
	const deliver = (n: number) => triggers[n % triggers.length].deliver(n);
	const own: Contender[] = [];
	for (const label of webhooks) {
		const node = await webhookNode(playground, label, WEBHOOK_OPTIONS[label]);
		own.push({ label, listener: node, deliver, isTrigger: false });
	}
	return [...triggers, ...own];
}

async function measure(mode: Mode, size: number, quick: boolean): Promise<Map<string, Measured>> {
	const emulation = {
		sandbox: combine(Object.values(openAccounts())),
		credentials: sandboxCredentials,
	};
	const userFolder = mkdtempSync(join(tmpdir(), 'quartet-deliveries-'));
	const playground = await openPlayground({
		...{ userFolder, port: 0, emulation, settings: mode.settings },
	});
	try {
		return await measureIn(playground, quick ? { ...mode, rounds: 1 } : mode, size);
	} finally {
		await playground.n8n.stop();
		await playground.proxy?.close();
	}
}

/** One round to warm up, in which some come alone; the counted ones, in turns; and one with repetitions. */
async function measureIn(
	playground: Playground,
	mode: Mode,
	size: number,
): Promise<Map<string, Measured>> {
	const { rest } = playground;
	const all = await contenders(playground, mode);
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
	for (let round = 0; round < mode.rounds; round += 1) {
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
		const items = handedOn(playground, own);
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

const rowsOf = ({ name }: Mode, measured: Map<string, Measured>): Row[] =>
	[...measured].map(([label, { medians, last, alone }]) => ({
		contender: `${label}, n8n ${name}`,
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

function ratiosOf({ name, webhooks, equal }: Mode, measured: Map<string, Measured>): Ratio[] {
	const triggers = [...measured].filter(([label]) => isTrigger(label));
	return webhooks.flatMap((webhook) => {
		const base = measured.get(webhook) ?? nothing();
		const target: Pick<Ratio, 'target'> = webhook === equal ? { target: ['≤', 1.2] } : {};
		return triggers.flatMap(([label, { medians, last }]): Ratio[] => {
			const of = `${label} ÷ ${webhook}, n8n ${name}`;
			return [
				{ of: `${of}, median`, value: median(medians) / median(base.medians), ...target },
				{ of: `${of}, 99th percentile`, value: median(last) / median(base.last), ...target },
			];
		});
	});
}

export const deliveries: Experiment = async ({ quick }) => {
	const size = quick ? 40 : BURST;
	const found: Array<[Mode, Map<string, Measured>]> = [];
	for (const mode of MODES) found.push([mode, await measure(mode, size, quick)]);
	const every = found.flatMap(([, measured]) => [...measured]);
	const triggers = every.filter(([label]) => isTrigger(label)).map(([, measured]) => measured);
	const sum = (count: 'told' | 'items' | 'different') =>
		triggers.reduce((all, one) => all + one[count], 0);
	const slowest = Math.max(...triggers.flatMap(({ alone }) => alone));
	return {
		title: `A burst of ${size} deliveries`,
		how: [
			`A real n8n (SQLite, one process) is sent ${size} different signed deliveries at once, each on a connection of its own, after a smaller burst to warm up: in ${quick ? 'one round' : 'two rounds'} as n8n comes, and in ${quick ? 'one' : 'five'} with "lazy" (below), the workflows in turns, each after the last one has ended. A workflow is the trigger and a node that does nothing. The figures are the medians of the rounds; a ratio is that of these.`,
			"n8n's own Webhook node answers immediately, reads nothing but the body, and gets the bodies of all four providers in turn.",
			`n8n evaluates expressions in V8 isolates, and as it comes it makes one for every delivery before a trigger sees it, and another one for its execution. It spares the first for its own Webhook node alone, as long as no parameter of that is an expression, so the ratio to that is of what n8n does for any other trigger. Against a Webhook node with an expression, n8n does the same for both. With \`N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true\` ("lazy") it makes an isolate only for an expression.`,
			`At the end, ${Math.ceil(size / 2)} more come, of which a fourth comes twice in the burst, and once more after it.`,
		],
		rows: found.flatMap(([mode, measured]) => rowsOf(mode, measured)),
		axis: 's, median',
		ratios: found.flatMap(([mode, measured]) => ratiosOf(mode, measured)),
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
