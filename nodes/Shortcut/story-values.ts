/** What the API wants to have with a story beside what a person has filled in. */
import type { Call } from '../engine/call';
import { recordsOf } from '../engine/paging';
import { isSet, startingState } from './starting-state';

/** The API replaces all custom fields at once: those that are not named here are sent as they are. */
export async function keepOtherCustomFields(call: Call): Promise<void> {
	const { body, path } = call.values;
	if (body.custom_fields === undefined) return;
	const changed = recordsOf(body.custom_fields);
	const current = await call.record('GET /api/v3/stories/{story-public-id}', { path });
	const kept = recordsOf(current.custom_fields)
		.filter(({ field_id }) => !changed.some((one) => one.field_id === field_id))
		.map(({ field_id, value_id }) => ({ field_id, value_id }));
	body.custom_fields = [...kept, ...filledIn(changed)];
}

/** What is left empty in the form is a custom field that the story does not have. */
const filledIn = (fields: unknown) => recordsOf(fields).filter(({ value_id }) => isSet(value_id));

export async function prepareNew(call: Call): Promise<void> {
	const { body } = call.values;
	if (body.custom_fields !== undefined) body.custom_fields = filledIn(body.custom_fields);
	await startingState(call);
}
