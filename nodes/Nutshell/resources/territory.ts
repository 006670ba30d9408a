import { list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { territory } from '../records';

export const territoryResource = resource(territory, {
	getAll: list('GET /rest/territories', { paging: whole('territories') }),
});
