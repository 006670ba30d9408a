/** Which records a list gives: `filter[…]`, `q`, `email` and `sort`. */
import { sorted, type SortKey, type Test } from '../list';
import { must } from './answers';
import type { Call } from './call';
import { kindOf } from './kinds';
import { idNumber, ids, isFields, type Entity, type Value } from './model';
import type { Store } from './store';
import { leadAmount } from './view';

/** Whether a record passes for one value of a filter; any of the values is enough. */
type Passes = (entity: Entity, value: string, store: Store) => boolean;

/** The relations that lead from a record to what a filter names, where they are not called like it. */
const paths: Record<string, string[]> = {
	...{ owners: ['owner'], markets: ['market'], territories: ['territory'], milestones: ['stage'] },
	...{ outcomes: ['outcome'], accountTypes: ['accountType'], industries: ['industry'] },
	...{ audiences: ['emAudiences'], participant: ['participants'] },
	...{ accountTags: ['accounts', 'tags'], contactTags: ['contacts', 'tags'] },
	...{ products: ['productMaps', 'product'], competitors: ['competitorMaps', 'competitor'] },
};

const filters: Record<string, Passes> = {
	id: ({ id }, value) => names(value, id),
	/** Turned round: a record passes that has none of the ids. */
	omittedId: ({ id }, value) => names(value, id),
	number: ({ attributes }, value) => inRange(Number(attributes.number), value),
	name: ({ attributes }, value) => contains(attributes.name, value),
	// How Nutshell compares numbers is not known; here by their digits, also in the middle.
	phone: ({ attributes }, value) => digits(searchable(attributes.phones)).includes(digits(value)),
	email: hasEmail,
	createdTime: ({ createdAt }, value) => inSpan(value, createdAt),
	// Nobody is contacted, or will be, as far as this account knows.
	lastContactedTime: (_, value) => inSpan(value),
	nextActivityStartTime: (_, value) => inSpan(value),
	status: ({ attributes }, value) => value === (attributes.isLogged ? 'logged' : 'scheduled'),
	flagged: ({ attributes }, value) => String(attributes.isFlagged) === value,
	isImportant: ({ attributes }, value) => String(attributes.isImportant) === value,
	leadPriority: (entity, _, store) =>
		store.linked(entity, 'participants').some(({ attributes }) => attributes.priority === 1),
	dateMin: (entity, value) => when(entity) >= seconds(value),
	dateMax: (entity, value) => when(entity) <= seconds(value),
	tagType: ({ attributes }, value) => attributes.tagType === kindOf(value).tagType,
};

/** The parameters beside `filter[…]`. */
const searches: Record<string, Passes> = { q: matches, email: hasEmail };

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
	const { query, state } = call;
	const tests = [...new Set(query.keys())].flatMap((name): Array<Test<Entity>> => {
		const passes = passesOf(state, key, name);
		const values = query.getAll(name);
		const isTurned = name.startsWith('filter[omittedId]');
		if (!passes) return [];
		return [(entity) => values.some((value) => passes(entity, value, state)) !== isTurned];
	});
	const found = state.all(key).filter((entity) => tests.every((passes) => passes(entity)));
	return sorted(found, sortKeys(call));
}

/**
 * What a parameter asks of a record. What Nutshell does with a filter that it does not know is
 * unpublished; here such a filter changes nothing.
 */
function passesOf(store: Store, key: string, name: string): Passes | undefined {
	const filter = /^filter\[([^\]]+)\]/.exec(name)?.[1];
	if (filter === undefined) return searches[name];
	if (kindOf(key).filters?.includes(filter) ?? true) {
		return filters[filter] ?? linkedTo(paths[filter] ?? [filter]);
	}
	if (store.customFields(key, filter).length === 0) return undefined;
	return ({ customFields }, value) => value === customFields[filter];
}

function sortKeys({ operation, query, state }: Call): Array<SortKey<Entity>> {
	const known = operation.query?.find(({ name }) => name === 'sort')?.enum ?? [];
	const keys = query.getAll('sort').flatMap((value) => value.split(','));
	return keys.map((key) => {
		must(known.includes(key), `Cannot sort by "${key}".`, 'sort');
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
function matches(entity: Entity, q: string, store: Store): boolean {
	const around = ['accounts', 'contacts'].flatMap((name) => store.linked(entity, name));
	const names = around.map(({ attributes }) => attributes.name ?? '');
	const text = searchable([...Object.values(entity.attributes), ...names]);
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

const digits = (text: string) => text.replace(/\D/g, '');

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
	const passes: Passes = onward.length > 0 ? linkedTo(onward) : ({ id }, value) => names(value, id);
	return (entity, value, store) =>
		store.linked(entity, name).some((linked) => passes(linked, value, store));
}

/** Whether a time lies between both ends of `<from> TO <to>`. */
function inSpan(value: string, time = NaN): boolean {
	const ends = value.split(' TO ');
	must(ends.length === 2, `"${value}" must be "<from> TO <to>".`, 'filter');
	const [from, to] = ends.map(seconds);
	return time >= from && time <= to;
}

/** Unix seconds of a date or a date-time; one without a zone is read as UTC. */
function seconds(text: string): number {
	const zoned = /T/.test(text) && !/(Z|[+-]\d{2}:\d{2})$/.test(text) ? `${text}Z` : text;
	const time = Date.parse(zoned);
	must(!Number.isNaN(time), `"${text}" is not a time.`, 'filter');
	return time / 1000;
}

/** What a list is cut by: the start of an activity, the creation of a task. */
function when({ attributes: { startTime }, createdAt }: Entity): number {
	return Number(startTime ?? createdAt);
}

function inRange(number: number, text: string): boolean {
	const [, sign = '=', digits] = /^(>=|<=|>|<)?(\d+)$/.exec(text) ?? [];
	must(digits !== undefined, `"${text}" is not a number or a range.`, 'filter');
	if (number === Number(digits)) return sign.endsWith('=');
	return sign.startsWith(number > Number(digits) ? '>' : '<');
}
