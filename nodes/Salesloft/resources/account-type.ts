import { list, resource } from '../../engine/vocabulary/operation';
import { unpaged } from '../api';

export const accountTypeResource = resource('Account Type', {
	getAll: list('GET /v2/account_types', { paging: unpaged }),
});
