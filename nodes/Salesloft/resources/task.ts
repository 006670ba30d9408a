import {
	choice,
	choices,
	code,
	codes,
	dateTime,
	day,
	flag,
	longText,
	reference,
	references,
	text,
} from '../../engine/vocabulary/field';
import {
	action,
	create,
	get,
	list,
	remove,
	resource,
	update,
} from '../../engine/vocabulary/operation';
import { objectOf, type Json } from '../../engine/json';
import { flatten } from '../../engine/vocabulary/answered';
import type { Values } from '../../engine/vocabulary/values';
import { numberedPages } from '../api';
import { Failure } from '../failure';
import { between, ids, sorting, TASK_TYPES, taskId } from '../fields';
import { account, person, personOfTask, task, user } from '../records';
import { asRecord } from '../unpublished';

const subject = text('subject', { min: 1, placeholder: 'e.g. Send the offer' });
const description = longText('description');
const dueDate = day('due_date');
const remindAt = dateTime('remind_at', { description: 'When to remind the user' });
const about = reference(personOfTask, 'person_id');
const assignee = reference(user, 'user_id', { description: 'Who has to do it' });
const type = choice('task_type', TASK_TYPES, { label: 'Type', default: 'general' });
const isLogged = flag('is_logged', {
	label: 'Only Log',
	description: 'Whether to log it only, without doing anything else',
});

/** Which tasks are listed, or counted. */
const which = [
	reference(account, 'account_id[]', { name: 'accountId' }),
	choice('time_interval_filter', ['overdue', 'today', 'tomorrow', 'this_week', 'next_week'], {
		label: 'Due',
		default: 'today',
	}),
	code('idempotency_key', { min: 1 }),
	ids,
	codes('locale[]', {
		name: 'locales',
		label: 'Locales',
		button: 'Add Locale',
		placeholder: 'e.g. America/New_York',
		description: 'The time zones of the people that the tasks are about',
	}),
	reference(person, 'person_id[]', { name: 'personId' }),
	text('source', {
		min: 1,
		description:
			"Where the tasks come from, as it stands under 'source' in a task that is not simplified",
	}),
	choices('current_state[]', ['completed', 'scheduled'], { label: 'States' }),
	choices('task_type[]', TASK_TYPES, { label: 'Types', name: 'taskTypes' }),
	references(user, 'user_id[]', { name: 'userIds' }),
];

/** How many tasks one request takes is not published. */
const MOST_TASKS = 100;

const idsOf = (items: Values[]) => [...new Set(items.map(({ path }) => Number(path.id)))];

/**
 * What each task was to get, and what Salesloft says to that, as it is: nothing is published of it.
 * @throws Failure where that reads like a refusal
 */
function rescheduled(answer: unknown, items: Values[]): Json[] {
	const parts = [answer, objectOf(answer).data].map(objectOf);
	const errors = parts.flatMap((part) => [part.error, part.errors]);
	// A number of errors can be none.
	const said = errors.filter(Boolean).map(flatten).filter(Boolean).join('; ');
	if (said) {
		throw new Failure(
			`Salesloft does not say that it moved these tasks: ${said}`,
			'Look at them before you run this again: some may have been moved.',
		);
	}
	return items.map(({ path, body }) => ({
		task_id: Number(path.id),
		due_date: body.due_date,
		answer: answer ?? null,
	}));
}

export const taskResource = resource(task, {
	complete: action('PUT /v2/tasks/{id}', {
		name: 'Complete',
		action: 'Complete a task',
		description: 'Mark a task as done',
		required: [taskId],
		optional: [
			longText('description', { description: 'What to note on the person at completion' }),
			isLogged,
		],
		body: (body) => ({ ...body, current_state: 'completed' }),
	}),
	create: create('POST /v2/tasks', {
		required: [subject, about, type, dueDate, assignee],
		beside: [description],
		optional: [
			code('idempotency_key', {
				description:
					'A text of your own for this task: sent again with the same one, the task is not made twice',
			}),
			remindAt,
		],
		body: (body) => ({ ...body, current_state: 'scheduled' }),
	}),
	delete: remove('DELETE /v2/tasks/{id}', { required: [taskId] }),
	get: get('GET /v2/tasks/{id}', { required: [taskId] }),
	getCounts: get('GET /v2/tasks/counts', {
		name: 'Get Counts',
		action: 'Get the counts of tasks',
		description: 'Retrieve how many tasks there are, as Salesloft counts them',
		options: which,
		simplify: false,
		run: asRecord('counts'),
	}),
	getAll: list('GET /v2/tasks', {
		paging: numberedPages,
		filters: [
			...which,
			...between('completed_at', 'Completed'),
			...between('updated_at', 'Updated'),
		],
		options: sorting(['due_date', 'due_at'], 'ASC'),
	}),
	rescheduleMany: action('POST /v2/bulk_reschedule_tasks', {
		required: [taskId, dueDate],
		many: {
			size: MOST_TASKS,
			common: ({ body }) => body.due_date,
			body: (items) => ({ ...items[0].body, task_ids: idsOf(items) }),
			records: rescheduled,
		},
		examples: [{ task_id: 10_001, due_date: '2026-12-01', answer: {} }],
		simplify: false,
		undocumented:
			'Salesloft does not publish what it answers when it cannot move one of the tasks.',
		name: 'Reschedule Many',
		action: 'Reschedule many tasks',
		description: `Give the task of each input item another due date; ${MOST_TASKS} of them with the same date share a request. What Salesloft answers comes out as it is.`,
	}),
	update: update('PUT /v2/tasks/{id}', {
		required: [taskId],
		optional: [
			description,
			dateTime('due_at', { description: 'When it is due, as a time; in place of the date' }),
			dueDate,
			isLogged,
			about,
			remindAt,
			subject,
			type,
			assignee,
		],
	}),
});
