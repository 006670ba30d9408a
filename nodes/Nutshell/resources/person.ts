import { phone, text } from '../../engine/vocabulary/field';
import { operation, resource } from '../../engine/vocabulary/operation';
import { newestFirst, pages } from '../api';
import { create, getWithCustomFields } from '../exchange';
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
import { audience, company, personFields, personTag, territory, user } from '../records';
import { simple } from '../simplify';
import { byEmail, upsert } from '../upsert';

const fullName = name('e.g. Andy Fowler');
const customFields = ownFields(personFields);

const content = [
	addresses,
	audiences,
	companies('links.accounts'),
	customFields,
	description,
	emails,
	owner,
	personPhones,
	tags(personTag, 'links.tags'),
	territoryOf,
	websites,
];
const changedContent = content.map(replacing);

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
export const personResource = resource(
	'Person',
	{
		create: operation('POST /rest/contacts', {
			optional: [{ ...fullName, topLevel: true }, ...content],
			check: hasNameOrContact,
			body: create('contacts'),
		}),
		delete: operation('DELETE /rest/contacts/{id}', {
			required: [personId],
			output: 'deleted',
			description: 'Delete a person; it can be brought back in Nutshell for a while',
		}),
		get: operation('GET /rest/contacts/{id}', {
			required: [personId],
			options: [includeCustomFields],
			run: getWithCustomFields('contacts'),
		}),
		getAll: operation('GET /rest/contacts', {
			paging: newestFirst('contacts'),
			filters,
			options: [sortBy],
		}),
		search: operation('GET /rest/contacts', {
			required: [requiredQuery],
			paging: pages('contacts'),
			filters,
			options: [sortBy],
		}),
		update: operation('PATCH /rest/contacts/{id}', {
			...updates('contacts'),
			required: [personId],
			optional: [
				...changedContent,
				text('firstName'),
				text('jobTitle'),
				text('lastName'),
				fullName,
				patchOperations,
			],
		}),
		upsert: operation('POST /rest/contacts', {
			required: [email({ in: 'local' })],
			optional: [...changedContent, fullName],
			run: async (job) => await upsert(job, 'contacts', byEmail(String(job.values.local.email))),
		}),
		...linking('contacts', personId, 'Companies', companies('accounts')),
		...linking('contacts', personId, 'Tags', tags(personTag, 'tags')),
	},
	{
		plural: 'People',
		simplify: simple(
			'id',
			'name',
			'firstName',
			'lastName',
			'jobTitle',
			'htmlUrl',
			'description',
			['email', 'emails'],
			['phone', 'phones'],
			['website', 'urls'],
			['address', 'addresses'],
			['owner', 'links.owner'],
			['territory', 'links.territory'],
			['companies', 'links.accounts'],
			['tags', 'links.tags'],
			['audiences', 'links.emAudiences'],
			'customFields',
			'createdTime',
		),
	},
);
