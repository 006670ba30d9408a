import { list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { simple } from '../simplify';

export const outcomeResource = resource(
	'Outcome',
	{ getAll: list('GET /rest/outcomes', { paging: whole('outcomes') }) },
	{ simplify: simple('id', 'name', 'status') },
);
