/** Iterations; their status follows from their dates. */
import { empty, json } from '../../http';
import type { Call, Operations } from '../call';
import { bodyOf, collection } from '../call';
import { iterationView } from '../epic-view';
import { add } from '../kinds';
import type { Iteration } from '../kinds';
import { checkReferences } from '../references';
import { schemaMismatch, unprocessable } from '../refusal';
import type { LabelDraft } from '../tags';
import { labelIds } from '../tags';
import { slimList } from './stories';

type IterationChanges = Partial<Iteration> & { labels?: LabelDraft[] };

const iterations = collection((workspace) => workspace.iterations);

/** Refuses dates that are none, and an end before its start. */
function checkDates({ start_date, end_date }: Pick<Iteration, 'start_date' | 'end_date'>): void {
	for (const [field, value] of Object.entries({ start_date, end_date })) {
		if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value))) {
			throw schemaMismatch([{ in: 'body', field, problem: 'type', expected: 'date', value }]);
		}
	}
	if (end_date < start_date) throw unprocessable('The iteration ends before it starts.');
}

/** The body, its labels as ids. */
function changesOf(call: Call): Partial<Iteration> {
	const { labels, ...changes } = bodyOf<IterationChanges>(call);
	checkReferences(call.state, changes);
	return { ...changes, ...(labels && { label_ids: labelIds(call, labels) }) };
}

export const iterationOperations: Operations = {
	listIterations: (call) =>
		json(
			200,
			call.state.iterations.all().map((iteration) => iterationView(call, iteration, false)),
		),
	createIteration(call) {
		const draft = bodyOf<Iteration>(call);
		checkDates(draft);
		const iteration = add(call, 'iterations', { id: call.state.nextId(), ...changesOf(call) });
		return json(201, iterationView(call, iteration));
	},
	getIteration: (call) => json(200, iterationView(call, iterations.one(call))),
	updateIteration(call) {
		const iteration = iterations.one(call);
		checkDates({ ...iteration, ...bodyOf<IterationChanges>(call) });
		Object.assign(iteration, changesOf(call), { updated_at: call.now });
		return json(200, iterationView(call, iteration));
	},
	deleteIteration(call) {
		const { id } = iterations.one(call);
		for (const story of call.state.stories.where(({ iteration_id }) => iteration_id === id)) {
			story.iteration_id = null;
		}
		return iterations.delete(call);
	},
	listIterationStories(call) {
		const { id } = iterations.one(call);
		return slimList(call, ({ iteration_id }) => iteration_id === id);
	},
	disableIterations: () => empty(204),
	enableIterations: () => empty(204),
};
