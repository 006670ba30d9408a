import { flag, text, type Field } from '../../engine/vocabulary/field';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { wholeList } from '../../engine/vocabulary/paging';
import { memberId } from '../fields';
import { member } from '../records';

const organization: Field = text('org-public-id', {
	name: 'organizationId',
	label: 'Organization ID',
	pattern: { regex: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, says: 'a UUID' },
	placeholder: 'e.g. 12345678-9012-4abc-8def-345678901234',
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
