/** The vocabulary: how one parameter looks in n8n, and how it goes on the wire. */
import type { INodeProperties, NodePropertyTypes } from 'n8n-workflow';
import type { ColumnSet } from '../columns';
import { isLocator } from '../identify';
import type { RecordKind } from '../record';
import { isNothing } from '../spelling';
import type { Read, ValueContext } from '../value';
import { camelCase, titleCase } from '../words';

/**
 * Where a value goes; `local` values are not sent, but used by the operation itself, and those of the
 * `form` only decide which other fields are asked for.
 */
export type Place = 'path' | 'query' | 'body' | 'local' | 'form';

/** One parameter of an operation. */
export interface Field {
	/** n8n's name for the parameter: the same in every operation, so that a value survives a switch. */
	name: string;
	/** The label in the editor. */
	label: string;
	/** The API's name. In a body, dots lead into nested objects: `links.owner`. */
	wire: string;
	/** By default the query of a GET or DELETE, and the body of anything else. */
	in?: Place;
	/** How it looks, without its name. */
	property: Omit<INodeProperties, 'name' | 'displayName'>;
	/**
	 * From what stands in the parameter to what is meant; undefined where that is nothing. Not called
	 * for undefined, null and `''`.
	 */
	read: Read;
	/** From what is meant to what the API takes, once every record in it is known by its ID. */
	send?: (meant: unknown) => unknown;
	/** `null` clears it at the provider. */
	nullable?: boolean;
	/** It holds a list, which `[]` clears. */
	isList?: boolean;
	/** Whether `''` is a value (an empty text) or nothing at all. */
	keepsEmpty?: boolean;
	/** Asked for, and sent, only while another parameter has this value. */
	when?: { name: string; value: string | boolean };
	/** Nothing is sent without it, though it stands among fields that may be left empty. */
	isNeeded?: boolean;
	/** It is seldom wanted, and stands below everything but the options. */
	isSeldom?: boolean;
	/** What its pickers list. */
	kinds: RecordKind[];
	columns?: ColumnSet;
}

/** What every constructor takes beside the API's name. */
export interface FieldOptions {
	label?: string;
	name?: string;
	description?: string;
	placeholder?: string;
	in?: Field['in'];
	nullable?: boolean;
	default?: INodeProperties['default'];
}

/** A field of any type; the constructors build on it. */
export function field(
	wire: string,
	options: FieldOptions,
	type: NodePropertyTypes,
	rest: Partial<INodeProperties> & Pick<Field, 'read' | 'send'> & { kinds?: RecordKind[] },
): Field {
	const { read, send, kinds = [], ...looks } = rest;
	const { label = titleCase(wire), description, placeholder } = options;
	return {
		name: options.name ?? camelCase(wire),
		label,
		wire,
		in: options.in,
		nullable: options.nullable,
		kinds,
		read,
		send,
		property: {
			type,
			default: options.default ?? '',
			...(placeholder === undefined ? {} : { placeholder }),
			...(description === undefined ? {} : { description }),
			...looks,
		} as Field['property'],
	};
}

/**
 * Fields that only stand there, and are only sent, while a choice has a certain value.
 * @param fields what is asked for, by the value of the choice
 */
export function cases({ name, property }: Field, fields: Record<string, Field[]>): Field[] {
	return Object.entries(fields).flatMap(([choice, those]) =>
		those.map((one) => {
			const value = property.type === 'boolean' ? choice === 'true' : choice;
			const displayOptions = { show: { [name]: [value] } };
			return { ...one, when: { name, value }, property: { ...one.property, displayOptions } };
		}),
	);
}

/** A field that must be filled in, where a person thinks of it after others that need not be. */
export function needed(one: Field): Field {
	return { ...one, isNeeded: true };
}

/** A list that an update does not offer to clear: it only adds or removes, or must hold something. */
export const notCleared = (list: Field): Field => ({ ...list, isList: false });

/** What is meant by a field, on its way to what the API takes. */
export class Meant {
	constructor(
		readonly value: unknown,
		readonly send: (meant: unknown) => unknown,
	) {}
}

/** What goes into a request for a field: what is meant, where it is to be sent in another shape. */
export function toSend({ send }: Field, meant: unknown): unknown {
	return send && meant !== null ? new Meant(meant, send) : meant;
}

/** The n8n property of a field. */
export function toProperty(
	{ name, label, property }: Field,
	more: Partial<INodeProperties> = {},
): INodeProperties {
	return { displayName: label, name, ...property, ...more } as INodeProperties;
}

/**
 * The API's value of a parameter; undefined when there is nothing to send. Absent (undefined, and
 * `''` where that is not a text), empty (`''`, `[]`) and cleared (`null`) stay three different things.
 * @param keepsEmpty whether an empty text counts as a value here
 * @throws InvalidValue when it cannot be sent
 */
export function readField(
	field: Field,
	raw: unknown,
	context: ValueContext,
	keepsEmpty: boolean,
): unknown {
	const given = isLocator(raw) ? raw.value : raw;
	if (given === undefined) return undefined;
	if (given === null) return field.nullable ? null : undefined;
	if (given === '' && field.keepsEmpty && keepsEmpty) return '';
	// A text of blanks can be meant only where any text is a value.
	if (given === '' || (isNothing(given) && !field.keepsEmpty)) return undefined;
	return field.read(raw, context);
}
