/** Fields that the account defines itself. */
import { checkCount } from '../entries';
import { isObject, isSafeKey, objectOf, textOf, type Json } from '../../json';
import { recordsOf } from '../paging';
import type { ColumnSet } from '../columns';
import { isNothing, looseKey, plain } from '../spelling';
import { InvalidValue, object, quote, scalar, type ValueContext } from '../value';
import { sentenceCase, shorten } from '../words';
import { cases, field, type Field } from './field';
import { flag } from './plain';

/**
 * Fields that the account defines itself, as a mapping form. It is shown only once somebody wants it,
 * since the editor asks the provider for the fields as soon as it shows the form.
 * @param send gives the API's shape
 */
export function customFields(
	columns: ColumnSet,
	wire: string,
	send: (values: Json) => unknown,
): Field[] {
	const wanted = flag('set_custom_fields', {
		in: 'form',
		description: 'Whether to fill in fields that your account has defined itself',
	});
	const form = mappingForm(columns, wire, send);
	return [wanted, ...cases(wanted, { true: [form] })].map((one) => ({ ...one, isSeldom: true }));
}

function mappingForm(columns: ColumnSet, wire: string, send: (values: Json) => unknown): Field {
	const label = 'Custom Fields';
	const base = field(wire, { label }, 'resourceMapper', {
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
		read: (raw, context) => {
			const form = object(raw, context);
			const saved = new Map(recordsOf(form.schema).map((column) => [textOf(column.id), column]));
			checkHandedOver(form, saved, context);
			const entries = Object.entries(given(form, [...saved.values()], context)).filter(
				([, value]) => value === null || !isNothing(value),
			);
			checkCount(entries, context);
			const values = entries.map(([id, value]) => {
				checkName(id, columns, saved, context);
				return [id, valueOf(columns, { id, ...saved.get(id) }, value, context)];
			});
			return values.length === 0 ? undefined : Object.fromEntries(values);
		},
	});
	return { ...base, columns, send: (values) => send(objectOf(values)) };
}

const NOT_LOADED =
	'maps automatically, but does not know the fields of the account: open the node in the editor and refresh the list of fields';

/** The values of a mapping form: typed in, taken from the input item by name, or given as plain JSON. */
function given(form: Json, columns: Json[], context: ValueContext): Json {
	const { item } = context;
	if (!Object.hasOwn(form, 'mappingMode')) return form;
	if (form.mappingMode !== 'autoMapInputData') return objectOf(form.value);
	if (columns.length === 0) throw new InvalidValue(context, NOT_LOADED);
	const names = new Map(Object.keys(item).map((name) => [looseKey(name), name]));
	return Object.fromEntries(
		columns.map(({ id, displayName }) => {
			const alike = names.get(looseKey(displayName));
			const named = own(item, textOf(id)) ?? own(item, textOf(displayName));
			return [id, named ?? (alike === undefined ? undefined : item[alike])];
		}),
	);
}

/** n8n leaves out some names of keys when it copies a form, so what is typed in for them would be lost. */
function checkHandedOver(form: Json, saved: Map<string, Json>, context: ValueContext): void {
	if (form.mappingMode !== 'defineBelow') return;
	for (const [id, { removed }] of saved) {
		if (isSafeKey(id) || removed === true) continue;
		const advice = 'remove it from the form, or map automatically';
		throw new InvalidValue(context, `cannot hand over the field "${id}": ${advice}`);
	}
}

/** The names of an API's own fields begin so, and are one word. */
const LIKE_OWN = /^[a-z]\w*$/;

/**
 * Lets only custom fields pass.
 * @param known the fields that the form offers; none where there is no form, but plain JSON
 * @throws InvalidValue for a name that the form does not offer, or that is or may be the record's own
 */
function checkName(
	name: string,
	{ beside }: ColumnSet,
	known: ReadonlyMap<string, unknown>,
	context: ValueContext,
): void {
	if (known.size > 0 && !known.has(name)) {
		throw new InvalidValue(
			context,
			`has no field ${quote(name)}. Refresh its list of fields in the editor, or remove all fields there and add them again`,
		);
	}
	if (!beside) return;
	if (beside.includes(name)) {
		throw new InvalidValue(context, `cannot set ${quote(name)}, which the record has itself`);
	}
	if (known.size === 0 && LIKE_OWN.test(name)) {
		throw new InvalidValue(
			context,
			`cannot tell whether ${quote(name)} is a custom field or one of the record itself. Add it in the form, which knows`,
		);
	}
}

/** What an object holds itself: `constructor` may be the name of a column. */
function own<T>(held: Record<string, T>, key: string): T | undefined {
	return Object.hasOwn(held, key) ? held[key] : undefined;
}

/** A value as the API takes it. What is known of its column is as old as the form. */
function valueOf(
	{ read = {} }: ColumnSet,
	{ id, displayName = id, type = 'string', options }: Json,
	value: unknown,
	context: ValueContext,
): unknown {
	if (value === null) return null;
	const named = { ...context, field: `${context.field}: ${shorten(textOf(displayName), 60)}` };
	const by = own(read, textOf(type));
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
	if (exact.length > 0) return exact;
	const called = looseKey(text);
	return choices.filter(({ name }) => looseKey(name) === called);
}
