/** Fields that hold one value, or a list of such values. */
import type { INodePropertyOptions } from 'n8n-workflow';
import { eachOf } from '../entries';
import { objectIn } from '../../json';
import { E164, plainPhone } from '../phone-number';
import { isNothing, LONGEST, plain, phoneAsWritten } from '../spelling';
import * as time from '../time';
import * as value from '../value';
import type { Read, TextLimits } from '../value';
import { COMMA_NOTE, titleCase } from '../words';
import { field, type Field, type FieldOptions } from './field';

/** A line of text. */
export function text(wire: string, options: FieldOptions & TextLimits = {}): Field {
	const { min = 0, pattern } = options;
	const keepsEmpty = min === 0 && (pattern === undefined || pattern.regex.test(''));
	return { ...field(wire, options, 'string', { read: value.text(options) }), keepsEmpty };
}

/** A text by which programs tell things apart, such as a key or an ID of another tool. */
export function code(wire: string, options: FieldOptions & TextLimits = {}): Field {
	return text(wire, { ...options, read: plain });
}

/** A phone number for an API that takes any form of it. */
export function phone(wire: string, options: FieldOptions & TextLimits = {}): Field {
	return text(wire, { longest: LONGEST.phone, ...options, read: phoneAsWritten });
}

/** A phone number, written in any way, sent as E.164. */
export function e164(wire: string, options: FieldOptions = {}): Field {
	const says =
		'a phone number with + and its country code, such as +33123456789, without letters or an extension';
	const readPhone = value.text({ pattern: { regex: E164, says }, longest: LONGEST.phone });
	return {
		...text(wire, { min: 1, placeholder: 'e.g. +33123456789', ...options }),
		read: (raw, context) => {
			const plain =
				typeof raw === 'string' ? value.read(raw, LONGEST.phone, context, plainPhone) : undefined;
			// A refusal quotes what was written.
			return readPhone(plain !== undefined && E164.test(plain) ? plain : raw, context);
		},
	};
}

/** A text that nobody may see, such as what deliveries are signed with. */
export function secret(wire: string, options: FieldOptions & TextLimits = {}): Field {
	const base = text(wire, options);
	return { ...base, property: { ...base.property, typeOptions: { password: true } } };
}

/** A web address, `https://…`. */
export function webAddress(wire: string, options: FieldOptions = {}): Field {
	return text(wire, {
		placeholder: 'e.g. https://example.com/page',
		...options,
		max: 2048,
		pattern: { regex: /^https?:\/\/\S+$/, says: 'a web address with http:// or https://' },
	});
}

/** Text over several lines. */
export function longText(wire: string, options: FieldOptions & TextLimits = {}): Field {
	const base = text(wire, options);
	return { ...base, property: { ...base.property, typeOptions: { rows: 4 } } };
}

type ListOptions = FieldOptions & { button?: string };

/** A list of texts, added one by one. A comma is a part of its text. */
export function texts(wire: string, options: ListOptions & TextLimits = {}): Field {
	return textList(wire, options, eachOf(value.text(options)));
}

/** Web addresses, added one by one, without the blanks around them that come with a spreadsheet. */
export function webAddresses(wire: string, options: ListOptions = {}): Field {
	const looks = { button: 'Add URL', placeholder: 'e.g. https://example.com' };
	return texts(wire, { ...looks, read: plain, longest: LONGEST.address, ...options });
}

/**
 * The names of records that no picker lists, such as tags. A comma separates them, since that is how
 * people and agents write them.
 */
export function names(wire: string, options: ListOptions = {}): Field {
	const name: Read = (raw, context) => value.asText(goesBy(raw, 'name'), context).trim();
	// What a person types into a list can hold several names; a list from an expression is exact.
	const read: Read = (raw, context) =>
		eachOf(name, context.isComputed && Array.isArray(raw) ? 'kept' : 'split')(raw, context);
	const { description } = options;
	const told = description === undefined ? COMMA_NOTE : `${description}. ${COMMA_NOTE}.`;
	return textList(wire, { ...options, description: told }, read);
}

/** IDs and codes that are text, or the records that have these IDs. */
export function codes(wire: string, options: ListOptions = {}): Field {
	const read: Read = (raw, context) =>
		value.read(value.asText(goesBy(raw, 'id'), context), LONGEST.id, context);
	return textList(wire, options, eachOf(read, 'split'));
}

/** Email addresses. */
export function emails(wire: string, options: ListOptions = {}): Field {
	const looks = { button: 'Add Email Address', placeholder: 'e.g. name@email.com' };
	return textList(wire, { ...looks, ...options }, eachOf(value.email, 'split'));
}

function textList(wire: string, options: ListOptions, read: Read): Field {
	const base = field(wire, options, 'string', {
		default: [],
		typeOptions: { multipleValues: true, multipleValueButtonText: options.button ?? 'Add Value' },
		read,
	});
	return { ...base, isList: true };
}

/** A list of whole numbers, such as IDs that no picker can list, or the records that have them. */
export function integers(wire: string, options: FieldOptions = {}): Field {
	const read: Read = (raw, context) => value.integer(goesBy(raw, 'id'), context);
	return { ...field(wire, options, 'string', { read: eachOf(read, 'split') }), isList: true };
}

/** What a record goes by, where a whole record is given; a record without it as it is. */
function goesBy(raw: unknown, key: 'id' | 'name'): unknown {
	const record = objectIn(raw);
	if (!record) return raw;
	return isNothing(record[key]) ? record : record[key];
}

/** A whole number. @param options `min` is the least that the API takes */
export function integer(wire: string, options: FieldOptions & { min?: number } = {}): Field {
	const typeOptions = options.min === undefined ? {} : { minValue: options.min };
	return field(wire, options, 'number', {
		default: options.default ?? 0,
		typeOptions: { numberPrecision: 0, ...typeOptions },
		read: value.integerFrom(options.min),
	});
}

/** An email address. */
export function email(wire: string, options: FieldOptions = {}): Field {
	const placeholder = 'e.g. name@email.com';
	return field(wire, { placeholder, ...options }, 'string', { read: value.email });
}

/** A switch. Its description starts with "Whether". */
export function flag(wire: string, options: FieldOptions & { description: string }): Field {
	return field(wire, options, 'boolean', {
		default: options.default ?? false,
		read: value.boolean,
	});
}

/** A switch that sends a value of its own when it is on, and nothing when it is off. */
export function flagFor(
	on: unknown,
	wire: string,
	options: FieldOptions & { description: string },
): Field {
	const read: Read = (raw, context) => (value.boolean(raw, context) ? on : undefined);
	return { ...flag(wire, options), read };
}

/** A moment, sent as ISO 8601 in UTC. */
export function dateTime(wire: string, options: FieldOptions = {}): Field {
	return field(wire, options, 'dateTime', { read: time.dateTime });
}

/** A moment, sent as Unix seconds. */
export function unixTime(wire: string, options: FieldOptions = {}): Field {
	return field(wire, options, 'dateTime', { read: time.unixSeconds });
}

/** A calendar day, sent as `2026-12-31`, or as midnight UTC where the API stores days that way. */
export function day(wire: string, options: FieldOptions & { as?: 'midnight' } = {}): Field {
	return field(wire, options, 'dateTime', {
		typeOptions: { dateOnly: true },
		read: options.as === 'midnight' ? time.midnight : time.day,
	});
}

/** A colour, `#ff0000`. */
export function color(wire: string, options: FieldOptions = {}): Field {
	const pattern = { regex: /^#[0-9a-f]{6}$/i, says: 'a color such as #ff0000' };
	return field(wire, options, 'color', {
		read: value.text({ pattern }),
	});
}

type Choices = Array<string | INodePropertyOptions>;

function toOptions(choices: Choices): INodePropertyOptions[] {
	return choices
		.map((choice) =>
			typeof choice === 'string' ? { name: titleCase(choice), value: choice } : choice,
		)
		.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** One of a few values. */
export function choice(wire: string, choices: Choices, options: FieldOptions = {}): Field {
	const sorted = toOptions(choices);
	return field(wire, options, 'options', {
		options: sorted,
		default: options.default ?? sorted[0].value,
		read: value.oneOf(sorted as Array<{ name: string; value: string | number }>),
	});
}

/** Some of a few values. */
export function choices(wire: string, values: Choices, options: FieldOptions = {}): Field {
	const sorted = toOptions(values);
	const read = value.oneOf(sorted as Array<{ name: string; value: string | number }>);
	const base = field(wire, options, 'multiOptions', {
		options: sorted,
		default: [],
		read: eachOf(read, 'split'),
	});
	return { ...base, isList: true };
}

/** Any JSON. */
export function json(wire: string, options: FieldOptions = {}): Field {
	return field(wire, options, 'json', { default: options.default ?? '{}', read: value.json });
}

/** A JSON object. */
export function jsonObject(wire: string, options: FieldOptions = {}): Field {
	return { ...json(wire, options), read: value.object };
}
