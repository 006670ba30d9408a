/** Parameters that several operations of Aircall share. */
import {
	choice,
	flag as flagField,
	path,
	text,
	unixTime,
	type Field,
	type FieldOptions,
} from '../engine/field';
import { boolean, text as textValue } from '../engine/value';
import { call, email, number, phoneNumber, tag, team, userOrEmail } from './records';
import { E164, EMAIL, plainPhone } from './values';

export { contactId, userId } from './records';

export const callId = path(call, 'call_id');
export const emailId = path(email, 'email_id');
export const numberId = path(number, 'number_id');
export const phoneNumberId = path(phoneNumber, 'phone_id');
export const tagId = path(tag, 'tag_id');
export const teamId = path(team, 'team_id');
export const userIdOrEmail = path(userOrEmail, 'user_id');

/** A phone number, written in any way, sent as E.164. */
export function phone(wire: string, options: FieldOptions = {}): Field {
	const says = 'a phone number with + and its country code, such as +33123456789';
	const decode = textValue({ pattern: { regex: E164, says } });
	return {
		...text(wire, { min: 1, placeholder: 'e.g. +33123456789', ...options }),
		decode: (raw, context) => decode(typeof raw === 'string' ? plainPhone(raw) : raw, context),
	};
}

export const emailAddress = (wire: string, options: FieldOptions = {}) =>
	text(wire, {
		min: 1,
		pattern: { regex: EMAIL, says: 'an email address' },
		placeholder: 'e.g. name@email.com',
		...options,
	});

/** A switch that is only sent when it is on: the API takes any value for true. */
export function flag(wire: string, options: FieldOptions & { description: string }): Field {
	return {
		...flagField(wire, options),
		decode: (raw, context) => boolean(raw, context) || undefined,
	};
}

/** Two ends of a time, in Unix seconds. */
export const between = (noun: string): Field[] => [
	unixTime('from', { label: `${noun} After` }),
	unixTime('to', { label: `${noun} Before` }),
];

export const order = choice(
	'order',
	[
		{ name: 'Newest First', value: 'desc' },
		{ name: 'Oldest First', value: 'asc' },
	],
	{ default: 'desc' },
);
