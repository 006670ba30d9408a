/** Stories one by one and many in one call, and the structured search. */
import { empty } from '../../http';
import type { Call, Operations, Told } from '../call';
import { answer, listed } from '../call';
import { recordCreate, recordUpdate } from '../history';
import { add } from '../kinds';
import type { Body, Story } from '../kinds';
import { notFound } from '../refusal';
import { holding, resource } from '../resource';
import { selectStories } from '../story-filter';
import { storySlim, storyTold } from '../story-view';
import { comments, tasks } from './story-parts';
import { checkDraft, checkStory, newStory, place, storySaid } from '../story-write';

export const stories = resource('stories', {
	tell: storyTold,
	check: checkStory,
	own: newStory,
	said: storySaid,
	written(call, story) {
		const { story_links = [], sub_tasks, comments: said = [], tasks: planned = [] } = call.body;
		const story_id = story.id;
		place(call, story);
		for (const one of said) comments.make({ ...call, body: { ...one, story_id } });
		for (const one of planned) tasks.make({ ...call, body: { ...one, story_id } });
		if (sub_tasks) adopt(call, story, sub_tasks);
		for (const { subject_id = story.id, object_id = story.id, verb } of story_links) {
			add(call, 'storyLinks', { subject_id, object_id, verb });
		}
	},
	heldIn: { stories: 'parent_story_id' },
	removed({ state: { storyLinks } }, { id }) {
		const links = [
			...holding(storyLinks, 'subject_id', id),
			...holding(storyLinks, 'object_id', id),
		];
		for (const link of links) storyLinks.remove(link.id);
	},
});

/** The sub-tasks given are the final ones: others are let go, drafts become stories. */
function adopt(call: Told, parent: Story, subTasks: Body[]): void {
	const { stories: all } = call.state;
	for (const child of holding(all, 'parent_story_id', parent.id)) child.parent_story_id = null;
	for (const { story_id, ...draft } of subTasks) {
		const body = { workflow_state_id: parent.workflow_state_id, ...draft };
		const child = all.get(story_id) ?? stories.make({ ...call, body });
		child.parent_story_id = parent.id;
	}
}

/** Makes a story of the body or of a draft in it, and a line in its history. */
function create(call: Call, body: Body = call.body): Story {
	checkDraft(body);
	const story = stories.make({ ...call, body });
	recordCreate(call, story);
	return story;
}

function update(call: Call, story: Story): void {
	recordUpdate(call, story, () => stories.change(call, story));
}

/** The record of an id in a body. */
function find<Row>(row: Row | undefined): Row {
	if (!row) throw notFound();
	return row;
}

const chosen = ({ state, body: { story_ids = [] } }: Call) =>
	story_ids.map((id) => find(state.stories.get(id)));

export const storyOperations: Operations = {
	createStory: (call) => answer(call, stories.show(create(call), call)),
	getStory: stories.get,
	updateStory(call) {
		const story = stories.one(call);
		stories.check(call, story);
		update(call, story);
		return answer(call, stories.show(story, call));
	},
	deleteStory: stories.remove,
	createMultipleStories(call) {
		const { stories: drafts = [] } = call.body;
		for (const body of drafts) {
			checkDraft(body);
			stories.check({ ...call, body });
		}
		const made = drafts.map((draft) => create(call, draft));
		return listed(call, made, storySlim);
	},
	updateMultipleStories(call) {
		const all = chosen(call);
		stories.check(call);
		for (const story of all) update(call, story);
		return listed(call, all, storySlim);
	},
	deleteMultipleStories(call) {
		const all = chosen(call);
		for (const story of all) {
			call.state.stories.remove(story.id);
			stories.removed(call, story);
		}
		return empty(204);
	},
	createStoryFromTemplate(call) {
		const { name, story_contents } = find(call.state.templates.get(call.body.story_template_id));
		const story = create(call, { name, ...story_contents, ...call.body });
		return answer(call, stories.show(story, call));
	},
	queryStories: (call) => listed(call, selectStories(call), storySlim),
	storyHistory(call) {
		const { id } = stories.one(call);
		const entries = call.state.history.filter(({ actions }) =>
			actions.some((action) => action.id === id),
		);
		return answer(call, entries);
	},
	listStorySubTasks: stories.holders('stories', storySlim),
	getExternalLinkStories(call) {
		const link = call.query.get('external_link') ?? '';
		return listed(call, holding(call.state.stories, 'external_links', link), storySlim);
	},
};
