import assert from 'node:assert/strict';
import type { INode } from 'n8n-workflow';
import { sandboxCredentials } from '../accounts';
import { openChromium } from '../chromium';
import { Editor } from '../editor';
import type { Playground } from '../playground';
import type { Workflow } from '../rest';
import { connect, owner } from '../setup';
import type { Checks } from './checks';
import { providers, sentenceFor } from './providers';
import { BUG_REPORT } from './workflows';

/** What n8n's form says after a test. */
const CONNECTED = 'Connection tested successfully';
const REFUSED = 'Couldn’t connect with these settings';

function valuesFor(type: string): Record<string, string> {
	return sandboxCredentials.find((credential) => credential.type === type)?.data ?? {};
}

type Check = (sentence: string, body: () => Promise<void>) => Promise<void>;

function node(id: string, name: string, type: string, x: number, parameters: INode['parameters']) {
	return { id, name, type, typeVersion: 1, position: [x, 0] as [number, number], parameters };
}

/** A workflow whose one Shortcut node has yet to be told which story to get. */
async function emptyGet({ rest, credentials }: Playground): Promise<Workflow> {
	const shortcut = node('2', 'Get a Story', 'n8n-nodes-quartet.shortcut', 220, {
		resource: 'story',
		operation: 'get',
		storyId: { __rl: true, mode: 'list', value: '' },
	});
	const workflow = {
		name: 'Shortcut: get a story',
		nodes: [
			node('1', 'Start', 'n8n-nodes-base.manualTrigger', 0, {}),
			{ ...shortcut, credentials: { shortcutApi: { id: null, name: '' } } },
		],
		connections: { Start: { main: [[{ node: shortcut.name, type: 'main' as const, index: 0 }]] } },
		settings: {},
	};
	return await rest.createWorkflow(connect(workflow, credentials));
}

async function checkForms(check: Check, editor: Editor): Promise<void> {
	for (const { name, type } of providers) {
		await check(`${name}: its form connects an account`, async () => {
			await editor.createCredential(type.displayName, valuesFor(type.name), CONNECTED);
			await editor.screenshot(`credential-${name.toLowerCase()}`);
		});
	}

	const [aircall] = providers;
	await check(`${aircall.name}: its form says how to put a wrong secret right`, async () => {
		const values = { ...valuesFor(aircall.type.name), [aircall.secret]: 'not-the-secret' };
		await editor.createCredential(aircall.type.displayName, values, REFUSED);
		await editor.readDetails(sentenceFor(aircall));
		await editor.screenshot('credential-refused');
	});
}

async function checkNode(check: Check, editor: Editor, playground: Playground): Promise<void> {
	await check('Shortcut: a story found in the list is fetched', async () => {
		const workflow = await emptyGet(playground);
		await editor.openNode(workflow.id, 'Get a Story');
		const offered = await editor.search('storyId', 'invoice');
		await editor.screenshot('picker-shortcut');
		const [, name] = /^(.+) \(sc-\d+\)$/.exec(offered[0]) ?? [];
		assert(name, `the list offers ${offered.join(', ')}`);
		await editor.pick(offered[0]);
		await editor.executeStep(name);
		await editor.screenshot('node-shortcut');
	});

	await check('Shortcut: the example runs from the canvas', async () => {
		const example = playground.workflows.find(({ name }) => name === BUG_REPORT);
		assert(example, `no workflow named ${BUG_REPORT}`);
		await editor.executeWorkflow(example.id, 5);
		await editor.screenshot('workflow-shortcut');
	});
}

/** Keeps how the page looked when something failed, beside the other screenshots. */
async function withPicture(editor: Editor, title: string, body: () => Promise<void>) {
	try {
		await body();
	} catch (error) {
		await editor
			.screenshot(`failed ${title.replace(/\W+/g, '-')}`)
			.catch((reason: Error) => console.log(`  (no picture of it: ${reason.message})`));
		throw error;
	}
}

/** What a person sees and does in n8n's editor. */
export async function checkEditor(
	checks: Checks,
	playground: Playground,
	screenshots: string,
): Promise<void> {
	const browser = await openChromium();
	try {
		const editor = await Editor.open(browser, playground.n8n.url, screenshots);
		const check: Check = (sentence, body) =>
			checks.check(sentence, () => withPicture(editor, sentence, body));
		await check('the owner signs in', () => editor.signIn(owner));
		await checkForms(check, editor);
		await checkNode(check, editor, playground);
	} finally {
		await browser.close();
	}
}
