import { json } from '../../sandbox/http';
import { openAccount } from '../harness/account';
import { acme, nutshell } from './provider';

const { open, records, refusal, sent, requests, forget } = openAccount(nutshell);

describe('creating or updating a company', () => {
	test('trap: compares whole names, since the search also finds what is alike', async () => {
		const additionalFields = { description: 'Found' };
		const made = await records('company.upsert', {
			matchBy: 'name',
			name: 'Acme',
			additionalFields,
		});
		expect(made).toEqual([{ ...acme, description: 'Found', created: false }]);
		expect(sent()).toEqual([
			{ route: 'GET /rest/accounts', query: 'q=Acme&page[limit]=250&page[page]=0' },
			{
				route: 'PATCH /rest/accounts/1-accounts',
				body: [{ op: 'replace', path: '/accounts/0/description', value: 'Found' }],
			},
			{ route: 'GET /rest/accounts/1-accounts' },
		]);
	});

	test('creates a company when only similar names are there', async () => {
		const [made] = await records('company.upsert', { matchBy: 'name', name: 'Acme Hold' });
		expect([made.id, made.name, made.created]).toEqual(['13-accounts', 'Acme Hold', true]);
		expect(sent().slice(1)).toEqual([
			{ route: 'POST /rest/accounts', body: { accounts: [{ name: 'Acme Hold' }] } },
		]);
	});

	test('finds a company by email, and only reads it when there is nothing to change', async () => {
		const email = 'Office@ACME.example';
		expect(await records('company.upsert', { matchBy: 'email', email })).toEqual([
			{ ...acme, created: false },
		]);
		expect(requests()).toEqual([
			'GET /rest/accounts?email=Office@ACME.example&page[limit]=250&page[page]=0',
			'GET /rest/accounts/1-accounts',
		]);
	});

	test('names a company that is new by its email', async () => {
		const email = 'office@lumen.example';
		await records('company.upsert', { matchBy: 'email', email, name: 'Lumen' });
		expect(sent()[1]).toEqual({
			route: 'POST /rest/accounts',
			body: { accounts: [{ name: 'Lumen', emails: [{ value: email, isPrimary: true }] }] },
		});
	});

	test.each([
		['in other letters', 'Birchwood Foods', 'birchwood FOODS'],
		['with stray spaces', 'Birchwood Foods', ' Birchwood\u00a0  Foods '],
		['with an accent that is a character of its own', 'Caf\u00e9 Lumen', 'Cafe\u0301 Lumen'],
	])('knows a name again that is written %s', async (_, name, again) => {
		const found = { id: '3-accounts', name, emails: [] };
		open({
			instead: ({ method }) =>
				method === 'GET' ? json(200, { meta: { total: 1 }, accounts: [found] }) : undefined,
		});
		const [{ id }] = await records('company.upsert', { matchBy: 'name', name: again });
		expect(id).toBe('3-accounts');
		expect(requests().at(-1)).toBe('GET /rest/accounts/3-accounts');
	});

	test('takes a company without a name for no other', async () => {
		open({
			instead: ({ method }) =>
				method === 'GET'
					? json(200, { meta: { total: 1 }, accounts: [{ id: '3-accounts' }] })
					: undefined,
		});
		await records('company.upsert', { matchBy: 'name', name: 'undefined' });
		expect(sent().at(-1)?.body).toEqual({ accounts: [{ name: 'undefined' }] });
	});

	test('sends the name of a new company without stray spaces', async () => {
		await records('company.upsert', { matchBy: 'name', name: ' Lumen   Lamps ' });
		expect(sent()).toEqual([
			{ route: 'GET /rest/accounts', query: 'q=Lumen Lamps&page[limit]=250&page[page]=0' },
			{ route: 'POST /rest/accounts', body: { accounts: [{ name: 'Lumen Lamps' }] } },
		]);
	});

	test.each([
		['the same name', 'Acme'],
		['names that differ only in case', 'ACME'],
	])('refuses to choose between two companies of %s', async (_, name) => {
		await records('company.create', { name });
		forget();
		expect(await refusal('company.upsert', { matchBy: 'name', name: 'Acme' })).toBe(
			'There is more than one record named "Acme": 1-accounts, 13-accounts. Update one of them by its ID [item 0]',
		);
		expect(requests()).toEqual(['GET /rest/accounts?q=Acme&page[limit]=250&page[page]=0']);
	});
});
