/**
 * What is new in Aircall, for an n8n that the internet cannot reach. Aircall lists nothing but calls and
 * contacts by time.
 */
import type { Json } from '../engine/json';
import { wordsOf } from '../engine/vocabulary/answered';
import { event, type TriggerEvent } from '../engine/vocabulary/event';
import type { Feed } from '../engine/vocabulary/feed';
import { isoOf, isUnixTime } from '../engine/vocabulary/time';
import type { PollingTrigger } from '../engine/vocabulary/trigger';
import type { Query } from '../engine/vocabulary/values';
import { aircall } from './api';
import { direction, missedBecause, ofCalls, outcome } from './filters';
import { isAnswered, isMissed } from './outcome';
import { call, contact } from './records';
import { windows } from './windows';

const MINUTE_MS = 60_000;

/** A call is listed by its start, and told when it has ended: longer ones are missed. */
const LONGEST_CALL_MS = 180 * MINUTE_MS;

type Time = 'created_at' | 'updated_at' | 'started_at';

const timeIn =
	(field: Time) =>
	({ [field]: at }: Json) =>
		isUnixTime(at) ? at * 1000 : undefined;

/** Whether `from` includes its own second is not documented. */
const from = (ms?: number): Query => (ms === undefined ? {} : { from: Math.floor(ms / 1000) - 1 });

const withContact: Query = { fetch_contact: 'true' };

const endedCalls: Feed = {
	type: 'call.ended',
	route: 'GET /v1/calls',
	paging: windows('started_at'),
	since: (ms) => ({ query: { ...withContact, order: 'asc', ...from(ms) } }),
	newest: { query: { ...withContact, order: 'desc' } },
	order: 'oldest first',
	when: timeIn('started_at'),
	// One that goes on is another thing than the same call when it has ended.
	key: ({ id, ended_at }) => `${wordsOf(id)} ${isUnixTime(ended_at) ? 'ended' : 'goes on'}`,
	overlap: LONGEST_CALL_MS,
	tells: (record) =>
		isUnixTime(record.ended_at)
			? { record, kind: call, occurredAt: isoOf(record.ended_at) }
			: undefined,
};

const contacts = {
	route: 'GET /v1/contacts',
	paging: windows('created_at'),
	overlap: 2 * MINUTE_MS,
	tells: (record: Json) => ({ record, kind: contact }),
} as const;

const newContacts: Feed = {
	...contacts,
	type: 'contact.created',
	since: (ms) => ({ query: { order_by: 'created_at', order: 'asc', ...from(ms) } }),
	newest: { query: { order_by: 'created_at', order: 'desc' } },
	order: 'oldest first',
	when: timeIn('created_at'),
};

/** `from` goes by the creation of a contact, so these are read back to what is known. */
const lastChanged = { query: { order_by: 'updated_at', order: 'desc' } };
const changedContacts: Feed = {
	...contacts,
	type: 'contact.updated',
	since: () => lastChanged,
	newest: lastChanged,
	order: 'newest first',
	when: timeIn('updated_at'),
};

const LATER =
	'Told at the first poll after its end, with what Aircall knows of it then: a recording, tags and comments can come later. Calls of more than 3 hours can be missed.';

const ofCall = (value: string, name: string, more: Partial<TriggerEvent> = {}) =>
	event(value, name, 'call.ended', { description: LATER, filters: ofCalls, ...more });

export const polling: PollingTrigger = {
	api: aircall,
	// Special ones stand before general ones, as in the trigger that is told.
	events: [
		ofCall('callMissed', 'Call Missed', {
			when: ({ record }) => isMissed(record),
			filters: [missedBecause, ...ofCalls.filter((one) => one !== direction)],
		}),
		ofCall('callAnsweredAndEnded', 'Call Answered and Ended', {
			when: ({ record }) => isAnswered(record),
		}),
		ofCall('callEnded', 'Call Ended', { filters: [outcome, ...ofCalls] }),
		event('contactCreated', 'Contact Created', 'contact.created'),
		event('contactUpdated', 'Contact Created or Updated', 'contact.updated'),
	],
	feeds: [endedCalls, newContacts, changedContacts],
};
