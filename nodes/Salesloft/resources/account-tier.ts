import { texts } from '../../engine/vocabulary/field';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { numberedPages } from '../api';
import { accountTierId, active, ids, sorting } from '../fields';
import { accountTier } from '../records';

export const accountTierResource = resource(accountTier, {
	get: get('GET /v2/account_tiers/{id}', { required: [accountTierId] }),
	getAll: list('GET /v2/account_tiers', {
		paging: numberedPages,
		filters: [
			active,
			ids,
			texts('name[]', { label: 'Names', button: 'Add Name', placeholder: 'e.g. Enterprise' }),
		],
		options: sorting(['updated_at', 'created_at', 'order']),
	}),
});
