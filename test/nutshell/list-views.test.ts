/** List views, saved filters, and the custom fields that an account defines. */
import { json } from '../../sandbox/http';
import { byId, openAccount } from '../harness/account';
import { nutshell } from './provider';

const { open, record, records, refusal, requests, sent } = openAccount(nutshell);

describe('the rows of a list', () => {
	test('tell the values of custom fields, which records do not', async () => {
		const filters = { name: 'Acme', query: 'acme' };
		const [row] = await records('company.getListRows', { filters, options: { sort: 'name' } });
		expect(row).toEqual({
			id: '1-accounts',
			name: 'Acme',
			htmlUrl: 'https://app.nutshell.com/company/1-acme',
			description: '',
			fields: { 'Contract end': '2026-12-31', 'Region/Zone': 'North/2' },
		});
		expect(requests()).toEqual(['GET /rest/accounts/list?q=acme&filter[name]=Acme&sort=name']);
	});

	test('trap: rows come without pages, under a key of their own', async () => {
		open({ contacts: 300 });
		expect(await records('person.getListRows', { returnAll: true })).toHaveLength(300);
		expect(requests()).toEqual(['GET /rest/contacts/list']);
	});

	test('their fields come as an object, and out of the node one by one', async () => {
		const found = await records('company.getListFields', { returnAll: true });
		expect(found.find(({ key }) => key === 'owners')).toEqual({
			key: 'owners',
			type: 'string',
			title: 'Owners',
			isFilterable: true,
			isSortable: false,
		});
		expect(found.map(({ key }) => key)).toContain('Support plan');
	});
});

describe('a saved filter', () => {
	const filters = { savedFilter: { __rl: true, mode: 'name', value: 'customers in the north' } };

	test('narrows Get Many by what it holds', async () => {
		const found = await records('company.getAll', { filters });
		expect(found.map(({ companyType, territory }) => [companyType, territory])).toEqual([
			['2-accountTypes', '2-territories'],
			['2-accountTypes', '2-territories'],
			['2-accountTypes', '2-territories'],
			['2-accountTypes', '2-territories'],
		]);
		expect(requests()).toEqual([
			'GET /rest/filters?reportType=entity_list_accounts',
			'GET /rest/accounts?filter[accountTypes][]=2-accountTypes&filter[territories][]=2-territories&page[limit]=50&page[page]=0',
		]);
	});

	test('may hold an address, of which the filters count', async () => {
		await records('person.getAll', { filters: { savedFilter: byId('2-filters') } });
		expect(requests().at(-1)).toBe(
			'GET /rest/contacts?filter[tags][]=4-tags&page[limit]=50&page[page]=0',
		);
	});

	test('a filter beside it wins', async () => {
		await records('company.getAll', {
			filters: { savedFilter: byId('1-filters'), territories: ['3-territories'] },
		});
		expect(requests().at(-1)).toBe(
			'GET /rest/accounts?filter[accountTypes][]=2-accountTypes&filter[territories][]=3-territories&page[limit]=50&page[page]=0',
		);
	});

	test('trap: nothing is published of what it holds, so another form is told, and no list is read without it', async () => {
		expect(await refusal('company.getAll', { filters: { savedFilter: byId('4-filters') } })).toBe(
			'Nutshell tells this saved filter otherwise than expected: it has id, name, reportType, rules. Use the other filters instead, and report these names, since Nutshell does not publish them [item 0]',
		);
		expect(requests()).toEqual(['GET /rest/filters?reportType=entity_list_accounts']);
	});

	test('one that Nutshell does not list for the kind is told', async () => {
		expect(await refusal('lead.getAll', { filters: { savedFilter: byId('1-filters') } })).toBe(
			'Nutshell lists no saved filter with the ID "1-filters" [item 0]',
		);
	});

	test('all of them are listed, or those of one kind', async () => {
		expect(await records('savedFilter.getAll', {})).toHaveLength(4);
		const of = { filters: { filtersFor: 'entity_list_leads' } };
		const found = await records('savedFilter.getAll', of);
		expect(found.map(({ name }) => name)).toEqual(['Renewals']);
	});
});

describe('custom fields', () => {
	test('are defined with their choices', async () => {
		await record('person.createCustomField', {
			name: 'Shoe Size',
			personFieldType: 'Text',
			additionalFields: { choices: ['S', 'M'], isMultiple: true },
		});
		expect(sent()).toEqual([
			{
				route: 'POST /rest/contacts/customfield',
				body: { name: 'Shoe Size', type: 'Text', choices: ['S', 'M'], isMultiple: true },
			},
		]);
	});

	test('trap: types are written as Nutshell writes them, and some exist on leads alone', async () => {
		await record('lead.createCustomField', { name: 'Brief', leadFieldType: 'url' });
		expect(sent()[0].body).toEqual({ name: 'Brief', type: 'URL' });
		expect(
			await refusal('company.createCustomField', { name: 'Brief', companyFieldType: 'URL' }),
		).toContain("'Type'");
		expect(requests()).toHaveLength(1);
	});

	test.each([
		['under their key', { customFields: [{ id: '1-customFields', title: 'Size', type: 'Text' }] }],
		['bare', [{ id: '1-customFields', title: 'Size', type: 'Text' }]],
	])('trap: are listed %s', async (_, answer) => {
		open({ instead: () => json(200, answer) });
		expect(await records('person.getCustomFields')).toEqual([
			{ id: '1-customFields', title: 'Size', type: 'Text' },
		]);
		expect(requests()).toEqual(['GET /rest/contacts/customfields/attributes']);
	});
});
