import { list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { accountType } from '../records';

export const companyTypeResource = resource(accountType, {
	getAll: list('GET /rest/accounttypes', { paging: whole('accounttypes') }),
});
