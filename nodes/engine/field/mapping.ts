/** Fields that the account defines itself. */
import { isObject, type Json } from '../json';
import type { ColumnSet } from '../record';
import { object, type ValueContext } from '../value';
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
			const values = decoded(columns, raw, mappedValues(raw, context), context);
			return Object.keys(values).length === 0 ? undefined : send(values);
		},
	});
	return { ...made, columns };
}

/** The values of a mapping form: typed in, or taken from the input item by name. */
function mappedValues(raw: unknown, context: ValueContext): Json {
	const form = object(raw, context) as Json;
	if (!('mappingMode' in form)) return form;
	const given =
		form.mappingMode === 'autoMapInputData' ? pickColumns(form, context.item) : form.value;
	if (!isObject(given)) return {};
	return Object.fromEntries(
		Object.entries(given).filter(([, one]) => one !== undefined && one !== ''),
	);
}

/** The values as the API takes them, where that depends on the type of the column. */
function decoded({ decode }: ColumnSet, form: unknown, values: Json, context: ValueContext): Json {
	if (!decode) return values;
	const { schema } = object(form, context) as Json;
	const types = new Map(
		(Array.isArray(schema) ? schema.filter(isObject) : []).map(({ id, type }) => [id, type]),
	);
	return Object.fromEntries(
		Object.entries(values).map(([id, value]) => {
			const by = decode[String(types.get(id) ?? 'string')];
			const named = { ...context, field: `${context.field}: ${id}` };
			return [id, value === null || !by ? value : by(value, named)];
		}),
	);
}

function pickColumns({ schema }: Json, item: Json): Json {
	const columns = Array.isArray(schema) ? schema.filter(isObject) : [];
	return Object.fromEntries(
		columns.map(({ id, displayName }) => [id, item[String(id)] ?? item[String(displayName)]]),
	);
}
