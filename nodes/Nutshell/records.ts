/** The kinds of record of Nutshell: how each is named, listed, picked and simplified. */
import { joined, withNote, wordsOf } from '../engine/vocabulary/answered';
import { arrayOf, getPath, isObject, type Json } from '../engine/json';
import { requireList } from '../engine/vocabulary/paging';
import {
	byEmail,
	named,
	record,
	type IdType,
	type LookupKind,
	type RecordKind,
} from '../engine/vocabulary/record';
import type { Query } from '../engine/vocabulary/values';
import type { Route } from '../engine/vocabulary/route';
import { emailOrName, isSameText } from '../engine/vocabulary/spelling';
import { addressesAt } from '../engine/vocabulary/web-address';
import { plural, sentenceCase, shorten } from '../engine/vocabulary/words';
import {
	activityList,
	deletedEvents,
	only,
	pages,
	recordsIn,
	timelinePages,
	toldBy,
	whole,
} from './api';
import { primary } from './flat';
import * as simplify from './simplify';

/** What the IDs of Nutshell end in. */
const KINDS = [
	...['accounts', 'accountTypes', 'activities', 'activityTypes', 'competitorMaps'],
	...['competitors', 'contacts', 'customFields', 'editions', 'emails'],
	...['productCategories', 'productMaps'],
	...[
		'emAudiences',
		'events',
		'industries',
		'leads',
		'markets',
		'notes',
		'outcomes',
		'products',
		'quotes',
	],
	...['sources', 'stages', 'stagesets', 'tags', 'tasks', 'territories', 'users', 'wfForms'],
] as const;
type Kind = (typeof KINDS)[number];

/** IDs carry their kind: `7-contacts`. The bare number is understood too. */
function idType(kind: Kind): IdType {
	return {
		pattern: `\\d{1,19}(?:-${kind})?`,
		any: `\\d{1,19}-(?:${KINDS.join('|')})`,
		says: `an ID such as 7-${kind}`,
		example: `7-${kind}`,
		wire: 'string',
		complete: (id) => (id.includes('-') ? id : `${id}-${kind}`),
	};
}

const name = (one: Json) => wordsOf(one.name);
const link = ({ htmlUrl }: Json) => htmlUrl;

/** Whether it is not one of those that were deleted and can be brought back. */
export const isCurrent = ({ deletedTime }: Json) => !deletedTime;

/** The addresses of a kind of record: the number, then perhaps the name. */
const addresses = (noun: string) =>
	addressesAt(['app.nutshell.com'], `/${noun}/(\\d{1,19})(?:-[^/?#\\s>]*)?`);

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
	advice: 'create it first with Create or Update',
	route,
	query: (email) => ({ email }),
	records: (answer, email) =>
		requireList(recordsIn(answer, list)).filter((one) => hasEmail(one, email)),
});

/** Whether a record has an email address, in any case of letters. */
export const hasEmail = ({ emails }: Json, email: string) =>
	arrayOf(emails).some((one) => isSameText(addressOf(one), email));

/** An email address as it stands in a list of them: alone, or as a value with a label. */
const addressOf = (one: unknown) => (isObject(one) ? one.value : one);

/** The lists that only an administrator changes: short, and without a search. */
function setting(
	noun: string,
	kind: Kind,
	example: string,
	own: Partial<Pick<RecordKind, 'label' | 'names' | 'simplify' | 'refers' | 'within'>> = {},
	segment = kind.toLowerCase(),
) {
	return record(noun, {
		id: idType(kind),
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
export const stage = setting('Stage', 'stages', 'Qualified', {
	within: { kind: pipeline, holderId: simplify.pipelineOf, wire: 'filter[stageset][]' },
	refers: { pipeline: ['pipelineName', pipeline] },
	simplify: simplify.stage,
});
export const territory = setting('Territory', 'territories', 'West', {
	simplify: simplify.territory,
});
export const user = setting('User', 'users', 'Jane Doe', {
	names: {
		of: (one) => [one.name, ...arrayOf(one.emails).map(addressOf)],
		example: 'Jane Doe',
		isCurrent: ({ isEnabled }) => isEnabled !== false,
		read: emailOrName,
	},
	// One without a name is called by the email address.
	label: (one) => wordsOf(one.name) || wordsOf(primary(one.emails)),
	simplify: simplify.user,
});

export const product = record('Product', {
	id: idType('products'),
	list: 'GET /rest/products',
	paging: whole('products'),
	search: searched('GET /rest/products'),
	names: { of: (one) => [one.name, one.sku], example: 'Annual Plan', isCurrent },
	label: name,
	simplify: simplify.product,
});

export const source = record('Source', {
	id: idType('sources'),
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
		id: idType('tags'),
		list: 'GET /rest/tags',
		query,
		paging: whole('tags'),
		search: searched('GET /rest/tags', query),
		...named('vip', { isCurrent }),
		label: name,
	});
}

/** What tags go on, by Nutshell's numbers and words for it. */
const TAGGED = new Map<unknown, string>([
	...[['1', 'Leads'] as const, ['leads', 'Leads'] as const],
	...[['2', 'People'] as const, ['contacts', 'People'] as const],
	...[['3', 'Companies'] as const, ['accounts', 'Companies'] as const],
]);

/** Tags of several kinds may be called alike: `VIP (People)`. */
const tagOfKind = ({ name, tagType }: Json) =>
	withNote(name, TAGGED.get(wordsOf(tagType)) ?? tagType);

export const tag: RecordKind = {
	...tagsOf('Tag'),
	label: tagOfKind,
	simplify: simplify.tag,
};
export const companyTag = tagsOf('Company Tag', 'accounts');
export const personTag = tagsOf('Person Tag', 'contacts');
export const leadTag = tagsOf('Lead Tag', 'leads');

const NEWEST_FIRST: Query = { sort: '-createdTime' };

export const company = record('Company', {
	id: idType('accounts'),
	list: 'GET /rest/accounts',
	query: NEWEST_FIRST,
	paging: pages('accounts'),
	search: searched('GET /rest/accounts'),
	...byName('GET /rest/accounts', 'Acme'),
	by: [byEmailIn('GET /rest/accounts', 'accounts')],
	label: name,
	link,
	urls: [addresses('company')],
	urlExample: 'https://app.nutshell.com/company/15-acme',
	simplify: simplify.company,
	refers: {
		owner: ['ownerName', user],
		companyType: ['companyTypeName', accountType],
		industry: ['industryName', industry],
		territory: ['territoryName', territory],
		tags: ['tagNames', companyTag],
	},
});

export const person = record('Person', {
	plural: 'People',
	id: idType('contacts'),
	list: 'GET /rest/contacts',
	query: NEWEST_FIRST,
	paging: pages('contacts'),
	search: searched('GET /rest/contacts'),
	...byName('GET /rest/contacts', 'Jane Doe'),
	by: [byEmailIn('GET /rest/contacts', 'contacts')],
	label: name,
	link,
	urls: [addresses('person')],
	urlExample: 'https://app.nutshell.com/person/3-andy-fowler',
	simplify: simplify.person,
	refers: {
		owner: ['ownerName', user],
		territory: ['territoryName', territory],
		tags: ['tagNames', personTag],
		audiences: ['audienceNames', audience],
	},
});

/** A lead's name, of what pickers show: `Acme Renewal (1000)`. */
const withoutNumber = (label: string) => label.replace(/ \(\d{1,19}\)$/, '');

/** The number that people see, also in the lead's web address, is not the ID. */
export const lead = record('Lead', {
	id: idType('leads'),
	list: 'GET /rest/leads',
	// Leads cannot be sorted by when they were created; the newest is the one of the least age.
	query: { sort: 'age' },
	paging: pages('leads'),
	search: searched('GET /rest/leads'),
	...named('Acme Renewal', {
		search: { route: 'GET /rest/leads', query: (name) => ({ q: withoutNumber(name) }) },
	}),
	label: (one) => withNote(one.name, one.number),
	link,
	urlExample: 'https://app.nutshell.com/lead/1000',
	by: [
		{
			mode: 'number',
			label: 'By Number',
			says: 'a lead number',
			example: '1000',
			pattern: '\\d{1,19}',
			urls: [addresses('lead'), '[Ll][Ee][Aa][Dd]-(\\d{1,19})'],
			route: 'GET /rest/leads',
			query: (number) => ({ 'filter[number]': number }),
			records: (answer, number) =>
				requireList(recordsIn(answer, 'leads')).filter((one) => wordsOf(one.number) === number),
		},
	],
	simplify: simplify.lead,
	refers: {
		owner: ['ownerName', user],
		pipeline: ['pipelineName', pipeline],
		stage: ['stageName', stage],
		outcome: ['outcomeName', outcome],
		sources: ['sourceNames', source],
		tags: ['tagNames', leadTag],
	},
});

export const note = record('Note', {
	id: idType('notes'),
	list: 'GET /rest/notes',
	paging: pages('notes'),
	label: ({ body }) => shorten(wordsOf(body), 80),
	simplify: simplify.note,
});

export const task = record('Task', {
	id: idType('tasks'),
	list: 'GET /rest/tasks',
	paging: pages('tasks'),
	search: searched('GET /rest/tasks'),
	label: ({ title }) => wordsOf(title),
	simplify: simplify.task,
	refers: { assignee: ['assigneeName', user], creator: ['creatorName', user] },
});

export const activity = record('Activity', {
	id: idType('activities'),
	list: 'GET /rest/activities',
	paging: activityList,
	search: searched('GET /rest/activities'),
	label: name,
	simplify: simplify.activity,
	refers: {
		activityType: ['activityTypeName', activityType],
		users: ['userNames', user],
		creator: ['creatorName', user],
	},
});

export const timelineEvent = record('Timeline Event', {
	id: idType('events'),
	list: 'GET /rest/events',
	paging: timelinePages,
	label: ({ id, action, payloadType }) => joined([id, action, payloadType], ' '),
	simplify: simplify.timelineEvent,
	refers: { actor: ['actorName', user] },
});

/** What joins a product to a lead; it has a number and a price of its own. */
export const leadProduct = record('Lead Product', {
	id: idType('productMaps'),
	list: 'GET /rest/productmaps',
	paging: whole('productmaps'),
	label: name,
	simplify: simplify.leadProduct,
	refers: { product: ['productName', product] },
});

/** What joins a competitor to a lead. */
export const leadCompetitor = record('Lead Competitor', {
	id: idType('competitorMaps'),
	list: 'GET /rest/competitormaps',
	paging: whole('competitormaps'),
	label: name,
	simplify: simplify.leadCompetitor,
	refers: { competitor: ['competitorName', competitor] },
});

export const productCategory = setting('Product Category', 'productCategories', 'Hardware', {
	simplify: simplify.productCategory,
});

/** What was deleted, by the kind of its events; a name is looked up among these alone. */
function deletedOf(kind: RecordKind, events: string): RecordKind {
	return record(`Deleted ${kind.name}`, {
		plural: `Deleted ${kind.plural ?? plural(kind.name)}`,
		id: kind.id,
		list: 'GET /rest/events/deleted',
		query: { 'filter[types]': events, sort: '-change_time' },
		paging: toldBy(deletedEvents),
		label: kind.label,
		...(kind.names && named(kind.names.example)),
	});
}

export const deletedCompany = deletedOf(company, 'accounts');
export const deletedPerson = deletedOf(person, 'contacts');
export const deletedLead = deletedOf(lead, 'leads');
export const deletedNote = deletedOf(note, 'notes');

/** What was deleted of a kind that the timeline does not tell: those of the list that say so. */
function deletedAmong(kind: RecordKind): RecordKind {
	const { name: noun, id, list, query, paging = whole(''), label, names } = kind;
	return record(`Deleted ${noun}`, {
		...{ id, list, query, label },
		paging: only(paging, (one) => !isCurrent(one)),
		...(names && { names: { of: names.of, example: names.example } }),
	});
}

export const deletedProduct = deletedAmong(product);
export const deletedSource = deletedAmong(source);
export const deletedTag = deletedAmong(tag);

/** Nutshell lists no emails; the timeline tells of them. */
export const email = record('Email', {
	id: idType('emails'),
	list: 'GET /rest/events',
	query: { 'filters[payload][]': 'emails' },
	paging: toldBy(timelinePages),
	label: ({ subject }) => wordsOf(subject),
	link,
	simplify: simplify.email,
});

export const edition = setting('Edition', 'editions', 'Standard', { simplify: simplify.edition });

export const form = record('Form', {
	id: idType('wfForms'),
	list: 'GET /rest/forms',
	paging: whole('forms'),
	...named('Contact Us'),
	label: name,
	simplify: simplify.form,
});

/** Quotes and invoices are called by their numbers; the IDs of both are those of quotes. */
function salesDocument(noun: string, segment: string, example: string) {
	return record(noun, {
		id: idType('quotes'),
		list: `GET /rest/${segment}`,
		paging: pages(segment),
		names: { of: ({ number }) => [number], example },
		label: ({ number, recipient }) => withNote(number, getPath(recipient, 'name')),
		simplify: simplify.salesDocument,
	});
}

export const quote = salesDocument('Quote', 'quotes', 'Q-1001');
export const invoice = salesDocument('Invoice', 'invoices', 'I-1001');

/** Filters that people have saved for one kind of record. Of what they hold, nothing is published. */
const savedFilter = (kind: RecordKind, reportType: string) =>
	record(`Saved ${kind.name} Filter`, {
		id: {
			pattern: '\\d{1,19}(?:-\\w{1,40})?',
			says: 'an ID such as 7-filters',
			example: '7-filters',
			wire: 'string',
		},
		list: 'GET /rest/filters',
		query: { reportType },
		paging: whole('filters'),
		...named('Customers in the West'),
		label: name,
	});

export const companyFilter = savedFilter(company, 'entity_list_accounts');
export const leadFilter = savedFilter(lead, 'entity_list_leads');
export const personFilter = savedFilter(person, 'entity_list_contacts');

/** What a kind is called in a sentence, of several: `people`. */
export const nounsOf = ({ name: noun, plural: several = plural(noun) }: RecordKind) =>
	sentenceCase(several);
