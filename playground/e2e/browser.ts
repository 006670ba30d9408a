import assert from 'node:assert/strict';
import { sandboxCredentials } from '../accounts';
import { openChromium } from '../chromium';
import { Editor } from '../editor';
import type { Happenings } from '../happenings';
import type { Playground } from '../playground';
import { owner } from '../setup';
import { allFourAgent, NOT_THERE } from './all-four-agent';
import type { Check, Checks } from './checks';
import { credentialOf } from './credentials';
import { exampleNamed } from './run-example';
import { failingWorkflow, refusedWrite } from './failures';
import { checkHearing } from './hearing';
import { checkPictures } from './pictures';
import { providers, sentenceFor } from './providers';
import type { ScriptedModel } from './scripted-model';
import { followed, NEXT, singleNode } from './single-node';

/** What n8n's form says after a test. */
const CONNECTED = 'Connection tested successfully';
const REFUSED = 'Couldn’t connect with these settings';

function valuesFor(type: string): Record<string, string> {
	const { data = {} } = sandboxCredentials.find((credential) => credential.type === type) ?? {};
	return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value)]));
}

/** A node that has yet to be told which record to get, and a text to find one by. */
interface Picking {
	provider: string;
	name: string;
	resource: string;
	parameter: string;
	typed: string;
	/** The entry to take, as the list shows it. */
	entry: string;
	/** What the record then holds. */
	expected: string;
	/** A field of such records, which the editor knows before the first run. */
	field: string;
}

const PICKING: Picking[] = [
	{
		provider: 'Aircall',
		name: 'Get a Contact',
		resource: 'contact',
		parameter: 'contactId',
		typed: 'Rossi',
		entry: 'Chloé Rossi, +12025550100',
		expected: 'chloe.rossi3@customer.example',
		field: 'company_name',
	},
	{
		provider: 'Nutshell',
		name: 'Get a Company',
		resource: 'company',
		parameter: 'companyId',
		typed: 'Acme',
		entry: 'Acme Holdings',
		expected: '2-accounts',
		field: 'htmlUrl',
	},
	{
		provider: 'Salesloft',
		name: 'Get a Cadence',
		resource: 'cadence',
		parameter: 'cadenceId',
		typed: 'bound',
		entry: 'Inbound Follow-up',
		expected: '302',
		field: 'cadence_function',
	},
	{
		provider: 'Shortcut',
		name: 'Get a Story',
		resource: 'story',
		parameter: 'storyId',
		typed: 'invoice',
		entry: 'Fix the invoice page (sc-134)',
		expected: 'Fix the invoice page',
		field: 'workflow_state_id',
	},
];

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

async function checkNodes(check: Check, editor: Editor, playground: Playground): Promise<void> {
	for (const { provider, name, resource, parameter, typed, entry, expected } of PICKING) {
		await check(`${provider}: a ${resource} found in the list is fetched`, async () => {
			const single = singleNode({
				name,
				provider,
				credential: credentialOf(playground, provider),
				parameters: {
					resource,
					operation: 'get',
					[parameter]: { __rl: true, mode: 'list', value: '' },
				},
			});
			const workflow = await playground.rest.createWorkflow(single);
			await editor.openNode(workflow.id, name);
			const offered = await editor.search(parameter, typed);
			assert(offered.includes(entry), `the list offers ${offered.join(', ')}`);
			await editor.screenshot(`picker-${provider.toLowerCase()}`);
			await editor.pick(entry);
			await editor.executeStep(expected);
			await editor.screenshot(`node-${provider.toLowerCase()}`);
		});
	}
}

async function checkPreviews(check: Check, editor: Editor, playground: Playground): Promise<void> {
	for (const { provider, name, resource, field } of PICKING) {
		await check(
			`${provider}: what follows sees the fields of a ${resource} before a run`,
			async () => {
				const single = singleNode({
					name,
					provider,
					credential: credentialOf(playground, provider),
					parameters: { resource, operation: 'get' },
				});
				const workflow = await playground.rest.createWorkflow(followed(single));
				await editor.openNode(workflow.id, NEXT);
				const fields = await editor.offeredFields();
				assert(fields.includes(field), `the input offers ${fields.join(', ')}`);
			},
		);
	}
}

/** The workflows whose pictures the documentation shows. */
async function checkCanvas(
	check: Check,
	editor: Editor,
	playground: Playground,
	happenings: Happenings,
): Promise<void> {
	const missed = () => happenings.happen('missed call');
	const canvases = [
		{ picture: 'shortcut', name: 'Shortcut: from bug report to story', nodes: 5 },
		{ picture: 'all-four', name: 'All four: follow up a missed call', nodes: 9, happens: missed },
	];
	for (const { picture, name, nodes, happens } of canvases) {
		await check(`the example “${name}” runs from the canvas`, async () => {
			const { id } = await exampleNamed(playground, name);
			await editor.executeWorkflow(id, nodes, happens);
			await editor.screenshot(`workflow-${picture}`);
		});
	}
}

async function checkAgentLog(
	check: Check,
	editor: Editor,
	playground: Playground,
	model: ScriptedModel,
): Promise<void> {
	await check('the log beneath the canvas shows what a tool told the agent', async () => {
		const { id } = await exampleNamed(playground, allFourAgent.name);
		model.learn(allFourAgent.script);
		// Of the nine nodes, the one that failed at first keeps the mark of it.
		await editor.executeWorkflow(id, 8);
		const log = await editor.openLog();
		assert(log.includes(NOT_THERE), `the log says ${log}`);
		await editor.screenshot('workflow-agent');
	});
}

async function checkError(check: Check, editor: Editor, { rest }: Playground): Promise<void> {
	const { provider, name, message, description } = refusedWrite;
	await check(`${provider}: the editor shows why a write was refused, and what to do`, async () => {
		const workflow = await failingWorkflow(rest, refusedWrite);
		await editor.openNode(workflow.id, name);
		const shown = await editor.executeStepInVain();
		assert.deepEqual(shown, { message: `${message} [item 0]`, description });
		await editor.screenshot('error-read-only-token');
	});
}

/** Keeps how the page looked when something failed. */
async function withPicture(
	editor: Editor,
	folder: string,
	title: string,
	body: () => Promise<void>,
): Promise<void> {
	try {
		await body();
	} catch (error) {
		await editor
			.screenshot(`failed ${title.replace(/\W+/g, '-')}`, folder)
			.catch((reason: Error) => console.log(`  (no picture of it: ${reason.message})`));
		throw error;
	}
}

/**
 * What a person sees and does in n8n's editor.
 * @param happenings those in the accounts that n8n talks to
 * @param model what the agent of the examples asks
 * @param pictures where the pictures of the documentation go, and whether those of the recipes are taken
 * @param folder where pictures of what failed go
 */
export async function checkEditor(
	checks: Checks,
	playground: Playground,
	happenings: Happenings,
	model: ScriptedModel,
	pictures: { to: string; ofRecipes: boolean },
	folder: string,
): Promise<void> {
	const browser = await openChromium();
	try {
		const editor = await Editor.open(browser, playground.n8n.url, pictures.to);
		const check: Check = (sentence, body) =>
			checks.check(sentence, () => withPicture(editor, folder, sentence, body));
		await check('the owner signs in', () => editor.signIn(owner));
		await checkForms(check, editor);
		await checkNodes(check, editor, playground);
		await checkPreviews(check, editor, playground);
		await checkHearing(check, editor, playground);
		await checkCanvas(check, editor, playground, happenings);
		await checkAgentLog(check, editor, playground, model);
		await checkError(check, editor, playground);
		if (pictures.ofRecipes) await checkPictures(check, editor, playground);
	} finally {
		await browser.close();
	}
}
