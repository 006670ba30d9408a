/** Every operation of the emulator, answered once: each answer is held to the known facts. */
import { matchOperation, readContract } from '../../../sandbox/contract';
import { readFacts } from '../../../sandbox/facts';
import { operations, salesloftAccount as account } from '../../../sandbox/salesloft';
import { open } from './team';

const { firstPerson, firstAccount, cadences, conversations } = account;
const { id: conversation, transcription } = conversations.held;
const contract = readContract('salesloft');

const bulky = { upsert_key: 'email_address', email_address: 'bulky@example.com' };
const person = {
	email_address: 'new@example.com',
	first_name: 'Nora',
	tags: ['vip'],
	custom_fields: { 'Favorite Color': 'Red' },
	crm_id: '0035e00000ABCDEAA1',
	crm_id_type: 'salesforce',
};
const company = { name: 'New Inc.', domain: 'https://www.new.example' };
const field = { name: 'Shoe Size', field_type: 'person' };
const hook = {
	callback_url: 'https://hooks.example/1',
	callback_token: 'secret',
	event_type: 'person_created',
};

/** Reads, then what is made, then what is changed, then what is removed. */
const requests: Array<[method: string, path: string, body?: object]> = [
	['GET', '/me'],
	['GET', '/team'],
	['GET', '/profiles'],
	['GET', '/tasks/counts'],
	['GET', '/users?visible_only=false'],
	['GET', '/users?page=1'],
	['GET', '/users/102'],
	['GET', '/groups'],
	['GET', '/groups/201'],
	['GET', '/people?include_paging_counts=true&per_page=100'],
	['GET', `/people/${firstPerson}`],
	['GET', '/accounts'],
	['GET', `/accounts/${firstAccount}`],
	['GET', '/account_stages'],
	['GET', '/account_stages/651'],
	['GET', '/account_tiers'],
	['GET', '/account_tiers/681'],
	['GET', '/account_types'],
	['GET', '/account_team_member_roles'],
	['GET', '/crm_account_team_members'],
	['GET', '/crm_team_members_with_roles'],
	['GET', '/custom_roles'],
	['GET', '/custom_roles/5a1e5107-0000-4000-8000-000000000641'],
	['GET', '/team_templates'],
	['GET', '/team_templates/5a1e5107-0000-4000-8000-000000000761'],
	['GET', '/email_template_attachments'],
	['GET', '/team_template_attachments'],
	['GET', '/pending_emails'],
	['GET', '/activity_histories'],
	['GET', '/meetings'],
	['GET', '/meetings/reschedule_links/76001'],
	['POST', '/meetings/settings/searches'],
	['GET', '/calendar/events'],
	['GET', '/calendar_availabilities'],
	['GET', '/opportunities'],
	['GET', '/opportunities/73001'],
	['GET', '/opportunity_people'],
	['GET', '/crm_activities'],
	['GET', '/crm_activities/75001'],
	['GET', '/crm_activity_fields'],
	['GET', '/crm_users'],
	['GET', '/saved_list_views'],
	['GET', '/saved_list_views/981'],
	['GET', '/opportunity_stages'],
	['GET', '/opportunity_stages/621'],
	['GET', '/successes'],
	['GET', '/person_stages'],
	['GET', '/person_stages/601'],
	['GET', '/cadences'],
	['GET', `/cadences/${cadences.archived}`],
	['GET', '/steps'],
	['GET', '/steps/401'],
	['GET', '/cadence_memberships'],
	['GET', '/cadence_memberships/50001'],
	['GET', '/tasks'],
	['GET', '/tasks/10001'],
	['GET', '/notes'],
	['GET', '/notes/20001'],
	['GET', '/activities/calls'],
	['GET', '/activities/calls/30001'],
	['GET', '/activities/emails?scoped_fields[]=body&scoped_fields[]=subject'],
	['GET', '/activities/emails/40001'],
	['GET', '/email_templates'],
	['GET', '/email_templates/501'],
	['GET', '/imports'],
	['GET', '/imports/951'],
	['GET', '/actions'],
	['GET', '/actions/80001'],
	['POST', '/ongoing_actions', { action_id: 80_003 }],
	['GET', '/action_details/call_instructions'],
	['GET', '/action_details/call_instructions/431'],
	['GET', '/cadence_stats/301'],
	['GET', '/cadence_exports/301'],
	['POST', '/imports', { name: 'Autumn Fair' }],
	['PUT', '/imports/951', { name: 'Spring Fair', user_id: 102 }],
	['DELETE', '/imports/952?undo=single'],
	['GET', '/audit_reports'],
	['GET', '/audit_reports/84001'],
	['POST', '/bulk_jobs', { type: 'person/upsert', name: 'Fair' }],
	['POST', '/bulk_jobs/82001/job_data', { data: [bulky, { ...bulky, account_id: 9 }] }],
	['GET', '/bulk_jobs/82001/job_data'],
	['PUT', '/bulk_jobs/82001', { ready_to_execute: true }],
	['GET', '/bulk_jobs'],
	['GET', '/bulk_jobs/82001'],
	['GET', '/bulk_jobs/82001/job_data'],
	['GET', '/bulk_jobs/82001/results'],
	['DELETE', '/bulk_jobs/82001'],
	['POST', '/bulk_reschedule_tasks', { task_ids: [10001], due_date: '2026-12-02' }],
	['GET', '/tags'],
	['GET', '/call_dispositions'],
	['GET', '/call_dispositions/801'],
	['GET', '/call_sentiments'],
	['GET', '/call_sentiments/851'],
	['GET', '/conversations'],
	['GET', `/conversations/${conversation}`],
	['GET', `/conversations/${conversation}/extensive`],
	['GET', `/conversations/${conversation}/recording`],
	['GET', '/transcriptions'],
	['GET', `/transcriptions/${transcription}`],
	['GET', `/transcriptions/${transcription}/artifact`],
	['GET', `/transcriptions/${transcription}/sentences`],
	['GET', '/call_data_records'],
	['GET', '/call_data_records/93001'],
	['GET', '/data_control/requests'],
	['GET', '/data_control/requests/94001'],
	['GET', '/custom_fields'],
	['GET', '/custom_fields/901'],
	['POST', '/people', person],
	['POST', '/person_upserts', { ...person, upsert_key: 'email_address' }],
	['PUT', `/people/${firstPerson}`, { import_id: 951, do_not_contact: true }],
	['POST', '/accounts', { ...company, crm_id: '0015e00000ABCDEAA1', crm_id_type: 'salesforce' }],
	['POST', '/account_upserts', { ...company, upsert_key: 'domain' }],
	['PUT', `/accounts/${firstAccount}`, { ...company, domain: 'x.example', archived: true }],
	['POST', '/cadence_memberships', { person_id: firstPerson + 1, cadence_id: cadences.outbound }],
	[
		'POST',
		'/tasks',
		{
			subject: 'Call',
			person_id: String(firstPerson),
			user_id: 101,
			task_type: 'call',
			due_date: '2026-12-01',
			remind_at: '2026-12-01T08:00:00.000Z',
			current_state: 'scheduled',
		},
	],
	['PUT', '/tasks/10001', { current_state: 'completed', due_at: '2026-12-01T08:00:00.000Z' }],
	[
		'POST',
		'/activities/calls',
		{ person_id: firstPerson, disposition: 'Connected', sentiment: 'Neutral', notes: 'Hi' },
	],
	[
		'POST',
		'/notes',
		{ content: 'Hi', associated_with_type: 'account', associated_with_id: firstAccount },
	],
	['PUT', '/notes/20001', { content: 'Ho' }],
	['POST', '/cadence_imports', { settings: { name: 'New' }, cadence_content: { step_groups: [] } }],
	['POST', '/activities', { action_id: 80_003 }],
	['POST', '/person_stages', { name: 'Later' }],
	['PUT', '/person_stages/601', { name: 'Newer' }],
	['POST', '/email_templates', { title: 'New', subject: 'Hello', open_tracking: true }],
	['PUT', '/email_templates/501', { title: 'Newer', shared: false }],
	['POST', '/team_templates', { title: 'New', body: '<p>Hello</p>' }],
	['PUT', '/team_templates/5a1e5107-0000-4000-8000-000000000761', { title: 'Newer' }],
	['PUT', '/pending_emails/78001', { message_id: '<1@mail.example>', status: 'sent' }],
	['PUT', '/meetings/76001', { no_show: true, status: 'booked' }],
	['PUT', '/meetings/settings/76501', { title: 'A talk', schedule_delay: 4 }],
	[
		'POST',
		'/calendar/events/upsert',
		{
			...{ id: 'x1', i_cal_uid: 'x1@calendar.example', calendar_id: 'external_1' },
			...{ start_time: '2026-12-01T08:00:00Z', end_time: '2026-12-01T09:00:00Z' },
			attendees: [{ email: 'jane@example.com', status: 'accepted' }],
		},
	],
	['GET', '/mime_email_payloads/78001'],
	[
		'POST',
		'/email_missing_tags',
		{ person_id: firstPerson, subject: 'Hi', body: '{{first_name}}' },
	],
	['GET', '/phone_number_assignments'],
	['GET', '/phone_number_assignments/991'],
	['GET', '/phone_numbers/caller_ids?phone_number=%2B16175550001'],
	['GET', '/phone_numbers/recording_settings/%2B16175550001'],
	['GET', '/external/configurations'],
	['POST', '/external/configurations', { object_type: 'person', external_type: 'ledger' }],
	['DELETE', '/external/configurations/921'],
	['GET', '/external/mappings'],
	[
		'POST',
		'/external/mappings',
		{
			...{ object_type: 'person', object_id: firstPerson },
			...{ external_type: 'customer', external_id: 'C-2' },
		},
	],
	['DELETE', '/external/mappings/79501'],
	['POST', '/external_emails', { mailbox: 'avery.admin@quartet.example', raw: 'SGVsbG8=' }],
	['POST', '/live_website_tracking_parameters', { person_id: firstPerson }],
	['POST', '/opportunity_people', { opportunity_id: 73001, person_id: firstPerson + 1 }],
	['DELETE', '/opportunity_people/74001'],
	['POST', '/conversations/calls', { from: '+1', to: '+2', duration: 60, recording: {} }],
	['POST', '/groups', { name: 'Asia', parent_id: 201 }],
	['PUT', '/groups/202', { name: 'Europe and Africa' }],
	['DELETE', '/groups/202'],
	['PUT', '/users/102', { active: false, role_id: 'Admin', work_country: 'FR' }],
	['POST', '/saved_list_views', { name: 'Cold Leads', view: 'people', view_params: '{"a":1}' }],
	['PUT', '/saved_list_views/981', { is_default: true }],
	['DELETE', '/saved_list_views/981'],
	['POST', '/opportunity_stages', { name: 'Signing' }],
	['PUT', '/opportunity_stages/621', { name: 'First Talk', order: 4 }],
	['DELETE', '/opportunity_stages/621'],
	['POST', '/custom_fields', field],
	['PUT', '/custom_fields/901', { ...field, name: 'Hat Size' }],
	['POST', '/webhook_subscriptions', hook],
	['GET', '/webhook_subscriptions'],
	['GET', '/webhook_subscriptions/60001'],
	['PUT', '/webhook_subscriptions/60001', { enabled: false }],
	['DELETE', '/webhook_subscriptions/60001'],
	['DELETE', '/custom_fields/901'],
	['DELETE', '/person_stages/601'],
	['DELETE', '/notes/20001'],
	['DELETE', '/tasks/10001'],
	['DELETE', '/cadence_memberships/50001'],
	['DELETE', `/accounts/${firstAccount}`],
	['DELETE', `/people/${firstPerson}`],
	['POST', '/data_control/right_to_be_forgotten', { people_ids: [firstPerson + 1] }],
	['POST', '/data_control/people_soft_deletion', { people_ids: [firstPerson + 2], dry_run: true }],
	['POST', '/data_control/account_redaction', { account_id: firstAccount + 1 }],
	['POST', '/data_control/account_and_people_redaction', { account_id: firstAccount + 2 }],
];

test('every answer of every operation agrees with the known facts', () => {
	const { send } = open();
	const wrong: string[] = [];
	const answered = new Set<string | undefined>();
	for (const [method, path, body] of requests) {
		const { status, text } = send(method, path, body);
		if (status >= 300) wrong.push(`${method} ${path}: ${text}`);
		const [bare] = path.split('?');
		answered.add(matchOperation(contract, method, `/v2${bare}`)?.operation.id);
	}
	expect(wrong).toEqual([]);
	const neverAnswered = operations.filter((id) => !answered.has(id));
	expect(neverAnswered).toEqual([]);
});

test('an answer of which nothing is known is empty, or made up where a file or a text comes of it; there are facts about all others', () => {
	const { unknown } = readFacts('salesloft');
	const unseen = operations.filter((id) => unknown.includes(id));
	expect(unseen.sort()).toEqual([
		'create_bulk_reschedule_tasks',
		'create_data_control_account_and_people_redaction',
		'create_data_control_account_redaction',
		'create_data_control_people_soft_deletion',
		'create_data_control_right_to_be_forgotten',
		'create_email_missing_tags',
		'get_cadence_stats_by_id',
		'get_conversations_by_id_extensive',
		'get_conversations_by_id_recording',
		'get_meetings_reschedule_links_by_id',
		'get_profiles',
		'get_tasks_counts',
		'get_transcriptions_by_id_artifact',
		'list_transcriptions_by_id_sentences',
	]);
	const { get, send } = open();
	const forget = { people_ids: [firstPerson] };
	const empty = [
		...[
			'/cadence_stats/301',
			'/profiles',
			'/tasks/counts',
			`/conversations/${conversation}/extensive`,
		].map((path) => get(path)),
		send('POST', '/data_control/right_to_be_forgotten', forget),
	];
	expect(empty.map(({ json }) => json)).toEqual(Array(5).fill({ data: {} }));
});
