import { flag, integer, reference, text } from '../../../engine/vocabulary/field';
import { get, list, resource } from '../../../engine/vocabulary/operation';
import { numberedPages } from '../../api';
import { dataControlRequestId, sortedByAny } from '../../fields';
import { dataControlRequest, userGuid } from '../../records';
import { erasing, oneAccount, onePerson } from './erasing';

export const dataControlRequestResource = resource(dataControlRequest, {
	forgetPerson: erasing('POST /v2/data_control/right_to_be_forgotten', onePerson, {
		name: 'Forget Person',
		action: 'Forget a person',
		description: 'Erase a person for good who has asked for it, by the right to be forgotten',
	}),
	get: get('GET /v2/data_control/requests/{id}', { required: [dataControlRequestId] }),
	getAll: list('GET /v2/data_control/requests', {
		paging: numberedPages,
		filters: [
			flag('dry_run', { description: 'Whether they were dry runs' }),
			text('request_type', {
				min: 1,
				description: 'As it stands in a request; the values are not published',
			}),
			integer('team_id', {
				label: 'Team ID',
				default: '',
				description: 'The ID of the team whose requests to return',
			}),
			reference(userGuid, 'user_guid', { label: 'User' }),
		],
		options: sortedByAny('created_at'),
		description: 'Retrieve what was asked to be erased, and what came of it',
	}),
	redactAccount: erasing('POST /v2/data_control/account_redaction', oneAccount, {
		name: 'Redact Account',
		action: 'Redact an account',
		description: 'Erase what an account holds, for good; its people stay',
	}),
	redactAccountAndPeople: erasing(
		'POST /v2/data_control/account_and_people_redaction',
		oneAccount,
		{
			name: 'Redact Account and People',
			action: 'Redact an account and its people',
			description: 'Erase what an account and all of its people hold, for good',
		},
	),
	softDeletePerson: erasing('POST /v2/data_control/people_soft_deletion', onePerson, {
		name: 'Soft-Delete Person',
		action: 'Soft delete a person',
		description:
			'Have a person deleted softly, as Salesloft calls it; what stays of them, and who can bring them back, is not published',
	}),
});
