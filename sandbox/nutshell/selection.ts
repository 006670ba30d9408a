/** Which records a list gives: `filter[…]`, `q`, `email` and `sort`. */
import { sorted } from '../list';
import type { SortKey, Test } from '../list';
import { BadRequest } from './answers';
import type { Call } from './call';
import { kindOf } from './kinds';
import { idNumber, ids, isFields } from './model';
import type { Entity, Value } from './model';
import type { Store } from './store';
import { leadAmount } from './view';
import { findCustomField } from './writer';

/** Whether a record passes; any of the values is enough. */
type Passes = (entity: Entity, values: string[], store: Store) => boolean;

const any =
	(fits: (entity: Entity, value: string) => boolean): Passes =>
	(entity, values) =>
		values.some((value) => fits(entity, value));

/** The relations that lead from a record to what a filter names, where they are not called like it. */
const paths: Record<string, string[]> = {
	...{ owners: ['owner'], markets: ['market'], territories: ['territory'], milestones: ['stage'] },
	...{ outcomes: ['outcome'], accountTypes: ['accountType'], industries: ['industry'] },
	...{ audiences: ['emAudiences'], participant: ['participants'] },
	...{ accountTags: ['accounts', 'tags'], contactTags: ['contacts', 'tags'] },
	...{ products: ['productMaps', 'product'], competitors: ['competitorMaps', 'competitor'] },
};

const filters: Record<string, Passes> = {
	id: any(({ id }, value) => names(value, id)),
	omittedId: ({ id }, values) => !values.some((value) => names(value, id)),
	number: any(({ attributes }, value) => inRange(Number(attributes.number), value)),
	name: any(({ attributes }, value) => contains(attributes.name, value)),
	phone: any(({ attributes }, value) => contains(attributes.phones, value)),
	email: any(hasEmail),
	createdTime: any(({ createdAt }, value) => inSpan(value, createdAt)),
	// Nobody is contacted, or will be, as far as this account knows.
	lastContactedTime: any((_, value) => inSpan(value)),
	nextActivityStartTime: any((_, value) => inSpan(value)),
	status: any(({ attributes }, value) => value === (attributes.isLogged ? 'logged' : 'scheduled')),
	flagged: any(({ attributes }, value) => String(attributes.isFlagged) === value),
	isImportant: any(({ attributes }, value) => String(attributes.isImportant) === value),
	leadPriority: (entity, _, store) =>
		store.linked(entity, 'participants').some(({ attributes }) => attributes.priority === 1),
	dateMin: any((entity, value) => when(entity) >= seconds(value)),
	dateMax: any((entity, value) => when(entity) <= seconds(value)),
	tagType: any(({ attributes }, value) => attributes.tagType === kindOf(value).tagType),
};

const sorters: Record<string, (entity: Entity, store: Store) => string | number> = {
	createdTime: ({ createdAt }) => createdAt,
	age: ({ createdAt }) => -createdAt,
	value: (lead, store) => leadAmount(store, lead),
	numberOfContacts: (entity, store) => store.linked(entity, 'contacts').length,
	milestone: (entity, store) => idNumber(store.linked(entity, 'stage')[0]?.id ?? '0'),
	email: ({ attributes }) => searchable(valuesOf(attributes.emails)[0]),
	phone: ({ attributes }) => searchable(valuesOf(attributes.phones)[0]),
	postalCode: ({ attributes }) => {
		const [address] = valuesOf(attributes.addresses);
		return isFields(address) ? String(address.postalCode ?? '') : '';
	},
};

/** The records of a kind that a list request asks for, in its order, all pages of it. */
export function select(call: Call, key: string): Entity[] {
	const names = [...new Set(call.query.keys())];
	const tests = names.flatMap((name) => testOf(call, key, name) ?? []);
	const found = call.state.all(key).filter((entity) => tests.every((passes) => passes(entity)));
	return sorted(found, sortKeys(call));
}

/**
 * What a parameter asks of a record. What Nutshell does with a filter that it does not know is
 * unpublished; here such a filter changes nothing.
 */
function testOf({ query, state }: Call, key: string, name: string): Test<Entity> | undefined {
	const values = query.getAll(name);
	if (name === 'q') return (entity) => matches(state, entity, values[0]);
	if (name === 'email') return (entity) => hasEmail(entity, values[0]);
	const filter = /^filter\[([^\]]+)\](\[\])?$/.exec(name)?.[1];
	if (filter === undefined) return undefined;
	if (kindOf(key).filters?.includes(filter) ?? true) {
		const passes = filters[filter] ?? linkedTo(paths[filter] ?? [filter]);
		return (entity) => passes(entity, values, state);
	}
	if (!findCustomField(state, key, filter)) return undefined;
	return ({ customFields }) => values.includes(customFields[filter]);
}

function sortKeys({ operation, query, state }: Call): Array<SortKey<Entity>> {
	const known = operation.query?.find(({ name }) => name === 'sort')?.enum ?? [];
	const keys = query.getAll('sort').flatMap((value) => value.split(','));
	return keys.map((key) => {
		if (!known.includes(key)) throw new BadRequest(`Cannot sort by "${key}".`, 'sort');
		const name = key.replace('-', '');
		const read = sorters[name] ?? ((entity) => named(state, entity, name));
		return { read: (entity) => read(entity, state), descending: key.startsWith('-') };
	});
}

/** The rank by an attribute, or by the name of what a relation points to. */
function named(store: Store, { attributes, links }: Entity, name: string): string | number {
	const value = attributes[name];
	if (typeof value === 'number') return value;
	if (value !== undefined) return searchable(value);
	return searchable(ids(links[name]).map((id) => store.find(id)?.attributes.name ?? ''));
}

/** Full text over a record and the names around it: each word must occur somewhere, in any order. */
function matches(store: Store, entity: Entity, q: string): boolean {
	const around = ['accounts', 'contacts'].flatMap((name) => store.linked(entity, name));
	const names = around.map(({ attributes }) => attributes.name ?? '');
	const text = searchable([...Object.values(entity.attributes), ...names]);
	const words = q.toLowerCase().split(/\s+/);
	return words.every((word) => text.includes(word));
}

function searchable(value: Value | undefined): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'object') return Object.values(value).map(searchable).join(' ');
	return String(value).toLowerCase();
}

function contains(value: Value | undefined, part: string): boolean {
	return searchable(value).includes(part.toLowerCase());
}

function valuesOf(value: Value | undefined): Value[] {
	return Array.isArray(value) ? value.flatMap((entry) => (isFields(entry) ? entry.value : [])) : [];
}

function hasEmail({ attributes }: Entity, email: string): boolean {
	return valuesOf(attributes.emails).some((value) => searchable(value) === email.toLowerCase());
}

/** Whether a filter's value, a compound id or a bare number, names this id. */
function names(value: string, id: string): boolean {
	return value === id || value === String(idNumber(id));
}

/** A filter over the ids at the end of a path of relations. */
function linkedTo([name, ...onward]: string[]): Passes {
	return (entity, values, store) =>
		store.linked(entity, name).some((linked) => {
			if (onward.length > 0) return linkedTo(onward)(linked, values, store);
			return values.some((value) => names(value, linked.id));
		});
}

/** Whether a time lies between both ends of `<from> TO <to>`. */
function inSpan(value: string, time = NaN): boolean {
	const ends = value.split(' TO ');
	if (ends.length !== 2) throw new BadRequest(`"${value}" must be "<from> TO <to>".`, 'filter');
	const [from, to] = ends.map(seconds);
	return time >= from && time <= to;
}

/** Unix seconds of a date or a date-time; one without a zone is read as UTC. */
function seconds(text: string): number {
	const zoned = /T/.test(text) && !/(Z|[+-]\d{2}:\d{2})$/.test(text) ? `${text}Z` : text;
	const time = Date.parse(zoned);
	if (Number.isNaN(time)) throw new BadRequest(`"${text}" is not a time.`, 'filter');
	return time / 1000;
}

/** What a list is cut by: the start of an activity, the creation of a task. */
function when({ attributes: { startTime }, createdAt }: Entity): number {
	return Number(startTime ?? createdAt);
}

function inRange(number: number, text: string): boolean {
	const [, sign, digits] = /^(>=|<=|>|<)?(\d+)$/.exec(text) ?? [];
	if (digits === undefined) throw new BadRequest(`"${text}" is not a number or a range.`, 'filter');
	const bound = Number(digits);
	if (sign === undefined) return number === bound;
	if (number === bound) return sign.endsWith('=');
	return sign.startsWith('>') ? number > bound : number < bound;
}
