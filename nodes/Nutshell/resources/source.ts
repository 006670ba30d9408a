import { list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { query } from '../fields';
import { source } from '../records';

export const sourceResource = resource(source, {
	getAll: list('GET /rest/sources', { paging: whole('sources'), filters: [query] }),
});
