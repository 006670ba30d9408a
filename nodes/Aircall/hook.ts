/**
 * Aircall's webhooks on one page. Sources: developer.aircall.io/api-references (Webhooks), and recorded
 * answers and deliveries.
 */
import { getPath, objectOf, type Json } from '../engine/json';
import { idOf, wordsOf } from '../engine/vocabulary/answered';
import type { Happening } from '../engine/vocabulary/event';
import type { Delivery, Registration } from '../engine/vocabulary/hook';
import { tokenInBody } from '../engine/vocabulary/signature';
import { isoOf, isUnixTime } from '../engine/vocabulary/time';
import { pages } from './api';
import { call, contact, number, user } from './records';
import { withoutToken } from './without-token';

export const registration: Registration = {
	tells: 'chosen',
	make: {
		route: 'POST /v1/webhooks',
		body: ({ url, types, title }) => ({ custom_name: title, url, events: types }),
	},
	get: 'GET /v1/webhooks/{webhook_id}',
	remove: 'DELETE /v1/webhooks/{webhook_id}',
	change: {
		route: 'PUT /v1/webhooks/{webhook_id}',
		// Without events it would tell all of them.
		body: ({ url, types, title }) => ({ custom_name: title, url, events: types, active: true }),
	},
	list: { route: 'GET /v1/webhooks', paging: pages },
	// Its ID has a name of its own; some answers tell a number as `id`, which no route takes.
	read: ({ webhook_id: id, url, events, token, active }) => ({
		id: wordsOf(id),
		url: wordsOf(url),
		types: Array.isArray(events) ? events.map(wordsOf) : [],
		...(typeof token === 'string' && token !== '' ? { secret: token } : {}),
		isActive: active !== false,
	}),
	secret: 'theirs',
};

export const delivery: Delivery = {
	// There is no signature: the token that Aircall gave to the webhook stands in each delivery.
	verify: tokenInBody('token'),
	happenings: (body) => (typeof body.event === 'string' ? [happening(withoutToken(body))] : []),
};

const KINDS = new Map(Object.entries({ call, contact, number, user }));

/** What happens to a record once. */
const ONCE = new Set([
	...['call.created', 'call.hungup', 'call.ended', 'call.voicemail_left'],
	...['contact.created', 'contact.deleted', 'number.created', 'number.deleted'],
	...['user.created.v2', 'user.deleted.v2'],
	...['message.sent', 'message.received', 'group_message.sent', 'group_message.received'],
]);

function happening(body: Json): Happening {
	const { timestamp } = body;
	const type = wordsOf(body.event);
	const record = objectOf(body.data);
	return {
		type,
		key: keyOf(type, timestamp, record),
		...(isUnixTime(timestamp) ? { occurredAt: isoOf(timestamp) } : {}),
		record,
		kind: KINDS.get(type.split('.')[0]),
		isGone: /\.deleted(\.|$)/.test(type),
		raw: body,
	};
}

/**
 * Deliveries have no ID. An end of a call is told twice where both its menu and its number are heard,
 * and a user who becomes unavailable twice, with another substatus. A call can be tagged twice within
 * a second, which is as fine as times are here: then only what is told differs.
 */
function keyOf(type: string, timestamp: unknown, record: Json): string {
	const id = idOf({ id: record.id ?? record.group_message_id });
	const time = wordsOf(timestamp);
	if (id === undefined) return JSON.stringify([type, time, record]);
	if (ONCE.has(type)) return JSON.stringify([type, id]);
	return JSON.stringify([type, id, time, ...(type.startsWith('user.') ? [] : [record])]);
}

/** The IDs of the records that stand below dotted paths. */
export const idsAt =
	(...paths: string[]) =>
	({ record }: Happening): unknown[] =>
		paths.map((path) => getPath(record, path)).filter((id) => wordsOf(id) !== '');
