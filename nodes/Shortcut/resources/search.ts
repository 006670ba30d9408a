import { choices } from '../../engine/vocabulary/field';
import { list, resource } from '../../engine/vocabulary/operation';
import {
	firstPages,
	searchDetail,
	searchedKinds,
	searchEverything,
	searchQuery,
	simplifyFound,
} from '../search';

export const searchResource = resource('Search', {
	search: list('GET /api/v3/search', {
		required: [searchQuery('checkout !is:archived')],
		paging: firstPages,
		run: searchEverything,
		simplify: simplifyFound,
		filters: [
			choices('entity_types', searchedKinds, {
				label: 'Kinds',
				description: 'What to search; without a choice, all of them',
			}),
		],
		options: [searchDetail('record', 'With descriptions and comments')],
		name: 'Search Everything',
		action: 'Search everything',
		description:
			'Retrieve the stories, epics, iterations and objectives that match a search, each with its kind',
	}),
});
