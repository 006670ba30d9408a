import { list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { outcome } from '../records';

export const outcomeResource = resource(outcome, {
	getAll: list('GET /rest/outcomes', { paging: whole('outcomes') }),
});
