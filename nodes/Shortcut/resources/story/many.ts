/** Stories that go together in one request: each input item is one of them. */
import { isSet, type Json } from '../../../engine/json';
import { inEach } from '../../../engine/vocabulary/answered';
import { notCleared, references } from '../../../engine/vocabulary/field';
import type { Job } from '../../../engine/vocabulary/job';
import { create, remove, update, type Many } from '../../../engine/vocabulary/operation';
import { recordsOf, requireList } from '../../../engine/vocabulary/paging';
import { looseKey } from '../../../engine/vocabulary/spelling';
import { InvalidValue, quote } from '../../../engine/vocabulary/value';
import type { Values } from '../../../engine/vocabulary/values';
import {
	archived,
	asLabel,
	customFields,
	deadline,
	neighbour,
	requester,
	storyId,
	storyType,
} from '../../fields';
import { customFieldValue, labelName, member, story } from '../../records';
import { LABEL, nameCustomFields } from './custom-fields';
import {
	epicOf,
	estimate,
	externalLinks,
	iterationOf,
	moveTo,
	projectOf,
	state,
	storyIn,
	teamOf,
} from './fields';
import { newStory } from './new-story';

/** The reference names no limit; the next version of the API takes so many. */
const size = 100;

const idsOf = (items: Values[]) => [...new Set(items.map(storyIn))];

/**
 * The answer has the new stories in no documented order, but each has what it was given. Of those with
 * the same name, the one that is most like what was sent.
 */
function byName(answer: unknown, items: Values[]): Array<Json | undefined> {
	const named = new Map<string, Json[]>();
	for (const one of recordsOf(answer)) {
		const key = looseKey(one.name);
		named.set(key, [...(named.get(key) ?? []), one]);
	}
	return items.map(({ body }) => {
		const left = named.get(looseKey(body.name)) ?? [];
		const likeness = left.map((one) => inCommon(body, one));
		return left.splice(likeness.indexOf(Math.max(...likeness)), 1)[0];
	});
}

/** How many of the values that were given a story has, as far as both are told under one name. */
function inCommon(given: Json, made: Json): number {
	const names = Object.keys(given);
	return names.filter((name) => comparable(given[name]) === comparable(made[name])).length;
}

function comparable(value: unknown): unknown {
	return Array.isArray(value) ? JSON.stringify(inEach('name', value)) : value;
}

function byId(answer: unknown, items: Values[]): Array<Json | undefined> {
	const records = new Map(recordsOf(answer).map((one) => [one.id, one]));
	return items.map((one) => records.get(storyIn(one)));
}

const changed: Many = {
	size,
	common: ({ body }) => body,
	body: (items) => ({ ...items[0].body, story_ids: idsOf(items) }),
	records: byId,
};

/** What is added or removed. */
const owners = (wire: string, label: string) => notCleared(references(member, wire, { label }));
const labels = (wire: string, label: string) =>
	notCleared(references(labelName, wire, { each: asLabel, label }));

export const manyStories = {
	createMany: create('POST /api/v3/stories/bulk', {
		...newStory,
		many: { size, body: (items) => ({ stories: items.map(({ body }) => body) }), records: byName },
		name: 'Create Many',
		action: 'Create many stories',
		description: 'Create a story for each input item, 100 of them in one request',
	}),
	updateMany: update('PUT /api/v3/stories/bulk', {
		required: [storyId],
		beside: customFields,
		optional: [
			archived,
			notCleared(
				references(customFieldValue, 'custom_fields_remove', {
					label: 'Remove Value',
					description: 'Values of custom fields that the stories should not have any more',
					each: (value_id) => ({ value_id }),
				}),
			),
			deadline,
			epicOf,
			estimate,
			externalLinks,
			owners('follower_ids_add', 'Add Follower'),
			owners('follower_ids_remove', 'Remove Follower'),
			iterationOf,
			labels('labels_add', 'Add Label'),
			labels('labels_remove', 'Remove Label'),
			moveTo,
			owners('owner_ids_add', 'Add Owner'),
			owners('owner_ids_remove', 'Remove Owner'),
			neighbour('after_id', story),
			neighbour('before_id', story),
			projectOf,
			requester,
			state,
			storyType,
			teamOf,
		],
		prepare: prepareChanges,
		many: changed,
		name: 'Update Many',
		action: 'Update many stories',
		description:
			'Change the story of each input item; those with the same changes share a request. Adds and removes labels, owners and followers, and leaves the others.',
	}),
	deleteMany: remove('DELETE /api/v3/stories/bulk', {
		required: [storyId],
		many: { size, body: (items) => ({ story_ids: idsOf(items) }) },
		name: 'Delete Many',
		action: 'Delete many stories',
		description: 'Delete the story of each input item permanently, 100 of them in one request',
	}),
};

/** For a request that adds the custom fields that it names, and leaves all others. */
async function prepareChanges(job: Job): Promise<void> {
	await nameCustomFields(job);
	await nameRemoved(job);
	const { custom_fields: given, ...rest } = job.values.body;
	if (given === undefined) return;
	const added = recordsOf(given);
	if (!added.every(({ value_id }) => isSet(value_id))) {
		throw new InvalidValue({ field: LABEL }, 'cannot be emptied in many stories: use Update');
	}
	job.values.body = { ...rest, custom_fields_add: added };
}

/** What is taken away is chosen by its value; the API asks for the custom field of it, too. */
async function nameRemoved(job: Job): Promise<void> {
	const { custom_fields_remove: removed } = job.values.body;
	if (removed === undefined) return;
	const all = requireList(await job.known('GET /api/v3/custom-fields'));
	job.values.body.custom_fields_remove = recordsOf(removed).map(({ value_id }) => {
		const holder = all.find(({ values }) => recordsOf(values).some(({ id }) => id === value_id));
		if (!holder) throw new InvalidValue({ field: LABEL }, `have no value ${quote(value_id)}`);
		return { field_id: holder.id, value_id };
	});
}
