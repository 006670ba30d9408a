/** The triggers as the end-to-end tests see them: what they hear of, and what comes out. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { aircallAccount } from '../../sandbox/aircall';
import { salesloftAccount } from '../../sandbox/salesloft';
import { shortcutAccount } from '../../sandbox/shortcut';
import type { Accounts } from '../accounts';
import { ask } from '../ask';
import { webhookAddress } from '../public';

/** Of the only node that a workflow has: by its type. */
export const webhookIdOf = (type: string) => `${type}-in-e2e`;

/** What is entered at Nutshell, and in its trigger. */
export const TOKEN = 'nobody-can-guess-it';
/** The addresses of the trigger of Nutshell, as a person enters them there: for production, for tests. */
export const pasted = (['webhook', 'webhook-test'] as const).map(
	(kind) => `${webhookAddress(webhookIdOf('nutshellWebhookTrigger'), kind)}?token=${TOKEN}`,
);

export const byId = (value: number | string) => ({
	__rl: true as const,
	mode: 'id',
	value: String(value),
});
export const byName = (value: string) => ({ __rl: true as const, mode: 'name', value });

/** A trigger, and what changes in the account that it hears of. */
export interface Hearing {
	provider: string;
	/** The type of its node, such as `aircallTrigger`. */
	type: string;
	parameters: INodeParameters;
	/** What the provider's own node does. */
	change: (what: string) => INodeParameters;
	/** What a filter leaves out, what starts the workflow, and what comes when it is not active any more. */
	changes: [unwanted: string, wanted: string, late: string];
	/** What comes out, without its time and the rest of its record. */
	item: IDataObject & { record: IDataObject };
}

/** A trigger that makes webhooks at its provider. */
export interface Registering extends Hearing {
	makes: number;
	/** The addresses of all webhooks that the account has, where the provider lists them. */
	addresses?: (accounts: Accounts) => string[];
}

const { missed } = aircallAccount.calls;
const { firstPerson, standardUser } = salesloftAccount;
const { members, states, firstStory } = shortcutAccount;
const story = firstStory + 10;

export const REGISTERING: Registering[] = [
	{
		provider: 'Aircall',
		type: 'aircallTrigger',
		parameters: { events: ['callTagged', 'callEnded'], filters: { tagIds: ['Quote sent'] } },
		change: (tag) => ({
			...{ resource: 'call', operation: 'addTags', callId: byId(missed), tags: [tag] },
		}),
		changes: ['Churn risk', 'Quote sent', 'Lead'],
		item: {
			event: 'callTagged',
			record: { id: missed, direction: 'inbound', tags: ['Churn risk', 'Quote sent'] },
		},
		makes: 1,
		addresses: (accounts) =>
			ask<{ webhooks: Array<{ url: string }> }>(accounts, 'aircall', 'webhooks').webhooks.map(
				({ url }) => url,
			),
	},
	{
		provider: 'Salesloft',
		type: 'salesloftTrigger',
		parameters: { events: ['taskCreated', 'personCreated'], filters: { taskType: ['call'] } },
		change: (taskType) => ({
			...{ resource: 'task', operation: 'create', subject: 'Ask for the offer', taskType },
			...{ personId: byId(firstPerson), userId: byId(standardUser.id), dueDate: '2030-01-31' },
		}),
		changes: ['email', 'call', 'call'],
		item: {
			event: 'taskCreated',
			record: {
				...{ subject: 'Ask for the offer', task_type: 'call', current_state: 'scheduled' },
				...{ person_id: firstPerson, user_id: standardUser.id, due_date: '2030-01-31' },
			},
		},
		makes: 2,
		addresses: (accounts) =>
			ask<{ data: Array<{ callback_url: string }> }>(
				accounts,
				'salesloft',
				'webhook_subscriptions',
			).data.map(({ callback_url: url }) => url),
	},
	{
		provider: 'Shortcut',
		type: 'shortcutTrigger',
		parameters: { events: ['storyMoved'], filters: { toState: ['In Review'] } },
		change: (workflowStateId) => ({
			...{ resource: 'story', operation: 'update', storyId: byId(story) },
			updateFields: { workflowStateId },
		}),
		changes: ['In Development', 'In Review', 'Completed'],
		item: {
			event: 'storyMoved',
			actor: { id: members.ada, name: 'Ada Okafor' },
			changes: {
				workflow_state_id: {
					from: { id: states.inDevelopment, name: 'In Development' },
					to: { id: states.inReview, name: 'In Review' },
				},
			},
			record: { id: story, name: 'Speed up image uploads', story_type: 'feature' },
		},
		makes: 1,
	},
];

/** A lead of somebody, in whose filter the triggers of Nutshell have Bruno. */
const newLead: Pick<Hearing, 'provider' | 'change' | 'changes' | 'item'> = {
	provider: 'Nutshell',
	change: (owner) => ({
		...{ resource: 'lead', operation: 'create', name: '200 field sensors' },
		owner: byName(owner),
	}),
	changes: ['Elin Berg', 'Bruno Sato', 'Bruno Sato'],
	item: {
		event: 'leadCreated',
		actor: { id: '35-users' },
		record: { name: '200 field sensors', status: 'open', owner: '36-users' },
	},
};

export const PASTED: Hearing = {
	...newLead,
	type: 'nutshellWebhookTrigger',
	parameters: {
		...{ events: ['leadCreated'], token: TOKEN, filters: { ownerIds: ['Bruno Sato'] } },
	},
};

/** n8n polls once a minute at most for each of these times; together they are every 5 seconds. */
export const EVERY_FEW_SECONDS = {
	item: Array.from({ length: 12 }, (_, i) => ({
		mode: 'custom',
		cronExpression: `${i * 5} * * * * *`,
	})),
};

export const POLLING: Hearing[] = [
	{
		...newLead,
		type: 'nutshellPollingTrigger',
		parameters: {
			...{ events: ['leadCreated'], filters: { ownerIds: ['Bruno Sato'] } },
			pollTimes: EVERY_FEW_SECONDS,
		},
	},
	{
		provider: 'Shortcut',
		type: 'shortcutPollingTrigger',
		parameters: {
			...{ events: ['storyCreated'], filters: { workflowStateId: ['In Review'] } },
			pollTimes: EVERY_FEW_SECONDS,
		},
		change: (state) => ({
			...{ resource: 'story', operation: 'create', name: 'Checkout shows an empty cart' },
			workflowStateId: byName(state),
		}),
		changes: ['In Development', 'In Review', 'In Review'],
		item: {
			event: 'storyCreated',
			record: { name: 'Checkout shows an empty cart', workflow_state_id: states.inReview },
		},
	},
];
