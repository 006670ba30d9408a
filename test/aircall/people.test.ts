import { json } from '../../sandbox/http';
import { byId, named, openAccount } from '../harness/account';
import { NOW, account, aircall } from './provider';

const { open, run, record, records, refusal, sent, requests, bodies } = openAccount(aircall);

const { numbers, tags, teams, users } = account;
const userId = byId(users.available);
const amelie = account.availableUserEmail;
describe('User', () => {
	const shown = {
		id: users.available,
		name: 'Amélie Laurent',
		email: amelie,
		state: 'always_opened',
		availability_status: 'available',
		substatus: 'always_opened',
		language: 'fr-FR',
		time_zone: 'Europe/Paris',
		extension: '201',
		default_number_id: numbers.recording,
		wrap_up_time: 15,
		created_at: new Date((NOW - 400 * 86_400) * 1000).toISOString(),
	};

	test.each([
		['get', '/v2/users/'],
		['getAvailability', '/v1/users/'],
	])('%s takes an ID or an email, as it is in the address', async (operation, path) => {
		for (const given of [String(users.available), amelie]) {
			await run(`user.${operation}`, { userId: byId(given) });
		}
		const rest = operation === 'get' ? '' : '/availability';
		expect(requests()).toEqual([
			`GET ${path}${users.available}${rest}`,
			`GET ${path}${amelie}${rest}`,
		]);
	});

	test('is read in version 2, for version 1 is gone', async () => {
		expect(await records('user.get', { userId })).toEqual([shown]);
		const found = await records('user.getAll', { limit: 2, options: { order: 'asc' } });
		expect(found).toMatchObject([shown, { id: users.available + 1 }]);
		expect(requests()[1]).toBe('GET /v2/users?order=asc&page=1&per_page=2');
	});

	test('tells who can take a call now', async () => {
		const one = await records('user.getAvailability', { userId });
		expect(one).toEqual([{ availability: 'available' }]);
		const found = await records('user.getManyAvailabilities', { returnAll: true });
		expect(found.map(({ availability }) => availability)).toEqual([
			'available',
			'available',
			'available',
			'in_call',
			'in_call',
			'offline',
		]);
		expect(requests()[1]).toBe('GET /v1/users/availabilities?page=1&per_page=50');
	});

	test('in a call is available by the working hours, and cannot take one now', async () => {
		const inCall = { userId: byId(users.inCall) };
		const [{ availability_status }] = await records('user.get', inCall);
		expect(availability_status).toBe('available');
		expect(await records('user.getAvailability', inCall)).toEqual([{ availability: 'in_call' }]);
	});

	test('has numbers, which version 2 gives in a list of their own', async () => {
		const found = await records('user.getNumbers', { userId, returnAll: true });
		expect(found.map(({ name }) => name)).toEqual(['Paris Sales', 'London Support', 'New York']);
		expect(requests()).toEqual([`GET /v2/users/${users.available}/numbers?page=1&per_page=50`]);
	});

	test('starts a call, with the user named by email', async () => {
		const found = await records('user.startCall', {
			userId: named(amelie, 'email'),
			numberId: byId(numbers.recording),
			to: '+1 202-555-0100',
		});
		expect(found).toEqual([{ success: true }]);
		expect(sent()).toEqual([
			{ route: `GET /v2/users/${amelie}` },
			{
				route: `POST /v1/users/${users.available}/calls`,
				body: { number_id: numbers.recording, to: '+12025550100' },
			},
		]);
	});

	test('dials', async () => {
		const found = await records('user.dial', { userId, to: '+12025550100' });
		expect(found).toEqual([{ success: true }]);
		expect(sent()).toEqual([
			{ route: `POST /v1/users/${users.available}/dial`, body: { to: '+12025550100' } },
		]);
	});

	test('who is not available cannot call, which is not a matter of methods', async () => {
		const { error } = await run('user.dial', {
			userId: byId(users.unavailable),
			to: '+12025550100',
		});
		expect(error).toMatchObject({
			message:
				'Aircall could not process the request (status 405): The user is currently unavailable [item 0]',
			description:
				"The user must be signed in to Aircall's desktop app, available and not on a call.",
		});
		expect(requests()).toHaveLength(1);
	});

	test('is created, changed and deleted', async () => {
		const created = await records('user.create', {
			email: 'ada@northwind.example',
			firstName: 'Ada',
			lastName: 'Lovelace',
			additionalFields: { wrapUpTime: 0, roleIds: ['agent'], inviterId: named(amelie, 'email') },
		});
		expect(created[0]).toMatchObject({ name: 'Ada Lovelace', wrap_up_time: 0 });
		const ada = { userId: byId(String(created[0].id)) };
		const updateFields = {
			availabilityStatus: 'unavailable',
			defaultNumberId: byId(numbers.silent),
			extension: '300',
		};
		const updated = await records('user.update', { ...ada, updateFields });
		expect(updated[0]).toMatchObject({
			availability_status: 'unavailable',
			default_number_id: numbers.silent,
			extension: '300',
		});
		const deleted = await records('user.delete', ada);
		expect(deleted).toEqual([{ deleted: true, id: created[0].id }]);
		expect(sent()).toEqual([
			{ route: `GET /v2/users/${amelie}` },
			{
				route: 'POST /v2/users',
				body: {
					email: 'ada@northwind.example',
					first_name: 'Ada',
					last_name: 'Lovelace',
					inviter_user_id: users.available,
					role_ids: ['agent'],
					wrap_up_time: 0,
				},
			},
			{
				route: `PUT /v2/users/${ada.userId.value}`,
				body: {
					availability_status: 'unavailable',
					default_number_id: numbers.silent,
					extension: '300',
				},
			},
			{ route: `DELETE /v1/users/${ada.userId.value}` },
		]);
	});

	test('whose email is taken is refused with the field at fault', async () => {
		expect(
			await refusal('user.create', {
				email: amelie,
				firstName: 'A',
				lastName: 'L',
			}),
		).toBe(
			'Aircall did not accept the request: Unprocessable Entity: email: has already been taken [item 0]',
		);
	});
});

describe('Number', () => {
	test('get and get many', async () => {
		const paris = {
			id: numbers.recording,
			name: 'Paris Sales',
			digits: '+33 1 99 00 01 00',
			country: 'FR',
			time_zone: 'Europe/Paris',
			availability_status: 'open',
			live_recording_activated: true,
			priority: 0,
			created_at: new Date((NOW - 390 * 86_400) * 1000).toISOString(),
		};
		const found = await records('number.get', { numberId: byId(numbers.recording) });
		expect(found).toEqual([paris]);
		const all = await records('number.getAll', { returnAll: true });
		expect(all.map(({ id }) => id)).toEqual([520001, 520002, 520003]);
		expect(all[0]).toEqual(paris);
		const raw = await records('number.get', {
			numberId: byId(numbers.recording),
			simplify: false,
		});
		expect(raw[0].users).toHaveLength(5);
	});

	test('is open by its availability, and not by fields that are stale with Smartflows', async () => {
		const numberId = byId(numbers.recording);
		const [raw] = await records('number.get', { numberId, simplify: false });
		expect(raw).toMatchObject({ open: true, is_ivr: false, availability_status: 'open' });
		const [short] = await records('number.get', { numberId });
		expect(short).toMatchObject({ availability_status: 'open' });
		expect(Object.keys(short)).toEqual(expect.not.arrayContaining(['open', 'is_ivr']));
	});
});

describe('Tag', () => {
	const lead = { id: tags.lead, name: 'Lead', color: '#00B388', description: null };

	test('create, get, get many and delete', async () => {
		const created = await records('tag.create', { name: 'VIP', color: '#ff0000' });
		expect(created[0]).toMatchObject({ name: 'VIP', color: '#ff0000' });
		expect(await records('tag.get', { tagId: byId(tags.lead) })).toEqual([lead]);
		expect(await records('tag.getAll', { limit: 1 })).toEqual([lead]);
		const deleted = await records('tag.delete', { tagId: byId(tags.lead) });
		expect(deleted).toEqual([{ deleted: true, id: tags.lead }]);
		expect(sent()).toEqual([
			{ route: 'POST /v1/tags', body: { name: 'VIP', color: '#ff0000' } },
			{ route: `GET /v1/tags/${tags.lead}` },
			{ route: 'GET /v1/tags', query: 'page=1&per_page=1' },
			{ route: `DELETE /v1/tags/${tags.lead}` },
		]);
	});

	test('an update of the name keeps the color, for the API takes a tag as a whole', async () => {
		const found = await records('tag.update', {
			tagId: byId(tags.lead),
			updateFields: { name: 'Hot lead' },
		});
		expect(found).toEqual([{ ...lead, name: 'Hot lead' }]);
		expect(sent()).toEqual([
			{ route: `GET /v1/tags/${tags.lead}` },
			{ route: `PUT /v1/tags/${tags.lead}`, body: { name: 'Hot lead', color: '#00B388' } },
		]);
	});

	test('an update of everything reads nothing first', async () => {
		const whole = { name: 'Hot lead', color: '#ff0000', description: 'Buys soon' };
		await run('tag.update', { tagId: byId(tags.lead), updateFields: whole });
		expect(sent()).toEqual([{ route: `PUT /v1/tags/${tags.lead}`, body: whole }]);
	});

	test('a description that a tag has stays, also where both others are changed', async () => {
		const looks = { name: 'Voicemail', color: '#ff0000' };
		await run('tag.update', { tagId: byId(tags.voicemailDrop), updateFields: looks });
		expect(bodies()).toEqual([{ ...looks, description: 'voicemail_drop' }]);
	});

	test('trap: a description is sent, and Aircall answers null all the same', async () => {
		const vip = { name: 'VIP', color: '#ff0000', description: 'Buys soon' };
		const made = await record('tag.create', vip);
		expect(made).toMatchObject({ name: 'VIP', description: null });
		const updateFields = { description: 'Has bought' };
		const updated = await record('tag.update', { tagId: byId(String(made.id)), updateFields });
		expect(updated).toMatchObject({ name: 'VIP', description: null });
		expect(bodies()).toEqual([vip, { ...vip, ...updateFields }]);
	});
});

describe('Team', () => {
	const teamId = byId(teams.sales);
	const members = (team: { users?: unknown }) =>
		(team.users as Array<{ id: number }>).map(({ id }) => id);

	test('create, get, get many and delete', async () => {
		const created = await records('team.create', { name: 'Night Shift' });
		expect(created[0]).toMatchObject({ name: 'Night Shift', users: [] });
		expect((await records('team.get', { teamId }))[0]).toMatchObject({ name: 'Sales' });
		const all = await records('team.getAll', { returnAll: true });
		expect(all.map(({ name }) => name)).toEqual([
			'Sales',
			'Support',
			'Customer Success',
			'Night Shift',
		]);
		const deleted = await records('team.delete', { teamId });
		expect(deleted).toEqual([{ deleted: true, id: teams.sales }]);
	});

	test('trap: tells of its users what Aircall tells, also where that is more than usual', async () => {
		const [{ users: usual }] = await records('team.get', { teamId });
		expect(usual).toMatchObject([{ id: users.available }, { id: 741004 }]);
		expect((usual as object[])[0]).not.toHaveProperty('extension');
		const more = { state: 'always_opened', available: true, substatus: 'always_opened' };
		const whole = (usual as object[]).map((one) => ({ ...one, ...more, extension: '004' }));
		open({ instead: () => json(200, { team: { id: teams.sales, name: 'Sales', users: whole } }) });
		expect(await records('team.get', { teamId })).toMatchObject([{ users: whole }]);
	});

	test('takes a user in, and lets one go, and gives the team', async () => {
		const added = await records('team.addUser', { teamId, userId: byId(users.inCall) });
		expect(members(added[0])).toEqual([741001, 741004, users.inCall]);
		const removed = await records('team.removeUser', { teamId, userId: named(amelie, 'email') });
		expect(members(removed[0])).toEqual([741004, users.inCall]);
		expect(requests()).toEqual([
			`POST /v1/teams/${teams.sales}/users/${users.inCall}`,
			`GET /v2/users/${amelie}`,
			`DELETE /v1/teams/${teams.sales}/users/${users.available}`,
		]);
	});
});

describe('Message', () => {
	const message = { numberId: byId(numbers.recording), to: '+1 202-555-0100' };

	test('goes out through the conversation, and comes back without an envelope', async () => {
		const found = await records('message.send', {
			...message,
			body: 'See you at 3',
			mediaUrl: ['https://example.com/map.png'],
			userId,
		});
		expect(found).toEqual([
			expect.objectContaining({
				id: expect.any(String),
				status: 'pending',
				body: 'See you at 3',
				raw_digits: '+1 202-555-0100',
				sent_at: NOW * 1000,
			}),
		]);
		expect(sent()).toEqual([
			{
				route: `POST /v1/numbers/${numbers.recording}/messages/native/send`,
				body: {
					to: '+12025550100',
					body: 'See you at 3',
					mediaUrl: ['https://example.com/map.png'],
					user_id: users.available,
				},
			},
		]);
	});

	test('can have 1,600 characters', async () => {
		expect(
			await refusal('message.send', {
				...message,
				body: 'x'.repeat(1601),
			}),
		).toBe("'Message' can have at most 1600 characters and has 1601 [item 0]");
		expect(sent()).toEqual([]);
	});
});

test('Company', async () => {
	expect(await records('company.get')).toEqual([
		{ name: account.company, users_count: 6, numbers_count: 3 },
	]);
});

test('every item is answered by its own, and one that fails leaves the others alone', async () => {
	const items = [tags.lead, 1, tags.support].map((id) => ({ json: { id } }));
	const { items: made } = await run(
		'tag.get',
		{ tagId: byId('={{ $json.id }}') },
		{ items, onError: 'continueRegularOutput' },
	);
	expect(made.map(({ json, pairedItem }) => [json.name ?? json.error, pairedItem])).toEqual([
		['Lead', { item: 0 }],
		['Aircall could not find this: Tag not found [item 1]', { item: 1 }],
		['Support', { item: 2 }],
	]);
});
