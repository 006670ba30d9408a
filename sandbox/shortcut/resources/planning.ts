/** What stories are planned with: epics and their health, iterations, labels, objectives. */
import { empty, json } from '../../http';
import { cut } from '../../list';
import { bounded, type Call, type Operations, schemaMismatch, unprocessable } from '../call';
import { holding, type Iteration, type Row } from '../kinds';
import { resource } from '../resource';
import { courseOf, courseTold, epicStateOf, progress } from '../stats';
import { answer, showAll } from '../view';
import { threads } from './story-parts';

/** The older names of the three epic states, by type. */
const STATE_NAMES: Record<string, string> = {
	...{ unstarted: 'to do', started: 'in progress', done: 'done' },
};

export const epics = resource('epics', {
	tell(epic, call) {
		const state = epicStateOf(call.state, epic);
		const stories = holding(call.state.stories, 'epic_id', epic.id);
		const projects = stories.flatMap(({ project_id }) => project_id ?? []);
		return {
			...{ ...progress(state), ...courseTold(epic), state: STATE_NAMES[state.type] },
			comments: () => threads(call, epic.id),
			group_id: epic.group_ids[0] ?? null,
			milestone_id: epic.objective_ids[0] ?? null,
			project_ids: [...new Set(projects)],
			stories_without_projects: stories.length - projects.length,
		};
	},
	own: ({ state: { epics: all, epicStates } }) => ({
		...{ epic_state_id: epicStates[0].id, position: all.all().length + 1 },
	}),
	/** The deprecated fields still work. */
	said({ state: { epicStates }, body: { group_id, milestone_id, state } }) {
		const named = epicStates.find(({ type }) => STATE_NAMES[type] === state);
		return {
			...(group_id !== undefined && { group_ids: [group_id ?? []].flat() }),
			...(milestone_id !== undefined && { objective_ids: [milestone_id ?? []].flat() }),
			...(named && { epic_state_id: named.id }),
		};
	},
	written: ({ state, now }, epic) =>
		Object.assign(epic, courseOf(epicStateOf(state, epic), now, epic)),
});

const [healths, objectiveHealths] = [
	{ noun: 'EpicHealth', within: 'epic_id' },
	{ noun: 'ObjectiveHealth', within: 'objective_id' },
].map((it) =>
	resource('healths', {
		...it,
		/** It tells of the one that it belongs to. */
		tell: ({ epic_id, objective_id }) => ({
			...{ epic_id: epic_id ?? undefined, objective_id: objective_id ?? undefined },
		}),
	}),
);

/** The newest statement; where nothing was ever stated, there is none worth the name. */
const newestHealth = (call: Call, of: 'epic_id' | 'objective_id', id: number) => {
	const made = { [of]: id, status: 'No Health' };
	const health = holding(call.state.healths, of, id).at(-1);
	return answer(call, health ?? healths.make({ ...call, body: made }));
};

const iterations = resource('iterations', {
	tell({ start_date, end_date }, { now }) {
		const today = now.slice(0, 10);
		const begun = today > end_date ? 'done' : 'started';
		return { status: today < start_date ? 'unstarted' : begun };
	},
	/** Refuses dates that are none, and an end before its start. */
	check({ body }, iteration) {
		const { start_date = '', end_date = '' }: Partial<Iteration> = { ...iteration, ...body };
		for (const [field, value] of Object.entries({ start_date, end_date })) {
			if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value))) {
				throw schemaMismatch([{ in: 'body', field, problem: 'type', expected: 'date', value }]);
			}
		}
		if (end_date < start_date) throw unprocessable('The iteration ends before it starts.');
	},
});

const labels = resource('labels', {
	unique: 'name',
	/** The query `slim` of a list leaves the numbers out. */
	tell: (_, { query }) => (query.get('slim') === 'true' ? { stats: undefined } : {}),
});

const categories = resource('categories', {
	unique: 'name',
	tell: () => ({ type: 'milestone' }),
});

/** Their order among each other is not emulated. */
const objectives = resource('objectives', {
	tell: ({ state, started_at_override, completed_at_override }) => ({
		...{ completed: state === 'done', completed_at: completed_at_override },
		...{ started: state !== 'to do', started_at: started_at_override },
	}),
	own: ({ state }) => ({ position: state.objectives.all().length + 1 }),
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
	const { initial_observed_value, current_observed_value, current_target_value } = result;
	const [start, now, target] = [
		...[initial_observed_value, current_observed_value, current_target_value],
	].map(({ numeric_value, boolean_value }) => Number(numeric_value ?? boolean_value ?? 0));
	return target === start ? 0 : Math.round((100 * (now - start)) / (target - start));
}

export const planningOperations: Operations = {
	...{ ...epics.operations, ...healths.operations, ...iterations.operations },
	...{ ...labels.operations, ...categories.operations, ...objectives.operations },
	...{ ...keyResults.operations, ...objectiveHealths.operations },
	listEpicsPaginated(call) {
		const number = bounded(call, 'page', 1, 1, Infinity);
		const size = bounded(call, 'page_size', 10, 1, 250);
		const all = call.state.epics.all();
		const { rows, next } = cut(all, { number, size });
		return json(200, { data: showAll('EpicSlim', rows, call), next, total: all.length });
	},
	unlinkProductboardFromEpic(call) {
		epics.one(call);
		return empty(204);
	},
	getEpicHealth: (call) => newestHealth(call, 'epic_id', epics.one(call).id),
	getObjectiveHealth: (call) => newestHealth(call, 'objective_id', objectives.one(call).id),
	updateHealth: healths.operations.updateEpicHealth,
	disableIterations: () => empty(204),
	enableIterations: () => empty(204),
	/** Recorded under the name that objectives had before. */
	listCategoryObjectives(call) {
		const { id } = categories.one(call);
		const found = holding(call.state.objectives, 'category_ids', id);
		const shown = showAll('Objective', found, call);
		return json(
			200,
			shown.map((one) => ({ ...one, entity_type: 'milestone' })),
		);
	},
};
