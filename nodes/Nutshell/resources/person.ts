import { phone, text } from '../../engine/vocabulary/field';
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
import { personFields } from '../custom-fields';
import { getWithCustomFields, newRecord } from '../exchange';
import {
	addresses,
	audiences,
	companies,
	description,
	email,
	emails,
	filterBy,
	filterByOne,
	hasNameOrContact,
	includeCustomFields,
	name,
	otherFilters,
	owner,
	ownFields,
	patchOperations,
	personId,
	personPhones,
	replacing,
	requiredQuery,
	sort,
	tags,
	territoryOf,
	timespan,
	websites,
} from '../fields';
import { linking, updates } from '../patch';
import { audience, company, person, personTag, territory, user } from '../records';
import { byEmail, upsert } from '../upsert';

const fullName = name('e.g. Andy Fowler');
const customFields = ownFields(personFields);

const companiesOf = companies('links.accounts');
/** What is seldom known of a new person. */
const more = [
	addresses,
	audiences,
	description,
	tags(personTag, 'links.tags'),
	territoryOf,
	websites,
];
const changedContent = [...more, companiesOf, emails, owner, personPhones].map(replacing);

const filters = [
	filterBy(audience, 'audiences'),
	filterByOne(company, 'accounts'),
	timespan('createdTime'),
	email(),
	timespan('lastContactedTime'),
	text('filter[name]', { name: 'name', label: 'Name', placeholder: 'e.g. Andy' }),
	timespan('nextActivityStartTime'),
	otherFilters,
	filterBy(user, 'owners', { label: 'Owner' }),
	phone('filter[phone]', { name: 'phone', label: 'Phone' }),
	filterBy(personTag, 'tags', { label: 'Tag' }),
	filterBy(territory, 'territories'),
];

const sortBy = sort(
	'accounts',
	'accountType',
	'createdTime',
	'email',
	'industry',
	'lastContactedTime',
	'name',
	'owner',
	'phone',
	'postalCode',
	'territory',
);

/** The API calls a person a contact. */
export const personResource = resource(person, {
	create: create('POST /rest/contacts', {
		beside: [fullName, emails, personPhones, companiesOf, owner, ...customFields],
		optional: more,
		check: hasNameOrContact,
		body: newRecord('contacts'),
	}),
	delete: remove('DELETE /rest/contacts/{id}', {
		required: [personId],
		description: 'Delete a person; it can be brought back in Nutshell for a while',
	}),
	get: get('GET /rest/contacts/{id}', {
		required: [personId],
		options: [includeCustomFields],
		run: getWithCustomFields('contacts'),
	}),
	getAll: list('GET /rest/contacts', {
		paging: newestFirst('contacts'),
		filters,
		options: [sortBy],
	}),
	search: list('GET /rest/contacts', {
		required: [requiredQuery],
		paging: pages('contacts'),
		filters,
		options: [sortBy],
	}),
	update: update('PATCH /rest/contacts/{id}', {
		...updates('contacts'),
		required: [personId],
		beside: customFields,
		optional: [
			...changedContent,
			text('firstName'),
			text('jobTitle'),
			text('lastName'),
			fullName,
			patchOperations,
		],
	}),
	upsert: action('POST /rest/contacts', {
		required: [email({ in: 'local' })],
		beside: [fullName, replacing(personPhones), replacing(companiesOf), owner, ...customFields],
		optional: [...more, emails].map(replacing),
		tells: tellsCreated,
		run: async (job) => await upsert(job, 'contacts', byEmail(String(job.values.local.email))),
	}),
	...linking('contacts', personId, 'Companies', companies('accounts')),
	...linking('contacts', personId, 'Tags', tags(personTag, 'tags')),
});
