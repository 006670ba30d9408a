/** An event of Nutshell's timeline as something that has happened: alike in a delivery and in a list. */
import { arrayOf, getPath, isObject, type Json } from '../engine/json';
import { wordsOf } from '../engine/vocabulary/answered';
import type { Actor, Change, Happening } from '../engine/vocabulary/event';
import { recordsOf } from '../engine/vocabulary/paging';
import type { RecordKind } from '../engine/vocabulary/record';
import { isoOf, isUnixTime } from '../engine/vocabulary/time';
import { activity, company, lead, note, person } from './records';

/** What is heard of: what was made or changed, what was deleted, and forms, which have to be asked for. */
export type EventType = 'events' | 'deleted' | 'formSubmissions';

/** What the IDs of a kind end in. */
const KINDS = new Map<string, RecordKind>([
	['accounts', company],
	['activities', activity],
	['contacts', person],
	['leads', lead],
	['notes', note],
]);

/** @param event as `eventsIn` gives it */
export function happeningOf(event: Json): Happening {
	const record = recordIn(event);
	const occurredAt = isoOf(timeOf(event));
	return {
		type: typeOf(event),
		key: keyOf(event),
		...(occurredAt === undefined ? {} : { occurredAt }),
		...actorIn(event),
		...(arrayOf(event.changes).length === 0 ? {} : { changes: changesIn(event) }),
		record,
		kind: KINDS.get(wordsOf(record.id).replace(/^\d+-/, '')),
		isGone: typeOf(event) === 'deleted',
		raw: event,
	};
}

/** What tells an event from every other one; what has no ID, by all that is said of it. */
export const keyOf = (event: Json): string => wordsOf(event.id) || JSON.stringify(event);

/** When it happened, in Unix seconds; undefined where that is not told. */
export function timeOf({ createdTime }: Json): number | undefined {
	const seconds = Number(createdTime);
	return isUnixTime(seconds) ? seconds : undefined;
}

/** The event of a happening: alone, or in what is left of its delivery. */
export const eventIn = ({ raw }: Happening): Json => recordsOf(raw.events)[0] ?? raw;

/** In small letters; how Nutshell writes them is known of two only. */
export const actionOf = ({ action }: Json): string => wordsOf(action).toLowerCase();

export function typeOf(event: Json): EventType {
	// What Nutshell calls such an action is not published.
	if (/^(?:delete|remove)d?$/.test(actionOf(event))) return 'deleted';
	return event.payloadType === 'formSubmissions' ? 'formSubmissions' : 'events';
}

/** The record that an event is about; its ID alone where the record does not come with the event. */
function recordIn(event: Json): Json {
	const payloads = recordsOf(event.payloads);
	const [id] = arrayOf(getPath(event, 'links.payloads'));
	const own = payloads.find(({ type }) => type === event.payloadType) ?? payloads[0];
	return own ?? (id === undefined ? {} : { id });
}

/** Who did it: by ID alone where Nutshell sends no more of them. */
function actorIn(event: Json): { actor?: Actor } {
	const id = getPath(event, 'links.actor') ?? getPath(event, 'actor.id');
	const name = getPath(event, 'actor.name');
	if (typeof id !== 'string' || id === '') return {};
	return { actor: { id, ...(typeof name === 'string' ? { name } : {}) } };
}

/** Where one attribute changes twice, from the first value to the last one. */
function changesIn({ changes }: Json): Record<string, Change> {
	const all = new Map<string, Change>();
	for (const { attribute, oldValue: from, newValue: to } of arrayOf(changes).filter(isObject)) {
		const name = wordsOf(attribute);
		const before = all.get(name) ?? { from };
		all.set(name, { ...before, to });
	}
	return Object.fromEntries(all);
}
