/** `/events`: everything that happened in the account, newest first. */
import type { SandboxResponse } from '../http';
import { json } from '../http';
import { ACCOUNT_META, BadRequest } from './answers';
import { address } from './call';
import type { Call } from './call';
import { idNumber } from './model';
import type { Fields, Link, TimelineEvent } from './model';
import type { Store } from './store';
import { present } from './view';

const DEFAULT_LIMIT = 25;
const CREATOR = 'filters[creator][]';
const EMAIL_ROLE = 'filters[emailEntityType][]';

export function events(call: Call): SandboxResponse {
	const { query, state } = call;
	const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
	if (limit < 1) throw new BadRequest('"limit" must be at least 1.', 'limit');
	// How the real API answers is not known: refused, so that no such request passes unseen.
	if (query.has(EMAIL_ROLE) && !query.has(CREATOR)) {
		throw new BadRequest(`"${EMAIL_ROLE}" needs "${CREATOR}".`, EMAIL_ROLE);
	}
	const told = state.timeline.filter(({ action }) => action !== 'delete');
	const chosen = told.filter(selection(query)).reverse();
	const [newest] = chosen;
	const older = chosen[limit];
	const isNewest = !newest || told.every(({ number }) => number <= newest.number);
	return answer(call, chosen.slice(0, limit), {
		next: isNewest ? null : address(call, { max_id: null, since_id: `${newest.number}-events` }),
		previous: older ? address(call, { since_id: null, max_id: `${older.number}-events` }) : null,
	});
}

/** What was deleted, as events, newest first; not paged. */
export function deletedEvents(call: Call): SandboxResponse {
	const type = call.query.get('filter[types]');
	const chosen = call.state.timeline.filter(
		({ action, payloadType }) => action === 'delete' && (type === null || payloadType === type),
	);
	return answer(call, chosen.reverse(), { next: null, previous: null });
}

/**
 * `max_id` takes its own event in and `since_id` leaves it out. The times are taken to do the same:
 * with `since_time` set to the last event's second, another event of that second is lost.
 */
function selection(query: URLSearchParams): (event: TimelineEvent) => boolean {
	const number = (name: string, otherwise: number) =>
		idNumber(query.get(name) ?? String(otherwise));
	const sinceId = number('since_id', 0);
	const maxId = number('max_id', Number.MAX_SAFE_INTEGER);
	const sinceTime = number('since_time', 0);
	const maxTime = number('max_time', Number.MAX_SAFE_INTEGER);
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

/** @param onward where the events before and behind these are */
function answer({ state }: Call, chosen: TimelineEvent[], onward: Fields): SandboxResponse {
	const payloads = [...new Set(chosen.map(({ payload }) => payload))];
	return json(200, {
		meta: { ...ACCOUNT_META, ...onward },
		links: {},
		events: chosen.map((event) => presentEvent(state, event)),
		// Nobody has recorded a page with any.
		actors: [],
		payloads: payloads.flatMap((id) => {
			const entity = state.stored(id);
			return entity ? [present(state, entity)] : [];
		}),
	});
}

function presentEvent(store: Store, event: TimelineEvent): Fields {
	return {
		...{ id: `${event.number}-events`, type: 'events', createdTime: event.createdAt },
		...{ actorType: 'users', payloadType: event.payloadType, action: event.action },
		changes: event.moved ? [stageChange(store, event.moved)] : [],
		count: null,
		links: { actor: event.actor, payloads: [event.payload], comments: [] },
	};
}

function stageChange(store: Store, { from, to }: { from: Link; to: Link }): Fields {
	const stageOf = (id: Link): Fields | null => {
		if (id === null) return null;
		const { name = null, position = null } = store.stored(id)?.attributes ?? {};
		return { id, name, position, type: 'stages' };
	};
	return { attribute: 'stage', oldValue: stageOf(from), newValue: stageOf(to) };
}
