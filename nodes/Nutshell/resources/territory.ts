import { operation, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { simple } from '../simplify';

export const territoryResource = resource(
	'Territory',
	{ getAll: operation('GET /rest/territories', { paging: whole('territories') }) },
	{ simplify: simple('id', 'name') },
);
