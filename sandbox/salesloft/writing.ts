/** What people and accounts share: how they are created, changed and upserted. */
import { blank } from '../kinds';
import type { Keyed } from '../table';
import { answer, invalid, validate } from './answers';
import type { Checks } from './answers';
import { requireScope, unknownIds } from './call';
import type { Call } from './call';
import { fieldOf } from './filters';
import { add, kinds } from './kinds';
import type { Row } from './kinds';
import { shown } from './resource';
import type { Show } from './resource';
import { dateOf, isDate } from './time';

/** Parts of a body that are not stored as they come. */
interface Directives {
	custom_fields?: Record<string, unknown>;
	crm_id?: string;
	crm_id_type?: string;
	tags?: string[];
	/** Today's date as a tag. */
	autotag_date?: boolean;
	archived?: boolean;
	/** How an upsert names the record that it means. */
	id?: number;
	upsert_key?: string;
}

interface Written {
	custom_fields: Record<string, string>;
	tags: string[];
}

interface Writing<R> {
	/** What custom fields call the kind. */
	kind: 'person' | 'company';
	/** The field by which an upsert finds a record, beside `id` and `crm_id`. */
	key: keyof R & string;
	show: Show<R>;
	/** What a new record says of its maker. */
	made: (call: Call) => Partial<R>;
	/** What is wrong with a record as it would be kept, beside ids that lead nowhere. */
	check: (call: Call, fields: Omit<R, 'id'>, id?: Keyed['id']) => Checks;
	/** What follows from a change. */
	changed: (call: Call, row: R) => void;
}

/** Create, update and upsert of people or of accounts. */
export function written<K extends 'people' | 'accounts'>(name: K, it: Writing<Row<K>>) {
	const show = shown(name, it.show);

	function checked<Current extends Omit<Row<K>, 'id'> & Written>(
		call: Call,
		current: Current,
		id?: Keyed['id'],
	): Current {
		const fields = merge(call, it.kind, current);
		validate({
			...it.check(call, fields, id),
			...unknownIds(call.state, name, fields),
		});
		registerTags(call, fields.tags);
		return fields;
	}

	const create = (call: Call): Row<K> => {
		const current = { ...blank(kinds[name], call.now), ...it.made(call) };
		const row = add(call.state, name, checked(call, current), call.now);
		it.changed(call, row);
		return row;
	};
	const update = (call: Call, row: Row<K>) => {
		Object.assign(row, checked(call, row, row.id), { updated_at: call.now });
		it.changed(call, row);
	};
	const upsert = (call: Call) => {
		const found = upserted(call.body, call.state[name].all(), it.key);
		if (found) update(call, found);
		return answer({
			upsert_type: found ? 'update' : 'create',
			[it.kind === 'person' ? 'person' : 'account']: show(found ?? create(call), call),
		});
	};
	return { crud: { create, update }, upsert };
}

/**
 * A record with a body laid over it: what the body does not name stays, tags are replaced, custom
 * fields are merged. An empty text clears a field; the documentation does not say what does.
 */
function merge<Fields extends Written>(
	call: Call,
	kind: 'person' | 'company',
	current: Fields,
): Fields {
	const sent = call.body as Directives;
	const { crm_id_type, autotag_date, archived: _, id: __, upsert_key: ___, ...body } = sent;
	checkCrmId(call, kind, body.crm_id, crm_id_type);
	const changes = Object.entries(body).map(([name, value]) => [name, value === '' ? null : value]);
	const today = autotag_date ? [dateOf(call.ms)] : [];
	return {
		...current,
		...(Object.fromEntries(changes) as Partial<Fields>),
		tags: [...new Set([...(body.tags ?? current.tags), ...today])],
		custom_fields: mergeCustomFields(call, kind, current.custom_fields, body.custom_fields),
	};
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

function checkCrmId(call: Call, kind: 'person' | 'company', id?: string, type?: string): void {
	if (id === undefined) return;
	requireScope(call, crmScopes[kind]);
	const prefixes = salesforcePrefixes[kind];
	validate({
		crm_id_type: type === undefined && 'must be given with crm_id',
		crm_id:
			(id.length !== 18 || !prefixes.includes(id.slice(0, 3))) &&
			`must have 18 characters and begin with ${prefixes.join(' or ')}`,
	});
}

/** The user whose record it is. */
export function owner({ owner_id }: Owned, { state }: Call): Row<'users'> | undefined {
	return state.users.get(owner_id);
}

/** Null means nobody: an owner who is unknown to the CRM is still an owner. */
export function ownerCrmId(row: Owned, call: Call): string | number | null {
	return row.owner_id && (owner(row, call)?.crm_id ?? '');
}

interface Owned {
	owner_id: number | null;
}

/**
 * The record that an upsert changes, or undefined when it creates one. Without `upsert_key` it
 * always creates. An `id` that is not the record's is refused.
 */
function upserted<R extends Keyed>(
	body: Directives & Record<string, unknown>,
	rows: R[],
	usualKey: keyof R & string,
): R | undefined {
	const { id, upsert_key: key } = body;
	if (key === undefined) return undefined;
	const wanted = body[key];
	validate({ [key]: !wanted && 'must be given when it is the upsert_key' });
	const read = fieldOf<R>(key === 'id' || key === 'crm_id' ? key : usualKey);
	const matches = rows.filter((row) => sameText(read(row), String(wanted)));
	validate({ [key]: matches.length > 1 && 'matches several records' });
	validate({ id: id !== undefined && matches[0]?.id !== id && 'could not be found' });
	return matches[0];
}

/** Mail addresses and domains are the same in any case. */
export function sameText(own: unknown, wanted: string | null | undefined): boolean {
	return own != null && wanted != null && String(own).toLowerCase() === wanted.toLowerCase();
}
