/** Fields that hold other fields. */
import { checkCount, eachOf } from '../entries';
import { getPath, isEmptyList, isObject, objectOf, partOf, setPath, type Json } from '../../json';
import { recordsOf } from '../paging';
import { BY_NAME, isLocator } from '../identify';
import type { RecordKind } from '../record';
import { isNothing, LONGEST } from '../spelling';
import * as value from '../value';
import { InvalidValue, type Read, type ValueContext } from '../value';
import { plural, shorten } from '../words';
import { field, readField, toProperty, toSend, type Field, type FieldOptions } from './field';
import { eachRecord, reference } from './picked';

interface GroupOptions extends FieldOptions {
	required?: Field[];
	/** Fields that only say something about the others, such as a label: alone they are nothing. */
	notes?: Field[];
	/** The whole group is right, or a sentence that continues "'Label' …". */
	check?: (entry: Json) => string | undefined;
	/** From what a group means to what the API takes. */
	each?: (entry: Json) => unknown;
}

/** From so many on, the fields of a group are sorted. */
const FEWEST_SORTED = 5;

/** Groups of fields that are added one by one: the tasks of a new story. */
export function groups(
	wire: string,
	item: string,
	fields: Field[],
	options: GroupOptions = {},
): Field {
	const readAll = eachOf(readGroup(fields, options));
	const base = groupField(wire, item, fields, options, true, (raw, context) =>
		isEmptyForm(raw) ? undefined : readAll(itemsOf(raw), context),
	);
	const { each } = options;
	const send = each && ((all: unknown) => recordsOf(all).map(each));
	return { ...base, send, isList: true };
}

/** Fields that are sent together as one value: the two ends of a time. */
export function group(
	wire: string,
	item: string,
	fields: Field[],
	options: GroupOptions = {},
): Field {
	const readItem = readGroup(fields, options);
	const base = groupField(wire, item, fields, options, false, (raw, context) => {
		const items = itemsOf(raw);
		const given = Array.isArray(items) && items.length === 1 ? (items as unknown[])[0] : items;
		return isNothing(given) ? undefined : readItem(given, context);
	});
	const { each } = options;
	return { ...base, send: each && ((one: unknown) => each(objectOf(one))) };
}

/** Records that are picked one by one, of a kind too numerous for a list of all of them. */
export function several(kind: RecordKind, wire: string, options: FieldOptions = {}): Field {
	const record = reference(kind, 'record', {
		label: kind.name,
		description: `An expression may also give several ${kind.names ? 'names or IDs' : 'IDs'}, as a list or separated by commas`,
	});
	const readAll: Read = (raw, context) => {
		if (!isLocator(raw)) return eachRecord(record.read)(raw, context);
		const { mode, value: given } = raw;
		// What is said to be a name is one as a whole: "Acme, Inc.".
		if (mode === BY_NAME && !Array.isArray(given)) return [record.read(raw, context)];
		return eachRecord((value, of) => record.read({ ...raw, value }, of))(given, context);
	};
	return {
		...groups(wire, kind.name, [], {
			label: plural(kind.name),
			...options,
			required: [{ ...record, read: readAll }],
		}),
		send: (all) => recordsOf(all).flatMap(({ record: ids }) => ids),
	};
}

/** The entries of a form, or what an expression gave instead of the form. */
const itemsOf = (raw: unknown) => partOf(raw, 'items');

/**
 * A form to which nobody added anything. It empties no list: n8n also hands over an empty form where
 * an expression stands in place of the whole form.
 */
function isEmptyForm(raw: unknown): boolean {
	return isObject(raw) && Object.values(raw).every((items) => isEmptyList(items));
}

/** Reads one group; to undefined where nobody filled in any of it. */
function readGroup(fields: Field[], { required = [], notes = [], check }: GroupOptions): Read {
	const all = [...required, ...fields];
	return (raw, context) => {
		// A group of one field may also be given as the field's bare value.
		const bare = all.length === 1 && !(isObject(raw) && holds(raw, all[0]));
		const given = bare ? { [all[0].name]: raw } : value.object(raw, context);
		const entry: Json = {};
		const missing: Field[] = [];
		let isFilledIn = false;
		for (const part of all) {
			const inner = innerContext(context, part);
			const meant = readField(part, valueIn(given, part), inner, false);
			// n8n fills in what nobody touched in a group, so an empty list there is nothing.
			const isGiven = meant !== undefined && !isEmptyList(meant);
			if (isGiven) setPath(entry, part.wire, toSend(part, meant));
			else if (required.includes(part)) missing.push(part);
			const isUsual = meant === part.property.default || notes.includes(part);
			if (isGiven && !isUsual) isFilledIn = true;
		}
		if (!isFilledIn) return undefined;
		if (missing.length > 0) throw new InvalidValue(innerContext(context, missing[0]), 'is empty');
		const wrong = check?.(entry);
		if (wrong !== undefined) throw new InvalidValue(context, wrong);
		return entry;
	};
}

function holds(given: Json, { name, wire }: Field): boolean {
	return Object.hasOwn(given, name) || Object.hasOwn(given, wire);
}

function innerContext(context: ValueContext, { label }: Field): ValueContext {
	return { ...context, field: `${context.field}: ${label}` };
}

/** What a group holds for a field: as a record of the provider names it, or as the form does. */
function valueIn(given: Json, { name, wire }: Field): unknown {
	return getPath(given, wire) ?? given[name];
}

function groupField(
	wire: string,
	item: string,
	fields: Field[],
	options: GroupOptions,
	multipleValues: boolean,
	read: Read,
): Field {
	const { required = [] } = options;
	const values = [
		...required.map((part) => toProperty(part, { required: true })),
		...fields.map((part) => toProperty(part)),
	];
	// As they are given; n8n wants five or more by their labels, unless they are an address.
	const isSorted = values.length >= FEWEST_SORTED && !/address/i.test(item);
	if (isSorted) values.sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'));
	// Among so many, what has to be filled in would be hard to find: the others are added one by one.
	const hideOptionalFields = isSorted && required.length > 0;
	const typeOptions = {
		...(multipleValues && { multipleValues }),
		...(hideOptionalFields && { hideOptionalFields }),
	};
	return field(wire, options, 'fixedCollection', {
		default: {},
		placeholder: `Add ${item}`,
		...(Object.keys(typeOptions).length > 0 && { typeOptions }),
		options: [
			{
				name: 'items',
				displayName: item,
				values,
			},
		],
		kinds: [...required, ...fields].flatMap(({ kinds }) => kinds),
		read,
	});
}

/** Names and values that are added one by one, for names that only the account knows. */
export function pairs(
	wire: string,
	item: string,
	options: FieldOptions & { names?: Field['property']; example?: string } = {},
): Field {
	const example = options.example === undefined ? {} : { placeholder: `e.g. ${options.example}` };
	const named = {
		displayName: 'Name',
		name: 'name',
		type: 'string' as const,
		default: '',
		...example,
	};
	return field(wire, options, 'fixedCollection', {
		default: {},
		placeholder: `Add ${item}`,
		typeOptions: { multipleValues: true },
		options: [
			{
				name: 'items',
				displayName: item,
				values: [
					{ ...named, ...options.names },
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
		read: (raw, context) => {
			const all = pairsIn(itemsOf(raw), context);
			checkCount(all, context);
			const pairs = all.filter(([, value]) => !isNothing(value));
			const named = pairs.map(([given, one]) => {
				const name = nameIn(given, context);
				return [
					name,
					value.scalar(one, { ...context, field: `${context.field}: ${shorten(name, 60)}` }),
				];
			});
			// Not by assignment: `__proto__` may be a name.
			return named.length === 0 ? undefined : Object.fromEntries(named);
		},
	});
}

/** Names and values as a form holds them, or as the keys and values of an object. */
function pairsIn(given: unknown, context: ValueContext): Array<[name: unknown, value: unknown]> {
	return Array.isArray(given)
		? given.filter(isObject).map((one) => [one.name, one.value])
		: Object.entries(value.object(given, context));
}

function nameIn(given: unknown, context: ValueContext): string {
	if (isNothing(given)) throw new InvalidValue(context, 'needs a name');
	return value.read(value.asText(given, context), LONGEST.id, context);
}
