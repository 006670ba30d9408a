/** What epics, iterations, labels, projects and teams tell of their stories. */
import type { Epic, Story, Workspace } from './kinds';
import { epicStateOf, known, stateOf } from './view';

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

/** Those numbers that the statistics of a kind of record tell. */
export function stats(entity: string, workspace: Workspace, stories: Story[], epics?: Epic[]) {
	const last_story_update =
		stories
			.map(({ updated_at }) => updated_at)
			.sort()
			.pop() ?? null;
	return known(`${entity}Stats`, { ...counts(workspace, stories, epics), last_story_update });
}
