/** Tasks: create, complete, change, delete. */
import { answer, deleted, ref, validate } from './answers';
import { actingUser, named, unknownId } from './call';
import type { Call, Routes } from './call';
import { anyOf, range } from './filters';
import type { Filter } from './filters';
import { list } from './list';
import type { Task, TaskFields } from './records';
import { DAY, dateOf, isDate, microseconds, written } from './time';

interface TaskBody
	extends Partial<
		Pick<TaskFields, 'subject' | 'description' | 'task_type' | 'due_date' | 'remind_at'>
	> {
	/** A text, unlike every other id of the API. */
	person_id?: string;
	user_id?: number;
	user_guid?: string;
	current_state?: TaskFields['current_state'];
	idempotency_key?: string;
	due_at?: string;
	is_logged?: boolean;
}

export const tasks: Routes = {
	list_tasks: list<Task>({
		rows: ({ state }) => state.tasks.all(),
		filters: {
			ids: anyOf((task) => task.id),
			user_id: anyOf((task) => task.user_id),
			person_id: anyOf((task) => task.person_id),
			account_id: anyOf((task, call) => person(task, call)?.account_id ?? null),
			current_state: anyOf((task) => task.current_state),
			task_type: anyOf((task) => task.task_type),
			idempotency_key: anyOf((task) => task.idempotency_key),
			locale: anyOf((task, call) => person(task, call)?.locale ?? null),
			source: anyOf(() => unexplained.source),
			updated_at: range((task) => task.updated_at),
			completed_at: range((task) => task.completed_at),
			time_interval_filter: interval,
		},
		sorts: { due_date: (task) => task.due_date, due_at: (task) => task.due_at },
		direction: 'ASC',
		show: showTask,
	}),
	get_tasks_by_id: (call) => answer(showTask(named(call, call.state.tasks))),
	create_tasks: (call) => answer(showTask(create(call))),
	update_tasks_by_id: (call) => answer(showTask(update(call, named(call, call.state.tasks)))),
	delete_tasks_by_id: (call) => {
		const { id } = named(call, call.state.tasks);
		call.state.tasks.remove(id);
		return deleted();
	},
};

/** A key that was used before gives the task that it made, whatever else the body says. */
function create(call: Call): Task {
	const { state, caller, now } = call;
	const { idempotency_key: key, ...body } = call.body as TaskBody;
	const earlier = key && state.tasks.find((task) => task.idempotency_key === key);
	if (earlier) return earlier;
	return state.tasks.insert({
		subject: '',
		description: null,
		task_type: 'general',
		due_date: '',
		remind_at: null,
		person_id: 0,
		user_id: caller.user.id,
		created_by_id: caller.user.id,
		current_state: 'scheduled',
		completed_at: null,
		completed_by_id: null,
		idempotency_key: key ?? null,
		due_at: null,
		created_at: now,
		updated_at: now,
		...changes(call, body),
	});
}

function update(call: Call, task: Task): Task {
	Object.assign(task, changes(call, call.body as TaskBody), { updated_at: call.now });
	if ((call.body as TaskBody).current_state === 'completed') complete(call, task);
	return task;
}

/** Completing twice keeps the first time. */
export function complete({ caller, now }: Call, task: Task): void {
	if (task.current_state === 'completed') return;
	task.current_state = 'completed';
	task.completed_at = now;
	task.completed_by_id = caller.user.id;
	task.updated_at = now;
}

function changes(call: Call, body: TaskBody): Partial<TaskFields> {
	const { state } = call;
	const { person_id, user_guid, due_at, remind_at, is_logged: _, ...rest } = body;
	const { current_state: __, ...fields } = rest;
	const isWrong = (time?: string | null) => time != null && microseconds(time) === undefined;
	validate({
		subject: fields.subject === '' && "can't be blank",
		due_date: fields.due_date !== undefined && !isDate(fields.due_date) && 'is not a date',
		due_at: isWrong(due_at) && 'is not a time',
		remind_at: isWrong(remind_at) && 'is not a time',
		person_id:
			person_id !== undefined && !state.people.get(Number(person_id)) && 'could not be found',
		user_id: unknownId(state.users, fields.user_id),
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

function person(task: Task, { state }: Call) {
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
	const wanted = query.value(name);
	if (wanted === undefined) return undefined;
	const today = Date.parse(dateOf(ms));
	const [first, last] = intervals[wanted]((new Date(today).getUTCDay() + 6) % 7);
	return (task) => {
		const days = (Date.parse(task.due_date) - today) / DAY;
		return task.current_state === 'scheduled' && days >= first && days <= last;
	};
}

/** Seen in every task, and never explained: here they say as little as their types allow. */
const unexplained = {
	_integration_id: null,
	_integration_name: null,
	_integration_step_id: null,
	_integration_task_id: null,
	_integration_task_type_label: null,
	custom_attributes: {},
	multitouch_group_id: null,
	object_references: [],
	score: { factors: {}, prioritizer_uuid: '', score: '' },
	source: '',
};

function showTask(task: Task) {
	const { person_id, user_id, created_by_id, completed_by_id, idempotency_key: _, ...own } = task;
	return {
		...own,
		expires_after: null,
		person: ref('people', person_id),
		user: ref('users', user_id),
		created_by_user: ref('users', created_by_id),
		completed_by: ref('users', completed_by_id),
		opportunity: null,
		...unexplained,
	};
}
