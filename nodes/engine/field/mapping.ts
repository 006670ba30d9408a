/** Fields that the account defines itself. */
import { isObject, objectOf, type Json } from '../json';
import { recordsOf } from '../paging';
import type { ColumnSet } from '../record';
import { isNothing, isSameText, keyOf, plain } from '../spelling';
import { InvalidValue, object, quote, scalar, type ValueContext } from '../value';
import { sentenceCase } from '../words';
import { field, type Field, type FieldOptions } from './field';

/** Fields that the account defines itself, as a mapping form. `send` gives the API's shape. */
export function customFields(
	columns: ColumnSet,
	wire: string,
	send: (values: Json) => unknown,
	options: FieldOptions = {},
): Field {
	const label = options.label ?? 'Custom Fields';
	const made = field(wire, { ...options, label, topLevel: true }, 'resourceMapper', {
		default: { mappingMode: 'defineBelow', value: null },
		noDataExpression: true,
		typeOptions: {
			resourceMapper: {
				resourceMapperMethod: columns.key,
				mode: 'add',
				addAllFields: false,
				multiKeyMatch: false,
				supportAutoMap: true,
				fieldWords: {
					singular: sentenceCase(label).replace(/s$/, ''),
					plural: sentenceCase(label),
				},
			},
		},
		decode: (raw, context) => {
			const form = object(raw, context);
			const saved = new Map(recordsOf(form.schema).map((column) => [column.id, column]));
			const values = Object.entries(given(form, [...saved.values()], context))
				.filter(([, value]) => value === null || !isNothing(value))
				.map(([id, value]) => [id, decoded(columns, { id, ...saved.get(id) }, value, context)]);
			return values.length === 0 ? undefined : send(Object.fromEntries(values) as Json);
		},
	});
	return { ...made, columns };
}

const NOT_LOADED =
	'maps automatically, but does not know the fields of the account: open the node in the editor and refresh the list of fields';

/** The values of a mapping form: typed in, taken from the input item by name, or given as plain JSON. */
function given(form: Json, columns: Json[], context: ValueContext): Json {
	const { item } = context;
	if (!('mappingMode' in form)) return form;
	if (form.mappingMode !== 'autoMapInputData') return objectOf(form.value);
	if (columns.length === 0) throw new InvalidValue(context, NOT_LOADED);
	const names = new Map(Object.keys(item).map((name) => [keyOf(name).toLowerCase(), name]));
	return Object.fromEntries(
		columns.map(({ id, displayName }) => {
			const alike = names.get(keyOf(displayName).toLowerCase());
			const named = own(item, String(id)) ?? own(item, String(displayName));
			return [id, named ?? (alike === undefined ? undefined : item[alike])];
		}),
	);
}

/** What an object holds itself: `constructor` may be the name of a column. */
function own<T>(held: Record<string, T>, key: string): T | undefined {
	return Object.hasOwn(held, key) ? held[key] : undefined;
}

/** A value as the API takes it. What is known of its column is as old as the form. */
function decoded(
	{ decode = {} }: ColumnSet,
	{ id, displayName = id, type = 'string', options }: Json,
	value: unknown,
	context: ValueContext,
): unknown {
	if (value === null) return null;
	const named = { ...context, field: `${context.field}: ${String(displayName)}` };
	const by = own(decode, String(type));
	if (by) return by(value, named);
	if (typeof value === 'object') {
		throw new InvalidValue(named, `must be a single value, not ${quote(value)}`);
	}
	const single = scalar(value, named);
	const meant = Array.isArray(options) ? chosen(options.filter(isChoice), single) : [];
	return meant.length === 1 ? meant[0].value : single;
}

interface Choice {
	name: string;
	value: unknown;
}

function isChoice(option: unknown): option is Choice {
	return isObject(option) && typeof option.name === 'string';
}

/** The choices that are meant: the one that has this value, or else those that have it as their name. */
export function chosen<T extends Choice>(choices: T[], meant: unknown): T[] {
	const text = plain(String(meant));
	const exact = choices.filter(({ value }) => String(value) === text);
	return exact.length > 0 ? exact : choices.filter(({ name }) => isSameText(name, text));
}
