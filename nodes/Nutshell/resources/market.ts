import { path } from '../../engine/vocabulary/field';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { market } from '../records';

export const marketResource = resource(market, {
	get: get('GET /rest/markets/{id}', { required: [path(market, 'id')] }),
	getAll: list('GET /rest/markets', { paging: whole('markets') }),
});
