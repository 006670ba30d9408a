/** How one story stands to another, said from the side of either of them. */
import { choice, path, reference } from '../../engine/vocabulary/field';
import type { Json } from '../../engine/json';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { listIn } from '../../engine/vocabulary/paging';
import type { Values } from '../../engine/vocabulary/values';
import { quote } from '../../engine/vocabulary/value';
import { storyId } from '../fields';
import { story, storyLink } from '../records';

/** What the API only has a word for from the other side. */
const SEEN_FROM_OBJECT: Record<string, string> = {
	'is blocked by': 'blocks',
	'is duplicated by': 'duplicates',
};

const oneStory = (description: string) =>
	reference(story, 'story_id', { in: 'local', name: 'storyId', description });
/** The picker of links lists those of this story. */
const storyOfLink = oneStory('One of the two stories of the link');
const linkId = path(storyLink, 'story-link-public-id');
const relationship = choice(
	'verb',
	[
		{ name: 'Blocks', value: 'blocks' },
		{ name: 'Duplicates', value: 'duplicates' },
		{ name: 'Is Blocked By', value: 'is blocked by' },
		{ name: 'Is Duplicated By', value: 'is duplicated by' },
		{ name: 'Relates To', value: 'relates to' },
	],
	{
		in: 'local',
		label: 'Relationship',
		description: "How 'Story' stands to 'Other Story'",
	},
);
const other = reference(story, 'other_id', {
	in: 'local',
	name: 'otherStoryId',
	label: 'Other Story',
});

/** A link as the API has it: from the subject to the object. */
function directed(from: unknown, verb: unknown, to: unknown): Json {
	const turned = SEEN_FROM_OBJECT[String(verb)];
	if (turned === undefined) return { subject_id: from, verb, object_id: to };
	return { subject_id: to, verb: turned, object_id: from };
}

/** What is not given stays as it is, seen from the given story. */
function changed({ local }: Values, { subject_id, object_id, verb }: Json): Json {
	const { story_id: own, other_id, verb: given } = local;
	if (own !== subject_id && own !== object_id) {
		throw new Error(`The story ${quote(own)} is not one of the two stories of this link`);
	}
	const isSubject = own === subject_id;
	const other = other_id ?? (isSubject ? object_id : subject_id);
	if (given !== undefined) return directed(own, given, other);
	return isSubject
		? { subject_id: own, verb, object_id: other }
		: { subject_id: other, verb, object_id: own };
}

export const storyLinkResource = resource(storyLink, {
	create: create('POST /api/v3/story-links', {
		required: [
			oneStory('The story that blocks the other one, is blocked by it, and so on'),
			relationship,
			other,
		],
		prepare: ({ values }) => {
			const { story_id, verb, other_id } = values.local;
			values.body = directed(story_id, verb, other_id);
			return Promise.resolve();
		},
		description: 'Link two stories: one blocks, duplicates or relates to the other',
	}),
	delete: remove('DELETE /api/v3/story-links/{story-link-public-id}', {
		required: [storyOfLink, linkId],
		description: 'Delete the link between two stories permanently; both stories stay',
	}),
	get: get('GET /api/v3/story-links/{story-link-public-id}', { required: [storyOfLink, linkId] }),
	getAll: list('GET /api/v3/stories/{story-public-id}', {
		required: [storyId],
		paging: listIn('story_links'),
		description: 'Retrieve the links of a story with other stories',
	}),
	update: update('PUT /api/v3/story-links/{story-link-public-id}', {
		required: [storyOfLink, linkId],
		optional: [other, relationship],
		readFirst: { route: 'GET /api/v3/story-links/{story-link-public-id}', merge: changed },
		description: "Change what links two stories; what is left out stays as 'Story' has it",
	}),
});
