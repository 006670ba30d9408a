import assert from 'node:assert/strict';
import type { INodeParameters } from 'n8n-workflow';
import { aircallAccount } from '../../sandbox/aircall';
import { salesloftAccount } from '../../sandbox/salesloft';
import { shortcutAccount } from '../../sandbox/shortcut';
import type { Editor } from '../editor';
import type { Playground } from '../playground';
import type { Check } from './checks';
import { byId, byName, TOKEN } from './hearings';
import { change, onlyTrigger } from './triggers';

/** What people look for, and what n8n offers then. */
const SEARCHES: Array<[text: string, offered: string]> = [
	['on new call', 'Aircall'],
	['on new story', 'Shortcut'],
	['story moved', 'Shortcut'],
	['on new person', 'Salesloft'],
	['reply', 'Salesloft'],
	['on new lead', 'Nutshell Webhook'],
	['lead won', 'Nutshell Polling'],
	['lead changed', 'Nutshell Webhook'],
	['story state changed', 'Shortcut'],
	['prospect replied', 'Salesloft'],
	['call missed', 'Aircall'],
	['missed call', 'Aircall Polling'],
	['missed call', 'Aircall'],
];

/** A trigger that listens for a test event, and what then changes. */
interface Listening {
	provider: string;
	type: string;
	/** The node's name on the canvas. */
	name: string;
	parameters: INodeParameters;
	/** What the provider's own node does. */
	happens: INodeParameters;
	/** What the output then shows. */
	expected: string;
}

const { firstCall, tags } = aircallAccount;
const wonLead = '1008-leads';

const LISTENING: Listening[] = [
	{
		provider: 'Aircall',
		type: 'aircallTrigger',
		name: 'A Call Was Tagged',
		parameters: { events: ['callTagged'], filters: { tagIds: [tags.churnRisk] } },
		happens: {
			...{ resource: 'call', operation: 'addTags' },
			...{ callId: byId(firstCall + 12), tags: ['Churn risk'] },
		},
		expected: 'callTagged',
	},
	{
		provider: 'Nutshell',
		type: 'nutshellWebhookTrigger',
		name: 'A Lead Was Won',
		parameters: { events: ['leadWon'], token: TOKEN },
		happens: {
			...{ resource: 'lead', operation: 'changeStatus' },
			...{ leadId: byId(wonLead), outcome: byName('Signed') },
		},
		expected: wonLead,
	},
	{
		provider: 'Salesloft',
		type: 'salesloftTrigger',
		name: 'Somebody Is on a Cadence',
		parameters: {
			events: ['cadenceMembershipCreated'],
			filters: { cadenceId: [salesloftAccount.cadences.inbound] },
		},
		happens: {
			...{ resource: 'cadenceMembership', operation: 'addPerson' },
			personId: byId(salesloftAccount.firstPerson + 6),
			cadenceId: byName('Inbound Follow-up'),
		},
		expected: 'cadenceMembershipCreated',
	},
	{
		provider: 'Shortcut',
		type: 'shortcutTrigger',
		name: 'A Story Is in Review',
		parameters: { events: ['storyMoved'], filters: { toState: [shortcutAccount.states.inReview] } },
		happens: {
			...{ resource: 'story', operation: 'update' },
			storyId: byId(shortcutAccount.firstStory + 6),
			updateFields: { workflowStateId: 'In Review' },
		},
		expected: 'storyMoved',
	},
];

/** The triggers in n8n's editor: how they are found, and what a person sees of a test event. */
export async function checkHearing(
	check: Check,
	editor: Editor,
	playground: Playground,
): Promise<void> {
	await check('a trigger is found by what starts the workflow', async () => {
		await editor.openTriggers();
		for (const [text, offered] of SEARCHES) await editor.findTrigger(text, offered);
		await editor.screenshot('trigger-search');
	});

	await check('a trigger is added with its event', async () => {
		await editor.addTrigger('Aircall', 'On call missed');
		assert.deepEqual(await editor.valuesOf('events'), ['Call Missed']);
	});

	for (const { name, happens, expected, ...trigger } of LISTENING) {
		const { provider } = trigger;
		await check(`${provider}: a trigger that listens shows the test event`, async () => {
			const workflow = onlyTrigger(playground, trigger, name);
			const { id } = await playground.rest.createWorkflow(workflow);
			await editor.openNode(id, name);
			await editor.listen(() => change(playground, provider, happens), expected);
			await editor.screenshot(`trigger-${provider.toLowerCase()}`);
		});
	}

	await check('Nutshell: a polling trigger fetches the newest event', async () => {
		const name = 'A Lead Was Won';
		const parameters = { events: ['leadWon'] };
		const trigger = { provider: 'Nutshell', type: 'nutshellPollingTrigger', parameters };
		const { id } = await playground.rest.createWorkflow(onlyTrigger(playground, trigger, name));
		await editor.openNode(id, name);
		await editor.executeStep(wonLead);
	});
}
