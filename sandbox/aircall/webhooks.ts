/** Webhook subscriptions. They are known by `webhook_id`, and no events means all events. */
import { createHash } from 'node:crypto';
import { must, type Routes } from './answers';
import { resource } from './resource';
import { webhookView } from './views';

const MAX_WEBHOOKS = 100;

/** The events that can be subscribed to, by the resource before the dot. */
const EVENTS: Record<string, string> = {
	call: `created ringing_on_agent agent_declined answered transferred external_transferred
		unsuccessful_transfer hungup ended hold unhold ivr_option_selected comm_assets_generated
		voicemail_left assigned archived tagged untagged commented`,
	user: `created deleted connected disconnected opened closed wut_start wut_end created.v2 deleted.v2
		connected.v2 disconnected.v2 opened.v2 closed.v2 wut_start.v2 wut_end.v2`,
	number: 'created opened closed deleted',
	contact: 'created updated deleted',
	message: 'sent received status_updated',
	group_message: 'sent received status_updated',
	transcription: 'created',
	summary: 'created',
	topics: 'created',
	sentiment: 'created',
	action_item: 'created',
	playbook_result: 'created updated',
	realtime_transcription: 'utterances_received',
	custom_summary: 'result_created result_updated',
	call_evaluation: 'created updated',
	ai_voice_agent: 'started ended escalated summary',
	analytics: 'report_created report_failed',
	integration: 'deleted',
};

const ALL_EVENTS: readonly string[] = Object.entries(EVENTS).flatMap(([resource, names]) =>
	names.split(/\s+/).map((name) => `${resource}.${name}`),
);

export const webhooks: Routes = resource('webhooks', {
	show: webhookView,
	find: ({ state }, id) => state.webhooks.find((one) => one.webhook_id === id.toLowerCase()),
	write: (fields, { state, query, ms }, own) => {
		const { url, events = [] } = fields;
		const isAddress = url === undefined || (URL.canParse(url) && url.startsWith('https://'));
		must(isAddress, 'url must be an https address');
		const invalid = events.filter((event) => !ALL_EVENTS.includes(event));
		must(invalid.length === 0, `Invalid events: ${invalid.join(', ')}`);
		if (own) {
			return { ...fields, events: amended(own.events, events, query.get('events_action')) };
		}
		const isRoom = state.webhooks.all().length < MAX_WEBHOOKS;
		must(isRoom, `Maximum of ${MAX_WEBHOOKS} webhooks reached`);
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
