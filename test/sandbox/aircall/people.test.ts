import { aircallAccount as account } from '../../../sandbox/aircall';
import type { Json } from './open';
import { API, badRequest, brief, calls, ids, notFound, NOW, open } from './open';

describe('users', () => {
	it('are read by id or by email, without their numbers', () => {
		const { get } = open();
		const byId = get(`/v2/users/${account.users.available}`).json.user;
		expect(byId).toEqual({
			id: 741001,
			direct_link: `${API}/v2/users/741001`,
			name: 'Amélie Laurent',
			email: 'amelie.laurent@northwind.example',
			language: 'fr-FR',
			time_zone: 'Europe/Paris',
			created_at: '2025-10-16T09:00:00.000Z',
			state: 'always_opened',
			available: true,
			availability_status: 'available',
			substatus: 'always_opened',
			wrap_up_time: 15,
			extension: '201',
			default_number_id: 520001,
		});
		expect(get(`/v2/users/${account.availableUserEmail}`).json.user).toEqual(byId);
		expect(brief(get('/v2/users/nobody@northwind.example'))).toEqual(notFound('User'));
		expect(ids(get('/v2/users').json.users)).toEqual([
			741001, 741002, 741003, 741004, 741005, 741006,
		]);
	});

	it('have numbers on a route of their own', () => {
		const { numbers } = open().get('/v2/users/741002/numbers').json as { numbers: Json[] };
		expect(ids(numbers)).toEqual([520001, 520002]);
		expect(numbers[0]).toMatchObject({ flow_editor_enabled: false });
		expect(numbers[0]).not.toHaveProperty('users');
	});

	it('are created and updated, with one email for one user', () => {
		const { send } = open();
		const fields = { email: 'zoe@northwind.example', first_name: 'Zoe', last_name: 'Hill' };
		const created = send('POST', '/v2/users', fields);
		expect(created.status).toBe(200);
		expect(created.json.user).toMatchObject({
			name: 'Zoe Hill',
			extension: '007',
			substatus: 'always_opened',
			created_at: '2026-11-20T09:00:00.000Z',
		});
		expect(brief(send('POST', '/v2/users', fields))).toEqual([
			422,
			{
				error: 'Unprocessable Entity',
				success: false,
				errors: { email: ['has already been taken'] },
			},
		]);
		const updated = send('PUT', '/v2/users/741001', { last_name: 'Petit' });
		expect(updated.json.user).toMatchObject({ name: 'Amélie Petit' });
	});

	it('have an availability that the user record does not tell', () => {
		const { get } = open();
		expect(get('/v1/users/741005/availability').json).toEqual({ availability: 'in_call' });
		expect(get('/v2/users/741005').json.user).toMatchObject({ availability_status: 'available' });
		expect(get('/v1/users/availabilities').json.users).toEqual([
			{ id: 741001, availability: 'available' },
			{ id: 741002, availability: 'available' },
			{ id: 741003, availability: 'available' },
			{ id: 741004, availability: 'in_call' },
			{ id: 741005, availability: 'in_call' },
			{ id: 741006, availability: 'offline' },
		]);
	});

	it('start a call that the answer does not name', () => {
		const { send, get } = open();
		const body = { number_id: account.numbers.recording, to: '+33639980005' };
		const { status, body: answer } = send('POST', '/v1/users/741001/calls', body);
		expect([status, answer]).toEqual([204, '']);
		expect(calls(get('/v1/calls?order=desc&per_page=1').json)[0]).toMatchObject({
			id: 3_000_000_001,
			direction: 'outbound',
			status: 'initial',
			started_at: NOW,
			raw_digits: '+33 6 39 98 00 05',
			user: { id: 741001 },
		});
	});

	it.each([
		['calls', { number_id: account.numbers.recording, to: '+33639980005' }],
		['dial', { to: '+33639980005' }],
	])('that are unavailable answer 405 to %s', (route, body) => {
		const { send } = open();
		const post = (user: number, content: Json) =>
			brief(send('POST', `/v1/users/${user}/${route}`, content));
		expect(post(account.users.unavailable, body)).toEqual([
			405,
			{
				error: 'Method Not Allowed',
				troubleshoot: 'The user is currently unavailable',
				success: false,
			},
		]);
		expect(post(account.users.available, body)).toEqual([204, undefined]);
		expect(post(account.users.available, { ...body, to: '+33 6 39 98 00 05' })).toEqual(
			badRequest('to must be a phone number in E.164 format'),
		);
	});

	it('call only from numbers they are assigned to', () => {
		const body = { number_id: account.numbers.silent, to: '+33639980005' };
		expect(brief(open().send('POST', '/v1/users/741002/calls', body))).toEqual(
			badRequest('The user is not assigned to this number'),
		);
	});

	it('leave their teams and numbers when they are deleted', () => {
		const { send, get } = open();
		expect(send('DELETE', '/v1/users/741002').status).toBe(204);
		expect(ids((get('/v1/teams/31002').json.team as Json).users)).toEqual([741003, 741005]);
		expect(ids((get('/v1/numbers/520002').json.number as Json).users)).not.toContain(741002);
		expect(get(`/v1/calls/${account.calls.transferred}`).json.call).toMatchObject({ user: null });
	});
});

describe('teams', () => {
	it('show of their users what is known of users in teams', () => {
		const { users } = open().get('/v1/teams/31003').json.team as { users: Json[] };
		expect(users).toEqual([
			{
				id: 741006,
				direct_link: `${API}/v2/users/741006`,
				name: 'Tomás Silva',
				email: 'tomas.silva@northwind.example',
				language: 'fr-FR',
				time_zone: 'Europe/Paris',
				created_at: '2026-03-15T09:00:00.000Z',
				availability_status: 'unavailable',
				wrap_up_time: 15,
				default_number_id: 520003,
			},
		]);
	});

	it('are created, filled, emptied and deleted', () => {
		const { send, get } = open();
		const { status, json } = send('POST', '/v1/teams', { name: 'East' });
		expect(status).toBe(200);
		expect(json.team).toEqual({
			id: 3_000_000_001,
			name: 'East',
			direct_link: `${API}/v1/teams/3000000001`,
			created_at: '2026-11-20T09:00:00.000Z',
			users: [],
		});
		const member = '/v1/teams/3000000001/users/741001';
		expect(ids((send('POST', member).json.team as Json).users)).toEqual([741001]);
		expect((send('DELETE', member).json.team as Json).users).toEqual([]);
		expect(send('DELETE', '/v1/teams/3000000001').status).toBe(204);
		expect(brief(get('/v1/teams/3000000001'))).toEqual(notFound('Team'));
		expect(ids(get('/v1/teams').json.teams)).toEqual([31001, 31002, 31003]);
	});

	it('have a name of their own, up to 64 characters', () => {
		const { send } = open();
		expect(send('POST', '/v1/teams', { name: 'Sales' }).status).toBe(422);
		expect(send('POST', '/v1/teams', { name: 'x'.repeat(64) }).status).toBe(200);
		expect(send('POST', '/v1/teams', { name: 'x'.repeat(65) }).status).toBe(400);
	});
});
