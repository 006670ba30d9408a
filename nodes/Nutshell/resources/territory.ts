import { list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { simple } from '../simplify';

export const territoryResource = resource(
	'Territory',
	{ getAll: list('GET /rest/territories', { paging: whole('territories') }) },
	{ simplify: simple('id', 'name') },
);
