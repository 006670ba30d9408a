import { get, list, resource } from '../../engine/vocabulary/operation';
import { pick } from '../../engine/vocabulary/output';
import { pages } from '../api';
import { between, numberId, order } from '../fields';

export const numberResource = resource(
	'Number',
	{
		get: get('GET /v1/numbers/{number_id}', { required: [numberId] }),
		getAll: list('GET /v1/numbers', {
			paging: pages,
			filters: between('Created'),
			options: [order],
		}),
	},
	{
		simplify: pick(
			'id',
			'name',
			'digits',
			'country',
			'time_zone',
			'availability_status',
			'live_recording_activated',
			'priority',
			'created_at',
		),
	},
);
