import { path } from '../../engine/vocabulary/field';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { industry } from '../records';

export const industryResource = resource(industry, {
	get: get('GET /rest/industries/{id}', { required: [path(industry, 'id')] }),
	getAll: list('GET /rest/industries', { paging: whole('industries') }),
});
