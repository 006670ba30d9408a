/** Values that name a record in another way than by its ID -> the ID, by asking the API. */
import { isRefusal, joined, withNote, wordsOf } from '../vocabulary/answered';
import { Meant } from '../vocabulary/field';
import { getPath, isObject, objectOf, type Json } from '../json';
import { wholeList } from '../vocabulary/paging';
import { Lookup, type LookupKind, type RecordKind, type Referred } from '../vocabulary/record';
import { isNothing, looseKey } from '../vocabulary/spelling';
import { quote } from '../vocabulary/value';
import type { Query, RequestParts, Values } from '../vocabulary/values';
import { pathParameters, type Route } from '../vocabulary/route';
import { plural, sentenceCase, shorten } from '../vocabulary/words';
import { Breath } from './breath';
import { walk } from './list';
import { nearest, type Called } from './nearest';
import { Once } from './once';

/** Values as a person gave them: records may still be named by what they must be looked up by. */
export interface UnresolvedValues {
	path: Json;
	query: Json;
	body: Json;
	local: Json;
}

/** What stands beside a name: all values of the item, with the path as far as it is resolved. */
type Beside = UnresolvedValues & Pick<Values, 'path'>;

export type ReadAnswer = (route: Route, parts: RequestParts) => Promise<unknown>;

/** So many records are told when a name fits more than one. */
const MOST_TOLD = 20;
/** More of what it is called is not worth telling. */
const LONGEST_TOLD = 60;
/** So many are told when it fits none. */
const MOST_ALIKE = 5;

/** Beyond so many pages, names are too many to be read all. */
const MOST_PAGES = 100;

/** The records of a list, by what they are called. */
interface Directory {
	/** The kind, as `Names.told` gives it. */
	kind: RecordKind;
	/** The first name of each, by what stands for it on the wire. */
	called: Map<string, string>;
	/** Those of each name, by its key. */
	records: Map<string, Json[]>;
	/** The label of each, by each of its names. */
	names: Array<Called<string>>;
	/** Whether the list has more than was read. */
	isCut: boolean;
}

/** The records that the items of a run name. A list of names is read once for all of them. */
export class Names {
	private readonly directories = new Once<Directory>();
	private readonly breath = new Breath();

	/** @param ask answers the same question always alike */
	constructor(private readonly ask: ReadAnswer) {}

	/**
	 * Replaces every Lookup by the ID of the record, and what is meant by what the API takes.
	 * @throws Error when no record or more than one is found
	 */
	async resolve({ path, ...rest }: UnresolvedValues): Promise<Values> {
		// What stands later in the path is looked for within what stands before it.
		const within: Values['path'] = {};
		const beside = { ...rest, path: within };
		for (const [name, id] of Object.entries(path)) {
			within[name] = String(await this.resolved(id, beside));
		}
		const others = objectOf(await this.resolved(rest, beside));
		return { path: within, ...others } as Values;
	}

	/** @param beside all values of the item, with the path so far */
	private async resolved(value: unknown, beside: Beside): Promise<unknown> {
		if (value instanceof Lookup) return await this.idOf(value, beside);
		if (value instanceof Meant) return value.send(await this.resolved(value.value, beside));
		if (Array.isArray(value)) {
			const resolved: unknown[] = [];
			for (const one of value) resolved.push(holds(one) ? await this.resolved(one, beside) : one);
			// Two names, or a name and an ID, can be of one record.
			return value.some((one) => one instanceof Lookup) ? [...new Set(resolved)] : resolved;
		}
		// A date becomes text in JSON, not an object of its parts.
		if (!isObject(value) || typeof value.toJSON === 'function') return value;
		const resolved: Array<[string, unknown]> = [];
		for (const [key, one] of Object.entries(value)) {
			resolved.push([key, holds(one) ? await this.resolved(one, beside) : one]);
		}
		// Not by assignment: a key of a person's own may be the name of the prototype.
		return Object.fromEntries(resolved);
	}

	/**
	 * What records are called, beside their IDs.
	 * @param short the short form of a record
	 * @param refers the kinds of those that it names, by its fields
	 * @returns the same with a field for each: `owners` behind `owner_ids`; null for an ID that the list
	 * of its kind does not have
	 */
	async beside(short: Json, refers: Record<string, Referred>): Promise<Json> {
		const named: Array<[string, unknown]> = [];
		for (const [key, value] of Object.entries(short)) {
			named.push([key, value]);
			if (!Object.hasOwn(refers, key)) continue;
			const referred = refers[key];
			const [name, kind] = Array.isArray(referred) ? referred : [nameKey(key), referred];
			named.push([name, await this.nameOf(kind, value)]);
		}
		return Object.fromEntries(named);
	}

	private async nameOf(kind: RecordKind, id: unknown): Promise<unknown> {
		if (Array.isArray(id)) return await Promise.all(id.map((one) => this.nameOf(kind, one)));
		if (isNothing(id)) return null;
		const { called } = await this.directory(kind, '');
		return called.get(wordsOf(id)) ?? null;
	}

	/**
	 * A kind whose labels also say what its records belong to, `Qualified (Sales)`; any other as it is.
	 */
	async told(kind: RecordKind): Promise<RecordKind> {
		const { belongsTo, label } = kind;
		if (!belongsTo) return kind;
		const { called } = await this.directory(belongsTo.kind, '');
		const holder = (one: Json) => called.get(wordsOf(belongsTo.idOf(one)));
		return { ...kind, label: (one) => withNote(label(one), holder(one)) };
	}

	private async idOf({ kind, value, by }: Lookup, beside: Beside): Promise<string | number> {
		const found = by
			? onlyOne(kind, value, await this.findBy(by, value), by)
			: await this.called(kind, value, beside);
		const id = wireOf(kind, found);
		if (isId(kind, id)) return kind.id.wire === 'number' ? Number(id) : id;
		const noun = sentenceCase(kind.name);
		throw new Error(`The provider sent a ${noun} without an ID that can be used`);
	}

	private async findBy(by: LookupKind, value: string): Promise<Json[]> {
		const asked = async (query: RequestParts['query']) => {
			const parts = { path: by.path?.(value), query };
			return by.records(await this.ask(by.route, parts), value);
		};
		// An address that names the value is not there where nothing has it.
		const first = await asked(by.query?.(value)).catch(noneIf(...(by.path ? [404] : [])));
		if (first.length > 0) return first;
		const found = new Map<unknown, Json>();
		for (const query of by.otherwise?.(value) ?? []) {
			// An API may refuse a spelling that it does not write itself.
			for (const one of await asked(query).catch(noneIf(400, 422))) found.set(one.id, one);
		}
		return [...found.values()];
	}

	/** The record that people call so. */
	private async called(kind: RecordKind, name: string, beside: Beside): Promise<Json> {
		const directory = await this.directory(kind, name, beside.path);
		const all = directory.records.get(looseKey(name)) ?? [];
		const current = all.filter((one) => kind.names?.isCurrent?.(one) ?? true);
		const found = current.length > 0 ? current : all;
		if (found.length === 1) return found[0];
		if (found.length === 0) {
			await this.breath.take();
			throw new Error(unknown(name, directory));
		}
		const meant = await this.ofChosen(kind, found, beside);
		if (meant.length === 1) return meant[0];
		throw new Error(several(directory.kind, name, meant.length === 0 ? found : meant));
	}

	/** Of records that are called alike, those that belong to what is chosen beside them. */
	private async ofChosen(
		{ belongsTo }: RecordKind,
		found: Json[],
		beside: Beside,
	): Promise<Json[]> {
		if (belongsTo?.wire === undefined) return found;
		const { wire, idOf } = belongsTo;
		const given = beside.query[wire] ?? getPath(beside.body, wire);
		if (isNothing(given)) return found;
		const ids = [await this.resolved(given, beside)].flat().map(wordsOf);
		return found.filter((one) => ids.includes(wordsOf(idOf(one))));
	}

	private async directory(
		kind: RecordKind,
		name: string,
		within: Values['path'] = {},
	): Promise<Directory> {
		const { route, query, paging } = placeOf(kind, name);
		const path = Object.fromEntries(pathParameters(route).map((one) => [one, within[one]]));
		const place = `${kind.key} ${route} ${JSON.stringify([path, query])}`;
		return await this.directories.get(place, async () => {
			const directory: Directory = {
				kind: await this.told(kind),
				called: new Map(),
				records: new Map(),
				names: [],
				isCut: false,
			};
			const ask = async (changes: Query) =>
				await this.ask(route, { path, query: { ...query, ...changes } });
			const onCeiling = () => {
				directory.isCut = true;
			};
			const wanted = { query, pages: MOST_PAGES, onCeiling };
			for await (const one of walk(paging, ask, wanted)) {
				enter(directory, one);
				await this.breath.take();
			}
			return directory;
		});
	}
}

/** No records where the API refuses with one of these statuses; any other failure stays one. */
const noneIf =
	(...statuses: number[]) =>
	(error: unknown): Json[] => {
		if (isRefusal(error, ...statuses)) return [];
		throw error;
	};

/** `owners` for `owner_ids`, `epic` for `epic_id`, `owner_name` for `owner`. */
function nameKey(key: string): string {
	const bare = key.replace(/_?ids?$/i, '');
	if (bare === key) return `${key}_name`;
	return /ids$/i.test(key) ? plural(bare) : bare;
}

/** Whether something can hold a Lookup. To wait for what does not costs more than all else here. */
const holds = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** Where records are looked for by a name. */
function placeOf({ list: route, query, paging = wholeList, names }: RecordKind, name: string) {
	const { search, list = { route, query } } = names ?? {};
	if (search) return { paging, ...search, query: search.query(name) };
	return { paging, query: undefined, ...list };
}

function enter({ kind, called, records, names }: Directory, record: Json): void {
	const label = kind.label(record);
	// What the pickers show, and what is told of it as one of the nearest, is a name of it as well.
	const written = [...(kind.names?.of(record) ?? []), label]
		.map(wordsOf)
		.filter((name) => !isNothing(name));
	if (written.length > 0) called.set(wireOf(kind, record), written[0]);
	for (const key of new Set(written.map(looseKey))) {
		const alike = records.get(key);
		if (alike) alike.push(record);
		else records.set(key, [record]);
		names.push({ key, thing: label });
	}
}

/** What stands for a record on the wire. */
function wireOf({ value }: RecordKind, record: Json): string {
	return wordsOf(value ? value(record) : record.id);
}

/** What is sent must be an ID: "null" would name another record, or empty a field. */
function isId({ id: { pattern } }: RecordKind, text: string): boolean {
	return new RegExp(`^(?:${pattern})$`).test(text);
}

/** @throws Error for none, and for more than one */
function onlyOne(kind: RecordKind, value: string, found: Json[], { advice }: LookupKind): Json {
	if (found.length === 1) return found[0];
	const noun = sentenceCase(kind.name);
	const byId = `the ${noun} by its ID`;
	if (found.length === 0) {
		const otherwise = advice ?? `choose ${byId}`;
		throw new Error(
			`There is no ${noun} with "${value}". Check how it is written, or ${otherwise}`,
		);
	}
	const ids = joined(found.map(({ id }) => id));
	throw new Error(`There is more than one ${noun} with "${value}": ${ids}. Choose ${byId}`);
}

/** The sentence about a name that nothing has. */
function unknown(name: string, { kind, called, names, isCut }: Directory): string {
	const noun = sentenceCase(kind.name);
	const alike = nearest(looseKey(name), names, MOST_ALIKE).map((one) =>
		quote(shorten(one, LONGEST_TOLD)),
	);
	const what = `There is no ${noun} called ${quote(name)}`;
	const among = isCut ? ` among the first ${called.size}` : '';
	const otherwise = kind.names?.advice ?? `choose the ${noun} by its ID`;
	if (alike.length === 0) return `${what}${among}. Check how it is written, or ${otherwise}`;
	return `${what}${among}. The nearest are ${joined(alike)}. Give one of these names, or an ID`;
}

/** The sentence about a name that several have. */
function several(kind: RecordKind, name: string, found: Json[]): string {
	const noun = sentenceCase(kind.name);
	const told = found
		.slice(0, MOST_TOLD)
		.map((one) => withNote(wireOf(kind, one), shorten(kind.label(one), LONGEST_TOLD)));
	const more = found.length - told.length;
	const all = joined([...told, ...(more > 0 ? [`and ${more} more`] : [])]);
	return `There is more than one ${noun} called ${quote(name)}: ${all}. Choose the ${noun} by its ID`;
}
