/** Tasks: create, complete, change, delete. */
import type { Operations } from '../emulator';
import { validate } from './answers';
import { actingUser, unknownId } from './call';
import type { Call } from './call';
import type { Filter } from './filters';
import { add } from './kinds';
import type { Row } from './kinds';
import { resource } from './resource';
import { DAY, dateOf, isDate, microseconds, written } from './time';

type Task = Row<'tasks'>;

interface TaskBody
	extends Partial<
		Pick<Task, 'subject' | 'description' | 'task_type' | 'due_date' | 'remind_at' | 'current_state'>
	> {
	/** A text, unlike every other id of the API. */
	person_id?: string;
	user_id?: number;
	user_guid?: string;
	idempotency_key?: string;
	due_at?: string;
	is_logged?: boolean;
}

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
		const { state, caller, now } = call;
		const { idempotency_key: key, ...body } = call.body as TaskBody;
		// A key that was used before gives the task that it made, whatever else the body says.
		const earlier = key && state.tasks.find((task) => task.idempotency_key === key);
		if (earlier) return earlier;
		const { id } = caller.user;
		const made = { user_id: id, created_by_id: id, idempotency_key: key ?? null };
		return add(state, 'tasks', { ...made, ...changes(call, body) }, now);
	},
	update: (call, task) => {
		const body = call.body as TaskBody;
		Object.assign(task, changes(call, body), { updated_at: call.now });
		if (body.current_state === 'completed') complete(call, task);
	},
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

function changes(call: Call, body: TaskBody): Partial<Task> {
	const { state } = call;
	const { person_id, user_guid, due_at, remind_at, is_logged: _, ...rest } = body;
	const { current_state: __, ...fields } = rest;
	const isWrong = (time?: string | null) => time != null && microseconds(time) === undefined;
	validate({
		subject: fields.subject === '' && "can't be blank",
		due_date: fields.due_date !== undefined && !isDate(fields.due_date) && 'is not a date',
		due_at: isWrong(due_at) && 'is not a time',
		remind_at: isWrong(remind_at) && 'is not a time',
		person_id: person_id !== undefined && unknownId(state, 'people', Number(person_id)),
		user_id: unknownId(state, 'users', fields.user_id),
	});
	return {
		...(due_at !== undefined && {
			due_at: written(due_at),
			due_date: written(due_at).slice(0, 10),
		}),
		...(remind_at !== undefined && { remind_at: remind_at && written(remind_at) }),
		...fields,
		...(person_id !== undefined && { person_id: Number(person_id) }),
		...(user_guid !== undefined && { user_id: actingUser(call, user_guid).id }),
	};
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
