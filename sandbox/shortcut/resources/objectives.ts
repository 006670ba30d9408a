/** Objectives, the categories that sort them, and the key results that measure them. */
import type { Operations } from '../call';
import type { Row } from '../kinds';
import { resource } from '../resource';
import { checkName } from '../write';
import { epicSlim } from './epics';

const categories = resource('categories', {
	tell: () => ({ type: 'milestone' }),
	check: ({ state, body }, category) => checkName(state.categories, body.name, category),
	heldIn: { objectives: 'category_ids' },
});

/** Their order among each other is not emulated. */
export const objectives = resource('objectives', {
	tell: (objective, call) => ({
		categories: call.state.categories
			.where(({ id }) => objective.category_ids.includes(id))
			.map((category) => categories.show(category, call)),
		completed: objective.state === 'done',
		completed_at: objective.completed_at_override,
		started: objective.state !== 'to do',
		started_at: objective.started_at_override,
	}),
	own: ({ state }) => ({ position: state.objectives.all().length + 1 }),
	heldIn: { epics: 'objective_ids' },
});

const keyResults = resource('keyResults', {
	tell: (result) => ({ progress: progressOf(result) }),
	said: ({ body: { observed_value, target_value } }, result) => ({
		current_observed_value: observed_value ?? result.current_observed_value,
		current_target_value: target_value ?? result.current_target_value,
	}),
});

/** How far a result is on the way from its first value to its target, in percent. */
function progressOf(result: Row<'keyResults'>): number {
	const [start, now, target] = [
		result.initial_observed_value,
		result.current_observed_value,
		result.current_target_value,
	].map(({ numeric_value, boolean_value }) => Number(numeric_value ?? boolean_value ?? 0));
	return target === start ? 0 : Math.round((100 * (now - start)) / (target - start));
}

export const objectiveOperations: Operations = {
	...categories.operations,
	...keyResults.operations,
	...objectives.operations,
	listObjectiveEpics: objectives.holders('epics', epicSlim),
	/** Recorded under the name that objectives had before. */
	listCategoryObjectives: categories.holders('objectives', (objective, call) => ({
		...objectives.show(objective, call),
		entity_type: 'milestone',
	})),
};
