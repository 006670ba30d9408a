/** How a person begins on a cadence. */
import { reference } from '../../../engine/vocabulary/field';
import { stepOfCadence, task, user } from '../../records';

export const toStart = [
	reference(stepOfCadence, 'step_id', {
		label: 'Step',
		description: 'Where the person should start',
	}),
	reference(task, 'task_id', { description: 'The task that led to this' }),
	reference(user, 'user_id', {
		description: 'Who runs the cadence for this person; a team cadence, or one of theirs',
	}),
];
