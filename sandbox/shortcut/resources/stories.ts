/** Stories one by one, and the structured search. */
import { empty, json } from '../../http';
import type { Call, Operations } from '../call';
import { bodyOf, collection } from '../call';
import { recordCreate, recordUpdate } from '../history';
import type { Story } from '../kinds';
import { selectStories, type StoryFilter } from '../story-filter';
import { storySlim, storyView } from '../story-view';
import type { StoryChanges, StoryDraft } from '../story-write';
import { addStory, applyChanges, checkChanges, checkDraft, removeStory } from '../story-write';

export const stories = collection(({ stories: all }) => all, storyView);

/** A list of stories, with their descriptions where the query asks for them. */
export function slimList(call: Call, test: (story: Story) => boolean) {
	const described = call.query.get('includes_description') === 'true';
	return json(
		200,
		call.state.stories.where(test).map((story) => storySlim(call.state, story, described)),
	);
}

/** Makes a story of a checked draft, and a line in its history. */
export function createOne(call: Call, draft: StoryDraft): Story {
	const story = addStory(call, draft);
	recordCreate(call, story);
	return story;
}

export const storyOperations: Operations = {
	createStory(call) {
		const draft = bodyOf<StoryDraft>(call);
		checkDraft(call, draft);
		return json(201, storyView(call.state, createOne(call, draft)));
	},
	getStory: stories.get,
	updateStory(call) {
		const story = stories.one(call);
		const changes = bodyOf<StoryChanges>(call);
		checkChanges(call.state, changes);
		recordUpdate(call, story, () => applyChanges(call, story, changes));
		return json(200, storyView(call.state, story));
	},
	deleteStory(call) {
		removeStory(call, stories.one(call));
		return empty(204);
	},
	queryStories(call) {
		const filter = bodyOf<StoryFilter>(call);
		const found = selectStories(call.state, filter);
		return json(
			201,
			found.map((story) => storySlim(call.state, story, filter.includes_description)),
		);
	},
	storyHistory(call) {
		const { id } = stories.one(call);
		const entries = call.state.history.filter(({ actions }) =>
			actions.some((action) => action.id === id),
		);
		return json(200, entries);
	},
	listStorySubTasks(call) {
		const { id } = stories.one(call);
		return slimList(call, ({ parent_story_id }) => parent_story_id === id);
	},
	getExternalLinkStories(call) {
		const link = call.query.get('external_link') ?? '';
		return slimList(call, ({ external_links }) => external_links.includes(link));
	},
};
