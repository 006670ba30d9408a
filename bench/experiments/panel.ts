/** How long n8n's editor takes to open the panel of a node. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INode, INodeProperties } from 'n8n-workflow';
import { openAccounts, sandboxCredentials } from '../../playground/accounts';
import { openChromium } from '../../playground/chromium';
import { Editor, type Opening } from '../../playground/editor';
import { openPlayground, type Playground } from '../../playground/playground';
import type { Credential, NewCredential, NewWorkflow } from '../../playground/rest';
import { owner } from '../../playground/setup';
import { combine } from '../../sandbox';
import { ofN8n, ours, placeGrown } from '../descriptions';
import { operationsOf } from '../grown';
import { median, spread, type Experiment } from '../result';

/** A node on the canvas. Its panel shows the operation with a form for a new record. */
interface Panel {
	/** Its name on the canvas, and in the table. */
	label: string;
	type: string;
	version: number;
	credential: string;
	resource: string;
	operation: string;
	properties: INodeProperties[];
}

const PACK = 'n8n-nodes-quartet';
const BASE = 'n8n-nodes-base';
const YARDSTICK = 'Notion';
/** A size that the Salesloft node may come to. */
const GROWN = 200;
/** Openings differ by a fifth from one to the next, so that a median needs some. */
const ROUNDS = 11;

/** The yardsticks' forms ask for an account, too; nothing is sent there. */
const YARDSTICK_CREDENTIALS: NewCredential[] = [
	{ type: 'notionApi', name: 'Notion', data: { apiKey: 'nobody' } },
	{ type: 'hubspotApi', name: 'HubSpot', data: { apiKey: 'nobody' } },
];

const own = (
	label: string,
	resource: string,
	operation: string,
	properties: INodeProperties[],
): Panel => {
	const name = label.toLowerCase();
	const credential = `${name}Api`;
	const type = `${PACK}.${name}`;
	return { label, type, version: 1, credential, resource, operation, properties };
};

const OWN: Panel[] = [
	own('Aircall', 'contact', 'upsert', ours.aircall),
	own('Salesloft', 'account', 'upsert', ours.salesloft),
	own('Nutshell', 'company', 'upsert', ours.nutshell),
	own('Shortcut', 'story', 'create', ours.shortcut),
];

/** The same nodes with a form of few fields. */
const PLAIN: Panel[] = [OWN[1], OWN[2]].map((panel) => ({
	...panel,
	label: `${panel.label}, few fields`,
	resource: 'note',
	operation: 'create',
}));

const yardsticks = (): Panel[] => [
	{
		label: YARDSTICK,
		type: `${BASE}.notion`,
		version: 3,
		credential: 'notionApi',
		resource: 'databasePage',
		operation: 'create',
		properties: ofN8n('notion', 3),
	},
	{
		label: 'HubSpot',
		type: `${BASE}.hubspot`,
		version: 2.2,
		credential: 'hubspotApi',
		resource: 'contact',
		operation: 'upsert',
		properties: ofN8n('hubspot', 2.2),
	},
];

/** All nodes on one canvas, in rows, behind one trigger. */
function workflowOf(panels: Panel[], credentials: Credential[]): NewWorkflow {
	const start: INode = {
		id: 'start',
		name: 'Start',
		type: `${BASE}.manualTrigger`,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const nodes = panels.map(
		({ label, type, version, credential, resource, operation }, i): INode => {
			const used = credentials.find((one) => one.type === credential);
			if (!used) throw new Error(`There is no credential ${credential}`);
			return {
				id: label,
				name: label,
				type,
				typeVersion: version,
				position: [220 * (1 + (i % 5)), 200 * Math.floor(i / 5)],
				parameters: { resource, operation },
				credentials: { [credential]: { id: used.id, name: used.name } },
			};
		},
	);
	const links = panels.map(({ label }) => ({ node: label, type: 'main' as const, index: 0 }));
	return { name: 'Panels', nodes: [start, ...nodes], connections: { Start: { main: [links] } } };
}

/** Opens each panel once to warm up, and then in every round; the rounds begin and run differently. */
async function measure(
	{ n8n, rest, credentials }: Playground,
	panels: Panel[],
	rounds: number,
): Promise<Map<string, Opening[]>> {
	const known = [...credentials];
	for (const one of YARDSTICK_CREDENTIALS) {
		known.push({ ...one, id: (await rest.createCredential(one)).id });
	}
	const { id } = await rest.createWorkflow(workflowOf(panels, known));
	const found = new Map<string, Opening[]>(panels.map(({ label }) => [label, []]));
	const browser = await openChromium();
	try {
		const editor = await Editor.open(browser, n8n.url, tmpdir());
		await editor.signIn(owner);
		await editor.openWorkflow(id);
		for (let round = 0; round <= rounds; round += 1) {
			const turned = [...panels.slice(round), ...panels.slice(0, round)];
			for (const { label } of round % 2 === 0 ? turned : turned.reverse()) {
				const opening = await editor.timeOpening(label);
				if (round > 0) found.get(label)?.push(opening);
			}
		}
	} finally {
		await browser.close();
	}
	return found;
}

export const panel: Experiment = async ({ quick }) => {
	const rounds = quick ? 1 : ROUNDS;
	const userFolder = mkdtempSync(join(tmpdir(), 'quartet-panel-'));
	const larger = placeGrown(userFolder, [GROWN]).map(
		({ type, properties }): Panel => ({
			...OWN[1],
			label: `Salesloft, grown to ${operationsOf(properties)} operations`,
			type,
			properties,
		}),
	);
	const panels = [...OWN, ...PLAIN, ...yardsticks(), ...larger];
	const emulation = {
		sandbox: combine(Object.values(openAccounts())),
		credentials: sandboxCredentials,
	};
	const playground = await openPlayground({ userFolder, port: 0, emulation });
	let measured: Map<string, Opening[]>;
	try {
		measured = await measure(playground, panels, rounds);
	} finally {
		await playground.n8n.stop();
		await playground.proxy?.close();
	}

	const of = (label: string, figure: keyof Opening) =>
		(measured.get(label) ?? []).map((opening) => opening[figure]);
	const ratio = (label: string, figure: keyof Opening) =>
		median(of(label, figure)) / median(of(YARDSTICK, figure));
	return {
		title: "Opening a node's panel",
		how: [
			`A node's panel is opened by a double click on the canvas of a real n8n in Chromium, and closed again: ${rounds} counted rounds after one to warm up. All nodes stand on one canvas and take turns, in another order each time, and each begins with the page's memory tidied up.`,
			'"Until quiet" is the time from the double click to the last change of the DOM before 400 ms without one. "Processor" is what the page\'s own thread computes from the double click until the panel is closed again and quiet; other work on the machine disturbs it less. A ratio is that of the medians.',
			"Each node shows a form for a new record: Aircall creates or updates a contact, Salesloft an account, Nutshell a company; Shortcut creates a story, Notion (version 3) a database page, HubSpot (version 2.2) creates or updates a contact. n8n's own nodes have a credential that is never used.",
			'"Few fields" is a form for a new note.',
			'"Parameters" are those of all operations together, "Description" is their JSON.',
			'The grown node has the operations of Salesloft again and again under other names ([bench/grown.ts](../bench/grown.ts)), to see what more operations cost. What all resources share is said once.',
		],
		rows: panels.map(({ label, properties }) => ({
			contender: label,
			figures: {
				'Until quiet': `${median(of(label, 'quiet')).toFixed(0)} ms`,
				'Lowest–highest': `${spread(of(label, 'quiet'), 0)} ms`,
				Processor: `${median(of(label, 'busy')).toFixed(0)} ms`,
				Operations: String(operationsOf(properties)),
				Parameters: String(properties.length),
				Description: `${(JSON.stringify(properties).length / 1000).toFixed(0)} kB`,
			},
			bar: median(of(label, 'quiet')),
		})),
		axis: 'ms',
		ratios: panels
			.filter(({ label }) => label !== YARDSTICK)
			.flatMap(({ label }) => [
				{
					of: `${label} ÷ ${YARDSTICK}, until quiet`,
					value: ratio(label, 'quiet'),
					...(OWN.some((one) => one.label === label) && { target: ['≤', 1.2] as ['≤', number] }),
				},
				{ of: `${label} ÷ ${YARDSTICK}, processor`, value: ratio(label, 'busy') },
			]),
		facts: [],
	};
};
