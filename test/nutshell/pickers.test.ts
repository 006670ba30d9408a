import { closeAccount, openAccount } from './account';

afterEach(closeAccount);

const names = ({ results }: { results: Array<{ name: string; value: unknown }> }) =>
	results.map(({ name, value }) => [name, value]);

describe('the lists of the panel', () => {
	test.each([
		[
			'company',
			'acme',
			'accounts',
			[
				['Acme', '1-accounts'],
				['Acme Holdings', '2-accounts'],
			],
		],
		['person', 'bea marsh', 'contacts', [['Bea Marsh', '18-contacts']]],
		['lead', 'hana lind', 'leads', [['Lead 16 (1015)', '1018-leads']]],
	])('ask Nutshell to search: %s', async (method, filter, segment, found) => {
		const { search, sent } = openAccount();
		expect(names(await search(method, filter))).toEqual(found);
		expect(sent()).toEqual([`GET /rest/${segment}?q=${filter}&page[limit]=50&page[page]=0`]);
	});

	test('show the address of a record, on the host of Nutshell', async () => {
		const { search } = openAccount();
		const { results } = await search('person', 'andy fowler');
		expect(results).toEqual([
			{
				name: 'Andy Fowler',
				value: '1-contacts',
				url: 'https://app.nutshell.com/person/1-andy-fowler',
			},
		]);
	});

	test('go on where the last page ended', async () => {
		const { search, sent } = openAccount({ contacts: 120 });
		const first = await search('person');
		const second = await search('person', '', String(first.paginationToken));
		const third = await search('person', '', String(second.paginationToken));
		expect([first, second, third].map(({ results }) => results.length)).toEqual([50, 50, 20]);
		expect(third.paginationToken).toBeUndefined();
		expect(sent()).toEqual(
			[0, 1, 2].map((page) => `GET /rest/contacts?page[limit]=50&page[page]=${page}`),
		);
	});

	test('show only the tags of the kind of record', async () => {
		const { options, search, sent } = openAccount();
		expect(await options('companyTag')).toEqual([
			{ name: 'Partner', value: '6-tags' },
			{ name: 'VIP', value: '5-tags' },
		]);
		expect(names(await search('personTag', 'vip'))).toEqual([['VIP', '4-tags']]);
		expect(sent()).toEqual([
			'GET /rest/tags?filter[tagType]=accounts',
			'GET /rest/tags?filter[tagType]=contacts&q=vip',
		]);
	});

	test('filter here what Nutshell cannot search', async () => {
		const { search, sent } = openAccount();
		expect(names(await search('user', 'chi'))).toEqual([['Chidi Okafor', '37-users']]);
		expect(names(await search('stage', 'demo'))).toEqual([['Demo', '2-stages']]);
		expect(sent()).toEqual(['GET /rest/users', 'GET /rest/stages']);
	});

	test.each([
		['audience', 'audiences', ['Monthly letter', 'Trade fair']],
		['companyType', 'accounttypes', ['Customer', 'Prospect', 'Vendor']],
		['activityType', 'activitytypes', ['Email', 'Meeting', 'Phone call']],
		['pipeline', 'stagesets', ['New business', 'Renewals']],
		['competitor', 'competitors', ['Northwind Tools', 'Rival & Sons']],
		['market', 'markets', ['Domestic', 'Export']],
	])(
		'read the records under a key that is spelled unlike the path: %s',
		async (method, segment, all) => {
			const { options, sent } = openAccount();
			expect((await options(method)).map(({ name }) => name)).toEqual(all);
			expect(sent()).toEqual([`GET /rest/${segment}`]);
		},
	);

	test('name notes, tasks, activities and events by what they say', async () => {
		const { search } = openAccount();
		expect(names(await search('note', 'note 2'))).toEqual([['Note 2', '2-notes']]);
		expect(names(await search('task', 'call'))).toEqual([['Call back', '2-tasks']]);
		expect(names(await search('activity', 'site'))).toEqual([['Site visit', '2-activities']]);
		const { results } = await search('timelineEvent');
		expect(results[0].name).toMatch(/^\d+-events create \w+$/);
	});
});

describe('the custom fields', () => {
	test('of companies are named by their titles, with the choices they have', async () => {
		const { columns, sent } = openAccount();
		const shown = (await columns('companyFields')).map(({ id, type, options }) => [
			id,
			type,
			options?.map(({ value }) => value),
		]);
		expect(shown).toEqual([
			['Contract end', 'dateTime', undefined],
			['Key account', 'options', ['Yes', 'No']],
			['Region/Zone', 'string', undefined],
			['Support plan', 'options', ['Basic', 'Plus']],
		]);
		expect(sent()).toEqual(['GET /rest/accounts/customfields/attributes']);
	});

	test('of people and leads are read from an answer that calls the title a name', async () => {
		const { columns } = openAccount();
		expect((await columns('personFields')).map(({ displayName }) => displayName)).toEqual([
			'Birthday',
			'Favorite Number',
			'Speaks German',
			'T-shirt/size',
		]);
		expect((await columns('leadFields')).map(({ id, type }) => [id, type])).toEqual([
			['Board approval', 'options'],
			['Brief', 'string'],
			['Budget', 'number'],
			['Kick-off', 'dateTime'],
			['Procurement/Legal', 'string'],
		]);
	});
});
