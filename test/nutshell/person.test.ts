import { json } from '../../sandbox/http';
import { byId, entries, mapped, named, openAccount } from '../harness/account';
import { chosen, mainStreet, nutshell } from './provider';

const { open, records, refusal, sent, requests, bodies, forget } = openAccount(nutshell);

const andy = {
	id: '1-contacts',
	name: 'Andy Fowler',
	firstName: 'Andy',
	lastName: 'Fowler',
	jobTitle: 'Buyer',
	htmlUrl: 'https://app.nutshell.com/person/1-andy-fowler',
	description: '',
	email: 'andy.fowler@people.example',
	phone: '+1 5550200',
	website: null,
	address: mainStreet,
	owner: '35-users',
	territory: '1-territories',
	companies: ['1-accounts'],
	tags: ['4-tags'],
	audiences: [],
};

test('a person is read by a pasted web address, phone number and all', async () => {
	const personId = named('https://app.nutshell.com/person/1-andy-fowler', 'url');
	expect(await records('person.get', { personId })).toEqual([andy]);
	expect(requests()).toEqual(['GET /rest/contacts/1-contacts']);
});

test("trap: a person's phone number is sent as an object, unlike a company's", async () => {
	const [made] = await records('person.create', {
		name: 'Ines Ruiz',
		phones: entries({ value: '5550300', countryCode: '34', extension: '7', name: 'work' }),
		emails: entries({ value: 'ines@people.example', isPrimary: true }),
		companies: chosen('2'),
		owner: byId('37-users'),
		additionalFields: {
			audiences: ['1-emAudiences'],
			tags: ['3-tags'],
			territory: byId('2'),
		},
		setCustomFields: true,
		customFields: mapped({ 'Favorite Number': 12, 'T-shirt/size': 'M' }),
	});
	expect(sent()).toEqual([
		{
			route: 'POST /rest/contacts',
			body: {
				contacts: [
					{
						name: 'Ines Ruiz',
						customFields: { 'Favorite Number': '12', 'T-shirt/size': 'M' },
						links: {
							emAudiences: ['1-emAudiences'],
							accounts: ['2-accounts'],
							owner: '37-users',
							tags: ['3-tags'],
							territory: '2-territories',
						},
						emails: [{ value: 'ines@people.example', isPrimary: true }],
						phones: [
							{
								value: { number: '5550300', countryCode: '34', extension: '7' },
								name: 'work',
								isPrimary: false,
							},
						],
					},
				],
			},
		},
	]);
	expect(made).toMatchObject({
		id: '41-contacts',
		phone: '+34 5550300 x7',
		companies: ['2-accounts'],
		audiences: ['1-emAudiences'],
	});
});

test('phone numbers are sent and searched without what nobody sees', async () => {
	await records('person.update', {
		personId: byId('1'),
		updateFields: {
			phones: entries({ value: 'tel:\u202A555\u200B0300\u202C', countryCode: ' 34' }),
		},
	});
	expect(sent()[0].body).toEqual([
		{
			op: 'replace',
			path: '/contacts/0/phones',
			value: [{ value: { number: '5550300', countryCode: '34' }, isPrimary: false }],
		},
	]);
	await records('person.getAll', { filters: { phone: '\u202A5550300\u202C' } });
	expect(sent().at(-1)?.query).toContain('filter[phone]=5550300&');
});

test('a person needs no name if there is a way to reach them', async () => {
	await records('person.create', {
		phones: entries({ value: '5550300', isOptedOut: true }),
	});
	expect(sent()).toEqual([
		{
			route: 'POST /rest/contacts',
			body: {
				contacts: [
					{ phones: [{ value: { number: '5550300' }, isPrimary: false, isOptedOut: true }] },
				],
			},
		},
	]);
	forget();
	expect(await refusal('person.create')).toBe(
		"One of 'Name', 'Phones', 'Emails', 'Addresses' and 'Websites' is needed [item 0]",
	);
	expect(sent()).toEqual([]);
});

test('a number is not said to be opted in where nobody touched the switch', async () => {
	await records('person.create', {
		name: 'Ines Ruiz',
		phones: entries({ value: '5550300', isOptedOut: false }),
	});
	expect(sent()[0].body).toEqual({
		contacts: [{ name: 'Ines Ruiz', phones: [{ value: { number: '5550300' }, isPrimary: false }] }],
	});
});

test('trap: an update changes names, relations and custom fields whose names hold a slash', async () => {
	const [changed] = await records('person.update', {
		personId: byId(1),
		updateFields: {
			firstName: 'Andrew',
			jobTitle: 'Director',
			companies: chosen('1', '2'),
			audiences: ['2-emAudiences'],
			fieldsToClear: ['territory'],
		},
		setCustomFields: true,
		customFields: mapped({ 'T-shirt/size': 'L' }),
	});
	expect(changed).toEqual({
		...andy,
		name: 'Andrew Fowler',
		firstName: 'Andrew',
		jobTitle: 'Director',
		htmlUrl: 'https://app.nutshell.com/person/1-andrew-fowler',
		companies: ['1-accounts', '2-accounts'],
		audiences: ['2-emAudiences'],
		territory: null,
	});
	expect(sent()).toEqual([
		{
			route: 'PATCH /rest/contacts/1-contacts',
			body: [
				{ op: 'replace', path: '/contacts/0/firstName', value: 'Andrew' },
				{ op: 'replace', path: '/contacts/0/jobTitle', value: 'Director' },
				{ op: 'replace', path: '/contacts/0/T-shirt~1size', value: 'L' },
				{ op: 'replace', path: '/contacts/0/links/emAudiences', value: ['2-emAudiences'] },
				{ op: 'replace', path: '/contacts/0/links/accounts', value: ['1-accounts', '2-accounts'] },
				{ op: 'remove', path: '/contacts/0/links/territory' },
			],
		},
		{ route: 'GET /rest/contacts/1-contacts' },
	]);
});

test('a field cannot be set and cleared at once, also below the record', async () => {
	const updateFields = { owner: byId(36), fieldsToClear: ['owner'] };
	expect(await refusal('person.update', { personId: byId(1), updateFields })).toBe(
		"'Owner' is given a value and is to be cleared [item 0]",
	);
	expect(sent()).toEqual([]);
});

test('create or update finds a person by email and changes only what is given', async () => {
	const found = await records('person.upsert', {
		email: 'andy.fowler@people.example',
		additionalFields: { description: 'Met at the fair' },
	});
	expect(found).toEqual([{ ...andy, description: 'Met at the fair', created: false }]);
	expect(Object.keys(found[0]).at(-1)).toBe('created');
	expect(sent()).toEqual([
		{
			route: 'GET /rest/contacts',
			query: 'email=andy.fowler@people.example&page[limit]=250&page[page]=0',
		},
		{
			route: 'PATCH /rest/contacts/1-contacts',
			body: [{ op: 'replace', path: '/contacts/0/description', value: 'Met at the fair' }],
		},
		{ route: 'GET /rest/contacts/1-contacts' },
	]);
});

test('create or update creates a person with the email that nobody has', async () => {
	const [made] = await records('person.upsert', {
		email: 'new@people.example',
		name: 'Nia New',
	});
	expect([made.id, made.email, made.created]).toEqual(['41-contacts', 'new@people.example', true]);
	expect(sent()).toEqual([
		{ route: 'GET /rest/contacts', query: 'email=new@people.example&page[limit]=250&page[page]=0' },
		{
			route: 'POST /rest/contacts',
			body: {
				contacts: [{ emails: [{ value: 'new@people.example', isPrimary: true }], name: 'Nia New' }],
			},
		},
	]);
});

test('create or update creates nobody while it cannot be told whether they exist', async () => {
	const degraded = json(200, { message: 'Service degraded' });
	open({
		instead: ({ method }) => (method === 'GET' ? degraded : undefined),
	});
	const message = await refusal('person.upsert', { email: 'ada@people.example' });
	expect(message).toBe('The provider sent an answer without the list in it [item 0]');
	expect(sent().map(({ route }) => route)).toEqual(['GET /rest/contacts']);
});

test('create or update keeps the email to match by, whatever other emails are given', async () => {
	const upsert = async (address: string) => {
		const emails = { items: [{ value: address, isPrimary: false }] };
		const email = 'new@people.example';
		return (await records('person.upsert', { email, additionalFields: { emails } }))[0].id;
	};
	expect([await upsert('one@people.example'), await upsert('two@people.example')]).toEqual([
		'41-contacts',
		'41-contacts',
	]);
	const kept = { value: 'new@people.example', isPrimary: true };
	const [, created, , changed] = sent();
	const other = (value: string) => ({ value, isPrimary: false });
	expect(created.body).toEqual({ contacts: [{ emails: [kept, other('one@people.example')] }] });
	expect(changed.body).toEqual([
		{
			op: 'replace',
			path: '/contacts/0/emails',
			value: [kept, other('two@people.example')],
		},
	]);
});

test('create or update takes nothing but an email address', async () => {
	expect(await refusal('person.upsert', { email: 'Andy' })).toBe(
		`'Email' must be an email address, not "Andy" [item 0]`,
	);
	expect(sent()).toEqual([]);
});

test('create or update looks again for every item, so that a new person is found by the next', async () => {
	const made = await records(
		'person.upsert',
		{ email: 'twice@people.example' },
		{ items: [{ json: {} }, { json: {} }] },
	);
	expect(made.map(({ id }) => id)).toEqual(['41-contacts', '41-contacts']);
});

test('companies and tags are added and removed', async () => {
	const personId = byId(1);
	const change = async (operation: string, more: object) =>
		(await records(`person.${operation}`, { personId, ...more }))[0];
	expect((await change('addCompanies', { companies: chosen('2') })).companies).toEqual([
		'1-accounts',
		'2-accounts',
	]);
	expect((await change('removeCompanies', { companies: chosen('1') })).companies).toEqual([
		'2-accounts',
	]);
	expect((await change('addTags', { tags: ['3-tags'] })).tags).toEqual(['4-tags', '3-tags']);
	expect((await change('removeTags', { tags: ['4-tags'] })).tags).toEqual(['3-tags']);
	expect(bodies()).toEqual([
		[{ op: 'add', path: '/contacts/0/links/accounts/-', value: '2-accounts' }],
		[{ op: 'remove', path: '/contacts/0/links/accounts/1-accounts' }],
		[{ op: 'add', path: '/contacts/0/links/tags/-', value: '3-tags' }],
		[{ op: 'remove', path: '/contacts/0/links/tags/4-tags' }],
	]);
});

test('people are listed by email and searched by words', async () => {
	const filters = { email: 'bea.fowler@people.example' };
	const found = await records('person.getAll', { filters });
	expect(found.map(({ id }) => id)).toEqual(['2-contacts']);
	const searched = await records('person.search', {
		query: 'fowler',
		limit: 2,
		options: { sort: 'name' },
	});
	expect(searched.map(({ name }) => name)).toEqual(['Andy Fowler', 'Bea Fowler']);
	expect(requests()).toEqual([
		'GET /rest/contacts?email=bea.fowler@people.example&page[limit]=50&page[page]=0',
		'GET /rest/contacts?q=fowler&sort=name&page[limit]=2&page[page]=0',
	]);
});

test('trap: a deleted person is named by the ID, though Nutshell answers nothing', async () => {
	expect(await records('person.delete', { personId: byId('3-contacts') })).toEqual([
		{ deleted: true, id: '3-contacts' },
	]);
	expect(requests()).toEqual(['DELETE /rest/contacts/3-contacts']);
});
