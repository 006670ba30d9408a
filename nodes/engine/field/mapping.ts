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
			const values = mappedValues(raw, context);
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

function pickColumns({ schema }: Json, item: Json): Json {
	const columns = Array.isArray(schema) ? schema.filter(isObject) : [];
	return Object.fromEntries(
		columns.map(({ id, displayName }) => [id, item[String(id)] ?? item[String(displayName)]]),
	);
}
