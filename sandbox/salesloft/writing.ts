/** What people and accounts share when they are written. */
import type { SandboxResponse } from '../http';
import type { Keyed } from '../table';
import { answer, invalid, validate, type Checks } from './answers';
import { requireScope, type Body, type Call } from './call';
import { add, type Row } from './kinds';
import type { Tells } from './links';
import { shown, type writer } from './resource';
import { dateOf, isDate } from './time';

interface Tagged {
	custom_fields: Record<string, string>;
	tags: string[];
}

/**
 * How a person or an account is kept: tags are replaced, custom fields are merged. An empty text
 * clears a field; the documentation does not say what does.
 */
export function merged(call: Call, kind: 'person' | 'company', sent: object, current: Tagged) {
	const { autotag_date, custom_fields, ...body } = call.body;
	const cleared = Object.entries(sent).filter(([, value]) => value === '');
	const today = autotag_date ? [dateOf(call.ms)] : [];
	const tags = [...new Set([...(body.tags ?? current.tags), ...today])];
	const values = mergeCustomFields(call, kind, current.custom_fields, custom_fields);
	registerTags(call, tags);
	const nulls = Object.fromEntries(cleared.map(([name]) => [name, null]));
	return { ...nulls, tags, custom_fields: values };
}

/** A tag comes into being when it is first used. */
function registerTags({ state, now }: Call, names: string[]): void {
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
const crmScopes = { person: 'crm_id_person:write', company: 'crm_id_account:write' };

/** What is wrong with the id in a CRM that is sent, and whether this caller may send any. */
export function checkCrmId(call: Call, kind: 'person' | 'company'): Checks {
	const { crm_id: id, crm_id_type: type } = call.body;
	if (id === undefined) return {};
	requireScope(call, crmScopes[kind]);
	const prefixes = salesforcePrefixes[kind];
	return {
		crm_id_type: type === undefined && 'must be given with crm_id',
		crm_id:
			(id.length !== 18 || !prefixes.includes(id.slice(0, 3))) &&
			`must have 18 characters and begin with ${prefixes.join(' or ')}`,
	};
}

/** Null means nobody: an owner who is unknown to the CRM is still an owner. */
export function ownerCrmId(
	row: { owner_id: number | null },
	{ state }: Call,
): string | number | null {
	return row.owner_id && (state.users.get(row.owner_id)?.crm_id ?? '');
}

/**
 * Changes the record that an upsert means, or creates one: always without `upsert_key`. An `id` that
 * is not the record's is refused.
 * @param usualKey the field by which it finds a record, beside `id` and `crm_id`
 */
export function upsert<K extends 'people' | 'accounts'>(
	name: K,
	usualKey: keyof Row<K> & string,
	{ create, update }: ReturnType<typeof writer<K>>,
	tells: Tells<Row<K>>,
): (call: Call) => SandboxResponse {
	const show = shown(name, tells);
	return (call) => {
		const found = meant(call.body, call.state[name].all(), usualKey);
		if (found) update(call, found);
		return answer({
			upsert_type: found ? 'update' : 'create',
			[name === 'people' ? 'person' : 'account']: show(found ?? create(call), call),
		});
	};
}

function meant<R extends Keyed>(body: Body, rows: R[], usualKey: string): R | undefined {
	const { id, upsert_key: key } = body;
	if (key === undefined) return undefined;
	const wanted = body[key];
	validate({ [key]: !wanted && 'must be given when it is the upsert_key' });
	const field = (key === 'id' || key === 'crm_id' ? key : usualKey) as keyof R;
	const matches = rows.filter((row) => sameText(row[field], String(wanted)));
	validate({ [key]: matches.length > 1 && 'matches several records' });
	validate({ id: id !== undefined && matches[0]?.id !== id && 'could not be found' });
	return matches[0];
}

/** Mail addresses and domains are the same in any case. */
export function sameText(own: unknown, wanted: string | null | undefined): boolean {
	return own != null && wanted != null && String(own).toLowerCase() === wanted.toLowerCase();
}
