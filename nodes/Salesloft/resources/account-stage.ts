import { get, list, resource } from '../../engine/vocabulary/operation';
import { cursorPages } from '../api';
import { accountStageId, active, between, ids, sorting } from '../fields';
import { accountStage } from '../records';

export const accountStageResource = resource(accountStage, {
	get: get('GET /v2/account_stages/{id}', { required: [accountStageId] }),
	getAll: list('GET /v2/account_stages', {
		paging: cursorPages,
		filters: [active, ids, ...between('updated_at', 'Updated')],
		options: sorting(['updated_at', 'created_at', 'order']),
	}),
});
