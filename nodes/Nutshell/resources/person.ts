import { cases, choice, phone, references, text } from '../../engine/vocabulary/field';
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
import { customFieldOperations, personFields } from '../custom-fields';
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
import { listView } from '../list-view';
import { matchCustomField, matchPhone } from '../matching';
import { linking, updates } from '../patch';
import {
	audience,
	company,
	deletedPerson,
	person,
	personFilter,
	personTag,
	territory,
	user,
} from '../records';
import { related } from '../related';
import { bySavedFilter } from '../saved-filters';
import { undelete } from '../undelete';
import {
	alwaysOpen,
	openPoints,
	namesOfCustomFields,
	emptiedFields,
	partsOfName,
	phonesOfPerson,
} from '../undocumented';
import { byEmail, byPhone, upsert, type Wanted } from '../upsert';

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

const fieldFilters = [
	filterBy(audience, 'audiences'),
	filterByOne(company, 'accounts'),
	timespan('createdTime'),
	timespan('lastContactedTime'),
	text('filter[name]', { name: 'name', label: 'Name', placeholder: 'e.g. Andy' }),
	timespan('nextActivityStartTime'),
	otherFilters,
	filterBy(user, 'owners', { label: 'Owner' }),
	phone('filter[phone]', { name: 'phone', label: 'Phone', placeholder: 'e.g. +1 555 0100' }),
	filterBy(personTag, 'tags', { label: 'Tag' }),
	filterBy(territory, 'territories'),
];
const saved = bySavedFilter(personFilter);
const filters = [...fieldFilters, email(), saved.field];

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

/** The rows of a list view are sorted by less than the people themselves. */
const listSort = sort(
	'accounts',
	'accountType',
	'createdTime',
	'industry',
	'lastContactedTime',
	'owner',
	'phone',
	'postalCode',
	'territory',
);

const matchBy = choice('personMatchBy', ['customField', 'email', 'phone'], {
	in: 'local',
	label: 'Match By',
	default: 'email',
	description:
		'What to recognize an existing person by; the whole text must be the same, apart from capital letters',
});
const byKey: Record<string, (local: Json) => Wanted> = {
	customField: matchCustomField.wanted,
	email: ({ email: address }) => byEmail(String(address)),
	phone: ({ phone: number }) => byPhone(String(number), 'contacts'),
};

const audienceIds = linking(
	'contacts',
	personId,
	'Audiences',
	references(audience, 'emAudiences', { name: 'audiences' }),
);

/** The API calls a person a contact. */
export const personResource = resource(person, {
	create: create('POST /rest/contacts', {
		beside: [fullName, emails, personPhones, companiesOf, owner, ...customFields],
		optional: more,
		check: hasNameOrContact,
		body: newRecord('contacts'),
		undocumented: openPoints(phonesOfPerson),
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
		prepare: saved.prepare,
	}),
	search: list('GET /rest/contacts', {
		required: [requiredQuery],
		paging: pages('contacts'),
		filters,
		options: [sortBy],
		prepare: saved.prepare,
	}),
	update: update('PATCH /rest/contacts/{id}', {
		...updates('contacts'),
		required: [personId],
		beside: customFields,
		undocumented: openPoints(namesOfCustomFields, emptiedFields, partsOfName, phonesOfPerson),
		optional: [
			...changedContent,
			text('firstName', { placeholder: 'e.g. Andy' }),
			text('jobTitle', { placeholder: 'e.g. Buyer' }),
			text('lastName', { placeholder: 'e.g. Fowler' }),
			fullName,
			patchOperations,
		],
	}),
	undelete: undelete('contacts', person, deletedPerson),
	upsert: action('POST /rest/contacts', {
		required: [
			matchBy,
			...cases(matchBy, {
				email: [email({ in: 'local' })],
				phone: [matchPhone],
				customField: matchCustomField.fields,
			}),
		],
		beside: [fullName, replacing(personPhones), replacing(companiesOf), owner, ...customFields],
		optional: [...more, emails].map(replacing),
		check: matchCustomField.check,
		tells: tellsCreated,
		undocumented: openPoints(namesOfCustomFields, emptiedFields, phonesOfPerson),
		run: async (job) => {
			const { local } = job.values;
			return await upsert(job, 'contacts', byKey[String(local.personMatchBy)](local));
		},
	}),
	addToAudience: {
		...audienceIds.addAudiences,
		undocumented: alwaysOpen(
			'Nutshell documents that the audiences of a person are replaced, but not that one is added to them: the node adds it.',
		),
		words: {
			name: 'Add to Audience',
			action: 'Add a person to an audience',
			description: 'Add a person to audiences; all others stay as they are',
		},
	},
	removeFromAudience: {
		...audienceIds.removeAudiences,
		words: {
			name: 'Remove From Audience',
			action: 'Remove a person from an audience',
			description: 'Remove a person from audiences; all others stay as they are',
		},
	},
	...customFieldOperations('contacts', person),
	...listView('contacts', person, { filters: fieldFilters, sort: listSort }),
	...related(person),
	...linking('contacts', personId, 'Companies', companies('accounts')),
	...linking('contacts', personId, 'Tags', tags(personTag, 'tags')),
});
