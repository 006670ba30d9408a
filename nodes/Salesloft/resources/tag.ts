import { text } from '../../engine/vocabulary/field';
import { list, resource } from '../../engine/vocabulary/operation';
import { numberedPages } from '../api';
import { ids, sorting } from '../fields';
import { tag } from '../records';

export const tagResource = resource(tag, {
	getAll: list('GET /v2/tags', {
		paging: numberedPages,
		filters: [ids, text('search', { min: 1, placeholder: 'e.g. conference' })],
		options: sorting(['name']),
		description: 'Retrieve the tags that people, accounts, cadences and templates have',
	}),
});
