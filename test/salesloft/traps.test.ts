/** What of Salesloft's API nobody would expect, as far as no other file of this folder is about it. */
import { salesloft as api } from '../../nodes/Salesloft/api';
import { json } from '../../sandbox/http';
import { byId, openAccount, type Opening } from '../harness/account';
import { account, salesloft } from './provider';

let instead: Opening['instead'];
const { open, exchanges, bodies, record, records, refusal, requests, sent } = openAccount(
	salesloft,
	{
		instead: (request) => instead?.(request),
	},
);
beforeEach(() => {
	instead = undefined;
});

const { admin, firstPerson, firstAccount } = account;

test.each([`ak_${'0f'.repeat(32)}`, `v2_ak_41_${'0f'.repeat(32)}`])(
	'a key is sent as it is, of the old form and of the new one: %s',
	async (secret) => {
		open({ secret, instead: () => json(200, { data: { id: 1 } }) });
		await record('user.getMe');
		expect(exchanges()[0].request.headers.authorization).toBe(`Bearer ${secret}`);
		expect(requests()).toEqual(['GET /v2/me']);
	},
);

test('a deep page costs more than one, and what it costs is taken from the answer', () => {
	const headers = { 'x-ratelimit-endpoint-cost': '30', 'x-ratelimit-remaining-minute': '570' };
	expect(api.quota?.(headers, 0)).toMatchObject({ cost: 30, remaining: 570 });
});

test('nothing tells a repeated write from a new one, so that a write is not repeated after a 500', async () => {
	instead = () => json(500, { error: 'Internal Server Error' });
	const person = { emailAddress: 'new@example.com' };
	expect(await refusal('person.create', person)).toBe(
		'Salesloft could not process the request (status 500): Internal Server Error [item 0]',
	);
	expect(requests()).toEqual(['POST /v2/people']);
});

test.each([
	['person', 'name'],
	['account', 'name'],
	['note', 'updated_at'],
	['task', 'due_date'],
	['user', 'email'],
	['cadence', 'name'],
	['meeting', 'start_time'],
])(
	'the list of %s is ordered by sort_by, and never by sort, as one page of the reference has it',
	async (resource, sortBy) => {
		await records(`${resource}.getAll`, { options: { sortBy, sortDirection: 'ASC' } });
		const asked = new URLSearchParams(sent()[0].query);
		expect(['sort', 'sort_by', 'sort_direction'].map((name) => asked.get(name))).toEqual([
			null,
			sortBy,
			'ASC',
		]);
	},
);

test('people without a time zone are asked for by Null, where all other filters say _is_null', async () => {
	const filters = { withoutLocale: true, withoutStage: true, withoutOwner: true };
	await records('person.getAll', { filters });
	const asked = new URLSearchParams(sent()[0].query);
	expect([asked.getAll('locales[]'), asked.getAll('person_stage_id[]')]).toEqual([
		['Null'],
		['_is_null'],
	]);
});

test('settings of meetings are searched by a POST whose filters stand in the address', async () => {
	const filters = { calendarType: 'gmail', userGuids: [admin.guid] };
	expect(await records('meetingSetting.getAll', { filters })).toHaveLength(1);
	expect(requests()).toEqual([
		`POST /v2/meetings/settings/searches?calendar_type=gmail&user_guids[]=${admin.guid}&page=1&per_page=50`,
	]);
	expect(bodies()).toEqual([]);
});

test('start_time of calendar events is the least end, and end_time the latest begin', async () => {
	const [event] = await records('calendarEvent.getAll');
	const found = async (filters: Record<string, unknown>) =>
		(await records('calendarEvent.getAll', { filters: filters as never })).map(({ id }) => id);
	expect(await found({ endsAfter: event.end_time, startsBefore: '2030-01-01T00:00:00Z' })).toEqual([
		event.id,
	]);
	expect(await found({ startsBefore: event.start_time })).toEqual([]);
	expect(requests()[1]).toBe(
		'GET /v2/calendar/events?start_time=2026-11-21T15:30:00.000713Z&end_time=2030-01-01T00:00:00.000Z&page=1&per_page=50',
	);
});

test('fields go by the names of the specification, not by the slips of the Postman collection', async () => {
	await record('person.create', {
		emailAddress: 'new@example.com',
		additionalFields: {
			secondaryEmailAddress: 'other@example.com',
			crmId: '0035e00000ABCDEAA1',
			personCompanyName: 'Example Inc.',
		},
	});
	// Not secondary_email_adress, crm_d and person-company_name.
	expect(Object.keys(bodies()[0] as object).sort()).toEqual([
		'crm_id',
		'crm_id_type',
		'email_address',
		'person_company_name',
		'secondary_email_address',
	]);
});

test('a team template goes by a UUID, and an email template by a number', async () => {
	const teamTemplateId = byId('5A1E5107-0000-4000-8000-000000000761');
	expect(await record('teamTemplate.get', { teamTemplateId })).toMatchObject({ title: 'Welcome' });
	expect(await record('emailTemplate.get', { emailTemplateId: byId(501) })).toMatchObject({
		title: 'First touch',
	});
	expect(await refusal('teamTemplate.get', { teamTemplateId: byId(501) })).toContain('501');
	expect(requests().slice(0, 2)).toEqual([
		'GET /v2/team_templates/5a1e5107-0000-4000-8000-000000000761',
		'GET /v2/email_templates/501',
	]);
});

test('a related record comes as its ID and address alone, and its ID is what is given', async () => {
	const shown = await record('person.get', { personId: byId(firstPerson) });
	const raw = await record('person.get', { personId: byId(firstPerson), simplify: false });
	expect(raw.account).toEqual({
		id: firstAccount,
		_href: `https://api.salesloft.com/v2/accounts/${firstAccount}`,
	});
	expect(shown.account_id).toBe(firstAccount);
});

test('a filter that Salesloft does not know is ignored there, so that none of another name is sent', async () => {
	await records('email.getAll', {
		filters: {
			hasReplies: true,
			hasViews: false,
			personId: byId(firstPerson),
			userIds: [admin.id],
		},
	});
	const answer = exchanges()[0].response.body.toString();
	const { metadata } = JSON.parse(answer) as { metadata: { filtering: object } };
	// What it has understood, it says.
	expect(Object.keys(metadata.filtering).sort()).toEqual([
		'has_replies',
		'has_views',
		'person_id',
		'user_id',
	]);
});
