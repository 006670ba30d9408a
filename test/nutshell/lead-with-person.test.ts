/** A lead made together with its company and person: each found, made or linked, and never half unseen. */
import { json } from '../../sandbox/http';
import { openAccount } from '../harness/account';
import { nutshell } from './provider';

const { open, record, run, refusal, requests, bodies, ask } = openAccount(nutshell);

const inquiry = {
	name: 'Two gateways',
	personName: 'Zoe Brandt',
	personEmail: 'zoe@new.example',
	companyName: 'Brandt Metals',
};
const writes = () => requests().filter((one) => !one.startsWith('GET'));

test('makes what is missing, and says so', async () => {
	const lead = await record('lead.createWithPerson', inquiry);
	expect(lead).toMatchObject({
		name: 'Two gateways',
		companyCreated: true,
		personCreated: true,
		personLinked: false,
	});
	expect(bodies()).toEqual([
		{ accounts: [{ name: 'Brandt Metals' }] },
		{
			contacts: [
				{
					name: 'Zoe Brandt',
					links: { accounts: ['13-accounts'] },
					emails: [{ value: 'zoe@new.example', isPrimary: true }],
				},
			],
		},
		{
			leads: [
				{
					description: 'Two gateways',
					links: { accounts: ['13-accounts'], contacts: ['41-contacts'] },
				},
			],
		},
	]);
});

test('takes what is there, by the exact name and email, and leaves it as it is', async () => {
	const lead = await record('lead.createWithPerson', {
		...inquiry,
		personEmail: 'Andy.Fowler@people.example',
		// A search for it finds Acme Holdings, too.
		companyName: 'acme',
	});
	expect(lead).toMatchObject({
		companies: ['1-accounts'],
		people: ['1-contacts'],
		companyCreated: false,
		personCreated: false,
		personLinked: false,
	});
	expect(writes()).toEqual(['POST /rest/leads']);
});

describe('a person who is there', () => {
	const known = { ...inquiry, personEmail: 'andy.fowler@people.example' };

	test('is linked to a company that is there, and keeps the other ones', async () => {
		const lead = await record('lead.createWithPerson', { ...known, companyName: 'Kestrel Air' });
		expect(lead).toMatchObject({
			companies: ['12-accounts'],
			people: ['1-contacts'],
			companyCreated: false,
			personCreated: false,
			personLinked: true,
		});
		expect(bodies()[0]).toEqual([
			{ op: 'add', path: '/contacts/0/links/accounts/-', value: '12-accounts' },
		]);
		expect(ask('GET', 'contacts/1-contacts')).toMatchObject({
			contacts: [{ links: { accounts: ['1-accounts', '12-accounts'] } }],
		});
	});

	test('is linked to a company that is new', async () => {
		const lead = await record('lead.createWithPerson', known);
		expect(lead).toMatchObject({ companyCreated: true, personCreated: false, personLinked: true });
		expect(writes()).toEqual([
			'POST /rest/accounts',
			'PATCH /rest/contacts/1-contacts',
			'POST /rest/leads',
		]);
	});

	test('is linked to nothing where no company is named', async () => {
		const lead = await record('lead.createWithPerson', { ...known, companyName: '' });
		expect(lead).toMatchObject({ people: ['1-contacts'], personLinked: false });
		expect(writes()).toEqual(['POST /rest/leads']);
	});

	test('is, of several of the same name, the one who belongs to the company', async () => {
		ask('POST', 'contacts', { contacts: [{ name: 'Andy Fowler' }] });
		const byNameAlone = { ...inquiry, personName: 'andy fowler', personEmail: '' };
		const lead = await record('lead.createWithPerson', { ...byNameAlone, companyName: 'Acme' });
		expect(lead).toMatchObject({ people: ['1-contacts'], personLinked: false });
	});
});

test('makes the company and the person of several inquiries once', async () => {
	const { items } = await run('lead.createWithPerson', inquiry, {
		items: [{ json: {} }, { json: {} }],
	});
	expect(items.map(({ json: one }) => [one.companyCreated, one.personCreated])).toEqual([
		[true, true],
		[false, false],
	]);
});

test('needs somebody or a company', async () => {
	expect(await refusal('lead.createWithPerson', { name: 'Two gateways' })).toBe(
		"One of 'Person Name', 'Person Email', 'Person Phone' and 'Company Name' is needed [item 0]",
	);
	expect(requests()).toEqual([]);
});

test('a phone number alone is one of a person, who is recognized by it', async () => {
	const byNumber = { name: 'Two gateways', personPhone: '+1 5550200', companyName: 'Acme' };
	expect(await record('lead.createWithPerson', byNumber)).toMatchObject({
		people: ['1-contacts'],
		personCreated: false,
	});
	const unknown = { ...byNumber, personPhone: '555 0177' };
	expect(await record('lead.createWithPerson', unknown)).toMatchObject({ personCreated: true });
	expect(bodies()[1]).toEqual({
		contacts: [
			{ phones: [{ value: { number: '555 0177' } }], links: { accounts: ['1-accounts'] } },
		],
	});
});

describe('where something cannot be done', () => {
	test('nothing is made while several people fit', async () => {
		ask('POST', 'contacts', { contacts: [{ name: 'Zoe Brandt' }] });
		ask('POST', 'contacts', { contacts: [{ name: 'zoe brandt' }] });
		const byNameAlone = { ...inquiry, personEmail: '' };
		expect(await refusal('lead.createWithPerson', byNameAlone)).toBe(
			'There is more than one person named "Zoe Brandt": 41-contacts, 42-contacts. Use Lead, Create, and choose the one that is meant by its ID [item 0]',
		);
		expect(writes()).toEqual([]);
	});

	test.each([
		[
			'the person',
			'/rest/contacts',
			'The company 13-accounts was created before; the next run finds it.',
		],
		[
			'the lead',
			'/rest/leads',
			'The company 13-accounts was created before; the next run finds it. The person 41-contacts was created before; the next run finds it.',
		],
	])(
		'a refusal of %s tells what was made before, and a second run goes on',
		async (_, path, told) => {
			let isDown = true;
			open({
				instead: ({ method, url }) =>
					isDown && method === 'POST' && url.pathname === path
						? json(400, { message: 'Not now' })
						: undefined,
			});
			const { error } = await run('lead.createWithPerson', inquiry);
			expect(error?.message).toBe('Nutshell did not accept the request: Not now [item 0]');
			expect(error?.description).toBe(`Check the values of this operation. ${told}`);
			isDown = false;
			expect(await record('lead.createWithPerson', inquiry)).toMatchObject({
				companies: ['13-accounts'],
				people: ['41-contacts'],
				companyCreated: false,
			});
		},
	);

	test('a refusal of the link tells the company that was made', async () => {
		open({ instead: ({ method }) => (method === 'PATCH' ? json(403, {}) : undefined) });
		const known = { ...inquiry, personEmail: 'andy.fowler@people.example' };
		const { error } = await run('lead.createWithPerson', known);
		expect(error?.message).toBe('Nutshell does not allow this [item 0]');
		expect(error?.description).toContain('The company 13-accounts was created before');
		expect(writes()).toEqual(['POST /rest/accounts', 'PATCH /rest/contacts/1-contacts']);
	});
});

test('tells in a dry run the first request that would be made', async () => {
	const told = await record('lead.createWithPerson', { ...inquiry, options: { dryRun: true } });
	expect(told).toEqual({
		dryRun: true,
		request: {
			method: 'POST',
			url: 'https://app.nutshell.com/rest/accounts',
			body: { accounts: [{ name: 'Brandt Metals' }] },
		},
	});
});
