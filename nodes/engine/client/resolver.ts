/** Values that name a record in another way than by its ID -> the ID, by asking the API. */
import { isRefusal, joined, withNote, wordsOf } from '../vocabulary/answered';
import { Meant } from '../vocabulary/field';
import { isIdOf, Lookup } from '../vocabulary/identify';
import { getPath, isObject, objectOf, type Json } from '../json';
import { goesByName, valueOf, type LookupKind, type RecordKind } from '../vocabulary/record';
import { isNothing, looseKey } from '../vocabulary/spelling';
import { quote } from '../vocabulary/value';
import type { RequestParts, Values } from '../vocabulary/values';
import { sentenceCase, shorten } from '../vocabulary/words';
import { Breath } from './breath';
import type { Directory, Names } from './names';
import { nearest } from './nearest';

/** Values as a person gave them: records may still be named by what they must be looked up by. */
export interface UnresolvedValues {
	path: Json;
	query: Json;
	body: Json;
	local: Json;
}

/** What stands beside a name: all values of the item, with the path as far as it is resolved. */
type Beside = UnresolvedValues & Pick<Values, 'path'>;

/** More of what it is called is not worth telling. */
const LONGEST_TOLD = 60;
const asTold = (label: string) => shorten(label, LONGEST_TOLD);

/** So many records are told when a name fits more than one. */
const MOST_TOLD = 20;
/** So many are told when it fits none. */
const MOST_ALIKE = 5;

export class Resolver {
	private readonly breath = new Breath();

	constructor(private readonly names: Names) {}

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
		if (value instanceof Lookup) return await this.lookedUp(value, beside);
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

	private async lookedUp({ kind, value, by }: Lookup, beside: Beside): Promise<string | number> {
		const found = by
			? onlyOne(kind, value, await this.findBy(by, value), by)
			: await this.called(kind, value, beside).catch(asWritten(kind, value));
		const id = wordsOf(valueOf(kind, found));
		// "null" would name another record, or empty a field.
		if (isIdOf(kind, id)) return kind.id.wire === 'number' ? Number(id) : id;
		const noun = sentenceCase(kind.name);
		throw new Error(`The provider sent a ${noun} without an ID that can be used`);
	}

	private async findBy(by: LookupKind, value: string): Promise<Json[]> {
		const asked = async (query: RequestParts['query']) => {
			const parts = { path: by.path?.(value), query };
			return by.records(await this.names.ask(by.route, parts), value);
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
		const directory = await this.names.directory(kind, name, beside.path);
		const all = directory.records.get(looseKey(name)) ?? [];
		const current = all.filter((one) => kind.names?.isCurrent?.(one) ?? true);
		const found = toldApart(kind, name, current.length > 0 ? current : all);
		if (found.length === 1) return found[0];
		if (found.length === 0) {
			await this.breath.take();
			throw new Error(unknown(name, directory));
		}
		const meant = await this.ofChosen(kind, found, beside);
		if (meant.length === 1) return meant[0];
		throw new Error(several(directory.kind, name, meant.length === 0 ? found : meant));
	}

	/** Of records that are called alike, those within what is chosen beside them. */
	private async ofChosen({ within }: RecordKind, found: Json[], beside: Beside): Promise<Json[]> {
		if (!within?.holderId) return found;
		const { wire, holderId } = within;
		const given = beside.query[wire] ?? getPath(beside.body, wire);
		if (isNothing(given)) return found;
		const ids = [await this.resolved(given, beside)].flat().map(wordsOf);
		return found.filter((one) => ids.includes(wordsOf(holderId(one))));
	}
}

/** No records where the API refuses with one of these statuses; any other failure stays one. */
const noneIf =
	(...statuses: number[]) =>
	(error: unknown): Json[] => {
		if (isRefusal(error, ...statuses)) return [];
		throw error;
	};

/**
 * What goes by its name may be used by a key that may not list it: the API then judges the name itself.
 */
const asWritten =
	(kind: RecordKind, name: string) =>
	(error: unknown): Json => {
		if (goesByName(kind) && isRefusal(error, 403)) return { name };
		throw error;
	};

/** Whether something can hold a Lookup. To wait for what does not costs more than all else here. */
const holds = (value: unknown): boolean => typeof value === 'object' && value !== null;

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

/** Of what goes by its name, those of one name are the same, and the very name that is given is meant. */
function toldApart(kind: RecordKind, name: string, found: Json[]): Json[] {
	if (!goesByName(kind)) return found;
	const byName = new Map(found.map((one) => [wordsOf(valueOf(kind, one)), one]));
	const exact = byName.get(name);
	return exact ? [exact] : [...byName.values()];
}

/** The sentence about a name that nothing has. */
function unknown(name: string, { kind, called, names, isCut }: Directory): string {
	const noun = sentenceCase(kind.name);
	const alike = nearest(looseKey(name), names, MOST_ALIKE).map((one) => quote(asTold(one)));
	const what = `There is no ${noun} called ${quote(name)}`;
	const meant = kind.names?.among;
	const some = [...(meant ? [meant] : []), ...(isCut ? [`the first ${called.size}`] : [])];
	const among = some.map((one) => ` among ${one}`).join('');
	// Elsewhere an ID wins over a name.
	if (isIdOf(kind, name) && !goesByName(kind))
		return `${what}${among}. If it is an ID, choose By ID in place of By Name`;
	const otherwise = kind.names?.advice ?? `choose the ${noun} by its ID`;
	if (alike.length === 0) return `${what}${among}. Check how it is written, or ${otherwise}`;
	const orId = goesByName(kind) ? '' : ', or an ID';
	return `${what}${among}. The nearest are ${joined(alike)}. Give one of these names${orId}`;
}

/** The sentence about a name that several have. */
function several(kind: RecordKind, name: string, found: Json[]): string {
	const noun = sentenceCase(kind.name);
	const told = found.slice(0, MOST_TOLD).map((one) => {
		const label = asTold(kind.label(one));
		return goesByName(kind) ? label : withNote(valueOf(kind, one), label);
	});
	const more = found.length - told.length;
	const all = joined([...told, ...(more > 0 ? [`and ${more} more`] : [])]);
	const advice = goesByName(kind)
		? 'Give the name exactly as it is written'
		: `Choose the ${noun} by its ID`;
	return `There is more than one ${noun} called ${quote(name)}: ${all}. ${advice}`;
}
