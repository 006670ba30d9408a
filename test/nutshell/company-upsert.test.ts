import { json } from '../../sandbox/http';
import { closeAccount, openAccount } from './account';
import { acme, company } from './acme';

afterEach(closeAccount);

describe('creating or updating a company', () => {
	test('compares whole names, since the search also finds what is alike', async () => {
		const { output, sent } = openAccount();
		const additionalFields = { description: 'Found' };
		const made = await output({
			...company('upsert'),
			matchBy: 'name',
			name: 'Acme',
			additionalFields,
		});
		expect(made).toEqual([{ ...acme, description: 'Found' }]);
		expect(sent()).toEqual([
			'GET /rest/accounts?q=Acme&page[limit]=250&page[page]=0',
			'PATCH /rest/accounts/1-accounts',
			[{ op: 'replace', path: '/accounts/0/description', value: 'Found' }],
			'GET /rest/accounts/1-accounts',
		]);
	});

	test('creates a company when only similar names are there', async () => {
		const { output, sent } = openAccount();
		const [made] = await output({ ...company('upsert'), matchBy: 'name', name: 'Acme Hold' });
		expect([made.id, made.name]).toEqual(['13-accounts', 'Acme Hold']);
		expect(sent().slice(1)).toEqual(['POST /rest/accounts', { accounts: [{ name: 'Acme Hold' }] }]);
	});

	test('finds a company by email, and only reads it when there is nothing to change', async () => {
		const { output, sent } = openAccount();
		const email = 'Office@ACME.example';
		expect(await output({ ...company('upsert'), matchBy: 'email', email })).toEqual([acme]);
		expect(sent()).toEqual([
			'GET /rest/accounts?email=Office@ACME.example&page[limit]=250&page[page]=0',
			'GET /rest/accounts/1-accounts',
		]);
	});

	test.each([
		['in other letters', 'Birchwood Foods', 'birchwood FOODS'],
		['with stray spaces', 'Birchwood Foods', ' Birchwood\u00a0  Foods '],
		['with an accent that is a character of its own', 'Caf\u00e9 Lumen', 'Cafe\u0301 Lumen'],
	])('knows a name again that is written %s', async (_, name, again) => {
		const found = { id: '3-accounts', name, emails: [] };
		const { output, sent } = openAccount({
			instead: ({ method }) =>
				method === 'GET' ? json(200, { meta: { total: 1 }, accounts: [found] }) : undefined,
		});
		const [{ id }] = await output({ ...company('upsert'), matchBy: 'name', name: again });
		expect(id).toBe('3-accounts');
		expect(sent().at(-1)).toBe('GET /rest/accounts/3-accounts');
	});

	test('takes a company without a name for no other', async () => {
		const { output, sent } = openAccount({
			instead: ({ method }) =>
				method === 'GET'
					? json(200, { meta: { total: 1 }, accounts: [{ id: '3-accounts' }] })
					: undefined,
		});
		await output({ ...company('upsert'), matchBy: 'name', name: 'undefined' });
		expect(sent().at(-1)).toEqual({ accounts: [{ name: 'undefined' }] });
	});

	test('sends the name of a new company without stray spaces', async () => {
		const { output, sent } = openAccount();
		await output({ ...company('upsert'), matchBy: 'name', name: ' Lumen   Lamps ' });
		expect(sent()).toEqual([
			'GET /rest/accounts?q=Lumen Lamps&page[limit]=250&page[page]=0',
			'POST /rest/accounts',
			{ accounts: [{ name: 'Lumen Lamps' }] },
		]);
	});

	test.each([
		['the same name', 'Acme'],
		['names that differ only in case', 'ACME'],
	])('refuses to choose between two companies of %s', async (_, name) => {
		const { output, failure, sent } = openAccount();
		await output({ ...company('create'), name });
		sent();
		expect((await failure({ ...company('upsert'), matchBy: 'name', name: 'Acme' })).message).toBe(
			'There is more than one record named "Acme": 1-accounts, 13-accounts. Update one of them by its ID [item 0]',
		);
		expect(sent()).toEqual(['GET /rest/accounts?q=Acme&page[limit]=250&page[page]=0']);
	});
});
