import { list, resource } from '../../engine/vocabulary/operation';
import { numberedPages, unpaged } from '../api';
import { sortedByAny } from '../fields';

/** Who works on an account, as far as the CRM knows. */
export const accountTeamResource = resource('Account Team', {
	getMembers: list('GET /v2/crm_account_team_members', {
		name: 'Get Members',
		action: 'Get the members of account teams',
		description: 'Retrieve who is in the team of an account, by the IDs that the CRM gave them',
		paging: unpaged,
	}),
	getMembersWithRoles: list('GET /v2/crm_team_members_with_roles', {
		name: 'Get Members With Roles',
		action: 'Get the members of account teams with their roles',
		description:
			'Retrieve who is in the team of an account and as what, by the name of the account',
		paging: unpaged,
	}),
	getRoles: list('GET /v2/account_team_member_roles', {
		name: 'Get Roles',
		action: 'Get the roles in account teams',
		description: 'Retrieve what somebody can be in the team of an account',
		paging: numberedPages,
		options: sortedByAny('name'),
	}),
});
