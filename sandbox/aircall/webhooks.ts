/** Webhook subscriptions. They are known by `webhook_id`, and no events means all events. */
import { createHash } from 'node:crypto';
import { refuse } from './answers';
import type { Routes } from './answers';
import { ALL_EVENTS } from './events';
import { resource } from './resource';
import { webhookView } from './views';

const MAX_WEBHOOKS = 100;

export const webhooks: Routes = resource('webhooks', {
	show: webhookView,
	find: ({ state }, id) => state.webhooks.find((one) => one.webhook_id === id.toLowerCase()),
	write: (fields, { state, query, ms }, own) => {
		const { url, events = [] } = fields;
		if (url !== undefined && !(URL.canParse(url) && url.startsWith('https://'))) {
			refuse(400, 'url must be an https address');
		}
		const invalid = events.filter((event) => !ALL_EVENTS.includes(event));
		if (invalid.length > 0) refuse(400, `Invalid events: ${invalid.join(', ')}`);
		if (own) {
			return { ...fields, events: amended(own.events, events, query.get('events_action')) };
		}
		if (state.webhooks.all().length >= MAX_WEBHOOKS) {
			refuse(400, `Maximum of ${MAX_WEBHOOKS} webhooks reached`);
		}
		const id = state.nextId();
		const hash = createHash('sha256').update(`webhook ${id}`).digest('hex');
		const names = { id, webhook_id: uuid(hash), token: hash.slice(32) };
		return { ...fields, ...names, events: subscribed(events), created_at: ms / 1000 };
	},
});

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
