/** The tasks of a story, and its links to other stories. */
import { empty } from '../../http';
import type { Call, Operations } from '../call';
import { answer } from '../call';
import type { Task } from '../kinds';
import { resource } from '../resource';
import { linkTold, taskView } from '../story-view';
import { newTask } from '../story-write';
import { checkReferences, write } from '../write';
import { among } from './comments';
import { stories } from './stories';

const links = resource('storyLinks', { tell: linkTold });

const taskOf = (call: Call) => among(stories.one(call).tasks, call.params['task-public-id']);
const show = (call: Call, task: Task) => answer(call, taskView(task, stories.one(call)));

export const taskOperations: Operations = {
	...links.operations,
	createTask(call) {
		const story = stories.one(call);
		checkReferences(call.state, call.body);
		const task = newTask(call, call.body);
		story.tasks.push(task);
		return show(call, task);
	},
	getTask: (call) => show(call, taskOf(call)),
	updateTask(call) {
		const story = stories.one(call);
		const task = taskOf(call);
		checkReferences(call.state, call.body);
		const { before_id, after_id } = call.body;
		const neighbour = before_id ?? after_id;
		if (neighbour !== undefined) {
			const anchor = among(story.tasks, String(neighbour));
			story.tasks = story.tasks.filter((one) => one !== task);
			story.tasks.splice(story.tasks.indexOf(anchor) + (before_id ? 0 : 1), 0, task);
		}
		write(call, task, call.body);
		task.completed_at = task.complete ? (task.completed_at ?? call.now) : null;
		return show(call, task);
	},
	deleteTask(call) {
		const story = stories.one(call);
		const task = taskOf(call);
		story.tasks = story.tasks.filter((one) => one !== task);
		return empty(204);
	},
};
