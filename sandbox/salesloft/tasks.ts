/** Tasks: create, complete, change, delete. */
import type { Operations } from '../emulator';
import { actingUser, unknownId, type Call } from './call';
import type { Filter } from './filters';
import type { Row } from './kinds';
import { resource, writer } from './resource';
import { DAY, dateOf, isDate, microseconds, written } from './time';

type Task = Row<'tasks'>;

interface TaskBody {
	/** A text, unlike every other id of the API. */
	person_id?: string;
	user_guid?: string;
	idempotency_key?: string;
	due_date?: string;
	due_at?: string;
	remind_at?: string;
}

const { create, update } = writer('tasks', {
	made: ({ caller }) => ({ created_by_id: caller.user.id }),
	check: ({ state, body }, { subject, due_date, due_at, remind_at }) => ({
		subject: subject === '' && "can't be blank",
		due_date: !isDate(due_date) && 'is not a date',
		due_at: due_at !== null && microseconds(due_at) === undefined && 'is not a time',
		remind_at: remind_at !== null && microseconds(remind_at) === undefined && 'is not a time',
		person_id: 'person_id' in body && unknownId(state, 'people', Number(body.person_id)),
	}),
	kept: (call, { due_at, remind_at }, { current_state, due_date }) => {
		const body = call.body as TaskBody;
		return {
			current_state,
			due_at: due_at && written(due_at),
			due_date: body.due_date ?? (body.due_at ? written(body.due_at).slice(0, 10) : due_date),
			remind_at: remind_at && written(remind_at),
			...(body.person_id && { person_id: Number(body.person_id) }),
			...(body.user_guid && { user_id: actingUser(call, body.user_guid).id }),
		};
	},
	changed: (call, task) => {
		if (call.body.current_state === 'completed') complete(call, task);
	},
});

export const tasks: Operations<Call> = resource('tasks', {
	reads: {
		account_id: (task, call) => person(task, call)?.account_id ?? null,
		locale: (task, call) => person(task, call)?.locale ?? null,
		// Seen in every task, and never explained: here it says nothing.
		source: () => '',
	},
	filters: { time_interval_filter: interval },
	sortedBy: 'due_date',
	direction: 'ASC',
	show: () => ({ opportunity: null }),
	create: (call) => {
		const { idempotency_key: key } = call.body as TaskBody;
		// A key that was used before gives the task that it made, whatever else the body says.
		const earlier = key && call.state.tasks.find((task) => task.idempotency_key === key);
		return earlier || create(call);
	},
	update,
	removable: 'once',
});

/** Completing twice keeps the first time. */
export function complete({ caller, now }: Call, task: Task): void {
	if (task.current_state === 'completed') return;
	task.current_state = 'completed';
	task.completed_at = now;
	task.completed_by_id = caller.user.id;
	task.updated_at = now;
}

function person(task: Task, { state }: Call): Row<'people'> | undefined {
	return state.people.get(task.person_id);
}

/** Days from the first to the last one of an interval, counted from today; weeks begin on Monday. */
const intervals: Record<string, (weekday: number) => [first: number, last: number]> = {
	overdue: () => [-Infinity, -1],
	today: () => [0, 0],
	tomorrow: () => [1, 1],
	this_week: (weekday) => [-weekday, 6 - weekday],
	next_week: (weekday) => [7 - weekday, 13 - weekday],
};

function interval({ query, ms }: Call, name: string): ReturnType<Filter<Task>> {
	const wanted = query.last(name);
	if (wanted === undefined) return undefined;
	const today = Date.parse(dateOf(ms));
	const [first, last] = intervals[wanted]((new Date(today).getUTCDay() + 6) % 7);
	return (task) => {
		const days = (Date.parse(task.due_date) - today) / DAY;
		return task.current_state === 'scheduled' && days >= first && days <= last;
	};
}
