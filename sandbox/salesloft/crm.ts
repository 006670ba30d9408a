/** What the CRM has told Salesloft, which the API mostly only reads. */
import type { Operations } from '../emulator';
import type { Call } from './call';
import { onlyWhen } from './filters';
import { of, tagIds } from './links';
import { resource, writer } from './resource';

export const crm: Operations<Call> = {
	...resource('opportunities', {
		reads: {
			person_id: ({ id }, { state }) =>
				state.opportunity_people
					.where(({ opportunity_id }) => opportunity_id === id)
					.map(({ person_id }) => person_id),
			associated_account_id: 'account_id',
			tag: 'tags',
			tag_id: tagIds,
			// Which fields are scoped is not known: here none is.
			scoped_fields: () => true,
		},
		filters: { scoped_fields: onlyWhen(() => false) },
		tells: {
			account_name: of('account.name'),
			account_crm_id: of('account.crm_id'),
			owner_crm_id: of('owner.crm_id'),
		},
	}),
	...resource('opportunity_people', {
		...writer('opportunity_people', {
			check: (_, { opportunity_id, person_id }, taken) => ({
				person_id: taken(
					(one) => one.opportunity_id === opportunity_id && one.person_id === person_id,
				),
			}),
		}),
		removable: 'once',
	}),
	...resource('crm_activities', {}),
	...resource('crm_activity_fields', { sortedBy: 'title', direction: 'ASC' }),
	...resource('crm_users', {
		sortedBy: 'id',
		reads: {
			search: ({ first_name, last_name, crm_username }) => [first_name, last_name, crm_username],
			user_guid: 'user.guid',
		},
		tells: { name: ({ first_name, last_name }) => `${first_name} ${last_name}` },
	}),
};
