import { readContract } from '../../../sandbox/contract';
import type { ContractOperation } from '../../../sandbox/contract';
import { salesloftAccount as account } from '../../../sandbox/salesloft';
import { invalid, open } from './team';
import type { Reply } from './team';

const FIRST = account.firstPerson;
const { admin, standardUser, standardKey, readOnlyKey } = account;

describe('keys and scopes', () => {
	it('answers 401 with the text of the live API when no key is sent', () => {
		expect(open().get('/me', { headers: {} })).toMatchObject({
			status: 401,
			json: {
				error:
					'No Bearer Token attached to request, please see documentation at developers.salesloft.com',
			},
		});
		expect(open().get('/me', { key: 'v2_ak_0_wrong' }).status).toBe(401);
	});

	it('acts as the user that issued the key, also under the older path', () => {
		expect(open().get('/me').data).toMatchObject({ ...admin, team_admin: true });
		expect(open().get('/me.json').data.id).toBe(admin.id);
		expect(open().get('/me', { key: standardKey }).data).toMatchObject(standardUser);
		expect(open().get('/team').data.id).toBe(account.teamId);
	});

	it('answers 403 for a missing scope, before it looks at the request', () => {
		const { send } = open();
		expect(send('POST', '/people', { nonsense: 1 }, { key: readOnlyKey })).toMatchObject({
			status: 403,
			json: { error: 'Missing required scope: people:write' },
		});
		expect(send('DELETE', `/people/${FIRST}`, undefined, { key: readOnlyKey }).status).toBe(403);
		expect(send('GET', '/people', undefined, { key: readOnlyKey }).status).toBe(200);
	});

	it('shows subject and body of an e-mail only on request and with the privileged scope', () => {
		const { get } = open();
		expect(Object.keys(get('/activities/emails?per_page=1').rows[0])).not.toContain('subject');
		const path = '/activities/emails?per_page=1&sort_direction=ASC&scoped_fields[]=subject';
		expect(get(path).rows[0].subject).toBe('Hello Ada');
		expect(get(path, { key: standardKey }).json).toEqual({
			error: 'Missing required scope: email_contents:read',
		});
		expect(get('/activities/emails?scoped_fields[]=secrets').status).toBe(422);
	});

	it('needs the privileged scope, the type and a Lead or Contact for a CRM id', () => {
		const { send } = open();
		const body = { crm_id: '0035e00000abcdeAAA', crm_id_type: 'salesforce' };
		const path = `/people/${FIRST}`;
		expect(send('PUT', path, body, { key: standardKey }).status).toBe(403);
		expect(send('PUT', path, { crm_id: '001' })).toMatchObject(
			invalid({
				crm_id_type: ['must be given with crm_id'],
				crm_id: ['must have 18 characters and begin with 00Q or 003'],
			}),
		);
		expect(send('PUT', path, body).data).toMatchObject({
			crm_id: '0035e00000abcdeAAA',
			crm_object_type: 'contact',
		});
	});
});

describe('addresses and bodies', () => {
	it('answers 404 for what is not there and 501 for what is not emulated', () => {
		const { get } = open();
		for (const path of ['/nothing', '/people/1', '/people/abc', '/accounts/9999999999']) {
			expect(get(path)).toMatchObject({ status: 404, json: { error: 'Not Found' } });
		}
		expect(get('/integrations/signals/registrations')).toMatchObject({
			status: 501,
			json: {
				error:
					'The sandbox does not emulate list_integrations_signals_registrations (GET /v2/integrations/signals/registrations)',
			},
		});
		expect(get('/people?_query=ada').json.error).toBe(
			'The sandbox does not emulate the parameter _query',
		);
	});

	it('takes only JSON and only fields and types of the contract', () => {
		const { send } = open();
		const headers = {
			authorization: `Bearer ${account.apiKey}`,
			'content-type': 'application/x-www-form-urlencoded',
		};
		expect(send('POST', '/people', 'email_address=a@b.example', { headers }).status).toBe(400);
		expect(send('POST', '/people', '{').status).toBe(400);
		expect(send('POST', '/people', [1]).json).toEqual({
			errors: { body: ['is not of type object'] },
		});
		expect(send('POST', '/people', { email: 'a@b.example', account_id: '2001' })).toMatchObject(
			invalid({ email: ['is not known here'], account_id: ['is not of type integer'] }),
		);
		expect(send('POST', '/notes')).toMatchObject({ status: 422 });
	});
});

describe('rate limit', () => {
	it('is one budget of 600 a minute for all keys, told on every answer', () => {
		const { get } = open({ limit: 3 });
		const budget = (reply: Reply) => [
			reply.status,
			reply.headers['x-ratelimit-endpoint-cost'],
			reply.headers['x-ratelimit-remaining-minute'],
		];
		expect(budget(open().get('/me'))).toEqual([200, '1', '599']);
		expect(budget(get('/me'))).toEqual([200, '1', '2']);
		expect(budget(get('/nothing', { key: standardKey }))).toEqual([404, '1', '1']);
		expect(budget(get('/me', { headers: {} }))).toEqual([401, '0', '1']);
		expect(budget(get('/me', { key: readOnlyKey }))).toEqual([200, '1', '0']);
		const refused = get('/me');
		expect(budget(refused)).toEqual([429, '1', '0']);
		expect(refused.json).toEqual({ error: 'API rate limit exceeded' });
		expect(refused.headers).not.toHaveProperty('retry-after');
	});

	it('begins anew with each minute of the clock, not a minute after the first request', () => {
		const { get, wait } = open({ limit: 1 });
		wait(50_000);
		expect(get('/me').status).toBe(200);
		expect(get('/me').status).toBe(429);
		wait(9_999);
		expect(get('/me').status).toBe(429);
		wait(1);
		expect(get('/me').status).toBe(200);
	});

	it.each([
		[100, '1'],
		[101, '3'],
		[150, '3'],
		[151, '8'],
		[251, '10'],
		[500, '10'],
		[501, '30'],
	])('charges for page %i a cost of %s', (page, cost) => {
		const reply = open().get(`/people?page=${page}`);
		expect(reply.headers['x-ratelimit-endpoint-cost']).toBe(cost);
		expect(reply.headers['x-ratelimit-remaining-minute']).toBe(String(600 - Number(cost)));
	});
});

describe('lists', () => {
	it('pages with 25 records, newest first, and says what comes next', () => {
		const { get } = open();
		const first = get('/people');
		expect(first.ids).toEqual(Array.from({ length: 25 }, (_, i) => FIRST + 59 - i));
		expect(first.json.metadata).toEqual({
			filtering: {},
			paging: { per_page: 25, current_page: 1, next_page: 2, prev_page: null },
			sorting: { sort_by: 'updated_at', sort_direction: 'DESC NULLS LAST' },
		});
		expect(get('/people?page=3&include_paging_counts=true').json.metadata.paging).toEqual({
			per_page: 25,
			current_page: 3,
			next_page: null,
			prev_page: 2,
			total_pages: 3,
			total_count: 60,
		});
	});

	it('corrects page numbers out of range without a word and is empty past the end', () => {
		const { get } = open();
		const paging = (query: string) => get(`/people?${query}`).json.metadata.paging;
		expect(paging('per_page=500')).toMatchObject({ per_page: 100, next_page: null });
		expect(paging('per_page=0&page=-3')).toMatchObject({ per_page: 1, current_page: 1 });
		expect(get('/people?page=4')).toMatchObject({ status: 200, rows: [] });
		expect(get('/people?per_page=many').status).toBe(422);
	});

	it('caps the counts at 10,000 on request, at any team size', () => {
		const { get } = open({ people: 10_050 });
		const counts = '/people?per_page=100&include_paging_counts=true';
		expect(get(counts).json.metadata.paging).toMatchObject({
			total_pages: 101,
			total_count: 10_050,
		});
		expect(get(`${counts}&limit_paging_counts=true`).json.metadata.paging).toMatchObject({
			total_pages: 100,
			total_count: 10_000,
		});
	});

	it('ignores filter names that it does not know and returns everything', () => {
		const { get } = open();
		const reply = get('/people?email=ada.stone1@northwind.example&include_paging_counts=true');
		expect(reply.json.metadata.paging.total_count).toBe(60);
		expect(reply.json.metadata.filtering).toEqual({});
	});

	it.each([
		['account_id[]=abc', 'account_id'],
		['do_not_contact=maybe', 'do_not_contact'],
		['sort_by=first_name', 'sort_by'],
		['sort_direction=up', 'sort_direction'],
		['updated_at[gt]=yesterday', 'updated_at'],
		['updated_at[gt]=2026-11-21T10:00:00.000000+05:00', 'updated_at'],
		['account_id[]=_is_null', 'account_id'],
		['title[_starts_with]=He', 'title'],
	])('answers 422 for the bad value in %s', (query, field) => {
		const { status, json } = open().get(`/people?${query}`);
		expect([status, Object.keys(json.errors as object)]).toEqual([422, [field]]);
	});

	it.each([
		['ids[]=1000003&ids[]=1000001&ids[]=5', [1000003, 1000001]],
		['email_addresses[]=ADA.STONE1@northwind.example', [1000001]],
		['email_addresses=ada.stone1@northwind.example', [1000001]],
		['email_addresses[]=_is_null', [1000060, 1000040, 1000020]],
		['owner_id[]=_is_null&page=1', [1000060, 1000045, 1000030, 1000015]],
		[
			'owned_by_guid[]=5a1e5107-0000-4000-8000-000000000106&account_id[]=2012&cadence_id=_is_null',
			[1000048, 1000036, 1000024],
		],
		['do_not_contact=true', [1000038, 1000008]],
		['tag_id[]=702&sort_direction=ASC', [1000001, 1000011, 1000021, 1000031, 1000041, 1000051]],
		['cadence_id[]=302', [1000011, 1000009, 1000004, 1000002]],
		['custom_fields[Favorite Color]=green&ids[]=1000004&ids[]=1000001', [1000004]],
		['custom_fields[favorite color]=green', []],
		['title[_starts_with]=Chief&ids[]=1000003&ids[]=1000004', [1000003]],
		['title[]=Chief', []],
		['bounced=true', [1000024, 1000016, 1000007]],
	])('finds people by %s', (query, ids) => {
		expect(open().get(`/people?${query}`).ids).toEqual(ids);
	});

	it('compares times to the microsecond, and many records share one', () => {
		const { get } = open();
		const time = '2026-10-22T10:01:00.000713-05:00';
		const count = (operator: string, value: string) =>
			get(`/people?per_page=100&updated_at[${operator}]=${encodeURIComponent(value)}`).rows.length;
		expect(get('/people?ids[]=1000021&ids[]=1000040').rows.map((row) => row.updated_at)).toEqual([
			time,
			time,
		]);
		expect(['gt', 'gte', 'lt', 'lte'].map((operator) => count(operator, time))).toEqual([
			20, 40, 20, 40,
		]);
		expect(count('gt', '2026-10-22T15:01:00.000Z')).toBe(40);
		expect(count('gt', '2026-10-22T15:01:00.000713Z')).toBe(20);
	});

	it('has lists that leave the envelope: users without page, groups and subscriptions', () => {
		const { get } = open();
		expect(get('/users').ids).toEqual([105, 104, 103, 102, 101]);
		expect(get('/users?per_page=2').json.metadata).not.toHaveProperty('paging');
		expect(get('/users?per_page=2&page=2').json.metadata.paging).toMatchObject({ next_page: 3 });
		expect(get('/users?visible_only=false').ids).toContain(account.formerUser.id);
		expect(get('/users?search=avery%20ADMIN').ids).toEqual([101]);
		expect(get('/groups').json.metadata).not.toHaveProperty('paging');
		expect(get('/webhook_subscriptions').json.metadata).not.toHaveProperty('paging');
	});

	const isSortable = ({ query }: ContractOperation) =>
		query?.some(({ name }) => name === 'sort_by');
	const lists = readContract('salesloft').operations.filter(
		({ id, method, path }) =>
			method === 'GET' && id.startsWith('list_') && open().get(path.slice(3)).status === 200,
	);

	it('are emulated for these collections', () => {
		expect(lists.map(({ path }) => path.slice(4)).sort()).toEqual([
			'account_stages',
			'account_team_member_roles',
			'account_tiers',
			'account_types',
			'accounts',
			'action_details/call_instructions',
			'actions',
			'activities/calls',
			'activities/emails',
			'activity_histories',
			'audit_reports',
			'bulk_jobs',
			'cadence_memberships',
			'cadences',
			'calendar/events',
			'calendar_availabilities',
			'call_data_records',
			'call_dispositions',
			'call_sentiments',
			'conversations',
			'crm_account_team_members',
			'crm_activities',
			'crm_activity_fields',
			'crm_team_members_with_roles',
			'crm_users',
			'custom_fields',
			'custom_roles',
			'data_control/requests',
			'email_template_attachments',
			'email_templates',
			'external/configurations',
			'external/mappings',
			'groups',
			'imports',
			'meetings',
			'notes',
			'opportunities',
			'opportunity_people',
			'opportunity_stages',
			'pending_emails',
			'people',
			'person_stages',
			'phone_number_assignments',
			'phone_numbers/caller_ids',
			'saved_list_views',
			'steps',
			'successes',
			'tags',
			'tasks',
			'team_template_attachments',
			'team_templates',
			'transcriptions',
			'users',
			'webhook_subscriptions',
		]);
	});

	it('gives records without a value of the sort key last, in both directions', () => {
		const { get } = open();
		const unsent = (direction: string) =>
			get(`/activities/emails?sort_by=send_time&sort_direction=${direction}`)
				.rows.map(({ sent_at }) => sent_at === null)
				.lastIndexOf(false);
		expect([unsent('ASC'), unsent('DESC')]).toEqual([19, 19]);
	});

	it.each(
		lists.filter(isSortable).map((operation) => [operation.path.slice(3), operation] as const),
	)('%s sorts by every documented key, both ways', (path, { query = [] }) => {
		const { get } = open();
		for (const key of query.find(({ name }) => name === 'sort_by')?.enum ?? []) {
			const up = get(`${path}?per_page=100&page=1&sort_direction=ASC&sort_by=${key}`);
			const down = get(`${path}?per_page=100&page=1&sort_direction=DESC&sort_by=${key}`);
			expect(up.json.metadata.sorting).toEqual({ sort_by: key, sort_direction: 'ASC' });
			expect(down.json.metadata.sorting).toEqual({
				sort_by: key,
				sort_direction: 'DESC NULLS LAST',
			});
			const valued = down.ids.indexOf(up.ids[0]) + 1;
			const [first, last] = [up.ids.slice(0, valued), up.ids.slice(valued)];
			expect(down.ids).toEqual([...first.reverse(), ...last.reverse()]);
		}
	});
});
