import { get, list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { competitorId, query } from '../fields';
import { competitor } from '../records';

export const competitorResource = resource(competitor, {
	get: get('GET /rest/competitors/{id}', { required: [competitorId] }),
	getAll: list('GET /rest/competitors', { paging: whole('competitors'), filters: [query] }),
});
