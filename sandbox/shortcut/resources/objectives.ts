/** Objectives, the categories that sort them, and the key results that measure them. */
import { json } from '../../http';
import type { Call, Operations } from '../call';
import { bodyOf, collection, iso } from '../call';
import { categoryView, objectiveView } from '../epic-view';
import { add } from '../kinds';
import type { Category, KeyResult, Objective, ResultValue } from '../kinds';
import type { CategoryDraft } from '../tags';
import { addCategory, categoryIds, checkName } from '../tags';
import { viewOf } from '../view';
import { epicList } from './epics';

type ObjectiveChanges = Partial<Objective> & {
	categories?: CategoryDraft[];
	before_id?: number;
	after_id?: number;
};

const keyResultView = viewOf('KeyResult', 'key-result', (result: KeyResult) => ({
	progress: progressOf(result),
}));

const objectives = collection((w) => w.objectives, objectiveView);
const categories = collection((w) => w.categories, categoryView);
const keyResults = collection((w) => w.keyResults, keyResultView);

/** The body in the form that is kept; order among objectives is not emulated. */
function changesOf(call: Call): Partial<Objective> {
	const { categories: given, before_id, after_id, ...changes } = bodyOf<ObjectiveChanges>(call);
	for (const field of ['started_at_override', 'completed_at_override'] as const) {
		const time = changes[field];
		if (time) changes[field] = iso(time);
	}
	return { ...changes, ...(given && { category_ids: categoryIds(call, given) }) };
}

/** How far a result is on the way from its first value to its target, in percent. */
function progressOf(result: KeyResult): number {
	const [start, now, target] = [
		result.initial_observed_value,
		result.current_observed_value,
		result.current_target_value,
	].map(({ numeric_value, boolean_value }) => Number(numeric_value ?? boolean_value ?? 0));
	return target === start ? 0 : Math.round((100 * (now - start)) / (target - start));
}

export const objectiveOperations: Operations = {
	listObjectives: objectives.list,
	createObjective(call) {
		const position = call.state.objectives.all().length + 1;
		return objectives.show(
			call,
			add(call, 'objectives', { id: call.state.nextId(), position, ...changesOf(call) }),
		);
	},
	getObjective: objectives.get,
	updateObjective: (call) => objectives.update(call, changesOf(call)),
	deleteObjective(call) {
		const { id } = objectives.one(call);
		for (const epic of call.state.epics.all()) {
			epic.objective_ids = epic.objective_ids.filter((held) => held !== id);
		}
		return objectives.delete(call);
	},
	listObjectiveEpics(call) {
		const { id } = objectives.one(call);
		return epicList(call, ({ objective_ids }) => objective_ids.includes(id));
	},

	listCategories: categories.list,
	createCategory(call) {
		const draft = bodyOf<CategoryDraft>(call);
		checkName(call.state.categories, draft.name);
		return json(201, categoryView(call.state, addCategory(call, draft)));
	},
	getCategory: categories.get,
	updateCategory(call) {
		const category = categories.one(call);
		const { name = category.name } = bodyOf<Partial<Category>>(call);
		checkName(call.state.categories, name, category);
		return categories.update(call);
	},
	deleteCategory(call) {
		const { id } = categories.one(call);
		for (const objective of call.state.objectives.all()) {
			objective.category_ids = objective.category_ids.filter((held) => held !== id);
		}
		return categories.delete(call);
	},
	listCategoryObjectives(call) {
		const { id } = categories.one(call);
		const found = call.state.objectives.where(({ category_ids }) => category_ids.includes(id));
		return json(
			200,
			// Recorded under the name that objectives had before.
			found.map((objective) => ({
				...objectiveView(call.state, objective),
				entity_type: 'milestone',
			})),
		);
	},

	getKeyResult: keyResults.get,
	updateKeyResult(call) {
		const body = bodyOf<Record<'observed_value' | 'target_value', ResultValue | undefined>>(call);
		const { observed_value: observed, target_value: target, ...rest } = body;
		return keyResults.update(call, {
			...rest,
			...(observed && { current_observed_value: observed }),
			...(target && { current_target_value: target }),
		});
	},
};
