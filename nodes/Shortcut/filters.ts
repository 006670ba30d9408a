/** Filters that the API does not have: what is read is held to them here. */
import type { Json } from '../engine/json';
import { reference } from '../engine/vocabulary/field';
import { team } from './records';

export const teamFilter = reference(team, 'group_ids', { name: 'teamId', in: 'local' });

/** Whether a record has each wanted value in the field of that name. */
export function isWanted(record: Json, values: Json): boolean {
	return Object.entries(values).every(([field, value]) => {
		const held = record[field];
		return Array.isArray(held) ? held.includes(value) : held === value;
	});
}
