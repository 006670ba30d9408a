/** The kinds of record of Nutshell: how each is named, listed, picked and simplified. */
import type { FieldType } from 'n8n-workflow';
import { joined, withNote, wordsOf } from '../engine/vocabulary/answered';
import { arrayOf, isObject, type Json } from '../engine/json';
import { requireList } from '../engine/vocabulary/paging';
import {
	byEmail,
	named,
	record,
	type ColumnSet,
	type IdType,
	type LookupKind,
	type RecordKind,
} from '../engine/vocabulary/record';
import type { Query } from '../engine/vocabulary/values';
import type { Route } from '../engine/vocabulary/route';
import { isSameText } from '../engine/vocabulary/spelling';
import { day } from '../engine/vocabulary/time';
import { pagesAt } from '../engine/vocabulary/web-address';
import { shorten } from '../engine/vocabulary/words';
import { activityList, pages, recordsIn, timelinePages, whole } from './api';
import { primary } from './flat';
import * as simplify from './simplify';

/** IDs carry their kind: `7-contacts`. The bare number is understood too. */
function idOf(kind: string): IdType {
	return {
		pattern: `\\d{1,19}(?:-${kind})?`,
		says: `an ID such as 7-${kind}`,
		example: `7-${kind}`,
		wire: 'string',
		complete: (id) => (id.includes('-') ? id : `${id}-${kind}`),
	};
}

const name = (one: Json) => wordsOf(one.name);
const page = ({ htmlUrl }: Json) => htmlUrl;

/** The page of a record: the number, then perhaps the name. */
const pagesOf = (noun: string) =>
	pagesAt(['app.nutshell.com'], `/${noun}/(\\d{1,19})(?:-[^/?#\\s>]*)?`);

/** The server searches by text. */
function searched(route: Route, always: Query = {}) {
	return { route, query: (q: string): Query => ({ ...always, q }) };
}

/** A record that is called by its name, among those that the server finds for it. */
const byName = (route: Route, example: string) =>
	named(example, { search: { route, query: (q) => ({ q }) } });

/** A record with an email address, in any case of letters. */
const byEmailIn = (route: Route, list: string): LookupKind => ({
	...byEmail,
	route,
	query: (email) => ({ email }),
	records: (answer, email) =>
		requireList(recordsIn(answer, list)).filter(({ emails }) => hasEmail(emails, email)),
});

const hasEmail = (emails: unknown, email: string) =>
	arrayOf(emails).some((one) => isSameText(addressOf(one), email));

/** An email address as it stands in a list of them: alone, or as a value with a label. */
const addressOf = (one: unknown) => (isObject(one) ? one.value : one);

export const company = record('Company', {
	id: idOf('accounts'),
	list: 'GET /rest/accounts',
	paging: pages('accounts'),
	search: searched('GET /rest/accounts'),
	...byName('GET /rest/accounts', 'Acme'),
	by: [byEmailIn('GET /rest/accounts', 'accounts')],
	label: name,
	page,
	urls: [pagesOf('company')],
	urlExample: 'https://app.nutshell.com/company/15-acme',
	simplify: simplify.company,
});

export const person = record('Person', {
	plural: 'People',
	id: idOf('contacts'),
	list: 'GET /rest/contacts',
	paging: pages('contacts'),
	search: searched('GET /rest/contacts'),
	...byName('GET /rest/contacts', 'Jane Doe'),
	by: [byEmailIn('GET /rest/contacts', 'contacts')],
	label: name,
	page,
	urls: [pagesOf('person')],
	urlExample: 'https://app.nutshell.com/person/3-andy-fowler',
	simplify: simplify.person,
});

/** The number that people see, also in the lead's web address, is not the ID. */
export const lead = record('Lead', {
	id: idOf('leads'),
	list: 'GET /rest/leads',
	paging: pages('leads'),
	search: searched('GET /rest/leads'),
	...byName('GET /rest/leads', 'Acme Renewal'),
	label: (one) => withNote(one.name, one.number),
	page,
	urlExample: 'https://app.nutshell.com/lead/1000',
	by: [
		{
			mode: 'number',
			label: 'By Number',
			says: 'a lead number',
			example: '1000',
			pattern: '\\d{1,19}',
			urls: [pagesOf('lead'), '[Ll][Ee][Aa][Dd]-(\\d{1,19})'],
			route: 'GET /rest/leads',
			query: (number) => ({ 'filter[number]': number }),
			records: (answer, number) =>
				requireList(recordsIn(answer, 'leads')).filter((one) => wordsOf(one.number) === number),
		},
	],
	simplify: simplify.lead,
});

export const note = record('Note', {
	id: idOf('notes'),
	list: 'GET /rest/notes',
	paging: pages('notes'),
	label: ({ body }) => shorten(wordsOf(body), 80),
	simplify: simplify.note,
});

export const task = record('Task', {
	id: idOf('tasks'),
	list: 'GET /rest/tasks',
	paging: pages('tasks'),
	search: searched('GET /rest/tasks'),
	label: ({ title }) => wordsOf(title),
	simplify: simplify.task,
});

export const activity = record('Activity', {
	id: idOf('activities'),
	list: 'GET /rest/activities',
	paging: activityList,
	search: searched('GET /rest/activities'),
	label: name,
	simplify: simplify.activity,
});

export const timelineEvent = record('Timeline Event', {
	id: idOf('events'),
	list: 'GET /rest/events',
	paging: timelinePages,
	label: ({ id, action, payloadType }) => joined([id, action, payloadType], ' '),
	simplify: simplify.timelineEvent,
});

export const product = record('Product', {
	id: idOf('products'),
	list: 'GET /rest/products',
	paging: whole('products'),
	search: searched('GET /rest/products'),
	...named('Annual Plan'),
	label: name,
	simplify: simplify.product,
});

export const source = record('Source', {
	id: idOf('sources'),
	list: 'GET /rest/sources',
	paging: whole('sources'),
	search: searched('GET /rest/sources'),
	...named('Trade Fair'),
	label: name,
	simplify: simplify.source,
});

/** Tags of one kind of record go on no other. */
function tagsOf(noun: string, kind?: string) {
	const query = kind === undefined ? {} : { 'filter[tagType]': kind };
	return record(noun, {
		id: idOf('tags'),
		list: 'GET /rest/tags',
		query,
		paging: whole('tags'),
		search: searched('GET /rest/tags', query),
		...named('vip'),
		label: name,
	});
}

export const tag = { ...tagsOf('Tag'), simplify: simplify.tag };
export const companyTag = tagsOf('Company Tag', 'accounts');
export const personTag = tagsOf('Person Tag', 'contacts');
export const leadTag = tagsOf('Lead Tag', 'leads');

/** The lists that only an administrator changes: short, and without a search. */
function setting(
	noun: string,
	kind: string,
	example: string,
	own: Partial<Pick<RecordKind, 'label' | 'names' | 'simplify'>> = {},
	segment = kind.toLowerCase(),
) {
	return record(noun, {
		id: idOf(kind),
		list: `GET /rest/${segment}`,
		paging: whole(segment),
		...named(example),
		label: name,
		...own,
	});
}

export const accountType = setting('Company Type', 'accountTypes', 'Customer');
export const activityType = setting('Activity Type', 'activityTypes', 'Meeting');
export const audience = setting('Audience', 'emAudiences', 'Newsletter', {}, 'audiences');
export const competitor = setting('Competitor', 'competitors', 'Globex');
export const industry = setting('Industry', 'industries', 'Retail', {
	simplify: simplify.industry,
});
export const market = setting('Market', 'markets', 'Europe');
export const outcome = setting('Outcome', 'outcomes', 'Won', { simplify: simplify.outcome });
export const pipeline = setting('Pipeline', 'stagesets', 'Sales', { simplify: simplify.pipeline });
export const stage = setting('Stage', 'stages', 'Qualified', { simplify: simplify.stage });
export const territory = setting('Territory', 'territories', 'West', {
	simplify: simplify.territory,
});
export const user = setting('User', 'users', 'Jane Doe', {
	names: { of: (one) => [one.name, ...arrayOf(one.emails).map(addressOf)], example: 'Jane Doe' },
	// One without a name is called by the email address.
	label: (one) => wordsOf(one.name) || wordsOf(primary(one.emails)),
	simplify: simplify.user,
});

const COLUMN_TYPES = new Map<unknown, FieldType>([
	['Currency', 'number'],
	['Date', 'dateTime'],
]);

/** What companies, people and leads hold themselves, as far as it is published or was seen. */
const OWN_FIELDS = [
	...['addresses', 'anticipatedClosedTime', 'avatarUrl', 'closedTime', 'confidence', 'createdTime'],
	...['customFields', 'deletedTime', 'description', 'dueTime', 'emails', 'employeeCount'],
	...['firstName', 'href', 'htmlUrl', 'htmlUrlPath', 'id', 'initials', 'isCurrentUserWatching'],
	...['isDeleted', 'isOverdue', 'jobTitle', 'lastContactedTime', 'lastName', 'links'],
	...['manualValue', 'mcfxContactId', 'mcfxContactIds', 'name', 'number', 'overdueTime'],
	...['ownerType', 'phones', 'pieState', 'priority', 'rev', 'revenue', 'status', 'type', 'urls'],
	...['value', 'valueToProductMode'],
];

/** The custom fields of a kind of record, which are named by their titles. */
function fieldsOf(key: string, segment: string): ColumnSet {
	return {
		key,
		list: `GET /rest/${segment}/customfields/attributes`,
		paging: whole('customfields'),
		beside: OWN_FIELDS,
		read: { dateTime: day },
		column: (one) => {
			const title = wordsOf(one.title) || wordsOf(one.name);
			if (title === '') return undefined;
			const choices = choicesOf(one);
			return {
				id: title,
				name: title,
				type: choices ? 'options' : (COLUMN_TYPES.get(one.type) ?? 'string'),
				...(choices ? { options: choices.map((choice) => ({ name: choice, value: choice })) } : {}),
			};
		},
	};
}

/** What a field can be; undefined when it can be anything, or several things at once. */
function choicesOf({ type, enum: listed, choices = listed, isMultiple }: Json) {
	if (type === 'Decision') return ['Yes', 'No'];
	if (!Array.isArray(choices) || choices.length === 0 || isMultiple === true) return undefined;
	return choices
		.map((one) => (isObject(one) ? wordsOf(one.name) || wordsOf(one.value) : wordsOf(one)))
		.filter(Boolean);
}

export const companyFields = fieldsOf('companyFields', 'accounts');
export const personFields = fieldsOf('personFields', 'contacts');
export const leadFields = fieldsOf('leadFields', 'leads');
