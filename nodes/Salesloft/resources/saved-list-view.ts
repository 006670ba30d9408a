import type { Json } from '../../engine/json';
import { choice, flag, json, text } from '../../engine/vocabulary/field';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { numberedPages } from '../api';
import { ids, savedListViewId, sorting } from '../fields';
import { savedListView } from '../records';

const name = text('name', { min: 1, placeholder: 'e.g. Hot Leads' });
const view = choice('view', [{ name: 'Accounts', value: 'companies' }, 'people', 'recordings'], {
	label: 'Shows',
	default: 'people',
});
const isDefault = flag('is_default', { description: 'Whether people see it first' });
const shared = flag('shared', { description: 'Whether the team sees it, too' });
const viewParams = json('view_params', {
	label: 'View Parameters',
	description: 'Its filters and columns, best taken from a view that was made in Salesloft',
});

/** The API takes them as a text, and gives them as an object. */
const withText = ({ view_params: given, ...body }: Json): Json =>
	given === undefined ? body : { ...body, view_params: JSON.stringify(given) };

export const savedListViewResource = resource(savedListView, {
	create: create('POST /v2/saved_list_views', {
		required: [name, view],
		beside: [viewParams],
		optional: [isDefault, shared],
		body: withText,
	}),
	delete: remove('DELETE /v2/saved_list_views/{id}', {
		required: [savedListViewId],
		description: 'Delete a saved list view; only the support of Salesloft can bring it back',
	}),
	get: get('GET /v2/saved_list_views/{id}', { required: [savedListViewId] }),
	getAll: list('GET /v2/saved_list_views', {
		paging: numberedPages,
		filters: [
			ids,
			flag('include_shared', { description: 'Whether to return those that others share, too' }),
			shared,
			view,
		],
		options: sorting(['name']),
	}),
	update: update('PUT /v2/saved_list_views/{id}', {
		required: [savedListViewId],
		optional: [isDefault, name, shared, viewParams],
		body: withText,
	}),
});
