import assert from 'node:assert/strict';
import type { INode } from 'n8n-workflow';
import { sandboxCredentials } from '../accounts';
import { openChromium } from '../chromium';
import { Editor } from '../editor';
import type { Playground } from '../playground';
import type { Workflow } from '../rest';
import { connect, owner } from '../setup';
import type { Checks } from './checks';
import { providers } from './providers';

const TESTED = /Connection tested successfully/;

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

async function checkForms(checks: Checks, editor: Editor): Promise<void> {
	for (const { name, type } of providers) {
		await checks.check(`${name}: its form connects an account`, async () => {
			const known = sandboxCredentials.find((credential) => credential.type === type.name);
			const banner = await editor.createCredential(type.displayName, known?.data ?? {});
			await editor.screenshot(`credential-${name.toLowerCase()}`);
			assert.match(banner, TESTED);
		});
	}
}

async function checkNode(checks: Checks, editor: Editor, playground: Playground): Promise<void> {
	await checks.check('Shortcut: a story picked from the list is fetched', async () => {
		const workflow = await emptyGet(playground);
		await editor.openNode(workflow.id, 'Get a Story');
		const label = await editor.pick('storyId', 'invoice');
		const [, name, id] = /^(.*) \(sc-(\d+)\)$/.exec(label.trim()) ?? [];
		assert(name, `unexpected label ${label}`);
		const output = await editor.executeStep();
		await editor.screenshot('node-shortcut');
		assert(output.includes(name) && output.includes(id), `${label} is not in the output`);
	});
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
		await checks.check('the owner signs in', () => editor.signIn(owner));
		await checkForms(checks, editor);
		await checkNode(checks, editor, playground);
	} finally {
		await browser.close();
	}
}
