import { cases, choice, phone, text } from '../../engine/vocabulary/field';
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
import { companyFields } from '../custom-fields';
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
import { linking, updates } from '../patch';
import { accountType, company, companyTag, industry, person, territory, user } from '../records';
import { byEmail, byName, upsert } from '../upsert';

const companyName = name('e.g. Acme');
const customFields = ownFields(companyFields);
const industryOf = linked(industry, 'industry');
/** Every company has one. */
const type = linked(accountType, 'accountType', { name: 'companyType', nullable: false });

/** What is usually known of a company, beside its name. */
const main = [emails, companyPhones, owner];
/** What is seldom known of a new one. */
const more = [
	addresses,
	description,
	industryOf,
	people('links.contacts'),
	tags(companyTag, 'links.tags'),
	territoryOf,
	type,
	websites,
];

const filters = [
	filterBy(accountType, 'accountTypes', { name: 'companyTypes' }),
	timespan('createdTime'),
	email(),
	filterBy(industry, 'industries'),
	timespan('lastContactedTime'),
	text('filter[name]', { name: 'name', label: 'Name', placeholder: 'e.g. Acme' }),
	timespan('nextActivityStartTime'),
	otherFilters,
	filterBy(user, 'owners', { label: 'Owner' }),
	filterByOne(person, 'contacts'),
	phone('filter[phone]', { name: 'phone', label: 'Phone' }),
	filterBy(companyTag, 'tags', { label: 'Tag' }),
	filterBy(territory, 'territories'),
];

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

const matchBy = choice('matchBy', ['email', 'name'], {
	in: 'local',
	default: 'name',
	description:
		'What to recognize an existing company by; the whole text must be the same, apart from capital letters',
});

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
	}),
	search: list('GET /rest/accounts', {
		required: [requiredQuery],
		paging: pages('accounts'),
		filters,
		options: [sortBy],
	}),
	update: update('PATCH /rest/accounts/{id}', {
		...updates('accounts'),
		required: [companyId],
		beside: customFields,
		optional: [companyName, ...[...main, ...more].map(replacing), patchOperations],
	}),
	upsert: action('POST /rest/accounts', {
		required: [
			matchBy,
			...cases(matchBy, {
				name: [{ ...companyName, in: 'local' }],
				email: [email({ in: 'local' })],
			}),
		],
		beside: [...cases(matchBy, { email: [companyName] }), ...main.map(replacing), ...customFields],
		optional: more.map(replacing),
		tells: tellsCreated,
		run: async (job) => {
			const { matchBy: by, name: called, email: address } = job.values.local;
			return by === 'name'
				? await upsert(job, 'accounts', byName(String(called)))
				: await upsert(job, 'accounts', byEmail(String(address)));
		},
	}),
	...linking('accounts', companyId, 'People', people('contacts')),
	...linking('accounts', companyId, 'Tags', tags(companyTag, 'tags')),
});
