import type { NodeParameterValueType } from 'n8n-workflow';
import { comparable, isDomain } from '../../nodes/Salesloft/domain';
import { byId, openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { open, search, run, records, record, refusal, requests, sent } = openAccount(salesloft);

const { firstAccount } = account;
/** The first account that a test makes. */
const NEW = firstAccount + 12;

const create = async (domain: NodeParameterValueType) =>
	await record('account.create', { name: 'New Inc.', domain });
const find = async (text: string) => await run('account.get', { accountId: byId(text) });

describe('the domain of an account', () => {
	test.each([
		['example.com', 'example.com'],
		['  https://www.example.com  ', 'https://www.example.com'],
		['https://us.example.com/us/en', 'https://us.example.com/us/en'],
		['HTTP://Example.com:8080/?a=b#c', 'HTTP://Example.com:8080/?a=b#c'],
		['müller.example', 'müller.example'],
	])('may be a whole web address, and %j is sent as %j', async (given, wire) => {
		await create(given);
		expect(sent()).toEqual([
			{ route: 'POST /v2/accounts', body: { name: 'New Inc.', domain: wire } },
		]);
	});

	test.each([
		['one word', 'example'],
		['an email address', 'jane@example.com'],
		['a scheme alone', 'https://'],
		['another scheme', 'ftp://example.com'],
		['text with a space', 'exam ple.com'],
		['an address without its scheme', '//example.com'],
		['an address with backslashes', 'https:\\\\example.com'],
		['a number', '1.2'],
		['an ending alone', '.com'],
		['a name of more than 63 characters', `${'a'.repeat(64)}.com`],
		['a host of more than 253 characters', `${'a.'.repeat(126)}com`],
	])('is not %s, which is refused before anything is sent', async (_, given) => {
		const { error } = await run('account.create', { name: 'New Inc.', domain: given });
		const shown = given.length > 60 ? `${given.slice(0, 60)}…` : given;
		expect(error?.message).toBe(
			`'Domain' must be a domain or a web address, such as example.com or https://www.example.com, not "${shown}" [item 0]`,
		);
		expect(sent()).toEqual([]);
	});

	test('is not longer than a web address', async () => {
		const given = `example.com/${'a'.repeat(2048)}`;
		expect(await refusal('account.create', { name: 'New Inc.', domain: given })).toBe(
			`'Domain' is longer than 2048 characters: "${given.slice(0, 60)}…" [item 0]`,
		);
		expect(sent()).toEqual([]);
	});

	test('may be a whole web address in an update, where the name is read first', async () => {
		await record('account.update', {
			accountId: byId(firstAccount),
			updateFields: { domain: ' https://www.northwind.example/de ' },
		});
		expect(sent()[1].body).toEqual({
			domain: 'https://www.northwind.example/de',
			name: 'Northwind',
		});
	});

	test('may be a whole web address to create or update by', async () => {
		await create('https://www.new.example');
		const upserted = await record('account.upsert', {
			matchBy: 'domain',
			name: 'Newer Inc.',
			domain: ' https://www.new.example\n',
		});
		expect(upserted).toMatchObject({ created: false, id: NEW, name: 'Newer Inc.' });
		expect(sent()[1].body).toEqual({
			upsert_key: 'domain',
			name: 'Newer Inc.',
			domain: 'https://www.new.example',
		});
	});

	test('may be a whole web address to filter by', async () => {
		await create('https://us.new.example/us/en');
		const found = await records('account.getAll', {
			filters: { domain: 'https://us.new.example/us/en ' },
		});
		expect(found.map(({ id }) => id)).toEqual([NEW]);
		expect(sent()[1].query).toBe('domain=https://us.new.example/us/en&page=1&per_page=50');
	});

	test.each(['new.example', 'www.new.example', 'NEW.example'])(
		'may be a whole web address that the list of accounts is searched for by a part, as %s',
		async (filter) => {
			await create('https://www.new.example');
			const { results, paginationToken } = await search('account', filter);
			expect(results).toEqual([{ name: 'New Inc. (https://www.new.example)', value: NEW }]);
			expect(paginationToken).toBeUndefined();
		},
	);

	test('may be a whole web address to search the list of accounts by', async () => {
		await create('https://us.new.example/us/en');
		const { results } = await search('account', ' https://us.new.example/us/en');
		expect(results).toEqual([{ name: 'New Inc. (https://us.new.example/us/en)', value: NEW }]);
		expect(sent()[1].query).toBe('domain=https://us.new.example/us/en&page=1&per_page=50');
	});
});

describe('an account is named by its domain', () => {
	test.each(['https://www.new.example', 'www.new.example', 'https://us.new.example/us/en'])(
		'as %s, with one request, where Salesloft has it so',
		async (domain) => {
			await create(domain);
			const { items } = await find(`={{ ' ${domain} ' }}`);
			expect(items[0].json.id).toBe(NEW);
			expect(requests()).toEqual([
				'POST /v2/accounts',
				`GET /v2/accounts?domain=${domain}`,
				`GET /v2/accounts/${NEW}`,
			]);
		},
	);

	test.each([
		['new.example', 'https://www.new.example'],
		['new.example', 'http://new.example/'],
		['new.example', 'www.new.example'],
		['WWW.New.example', 'new.example'],
		['https://www.new.example/', 'new.example'],
		['http://new.example', 'https://www.new.example'],
		['us.new.example/us/en/', 'https://us.new.example/us/en'],
		['HTTPS://us.new.example/US/en', 'https://us.new.example/us/en'],
	])('as %s where Salesloft has %s', async (given, domain) => {
		await create(domain);
		expect((await find(given)).items[0].json.id).toBe(NEW);
	});

	test.each([
		['new.example', 'https://new.example/shop'],
		['https://new.example/shop', 'new.example'],
		['new.example', 'other.new.example'],
		['new.example/?id=1', 'new.example/?id=2'],
		['new.example', 'new.example:8080'],
	])('but not as %s where Salesloft has %s, which may be another one', async (given, domain) => {
		await create(domain);
		expect((await find(given)).error?.message).toBe(
			`There is no account with "${given}". Check how it is written, or create the account first with Create or Update [item 0]`,
		);
	});

	test('as it is written, before others that only look alike', async () => {
		await create('https://www.new.example');
		await create('new.example');
		expect((await find('new.example')).items[0].json.id).toBe(NEW + 1);
		expect((await find('https://www.new.example')).items[0].json.id).toBe(NEW);
	});

	test('unless several look alike, which are told by their IDs', async () => {
		await create('https://www.new.example');
		await create('new.example');
		expect((await find('http://new.example')).error?.message).toBe(
			`There is more than one account with "http://new.example": ${NEW + 1}, ${NEW}. Choose the account by its ID [item 0]`,
		);
	});

	test('with at most eleven requests where nobody has it', async () => {
		await find('Nobody.example');
		expect(sent().map(({ query }) => query)).toEqual([
			'domain=Nobody.example',
			'domain=nobody.example',
			'domain=www.nobody.example',
			'domain=https://nobody.example',
			'domain=https://www.nobody.example',
			'domain=http://nobody.example',
			'domain=http://www.nobody.example',
			'domain=https://nobody.example/',
			'domain=https://www.nobody.example/',
			'domain=http://nobody.example/',
			'domain=http://www.nobody.example/',
		]);
	});

	test('which is compared here too, should Salesloft not know the filter', async () => {
		open({ before: ({ url }) => url.searchParams.delete('domain') });
		expect((await find('http://contoso.example/')).items[0].json.id).toBe(firstAccount + 1);
	});
});

describe('reading a domain', () => {
	test('takes no longer the longer the text is', () => {
		const long = 100_000;
		const hostile = [
			'a.'.repeat(long),
			'a'.repeat(long),
			`https://${'www.'.repeat(long)}@`,
			`example.com${'/'.repeat(long)} `,
			'1.'.repeat(long),
			' '.repeat(long),
		];
		const begin = performance.now();
		expect(hostile.map(isDomain)).toEqual(hostile.map(() => false));
		expect(hostile.map(comparable)).toEqual(hostile.map(() => undefined));
		expect(performance.now() - begin).toBeLessThan(1000);
	});

	test('leaves what is not an address without a form to compare', () => {
		expect(['https://a b', 'http://[', null, undefined, ''].map(comparable)).toEqual([
			undefined,
			undefined,
			undefined,
			undefined,
			undefined,
		]);
	});
});
