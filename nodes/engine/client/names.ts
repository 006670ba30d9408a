/** What records are called. A list of names is read once for all items of a run. */
import { withNote, wordsOf } from '../vocabulary/answered';
import type { Json } from '../json';
import { wholeList } from '../vocabulary/paging';
import { valueOf, type RecordKind, type Referred } from '../vocabulary/record';
import { isNothing, looseKey } from '../vocabulary/spelling';
import type { Query, RequestParts, Values } from '../vocabulary/values';
import { pathParameters, type Route } from '../vocabulary/route';
import { plural } from '../vocabulary/words';
import { Breath } from './breath';
import { walk } from './list';
import type { Called } from './nearest';
import { Once } from './once';

type ReadAnswer = (route: Route, parts: RequestParts) => Promise<unknown>;

/** Beyond so many pages, names are too many to be read all. */
const MOST_PAGES = 100;

/** The records of a list, by what they are called. */
export interface Directory {
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

export class Names {
	private readonly directories = new Once<Directory>();
	private readonly breath = new Breath();

	/** @param ask answers the same question always alike */
	constructor(readonly ask: ReadAnswer) {}

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
	 * A kind whose labels also say what its records are within, `Qualified (Sales)`; any other as it is.
	 */
	async told(kind: RecordKind): Promise<RecordKind> {
		const { label, within: { kind: holders, holderId } = {} } = kind;
		if (!holders || !holderId) return kind;
		const { called } = await this.directory(holders, '');
		const holder = (one: Json) => called.get(wordsOf(holderId(one)));
		return { ...kind, label: (one) => withNote(label(one), holder(one)) };
	}

	/**
	 * The records among which one is looked up by a name.
	 * @param path of the item, as far as its records are known: some lists exist within another record
	 */
	async directory(kind: RecordKind, name: string, within: Values['path'] = {}): Promise<Directory> {
		const { route, query, paging } = sourceOf(kind, name);
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

/** `owners` for `owner_ids`, `epic` for `epic_id`, `owner_name` for `owner`. */
function nameKey(key: string): string {
	const bare = key.replace(/_?ids?$/i, '');
	if (bare === key) return `${key}_name`;
	return /ids$/i.test(key) ? plural(bare) : bare;
}

/** Where records are looked for by a name. */
function sourceOf({ list: route, query, paging = wholeList, names }: RecordKind, name: string) {
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
	if (written.length > 0) called.set(wordsOf(valueOf(kind, record)), written[0]);
	for (const key of new Set(written.map(looseKey))) {
		const alike = records.get(key);
		if (alike) alike.push(record);
		else records.set(key, [record]);
		names.push({ key, thing: label });
	}
}
