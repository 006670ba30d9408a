/** What the API cannot search for. */
import { json } from '../../sandbox/http';
import { runAsTool } from '../harness';
import { byId, openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { ask, credentials, open, records, requests, run, sent } = openAccount(salesloft);

const { firstAccount, firstPerson } = account;
const BY_NAME = 'person.findByName';
const BY_DOMAIN = 'account.findByDomain';
/** The first account that a test makes. */
const NEW = firstAccount + 12;

const idsOf = (found: Array<Record<string, unknown>>) => found.map(({ id }) => id);

describe('people by name', () => {
	test('are those with the whole name, in any case', async () => {
		open({ people: 150 });
		const found = await records(BY_NAME, { fullName: ' ada  STONE ' });
		expect(idsOf(found)).toEqual([firstPerson + 140, firstPerson + 70, firstPerson]);
		expect(found.map(({ display_name }) => display_name)).toEqual(Array(3).fill('Ada Stone'));
		expect(requests()).toEqual(
			[1, 2].map(
				(page) =>
					`GET /v2/people?page=${page}&per_page=100&include_paging_counts=true&sort_by=updated_at&sort_direction=DESC`,
			),
		);
	});

	test('are told to a model as those that there may be more of, where the limit ends the search', async () => {
		open({ people: 150 });
		const { answer } = await runAsTool({
			...{ node: salesloft.node, credentials: credentials() },
			parameters: {
				...{ resource: 'person', operation: 'findByName' },
				...{ fullName: 'Ada Stone', limit: 2 },
			},
		});
		expect(answer).toMatchObject([
			{ id: firstPerson + 140 },
			{ id: firstPerson + 70 },
			{ note: expect.stringMatching(/^There may be more records than these 2\. /) as string },
		]);
	});

	test.each(['Ada', 'Ada Ston', 'Stone Ada'])(
		'are not found by a part of it, as %s',
		async (name) => {
			expect(await records(BY_NAME, { fullName: name })).toEqual([]);
		},
	);

	test('are narrowed down by account and owner, which saves requests', async () => {
		const found = await records(BY_NAME, {
			fullName: 'Ada Stone',
			filters: { accountId: byId('Northwind'), ownerIds: ['Avery Admin'] },
		});
		expect(idsOf(found)).toEqual([firstPerson]);
		expect(sent().at(-1)?.query).toContain(`account_id[]=${firstAccount}&owner_id[]=101&page=1`);
	});

	test('end at Limit', async () => {
		open({ people: 150 });
		expect(idsOf(await records(BY_NAME, { fullName: 'Ada Stone', limit: 1 }))).toEqual([
			firstPerson + 140,
		]);
		expect(requests()).toHaveLength(1);
	});

	test('are looked for among so many, and it is told that there may be more', async () => {
		open({ people: 150 });
		const { items, hints } = await run(BY_NAME, {
			fullName: 'Ada Stone',
			options: { mostPeople: 100 },
		});
		expect(items.map((item) => item.json.id)).toEqual([firstPerson + 140, firstPerson + 70]);
		expect(hints).toEqual([
			{
				message:
					"The search ended after 100 people, and there may be more. Raise 'Max People to Compare' under Options, or choose an account or an owner.",
				location: 'outputPane',
			},
		]);
		expect(requests()).toHaveLength(1);
	});

	test('are told about alike where so many are Limit, too, which would not help', async () => {
		open({ people: 250 });
		const { hints } = await run(BY_NAME, {
			fullName: 'Ada Stone',
			limit: 200,
			options: { mostPeople: 200 },
		});
		expect(hints.map(({ message }) => message)).toEqual([
			"The search ended after 200 people, and there may be more. Raise 'Max People to Compare' under Options, or choose an account or an owner.",
		]);
	});

	test('are told as one where only one was looked at', async () => {
		const { hints } = await run(BY_NAME, { fullName: 'Ada Stone', options: { mostPeople: 1 } });
		expect(hints[0].message).toMatch(/^The search ended after 1 person, and there may be more\. /);
	});

	test('tell nothing where all of them were compared', async () => {
		const { hints } = await run(BY_NAME, { fullName: 'Ada Stone' });
		expect(hints).toEqual([]);
	});
});

describe('accounts by domain', () => {
	const create = (domain: string) => ask('POST', 'accounts', { name: 'New Inc.', domain });
	const found = async (domain: string) => idsOf(await records(BY_DOMAIN, { domain }));

	test.each([
		['new.example', 'new.example'],
		['https://www.new.example/', 'new.example'],
		['WWW.New.EXAMPLE', 'new.example'],
		['new.example', 'https://www.new.example'],
		['http://new.example/contact?from=mail', 'new.example'],
		['https://us.new.example/us/en/', 'https://us.new.example/us/en'],
	])('are found as %s where Salesloft has %s', async (given, domain) => {
		create(domain);
		expect(await found(given)).toEqual([NEW]);
	});

	test('with something behind the host are found before those of the host alone', async () => {
		create('https://new.example/shop');
		create('new.example');
		expect(await found('new.example/shop')).toEqual([NEW]);
		expect(await found('new.example/blog')).toEqual([NEW + 1]);
	});

	test('are those in the spelling that is given, with one request, before all others', async () => {
		create('new.example');
		create('https://new.example');
		expect(await found('new.example')).toEqual([NEW]);
		expect(requests()).toHaveLength(1);
		expect((await found('http://new.example')).sort()).toEqual([NEW, NEW + 1]);
	});

	test('are none where nobody has it, which is no error', async () => {
		expect(await found('nobody.example')).toEqual([]);
		expect(requests()).toHaveLength(10);
	});

	test('are compared here, too, should Salesloft not know the filter', async () => {
		open({ before: ({ url }) => url.searchParams.delete('domain') });
		expect(await found('https://contoso.example')).toEqual([firstAccount + 1]);
	});

	test('are asked on where Salesloft refuses a spelling that was not given', async () => {
		create('www.new.example');
		open({
			instead: ({ url }) =>
				url.searchParams.get('domain')?.startsWith('http') === true
					? json(422, { errors: { domain: ['is invalid'] } })
					: undefined,
		});
		create('www.new.example');
		expect(await found('new.example')).toEqual([NEW]);
	});
});
