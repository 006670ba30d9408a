import { code, flagFor, reference, text } from '../../engine/vocabulary/field';
import {
	action,
	create,
	get,
	list,
	remove,
	resource,
	update,
} from '../../engine/vocabulary/operation';
import { pages } from '../api';
import { asCompetitorMaps } from '../competitor-maps';
import { customFieldOperations, leadFields } from '../custom-fields';
import { getWithCustomFields, newRecord } from '../exchange';
import {
	companies,
	competitors,
	filterBy,
	filterByOne,
	includeCustomFields,
	leadDueTime,
	leadId,
	leadProducts,
	leadValue,
	otherFilters,
	owner,
	ownFields,
	patchOperations,
	people,
	replacing,
	requiredQuery,
	sort,
	sources,
	tags,
	timespan,
} from '../fields';
import { listView } from '../list-view';
import { linking, patch, updates } from '../patch';
import {
	company,
	competitor,
	lead,
	leadFilter,
	leadTag,
	market,
	outcome,
	person,
	pipeline,
	product,
	source,
	stage,
	user,
} from '../records';
import { related } from '../related';
import { bySavedFilter } from '../saved-filters';

/** What people call the name of a lead is its description. */
const leadName = text('description', {
	name: 'name',
	label: 'Name',
	min: 1,
	placeholder: 'e.g. 200 field sensors',
});
const customFields = ownFields(leadFields);
const useProducts = flagFor(true, 'valueToProductMode', {
	label: 'Value From Products',
	description: 'Whether the lead is to be worth the sum of its products again',
});

const fieldFilters = [
	timespan('createdTime'),
	filterByOne(company, 'accounts'),
	filterBy(competitor, 'competitors'),
	filterBy(market, 'markets'),
	text('filter[name]', { name: 'name', label: 'Name' }),
	code('filter[number]', {
		name: 'number',
		label: 'Number',
		placeholder: 'e.g. >1020',
		description: 'A lead number, or a range of them',
	}),
	otherFilters,
	filterBy(outcome, 'outcomes'),
	filterBy(user, 'owners', { label: 'Owner' }),
	filterByOne(person, 'contacts'),
	filterBy(pipeline, 'stageset', { name: 'pipelines' }),
	filterBy(product, 'products'),
	filterBy(source, 'sources'),
	filterBy(stage, 'milestones', { name: 'stages' }),
	filterBy(leadTag, 'tags', { label: 'Tag' }),
	filterBy(user, 'watchers', { label: 'Watcher' }),
];
const saved = bySavedFilter(leadFilter);
const filters = [...fieldFilters, saved.field];

const sortBy = sort(
	'age',
	'closedTime',
	'confidence',
	'milestone',
	'name',
	'owner',
	'sources',
	'value',
);

export const leadResource = resource(lead, {
	changeStatus: action('POST /rest/leads/{id}/status', {
		required: [leadId, reference(outcome, 'outcomeId', { name: 'outcome' })],
		optional: [
			competitors('competitorMaps', {
				description: 'Competitors that are on the lead already',
			}),
			leadProducts('productMaps'),
		],
		prepare: asCompetitorMaps,
		name: 'Change Status',
		action: 'Change the status of a lead',
		description: 'Close a lead; the outcome tells whether it is won, lost or cancelled',
	}),
	create: create('POST /rest/leads', {
		required: [leadName],
		beside: [
			companies('links.accounts'),
			people('links.contacts'),
			leadValue,
			owner,
			leadDueTime,
			...customFields,
		],
		optional: [
			competitors('links.competitorMaps'),
			leadProducts('links.productMaps'),
			sources,
			tags(leadTag, 'links.tags'),
		],
		body: newRecord('leads'),
	}),
	delete: remove('DELETE /rest/leads/{id}', {
		required: [leadId],
		description: 'Delete a lead; it can be brought back in Nutshell for a while',
	}),
	get: get('GET /rest/leads/{id}', {
		required: [leadId],
		options: [includeCustomFields],
		run: getWithCustomFields('leads'),
	}),
	getAll: list('GET /rest/leads', {
		paging: pages('leads'),
		filters,
		options: [sortBy],
		prepare: saved.prepare,
	}),
	reopen: action('POST /rest/leads/{id}/reopen', {
		required: [leadId],
		name: 'Reopen',
		action: 'Reopen a lead',
		description: 'Open a lead again that was won, lost or cancelled',
	}),
	search: list('GET /rest/leads', {
		required: [requiredQuery],
		paging: pages('leads'),
		filters,
		options: [sortBy],
		prepare: saved.prepare,
	}),
	setPipeline: action('POST /rest/leads/{id}/stageset', {
		required: [leadId, reference(pipeline, 'stageset', { name: 'pipeline' })],
		name: 'Set Pipeline',
		action: 'Set the pipeline of a lead',
		description: 'Move a lead into a pipeline, at its first stage',
	}),
	update: update('PATCH /rest/leads/{id}', {
		...updates('leads'),
		required: [leadId],
		beside: customFields,
		optional: [
			companies('links.accounts'),
			leadDueTime,
			leadName,
			owner,
			patchOperations,
			people('links.contacts'),
			sources,
			tags(leadTag, 'links.tags'),
			leadValue,
			useProducts,
		].map(replacing),
		body: ({ valueToProductMode, ...body }) => [
			...patch('leads')(body),
			...(valueToProductMode ? [{ op: 'replace', path: '/leads/0/valueToProductMode' }] : []),
		],
		check: ({ body }) =>
			body.valueToProductMode && body.manualValue !== undefined
				? "'Value' and 'Value From Products' exclude each other"
				: undefined,
	}),
	...customFieldOperations('leads', lead),
	...listView('leads', lead, { filters: fieldFilters, sort: sortBy }),
	...related(lead),
	...linking('leads', leadId, 'Companies', companies('accounts')),
	...linking('leads', leadId, 'People', people('contacts')),
	...linking('leads', leadId, 'Tags', tags(leadTag, 'tags')),
});
