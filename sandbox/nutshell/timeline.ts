/** `/events`, newest first, and what is told by itself: everything that happened in the account. */
import { address, json, type SandboxResponse } from '../http';
import { anyOf, filtered, type Filter } from '../list';
import { signers } from '../sign';
import type { Deliveries } from '../tell';
import { ACCOUNT_META, must } from './answers';
import type { Call } from './call';
import { idKind, idNumber, type Fields, type Link, type TimelineEvent } from './model';
import type { Store } from './store';
import { present } from './view';

const DEFAULT_LIMIT = 25;
const CREATOR = 'filters[creator][]';
const EMAIL_ROLE = 'filters[emailEntityType][]';

const aboutKind = anyOf<TimelineEvent>(({ payload }, value) => idKind(payload) === value);

/**
 * `max_id` takes its own event in and `since_id` leaves it out. The times are taken to do the same:
 * with `since_time` set to the last event's second, another event of that second is lost.
 */
const filters: Record<string, Filter<TimelineEvent, Call>> = {
	since_id: anyOf(({ id }, value) => idNumber(id) > idNumber(value)),
	max_id: anyOf(({ id }, value) => idNumber(id) <= idNumber(value)),
	since_time: anyOf(({ createdAt }, value) => createdAt > Number(value)),
	max_time: anyOf(({ createdAt }, value) => createdAt <= Number(value)),
	entity_id: anyOf(({ about }, value) => about.includes(value)),
	'filters[payload][]': aboutKind,
	'filter[types]': aboutKind,
	[CREATOR]: anyOf(({ actor }, value) => actor === value),
};

export function events(call: Call): SandboxResponse {
	const { query, state, request } = call;
	const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
	must(limit >= 1, '"limit" must be at least 1.', 'limit');
	// How the real API answers is not known: refused, so that no such request passes unseen.
	const isRoleOfAll = query.has(EMAIL_ROLE) && !query.has(CREATOR);
	must(!isRoleOfAll, `"${EMAIL_ROLE}" needs "${CREATOR}".`, EMAIL_ROLE);
	const extras = query.getAll('events');
	const told = state.timeline.where((event) => isTold(event) && isWanted(event, extras)).reverse();
	const chosen = filtered(call, told, filters);
	const [newest] = chosen;
	const older = chosen[limit];
	const isNewest = !newest || newest === told[0];
	return answer(call, chosen.slice(0, limit), {
		next: isNewest ? null : address(request, { max_id: null, since_id: newest.id }),
		previous: older ? address(request, { since_id: null, max_id: older.id }) : null,
	});
}

/** What was deleted, as events, newest first; not paged. */
export function deletedEvents(call: Call): SandboxResponse {
	const deleted = call.state.timeline.where((event) => !isTold(event)).reverse();
	return answer(call, filtered(call, deleted, filters), { next: null, previous: null });
}

/** Filled-in forms are left out unless they are asked for. */
const isWanted = ({ payload }: TimelineEvent, extras: string[]) =>
	idKind(payload) !== 'formSubmissions' || extras.includes('formSubmissions');

/** Deletions have a list of their own; that webhooks tell them is not said anywhere. */
const isTold = ({ action }: TimelineEvent) => action !== 'delete';

/**
 * All that a request made happen is told at once, oldest first: how Nutshell bundles it is not known,
 * and neither are its headers and whether it tries again.
 */
export const deliveries: Deliveries<Store, Call, Pick<Store, 'timeline'>, string> = {
	watched: ({ timeline }) => ({ timeline }),
	hooks: ({ webhooks }) => webhooks,
	told({ timeline }, { state }) {
		const told = timeline.flatMap(({ after }) => (after && isTold(after) ? [after] : []));
		return told.length > 0 ? [{ event: 'event', body: page(state, told) }] : [];
	},
	sent({ event, body }, url) {
		const { query: _, ...signed } = signers.nutshell(body, null, event);
		return { url, ...signed };
	},
	retries: { times: 0, pause: 0, patience: 5_000 },
};

/** @param onward where the events before and behind these are */
function answer({ state }: Call, chosen: TimelineEvent[], onward: Fields): SandboxResponse {
	return json(200, page(state, chosen, onward));
}

function page(state: Store, chosen: TimelineEvent[], onward: Fields = {}): Fields {
	const payloads = [...new Set(chosen.map(({ payload }) => payload))];
	return {
		meta: { ...ACCOUNT_META, ...onward },
		links: {},
		events: chosen.map(({ id, createdAt, actor, payload, action, moved }) => ({
			...{ id, type: 'events', createdTime: createdAt },
			...{ actorType: 'users', payloadType: idKind(payload), action },
			changes: moved ? [stageChange(state, moved)] : [],
			count: null,
			links: { actor, payloads: [payload], comments: [] },
		})),
		// Nobody has recorded a page with any.
		actors: [],
		payloads: payloads.flatMap((id) => {
			const entity = state.stored(id);
			return entity ? [present(state, entity)] : [];
		}),
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
