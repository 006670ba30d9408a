import { path } from '../../engine/vocabulary/field';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { edition } from '../records';

/** What an account has bought of Nutshell. */
export const editionResource = resource(edition, {
	get: get('GET /rest/editions/{id}', { required: [path(edition, 'id')] }),
	getAll: list('GET /rest/editions', { paging: whole('editions') }),
});
