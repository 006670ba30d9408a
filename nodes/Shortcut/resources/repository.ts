import { path } from '../../engine/vocabulary/field';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { wholeList } from '../../engine/vocabulary/paging';
import { repository } from '../records';

export const repositoryResource = resource(repository, {
	get: get('GET /api/v3/repositories/{repo-public-id}', {
		required: [path(repository, 'repo-public-id')],
	}),
	getAll: list('GET /api/v3/repositories', {
		paging: wholeList,
		description: 'Retrieve a list of the repositories that are connected with Shortcut',
	}),
});
