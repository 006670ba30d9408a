import { choice, flag, reference } from '../../engine/vocabulary/field';
import { list, resource } from '../../engine/vocabulary/operation';
import { cursorPages } from '../api';
import { between, sorting } from '../fields';
import { account, activityHistory, opportunity, person, userGuid } from '../records';

const TYPES = [
	'added_to_cadence',
	'call',
	'completed_action',
	{ name: 'DNC Event', value: 'dnc_event' },
	'email_reply',
	'meeting',
	'meeting_held',
	'message_conversation',
	'note',
	'opportunity_amount_change',
	'opportunity_close_date_change',
	'opportunity_stage_change',
	'received_email',
	'requested_email',
	'residency_change',
	'sent_email',
	'success',
	'task',
	'voicemail',
];

const resourceType = choice(
	'resource_type',
	['account', { name: 'Opportunity', value: 'crm_opportunity' }, 'person'],
	{ label: 'About', default: 'person' },
);

export const activityHistoryResource = resource(activityHistory, {
	getAll: list('GET /v2/activity_histories', {
		paging: cursorPages,
		description: 'Retrieve what happened with people, accounts and opportunities',
		filters: [
			reference(account, 'account', { in: 'local', name: 'accountId' }),
			...between('occurred_at', 'Occurred'),
			reference(opportunity, 'crm_opportunity', {
				in: 'local',
				label: 'Opportunity',
				name: 'opportunityId',
			}),
			reference(person, 'person', { in: 'local', name: 'personId' }),
			flag('pinned', { description: 'Whether they are pinned' }),
			resourceType,
			choice('type', TYPES, { default: 'call' }),
			...between('updated_at', 'Updated'),
			reference(userGuid, 'user_guid', { label: 'User' }),
		],
		options: sorting(['occurred_at', 'updated_at']),
		check: ({ local, query }) => {
			const [kind, other] = Object.keys(local);
			if (other !== undefined) return 'Choose one account, opportunity or person, not several';
			const wanted = query.resource_type ?? kind;
			return kind === undefined || wanted === kind
				? undefined
				: "'About' does not fit the chosen record";
		},
		prepare: async ({ values: { local, query } }) => {
			for (const [kind, id] of Object.entries(local)) {
				query.resource_type = kind;
				query['resource_id[]'] = [String(id)];
			}
		},
	}),
});
