/** The lists that a team sets up: stages, tiers, tags, imports, custom fields, call outcomes. */
import type { Operations } from '../emulator';
import { validate } from './answers';
import type { Call } from './call';
import { add } from './kinds';
import type { Row } from './kinds';
import { resource } from './resource';

const byName = { sortedBy: 'name', direction: 'ASC' } as const;

export const settings: Operations<Call> = {
	...resource('person_stages', {
		create: (call) => {
			const order = call.state.person_stages.all().length + 1;
			return add(call.state, 'person_stages', { name: newName(call), order }, call.now);
		},
		update: (call, stage) => Object.assign(stage, { name: newName(call), updated_at: call.now }),
		removed: ({ state }, { id }) => {
			for (const person of state.people.where((one) => one.person_stage_id === id)) {
				person.person_stage_id = null;
			}
		},
		removable: 'again',
	}),
	...resource('account_stages', {}),
	...resource('account_tiers', {}),
	...resource('imports', {
		reads: { user_ids: (one) => one.user_id },
		sortedBy: 'created_at',
		show: ({ id }, { state }) => {
			const people = state.people.where(({ import_id }) => import_id === id).length;
			// Nobody knows what its type says.
			return {
				current_people_count: people,
				imported_people_count: people,
				import_type: undefined,
			};
		},
	}),
	...resource('tags', { reads: { search: (tag) => tag.name }, sortedBy: 'name' }),
	...resource('call_dispositions', { ...byName, show: ({ name }) => ({ crm_value: name }) }),
	...resource('call_sentiments', byName),
	...resource('custom_fields', {
		create: (call) => add(call.state, 'custom_fields', definition(call), call.now),
		update: (call, field) => {
			const changed = definition(call, field);
			moveValues(call, field, changed.name);
			Object.assign(field, changed, { updated_at: call.now });
		},
		removable: 'once',
		removed: (call, field) => moveValues(call, field),
	}),
};

function newName({ body }: Call): string {
	const name = String(body.name);
	validate({ name: name === '' && "can't be blank" });
	return name;
}

/** Names are unique per kind of record: values are keyed by them. */
function definition({ state, body }: Call, current?: Row<'custom_fields'>) {
	const usual = { name: '', field_type: 'person', value_type: 'text' };
	const field = { ...usual, ...current, ...(body as Partial<typeof usual>) };
	const taken = state.custom_fields.find(
		(other) =>
			other !== current && other.field_type === field.field_type && other.name === field.name,
	);
	validate({
		name: (field.name === '' && "can't be blank") || (taken && 'has already been taken'),
	});
	return field;
}

/** Records keep their values under a field's new name, and lose them with the field. */
function moveValues(
	{ state }: Call,
	{ field_type, name }: Row<'custom_fields'>,
	newName?: string,
): void {
	const records = field_type === 'person' ? state.people.all() : state.accounts.all();
	for (const { custom_fields: values } of records) {
		const value = values[name];
		delete values[name];
		if (newName !== undefined && value !== undefined) values[newName] = value;
	}
}
