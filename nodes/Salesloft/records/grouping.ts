/** What people and accounts are grouped and described by. */
import { withNote } from '../../engine/vocabulary/answered';
import type { ColumnSet } from '../../engine/vocabulary/columns';
import { integerId, named, record } from '../../engine/vocabulary/record';
import { day } from '../../engine/vocabulary/time';
import { text } from '../../engine/vocabulary/value';
import { name, newestFirst, paging, sortedByName } from './shared';

export const tag = record('Tag', {
	id: integerId,
	list: 'GET /v2/tags',
	paging,
	search: { route: 'GET /v2/tags', query: (typed) => ({ search: typed }) },
	...named('conference'),
	label: name,
});

/** An import of people, as it is listed in Salesloft. */
export const peopleImport = record('Import', {
	id: integerId,
	list: 'GET /v2/imports',
	query: newestFirst,
	paging,
	...named('Trade Fair 2026'),
	label: name,
});

export const customField = record('Custom Field', {
	id: integerId,
	list: 'GET /v2/custom_fields',
	query: sortedByName,
	paging,
	...named('Favorite Color'),
	label: (one) => withNote(one.name, one.field_type),
});

export const savedListView = record('Saved List View', {
	id: integerId,
	list: 'GET /v2/saved_list_views',
	query: { sort_direction: 'ASC' },
	paging,
	...named('Hot Leads'),
	label: (one) => withNote(one.name, one.view),
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
