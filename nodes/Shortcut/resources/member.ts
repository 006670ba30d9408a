import { flag } from '../../engine/vocabulary/field';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { wholeList } from '../../engine/vocabulary/paging';
import { memberId, uuidField } from '../fields';
import { member } from '../records';

const organization = uuidField('org-public-id', {
	name: 'organizationId',
	label: 'Organization ID',
	description: 'For workspaces that belong to an organization',
});

export const memberResource = resource(member, {
	get: get('GET /api/v3/members/{member-public-id}', {
		required: [memberId],
		options: [organization],
	}),
	getAll: list('GET /api/v3/members', {
		paging: wholeList,
		filters: [
			flag('disabled', {
				description: 'Whether to return only members who are disabled, or only those who are not',
			}),
			organization,
		],
	}),
	getCurrent: get('GET /api/v3/member', {
		name: 'Get Current',
		action: 'Get the current member',
		description: 'Retrieve the member whose token the credential holds, and the workspace',
		simplify: false,
	}),
});
