/** Records that are named by what people call them, in place of their IDs. */
import type { INodeParameters } from 'n8n-workflow';
import { byId, named, openAccount } from '../harness/account';
import { account, aircall } from './provider';

const { open, run, records, refusal, sent, requests, bodies, ask } = openAccount(aircall);

const { calls, firstContact, numbers, tags, teams, users } = account;
const NOAH = users.available + 1;
const noah = 'noah.fischer@northwind.example';
const byName = (value: string) => named(value, 'name');
const USERS = 'GET /v2/users?page=1&per_page=50';
const NUMBERS = 'GET /v1/numbers?page=1&per_page=50';
const TEAMS = 'GET /v1/teams?page=1&per_page=50';
const TAGS = 'GET /v1/tags?page=1&per_page=50';

/** Runs an operation that has to succeed. @returns the requests, each with its body where it has one */
async function done(name: string, parameters: INodeParameters) {
	await records(name, parameters);
	return sent().map(({ route, query, body }) =>
		body === undefined ? (query === undefined ? route : `${route}?${query}`) : { route, body },
	);
}

describe('A user', () => {
	test.each([
		['By Name', byName('Noah Fischer'), USERS],
		['by email where a name is asked for', byName('Noah <Noah.Fischer@northwind.example>'), USERS],
		['in the list mode', { ...byName('  noah  FISCHER '), mode: 'list' }, USERS],
		['in the ID mode', byId('noah fischer'), USERS],
		['By Email', named(`<${noah}>`, 'email'), undefined],
		['by email in the ID mode', byId(`mailto:${noah}`), undefined],
	])('is named %s', async (_, userId, lookup = `GET /v2/users/${noah}`) => {
		expect(await done('user.dial', { userId, to: '+12025550100' })).toEqual([
			lookup,
			{ route: `POST /v1/users/${NOAH}/dial`, body: { to: '+12025550100' } },
		]);
	});

	test('is read by name, by email as the address has it, and in every mode', async () => {
		for (const userId of [byName('Noah Fischer'), named(noah, 'email'), byId(noah)]) {
			const found = await records('user.get', { userId });
			expect(found).toMatchObject([{ id: NOAH }]);
		}
		const read = `GET /v2/users/${noah}`;
		expect(requests()).toEqual([USERS, `GET /v2/users/${NOAH}`, read, read]);
	});

	const message = { to: '+12025550100', body: 'Hi' };
	test.each([
		['a team takes in', 'team.addUser', { teamId: byId(teams.sales), userId: 'Noah Fischer' }],
		['is let go of', 'team.removeUser', { teamId: byId(teams.support), userId: 'Noah Fischer' }],
		['is deleted', 'user.delete', { userId: byName('Noah Fischer') }],
		['has numbers', 'user.getNumbers', { userId: byName('Noah Fischer') }],
		['is available', 'user.getAvailability', { userId: byName('Noah Fischer') }],
	])('who %s is named by name', async (_, operation, parameters: INodeParameters) => {
		await records(operation, parameters);
		expect(requests()).toHaveLength(2);
		expect(requests()[0]).toBe(USERS);
		expect(requests()[1]).toMatch(new RegExp(`/users/${NOAH}\\b`));
	});

	test('is named in a body, too', async () => {
		await records('message.send', {
			...message,
			numberId: byId(numbers.recording),
			userId: byName('Noah Fischer'),
		});
		await records('call.transfer', {
			callId: byId(calls.ringing),
			transferTo: 'user',
			userId: byName('Noah Fischer'),
		});
		await records('user.create', {
			...{ firstName: 'Ada', lastName: 'Lovelace', email: 'ada@northwind.example' },
			additionalFields: { inviterId: byName('Noah Fischer') },
		});
		expect(bodies()).toMatchObject([
			{ ...message, user_id: NOAH },
			{ user_id: NOAH },
			{ first_name: 'Ada', inviter_user_id: NOAH },
		]);
	});
});

describe('A number', () => {
	test.each([
		['Paris Sales'],
		['paris sales'],
		['+33 1 99 00 01 00'],
		['0033 (0)1-99-00-01-00'],
		['tel:+33199000100'],
		['33 1 99 00 01 00'],
	])('is named %s', async (written) => {
		expect(await done('number.get', { numberId: byId(written) })).toEqual([
			NUMBERS,
			`GET /v1/numbers/${numbers.recording}`,
		]);
	});

	test('is named by digits alone where a name is asked for, since they are an ID elsewhere', async () => {
		await records('number.get', { numberId: byName('33199000100') });
		await run('number.get', { numberId: byId('33199000100') });
		expect(requests().slice(1)).toEqual([
			`GET /v1/numbers/${numbers.recording}`,
			'GET /v1/numbers/33199000100',
		]);
	});

	test('whose name is made of digits is found by them', async () => {
		open({
			instead: ({ method, url }) =>
				url.pathname === '/v1/numbers' && method === 'GET' ? LINES : undefined,
		});
		await run('number.get', { numberId: byName('2024 100 200') });
		expect(requests()[1]).toBe('GET /v1/numbers/520003');
	});

	test('is named in a body and in a filter', async () => {
		const start = { userId: byId(users.available), to: '+12025550100' };
		await records('user.startCall', { ...start, numberId: byName('+33 1 99 00 01 00') });
		await records('user.update', {
			userId: byId(users.available),
			updateFields: { defaultNumberId: byName('New York') },
		});
		expect(bodies()).toEqual([
			{ number_id: numbers.recording, to: '+12025550100' },
			{ default_number_id: numbers.silent },
		]);
		const found = await records('call.getAll', {
			filters: { numberId: byName('New York') },
			limit: 3,
		});
		expect(found.map((one) => one.number_name)).toEqual(['New York', 'New York', 'New York']);
	});

	test('that sends a message is named by name', async () => {
		const text = { to: '+12025550100', body: 'Hi' };
		expect(await done('message.send', { numberId: byName('Paris Sales'), ...text })).toEqual([
			NUMBERS,
			{ route: `POST /v1/numbers/${numbers.recording}/messages/native/send`, body: text },
		]);
	});
});

const LINES = {
	status: 200,
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify({
		numbers: [
			{ id: 520001, name: 'Main', digits: '+33 1 99 00 01 00' },
			{ id: 520003, name: '2024-100-200', digits: '+1 212-555-0100' },
		],
		meta: { next_page_link: null },
	}),
};

describe('A team', () => {
	test('is named by name', async () => {
		expect(await done('team.get', { teamId: byName('customer success') })).toEqual([
			TEAMS,
			`GET /v1/teams/${teams.success}`,
		]);
	});

	test('gets a call by its name', async () => {
		const call = { callId: byId(calls.ringing), transferTo: 'team' };
		expect(await done('call.transfer', { ...call, teamId: byName('Support') })).toEqual([
			TEAMS,
			{ route: `POST /v1/calls/${calls.ringing}/transfers`, body: { team_id: teams.support } },
		]);
	});
});

describe('Tags', () => {
	const recorded = { callId: byId(calls.recorded) };
	const add = `POST /v1/calls/${calls.recorded}/tags`;

	test.each([
		['a text', 'quote sent, Churn risk'],
		['a list', ['quote sent', 'Churn risk']],
		['a list with an ID', ['Quote sent', tags.churnRisk]],
		['records', [{ id: tags.quote }, { id: tags.churnRisk, name: 'Churn risk' }]],
	])('are named in %s', async (_, given) => {
		const read = `GET /v1/calls/${calls.recorded}`;
		const { error } = await run(
			'call.addTags',
			{ ...recorded, tags: '={{ $json.tags }}' },
			{ items: [{ json: { tags: given } }] },
		);
		expect(error).toBeUndefined();
		const posted = sent().filter(({ body }) => body !== undefined);
		expect(posted).toEqual([{ route: add, body: { tags: [tags.quote, tags.churnRisk] } }]);
		expect(requests().filter((one) => one !== TAGS && one !== add)).toEqual([read]);
	});

	test('are named in a filter', async () => {
		await records('call.getAll', { filters: { tags: '={{ "Lead, Quote sent" }}' }, limit: 1 });
		expect(requests()).toEqual([
			TAGS,
			`GET /v1/calls/search?order=desc&tags[]=${tags.lead}&tags[]=${tags.quote}&page=1&per_page=1`,
		]);
	});

	test('are read, changed and deleted by name', async () => {
		await records('tag.get', { tagId: byName('LEAD') });
		await records('tag.update', {
			tagId: byName('Lead'),
			updateFields: { name: 'Hot lead', color: '#ff0000' },
		});
		await records('tag.delete', { tagId: byName('Hot lead') });
		expect(requests().filter((one) => one !== TAGS)).toEqual([
			`GET /v1/tags/${tags.lead}`,
			// The description that it has.
			`GET /v1/tags/${tags.lead}`,
			`PUT /v1/tags/${tags.lead}`,
			`DELETE /v1/tags/${tags.lead}`,
		]);
	});
});

describe('A contact', () => {
	const search = (query: string) => `GET /v1/contacts/search?${query}`;
	const alice = `GET /v1/contacts/${firstContact}`;

	test.each([
		['By Phone Number', named('+33 6 39 98 00 00', 'phone'), 'phone_number=+33639980000'],
		['by a number with 00', named('00 33 639 980 000', 'phone'), 'phone_number=+33639980000'],
		['By Email', named('alice.martin1@customer.example', 'email'), undefined],
		['by phone in the ID mode', byId('+33 6 39 98 00 00'), 'phone_number=+33639980000'],
		['by email in the ID mode', byId('alice.martin1@customer.example'), undefined],
	])('is named %s', async (_, contactId, query = 'email=alice.martin1@customer.example') => {
		expect(await done('contact.get', { contactId })).toEqual([search(query), alice]);
	});

	test('whose number another tool stored in its own way is found by it', async () => {
		ask('POST', 'contacts', { phone_numbers: [{ label: 'Work', value: '00442079460958' }] });
		const found = await records('contact.get', { contactId: named('+442079460958', 'phone') });
		expect(found).toMatchObject([{ phone_numbers: [{ value: '00442079460958' }] }]);
		expect(requests().slice(0, 3)).toEqual([
			search('phone_number=+442079460958'),
			search('phone_number=442079460958'),
			search('phone_number=00442079460958'),
		]);
	});

	test('has phone numbers and emails that are named by themselves', async () => {
		const contactId = named('alice.martin1@customer.example', 'email');
		const phoneNumberId = byName('+33 6 39 98 00 00');
		await records('contact.updatePhoneNumber', {
			...{ contactId, phoneNumberId },
			updateFields: { label: 'Home' },
		});
		const found = search('email=alice.martin1@customer.example');
		const path = `/v1/contacts/${firstContact}`;
		const changed = `PUT ${path}/phone_details/60000001`;
		expect(requests()).toEqual([found, alice, changed]);
		await records('contact.deleteEmail', {
			contactId: byId(firstContact),
			emailId: byId('Alice.Martin1@customer.example'),
		});
		expect(requests().slice(3)).toEqual([alice, `DELETE ${path}/email_details/70000001`]);
	});

	test.each([
		['phone', '+33 199 000 009', '+33199000009'],
		['email', 'nobody@customer.example', 'nobody@customer.example'],
	])('whom nobody knows by %s can be created', async (mode, written, told) => {
		expect(await refusal('contact.get', { contactId: named(written, mode) })).toBe(
			`There is no contact with "${told}". Check how it is written, or create it first with Create or Update [item 0]`,
		);
	});

	test('whose number another one has, too, must be chosen', async () => {
		const phone_numbers = [{ label: 'Work', value: '+33639980000' }];
		const { contact } = ask<{ contact: { id: number } }>('POST', 'contacts', { phone_numbers });
		expect(await refusal('contact.delete', { contactId: named('+33639980000', 'phone') })).toBe(
			`There is more than one contact with "+33639980000": ${firstContact}, ${contact.id}. Choose the contact by its ID [item 0]`,
		);
	});
});

describe('What cannot be found', () => {
	test('is told with the nearest names, and nothing is changed', async () => {
		const callId = byId(calls.recorded);
		expect(await refusal('call.addTags', { callId, tags: ['Leed'] })).toBe(
			`There is no tag called "Leed". The nearest are "Lead", "Quote sent", "Support", "Churn risk", "Voicemail drop". Give one of these names, or an ID [item 0]`,
		);
		expect(requests()).toEqual([TAGS]);
	});

	test('is told with all that are called so', async () => {
		const { tag } = ask<{ tag: { id: number } }>('POST', 'tags', {
			name: 'lead',
			color: '#00B388',
		});
		expect(await refusal('tag.delete', { tagId: byName('Lead') })).toBe(
			`There is more than one tag called "Lead": ${tags.lead} (Lead), ${tag.id} (lead). Choose the tag by its ID [item 0]`,
		);
		expect(requests()).toEqual([TAGS]);
	});

	test('is a user with an email that nobody has', async () => {
		const userId = named('nobody@northwind.example', 'email');
		expect(await refusal('user.delete', { userId })).toBe(
			'There is no user with "nobody@northwind.example". Check how it is written, or choose the user by its ID [item 0]',
		);
		expect(requests()).toEqual(['GET /v2/users/nobody@northwind.example']);
	});

	test('is a call by a name, since calls have none', async () => {
		expect(await refusal('call.get', { callId: byId('={{ "Alice Martin" }}') })).toBe(
			`'Call' must be a whole number, not "Alice Martin" [item 0]`,
		);
		expect(sent()).toEqual([]);
	});
});

test('twenty calls are tagged by name with one request for the names', async () => {
	const items = Array.from({ length: 20 }, (_, i) => ({
		json: { id: account.firstCall + i, tag: i % 2 === 0 ? 'Lead' : 'support' },
	}));
	const parameters = { callId: byId('={{ $json.id }}'), tags: '={{ $json.tag }}' };
	const { error } = await run('call.addTags', parameters, { items });
	expect(error).toBeUndefined();
	const asked = requests().filter((one) => !/^(POST|GET) \/v1\/calls\//.test(one));
	expect(asked).toEqual([TAGS]);
	expect(bodies()).toHaveLength(20);
});

test('several items share one look for a user, a number and an email', async () => {
	const items = ['Paris Sales', '+33199000100', 'paris sales'].map((line) => ({ json: { line } }));
	const parameters = {
		userId: named(noah, 'email'),
		numberId: byName('={{ $json.line }}'),
		to: '+12025550100',
	};
	const { error } = await run('user.startCall', parameters, { items });
	expect(error).toBeUndefined();
	expect(requests().filter((one) => one.startsWith('GET'))).toEqual([
		`GET /v2/users/${noah}`,
		NUMBERS,
	]);
});

test('Include Names tells the default number of users with one request', async () => {
	const found = await records('user.getAll', {
		limit: 3,
		options: { includeNames: true, order: 'asc' },
	});
	expect(found.map((one) => [one.default_number_id, one.default_number])).toEqual([
		[520001, 'Paris Sales'],
		[520002, 'London Support'],
		[520003, 'New York'],
	]);
	expect(Object.keys(found[0]).slice(-4)).toEqual([
		'default_number_id',
		'default_number',
		'wrap_up_time',
		'created_at',
	]);
	expect(requests()).toEqual(['GET /v2/users?order=asc&page=1&per_page=3', NUMBERS]);
});
