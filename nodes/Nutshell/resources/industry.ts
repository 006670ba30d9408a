import { list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { simple } from '../simplify';

export const industryResource = resource(
	'Industry',
	{ getAll: list('GET /rest/industries', { paging: whole('industries') }) },
	{ simplify: simple('id', 'name') },
);
