/** Iterations; their status follows from their dates. */
import { empty } from '../../http';
import type { Call, Operations } from '../call';
import type { Iteration } from '../kinds';
import { schemaMismatch, unprocessable } from '../refusal';
import { holding, resource } from '../resource';
import { statsOf } from '../stats';
import { storySlim } from '../story-view';
import { labelsOf, viewOf } from '../view';

/** Where an iteration stands on the day of the call. */
export function statusOf({ now }: Call, { start_date, end_date }: Iteration): string {
	const today = now.slice(0, 10);
	if (today < start_date) return 'unstarted';
	return today > end_date ? 'done' : 'started';
}

const iterationStats = statsOf('Iteration');
const tell = (iteration: Iteration, call: Call) => ({
	labels: labelsOf(call.state, iteration),
	stats: iterationStats(call.state, holding(call.state.stories, 'iteration_id', iteration.id)),
	status: statusOf(call, iteration),
});
export const iterationSlim = viewOf('IterationSlim', tell);

/** Refuses dates that are none, and an end before its start. */
function checkDates({ start_date = '', end_date = '' }: Partial<Iteration>): void {
	for (const [field, value] of Object.entries({ start_date, end_date })) {
		if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value))) {
			throw schemaMismatch([{ in: 'body', field, problem: 'type', expected: 'date', value }]);
		}
	}
	if (end_date < start_date) throw unprocessable('The iteration ends before it starts.');
}

const iterations = resource('iterations', {
	tell,
	listed: iterationSlim,
	check: ({ body }, iteration) => checkDates({ ...iteration, ...body }),
	heldIn: { stories: 'iteration_id' },
});

export const iterationOperations: Operations = {
	...iterations.operations,
	listIterationStories: iterations.holders('stories', storySlim),
	disableIterations: () => empty(204),
	enableIterations: () => empty(204),
};
