/** Create or Update by more than a name or an email. */
import { json } from '../../sandbox/http';
import { openAccount } from '../harness/account';
import { acme, nutshell } from './provider';

const { open, record, refusal, sent, requests, bodies } = openAccount(nutshell);

describe('by phone', () => {
	const call = { matchBy: 'phone', phone: '+1 (555) 01-00' };

	test('all digits count, and how they are written does not', async () => {
		expect(await record('company.upsert', call)).toEqual({ ...acme, created: false });
		expect(requests()).toEqual([
			'GET /rest/accounts?filter[phone]=+1 (555) 01-00&page[limit]=250&page[page]=0',
			'GET /rest/accounts/1-accounts',
		]);
	});

	test('the number is looked for in other spellings, where Nutshell does not find the one that was given', async () => {
		open({
			instead: ({ url }) =>
				url.searchParams.get('filter[phone]') === '5550100' || url.pathname !== '/rest/accounts'
					? undefined
					: json(200, { meta: { total: 0 }, accounts: [] }),
		});
		expect((await record('company.upsert', call)).id).toBe('1-accounts');
		expect(requests()).toEqual([
			'GET /rest/accounts?filter[phone]=+1 (555) 01-00&page[limit]=250&page[page]=0',
			'GET /rest/accounts?filter[phone]=15550100&page[limit]=250&page[page]=0',
			'GET /rest/accounts?filter[phone]=5550100&page[limit]=250&page[page]=0',
			'GET /rest/accounts/1-accounts',
		]);
	});

	test.each([
		['with the code of the country', '+1 5550200'],
		['without it', '555 02-00'],
	])('a person, %s', async (_, phone) => {
		const { id, created } = await record('person.upsert', { personMatchBy: 'phone', phone });
		expect([id, created]).toEqual(['1-contacts', false]);
	});

	test('a number of which only a part is the same belongs to somebody else', async () => {
		await record('person.upsert', { personMatchBy: 'phone', phone: '550200', name: 'New' });
		expect(bodies()).toEqual([
			{ contacts: [{ name: 'New', phones: [{ value: { number: '550200' }, isPrimary: true }] }] },
		]);
	});

	test('an extension belongs to the number', async () => {
		const value = { countryCode: '1', number: '5550100', extension: '7' };
		open({
			instead: ({ method }) =>
				method === 'GET'
					? json(200, { meta: { total: 1 }, contacts: [{ id: '9-contacts', phones: [{ value }] }] })
					: undefined,
		});
		await record('person.upsert', { personMatchBy: 'phone', phone: '+1 555 0100 x7' });
		expect(requests().at(-1)).toBe('GET /rest/contacts/9-contacts');
		await record('person.upsert', { personMatchBy: 'phone', phone: '+1 555 0100', name: 'Other' });
		expect(requests().at(-1)).toBe('POST /rest/contacts');
	});
});

describe('by website', () => {
	test.each(['acme.example', 'https://www.acme.example/about?x=1', 'HTTP://ACME.EXAMPLE'])(
		'%s is on the same domain',
		async (website) => {
			const { id, created } = await record('company.upsert', { matchBy: 'website', website });
			expect([id, created]).toEqual(['1-accounts', false]);
			expect(requests()[0]).toBe('GET /rest/accounts?q=acme.example&page[limit]=250&page[page]=0');
		},
	);

	test('a domain that only ends alike is another one, and the new company gets the address', async () => {
		await record('company.upsert', { matchBy: 'website', website: 'me.example', name: 'Me' });
		expect(bodies()).toEqual([
			{ accounts: [{ name: 'Me', urls: [{ value: 'me.example', isPrimary: true }] }] },
		]);
	});
});

describe('by a custom field', () => {
	const call = { matchBy: 'customField', matchField: 'Region/Zone', matchValue: 'north/2' };

	test('asks for the rows of a list, which alone tell its values, and changes the record', async () => {
		const { id, created } = await record('company.upsert', {
			...call,
			matchValue: 'North/2',
			additionalFields: { description: 'Found' },
		});
		expect([id, created]).toEqual(['1-accounts', false]);
		expect(sent()[0]).toEqual({
			route: 'GET /rest/accounts/list',
			query: 'filter[Region/Zone]=North/2',
		});
		expect(requests().slice(1)).toEqual([
			'PATCH /rest/accounts/1-accounts',
			'GET /rest/accounts/1-accounts',
		]);
	});

	test('a new company gets the value', async () => {
		await record('company.upsert', { ...call, matchValue: 'South/9', name: 'Lumen' });
		expect(bodies()).toEqual([
			{ accounts: [{ name: 'Lumen', customFields: { 'Region/Zone': 'South/9' } }] },
		]);
	});

	test('a new company without anything to reach it by is refused before it is sent', async () => {
		expect(await refusal('company.upsert', { ...call, matchValue: 'South/9' })).toBe(
			"There is no record whose \"Region/Zone\" is \"South/9\", so it would be new. One of 'Name', 'Phones', 'Emails', 'Addresses' and 'Websites' is needed [item 0]",
		);
		expect(requests()).toEqual(['GET /rest/accounts/list?filter[Region/Zone]=South/9']);
	});

	test('makes no second record where Nutshell does not tell the field', async () => {
		const wrong = { ...call, matchField: 'Region', name: 'Lumen' };
		expect(await refusal('company.upsert', wrong)).toBe(
			'Nutshell tells no value of the custom field "Region", so nobody can see which record is meant. Check its title, also in the case of letters, or match by something else [item 0]',
		);
		expect(requests()).toEqual(['GET /rest/accounts/list?filter[Region]=north/2']);
	});

	test('names several that fit rather than guess', async () => {
		const fields = { Code: { value: 'A 1' } };
		const listItems = ['1-accounts', '2-accounts'].map((id) => ({ id, fields }));
		open({ instead: () => json(200, { meta: {}, listItems }) });
		expect(
			await refusal('company.upsert', { ...call, matchField: 'Code', matchValue: 'a 1' }),
		).toBe(
			'There is more than one record whose "Code" is "a 1": 1-accounts, 2-accounts. Update one of them by its ID [item 0]',
		);
	});

	test('is not the name of a field of the record itself', async () => {
		expect(await refusal('company.upsert', { ...call, matchField: 'name' })).toBe(
			'\'Custom Field Title\' cannot be "name", which the record has itself [item 0]',
		);
		expect(requests()).toEqual([]);
	});
});
