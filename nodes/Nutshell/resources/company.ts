import { cases, choice, phone, text } from '../../engine/vocabulary/field';
import type { Json } from '../../engine/json';
import {
	action,
	create,
	get,
	list,
	remove,
	resource,
	update,
} from '../../engine/vocabulary/operation';
import { tellsCreated } from '../../engine/vocabulary/output';
import { newestFirst, pages } from '../api';
import { companyFields, customFieldOperations } from '../custom-fields';
import { getWithCustomFields, newRecord } from '../exchange';
import {
	addresses,
	companyId,
	companyPhones,
	description,
	email,
	emails,
	filterBy,
	filterByOne,
	hasNameOrContact,
	includeCustomFields,
	linked,
	name,
	otherFilters,
	owner,
	ownFields,
	patchOperations,
	people,
	replacing,
	requiredQuery,
	sort,
	tags,
	territoryOf,
	timespan,
	websites,
} from '../fields';
import { listView } from '../list-view';
import { matchCustomField, matchPhone, matchWebsite } from '../matching';
import { linking, updates } from '../patch';
import {
	accountType,
	company,
	companyFilter,
	companyTag,
	deletedCompany,
	industry,
	person,
	territory,
	user,
} from '../records';
import { related } from '../related';
import { bySavedFilter } from '../saved-filters';
import { undelete } from '../undelete';
import { openPoints, namesOfCustomFields, emptiedFields } from '../undocumented';
import { byEmail, byName, byPhone, byWebsite, upsert, type Wanted } from '../upsert';

const companyName = name('e.g. Acme');
const customFields = ownFields(companyFields);
const industryOf = linked(industry, 'industry');
/** Every company has one. */
const type = linked(accountType, 'accountType', { name: 'companyType', nullable: false });

/** What is usually known of a company, beside its name. */
const main = [companyPhones, owner];
/** What is seldom known of a new one. */
const more = [
	addresses,
	description,
	emails,
	industryOf,
	people('links.contacts'),
	tags(companyTag, 'links.tags'),
	territoryOf,
	type,
	websites,
];

const fieldFilters = [
	filterBy(accountType, 'accountTypes', { name: 'companyTypes' }),
	timespan('createdTime'),
	filterBy(industry, 'industries'),
	timespan('lastContactedTime'),
	text('filter[name]', { name: 'name', label: 'Name', placeholder: 'e.g. Acme' }),
	timespan('nextActivityStartTime'),
	otherFilters,
	filterBy(user, 'owners', { label: 'Owner' }),
	filterByOne(person, 'contacts'),
	phone('filter[phone]', { name: 'phone', label: 'Phone', placeholder: 'e.g. +1 555 0100' }),
	filterBy(companyTag, 'tags', { label: 'Tag' }),
	filterBy(territory, 'territories'),
];
const saved = bySavedFilter(companyFilter);
const filters = [...fieldFilters, email(), saved.field];

const sortBy = sort(
	'accountType',
	'createdTime',
	'industry',
	'lastContactedTime',
	'name',
	'numberOfContacts',
	'owner',
	'phone',
	'postalCode',
	'territory',
);

const matchBy = choice('matchBy', ['customField', 'email', 'name', 'phone', 'website'], {
	in: 'local',
	default: 'name',
	description:
		'What to recognize an existing company by; the whole text must be the same, apart from capital letters',
});
const byKey: Record<string, (local: Json) => Wanted> = {
	customField: matchCustomField.wanted,
	email: ({ email: address }) => byEmail(String(address)),
	name: ({ name: called }) => byName(String(called)),
	phone: ({ phone: number }) => byPhone(String(number), 'accounts'),
	website: ({ website }) => byWebsite(String(website)),
};

/** The API calls a company an account. */
export const companyResource = resource(company, {
	create: create('POST /rest/accounts', {
		beside: [companyName, ...main, ...customFields],
		optional: more,
		check: hasNameOrContact,
		body: newRecord('accounts'),
	}),
	delete: remove('DELETE /rest/accounts/{id}', {
		required: [companyId],
		description: 'Delete a company; it can be brought back in Nutshell for a while',
	}),
	get: get('GET /rest/accounts/{id}', {
		required: [companyId],
		options: [includeCustomFields],
		run: getWithCustomFields('accounts'),
	}),
	getAll: list('GET /rest/accounts', {
		paging: newestFirst('accounts'),
		filters,
		options: [sortBy],
		prepare: saved.prepare,
	}),
	search: list('GET /rest/accounts', {
		required: [requiredQuery],
		paging: pages('accounts'),
		filters,
		options: [sortBy],
		prepare: saved.prepare,
	}),
	update: update('PATCH /rest/accounts/{id}', {
		...updates('accounts'),
		required: [companyId],
		beside: customFields,
		undocumented: openPoints(namesOfCustomFields, emptiedFields),
		optional: [companyName, ...[...main, ...more].map(replacing), patchOperations],
	}),
	undelete: undelete('accounts', company, deletedCompany),
	upsert: action('POST /rest/accounts', {
		required: [
			matchBy,
			...cases(matchBy, {
				name: [{ ...companyName, in: 'local' }],
				email: [email({ in: 'local' })],
				phone: [matchPhone],
				website: [matchWebsite],
				customField: matchCustomField.fields,
			}),
		],
		beside: [
			...cases(matchBy, {
				email: [companyName],
				phone: [companyName],
				website: [companyName],
				customField: [companyName],
			}),
			...main.map(replacing),
			...customFields,
		],
		optional: more.map(replacing),
		check: matchCustomField.check,
		tells: tellsCreated,
		undocumented: openPoints(namesOfCustomFields, emptiedFields),
		run: async (job) => {
			const { local } = job.values;
			return await upsert(job, 'accounts', byKey[String(local.matchBy)](local));
		},
	}),
	...customFieldOperations('accounts', company),
	...listView('accounts', company, { filters: fieldFilters, sort: sortBy }),
	...related(company),
	...linking('accounts', companyId, 'People', people('contacts')),
	...linking('accounts', companyId, 'Tags', tags(companyTag, 'tags')),
});
