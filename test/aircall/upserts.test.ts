/** Create or Update of users, tags and teams. */
import { openAccount } from '../harness/account';
import { account, aircall } from './provider';

const { records, refusal, sent, requests, ask } = openAccount(aircall);

const { users, tags, teams } = account;
const amelie = account.availableUserEmail;

describe('User', () => {
	test('is created when nobody has the email', async () => {
		const [found] = await records('user.upsert', {
			email: 'ada@northwind.example',
			firstName: 'Ada',
			lastName: 'Lovelace',
			additionalFields: { inviterId: amelie, wrapUpTime: 0 },
		});
		expect(found).toMatchObject({ name: 'Ada Lovelace', wrap_up_time: 0, created: true });
		expect(sent()).toEqual([
			{ route: `GET /v2/users/${amelie}` },
			{ route: 'GET /v2/users/ada@northwind.example' },
			{
				route: 'POST /v2/users',
				body: {
					email: 'ada@northwind.example',
					first_name: 'Ada',
					last_name: 'Lovelace',
					inviter_user_id: users.available,
					wrap_up_time: 0,
				},
			},
		]);
	});

	test('is updated otherwise, and not invited once more', async () => {
		const [found] = await records('user.upsert', {
			email: amelie,
			lastName: 'Moreau',
			additionalFields: { inviterId: String(users.inCall) },
		});
		expect(found).toMatchObject({
			id: users.available,
			name: 'Amélie Moreau',
			created: false,
		});
		expect(sent()).toEqual([
			{ route: `GET /v2/users/${amelie}` },
			{ route: `PUT /v2/users/${users.available}`, body: { last_name: 'Moreau' } },
		]);
	});

	test('is left as it is where nothing else is given', async () => {
		const [found] = await records('user.upsert', { email: amelie });
		expect(found).toMatchObject({ id: users.available, created: false });
		expect(requests()).toEqual([`GET /v2/users/${amelie}`]);
	});

	test('needs both names to be created', async () => {
		const email = 'ada@northwind.example';
		expect(await refusal('user.upsert', { email, firstName: 'Ada' })).toBe(
			"No user has ada@northwind.example, and a new one needs 'First Name' and 'Last Name' [item 0]",
		);
		expect(requests()).toEqual([`GET /v2/users/${email}`]);
	});

	test('shows in a dry run which of the two would happen', async () => {
		const options = { dryRun: true };
		const [found] = await records('user.upsert', { email: amelie, lastName: 'Moreau', options });
		expect(found).toEqual({
			dryRun: true,
			request: {
				method: 'PUT',
				url: `https://api.aircall.io/v2/users/${users.available}`,
				body: { last_name: 'Moreau' },
			},
		});
	});
});

describe('Tag', () => {
	test('is found by its name but for case and white space, and updated as a whole', async () => {
		const [found] = await records('tag.upsert', { name: ' quote  SENT ', color: '#3366CC' });
		const wanted = { name: 'Quote sent', color: '#3366CC' };
		expect(found).toMatchObject({ id: tags.quote, ...wanted, created: false });
		expect(sent().at(-1)).toEqual({ route: `PUT /v1/tags/${tags.quote}`, body: wanted });
	});

	test('is left as it is where it has the color already', async () => {
		const [found] = await records('tag.upsert', { name: 'quote sent', color: '#2f80ed' });
		expect(found).toMatchObject({ id: tags.quote, created: false });
		expect(requests()).toEqual(['GET /v1/tags?page=1&per_page=50']);
	});

	test('is updated where a description is given that it does not have', async () => {
		const looks = { color: '#828282', description: 'Left by the dialer' };
		await records('tag.upsert', { name: 'voicemail drop', ...looks });
		const same = { color: '#828282', description: 'voicemail_drop' };
		await records('tag.upsert', { name: 'voicemail drop', ...same });
		expect(sent().filter(({ body }) => body)).toEqual([
			{ route: `PUT /v1/tags/${tags.voicemailDrop}`, body: { name: 'Voicemail drop', ...looks } },
		]);
	});

	test('is created where only a part of a name fits', async () => {
		const looks = { color: '#3366CC', description: 'Wants a price' };
		const [found] = await records('tag.upsert', { name: ' Quote ', ...looks });
		expect(found).toMatchObject({ name: 'Quote', created: true });
		expect(requests()).toEqual(['GET /v1/tags?page=1&per_page=50', 'POST /v1/tags']);
		expect(sent().at(-1)?.body).toEqual({ name: 'Quote', ...looks });
	});

	test('is not guessed where two have the name', async () => {
		const { tag } = ask<{ tag: { id: number } }>('POST', 'tags', {
			name: 'LEAD',
			color: '#3366CC',
		});
		expect(await refusal('tag.upsert', { name: 'lead', color: '#3366CC' })).toBe(
			`There is more than one tag called "lead": ${tags.lead}, ${tag.id}. Update one of them by its ID [item 0]`,
		);
	});
});

describe('Team', () => {
	test('is created with its members', async () => {
		const [found] = await records('team.upsert', {
			name: 'Night Shift',
			userIds: [amelie, String(users.inCall)],
		});
		expect(found).toMatchObject({
			name: 'Night Shift',
			users: [{ id: users.available }, { id: users.inCall }],
			created: true,
		});
	});

	test('gets the members that it lacks where it is there, and loses none', async () => {
		const [found] = await records('team.upsert', {
			name: 'sales',
			userIds: [amelie, String(users.inCall)],
		});
		expect(found).toMatchObject({ id: teams.sales, name: 'Sales', created: false });
		expect((found.users as unknown[]).length).toBe(3);
		expect(requests().filter((request) => request.startsWith('POST'))).toEqual([
			`POST /v1/teams/${teams.sales}/users/${users.inCall}`,
		]);
	});

	test('stays as it is where nothing is missing', async () => {
		const [found] = await records('team.upsert', { name: 'Sales' });
		expect(found).toMatchObject({ id: teams.sales, created: false });
		expect(requests()).toEqual(['GET /v1/teams?page=1&per_page=50']);
	});
});
