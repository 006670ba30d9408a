/** What users do: calls, which are logged, emails, which are only read, notes and tasks. */
import { named, type Operations } from '../emulator';
import { answer, validate } from './answers';
import { wrongAction } from './cadence-work';
import { actingUser, requireScope, type Call } from './call';
import { anyOf } from './filters';
import { type Row } from './kinds';
import { ref, unknownId } from './links';
import { resource, writer } from './resource';
import { DAY, dateOf, isDate, microseconds, written } from './time';

type Note = Row<'notes'>;
type Task = Row<'tasks'>;

const calls = writer('calls', {
	made: (call) => ({
		to: call.state.people.get(call.body.person_id)?.phone ?? null,
		user_id: actingUser(call).id,
	}),
	check(call, { disposition, sentiment, action_id }) {
		const { state } = call;
		const isUnlisted = (list: Array<{ name: string }>, wanted: string | null) =>
			wanted !== null && !list.some(({ name }) => name === wanted);
		return {
			disposition:
				isUnlisted(state.call_dispositions.all(), disposition) && 'is not in the disposition list',
			sentiment:
				isUnlisted(state.call_sentiments.all(), sentiment) && 'is not in the sentiment list',
			action_id: action_id !== null && wrongAction(call, action_id, 'phone'),
		};
	},
	changed(call, { id: call_id, person_id, task_id, user_id, action_id }) {
		const { state, body, now } = call;
		if (action_id !== null) state.actions.remove(action_id);
		const task = state.tasks.get(task_id);
		if (task) complete(call, task);
		if (body.notes) {
			const about = { associated_with_id: Number(person_id), user_id, call_id };
			state.notes.make({ content: body.notes, ...about }, now);
		}
		Object.assign(state.people.get(person_id) ?? {}, {
			last_contacted_at: now,
			last_contacted_type: 'call',
			last_contacted_by_id: user_id,
		});
	},
});

const tasks = writer('tasks', {
	made: ({ caller }) => ({ created_by_id: caller.user.id }),
	filled: ['subject'],
	check({ state, body: { person_id } }, { due_date, due_at, remind_at }) {
		const isTime = (text: string | null) => text === null || microseconds(text) !== undefined;
		return {
			due_date: !isDate(due_date) && 'is not a date',
			due_at: !isTime(due_at) && 'is not a time',
			remind_at: !isTime(remind_at) && 'is not a time',
			person_id: person_id !== undefined && unknownId(state, 'people', Number(person_id)),
		};
	},
	kept(call, { due_at, remind_at }, { current_state, due_date }) {
		const { body } = call;
		return {
			current_state,
			due_at: due_at && written(due_at),
			due_date: body.due_date ?? (body.due_at ? written(body.due_at).slice(0, 10) : due_date),
			remind_at: remind_at && written(remind_at),
			...(body.person_id && { person_id: Number(body.person_id) }),
			...(body.user_guid && { user_id: actingUser(call).id }),
		};
	},
	changed: (call, task) => {
		if (call.body.current_state === 'completed') complete(call, task);
	},
});

export const activities: Operations<Call> = {
	// Nothing is known of this answer.
	get_tasks_counts: () => answer({}),
	...resource('pending_emails', {
		sortedBy: 'id',
		tells: { mime_email_payload: ({ id }) => ref('mime_email_payloads', id) },
		...writer('pending_emails', {}),
	}),
	get_mime_email_payloads_by_id: (call) => {
		const { id, mailbox } = named(call, call.state.pending_emails);
		const message_id = `${id}@mail.salesloft.example`;
		const source = `From: ${mailbox}\r\nMessage-ID: <${message_id}>\r\n\r\nHello`;
		return answer({ id, mailbox, message_id, raw: Buffer.from(source).toString('base64') });
	},
	...resource('activity_histories', {
		sortedBy: 'occurred_at',
		reads: { pinned: 'pinned_at' },
		// Data of which nothing is known but that it is there.
		tells: { dynamic_data: () => ({}), static_data: () => ({}) },
	}),
	...resource('calls', {
		reads: { user_guid: 'user.guid' },
		tells: {
			called_person: ({ person_id }) => ref('people', person_id),
			note: ({ id }, { state }) =>
				ref('notes', state.notes.find(({ call_id }) => call_id === id)?.id ?? null),
			connected: ({ disposition }) => disposition === 'Connected',
			positive: ({ sentiment }) => sentiment === 'Interested',
		},
		create: calls.create,
	}),
	...resource('emails', {
		reads: {
			account_id: 'person.account_id',
			action_id: () => null,
			crm_activity_id: () => null,
			email_addresses: 'recipient_email_address',
			one_off: ({ cadence_id }) => cadence_id === null,
			has_replies: 'replies',
			has_clicks: 'clicks',
			has_views: 'views',
			send_time: 'sent_at',
		},
		// Leaves nothing out, but is checked even when nothing is found.
		filters: { scoped_fields: (call) => void scopedFields(call) },
		tells: {
			recipient: ({ person_id }) => ref('people', person_id),
			subject: ({ subject }, call) =>
				scopedFields(call).includes('subject') ? subject : undefined,
			body: ({ body }, call) => (scopedFields(call).includes('body') ? body : undefined),
			click_tracking: true,
			view_tracking: true,
			error_message: ({ bounced }) => (bounced ? 'Mailbox not found' : null),
			message_id: ({ id }) => `<${id}@mail.salesloft.example>`,
			send_after: ({ sent_at }) => sent_at,
			counts: ({ views, clicks, replies }) => ({
				...{ views, clicks, replies, attachments: 0, unique_devices: 0, unique_locations: 0 },
			}),
		},
	}),
	...resource('notes', {
		filters: {
			// An id says nothing without the kind of record it belongs to.
			associated_with_id(call, name) {
				const test = anyOf()(call, name);
				const type = call.query.last('associated_with_type');
				validate({ associated_with_type: test && type === undefined && 'must be given' });
				return test;
			},
		},
		tells: {
			associated_type: ({ associated_with_type }) => associated_with_type,
			associated_with: (note) => ref(collectionOf(note), note.associated_with_id),
			crm_activity_metadata: null,
		},
		...writer('notes', {
			made: (call) => ({ user_id: actingUser(call).id }),
			filled: ['content'],
			check: ({ state }, note, taken) => ({
				associated_with_id: unknownId(state, collectionOf(note), note.associated_with_id),
				call_id:
					note.call_id !== null &&
					taken(({ call_id }) => call_id === note.call_id, 'already has a note'),
			}),
		}),
		removable: 'again',
	}),
	...resource('tasks', {
		reads: {
			account_id: 'person.account_id',
			locale: 'person.locale',
			// Seen in every task, and never explained: here it says nothing.
			source: () => '',
			time_interval_filter: (task) => task.current_state === 'scheduled' && task.due_date,
		},
		filters: { time_interval_filter: interval },
		sortedBy: 'due_date',
		direction: 'ASC',
		tells: { opportunity: null },
		...tasks,
		create(call) {
			const { idempotency_key: key } = call.body;
			// A key that was used before gives the task that it made, whatever else the body says.
			const earlier = key && call.state.tasks.find((task) => task.idempotency_key === key);
			return earlier || tasks.create(call);
		},
		removable: 'once',
	}),
};

/** Completing twice keeps the first time. */
function complete({ caller, now }: Call, task: Task): void {
	if (task.current_state === 'completed') return;
	task.current_state = 'completed';
	task.completed_at = now;
	task.completed_by_id = caller.user.id;
	task.updated_at = now;
}

/** Body and subject are only shown when asked for by name, which needs a privileged scope. */
function scopedFields(call: Call): string[] {
	const asked = call.query.all('scoped_fields');
	if (asked.length > 0) requireScope(call, 'email_contents:read');
	const unknown = asked.find((name) => name !== 'body' && name !== 'subject');
	validate({ scoped_fields: unknown && `has an invalid value: ${unknown}` });
	return asked;
}

function collectionOf(note: Pick<Note, 'associated_with_type'>): 'people' | 'accounts' {
	return note.associated_with_type === 'person' ? 'people' : 'accounts';
}

/** Days from the first to the last one of an interval, counted from today; weeks begin on Monday. */
const intervals: Record<string, (weekday: number) => [first: number, last: number]> = {
	overdue: () => [-Infinity, -1],
	today: () => [0, 0],
	tomorrow: () => [1, 1],
	this_week: (weekday) => [-weekday, 6 - weekday],
	next_week: (weekday) => [7 - weekday, 13 - weekday],
};

/** Tasks that are due in an interval; those that are done are not due. */
function interval({ query, ms }: Call, name: string) {
	const wanted = query.last(name);
	if (wanted === undefined) return undefined;
	const today = Date.parse(dateOf(ms));
	const [first, last] = intervals[wanted]((new Date(today).getUTCDay() + 6) % 7);
	return (due: unknown) => {
		const days = (Date.parse(String(due)) - today) / DAY;
		return days >= first && days <= last;
	};
}
