import { list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { query } from '../fields';
import { simple } from '../simplify';

export const sourceResource = resource(
	'Source',
	{ getAll: list('GET /rest/sources', { paging: whole('sources'), filters: [query] }) },
	{ simplify: simple('id', 'name', 'channel') },
);
