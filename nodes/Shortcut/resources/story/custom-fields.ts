/** The custom fields of a story: names to IDs, and what a change leaves alone. */
import { isSet, type Json } from '../../../engine/json';
import type { Column } from '../../../engine/vocabulary/columns';
import { chosen } from '../../../engine/vocabulary/field';
import { isUuid } from '../../../engine/vocabulary/identify';
import type { Job } from '../../../engine/vocabulary/job';
import { recordsOf, requireList } from '../../../engine/vocabulary/paging';
import { InvalidValue, quote } from '../../../engine/vocabulary/value';
import { storyFields } from '../../records';

/** What errors call them. */
export const LABEL = 'Custom Fields';
/** A sentence stays readable with so many names in it. */
const MOST_NAMES = 20;

/** Puts the IDs of custom fields and of their values in the place of their names. */
export async function nameCustomFields(job: Job): Promise<void> {
	const { body } = job.values;
	if (body.custom_fields === undefined) return;
	body.custom_fields = await withIds(job, recordsOf(body.custom_fields));
}

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

/** Custom fields that a change names, behind those that it does not. */
export function withPresent(given: unknown, present: unknown): Json {
	if (given === undefined) return {};
	const changed = recordsOf(given);
	const kept = recordsOf(present)
		.filter(({ field_id }) => !changed.some((one) => one.field_id === field_id))
		.map(({ field_id, value_id }) => ({ field_id, value_id }));
	return { custom_fields: [...kept, ...filledIn(changed)] };
}

/** What is left empty in the form is a custom field that the story does not have. */
export const filledIn = (fields: Json[]) => fields.filter(({ value_id }) => isSet(value_id));
