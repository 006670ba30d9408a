/** The kinds of record of Aircall: how each is named, listed, picked and simplified. */
import { joined, withNote, wordsOf } from '../engine/vocabulary/answered';
import { getPath, objectOf, type Json } from '../engine/json';
import { listIn, recordsOf } from '../engine/vocabulary/paging';
import { E164, plainPhone } from '../engine/vocabulary/phone-number';
import {
	byEmail,
	integerId,
	named,
	record,
	uuid,
	type LookupKind,
	type Naming,
	type RecordKind,
} from '../engine/vocabulary/record';
import type { Query } from '../engine/vocabulary/values';
import { emailOrName, isEmail, isSameText, plainEmail } from '../engine/vocabulary/spelling';
import type { Route } from '../engine/vocabulary/route';
import { isoOf } from '../engine/vocabulary/time';
import { addressesAt } from '../engine/vocabulary/web-address';
import { titleCase } from '../engine/vocabulary/words';
import { pages, unwrap } from './api';
import * as simplify from './simplify';
import { calledBy, isSamePhone, otherSpellings } from './phone-numbers';

const name = (one: Json) => wordsOf(one.name);

const HOSTS = ['api', 'assets', 'dashboard', 'dashboard-v2'].map((name) => `${name}.aircall.io`);

/**
 * Addresses of the API itself, which `direct_link` and webhooks hold (`…/v1/calls/123`), of the
 * dashboard, and of a recording.
 */
const linkTo = (records: string) => addressesAt(HOSTS, `/(?:v\\d/)?${records}/(\\d{1,19})`);

const newestFirst: Query = { order: 'desc' };

/**
 * Where a picker lists records, newest first, and where their names are read: from the oldest on, for
 * in the other order a new record would move one of a page to the next, where it came again.
 */
const listed = (route: Route, { names }: { names: Naming }) => ({
	...{ list: route, query: newestFirst, paging: pages },
	names: { ...names, list: { route } },
});

/** A typed phone number can be searched for; other text cannot. */
const byPhone = (typed: string): Query | undefined =>
	E164.test(plainPhone(typed)) ? { phone_number: plainPhone(typed) } : undefined;

const byPhoneOrEmail = (typed: string): Query | undefined =>
	isEmail(typed) ? { email: typed } : byPhone(typed);

/** Searches for what was typed, where Aircall can. */
const searching =
	(read: (typed: string) => Query | undefined, more: Query) =>
	(typed: string): Query | undefined => {
		const query = read(typed);
		return query && { ...more, ...query };
	};

/** Who a contact is: a person, or else a company. */
export const whoIs = (contact: Json) =>
	joined([contact.first_name, contact.last_name], ' ') || wordsOf(contact.company_name);

/** Aircall tells the contact of a call only where it is asked for. */
const newestWithContact: Query = { ...newestFirst, fetch_contact: 'true' };

export const call = record('Call', {
	id: integerId,
	list: 'GET /v1/calls',
	query: newestWithContact,
	paging: pages,
	search: { route: 'GET /v1/calls/search', query: searching(byPhone, newestWithContact) },
	label: (one) => {
		const time = isoOf(one.started_at)?.slice(0, 16).replace('T', ' ');
		const files = ['recording', 'voicemail'].filter((file) => wordsOf(one[file]) !== '');
		return joined([
			time,
			titleCase(wordsOf(one.direction)),
			whoIs(objectOf(one.contact)) || one.raw_digits,
			...files.map(titleCase),
		]);
	},
	urls: [linkTo('calls')],
	simplify: simplify.call,
	openLinks: ['recording', 'voicemail'],
});

/** Whether a contact has a phone number. */
export const hasPhone = ({ phone_numbers }: Json, phone: string) =>
	recordsOf(phone_numbers).some(({ value }) => isSamePhone(wordsOf(value), phone));

/** Whether a contact has an email address. */
export const hasEmail = ({ emails }: Json, email: string) =>
	recordsOf(emails).some(({ value }) => isSameText(value, email));

/** Contacts that have a phone number, or an email address. */
const contactsBy = (wire: 'phone_number' | 'email', has: typeof hasPhone) => ({
	route: 'GET /v1/contacts/search' as const,
	query: (value: string): Query => ({ [wire]: value }),
	records: (answer: unknown, value: string) =>
		recordsOf(getPath(answer, 'contacts')).filter((one) => has(one, value)),
	advice: 'create it first with Create or Update',
});

const byPhoneNumber: LookupKind = {
	mode: 'phone',
	label: 'By Phone Number',
	says: 'a phone number',
	example: '+14155550101',
	pattern: '(?:[Tt][Ee][Ll]:)?(?:\\+|00)[\\d\\s.()\\u2010-\\u2015\\u2212-]{6,30}',
	read: plainPhone,
	otherwise: (phone) => otherSpellings(phone).map((spelling) => ({ phone_number: spelling })),
	...contactsBy('phone_number', hasPhone),
};

const byEmailAddress: LookupKind = { ...byEmail, ...contactsBy('email', hasEmail) };

export const contact = record('Contact', {
	id: integerId,
	list: 'GET /v1/contacts',
	query: newestFirst,
	paging: pages,
	search: { route: 'GET /v1/contacts/search', query: searching(byPhoneOrEmail, newestFirst) },
	by: [byPhoneNumber, byEmailAddress],
	label: (one) => joined([whoIs(one), recordsOf(one.phone_numbers)[0]?.value]),
	urls: [linkTo('contacts')],
	simplify: simplify.contact,
});

export const phoneNumber = record('Phone Number', {
	id: integerId,
	list: 'GET /v1/contacts/{contact_id}',
	paging: listIn('contact.phone_numbers'),
	names: { of: ({ value }) => [calledBy(wordsOf(value))], example: '+14155550101', read: calledBy },
	label: (one) => withNote(one.value, one.label),
	within: { kind: contact, wire: 'contact_id' },
});

export const email = record('Email', {
	id: integerId,
	list: 'GET /v1/contacts/{contact_id}',
	paging: listIn('contact.emails'),
	names: { of: ({ value }) => [value], example: 'jane@example.com', read: plainEmail },
	label: (one) => withNote(one.value, one.label),
	within: { kind: contact, wire: 'contact_id' },
});

const byUserEmail: LookupKind = {
	...byEmail,
	route: 'GET /v2/users/{user_id}',
	path: (value) => ({ user_id: value }),
	records: (answer) => recordsOf(unwrap(answer)),
};

/** A number is called by its name, or by its digits. */
const ofNumbers: Naming = {
	of: (one) => [one.name, ...[one.name, one.digits].map(wordsOf).map(calledBy)],
	example: 'Support or +14155550101',
	read: calledBy,
};

export const number = record('Number', {
	id: integerId,
	...listed('GET /v1/numbers', { names: ofNumbers }),
	label: (one) => withNote(one.name, one.digits),
	urls: [linkTo('numbers')],
	simplify: simplify.number,
});

const ofUsers: Naming = {
	of: ({ name, email }) => [name, email],
	example: 'Jane Doe',
	read: emailOrName,
};

export const user = record('User', {
	id: integerId,
	...listed('GET /v2/users', { names: ofUsers }),
	label: (one) => withNote(one.name, one.email),
	urls: [linkTo('users')],
	by: [byUserEmail],
	simplify: simplify.user,
	refers: { default_number_id: number },
});

/** Some addresses take the email of a user as they take the ID. */
export const userOrEmail: RecordKind = { ...user, by: [{ ...byUserEmail, isId: true }] };

/** A number that the chosen user may call with. */
export const userNumber = {
	...number,
	key: 'userNumber',
	list: 'GET /v2/users/{user_id}/numbers' as const,
	// Nothing is known of an order of this list.
	query: undefined,
	within: { kind: user, wire: 'user_id' },
};

export const team = record('Team', {
	id: integerId,
	...listed('GET /v1/teams', named('Support')),
	label: name,
	urls: [linkTo('teams')],
});

export const tag = record('Tag', {
	id: integerId,
	...listed('GET /v1/tags', named('urgent')),
	label: name,
	urls: [linkTo('tags')],
});

/** What waits in the dialer campaign of a user, or has waited there. */
export const dialerNumber = record('Dialer Number', {
	id: integerId,
	list: 'GET /v1/users/{user_id}/dialer_campaign/phone_numbers',
	paging: pages,
	names: { of: (one) => [calledBy(wordsOf(one.number))], example: '+14155550101', read: calledBy },
	label: (one) => withNote(one.number, one.called === true ? 'called' : ''),
	within: { kind: user, wire: 'user_id' },
});

/** Its ID has a name of its own; some answers tell a number as `id`, which no route takes. */
export const webhook = record('Webhook', {
	id: uuid,
	list: 'GET /v1/webhooks',
	query: newestFirst,
	paging: pages,
	label: (one) => withNote(one.url, one.active === false ? 'switched off' : ''),
	value: (one) => one.webhook_id,
	hides: ['token'],
	urls: [addressesAt(HOSTS, `/(?:v\\d/)?webhooks/(${uuid.pattern})`)],
	simplify: simplify.webhook,
});

/** Numbers that may send text messages for a campaign that is registered in the United States. */
export const a2pCampaign = record('A2P Campaign', {
	id: integerId,
	list: 'GET /v1/a2p_campaign_associations',
	paging: pages,
	names: { of: (one) => [one.external_campaign_id], example: 'CABC123' },
	label: (one) => wordsOf(one.external_campaign_id),
});
