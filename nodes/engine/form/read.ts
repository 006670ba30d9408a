/** What a person entered in the node -> the values of an operation, by their names on the wire. */
import {
	isExpression,
	isObjectEmpty,
	NodeOperationError,
	type IExecuteFunctions,
} from 'n8n-workflow';
import { known } from './agent';
import { entriesOf } from '../vocabulary/entries';
import { Meant, readField, toSend, type Field } from '../vocabulary/field';
import { getPath, isEmptyList, isObject, objectOf, setPath, textOf, type Json } from '../json';
import { clearableFields, collectionsOf, isUpdate, placeOf, topLevelFields } from './slots';
import type { Parameters } from './parameters';
import type { NamedOperation } from '../vocabulary/operation';
import { isLocator, Lookup } from '../vocabulary/identify';
import type { UnresolvedValues } from '../client/resolver';
import { isNothing, looseKey } from '../vocabulary/spelling';
import { shorten, titleCase } from '../vocabulary/words';
import { boolean, checkReadable, object, type ValueContext } from '../vocabulary/value';

/** The parameter that lists the fields to clear in an update. */
export const FIELDS_TO_CLEAR = 'fieldsToClear';
const CLEARING = { field: 'Fields to Clear' };

/**
 * Reads and checks everything that an operation sends for one item.
 * @throws InvalidValue or NodeOperationError before anything is sent
 */
export function readValues(
	parameters: Parameters,
	operation: NamedOperation,
	index: number,
): UnresolvedValues {
	const { context, written, byAgent } = parameters;
	const values: UnresolvedValues = {
		path: {},
		query: {},
		body: {},
		local: {},
	};
	const shared = {
		timezone: context.getTimezone(),
		item: context.getInputData()[index].json,
	};
	// An empty text changes something only in an update, and only if a person left it empty:
	// an agent fills whatever it does not know with ''.
	const keepsEmpty = isUpdate(operation) && !byAgent;
	// A new record has nothing to clear.
	const isNew = operation.kind === 'create';

	const chosen: Json = {};
	const set = (
		field: Field,
		given: unknown,
		source: unknown,
		{ emptyIsNothing = false, required = false } = {},
	): boolean => {
		if (given === undefined) return false;
		checkReadable(given, { field: field.label });
		// JSON is written exactly, and null is a value in it.
		const raw = byAgent && field.property.type !== 'json' ? known(given) : given;
		const isComputed = isExpression(isLocator(source) ? source.value : source);
		const valueContext: ValueContext = { ...shared, field: field.label, isComputed };
		const asked = isNew ? { ...field, nullable: false } : field;
		const meant = readField(asked, raw, valueContext, keepsEmpty && !required);
		if (meant === undefined) return false;
		if (emptyIsNothing && isEmptyList(meant)) return false;
		place(values, operation, field, toSend(field, meant));
		chosen[field.name] = meant;
		return true;
	};

	for (const { field, required } of topLevelFields(operation)) {
		if (field.when && chosen[field.when.name] !== field.when.value) continue;
		const raw = parameters.get(field.name, index, null) ?? undefined;
		// What always stands there is empty until a person fills it in.
		const given = set(field, raw, written[field.name], { emptyIsNothing: true, required });
		if (required && !given) {
			throw new NodeOperationError(context.getNode(), `'${field.label}' is empty`, {
				description: `Fill in '${field.label}', or check that its expression gives a value.`,
			});
		}
	}
	for (const { name, label, fields } of collectionsOf(operation)) {
		const given = parameters.get(name, index, {});
		const collection = isNothing(given) ? {} : object(given, { field: label });
		const sources = objectOf(written[name]);
		// A filter in which nothing is chosen leaves nothing out.
		const emptyIsNothing = name === 'filters';
		for (const field of fields) {
			set(field, collection[field.name], sources[field.name], { emptyIsNothing });
		}
		const cleared = collection[FIELDS_TO_CLEAR];
		checkReadable(cleared, CLEARING);
		clear(context, operation, values, byAgent ? known(cleared) : cleared);
	}
	if (asksForChanges(operation) && isObjectEmpty(changesIn(values, operation))) {
		throw new NodeOperationError(context.getNode(), 'There is nothing to update', {
			description:
				"Add at least one field under 'Update Fields', or check that its expressions give values.",
		});
	}
	// What a person gives takes the place of a default, a list as well.
	return { ...values, query: { ...operation.send.query, ...values.query } };
}

/** Whether a person chooses what an update changes, so that they can choose nothing. */
function asksForChanges(operation: NamedOperation): boolean {
	const { optional, beside } = operation.form;
	return isUpdate(operation) && optional.length + beside.length > 0;
}

/** What an update changes; what is not sent, and has to be given, only says what is meant. */
function changesIn({ body, local }: UnresolvedValues, { form }: NamedOperation): Json {
	const naming = form.required.filter((field) => field.in === 'local').map(({ wire }) => wire);
	const others = Object.entries(local).filter(([wire]) => !naming.includes(wire));
	return { ...body, ...Object.fromEntries(others) };
}

/**
 * Reads a switch of the node.
 * @param usual what it is where nothing is given
 * @throws InvalidValue when it is neither on nor off
 */
export function isOn(parameters: Parameters, name: string, index: number, usual: boolean): boolean {
	const given = parameters.setting(name, index, usual);
	if (typeof given === 'boolean') return given;
	return isNothing(given) ? usual : boolean(given, { field: titleCase(name) });
}

function place(
	values: UnresolvedValues,
	operation: NamedOperation,
	field: Field,
	value: unknown,
): void {
	const where = placeOf(field, operation.route);
	if (where === 'form') return;
	if (where === 'body') {
		setPath(values.body, field.wire, together(getPath(values.body, field.wire), value));
	} else if (where === 'query' && isNamedValues(value)) {
		for (const [key, one] of Object.entries(value)) values.query[`${field.wire}[${key}]`] = one;
	} else {
		values[where][field.wire] = together(values[where][field.wire], value);
	}
}

/** Lists of fields that share a name add up: "these stages" and "without a stage". */
function together(earlier: unknown, value: unknown): unknown {
	return Array.isArray(earlier) && Array.isArray(value) ? [...earlier, ...value] : value;
}

/** Names and values go into a query as `custom_fields[Name]=value`. */
function isNamedValues(value: unknown): value is Json {
	return isObject(value) && !(value instanceof Lookup) && !(value instanceof Meant);
}

/** Sends `null`, or an empty list, for each field that is to be cleared. */
function clear(
	context: IExecuteFunctions,
	operation: NamedOperation,
	values: UnresolvedValues,
	names: unknown,
): void {
	if (names === undefined) return;
	const entries = entriesOf(names, 'split', CLEARING);
	if (entries.length === 0) return;
	const fields = new Map(
		clearableFields(operation).flatMap((field) =>
			[field.label, field.name].map((known): [string, Field] => [looseKey(known), field]),
		),
	);
	for (const given of entries) {
		const field = fields.get(looseKey(given));
		if (!field) {
			throw new NodeOperationError(
				context.getNode(),
				`'${shorten(textOf(given), 60)}' is not a field that can be cleared`,
			);
		}
		if (isSet(values.body, field)) {
			throw new NodeOperationError(
				context.getNode(),
				`'${field.label}' is given a value and is to be cleared`,
				{ description: "Remove it from 'Update Fields' or from 'Fields to Clear'." },
			);
		}
		setPath(values.body, field.wire, field.isList ? [] : null);
	}
}

function isSet(body: Json, field: Field): boolean {
	return (getPath(body, field.wire) ?? null) !== null;
}
