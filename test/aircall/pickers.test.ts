import { call } from '../../nodes/Aircall/records';
import { byId, named, openAccount } from '../harness/account';
import { account, aircall } from './provider';

const { sent, requests, exchanges, search, options } = openAccount(aircall, { contacts: 120 });

const { calls, users } = account;
const names = async (...args: Parameters<typeof search>) =>
	(await search(...args)).results.map(({ name }) => name);

test('users are listed by name and email, and found by either', async () => {
	expect(await names('user', 'fisch')).toEqual(['Noah Fischer (noah.fischer@northwind.example)']);
	expect(await names('user', 'amelie.laurent@')).toEqual([
		'Amélie Laurent (amelie.laurent@northwind.example)',
	]);
});

test('users, numbers, teams and tags are listed by name, newest first', async () => {
	expect((await search('number')).results).toEqual([
		{ name: 'New York (+1 212-555-0100)', value: 520003 },
		{ name: 'London Support (+44 2079 460100)', value: 520002 },
		{ name: 'Paris Sales (+33 1 99 00 01 00)', value: 520001 },
	]);
	expect((await names('user'))[0]).toBe('Tomás Silva (tomas.silva@northwind.example)');
	const sorted = 'order=desc&page=1&per_page=50';
	expect(requests()).toEqual([`GET /v1/numbers?${sorted}`, `GET /v2/users?${sorted}`]);
	expect(await names('team', 'su')).toEqual(['Customer Success', 'Support']);
	expect(await names('tag', 'lead')).toEqual(['Lead']);
	expect((await options('tag')).map(({ name }) => name)).toEqual([
		'Churn risk',
		'Lead',
		'Quote sent',
		'Support',
		'Voicemail drop',
	]);
});

test('calls are listed newest first, by time, direction, person and what was recorded', async () => {
	const { results, paginationToken } = await search('call');
	expect(results).toHaveLength(50);
	expect(results[1]).toEqual({
		name: '2026-11-20 08:58, Inbound, Alice Martin',
		value: calls.live,
	});
	expect(results.slice(4, 7).map(({ name }) => name)).toEqual([
		'2026-11-19 04:00, Inbound, Pablo Lindqvist, Voicemail',
		'2026-11-18 22:24, Inbound, Olga Santos, Recording',
		'2026-11-18 16:48, Outbound, Nils Walsh',
	]);
	expect(results[12].name).toBe('2026-11-17 07:12, Inbound, anonymous');
	const more = await search('call', '', { paginationToken: String(paginationToken) });
	expect(more.results).toHaveLength(50);
	expect(requests()).toEqual(
		[1, 2].map((page) => `GET /v1/calls?order=desc&fetch_contact=true&page=${page}&per_page=50`),
	);
});

test('a call without the time at which it started is listed by what it has', () => {
	expect(call.label({ id: 1, raw_digits: '+33 1 99 00 01 00' })).toBe('+33 1 99 00 01 00');
	expect(call.label({ id: 1, started_at: null, raw_digits: 'anonymous' })).toBe('anonymous');
	expect(call.label({ id: 1, started_at: 1e15, raw_digits: 'anonymous' })).toBe('anonymous');
});

test('a call is called by its contact, a person or else a company, and by its number without one', () => {
	const one = {
		id: 1,
		direction: 'outbound',
		raw_digits: '+33 1 99 00 01 00',
		recording: 'https://a',
	};
	expect(call.label({ ...one, contact: null })).toBe('Outbound, +33 1 99 00 01 00, Recording');
	const contact = { first_name: '', last_name: null, company_name: 'Kestrel Labs' };
	expect(call.label({ ...one, contact })).toBe('Outbound, Kestrel Labs, Recording');
	expect(call.label({ ...one, contact: { ...contact, last_name: 'Rossi' } })).toBe(
		'Outbound, Rossi, Recording',
	);
});

test('a typed phone number is searched for among the calls', async () => {
	await search('call', '+33 6 39 98 00 00');
	expect(requests()).toEqual([
		'GET /v1/calls/search?order=desc&fetch_contact=true&phone_number=+33639980000&page=1&per_page=50',
	]);
});

test.each([
	['+33 6 39 98 00 00', 'phone_number=+33639980000'],
	['alice.martin1@customer.example', 'email=alice.martin1@customer.example'],
])(
	'contacts: what looks like a phone number or an email is searched for: %s',
	async (typed, wanted) => {
		expect(await names('contact', typed)).toEqual(['Alice Martin, +33639980000']);
		expect(requests()).toEqual([`GET /v1/contacts/search?order=desc&${wanted}&page=1&per_page=50`]);
	},
);

test('contacts: other text is looked for here, page by page, since Aircall cannot', async () => {
	expect(await names('contact', 'alice martin')).toEqual(['Alice Martin, +33639980000']);
	expect(requests()).toEqual(
		[1, 2, 3].map((page) => `GET /v1/contacts?order=desc&page=${page}&per_page=50`),
	);
});

test.each([
	['ID', byId(users.available + 1), []],
	[
		'email',
		named('noah.fischer@northwind.example', 'email'),
		['/v2/users/noah.fischer@northwind.example'],
	],
])('a call is started with the numbers of the chosen user, by %s', async (_, userId, asked) => {
	expect(await names('userNumber', '', { currentNodeParameters: { userId } })).toEqual([
		'Paris Sales (+33 1 99 00 01 00)',
		'London Support (+44 2079 460100)',
	]);
	expect(exchanges().map(({ request }) => request.url.pathname)).toEqual([
		...asked,
		`/v2/users/${users.available + 1}/numbers`,
	]);
});

test('the numbers of a user wait for the user', async () => {
	await expect(search('userNumber')).rejects.toThrow("Choose 'User' first");
	expect(sent()).toEqual([]);
});

test('a contact lists its own phone numbers and emails', async () => {
	const contactId = byId(account.firstContact);
	expect(await search('phoneNumber', '', { currentNodeParameters: { contactId } })).toEqual({
		results: [{ name: '+33639980000 (Work)', value: 60_000_001 }],
	});
	expect(await names('email', '', { currentNodeParameters: { contactId } })).toEqual([
		'alice.martin1@customer.example (Work)',
	]);
});
