/** How far stories and epics are, and what epics, iterations, labels, projects and teams tell of that. */
import type { Epic, State, Story, Workspace } from './kinds';

/** A workflow state and the workflow that it belongs to. */
export function stateOf(workspace: Workspace, id: number) {
	for (const workflow of workspace.workflows.all()) {
		const state = workflow.states.find((candidate) => candidate.id === id);
		if (state) return { workflow, state };
	}
	throw new Error(`No workflow has the state ${id}`);
}

/** The state that an epic is in. */
export function epicStateOf({ epicStates }: Workspace, epic: Epic) {
	const state = epicStates.find(({ id }) => id === epic.epic_state_id);
	if (!state) throw new Error(`The epic workflow has no state ${epic.epic_state_id}`);
	return state;
}

/** How far a state of this type is: what `started` and `completed` say. */
export function progress({ type }: Pick<State, 'type'>) {
	return { started: type === 'started' || type === 'done', completed: type === 'done' };
}

/** When a record in such a state began and ended, unless that was known before. */
export function courseOf(state: State, now: string, { started_at, completed_at }: Story | Epic) {
	const { started, completed } = progress(state);
	return {
		started_at: started ? (started_at ?? now) : null,
		completed_at: completed ? (completed_at ?? now) : null,
	};
}

/** When it began and ended in an answer: as someone said, or else as it was seen. */
export const courseTold = (row: Story | Epic) => ({
	started_at: row.started_at_override ?? row.started_at,
	completed_at: row.completed_at_override ?? row.completed_at,
});

/** The words for the types of states, in the names that some answer has for a number. */
const WORDS = {
	...{ backlog: 'backlog', unstarted: 'unstarted', started: 'started', done: 'done' },
	...{ in_progress: 'started', completed: 'done' },
};

/** Every number, under every name that some answer has for it. */
export function counts(workspace: Workspace, stories: Story[], epics: Epic[] = []) {
	const typed = stories.map(({ workflow_state_id: id, estimate }) => {
		return { type: stateOf(workspace, id).state.type, points: estimate ?? 0 };
	});
	/** What each is counted as. */
	const weights: Record<string, Array<[type: string, weight: number]>> = {
		stories: typed.map(({ type }) => [type, 1]),
		points: typed.map(({ type, points }) => [type, points]),
		epics: epics.map((epic) => [epicStateOf(workspace, epic).type, 1]),
	};
	const counted: Record<string, number> = {
		num_related_documents: 0,
		num_stories_unestimated: stories.filter(({ estimate }) => estimate === null).length,
	};
	for (const [what, all] of Object.entries(weights)) {
		const count = (wanted?: string) =>
			all.reduce((sum, [type, n]) => (type === (wanted ?? type) ? sum + n : sum), 0);
		counted[`num_${what}`] = counted[`num_${what}_total`] = count();
		for (const [word, type] of Object.entries(WORDS)) counted[`num_${what}_${word}`] = count(type);
	}
	return counted;
}
