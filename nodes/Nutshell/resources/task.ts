import { choice, day, references, text, unixTime, type Field } from '../../engine/vocabulary/field';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { unixSeconds } from '../../engine/vocabulary/time';
import { pages } from '../api';
import { about, description, linked, query, taskId } from '../fields';
import { updates } from '../patch';
import { task, user } from '../records';

const assignee = linked(user, 'assignee', { label: 'Assignee' });

/** Unix seconds, but as a text. */
const dueTime: Field = {
	...unixTime('dueTime'),
	read: (raw, context) => String(unixSeconds(raw, context)),
};

export const taskResource = resource(task, {
	create: create('POST /rest/tasks', {
		required: [
			text('title', { min: 1, placeholder: 'e.g. Send the offer' }),
			...about('links.relatedEntity', 'Nothing'),
		],
		beside: [assignee, dueTime, description],
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
		...updates('tasks'),
		required: [taskId],
		optional: [assignee],
		description:
			'Change who a task is assigned to; Nutshell lets workflows change nothing else of a task',
	}),
});
