import { get, list, resource } from '../../engine/vocabulary/operation';
import { pages } from '../api';
import { between, numberId, order } from '../fields';
import { number } from '../records';

export const numberResource = resource(number, {
	get: get('GET /v1/numbers/{number_id}', { required: [numberId] }),
	getAll: list('GET /v1/numbers', {
		paging: pages,
		filters: between('Created'),
		options: [order],
	}),
});
