/** The triggers that register webhooks, as the suites of all of them see each. */
import { createHmac } from 'node:crypto';
import type { INodeType } from 'n8n-workflow';
import { AircallTrigger } from '../../nodes/Aircall/AircallTrigger.node';
import { ShortcutTrigger } from '../../nodes/Shortcut/ShortcutTrigger.node';
import { aircall, NOW } from '../aircall/provider';
import { ended } from '../aircall/deliveries';
import type { openAccount } from '../harness/account';
import type { ProviderInTests } from '../harness/provider';
import type { Delivered } from '../harness/trigger';
import { account as shortcutAccount, shortcut } from '../shortcut/provider';

type Account = ReturnType<typeof openAccount>;

/** A webhook as the provider has it. */
export interface AtProvider {
	id: string;
	url: string;
	/** Whether the provider delivers at present. */
	isActive: boolean;
}

/** One that the trigger holds. */
export interface Secret {
	secret: string;
	types: string[];
}

export interface Subject {
	name: string;
	node: new () => INodeType;
	provider: ProviderInTests<{ limit?: number }>;
	/** Two events that a person can choose, and one more. */
	events: [string, string];
	other: string;
	/** The routes by which one is made and removed. */
	make: string;
	remove: RegExp;
	/** How many webhooks it takes for two events. */
	perTwoEvents: number;
	/** The webhooks that the provider has. */
	hooks: (account: Account) => AtProvider[];
	/** Makes one by hand, for another address. */
	foreign: (account: Account, url: string) => AtProvider;
	/** Removes one, as a person does. */
	take: (account: Account, id: string) => void;
	/** Switches one off, as the provider does after many failures; absent where its emulator cannot. */
	switchOff?: (account: Account, id: string) => void;
	/** Whether the provider lists webhooks, so that those can be found that nobody remembers. */
	lists: boolean;
	/** A delivery of the first of the two events, as the provider signs it; `n` tells one from another. */
	deliver: (hooks: Secret[], n: number) => Delivered;
	/** Whether a delivery is signed as a whole, byte by byte. */
	signsAll: boolean;
}

const json = { 'content-type': 'application/json' };

const shortcutHooks = ({ exchanges, ask }: Account): AtProvider[] =>
	exchanges()
		.filter(({ request }) => request.method === 'POST' && request.url.pathname.endsWith('/webhook'))
		.map(({ response }) => JSON.parse(String(response.body)) as { id: number })
		.flatMap(({ id }) => {
			try {
				const { webhook_url: url, disabled } = ask<{ webhook_url: string; disabled: boolean }>(
					'GET',
					`integrations/webhook/${id}`,
				);
				return [{ id: String(id), url, isActive: !disabled }];
			} catch {
				return [];
			}
		});

interface AircallHook {
	webhook_id: string;
	url: string;
	active: boolean;
}

const aircallHook = ({ webhook_id: id, url, active }: AircallHook): AtProvider => ({
	...{ id, url, isActive: active },
});

export const subjects: Subject[] = [
	{
		name: 'Aircall',
		node: AircallTrigger,
		provider: aircall,
		events: ['callEnded', 'contactCreated'],
		other: 'callTagged',
		make: 'POST /v1/webhooks',
		remove: /^DELETE \/v1\/webhooks\/[0-9a-f-]{36}$/,
		perTwoEvents: 1,
		hooks: ({ ask }) =>
			ask<{ webhooks: AircallHook[] }>('GET', 'webhooks?per_page=50').webhooks.map(aircallHook),
		foreign: ({ ask }, url) =>
			aircallHook(ask<{ webhook: AircallHook }>('POST', 'webhooks', { url }).webhook),
		take: ({ ask }, id) => void ask('DELETE', `webhooks/${id}`),
		switchOff: ({ ask }, id) => void ask('PUT', `webhooks/${id}`, { active: false }),
		lists: true,
		deliver: ([{ secret: token }], n) => ({
			body: JSON.stringify({ ...ended({ id: n }), timestamp: NOW, token }),
			headers: json,
		}),
		signsAll: false,
	},
	{
		name: 'Shortcut',
		node: ShortcutTrigger,
		provider: shortcut,
		events: ['storyMoved', 'storyCreated'],
		other: 'epicCreated',
		make: 'POST /api/v3/integrations/webhook',
		remove: /^DELETE \/api\/v3\/integrations\/webhook\/\d+$/,
		perTwoEvents: 1,
		hooks: shortcutHooks,
		foreign: ({ ask }, url) => {
			const made = ask<{ id: number }>('POST', 'integrations/webhook', { webhook_url: url });
			return { id: String(made.id), url, isActive: true };
		},
		take: ({ ask }, id) => void ask('DELETE', `integrations/webhook/${id}`),
		lists: false,
		deliver: ([{ secret }], n) => {
			const { completed, ready } = shortcutAccount.states;
			const body = JSON.stringify({
				id: `595285dc-9c43-4b9c-a1e6-${String(n).padStart(12, '0')}`,
				changed_at: '2026-03-04T05:06:07.890Z',
				version: 'v1',
				primary_id: 101,
				actions: [
					{
						...{ id: 101, entity_type: 'story', action: 'update', name: 'Login fails' },
						...{ story_type: 'bug', app_url: 'https://app.shortcut.com/harborlight/story/101' },
						changes: { workflow_state_id: { new: completed, old: ready } },
					},
				],
			});
			const signature = createHmac('sha256', secret).update(body).digest('hex');
			return { body, headers: { ...json, 'payload-signature': signature } };
		},
		signsAll: true,
	},
];
