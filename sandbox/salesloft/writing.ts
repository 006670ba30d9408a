/** What people and accounts share when they are written. */
import { validate, type Checks } from './answers';
import { requireScope, type Call } from './call';
import { add } from './kinds';
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
	const { state, now, body } = call;
	const cleared = Object.entries(sent).filter(([, value]) => value === '');
	const nulls = Object.fromEntries(cleared.map(([name]) => [name, null]));
	const custom_fields = mergeCustomFields(call, kind, current.custom_fields);
	const today = body.autotag_date ? [dateOf(call.ms)] : [];
	const tags = [...new Set([...(body.tags ?? current.tags), ...today])];
	// A tag comes into being when it is first used.
	const added = tags.filter((name) => !state.tags.find((tag) => tag.name === name));
	for (const name of added) add(state, 'tags', { name }, now);
	return { ...nulls, tags, custom_fields };
}

/** Ids of a record's tags, for filters. */
export function tagIds({ tags }: Pick<Tagged, 'tags'>, { state }: Call): number[] {
	return state.tags.where(({ name }) => tags.includes(name)).map(({ id }) => id);
}

/**
 * Custom fields are keyed by display name and hold texts; only those with a value are kept. That an
 * unknown name is a 422 is this sandbox's choice (it is undocumented), so that a typo shows.
 */
function mergeCustomFields(
	{ state, body }: Call,
	kind: 'person' | 'company',
	current: Record<string, string>,
): Record<string, string> {
	const result = { ...current };
	for (const [name, value] of Object.entries(body.custom_fields ?? {})) {
		const field = state.custom_fields.find((one) => one.field_type === kind && one.name === name);
		const text = value ?? '';
		const isText = typeof text === 'string';
		const fits = isText && (text === '' || field?.value_type !== 'date' || isDate(text));
		validate({
			custom_fields: field
				? !fits && `has an invalid value for ${name}`
				: `has no field named ${name}`,
		});
		if (text === '') delete result[name];
		else result[name] = String(text);
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
