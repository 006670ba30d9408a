/** Parameters that several operations of Aircall share. */
import { eachOf } from '../engine/vocabulary/entries';
import {
	choice,
	e164,
	flagFor,
	path,
	text,
	texts,
	unixTime,
	type Field,
	type FieldOptions,
} from '../engine/vocabulary/field';
import { isSameText } from '../engine/vocabulary/spelling';
import { InvalidValue, quote } from '../engine/vocabulary/value';
import {
	a2pCampaign,
	call,
	contact,
	dialerNumber,
	email,
	number,
	phoneNumber,
	tag,
	team,
	user,
	userOrEmail,
	webhook,
} from './records';

export const a2pCampaignId = path(a2pCampaign, 'id');
export const callId = path(call, 'call_id');
export const contactId = path(contact, 'contact_id');
export const dialerNumberId = path(dialerNumber, 'phone_number_id');
export const emailId = path(email, 'email_id');
export const numberId = path(number, 'number_id');
export const phoneNumberId = path(phoneNumber, 'phone_id');
export const tagId = path(tag, 'tag_id');
export const teamId = path(team, 'team_id');
export const userId = path(user, 'user_id');
export const userIdOrEmail = path(userOrEmail, 'user_id');
export const webhookId = path(webhook, 'webhook_id');

export const firstName = (options: FieldOptions = {}): Field =>
	text('first_name', { min: 1, max: 255, placeholder: 'e.g. Nathan', ...options });
export const lastName = (options: FieldOptions = {}): Field =>
	text('last_name', { min: 1, max: 255, placeholder: 'e.g. Smith', ...options });

/** In place of a number, in answers and events. */
const HIDDEN = 'anonymous';

/** A phone number in the one form that Aircall takes. */
export function phone(wire: string, options: FieldOptions = {}): Field {
	const usual = e164(wire, options);
	return {
		...usual,
		read: (raw, context) => {
			if (!isSameText(raw, HIDDEN)) return usual.read(raw, context);
			throw new InvalidValue(
				context,
				`is ${quote(HIDDEN)}, as Aircall writes the number of a caller who hides it`,
			);
		},
	};
}

/** Several phone numbers, each of them once; in a text, commas separate them. */
export function phones(wire: string, options: FieldOptions & { description: string }): Field {
	const looks = { button: 'Add Phone Number', placeholder: 'e.g. +33123456789' };
	const readAll = eachOf(phone(wire).read, 'split');
	return {
		...texts(wire, { ...looks, ...options }),
		read: (raw, context) => {
			const all = readAll(raw, context);
			return Array.isArray(all) ? [...new Set(all)] : all;
		},
	};
}

/** Where Aircall sends something. */
export const address = (wire: string, options: FieldOptions = {}): Field =>
	text(wire, {
		label: 'URL',
		placeholder: 'e.g. https://example.com/aircall',
		...options,
		max: 2048,
		pattern: { regex: /^https:\/\/\S+$/, says: 'a web address with https://' },
	});

/** A switch that is only sent when it is on: the API takes any value for true. */
export const flagIfOn = (wire: string, options: FieldOptions & { description: string }) =>
	flagFor(true, wire, options);

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
	{ label: 'Sort Direction', default: 'desc' },
);
