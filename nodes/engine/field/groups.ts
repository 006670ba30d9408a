/** Fields that hold other fields. */
import { isObject, isSafeKey, setPath, type Json } from '../json';
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
	return groups(wire, item, fields, options, true, (raw, context) => {
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
	return groups(wire, item, fields, options, false, (raw, context) => {
		const given = isObject(raw) && 'items' in raw ? raw.items : raw;
		if (isObject(given) && Object.keys(given).length === 0) return undefined;
		return decodeItem(given, context);
	});
}

/** Records that are picked one by one, of a kind too numerous for a list of all of them. */
export function several(kind: RecordKind, wire: string, options: FieldOptions = {}): Field {
	const record = one(kind, 'record', { label: kind.name });
	return list(wire, kind.name, [], {
		label: plural(kind.name),
		...options,
		required: [record],
		each: (made) => made.record,
	});
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
		for (const one of all) {
			const inner = { ...context, field: `${context.field}: ${one.label}` };
			const decoded = decodeField(one, given[one.name] ?? given[one.wire], inner, false);
			if (decoded !== undefined) setPath(made, one.wire, decoded);
			else if (required.includes(one)) throw new InvalidValue(inner, 'is empty');
		}
		const wrong = check?.(made);
		if (wrong !== undefined) throw new InvalidValue(context, wrong);
		return each(made);
	};
}

function groups(
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
					...required.map((one) => toProperty(one, { required: true })),
					...fields.map((one) => toProperty(one)),
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
