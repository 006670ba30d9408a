/** What the API wants to have with a story beside what a person has filled in. */
import type { Job } from '../engine/vocabulary/job';
import { chosen } from '../engine/vocabulary/field';
import { arrayOf, type Json } from '../engine/json';
import type { ReadFirst } from '../engine/vocabulary/operation';
import { requireList, recordsOf } from '../engine/vocabulary/paging';
import type { Column } from '../engine/vocabulary/columns';
import { isUuid } from '../engine/vocabulary/identify';
import { InvalidValue, quote } from '../engine/vocabulary/value';
import { inEach } from '../engine/vocabulary/answered';
import { addsLabels, eachOnce, withTypedLabels } from './new-labels';
import { storyFields } from './records';
import { isSet, startingState } from './starting-state';
import type { Values } from '../engine/vocabulary/values';

const LABEL = 'Custom Fields';
/** A sentence stays readable with so many names in it. */
const MOST_NAMES = 20;

/**
 * The API replaces all custom fields at once, and all labels: those that the change leaves alone are
 * sent as they are.
 */
export const keepTheRest: ReadFirst = {
	route: 'GET /api/v3/stories/{story-public-id}',
	if: (values) => addsLabels(values) || values.body.custom_fields !== undefined,
	merge: (values, { labels, custom_fields: present }) => ({
		...values.body,
		...(addsLabels(values) && { labels }),
		...withPresent(values.body.custom_fields, present),
	}),
};

/** Custom fields that a change names, behind those that it does not. */
export function withPresent(given: unknown, present: unknown): Json {
	if (given === undefined) return {};
	const changed = recordsOf(given);
	const kept = recordsOf(present)
		.filter(({ field_id }) => !changed.some((one) => one.field_id === field_id))
		.map(({ field_id, value_id }) => ({ field_id, value_id }));
	return { custom_fields: [...kept, ...filledIn(changed)] };
}

/** Puts the IDs of custom fields and of their values in the place of their names. */
export async function nameCustomFields(job: Job): Promise<void> {
	const { body } = job.values;
	if (body.custom_fields === undefined) return;
	body.custom_fields = await withIds(job, recordsOf(body.custom_fields));
}

export async function prepareNew(job: Job): Promise<void> {
	job.values.body = withWanted(job.values);
	await nameCustomFields(job);
	const { body } = job.values;
	if (body.custom_fields !== undefined)
		body.custom_fields = filledIn(recordsOf(body.custom_fields));
	await startingState(job);
}

/** The body with typed labels, and with the one owner and the one label that stand in the panel. */
export function withWanted({ body: given, local: { owner_id: owner, label } }: Values): Json {
	const body = withTypedLabels(given);
	const { owner_ids: owners, labels } = body;
	const first = {
		...(isSet(owner) && { owner_ids: [...new Set([owner, ...arrayOf(owners)])] }),
		...(isSet(label) && { labels: eachOnce([{ name: label }], inEach('name', labels)) }),
	};
	return { ...body, ...first };
}

/** For a request that adds the custom fields that it names, and leaves all others. */
export async function prepareChanges(job: Job): Promise<void> {
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

/** What is left empty in the form is a custom field that the story does not have. */
export const filledIn = (fields: Json[]) => fields.filter(({ value_id }) => isSet(value_id));

/**
 * Custom fields and their values may be given by name; then the workspace is asked for their IDs.
 * @throws InvalidValue for a name that is not known, or not certain
 */
export async function withIds(job: Job, given: Json[]): Promise<Json[]> {
	const isKnown = ({ field_id, value_id }: Json) =>
		isUuid(field_id) && (value_id === null || isUuid(value_id));
	if (given.every(isKnown)) return given;
	const all = requireList(await job.known('GET /api/v3/custom-fields'));
	const columns = all.flatMap((one) => storyFields.column(one) ?? []);
	const found = given.map((one) => (isKnown(one) ? one : ids(one, columns)));
	const twice = columns.find(({ id }) => found.filter((one) => one.field_id === id).length > 1);
	if (twice) throw new InvalidValue({ field: `${LABEL}: ${twice.name}` }, 'is given twice');
	return found;
}

function ids({ field_id, value_id }: Json, columns: Column[]): Json {
	const choices = columns.map((column) => ({ ...column, value: column.id }));
	const { id, name, options = [] } = onlyOne(choices, field_id, LABEL);
	if (value_id === null || isUuid(value_id)) return { field_id: id, value_id };
	return { field_id: id, value_id: onlyOne(options, value_id, `${LABEL}: ${name}`).value };
}

function onlyOne<T extends { name: string; value: unknown }>(
	choices: T[],
	given: unknown,
	field: string,
): T {
	const found = chosen(choices, given);
	if (found.length === 1) return found[0];
	throw new InvalidValue(
		{ field },
		found.length === 0
			? `has no ${quote(given)}. It has ${listed(choices.map(({ name }) => name))}`
			: `has more than one ${quote(given)}. Give the ID of one of them: ${listed(found.map(({ value }) => String(value)))}`,
	);
}

function listed(names: string[]): string {
	if (names.length === 0) return 'nothing to choose from';
	const more = names.length - MOST_NAMES;
	return names.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
