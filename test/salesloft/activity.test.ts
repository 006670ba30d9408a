import { json } from '../../sandbox/http';
import { byId, listed, named, openAccount } from '../harness/account';
import { STAMP, account, salesloft } from './provider';

const { answered, open, run, records, record, refusal, sent } = openAccount(salesloft);

const { firstPerson, firstAccount, admin, standardUser } = account;

describe('notes', () => {
	test('are put on a person or on an account', async () => {
		const onPerson = await record('note.create', {
			associatedWithType: 'person',
			personId: byId(firstPerson),
			accountId: byId(firstAccount),
			content: 'Met at the fair',
			additionalFields: {
				skipCrmSync: true,
				subject: 'Fair',
				userGuid: byId(standardUser.guid),
			},
		});
		expect(onPerson).toEqual({
			id: 20_008,
			content: 'Met at the fair',
			associated_type: 'person',
			associated_with_id: firstPerson,
			user_id: standardUser.id,
			created_at: STAMP,
			updated_at: STAMP,
		});
		await record('note.create', {
			associatedWithType: 'account',
			accountId: byId(firstAccount),
			content: 'Big plans',
		});
		expect(sent().map(({ body }) => body)).toEqual([
			{
				associated_with_type: 'person',
				associated_with_id: firstPerson,
				content: 'Met at the fair',
				skip_crm_sync: true,
				subject: 'Fair',
				user_guid: standardUser.guid,
			},
			{ associated_with_type: 'account', associated_with_id: firstAccount, content: 'Big plans' },
		]);
	});

	test('of one person are listed with the kind of record, without which the ID says nothing', async () => {
		const found = await records('note.getAll', { filters: { personId: byId(firstPerson) } });
		expect(found.map(({ content }) => content)).toEqual(['Spoke with Ada']);
		expect(sent()[0].query).toBe(
			`associated_with_type=person&associated_with_id=${firstPerson}&page=1&per_page=50`,
		);
	});

	test('are listed for a person or an account, not for both', async () => {
		const filters = { personId: byId(firstPerson), accountId: byId(firstAccount) };
		const both = await run('note.getAll', { filters });
		expect(both.error?.message).toBe("Choose either 'Account' or 'Person', not both [item 0]");
		const wrong = await run('note.getAll', {
			filters: { personId: byId(firstPerson), associatedWithType: 'account' },
		});
		expect(wrong.error?.message).toBe("'Attached To' does not fit the chosen person [item 0]");
		expect(sent()).toEqual([]);
	});

	test('are read, changed and deleted', async () => {
		const noteId = byId(20_001);
		expect((await record('note.get', { noteId })).call_id).toBe(30_001);
		const changed = await record('note.update', { noteId, content: 'Spoke at length' });
		expect(changed.content).toBe('Spoke at length');
		expect(sent()[1].body).toEqual({ content: 'Spoke at length' });
		expect(await record('note.delete', { noteId })).toEqual({ deleted: true, id: 20_001 });
	});
});

describe('tasks', () => {
	const values = {
		subject: 'Send the offer',
		personId: byId(firstPerson),
		userId: byId(admin.id),
		taskType: 'email',
		dueDate: '2026-12-01',
	};

	test('are created as scheduled, with the person as a text and the user as a number', async () => {
		const made = await record('task.create', {
			...values,
			additionalFields: { remindAt: '2026-11-30T08:00:00Z', idempotencyKey: 'offer-1' },
		});
		expect(sent()[0].body).toEqual({
			subject: 'Send the offer',
			person_id: String(firstPerson),
			user_id: admin.id,
			task_type: 'email',
			due_date: '2026-12-01',
			remind_at: '2026-11-30T08:00:00.000Z',
			idempotency_key: 'offer-1',
			current_state: 'scheduled',
		});
		expect(made).toMatchObject({ id: 10_009, person_id: firstPerson, user_id: admin.id });
	});

	test('are made once when the same idempotency key is sent again', async () => {
		const more = { additionalFields: { idempotencyKey: 'offer-1' } };
		const first = await record('task.create', { ...values, ...more });
		const second = await record('task.create', { ...values, ...more });
		expect(second.id).toBe(first.id);
	});

	test('are completed', async () => {
		const done = await record('task.complete', {
			taskId: byId(10_001),
			additionalFields: { isLogged: true },
		});
		expect(sent()).toEqual([
			{
				route: 'PUT /v2/tasks/10001',
				body: { is_logged: true, current_state: 'completed' },
			},
		]);
		expect(done).toMatchObject({ current_state: 'completed', completed_at: STAMP });
	});

	test('are changed, for a person who is named by e-mail address', async () => {
		const changed = await record('task.update', {
			taskId: byId(10_001),
			updateFields: { personId: byId('bela.berg2@contoso.example'), taskType: 'general' },
		});
		expect(sent()[1].body).toEqual({ person_id: String(firstPerson + 1), task_type: 'general' });
		expect(changed).toMatchObject({ person_id: firstPerson + 1, task_type: 'general' });
	});

	test('are listed by where they come from', async () => {
		await records('task.getAll', { filters: { source: 'cadence' } });
		expect(sent()[0].query).toBe('source=cadence&page=1&per_page=50');
		expect(answered()).toHaveProperty('metadata.filtering', { source: 'cadence' });
	});

	test('are listed in the order in which they are due', async () => {
		const found = await records('task.getAll', {
			filters: { currentState: ['scheduled'], timeIntervalFilter: 'overdue', taskTypes: ['call'] },
		});
		expect(found.map(({ id, due_date }) => [id, due_date])).toEqual([[10_001, '2026-11-18']]);
		expect(sent()[0].query).toBe(
			'time_interval_filter=overdue&current_state[]=scheduled&task_type[]=call&page=1&per_page=50',
		);
		expect((await record('task.get', { taskId: byId(10_001) })).subject).toBe('Call Ada');
	});
});

describe('calls', () => {
	test('are logged with disposition and sentiment by name', async () => {
		const logged = await record('call.log', {
			personId: byId(firstPerson),
			disposition: listed('Left Voicemail'),
			sentiment: named('Neutral', 'name'),
			to: '+16175550123',
			notes: 'Try again',
			additionalFields: {
				duration: 0,
				userGuid: byId(standardUser.guid),
				linkedCallDataRecordIds: '7, 8',
				crmParams: { items: [{ name: 'Status', value: 'Done' }] },
			},
		});
		expect(sent().at(-1)).toEqual({
			route: 'POST /v2/activities/calls',
			body: {
				person_id: firstPerson,
				linked_call_data_record_ids: [7, 8],
				crm_params: { Status: 'Done' },
				disposition: 'Left Voicemail',
				duration: 0,
				notes: 'Try again',
				to: '+16175550123',
				sentiment: 'Neutral',
				user_guid: standardUser.guid,
			},
		});
		expect(logged).toMatchObject({ id: 30_007, duration: 0, note_id: 20_008 });
	});

	test('with a disposition that the team does not have are refused', async () => {
		expect(
			await refusal('call.log', {
				personId: byId(firstPerson),
				disposition: named('Conected', 'name'),
			}),
		).toBe(
			'There is no call disposition called "Conected". The nearest are "Connected", "Busy", "Left Voicemail", "No Answer". Give one of these names [item 0]',
		);
		expect(sent().map(({ route }) => route)).toEqual(['GET /v2/call_dispositions']);
	});

	test('take a disposition and a sentiment in any spelling, with one list of each in a run', async () => {
		const items = ['connected', 'NO  ANSWER'].map((outcome) => ({ json: { outcome } }));
		await records(
			'call.log',
			{
				personId: byId(firstPerson),
				disposition: '={{ $json.outcome }}',
				sentiment: listed('={{ "not interested" }}'),
			},
			{ items },
		);
		expect(sent().map(({ route, body }) => [route, body])).toEqual([
			['GET /v2/call_dispositions', undefined],
			['GET /v2/call_sentiments', undefined],
			...['Connected', 'No Answer'].map((disposition) => [
				'POST /v2/activities/calls',
				{ person_id: firstPerson, disposition, sentiment: 'Not Interested' },
			]),
		]);
	});

	test('are logged as written by a key that may not list dispositions', async () => {
		open({
			instead: ({ url }) =>
				url.pathname === '/v2/call_dispositions' ? json(403, { error: 'Not allowed' }) : undefined,
		});
		const logged = await record('call.log', {
			personId: byId(firstPerson),
			disposition: named('Connected', 'name'),
		});
		expect(logged.disposition).toBe('Connected');
	});

	describe('where several dispositions are called alike', () => {
		const list = (...names: string[]) =>
			open({
				instead: ({ url, method }) =>
					url.pathname === '/v2/call_dispositions'
						? json(200, { data: names.map((name, id) => ({ id, name })) })
						: method === 'POST'
							? json(200, { data: { id: 1 } })
							: undefined,
			});
		const logged = async (disposition: string) => {
			const { error } = await run('call.log', { personId: byId(firstPerson), disposition });
			return error?.message ?? (sent().at(-1)?.body as { disposition: string }).disposition;
		};

		test.each([
			['Connected', ['connected', 'Connected', 'CONNECTED'], 'Connected'],
			['Connected', ['Connected', 'Connected'], 'Connected'],
			['connected', ['Connected', 'Connected'], 'Connected'],
			[
				'connected',
				['Connected', 'CONNECTED'],
				'There is more than one call disposition called "connected": Connected, CONNECTED. Give the name exactly as it is written [item 0]',
			],
		])('%j of %j is %j', async (written, names, expected) => {
			list(...names);
			expect(await logged(written)).toBe(expected);
		});
	});

	test('are listed by disposition and by the GUID of the user', async () => {
		const found = await records('call.getAll', {
			filters: { dispositions: ['Connected'], userGuids: [admin.guid] },
		});
		expect(found).toHaveLength(3);
		expect(sent()[0].query).toBe(
			`disposition[]=Connected&user_guid[]=${admin.guid}&page=1&per_page=50`,
		);
		const call = await record('call.get', { callId: byId(30_001) });
		expect(call).toMatchObject({ person_id: firstPerson, note_id: 20_001 });
	});
});

describe('emails', () => {
	test('are listed with what came of them', async () => {
		const found = await records('email.getAll', {
			filters: { personId: byId(firstPerson + 4), status: ['sent'] },
		});
		expect(found).toMatchObject([{ person_id: firstPerson + 4, views: 0, clicks: 0, replies: 1 }]);
		expect(found[0]).not.toHaveProperty('subject');
		expect(sent()[0].query).toBe(`person_id[]=${firstPerson + 4}&status[]=sent&page=1&per_page=50`);
		const email = await record('email.get', { emailId: byId(40_001) });
		expect(email.recipient_email_address).toBe('ada.stone1@northwind.example');
	});

	const contents = {
		filters: { personId: byId(firstPerson) },
		options: { scopedFields: ['body', 'subject'] },
	};

	test('show their text only when it is asked for by name', async () => {
		const found = await records('email.getAll', contents);
		expect(found).toMatchObject([
			{ subject: 'Hello Ada', body: '<p>Hello Ada, do you have a minute?</p>' },
		]);
		expect(sent()[0].query).toContain('scoped_fields[]=body&scoped_fields[]=subject&');
	});

	test('show their text one by one, too', async () => {
		const email = await record('email.get', {
			emailId: byId(40_001),
			options: { scopedFields: ['subject', 'body'] },
		});
		expect(email).toMatchObject({
			id: 40_001,
			subject: 'Hello Ada',
			body: '<p>Hello Ada, do you have a minute?</p>',
		});
		const without = await record('email.get', { emailId: byId(40_001) });
		expect(Object.keys(without)).not.toContain('subject');
		expect(sent()).toEqual([
			{
				route: 'GET /v2/activities/emails/40001',
				query: 'scoped_fields[]=subject&scoped_fields[]=body',
			},
			{ route: 'GET /v2/activities/emails/40001' },
		]);
	});

	test('do not show their text to a key without the privileged scope', async () => {
		open({ secret: account.standardKey });
		const { error } = await run('email.getAll', contents);
		expect(error).toMatchObject({
			httpCode: '403',
			message:
				'Salesloft does not allow this: Missing required scope: email_contents:read [item 0]',
		});
	});
});

describe('users', () => {
	test('are always asked for by page, without which the API gives all at once', async () => {
		const found = await records('user.getAll', { limit: 2, options: { sortDirection: 'ASC' } });
		expect(found.map(({ id }) => id)).toEqual([101, 102]);
		expect(sent().map(({ query }) => query)).toEqual(['sort_direction=ASC&page=1&per_page=2']);
	});

	test('who have left are shown when those who are not visible are wanted', async () => {
		const left = { search: 'former' };
		expect(await records('user.getAll', { filters: left })).toEqual([]);
		const found = await records('user.getAll', { filters: { ...left, visibleOnly: false } });
		expect(found.map(({ id, active }) => [id, active])).toEqual([[106, false]]);
	});

	test('are listed by their manager', async () => {
		await records('user.getAll', {
			filters: { managerUserGuid: byId('avery.admin@quartet.example') },
		});
		expect(sent()[1].query).toBe(`manager_user_guid=${admin.guid}&page=1&per_page=50`);
		expect(answered()).toHaveProperty('metadata.filtering', { manager_user_guid: admin.guid });
	});

	test('are listed by their license, of which nothing is known', async () => {
		expect(await records('user.getAll', { filters: { seatPackage: 'Essentials' } })).toEqual([]);
		expect(sent()[0].query).toBe('seat_package=Essentials&page=1&per_page=50');
		expect(answered()).toHaveProperty('metadata.filtering', { seat_package: 'Essentials' });
	});

	test('have a number and a GUID', async () => {
		const me = await record('user.getMe');
		expect(me).toEqual({
			id: admin.id,
			guid: admin.guid,
			name: 'Avery Admin',
			first_name: 'Avery',
			last_name: 'Admin',
			email: 'avery.admin@quartet.example',
			active: true,
			role_id: 'Admin',
			group_id: 201,
			team_id: 41,
			team_admin: true,
			time_zone: 'America/New_York',
			created_at: '2026-10-21T10:00:00.000713-05:00',
			updated_at: '2026-10-21T10:00:00.000713-05:00',
		});
		const user = await record('user.get', { userId: byId('sam.standard@quartet.example') });
		expect(user.guid).toBe(standardUser.guid);
	});
});
