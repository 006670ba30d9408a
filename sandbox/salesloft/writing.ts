/** What people and accounts share when they are written. */
import { requireScope } from './call';
import type { Call } from './call';
import { invalid, validate } from './answers';
import { add } from './kinds';
import { isDate } from './time';

/** Parts of a body that are not stored as they come. */
interface Directives {
	custom_fields?: Record<string, unknown>;
	crm_id?: string;
	crm_id_type?: string;
	tags?: string[];
	/** How an upsert names the record that it means. */
	id?: number;
	upsert_key?: string;
}

/** What a body can say of a person or an account. */
export type Changes<Row> = Partial<Omit<Row, keyof Directives>> & Directives;

interface Taggable {
	custom_fields: Record<string, string>;
	tags: string[];
}

/**
 * A record with a body laid over it: what the body does not name stays, tags are replaced, custom
 * fields are merged. An empty text clears a field; the documentation does not say what does.
 */
export function merge<Fields extends Taggable>(
	call: Call,
	kind: 'person' | 'company',
	current: Fields,
	{ crm_id_type, id: _, upsert_key: __, ...body }: Directives,
): Fields {
	checkCrmId(call, kind, body.crm_id, crm_id_type);
	const written = Object.entries(body).map(([name, value]) => [name, value === '' ? null : value]);
	return {
		...current,
		...(Object.fromEntries(written) as Partial<Fields>),
		tags: [...new Set(body.tags ?? current.tags)],
		custom_fields: mergeCustomFields(call, kind, current.custom_fields, body.custom_fields),
	};
}

/** A tag comes into being when it is first used. */
export function registerTags({ state, now }: Call, names: string[]): void {
	for (const name of names) {
		if (!state.tags.find((tag) => tag.name === name)) add(state, 'tags', { name }, now);
	}
}

/** Ids of a record's tags, for filters. */
export function tagIds({ tags }: { tags: string[] }, { state }: Call): number[] {
	return state.tags.where(({ name }) => tags.includes(name)).map(({ id }) => id);
}

/**
 * Custom fields are keyed by display name and hold texts; only those with a value are kept. That an
 * unknown name is a 422 is this sandbox's choice (it is undocumented), so that a typo shows.
 */
function mergeCustomFields(
	{ state }: Call,
	kind: 'person' | 'company',
	current: Record<string, string>,
	changes: Record<string, unknown> = {},
): Record<string, string> {
	const result = { ...current };
	for (const [name, value] of Object.entries(changes)) {
		const field = state.custom_fields.find((one) => one.field_type === kind && one.name === name);
		validate({ custom_fields: !field && `has no field named ${name}` });
		if (value === null || value === '') {
			delete result[name];
			continue;
		}
		if (typeof value !== 'string' || (field?.value_type === 'date' && !isDate(value))) {
			return invalid('custom_fields', `has an invalid value for ${name}`);
		}
		result[name] = value;
	}
	return result;
}

const salesforcePrefixes = { person: ['00Q', '003'], company: ['001'] };

function checkCrmId(
	call: Call,
	kind: 'person' | 'company',
	id: string | undefined,
	type: string | undefined,
): void {
	if (id === undefined) return;
	requireScope(call, kind === 'person' ? 'crm_id_person:write' : 'crm_id_account:write');
	const prefixes = salesforcePrefixes[kind];
	validate({
		crm_id_type: type === undefined && 'must be given with crm_id',
		crm_id:
			(id.length !== 18 || !prefixes.includes(id.slice(0, 3))) &&
			`must have 18 characters and begin with ${prefixes.join(' or ')}`,
	});
}

/**
 * The record that an upsert changes, or undefined when it creates one. Without `upsert_key` it
 * always creates. An `id` that is not the record's is refused.
 */
export function upserted<Row extends { id: number; crm_id: string | null }>(
	body: Directives & Record<string, unknown>,
	rows: Row[],
	usualKey: keyof Row & string,
): Row | undefined {
	const { id, upsert_key: key } = body;
	if (key === undefined) return undefined;
	const wanted = body[key];
	validate({ [key]: !wanted && 'must be given when it is the upsert_key' });
	const field = key === 'id' || key === 'crm_id' ? key : usualKey;
	const matches = rows.filter((row) => sameText(row[field], String(wanted)));
	validate({ [key]: matches.length > 1 && 'matches several records' });
	validate({ id: id !== undefined && matches[0]?.id !== id && 'could not be found' });
	return matches[0];
}

/** Mail addresses and domains are the same in any case. */
export function sameText(own: unknown, wanted: string | null | undefined): boolean {
	return own != null && wanted != null && String(own).toLowerCase() === wanted.toLowerCase();
}
