/** The structured search: every filter of a body must hold. */
import type { Story, Workspace } from './kinds';
import { stateOf } from './view';

export interface StoryFilter {
	archived?: boolean;
	completed_at_end?: string;
	completed_at_start?: string;
	created_at_end?: string;
	created_at_start?: string;
	deadline_end?: string;
	deadline_start?: string;
	epic_id?: number | null;
	epic_ids?: number[];
	estimate?: number;
	external_id?: string;
	group_id?: string | null;
	group_ids?: string[];
	includes_description?: boolean;
	iteration_id?: number | null;
	iteration_ids?: number[];
	label_ids?: number[];
	label_name?: string;
	owner_id?: string | null;
	owner_ids?: string[];
	project_id?: number | null;
	project_ids?: number[];
	requested_by_id?: string;
	story_type?: string;
	updated_at_end?: string;
	updated_at_start?: string;
	workflow_state_id?: number;
	workflow_state_types?: string[];
}

type Tests = {
	[Name in keyof StoryFilter]-?: (
		story: Story,
		wanted: NonNullable<StoryFilter[Name]> | Extract<StoryFilter[Name], null>,
		workspace: Workspace,
	) => boolean;
};

const since = (time: string | null, start: string) =>
	time !== null && Date.parse(time) >= Date.parse(start);
const until = (time: string | null, end: string) =>
	time !== null && Date.parse(time) <= Date.parse(end);
const among = <T>(value: T | null, wanted: T[]) => value !== null && wanted.includes(value);

const TESTS: Tests = {
	archived: (story, wanted) => story.archived === wanted,
	completed_at_end: (story, end) => until(story.completed_at, end),
	completed_at_start: (story, start) => since(story.completed_at, start),
	created_at_end: (story, end) => until(story.created_at, end),
	created_at_start: (story, start) => since(story.created_at, start),
	deadline_end: (story, end) => until(story.deadline, end),
	deadline_start: (story, start) => since(story.deadline, start),
	epic_id: (story, wanted) => story.epic_id === wanted,
	epic_ids: (story, wanted) => among(story.epic_id, wanted),
	estimate: (story, wanted) => story.estimate === wanted,
	external_id: (story, wanted) => story.external_id === wanted,
	group_id: (story, wanted) => story.group_id === wanted,
	group_ids: (story, wanted) => among(story.group_id, wanted),
	includes_description: () => true,
	iteration_id: (story, wanted) => story.iteration_id === wanted,
	iteration_ids: (story, wanted) => among(story.iteration_id, wanted),
	label_ids: (story, wanted) => wanted.some((id) => story.label_ids.includes(id)),
	label_name: (story, wanted, { labels }) =>
		labels.where(({ name }) => name === wanted).some(({ id }) => story.label_ids.includes(id)),
	owner_id: (story, wanted) =>
		wanted === null ? story.owner_ids.length === 0 : story.owner_ids.includes(wanted),
	owner_ids: (story, wanted) => wanted.some((id) => story.owner_ids.includes(id)),
	project_id: (story, wanted) => story.project_id === wanted,
	project_ids: (story, wanted) => among(story.project_id, wanted),
	requested_by_id: (story, wanted) => story.requested_by_id === wanted,
	story_type: (story, wanted) => story.story_type === wanted,
	updated_at_end: (story, end) => until(story.updated_at, end),
	updated_at_start: (story, start) => since(story.updated_at, start),
	workflow_state_id: (story, wanted) => story.workflow_state_id === wanted,
	workflow_state_types: (story, wanted, workspace) =>
		wanted.includes(stateOf(workspace, story.workflow_state_id).state.type),
};

/**
 * The stories that pass every filter given. Without a filter none passes: so a workspace with
 * stories answered an empty search. That the description is asked for does not count as a filter here.
 */
export function selectStories(workspace: Workspace, filter: StoryFilter): Story[] {
	const tests = Object.entries(TESTS) as Array<
		[keyof StoryFilter, (story: Story, wanted: unknown, workspace: Workspace) => boolean]
	>;
	const given = tests.filter(
		([name]) => name !== 'includes_description' && filter[name] !== undefined,
	);
	if (given.length === 0) return [];
	return workspace.stories.where((story) =>
		given.every(([name, test]) => test(story, filter[name], workspace)),
	);
}
