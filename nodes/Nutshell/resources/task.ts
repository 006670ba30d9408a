import {
	choice,
	dateTime,
	day,
	references,
	text,
	unixTime,
	type Field,
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
import { objectOf } from '../../engine/json';
import { unixSeconds } from '../../engine/vocabulary/time';
import { pages } from '../api';
import { about, description, linked, query, taskId } from '../fields';
import { task, user } from '../records';
import { change, complete } from '../task-changes';
import { alwaysOpen, assigneeOfTask, fieldsOfTask, openPoints } from '../undocumented';

const assignee = linked(user, 'assignee', { label: 'Assignee' });

/** Unix seconds, but as a text. */
const dueTime: Field = {
	...unixTime('dueTime'),
	read: (raw, context) => String(unixSeconds(raw, context)),
};

const title = text('title', { min: 1, placeholder: 'e.g. Send the offer' });

export const taskResource = resource(task, {
	complete: action('POST /api/v1/json#editTask', {
		required: [taskId],
		run: complete,
		readAfter: 'GET /rest/tasks/{id}',
		undocumented: alwaysOpen(
			'Nutshell does not document the field that completes a task: the node takes it from what Nutshell tells of the task.',
		),
		name: 'Complete',
		action: 'Complete a task',
		description: 'Mark a task as done; one that is done already stays as it is',
	}),
	create: create('POST /rest/tasks', {
		required: [title, ...about('links.relatedEntity', 'Nothing')],
		undocumented: alwaysOpen(
			"Nutshell's schema has a new task by itself, and other new records in a list under their name: the node sends it by itself.",
		),
		beside: [assignee, dueTime, description],
		check: ({ body }) => {
			const { mode, rule = '' } = objectOf(body.recurrenceRule);
			return mode !== undefined && rule === ''
				? "'Recurrence Counts From' works only together with 'Recurrence Rule'"
				: undefined;
		},
		optional: [
			choice(
				'recurrenceRule.mode',
				[
					{ name: 'Completion', value: 'completion' },
					{ name: 'Due Date', value: 'dueDate' },
				],
				{
					name: 'recurrenceMode',
					label: 'Recurrence Counts From',
					default: 'dueDate',
					description: 'When the next task of a recurring one is due; together with a rule',
				},
			),
			text('recurrenceRule.rule', {
				name: 'recurrenceRule',
				label: 'Recurrence Rule',
				placeholder: 'e.g. FREQ=WEEKLY',
				description: 'As in calendars (RFC 5545)',
			}),
		],
	}),
	delete: remove('DELETE /rest/tasks/{id}', {
		required: [taskId],
		description: 'Delete a task',
	}),
	get: get('GET /rest/tasks/{id}', { required: [taskId] }),
	getAll: list('GET /rest/tasks', {
		required: about('filter[relatedEntity]', 'Anything'),
		paging: pages('tasks'),
		filters: [
			references(user, 'filter[assignee]', { name: 'assignees', label: 'Assignee' }),
			day('filter[dateMin]', {
				name: 'createdFrom',
				label: 'Created From',
				description: 'The first day on which they were created',
			}),
			day('filter[dateMax]', {
				name: 'createdUntil',
				label: 'Created Until',
				description: 'The last day on which they were created',
			}),
			query,
		],
	}),
	update: update('PATCH /rest/tasks/{id}', {
		required: [taskId],
		// Only the assignee can be changed by REST, and it alone emptied.
		optional: [assignee, description, dateTime('dueTime'), title],
		run: change,
		readAfter: 'GET /rest/tasks/{id}',
		undocumented: openPoints(fieldsOfTask, assigneeOfTask),
		description: 'Change a task: its title, when it is due, who it is assigned to',
	}),
});
