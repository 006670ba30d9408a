/** What epics, iterations, labels, projects and teams tell of their stories. */
import { shownAs } from '../kinds';
import type { Epic, Story, Workspace } from './kinds';
import { epicStateOf, facts, stateOf } from './view';

/** The types of states, in all the words that answers have for them. */
const WORDS: Record<string, string[]> = {
	backlog: ['backlog'],
	unstarted: ['unstarted'],
	started: ['started', 'in_progress'],
	done: ['done', 'completed'],
};

const points = (stories: Story[]) =>
	stories.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0);

/** Every number, under every name that some answer has for it. */
export function counts(workspace: Workspace, stories: Story[], epics: Epic[] = []) {
	const counted: Record<string, number> = {
		num_related_documents: 0,
		num_stories: stories.length,
		num_stories_total: stories.length,
		num_stories_unestimated: stories.filter(({ estimate }) => estimate === null).length,
		num_points: points(stories),
		num_points_total: points(stories),
		num_epics: epics.length,
		num_epics_total: epics.length,
	};
	const typeOf = (story: Story) => stateOf(workspace, story.workflow_state_id).state.type;
	for (const [type, words] of Object.entries(WORDS)) {
		const there = stories.filter((story) => typeOf(story) === type);
		const epicsThere = epics.filter((epic) => epicStateOf(workspace, epic).type === type);
		for (const word of words) {
			counted[`num_stories_${word}`] = there.length;
			counted[`num_points_${word}`] = points(there);
			counted[`num_epics_${word}`] = epicsThere.length;
		}
	}
	return counted;
}

/** Those numbers that the statistics of a kind of record tell. */
export function statsOf(entity: string) {
	const show = shownAs(facts, `${entity}Stats`);
	return (workspace: Workspace, stories: Story[], epics: Epic[] = []) => {
		const changes = stories.map(({ updated_at }) => updated_at).sort();
		return show({
			...counts(workspace, stories, epics),
			last_story_update: changes.pop() ?? null,
		});
	};
}
