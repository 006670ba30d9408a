/**
 * What Aircall tells by itself of the changes that come in by its API. Deliveries have no signature: the
 * token of the webhook stands in each.
 */
import type { News } from '../http';
import type { Change } from '../observe';
import { Query } from '../query';
import { signers } from '../sign';
import type { Deliveries } from '../tell';
import type { ApiCall } from './answers';
import { iso, type Call, type Contact, type Row, type State, type Tables } from './kinds';
import { callView, contactView, numberView, userView, type Showing } from './views';

const SECONDS = 1_000;
/** What webhooks leave out of a call that has none. */
const OPTIONAL = ['assigned_to', 'contact', 'transferred_by', 'transferred_to', 'user'];
/** What the reference and the recorded deliveries have in answers alone. */
const ANSWERED = ['conference_participants', 'sid'];
const ANSWERED_OF_NUMBERS = ['created_at', 'priority'];

type Watched = Pick<Tables, 'calls' | 'contacts' | 'numbers' | 'users'>;

export const deliveries: Deliveries<State, ApiCall, Watched, Row<'webhooks'>> = {
	watched: ({ calls, contacts, numbers, users }) => ({ calls, contacts, numbers, users }),
	hooks: ({ webhooks }) => webhooks.where(({ active }) => active),
	told(changes, asked, answer) {
		const call: Showing = { ...asked, place: 'delivery' };
		const { calls, contacts, numbers, users } = changes;
		const message = sentBy(call, JSON.parse(String(answer.body || 'null')));
		return [
			...each(call, calls, callEvents, callTold),
			...each(call, contacts, comings('contact', 'updated'), contactTold),
			...each(call, numbers, numberEvents, numberView),
			...each(call, users, comings('user'), userView).map((one) => asVersion2(one)),
			...(message ? [news(call, 'message.sent', message)] : []),
		];
	},
	sent: ({ event, body }, { url, events, token }) =>
		events.includes(event) ? { url, ...signers.aircall(body, token, event) } : undefined,
	// 50 times by its reference, 10 by another page of it. The pauses between them are not known.
	retries: { times: 50, pause: 60 * SECONDS, patience: 5 * SECONDS },
	// It tries once more after 12 hours, which nothing here waits for.
	givenUp: (hook) => Object.assign(hook, { active: false }),
};

/** A delivery without its token. */
function news({ now }: ApiCall, event: string, data: object): News {
	const [resource] = event.split('.');
	return { event, body: { resource, event, timestamp: now, data } };
}

/** The events of each change, with the record as it is now, or as it was last. */
function each<R extends Row<'calls' | 'contacts' | 'numbers' | 'users'>>(
	call: Showing,
	changes: Array<Change<R>>,
	eventsOf: (change: Change<R>) => string[],
	show: (row: R, call: Showing) => object,
): News[] {
	return changes.flatMap((change) => {
		const row = change.after ?? change.before;
		return row ? eventsOf(change).map((event) => news(call, event, show(row, call))) : [];
	});
}

/** What is told of any record that comes and goes. */
const comings =
	(resource: string, changed?: string) =>
	({ before, after }: Change<Row<'contacts' | 'numbers' | 'users'>>): string[] => {
		const what = before && after ? changed : before ? 'deleted' : 'created';
		return what === undefined ? [] : [`${resource}.${what}`];
	};

/** Whether taking a call out of the archive is told is not known; no such event is. */
function callEvents({ before, after }: Change<Call>): string[] {
	if (!after) return [];
	if (!before) return ['call.created'];
	const tagsOf = ({ tags }: Call) => tags.map(({ id }) => id);
	const [had, has] = [tagsOf(before), tagsOf(after)];
	const comments = after.comments.slice(before.comments.length);
	return Object.entries({
		'call.tagged': has.some((id) => !had.includes(id)),
		'call.archived': after.archived && !before.archived,
		'call.assigned': after.assigned_to !== before.assigned_to,
		'call.transferred': after.transferred_to !== before.transferred_to,
	})
		.flatMap(([event, holds]) => (holds ? [event] : []))
		.concat(comments.map(() => 'call.commented'));
}

function numberEvents(change: Change<Row<'numbers'>>): string[] {
	const { before, after } = change;
	if (!before || !after) return comings('number')(change);
	const isOpen = ({ availability_status: status }: Row<'numbers'>) => status !== 'closed';
	if (isOpen(before) === isOpen(after)) return [];
	return [isOpen(after) ? 'number.opened' : 'number.closed'];
}

function callTold(row: Call, call: Showing): object {
	return asTold(callView(row, { ...call, query: new Query({ fetch_contact: 'true' }) }));
}

/** A call as it is delivered. @param answered the call with its contact, as it is answered */
export function asTold(answered: object): object {
	const told = Object.entries(answered).filter(
		([name, value]) => !ANSWERED.includes(name) && (value !== null || !OPTIONAL.includes(name)),
	);
	return Object.fromEntries(
		told.map(([name, value]: [string, object]) => [
			name,
			name === 'number' ? ofNumber(value) : value,
		]),
	);
}

const ofNumber = (answered: object) =>
	Object.fromEntries(
		Object.entries(answered).filter(([name]) => !ANSWERED_OF_NUMBERS.includes(name)),
	);

/**
 * The reference has their times as text here; the deliveries of 2022 had them in Unix seconds, and
 * never null for a company.
 */
function contactTold(row: Contact, call: Showing): object {
	const { created_at, updated_at } = row;
	const company_name = row.company_name ?? '';
	const { urls: _, ...shown } = contactView({ ...row, company_name }, call);
	return { ...shown, created_at: iso(created_at), updated_at: iso(updated_at) };
}

/** Version 1 of these events, which a webhook for everything gets as well, is deprecated. */
function asVersion2({ event, body }: News): News {
	const named = `${event}.v2`;
	return { event: named, body: { ...body, event: named } };
}

/** A message that shows in Aircall; no other one is told, and none of a number with a configuration. */
function sentBy(call: Showing, message: object | null) {
	if (call.operation.id !== 'message.sendInConversation' || !message) return undefined;
	const number = call.state.numbers.get(call.params.number_id);
	if (!number || number.configuration) return undefined;
	return { ...message, number: numberView(number, call) };
}
