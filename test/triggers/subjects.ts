/** The triggers that register webhooks, as the suites of all of them see each. */
import type { INodeType } from 'n8n-workflow';
import { AircallTrigger } from '../../nodes/Aircall/AircallTrigger.node';
import { ShortcutTrigger } from '../../nodes/Shortcut/ShortcutTrigger.node';
import { SalesloftTrigger } from '../../nodes/Salesloft/SalesloftTrigger.node';
import type { Registration } from '../../nodes/engine/vocabulary/hook';
import type { Clock } from '../../sandbox/http';
import { signers } from '../../sandbox/sign';
import { ended } from '../aircall/deliveries';
import { aircall } from '../aircall/provider';
import type { openAccount } from '../harness/account';
import type { ProviderInTests } from '../harness/provider';
import type { Delivered } from '../harness/trigger';
import { salesloft } from '../salesloft/provider';
import { account as shortcutAccount, shortcut } from '../shortcut/provider';

/** What is asked past the trigger, and what has been sent. */
type Account = Pick<ReturnType<typeof openAccount>, 'ask' | 'exchanges'>;

/** A webhook as the provider has it. */
export interface AtProvider {
	id: string;
	url: string;
}

/** One that the trigger holds. */
export interface Secret {
	secret: string;
	types: string[];
}

export interface Subject {
	name: string;
	node: new () => INodeType;
	provider: ProviderInTests<{ limit?: number; clock?: Clock }>;
	/** Two events that a person can choose, and one more. */
	events: [string, string];
	other: string;
	/** The routes by which one is made and removed. */
	make: string;
	remove: RegExp;
	/** How much one webhook tells. */
	tells: Registration['tells'];
	/** Whether the provider lists them, so that those that nobody holds are found. */
	lists: boolean;
	/** Switches one off, as the provider or a person does, where it can be switched on again. */
	disable?: (account: Account, id: string) => void;
	/** How many webhooks it takes for two events. */
	perTwoEvents: number;
	/** The webhooks that the provider has. */
	hooks: (account: Account) => AtProvider[];
	/** Makes one by hand, for another address. */
	foreign: (account: Account, url: string) => AtProvider;
	/** Removes one, as a person does. */
	take: (account: Account, id: string) => void;
	/** A delivery of the first of the two events, as the provider signs it; `n` tells one from another. */
	deliver: (hooks: Secret[], n: number) => Delivered;
	/** Whether a delivery is signed as a whole, byte by byte. */
	signsAll: boolean;
}

const shortcutHooks = ({ exchanges, ask }: Account): AtProvider[] =>
	exchanges()
		.filter(({ request }) => request.method === 'POST' && request.url.pathname.endsWith('/webhook'))
		.map(({ response }) => JSON.parse(String(response.body)) as { id: number })
		.flatMap(({ id }) => {
			try {
				const { webhook_url: url } = ask<{ webhook_url: string }>(
					'GET',
					`integrations/webhook/${id}`,
				);
				return [{ id: String(id), url }];
			} catch {
				return [];
			}
		});

interface AircallHook {
	webhook_id: string;
	url: string;
}

const aircallHook = ({ webhook_id: id, url }: AircallHook): AtProvider => ({ id, url });

interface Subscription {
	id: number;
	callback_url: string;
}

const salesloftHooks = ({ ask }: Account): AtProvider[] =>
	ask<{ data: Subscription[] }>('GET', 'webhook_subscriptions').data.map(
		({ id, callback_url: url }) => ({ id: String(id), url }),
	);

export const subjects: Subject[] = [
	{
		name: 'Aircall',
		node: AircallTrigger,
		provider: aircall,
		events: ['callEnded', 'contactCreated'],
		other: 'callTagged',
		make: 'POST /v1/webhooks',
		remove: /^DELETE \/v1\/webhooks\/[0-9a-f-]{36}$/,
		tells: 'chosen',
		lists: true,
		perTwoEvents: 1,
		hooks: ({ ask }) =>
			ask<{ webhooks: AircallHook[] }>('GET', 'webhooks?per_page=50').webhooks.map(aircallHook),
		foreign: ({ ask }, url) =>
			aircallHook(ask<{ webhook: AircallHook }>('POST', 'webhooks', { url }).webhook),
		take: ({ ask }, id) => void ask('DELETE', `webhooks/${id}`),
		disable: ({ ask }, id) => void ask('PUT', `webhooks/${id}`, { active: false }),
		deliver: ([{ secret }], n) => signers.aircall(ended({ id: n }), secret, 'call.ended'),
		signsAll: false,
	},
	{
		name: 'Salesloft',
		node: SalesloftTrigger,
		provider: salesloft,
		events: ['taskCreated', 'personCreated'],
		other: 'noteCreated',
		make: 'POST /v2/webhook_subscriptions',
		remove: /^DELETE \/v2\/webhook_subscriptions\/\d+$/,
		tells: 'one',
		lists: true,
		perTwoEvents: 2,
		hooks: salesloftHooks,
		foreign: ({ ask }, url) => {
			const body = { callback_url: url, callback_token: 'a person', event_type: 'task_created' };
			const made = ask<Subscription>('POST', 'webhook_subscriptions', body);
			return { id: String(made.id), url };
		},
		take: ({ ask }, id) => void ask('DELETE', `webhook_subscriptions/${id}`),
		disable: ({ ask }, id) => void ask('PUT', `webhook_subscriptions/${id}`, { enabled: false }),
		deliver: (hooks, n) => {
			const { secret } = hooks.find(({ types }) => types.includes('task_created')) ?? hooks[0];
			const task = {
				id: n,
				subject: 'Send the offer',
				task_type: 'general',
				created_at: '2026-03-04T05:06:07.890123-05:00',
				updated_at: '2026-03-04T05:06:07.890123-05:00',
			};
			return signers.salesloft(task, secret, 'task_created');
		},
		signsAll: true,
	},
	{
		name: 'Shortcut',
		node: ShortcutTrigger,
		provider: shortcut,
		events: ['storyMoved', 'storyCreated'],
		other: 'epicCreated',
		make: 'POST /api/v3/integrations/webhook',
		remove: /^DELETE \/api\/v3\/integrations\/webhook\/\d+$/,
		tells: 'everything',
		lists: false,
		perTwoEvents: 1,
		hooks: shortcutHooks,
		foreign: ({ ask }, url) => {
			const made = ask<{ id: number }>('POST', 'integrations/webhook', { webhook_url: url });
			return { id: String(made.id), url };
		},
		take: ({ ask }, id) => void ask('DELETE', `integrations/webhook/${id}`),
		deliver: ([{ secret }], n) => {
			const { completed, ready } = shortcutAccount.states;
			const body = {
				id: `595285dc-9c43-4b9c-a1e6-${String(n).padStart(12, '0')}`,
				changed_at: '2026-03-04T05:06:07.890Z',
				version: 'v1',
				primary_id: n,
				actions: [
					{
						...{ id: n, entity_type: 'story', action: 'update', name: 'Login fails' },
						...{ story_type: 'bug', app_url: `https://app.shortcut.com/harborlight/story/${n}` },
						changes: { workflow_state_id: { new: completed, old: ready } },
					},
				],
			};
			return signers.shortcut(body, secret);
		},
		signsAll: true,
	},
];
