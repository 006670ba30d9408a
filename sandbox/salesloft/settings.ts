/** The lists that a team sets up: stages, tiers, tags, imports, custom fields, call outcomes. */
import type { Operations } from '../emulator';
import type { Call } from './call';
import type { Row } from './kinds';
import { resource, writer } from './resource';

type Field = Row<'custom_fields'>;

const byName = { sortedBy: 'name', direction: 'ASC' } as const;

export const settings: Operations<Call> = {
	...resource('person_stages', {
		...writer('person_stages', {
			made: ({ state }) => ({ order: state.person_stages.all().length + 1 }),
			check: (_, { name }) => ({ name: name === '' && "can't be blank" }),
		}),
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
		...writer('custom_fields', {
			// Names are unique per kind of record: values are keyed by them.
			check: ({ state }, { name, field_type }, id) => {
				const isTaken = (other: Field) =>
					other.id !== id && other.field_type === field_type && other.name === name;
				const taken = state.custom_fields.find(isTaken) && 'has already been taken';
				return { name: name === '' ? "can't be blank" : taken };
			},
			changed: (call, { name }, before) => before && moveValues(call, before, name),
		}),
		removable: 'once',
		removed: (call, field) => moveValues(call, field),
	}),
};

/** Records keep their values under a field's new name, and lose them with the field. */
function moveValues(
	{ state }: Call,
	{ field_type, name }: Omit<Field, 'id'>,
	newName?: string,
): void {
	const records = field_type === 'person' ? state.people.all() : state.accounts.all();
	for (const { custom_fields: values } of records) {
		const value = values[name];
		delete values[name];
		if (newName !== undefined && value !== undefined) values[newName] = value;
	}
}
