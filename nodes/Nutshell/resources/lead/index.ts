import { choice, code, flag, flagFor, reference, text } from '../../../engine/vocabulary/field';
import {
	action,
	create,
	get,
	list,
	remove,
	resource,
	update,
} from '../../../engine/vocabulary/operation';
import { pages, whole } from '../../api';
import { customFieldOperations } from '../../custom-fields';
import { getWithCustomFields, newRecord } from '../../exchange';
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
	patchOperations,
	people,
	query,
	replacing,
	requiredQuery,
	sort,
	sources,
	tags,
	timespan,
} from '../../fields';
import { listView } from '../../list-view';
import { linking, patch, updates } from '../../patch';
import {
	company,
	competitor,
	deletedLead,
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
} from '../../records';
import { related } from '../../related';
import { bySavedFilter } from '../../saved-filters';
import { report } from '../../simplify';
import { undelete } from '../../undelete';
import {
	competitorsOfNewLead,
	namesOfCustomFields,
	emptiedFields,
	openPoints,
} from '../../undocumented';
import { changeStatus } from './close';
import { customFields, leadName } from './fields';
import { leadInstallments } from './installments';
import { moveToStage } from './move';
import { getStages } from './stages';
import { upsertLead } from './upsert';
import { leadWatching } from './watch';
import { createWithPerson } from './with-person';

const useProducts = flagFor(true, 'valueToProductMode', {
	label: 'Value From Products',
	description: 'Whether the lead is to be worth the sum of its products again',
});

const fieldFilters = [
	timespan('createdTime'),
	filterByOne(company, 'accounts'),
	filterBy(competitor, 'competitors'),
	filterBy(market, 'markets'),
	text('filter[name]', { name: 'name', label: 'Name', placeholder: 'e.g. Renewal' }),
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

const reportTypes = [
	{ name: 'New Leads', value: 'newleads' },
	...['attribution', 'custom', 'forecast', 'losses', 'sales'],
];

const segments = [
	...['assignees', 'channels', 'competitors', 'outcomes', 'productCategories', 'products'],
	...['sources', 'tags', 'territories'],
];

const gaps = [
	{ name: 'Days', value: 'd' },
	{ name: 'Months', value: 'm' },
	{ name: 'Quarters', value: 'q' },
	{ name: 'Weeks', value: 'w' },
	{ name: 'Years', value: 'y' },
];

export const leadResource = resource(lead, {
	changeStatus,
	createWithPerson,
	// Get and Set Installments
	...leadInstallments,
	moveToStage,
	upsert: upsertLead,
	// Watch, Unwatch
	...leadWatching,
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
		undocumented: openPoints(competitorsOfNewLead),
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
	getFiles: list('GET /rest/leads/{id}/files', {
		required: [leadId],
		paging: whole('files'),
		simplify: false,
		name: 'Get Files',
		action: 'Get the files of a lead',
		description: 'Retrieve what Nutshell tells of the files of a lead',
	}),
	getRelatedFiles: list('GET /rest/leads/{id}/relatedfiles', {
		required: [leadId],
		paging: whole('relatedfiles'),
		simplify: false,
		name: 'Get Related Files',
		action: 'Get the related files of a lead',
		description: 'Retrieve what Nutshell tells of the files of what a lead is linked to',
	}),
	getReport: list('GET /rest/leads/report', {
		required: [
			choice('reportType', reportTypes, { default: 'sales', label: 'Report' }),
			choice('gap', gaps, { name: 'interval', label: 'Interval', default: 'm' }),
		],
		query: { format: 'json' },
		paging: whole('reports'),
		filters: [
			text('filter[name]', { name: 'name', label: 'Name' }),
			code('groupByField', {
				label: 'Group By',
				description: "A field by Nutshell's own name",
			}),
			code('pivotFacet', { description: "A facet by Nutshell's own name" }),
			query,
			choice('segmentByField', segments, { name: 'segmentBy', label: 'Segment By' }),
			code('sort', { label: 'Sort By', description: "A field by Nutshell's own name" }),
			flag('useConfidence', {
				description: 'Whether the value of a lead counts by the confidence in it',
			}),
		],
		simplify: report,
		name: 'Get Report',
		action: 'Get a report on leads',
		description: 'Retrieve the sales, the losses, the forecast or another report',
	}),
	getStages,
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
	undelete: undelete('leads', lead, deletedLead),
	update: update('PATCH /rest/leads/{id}', {
		...updates('leads'),
		required: [leadId],
		beside: customFields,
		undocumented: openPoints(namesOfCustomFields, emptiedFields),
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
