import { contactResource } from '../../nodes/Aircall/resources/contact';
import { byId, openAccount } from '../harness/account';
import { NOW, account, aircall } from './provider';

const { open, run, records, refusal, sent, requests, exchanges, ask } = openAccount(aircall);

const FIRST = account.firstContact;
/** The oldest contact, as the node shows it. */
const alice = {
	id: FIRST,
	first_name: 'Alice',
	last_name: 'Martin',
	company_name: 'Bluebird Cycles',
	information: 'Prefers calls in the morning',
	phone_numbers: [{ id: 60_000_001, label: 'Work', value: '+33639980000' }],
	emails: [{ id: 70_000_001, label: 'Work', value: 'alice.martin1@customer.example' }],
	created_at: '2026-08-22T09:00:00.000Z',
	updated_at: '2026-08-22T09:00:00.000Z',
};
/** The time at which something is changed here. */
const changedAt = '2026-11-20T09:00:00.000Z';
/** What a form of a contact holds: the first of each stands in a field of its own. */
const ways = ([phoneNumber, ...phones]: string[], [email, ...emails]: string[] = []) => ({
	...(phoneNumber !== undefined && { phoneNumber }),
	...(email !== undefined && { email }),
	additionalFields: {
		...(phones.length > 0 && {
			morePhoneNumbers: { items: phones.map((one) => ({ phoneNumber: one, label: 'Work' })) },
		}),
		...(emails.length > 0 && {
			moreEmails: { items: emails.map((one) => ({ email: one, label: 'Work' })) },
		}),
	},
});
const contactId = byId(FIRST);
const path = `/v1/contacts/${FIRST}`;
const work = (value: string) => ({ value, label: 'Work' });
describe('Create', () => {
	test('sends phone numbers as Aircall wants them', async () => {
		const found = await records('contact.create', {
			...ways(['+1 (800) 123-4567'], ['ada@a.example']),
			firstName: 'Ada',
			companyName: 'Analytical',
			additionalFields: { information: 'Met in Paris' },
		});
		expect(sent()).toEqual([
			{
				route: 'POST /v1/contacts',
				body: {
					phone_numbers: [{ value: '+18001234567', label: 'Work' }],
					company_name: 'Analytical',
					emails: [{ value: 'ada@a.example', label: 'Work' }],
					first_name: 'Ada',
					information: 'Met in Paris',
				},
			},
		]);
		expect(found[0]).toMatchObject({
			first_name: 'Ada',
			phone_numbers: [work('+18001234567')],
			emails: [work('ada@a.example')],
		});
	});

	test('sends a number or an email once that is given twice, with the label given last', async () => {
		const phoneNumber = '+33 1 99 00 00 01';
		const morePhoneNumbers = { items: [{ phoneNumber: '+33199000001', label: 'Mobile' }] };
		const moreEmails = { items: [{ email: 'A@A.example', label: 'Work' }] };
		await records('contact.create', {
			phoneNumber,
			email: 'a@a.example',
			additionalFields: { morePhoneNumbers, moreEmails },
		});
		expect(sent().map(({ body }) => body)).toEqual([
			{
				phone_numbers: [{ value: '+33199000001', label: 'Mobile' }],
				emails: [{ value: 'a@a.example', label: 'Work' }],
			},
		]);
	});

	test('needs a phone number', async () => {
		expect(await refusal('contact.create', { phoneNumber: '={{ "" }}' })).toBe(
			"'Phone Number' is empty [item 0]",
		);
		expect(sent()).toEqual([]);
	});

	test('takes no more than 20 phone numbers', async () => {
		const many = Array.from({ length: 21 }, (_, i) => `+3319900010${i + 10}`);
		expect(await refusal('contact.create', ways(many))).toBe(
			'A contact can have 20 phone numbers and 20 emails [item 0]',
		);
		expect(sent()).toEqual([]);
	});

	test('names the phone number that is none', async () => {
		expect(await refusal('contact.create', ways(['call me']))).toContain(
			"'Phone Number' must be a phone number with +",
		);
		expect(sent()).toEqual([]);
	});
});

describe('Get, Update and Delete', () => {
	test('get a contact', async () => {
		expect(await records('contact.get', { contactId })).toEqual([alice]);
		expect(requests()).toEqual([`GET ${path}`]);
	});

	test('update is a POST of what changes', async () => {
		const updateFields = { firstName: 'Alicia' };
		const found = await records('contact.update', { contactId, updateFields });
		expect(found).toEqual([{ ...alice, first_name: 'Alicia', updated_at: changedAt }]);
		expect(sent()).toEqual([{ route: `POST ${path}`, body: { first_name: 'Alicia' } }]);
	});

	test('cannot empty a field, and says so before anything is sent', async () => {
		expect(
			await refusal('contact.update', {
				contactId,
				updateFields: { firstName: '' },
			}),
		).toBe('There is nothing to update [item 0]');
		expect(sent()).toEqual([]);
	});

	test('delete gives the ID', async () => {
		const found = await records('contact.delete', { contactId });
		expect(found).toEqual([{ deleted: true, id: FIRST }]);
		expect(requests()).toEqual([`DELETE ${path}`]);
	});
});

describe('Get Many', () => {
	test('gives the newest first', async () => {
		const found = await records('contact.getAll', { limit: 2 });
		expect(found.map(({ id }) => id)).toEqual([FIRST + 39, FIRST + 38]);
		expect(requests()).toEqual(['GET /v1/contacts?order=desc&page=1&per_page=2']);
	});

	test('can go by the last update, for what changed since', async () => {
		await run('contact.update', { contactId, updateFields: { firstName: 'Alicia' } });
		const found = await records('contact.getAll', {
			limit: 1,
			filters: { from: NOW - 91 * 86_400 },
			options: { orderBy: 'updated_at' },
		});
		expect(found.map(({ id }) => id)).toEqual([FIRST]);
		expect(requests()[1]).toBe(
			`GET /v1/contacts?order=desc&from=${NOW - 91 * 86_400}&order_by=updated_at&page=1&per_page=1`,
		);
	});
});

describe('Search', () => {
	test.each([
		['email', 'email', { email: 'alice.martin1@customer.example' }],
		['phone number', 'phone_number', { phoneNumber: '+33 6 39 98 00 00' }],
	])('finds a contact by %s', async (_, matchBy, wanted) => {
		expect(await records('contact.search', { matchBy, ...wanted })).toEqual([alice]);
		const [value] = Object.values(wanted).map((one) => one.replace(/ /g, ''));
		expect(requests()).toEqual([
			`GET /v1/contacts/search?order=desc&${matchBy}=${value}&page=1&per_page=50`,
		]);
	});

	test('wants something to search by, for Aircall would give every contact', async () => {
		expect(await refusal('contact.search', { matchBy: 'email', email: '={{ "" }}' })).toBe(
			"'Email' is empty [item 0]",
		);
		expect(sent()).toEqual([]);
	});

	test('leaves out what does not match, should Aircall ignore the filter', async () => {
		open({ before: ({ url }) => url.searchParams.delete('email') });
		const by = async (email: string) =>
			await records('contact.search', { matchBy: 'email', email });
		expect(await by('alice.martin1@customer.example')).toEqual([alice]);
		expect(await by('nobody@customer.example')).toEqual([]);
	});
});

test('an expression may choose by the label, and only the field for it is read', async () => {
	const email = 'alice.martin1@customer.example';
	const phoneNumber = '+33199000001';
	const found = await records('contact.search', { matchBy: '={{ "Email" }}', email, phoneNumber });
	expect(found.map(({ id }) => id)).toEqual([alice.id]);
});

describe('Create or Update', () => {
	const searched = (query: string) => ({
		route: 'GET /v1/contacts/search',
		query: `${query}&page=1&per_page=50`,
	});
	const anySpelling = (digits: string) =>
		['+', '', '00'].map((prefix) => searched(`phone_number=${prefix}${digits}`));

	test('creates a contact when none has the phone number', async () => {
		const found = await records('contact.upsert', {
			matchBy: 'phone_number',
			phoneNumber: '+33199000001',
			lastName: 'Lovelace',
		});
		expect(found[0]).toMatchObject({ last_name: 'Lovelace', created: true });
		expect(sent()).toEqual([
			...anySpelling('33199000001'),
			{
				route: 'POST /v1/contacts',
				body: { phone_numbers: [{ value: '+33199000001', label: 'Work' }], last_name: 'Lovelace' },
			},
		]);
	});

	test('updates the one that has it and adds what it lacks', async () => {
		const found = await records('contact.upsert', {
			matchBy: 'phone_number',
			...ways(
				['+33 639 980 000', '+33199000001'],
				['ALICE.martin1@customer.example', 'a@a.example'],
			),
			firstName: 'Alicia',
		});
		expect(sent()).toEqual([
			searched('phone_number=+33639980000'),
			...anySpelling('33199000001'),
			{ route: `POST ${path}`, body: { first_name: 'Alicia' } },
			{ route: `POST ${path}/email_details`, body: { value: 'a@a.example', label: 'Work' } },
			{ route: `POST ${path}/phone_details`, body: { value: '+33199000001', label: 'Work' } },
			{ route: `GET ${path}` },
		]);
		expect(found).toEqual([
			{
				...alice,
				first_name: 'Alicia',
				updated_at: changedAt,
				phone_numbers: [
					...alice.phone_numbers,
					{ id: expect.any(Number), ...work('+33199000001') },
				],
				emails: [...alice.emails, { id: expect.any(Number), ...work('a@a.example') }],
				created: false,
			},
		]);
	});

	test('adds a number or an email once that is given twice, also in another spelling', async () => {
		const twice = ['+33199000001', '0033 1 99 00 00 01'];
		await records('contact.upsert', {
			matchBy: 'email',
			...ways(twice, ['alice.martin1@customer.example', 'a@a.example', 'A@A.example']),
		});
		expect(sent()).toEqual([
			searched('email=alice.martin1@customer.example'),
			searched('email=a@a.example'),
			{ route: `POST ${path}/email_details`, body: { value: 'a@a.example', label: 'Work' } },
			{ route: `POST ${path}/phone_details`, body: { value: '+33199000001', label: 'Work' } },
			{ route: `GET ${path}` },
		]);
	});

	test('run again changes nothing and writes nothing', async () => {
		const found = await records('contact.upsert', {
			matchBy: 'email',
			...ways(['+33639980000'], ['alice.martin1@customer.example']),
		});
		expect(found).toEqual([{ ...alice, created: false }]);
		expect(sent()).toEqual([searched('email=alice.martin1@customer.example')]);
	});

	test.each([true, false])(
		'says last which of the two happened, with Simplify %j',
		async (simplify) => {
			const phoneNumber = '+33199000001';
			for (const created of [true, false]) {
				const [found] = await records('contact.upsert', { phoneNumber, simplify });
				expect(Object.entries(found).at(-1)).toEqual(['created', created]);
			}
		},
	);

	test('does not take a contact that Aircall gives without a match', async () => {
		open({ before: ({ url }) => url.searchParams.delete('phone_number') });
		const found = await records('contact.upsert', {
			matchBy: 'phone_number',
			phoneNumber: '+33199000001',
		});
		expect(found[0].id).not.toBe(FIRST);
		// Three spellings are searched for: a second contact is worse than a second look.
		expect(requests()).toHaveLength(4);
	});

	test.each([
		[
			'without anything to find a contact by',
			{ matchBy: 'email', ...ways(['+33199000001']), email: '={{ "" }}' },
			"'Email' is empty [item 0]",
			0,
		],
		[
			'when a new contact would have no phone number',
			{ matchBy: 'email', ...ways([], ['a@a.example']) },
			"No contact has a@a.example, and a new one needs a 'Phone Number' [item 0]",
			1,
		],
		[
			'when several contacts have the numbers',
			{ matchBy: 'phone_number', ...ways(['+33639980000', '+447700900000']) },
			`There is more than one contact with "+33639980000" or "+447700900000": ${FIRST}, ${FIRST + 1}. Update one of them by its ID [item 0]`,
			2,
		],
	])('stops %s', async (_, parameters, message, count) => {
		expect(await refusal('contact.upsert', parameters)).toBe(message);
		expect(requests()).toHaveLength(count);
	});
});

describe('Phone numbers and emails', () => {
	const kinds = [
		['PhoneNumber', 'phone', 60_000_001, { phoneNumber: '+33 199 000 001' }, '+33199000001'],
		['Email', 'email', 70_000_001, { email: 'a@a.example' }, 'a@a.example'],
	] as const;

	test.each(kinds)('add %s', async (kind, wire, _, value, wanted) => {
		await run(`contact.add${kind}`, { contactId, ...value, label: 'Home' });
		expect(sent()).toEqual([
			{ route: `POST ${path}/${wire}_details`, body: { value: wanted, label: 'Home' } },
		]);
	});

	test.each(kinds)('update %s', async (kind, wire, id, value, wanted) => {
		const detail = { [wire === 'phone' ? 'phoneNumberId' : 'emailId']: byId(id) };
		await run(`contact.update${kind}`, { contactId, ...detail, updateFields: value });
		expect(sent()).toEqual([
			{ route: `PUT ${path}/${wire}_details/${id}`, body: { value: wanted } },
		]);
		expect(exchanges()[0].response.status).toBe(200);
	});

	test.each(kinds)('delete %s', async (kind, wire, id) => {
		const detail = { [wire === 'phone' ? 'phoneNumberId' : 'emailId']: byId(id) };
		const found = await records(`contact.delete${kind}`, { contactId, ...detail });
		expect(found).toEqual([{ deleted: true, id }]);
		expect(requests()).toEqual([`DELETE ${path}/${wire}_details/${id}`]);
	});
});

describe('Get Calls', () => {
	/** Calls of the first contact and of the one after it, whose number the first gets. */
	const both = '+447700900000';
	const search = (phone: string, more = '') =>
		`GET /v1/calls/search?${more}phone_number=${phone}&order=desc&page=1&per_page=50`;

	test('gives the calls with all numbers of a contact, newest first', async () => {
		ask('POST', `contacts/${FIRST}/phone_details`, { label: 'Home', value: both });
		const found = await records('contact.getCalls', { contactId, returnAll: true });
		expect(requests()).toEqual([`GET ${path}`, search('+33639980000'), search(both)]);
		const starts = found.map(({ started_at }) => String(started_at));
		expect(starts).toEqual([...starts].sort().reverse());
		const numbers = new Set(found.map(({ raw_digits }) => raw_digits));
		expect([...numbers].sort()).toEqual(['+33 6 39 98 00 00', '+44 7700 900000']);
		const alone = await Promise.all(
			['+33639980000', both].map(
				async (phoneNumber) =>
					await records('call.getAll', { returnAll: true, filters: { phoneNumber } }),
			),
		);
		expect(found.map(({ id }) => id).sort()).toEqual(
			alone
				.flat()
				.map(({ id }) => id)
				.sort(),
		);
	});

	test('gives no call twice that is found by two of its numbers', async () => {
		ask('POST', `contacts/${FIRST}/phone_details`, { label: 'Home', value: both });
		open({
			before: ({ url }) => {
				if (url.searchParams.has('phone_number')) {
					url.searchParams.set('phone_number', '+33639980000');
				}
			},
		});
		ask('POST', `contacts/${FIRST}/phone_details`, { label: 'Home', value: both });
		const ids = (await records('contact.getCalls', { contactId, returnAll: true })).map(
			({ id }) => id,
		);
		expect(ids.length).toBeGreaterThan(1);
		expect(new Set(ids).size).toBe(ids.length);
	});

	test('asks once for a number that the contact has in two spellings, and stops at the limit', async () => {
		ask('POST', `contacts/${FIRST}/phone_details`, { label: 'Home', value: '0033639980000' });
		const found = await records('contact.getCalls', {
			contactId,
			limit: 2,
			filters: { direction: 'inbound', from: NOW - 40 * 86_400 },
		});
		expect(found).toHaveLength(2);
		expect(requests()).toEqual([
			`GET ${path}`,
			search('+33639980000', `direction=inbound&from=${NOW - 40 * 86_400}&`),
		]);
	});

	test('gives none of a contact without a phone number', async () => {
		ask('DELETE', `contacts/${FIRST}/phone_details/60000001`);
		expect(await records('contact.getCalls', { contactId, returnAll: true })).toEqual([]);
		expect(requests()).toEqual([`GET ${path}`]);
	});
});

test('trap: only shared contacts are made and listed, and the panel says so', () => {
	const saying = contactResource.operations
		.filter(({ description }) => / shared contacts?\b/.test(description))
		.map(({ value }) => value);
	expect(saying).toEqual(['create', 'getAll']);
});
