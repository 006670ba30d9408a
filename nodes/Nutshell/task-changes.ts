/** What of a task only JSON-RPC can change: its title, its description, when it is due, that it is done. */
import { isObject, objectOf, type Json } from '../engine/json';
import { wordsOf } from '../engine/vocabulary/answered';
import type { Job } from '../engine/vocabulary/job';
import { inSteps } from '../engine/vocabulary/steps';
import { patch, patchHeaders } from './patch';
import { revise } from './procedures';

const TASK = 'GET /rest/tasks/{id}';

/** As the other times of the task are told; as ISO 8601 where none tells it. */
function asTold(time: string, example: unknown): unknown {
	return typeof example === 'number' ? Math.floor(Date.parse(time) / 1000) : time;
}

/** Fields of other records, and of tasks in other tools, by which they are told to be done. */
const DONE_TIMES = ['completedTime', 'completedAt', 'doneTime'];
const DONE_FLAGS = ['isCompleted', 'isComplete', 'completed', 'isDone'];

const doneNameIn = (task: Json) => [...DONE_TIMES, ...DONE_FLAGS].find((one) => one in task);

/**
 * The field that says whether a task is done. It is not published, so the task itself has to show it.
 * @throws Error where the task has no such field
 */
function doneFieldOf(current: Json): string {
	const name = doneNameIn(current);
	if (name !== undefined) return name;
	const names = Object.keys(current).join(', ');
	throw new Error(
		`Nutshell does not tell in which field a task is completed, so nothing was changed. Tell the maintainers of the node which fields it has: ${names}`,
	);
}

/** What completes a task; undefined for one that is completed. */
function completing(current: Json): Json | undefined {
	const name = doneFieldOf(current);
	if (current[name]) return undefined;
	const now = asTold(new Date().toISOString(), current.createdTime);
	return { task: { [name]: DONE_FLAGS.includes(name) ? true : now } };
}

/**
 * Completes a task; one that is completed stays as it is.
 * @throws Error where Nutshell takes the change, and the task is not done all the same
 */
export async function complete(job: Job): Promise<Json> {
	const answer = await revise(job, ['edit', 'Task'], completing);
	const told = isObject(answer) ? answer : {};
	const name = doneNameIn(told);
	// What is not told is as it was sent.
	if (name !== undefined && !told[name]) {
		throw new Error(
			'Nutshell took the change, but the task is not completed. Tell the maintainers of the node, and complete it in Nutshell',
		);
	}
	return await job.record(TASK, { path: job.values.path });
}

/** The assignee goes by REST, as documented, and the rest by JSON-RPC. */
export async function change(job: Job): Promise<Json> {
	const { path, body } = job.values;
	const { links, dueTime, ...rest } = body;
	const isRevised = dueTime !== undefined || Object.keys(rest).length > 0;
	return await inSteps(async (done) => {
		if (isRevised) {
			await revise(job, ['edit', 'Task'], (current) => ({
				task: {
					...rest,
					...(dueTime !== undefined && { dueTime: asTold(wordsOf(dueTime), current.dueTime) }),
				},
			}));
			done('The other fields of the task were changed before.');
		}
		if (Object.keys(objectOf(links)).length > 0 || !isRevised) {
			const changes = patch('tasks')({ links });
			await job.send('PATCH /rest/tasks/{id}', { path, headers: patchHeaders, body: changes });
		}
		return await job.record(TASK, { path });
	});
}
