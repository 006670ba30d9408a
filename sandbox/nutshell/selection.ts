/** Which records a list gives: `filter[…]`, `q`, `email`, `sort` and `page[…]`. */
import { badRequest } from './answers';
import type { Call } from './call';
import { kindOf } from './kinds';
import { idNumber, isFields, type Entity, type Value } from './model';
import { leadAmount } from './present';
import { ids, type Store } from './store';
import { findCustomField } from './writer';

const DEFAULT_PAGE_SIZE = 25;
const MAX_PAGE_SIZE = 10_000;

/** Whether a record passes one filter; any of the values is enough. */
type Filter = (store: Store, entity: Entity, values: string[]) => boolean;

const filters: Record<string, Filter> = {
	id: (_, { id }, values) => values.some((value) => names(value, id)),
	omittedId: (_, { id }, values) => !values.some((value) => names(value, id)),
	number: (_, { attributes }, values) =>
		values.some((value) => inRange(Number(attributes.number), value)),
	name: (_, { attributes }, values) => values.some((value) => contains(attributes.name, value)),
	phone: (_, { attributes }, values) => values.some((value) => contains(attributes.phones, value)),
	email: (_, entity, values) => values.some((value) => hasEmail(entity, value)),
	createdTime: timespan(({ createdAt }) => createdAt),
	lastContactedTime: timespan(({ attributes }) => attributes.lastContactedTime),
	nextActivityStartTime: timespan(({ attributes }) => attributes.nextActivityStartTime),
	creator: linkedTo('creator'),
	owners: linkedTo('owner'),
	accounts: linkedTo('accounts'),
	contacts: linkedTo('contacts'),
	markets: linkedTo('market'),
	sources: linkedTo('sources'),
	tags: linkedTo('tags'),
	accountTags: linkedTo('accounts', 'tags'),
	contactTags: linkedTo('contacts', 'tags'),
	products: linkedTo('productMaps', 'product'),
	competitors: linkedTo('competitorMaps', 'competitor'),
	territories: linkedTo('territory'),
	milestones: linkedTo('stage'),
	outcomes: linkedTo('outcome'),
	stageset: linkedTo('stageset'),
	watchers: linkedTo('watchers'),
	accountTypes: linkedTo('accountType'),
	industries: linkedTo('industry'),
	audiences: linkedTo('emAudiences'),
	participant: linkedTo('participants'),
	assignee: linkedTo('assignee'),
	relatedEntity: linkedTo('relatedEntity'),
	activityType: linkedTo('activityType'),
	status: (_, { attributes }, values) =>
		values.includes(attributes.isLogged ? 'logged' : 'scheduled'),
	flagged: (_, { attributes }, [value]) => attributes.isFlagged === (value === 'true'),
	isImportant: (_, { attributes }, [value]) => attributes.isImportant === (value === 'true'),
	leadPriority: (store, entity) =>
		store.linked(entity, 'participants').some((id) => store.find(id)?.attributes.priority === 1),
	dateMin: (_, entity, [value]) => when(entity) >= seconds(value),
	dateMax: (_, entity, [value]) => when(entity) <= seconds(value),
	tagType: (_, { attributes }, [value]) => attributes.tagType === kindOf(value).tagType,
};

const sorters: Record<string, (store: Store, entity: Entity) => string | number> = {
	createdTime: (_, { createdAt }) => createdAt,
	age: (_, { createdAt }) => -createdAt,
	value: (store, { attributes, links }) =>
		leadAmount(store, attributes.manualValue, links.productMaps),
	numberOfContacts: (store, entity) => store.linked(entity, 'contacts').length,
	milestone: (store, entity) => idNumber(store.linked(entity, 'stage')[0] ?? '0'),
	email: (_, { attributes }) => searchable(valuesOf(attributes.emails)[0]),
	phone: (_, { attributes }) => searchable(valuesOf(attributes.phones)[0]),
	postalCode: (_, { attributes }) => {
		const [address] = valuesOf(attributes.addresses);
		return isFields(address) ? String(address.postalCode ?? '') : '';
	},
};

/** The records of a kind that a list request asks for, in its order, all pages of it. */
export function select(call: Call, key: string): Entity[] {
	const { query, store } = call;
	const q = query.get('q');
	const email = query.get('email');
	const tests = activeFilters(call, key);
	const chosen = store
		.all(key)
		.filter((entity) => tests.every((passes) => passes(entity)))
		.filter((entity) => q === null || matches(store, entity, q))
		.filter((entity) => email === null || hasEmail(entity, email));
	return sorted(call, chosen);
}

/**
 * One page: `page[page]` counts from 0, and one behind the last is empty, not an error. The size of
 * a page that is not asked for is unpublished.
 */
export function paged({ query }: Call, records: Entity[]): { page: Entity[]; next?: number } {
	const limit = Number(query.get('page[limit]') ?? DEFAULT_PAGE_SIZE);
	const number = Number(query.get('page[page]') ?? 0);
	if (limit < 1 || limit > MAX_PAGE_SIZE) {
		throw badRequest(`"page[limit]" must lie between 1 and ${MAX_PAGE_SIZE}.`, 'page[limit]');
	}
	if (number < 0) throw badRequest('"page[page]" counts from 0.', 'page[page]');
	const end = (number + 1) * limit;
	const next = end < records.length ? number + 1 : undefined;
	return { page: records.slice(number * limit, end), next };
}

/**
 * The filters of a request. What Nutshell does with a key that it does not know is unpublished; here
 * such a key changes nothing.
 */
function activeFilters({ query, store }: Call, key: string): Array<(entity: Entity) => boolean> {
	const { filters: known = Object.keys(filters) } = kindOf(key);
	const given = [...new Set(query.keys())].flatMap((name) => {
		const filterKey = /^filter\[([^\]]+)\](\[\])?$/.exec(name)?.[1];
		return filterKey === undefined ? [] : [[filterKey, query.getAll(name)] as const];
	});
	return given.flatMap(([name, values]) => {
		if (known.includes(name)) return [(entity: Entity) => filters[name](store, entity, values)];
		if (!findCustomField(store, key, name)) return [];
		return [(entity: Entity) => values.includes(entity.customFields[name])];
	});
}

function sorted({ operation, query, store }: Call, records: Entity[]): Entity[] {
	const parameter = operation.query?.find(({ name }) => name === 'sort');
	const keys = query.getAll('sort').flatMap((value) => value.split(','));
	for (const key of keys) {
		if (!parameter?.enum?.includes(key)) throw badRequest(`Cannot sort by "${key}".`, 'sort');
	}
	return keys.reduceRight((list, key) => {
		const name = key.replace('-', '');
		const direction = key.startsWith('-') ? -1 : 1;
		const rank = sorters[name] ?? ((_: Store, entity: Entity) => named(store, entity, name));
		return [...list].sort((a, b) => direction * compare(rank(store, a), rank(store, b)));
	}, records);
}

/** The rank by an attribute, or by the name of what a relation points to. */
function named(store: Store, { attributes, links }: Entity, name: string): string | number {
	const value = attributes[name];
	if (typeof value === 'number') return value;
	if (value !== undefined) return searchable(value);
	return searchable(ids(links[name]).map((id) => store.find(id)?.attributes.name ?? ''));
}

function compare(a: string | number, b: string | number): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

/** Full text over a record and the names around it: each word must occur somewhere, in any order. */
function matches(store: Store, entity: Entity, q: string): boolean {
	const around = ['accounts', 'contacts'].flatMap((name) => store.linked(entity, name));
	const text = searchable([
		...Object.values(entity.attributes),
		...around.map((id) => store.find(id)?.attributes.name ?? ''),
	]);
	return q
		.toLowerCase()
		.split(/\s+/)
		.every((word) => text.includes(word));
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

/** A filter over the ids that a relation, or a relation of the related records, holds. */
function linkedTo(name: string, through?: string): Filter {
	return (store, entity, values) => {
		const direct = store.linked(entity, name);
		const linked = through ? direct.flatMap((id) => ids(store.find(id)?.links[through])) : direct;
		return linked.some((id) => values.some((value) => names(value, id)));
	};
}

/** A filter over a time, which needs both ends: `<from> TO <to>`. */
function timespan(time: (entity: Entity) => Value | undefined): Filter {
	return (_, entity, values) => {
		const at = time(entity);
		return values.some((value) => {
			const ends = value.split(' TO ');
			if (ends.length !== 2) throw badRequest(`"${value}" must be "<from> TO <to>".`, 'filter');
			const [from, to] = ends.map(seconds);
			return typeof at === 'number' && at >= from && at <= to;
		});
	};
}

/** Unix seconds of a date or a date-time; one without a zone is read as UTC. */
function seconds(text: string): number {
	const zoned = /T/.test(text) && !/(Z|[+-]\d{2}:\d{2})$/.test(text) ? `${text}Z` : text;
	const time = Date.parse(zoned);
	if (Number.isNaN(time)) throw badRequest(`"${text}" is not a time.`, 'filter');
	return time / 1000;
}

/** What a list is cut by: the start of an activity, the creation of a task. */
function when({ attributes: { startTime }, createdAt }: Entity): number {
	return Number(startTime ?? createdAt);
}

function inRange(number: number, text: string): boolean {
	const [, sign, digits] = /^(>=|<=|>|<)?(\d+)$/.exec(text) ?? [];
	if (digits === undefined) throw badRequest(`"${text}" is not a number or a range.`, 'filter');
	const bound = Number(digits);
	if (sign === undefined) return number === bound;
	if (number === bound) return sign.endsWith('=');
	return sign.startsWith('>') ? number > bound : number < bound;
}
