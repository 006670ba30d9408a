/** Fields that hold other fields. */
import { isEmptyList, isObject, isSafeKey, setPath, type Json } from '../json';
import * as value from '../value';
import { InvalidValue, type Decode } from '../value';
import type { RecordKind } from '../record';
import { plural } from '../words';
import { decodeField, field, toProperty, type Field, type FieldOptions } from './field';
import { one } from './picked';

interface GroupOptions extends FieldOptions {
	required?: Field[];
	/** The whole group is right, or a sentence that continues "'Label' …". */
	check?: (made: Json) => string | undefined;
	/** Turns a group into what the API takes. */
	each?: (made: Json) => unknown;
}

/** Groups of fields that are added one by one: the tasks of a new story. */
export function list(
	wire: string,
	item: string,
	fields: Field[],
	options: GroupOptions = {},
): Field {
	const decodeItem = decodeGroup(fields, options);
	return groupField(wire, item, fields, options, true, (raw, context) => {
		const items = isObject(raw) && 'items' in raw ? raw.items : raw;
		if (isObject(items) && Object.keys(items).length === 0) return [];
		return value.listOf(decodeItem)(items, context);
	});
}

/** Fields that are sent together as one value: the two ends of a time. */
export function group(
	wire: string,
	item: string,
	fields: Field[],
	options: GroupOptions = {},
): Field {
	const decodeItem = decodeGroup(fields, options);
	return groupField(wire, item, fields, options, false, (raw, context) => {
		const items = isObject(raw) && 'items' in raw ? raw.items : raw;
		const given: unknown = Array.isArray(items) && items.length === 1 ? items[0] : items;
		if (isObject(given) && Object.keys(given).length === 0) return undefined;
		return decodeItem(given, context);
	});
}

/** Records that are picked one by one, of a kind too numerous for a list of all of them. */
export function several(kind: RecordKind, wire: string, options: FieldOptions = {}): Field {
	const record = one(kind, 'record', {
		label: kind.name,
		description: 'An expression may also give several IDs, as a list or separated by commas',
	});
	const decodeAll: Decode = (raw, context) =>
		isObject(raw) && 'value' in raw
			? value.asList(raw.value, context).map((id) => record.decode({ ...raw, value: id }, context))
			: value.listOf(record.decode)(raw, context);
	const made = list(wire, kind.name, [], {
		label: plural(kind.name),
		...options,
		required: [{ ...record, decode: decodeAll }],
		each: ({ record: ids }) => ids,
	});
	return { ...made, decode: (raw, context) => [made.decode(raw, context)].flat(2) };
}

function decodeGroup(
	fields: Field[],
	{ required = [], check, each = (made) => made }: GroupOptions,
): Decode {
	const all = [...required, ...fields];
	return (raw, context) => {
		// A group of one field may also be given as the field's bare value.
		const bare = all.length === 1 && !(isObject(raw) && (all[0].name in raw || all[0].wire in raw));
		const given = bare ? { [all[0].name]: raw } : (value.object(raw, context) as Json);
		const made: Json = {};
		for (const part of all) {
			const inner = { ...context, field: `${context.field}: ${part.label}` };
			const decoded = decodeField(part, given[part.name] ?? given[part.wire], inner, false);
			// n8n fills in what nobody touched in a group, so an empty list there is nothing.
			const isGiven = decoded !== undefined && !isEmptyList(decoded);
			if (isGiven) setPath(made, part.wire, decoded);
			else if (required.includes(part)) throw new InvalidValue(inner, 'is empty');
		}
		const wrong = check?.(made);
		if (wrong !== undefined) throw new InvalidValue(context, wrong);
		return each(made);
	};
}

function groupField(
	wire: string,
	item: string,
	fields: Field[],
	options: GroupOptions,
	multipleValues: boolean,
	decode: Decode,
): Field {
	const { required = [] } = options;
	return field(wire, options, 'fixedCollection', {
		default: {},
		placeholder: `Add ${item}`,
		...(multipleValues ? { typeOptions: { multipleValues } } : {}),
		options: [
			{
				name: 'items',
				displayName: item,
				values: [
					...required.map((part) => toProperty(part, { required: true })),
					...fields.map((part) => toProperty(part)),
				].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')),
			},
		],
		kinds: [...required, ...fields].flatMap(({ kinds }) => kinds),
		decode,
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
		decode: (raw, context) => {
			const given = isObject(raw) && 'items' in raw ? raw.items : raw;
			const entries = Array.isArray(given)
				? given.filter(isObject).map((one) => [String(one.name ?? '').trim(), one.value] as const)
				: Object.entries(value.object(given, context) as Json);
			if (entries.length === 0) return undefined;
			for (const [name] of entries) {
				if (name === '' || !isSafeKey(name)) throw new InvalidValue(context, 'needs a name');
			}
			return Object.fromEntries(entries);
		},
	});
}
