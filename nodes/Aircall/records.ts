/** The kinds of record of Aircall: how each is named, listed, picked and simplified. */
import { joined, withNote, wordsOf } from '../engine/vocabulary/answered';
import { getPath, type Json } from '../engine/json';
import { listIn, recordsOf } from '../engine/vocabulary/paging';
import {
	byEmail,
	integerId,
	named,
	record,
	type IdType,
	type LookupKind,
	type Names,
} from '../engine/vocabulary/record';
import type { Query } from '../engine/vocabulary/values';
import { EMAIL, isEmail, isSameText, plain, plainEmail } from '../engine/vocabulary/spelling';
import { isoOf } from '../engine/vocabulary/time';
import { pagesAt } from '../engine/vocabulary/web-address';
import { pages, unwrap } from './api';
import * as simplify from './simplify';
import { E164, isSamePhone, plainPhone } from './values';

const name = (one: Json) => wordsOf(one.name);

const HOSTS = ['api', 'assets', 'dashboard', 'dashboard-v2'].map((name) => `${name}.aircall.io`);

/**
 * Addresses of the API itself, which `direct_link` and webhooks hold (`…/v1/calls/123`), of the
 * dashboard, and of a recording.
 */
const linkTo = (records: string) => pagesAt(HOSTS, `/(?:v\\d/)?${records}/(\\d{1,19})`);

const newestFirst: Query = { order: 'desc' };

/** A typed phone number can be searched for; other text cannot. */
const byPhone = (typed: string): Query | undefined =>
	E164.test(plainPhone(typed)) ? { ...newestFirst, phone_number: plainPhone(typed) } : undefined;

const byPhoneOrEmail = (typed: string): Query | undefined =>
	isEmail(typed) ? { ...newestFirst, email: typed } : byPhone(typed);

export const call = record('Call', {
	id: integerId,
	list: 'GET /v1/calls',
	query: newestFirst,
	paging: pages,
	search: { route: 'GET /v1/calls/search', query: byPhone },
	label: (one) => {
		const time = isoOf(one.started_at)?.slice(0, 16).replace('T', ' ');
		return joined([time, one.raw_digits, getPath(one, 'user.name')]);
	},
	urls: [linkTo('calls')],
	simplify: simplify.call,
});

/** Contacts that have a phone number, or an email address. */
const contactsBy = (
	wire: 'phone_number' | 'email',
	has: (one: Json, value: string) => boolean,
) => ({
	route: 'GET /v1/contacts/search' as const,
	query: (value: string): Query => ({ [wire]: value }),
	records: (answer: unknown, value: string) =>
		recordsOf(getPath(answer, 'contacts')).filter((one) => has(one, value)),
});

const byPhoneNumber: LookupKind = {
	mode: 'phone',
	label: 'By Phone Number',
	says: 'a phone number',
	example: '+14155550101',
	pattern: '\\+[1-9][\\d\\s.()-]{5,30}',
	read: plainPhone,
	...contactsBy('phone_number', ({ phone_numbers }, phone) =>
		recordsOf(phone_numbers).some(({ value }) => isSamePhone(wordsOf(value), phone)),
	),
};

const byEmailAddress: LookupKind = {
	...byEmail,
	...contactsBy('email', ({ emails }, email) =>
		recordsOf(emails).some(({ value }) => isSameText(value, email)),
	),
};

export const contact = record('Contact', {
	id: integerId,
	list: 'GET /v1/contacts',
	query: newestFirst,
	paging: pages,
	search: { route: 'GET /v1/contacts/search', query: byPhoneOrEmail },
	by: [byPhoneNumber, byEmailAddress],
	label: (one) => {
		const names = joined([one.first_name, one.last_name], ' ');
		const phone = recordsOf(one.phone_numbers)[0]?.value;
		return joined([names || one.company_name, phone]);
	},
	urls: [linkTo('contacts')],
	simplify: simplify.contact,
});

export const phoneNumber = record('Phone Number', {
	id: integerId,
	list: 'GET /v1/contacts/{contact_id}',
	paging: listIn('contact.phone_numbers'),
	label: (one) => withNote(one.value, one.label),
	within: { kind: contact, wire: 'contact_id' },
});

export const email = record('Email', {
	id: integerId,
	list: 'GET /v1/contacts/{contact_id}',
	paging: listIn('contact.emails'),
	label: (one) => withNote(one.value, one.label),
	within: { kind: contact, wire: 'contact_id' },
});

export const user = record('User', {
	id: integerId,
	list: 'GET /v2/users',
	paging: pages,
	...named('Jane Doe'),
	label: (one) => withNote(one.name, one.email),
	urls: [linkTo('users')],
	by: [
		{
			...byEmail,
			route: 'GET /v2/users/{user_id}',
			path: (value) => ({ user_id: value }),
			records: (answer) => recordsOf(unwrap(answer)),
		},
	],
	simplify: simplify.user,
});

const idOrEmail: IdType = {
	...integerId,
	pattern: `${integerId.pattern}|${EMAIL}`,
	read: plainEmail,
	says: 'a whole number or an email address',
	example: 'jane@example.com',
};

/** Some addresses name a user by ID or by email. */
export const userOrEmail = { ...user, id: idOrEmail, by: [], names: undefined };

/** A number is called by its name, or by its digits. */
const ofNumbers: Names = {
	of: (one) => [one.name, plainPhone(wordsOf(one.digits))],
	example: 'Support',
	read: (written) => (E164.test(plainPhone(written)) ? plainPhone(written) : plain(written)),
};

export const number = record('Number', {
	id: integerId,
	list: 'GET /v1/numbers',
	paging: pages,
	names: ofNumbers,
	label: (one) => withNote(one.name, one.digits),
	urls: [linkTo('numbers')],
	simplify: simplify.number,
});

/** A number that the chosen user may call with. */
export const userNumber = {
	...number,
	key: 'userNumber',
	list: 'GET /v2/users/{user_id}/numbers' as const,
	names: { ...ofNumbers, list: { route: 'GET /v1/numbers' as const } },
	within: { kind: user, wire: 'user_id' },
};

export const team = record('Team', {
	id: integerId,
	list: 'GET /v1/teams',
	paging: pages,
	...named('Support'),
	label: name,
	urls: [linkTo('teams')],
});

export const tag = record('Tag', {
	id: integerId,
	list: 'GET /v1/tags',
	paging: pages,
	...named('urgent'),
	label: name,
	urls: [linkTo('tags')],
});
