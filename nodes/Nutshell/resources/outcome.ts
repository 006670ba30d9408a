import { path } from '../../engine/vocabulary/field';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { outcome } from '../records';

export const outcomeResource = resource(outcome, {
	get: get('GET /rest/outcomes/{id}', { required: [path(outcome, 'id')] }),
	getAll: list('GET /rest/outcomes', { paging: whole('outcomes') }),
});
