import { list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { industry } from '../records';

export const industryResource = resource(industry, {
	getAll: list('GET /rest/industries', { paging: whole('industries') }),
});
