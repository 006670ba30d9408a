/** Webhook subscriptions. They are known by `webhook_id`, and no events means all events. */
import { createHash } from 'node:crypto';
import { empty, json } from '../http';
import type { ApiCall, Routes } from './answers';
import { directLink, page, refuse } from './answers';
import { ALL_EVENTS } from './events';
import type { State, Webhook } from './state';

const MAX_WEBHOOKS = 100;

interface WebhookFields {
	url?: string;
	custom_name?: string;
	events?: string[];
	active?: boolean;
}

export function webhooks(state: State): Routes {
	const found = ({ params }: ApiCall): Webhook =>
		state.webhooks.get(params.webhook_id.toLowerCase()) ?? refuse(404, 'Webhook not found');

	return {
		'webhook.list': (call) =>
			page(call, {
				key: 'webhooks',
				records: state.webhooks.values(),
				view: readView,
				links: false,
			}),

		'webhook.get': (call) => json(200, { webhook: readView(found(call)) }),

		'webhook.create': ({ body }) => {
			const { url = '', events = [] } = body as WebhookFields;
			check({ url, events });
			if (state.webhooks.size >= MAX_WEBHOOKS) {
				refuse(400, `Maximum of ${MAX_WEBHOOKS} webhooks reached`);
			}
			const id = state.nextId();
			const hash = createHash('sha256').update(`webhook ${id}`).digest('hex');
			const webhook: Webhook = {
				id,
				webhook_id: uuid(hash),
				url,
				active: true,
				token: hash.slice(32),
				events: subscribed(events),
				created_at: new Date(state.clock()).toISOString(),
			};
			state.webhooks.set(webhook.webhook_id, webhook);
			return json(200, { webhook: writtenView(webhook) });
		},

		'webhook.update': (call) => {
			const webhook = found(call);
			// A name is taken; no answer shows it.
			const { events = [], custom_name, ...fields } = call.body as WebhookFields;
			check({ ...fields, events });
			Object.assign(webhook, fields, {
				events: amended(webhook.events, events, call.query.get('events_action')),
			});
			return json(200, { webhook: writtenView(webhook) });
		},

		'webhook.delete': (call) => {
			state.webhooks.delete(found(call).webhook_id);
			return empty(204);
		},
	};
}

/** The answer to a creation and to a change: no `id`. */
function writtenView(webhook: Webhook) {
	return {
		webhook_id: webhook.webhook_id,
		direct_link: directLink(`v1/webhooks/${webhook.webhook_id}`),
		created_at: webhook.created_at,
		url: webhook.url,
		active: webhook.active,
		token: webhook.token,
		events: webhook.events,
	};
}

/** The answer to a read, with a number that no route takes. */
function readView(webhook: Webhook) {
	return { id: webhook.id, ...writtenView(webhook) };
}

function check({ url, events = [] }: WebhookFields): void {
	if (url !== undefined && !(URL.canParse(url) && url.startsWith('https://'))) {
		refuse(400, 'url must be an https address');
	}
	const invalid = events.filter((event) => !ALL_EVENTS.includes(event));
	if (invalid.length > 0) refuse(400, `Invalid events: ${invalid.join(', ')}`);
}

/** What a list of events subscribes to; kept in the API's own order, not the caller's. */
function subscribed(events: string[]): string[] {
	const wanted = new Set(events.length > 0 ? events : ALL_EVENTS);
	return [...wanted].sort();
}

function amended(current: string[], events: string[], action: string | null): string[] {
	if (action === 'add') return subscribed([...current, ...events]);
	if (action === 'remove') return current.filter((event) => !events.includes(event));
	return subscribed(events);
}

function uuid(hash: string): string {
	const parts = [hash.slice(0, 8), hash.slice(8, 12), `4${hash.slice(13, 16)}`];
	return [...parts, `a${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-');
}
