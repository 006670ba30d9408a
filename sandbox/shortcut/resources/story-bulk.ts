/** Many stories in one call, and the one call that adds to lists without replacing them. */
import { empty, json } from '../../http';
import type { Call, Operations } from '../call';
import { bodyOf, find } from '../call';
import { recordUpdate } from '../history';
import type { LabelDraft } from '../tags';
import { labelIds, named } from '../tags';
import type { FieldValue, Story } from '../kinds';
import { storySlim, storyView } from '../story-view';
import type { StoryChanges, StoryDraft } from '../story-write';
import { applyChanges, checkChanges, checkDraft, fieldValue, removeStory } from '../story-write';
import { createOne } from './stories';

/** What a body adds to a story's lists and takes from them. */
interface Adjustments {
	labels_add?: LabelDraft[];
	labels_remove?: LabelDraft[];
	owner_ids_add?: string[];
	owner_ids_remove?: string[];
	follower_ids_add?: string[];
	follower_ids_remove?: string[];
	custom_fields_add?: FieldValue[];
	custom_fields_remove?: FieldValue[];
	external_links_add?: string[];
	external_links_remove?: string[];
	file_ids_add?: number[];
	file_ids_remove?: number[];
	linked_file_ids_add?: number[];
	linked_file_ids_remove?: number[];
}

type Chosen = StoryChanges & Adjustments & { story_ids: number[] };

export const storyBulkOperations: Operations = {
	createMultipleStories(call) {
		const drafts = bodyOf<{ stories: StoryDraft[] }>(call).stories;
		drafts.forEach((draft) => checkDraft(call, draft));
		const made = drafts.map((draft) => createOne(call, draft));
		return json(
			201,
			made.map((story) => storySlim(call.state, story)),
		);
	},
	updateMultipleStories(call) {
		const { story_ids: ids, ...changes } = bodyOf<Chosen>(call);
		const chosen = ids.map((id) => find(call.state.stories, id));
		checkChanges(call.state, changes);
		checkChanges(call.state, { custom_fields: changes.custom_fields_add });
		for (const story of chosen) {
			recordUpdate(call, story, () => {
				applyChanges(call, story, changes);
				adjust(call, story, changes);
			});
		}
		return json(
			200,
			chosen.map((story) => storySlim(call.state, story)),
		);
	},
	deleteMultipleStories(call) {
		const { story_ids: ids } = bodyOf<Chosen>(call);
		const chosen = ids.map((id) => find(call.state.stories, id));
		chosen.forEach((story) => removeStory(call, story));
		return empty(204);
	},
	createStoryFromTemplate(call) {
		const body = bodyOf<Partial<StoryDraft> & Adjustments & { story_template_id: string }>(call);
		const template = find(call.state.templates, body.story_template_id);
		const draft = { name: template.name, ...template.story_contents, ...body };
		checkDraft(call, draft);
		checkChanges(call.state, { custom_fields: body.custom_fields_add });
		const story = createOne(call, draft);
		adjust(call, story, body);
		return json(201, storyView(call.state, story));
	},
};

function adjust(call: Call, story: Story, changes: Adjustments): void {
	const { state: workspace } = call;
	const removedLabels = (changes.labels_remove ?? []).flatMap(
		({ name }) => named(workspace.labels, name)?.id ?? [],
	);
	const addedLabels = labelIds(call, changes.labels_add ?? []);
	story.label_ids = adjusted(story.label_ids, addedLabels, removedLabels);
	const lists = ['owner_ids', 'follower_ids', 'external_links'] as const;
	for (const list of lists) {
		story[list] = adjusted(story[list], changes[`${list}_add`], changes[`${list}_remove`]);
	}
	for (const list of ['file_ids', 'linked_file_ids'] as const) {
		story[list] = adjusted(story[list], changes[`${list}_add`], changes[`${list}_remove`]);
	}
	const added = changes.custom_fields_add ?? [];
	const touched = [...added, ...(changes.custom_fields_remove ?? [])].map((one) => one.field_id);
	story.custom_fields = story.custom_fields
		.filter(({ field_id }) => !touched.includes(field_id))
		.concat(added.map(fieldValue));
}

function adjusted<T>(list: T[], added: T[] = [], removed: T[] = []): T[] {
	return [...new Set([...list, ...added])].filter((item) => !removed.includes(item));
}
