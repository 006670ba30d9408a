/** The kinds of record of Salesloft: how each is named, listed, picked and simplified. */
import { joined, labelled, withNote, wordsOf } from '../engine/vocabulary/answered';
import { getPath, type Json } from '../engine/json';
import { requireList } from '../engine/vocabulary/paging';
import {
	byEmail,
	integerId,
	named,
	nameOf,
	record,
	uuid,
	type ColumnSet,
} from '../engine/vocabulary/record';
import { isEmail, isSameText } from '../engine/vocabulary/spelling';
import { day } from '../engine/vocabulary/time';
import { text } from '../engine/vocabulary/value';
import { shorten } from '../engine/vocabulary/words';
import { numberedPages, unpaged } from './api';
import { byDomain, isDomain } from './domain';
import * as simplify from './simplify';

const paging = numberedPages;
const byName = { sort_by: 'name', sort_direction: 'ASC' };
const name = (one: Json) => wordsOf(one.name);
const dayOf = (time: unknown) => wordsOf(time).slice(0, 10);
const dataOf = (answer: unknown) => requireList(getPath(answer, 'data'));

export const person = record('Person', {
	plural: 'People',
	id: integerId,
	list: 'GET /v2/people',
	query: byName,
	paging,
	// People cannot be searched by text, only found by their whole address.
	search: {
		route: 'GET /v2/people',
		query: (typed) => (isEmail(typed) ? { 'email_addresses[]': [typed] } : undefined),
	},
	label: ({ display_name, email_address, phone, id }) =>
		withNote(display_name, [email_address, phone, id].map(wordsOf).find(Boolean)),
	by: [
		{
			...byEmail,
			route: 'GET /v2/people',
			query: (email) => ({ 'email_addresses[]': [email] }),
			records: (answer, email) =>
				dataOf(answer).filter(({ email_address }) => isSameText(email_address, email)),
		},
	],
	simplify: simplify.person,
});

/** Tasks are the only place where the ID of a person is a text. */
export const personOfTask = { ...person, id: { ...integerId, wire: 'string' as const } };

export const account = record('Account', {
	id: integerId,
	list: 'GET /v2/accounts',
	query: byName,
	paging,
	search: {
		route: 'GET /v2/accounts',
		query: (typed) => (isDomain(typed) ? { domain: typed } : undefined),
		isExact: true,
	},
	...named('Acme', {
		search: { route: 'GET /v2/accounts', query: (called) => ({ 'name[]': [called] }) },
	}),
	label: (one) => withNote(one.name, one.domain),
	by: [byDomain(dataOf)],
	simplify: simplify.account,
});

/** Some parameters want the number of a user, others the GUID. */
export const user = record('User', {
	id: integerId,
	list: 'GET /v2/users',
	query: { active: true },
	paging,
	search: { route: 'GET /v2/users', query: (typed) => ({ search: typed, active: true }) },
	...named('Jane Doe'),
	label: (one) => withNote(one.name, one.email),
	by: [
		{
			...byEmail,
			route: 'GET /v2/users',
			query: (email) => ({ search: email, page: 1, per_page: 100 }),
			records: (answer, email) => dataOf(answer).filter((one) => isSameText(one.email, email)),
		},
	],
	simplify: simplify.user,
});
export const userGuid = { ...user, key: 'userGuid', id: uuid, value: (one: Json) => one.guid };

export const cadence = record('Cadence', {
	id: integerId,
	list: 'GET /v2/cadences',
	query: byName,
	paging,
	...named('Inbound Leads'),
	label: (one) => withNote(one.name, one.archived === true ? 'archived' : ''),
	simplify: simplify.cadence,
});
export const openCadence = {
	...cadence,
	key: 'openCadence',
	query: { ...byName, archived: false, people_addable: true },
};

export const step = record('Step', {
	id: integerId,
	list: 'GET /v2/steps',
	paging,
	label: (one) => withNote(one.display_name, labelled('cadence ', getPath(one, 'cadence.id'))),
	simplify: simplify.step,
});
export const stepOfCadence = {
	...step,
	key: 'stepOfCadence',
	label: (one: Json) => wordsOf(one.display_name),
	within: { kind: openCadence, wire: 'cadence_id' },
};

export const cadenceMembership = record('Cadence Membership', {
	id: integerId,
	list: 'GET /v2/cadence_memberships',
	query: { currently_on_cadence: true },
	paging,
	label: (one) =>
		joined(
			[
				labelled('Person ', getPath(one, 'person.id')),
				labelled('on cadence ', getPath(one, 'cadence.id')),
			],
			' ',
		),
	simplify: simplify.cadenceMembership,
});

export const note = record('Note', {
	id: integerId,
	list: 'GET /v2/notes',
	paging,
	label: (one) => shorten(wordsOf(one.content), 80),
	simplify: simplify.note,
});

export const task = record('Task', {
	id: integerId,
	list: 'GET /v2/tasks',
	query: { 'current_state[]': ['scheduled'] },
	paging,
	label: (one) => withNote(one.subject, labelled('due ', one.due_date)),
	simplify: simplify.task,
});

export const call = record('Call', {
	id: integerId,
	list: 'GET /v2/activities/calls',
	paging,
	label: (one) => withNote(wordsOf(one.to) || 'Unknown number', dayOf(one.created_at)),
	simplify: simplify.call,
});

export const email = record('Email', {
	id: integerId,
	list: 'GET /v2/activities/emails',
	paging,
	label: (one) =>
		withNote(one.recipient_email_address, dayOf(one.sent_at) || dayOf(one.updated_at)),
	simplify: simplify.email,
});

export const emailTemplate = record('Email Template', {
	id: integerId,
	list: 'GET /v2/email_templates',
	paging,
	search: { route: 'GET /v2/email_templates', query: (typed) => ({ search: typed }) },
	names: { of: (one) => [one.title], example: 'First Contact' },
	label: (one) => wordsOf(one.title),
});

export const personStage = record('Person Stage', {
	id: integerId,
	list: 'GET /v2/person_stages',
	paging,
	...named('Working'),
	label: name,
});

export const accountStage = record('Account Stage', {
	id: integerId,
	list: 'GET /v2/account_stages',
	paging,
	...named('Customer'),
	label: name,
});

export const accountTier = record('Account Tier', {
	id: integerId,
	list: 'GET /v2/account_tiers',
	paging,
	...named('Tier 1'),
	label: name,
});

export const tag = record('Tag', {
	id: integerId,
	list: 'GET /v2/tags',
	paging,
	search: { route: 'GET /v2/tags', query: (typed) => ({ search: typed }) },
	...named('conference'),
	label: name,
});

export const group = record('Group', {
	id: integerId,
	list: 'GET /v2/groups',
	paging: unpaged,
	...named('Sales Europe'),
	label: name,
});

/** An import of people, as it is listed in Salesloft. */
export const peopleImport = record('Import', {
	id: integerId,
	list: 'GET /v2/imports',
	paging,
	...named('Trade Fair 2026'),
	label: name,
});

export const callDisposition = record('Call Disposition', {
	id: nameOf('Connected'),
	list: 'GET /v2/call_dispositions',
	paging,
	label: name,
	value: (one) => one.name,
});

export const callSentiment = record('Call Sentiment', {
	id: nameOf('Interested'),
	list: 'GET /v2/call_sentiments',
	paging,
	label: name,
	value: (one) => one.name,
});

/** The custom fields of a kind of record. Values are keyed by the field's name, and always texts. */
function columnsOf(key: string, type: 'person' | 'company'): ColumnSet {
	return {
		key,
		list: 'GET /v2/custom_fields',
		query: { field_type: type },
		paging,
		read: { string: text(), dateTime: day },
		column: (one) => {
			const type = one.value_type === 'date' ? 'dateTime' : 'string';
			return name(one) === '' ? undefined : { id: name(one), name: name(one), type };
		},
	};
}

export const personColumns = columnsOf('personCustomFields', 'person');
export const accountColumns = columnsOf('accountCustomFields', 'company');
