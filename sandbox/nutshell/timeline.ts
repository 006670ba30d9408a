/** `/events`: everything that happened in the account, newest first. */
import { json, type SandboxResponse } from '../http';
import { ACCOUNT_META, badRequest } from './answers';
import { checkContract, type Call, type Route } from './call';
import { idNumber, type Fields, type TimelineEvent, type Value } from './model';
import { present } from './present';
import type { Store } from './store';

const DEFAULT_LIMIT = 25;
const CREATOR = 'filters[creator][]';
const EMAIL_ROLE = 'filters[emailEntityType][]';

export const events: Route = (call) => {
	checkContract(call);
	const { query, store } = call;
	const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
	if (limit < 1) throw badRequest('"limit" must be at least 1.', 'limit');
	// How the real API answers is not known: refused, so that no such request passes unseen.
	if (query.has(EMAIL_ROLE) && !query.has(CREATOR)) {
		throw badRequest(`"${EMAIL_ROLE}" needs "${CREATOR}".`, EMAIL_ROLE);
	}
	const told = store.timeline.filter(({ action }) => action !== 'delete');
	const chosen = told.filter(selection(query)).reverse();
	const newer = told.some(({ number }) => number > (chosen[0]?.number ?? Infinity));
	return answer(call, chosen.slice(0, limit), { newer, older: chosen[limit] });
};

/** What was deleted, as events, newest first; not paged. */
export const deletedEvents: Route = (call) => {
	checkContract(call);
	const type = call.query.get('filter[types]');
	const chosen = call.store.timeline.filter(
		({ action, payloadType }) => action === 'delete' && (type === null || payloadType === type),
	);
	return answer(call, chosen.reverse());
};

/**
 * `max_id` takes its own event in and `since_id` leaves it out. The times are taken to do the same:
 * with `since_time` set to the last event's second, another event of that second is lost.
 */
function selection(query: URLSearchParams): (event: TimelineEvent) => boolean {
	const number = (name: string, otherwise: number) => {
		const text = query.get(name);
		return text === null ? otherwise : idNumber(text);
	};
	const sinceId = number('since_id', 0);
	const maxId = number('max_id', Infinity);
	const sinceTime = number('since_time', -Infinity);
	const maxTime = number('max_time', Infinity);
	const entity = query.get('entity_id');
	const types = query.getAll('filters[payload][]');
	const creators = query.getAll(CREATOR);
	return (event) =>
		event.number > sinceId &&
		event.number <= maxId &&
		event.createdAt > sinceTime &&
		event.createdAt <= maxTime &&
		(entity === null || event.about.includes(entity)) &&
		(types.length === 0 || types.includes(event.payloadType)) &&
		(creators.length === 0 || creators.includes(event.actor));
}

interface Around {
	/** Whether there are events that are newer than those that were asked for. */
	newer: boolean;
	/** The newest event that did not fit. */
	older?: TimelineEvent;
}

function answer(
	call: Call,
	shown: TimelineEvent[],
	{ newer, older }: Around = { newer: false },
): SandboxResponse {
	const { store } = call;
	const told = (ids: string[]) =>
		[...new Set(ids)].flatMap((id) => {
			const entity = store.stored(id);
			return entity ? [present(store, entity)] : [];
		});
	return json(200, {
		meta: {
			...ACCOUNT_META,
			next: newer ? onward(call, { since_id: `${shown[0].number}-events` }) : null,
			previous: older ? onward(call, { max_id: `${older.number}-events` }) : null,
		},
		links: {},
		events: shown.map((event) => presentEvent(store, event)),
		// Nobody has recorded a page with any.
		actors: [],
		payloads: told(shown.map(({ payload }) => payload)),
	});
}

function presentEvent(store: Store, event: TimelineEvent): Fields {
	return {
		id: `${event.number}-events`,
		type: 'events',
		createdTime: event.createdAt,
		actorType: 'users',
		payloadType: event.payloadType,
		action: event.action,
		changes: event.changes.map(({ attribute, oldStage, newStage }) => ({
			attribute,
			oldValue: stageOf(store, oldStage),
			newValue: stageOf(store, newStage),
		})),
		count: null,
		links: { actor: event.actor, payloads: [event.payload], comments: [] },
	};
}

function stageOf(store: Store, id: string): Value {
	const { name = null, position = null } = store.stored(id)?.attributes ?? {};
	return { id, name, position, type: 'stages' };
}

/** The same list from another event on. */
function onward({ request }: Call, from: Record<string, string>): string {
	const url = new URL(request.url);
	for (const name of ['max_id', 'since_id']) url.searchParams.delete(name);
	for (const [name, value] of Object.entries(from)) url.searchParams.set(name, value);
	return url.href;
}
