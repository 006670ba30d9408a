import { json } from '../../sandbox/http';
import { openAccount } from '../harness/account';
import { nutshell } from './provider';

const { open, requests, search, options, columns } = openAccount(nutshell);

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
		expect(names(await search(method, filter))).toEqual(found);
		expect(requests()).toEqual([`GET /rest/${segment}?q=${filter}&page[limit]=50&page[page]=0`]);
	});

	test('show the address of a record, on the host of Nutshell', async () => {
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
		open({ contacts: 120 });
		const after = ({ paginationToken }: { paginationToken?: unknown }) => ({
			paginationToken: String(paginationToken),
		});
		const first = await search('person');
		const second = await search('person', '', after(first));
		const third = await search('person', '', after(second));
		expect([first, second, third].map(({ results }) => results.length)).toEqual([50, 50, 20]);
		expect(third.paginationToken).toBeUndefined();
		expect(requests()).toEqual(
			[0, 1, 2].map(
				(page) => `GET /rest/contacts?sort=-createdTime&page[limit]=50&page[page]=${page}`,
			),
		);
	});

	test('show only the tags of the kind of record', async () => {
		expect(await options('companyTag')).toEqual([
			{ name: 'Partner', value: '6-tags' },
			{ name: 'VIP', value: '5-tags' },
		]);
		expect(names(await search('personTag', 'vip'))).toEqual([['VIP', '4-tags']]);
		expect(requests()).toEqual([
			'GET /rest/tags?filter[tagType]=accounts',
			'GET /rest/tags?filter[tagType]=contacts&q=vip',
		]);
	});

	test('filter here what Nutshell cannot search', async () => {
		expect(names(await search('user', 'chi'))).toEqual([['Chidi Okafor', '37-users']]);
		expect(names(await search('stage', 'demo'))).toEqual([['Demo (New business)', '2-stages']]);
		expect(requests()).toEqual(['GET /rest/users', 'GET /rest/stagesets', 'GET /rest/stages']);
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
			expect((await options(method)).map(({ name }) => name)).toEqual(all);
			expect(requests()).toEqual([`GET /rest/${segment}`]);
		},
	);

	test('name notes, activities and events by what they say', async () => {
		expect(names(await search('note', 'note 2'))).toEqual([['Note 2', '2-notes']]);
		expect(names(await search('activity', 'site'))).toEqual([['Site visit', '2-activities']]);
		const { results } = await search('timelineEvent');
		expect(results[0].name).toMatch(/^\d+-events create \w+$/);
	});
});

describe('the custom fields', () => {
	const fields = (key: string, id: string, titles: string[]) => [
		{ [id]: titles[0], type: 'Date' },
		{ [id]: titles[1], type: 'Decision' },
		{ [id]: titles[2], type: 'Text', [key]: ['Basic', 'Plus'] },
		{ [id]: titles[3], type: 'Text', [key]: ['S', 'M'], isMultiple: true },
		{ [id]: titles[4], type: 'Currency', [key]: null },
	];
	const titles = ['Contract end', 'Key account', 'Support plan', 'Wishes', 'Budget'];
	const columnsOf = [
		['Budget', 'number', undefined],
		['Contract end', 'dateTime', undefined],
		['Key account', 'options', ['Yes', 'No']],
		['Support plan', 'options', ['Basic', 'Plus']],
		['Wishes', 'string', undefined],
	];

	test.each([
		['companyFields', 'accounts', { customFields: fields('enum', 'title', titles) }],
		['personFields', 'contacts', fields('choices', 'name', titles)],
		['leadFields', 'leads', fields('enum', 'name', titles)],
	])(
		'%s are named by their titles, with the choices they have',
		async (method, segment, answer) => {
			open({ instead: () => json(200, answer) });
			const shown = (await columns(method)).map(({ id, type, options }) => [
				id,
				type,
				options?.map(({ value }) => value),
			]);
			expect(shown).toEqual(columnsOf);
			expect(requests()).toEqual([`GET /rest/${segment}/customfields/attributes`]);
		},
	);

	test('without a title are left out of the form, since values are sent by titles', async () => {
		expect(await columns('companyFields')).toEqual([]);
	});
});
