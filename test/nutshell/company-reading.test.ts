import { json } from '../../sandbox/http';
import { byId, entries, named, openAccount } from '../harness/account';
import { acme, nutshell } from './provider';

const { open, run, records, refusal, sent, requests } = openAccount(nutshell);

describe('getting a company', () => {
	test('flattens what Nutshell sends as objects, lists and links', async () => {
		expect(await records('company.get', { companyId: byId('1-accounts') })).toEqual([acme]);
		expect(requests()).toEqual(['GET /rest/accounts/1-accounts']);
	});

	test('returns the raw record, and the right one of the lists beside it', async () => {
		const [raw] = await records('company.get', { companyId: byId('1-accounts'), simplify: false });
		expect(raw).toMatchObject({
			id: '1-accounts',
			type: 'accounts',
			htmlUrl: 'https://app.nutshell.com/company/1-acme',
			emails: [{ isPrimary: true, name: '0', value: 'office@acme.example' }],
			links: { owner: '35-users', accountType: '1-accountTypes' },
		});
	});

	test.each([
		['the bare number of its ID', byId(1)],
		['its web address', named('https://app.nutshell.com/company/1-acme', 'url')],
		['its web address where an ID is asked', byId('https://app.nutshell.com/company/1-acme?tab=1')],
	])('understands %s', async (_, companyId) => {
		const [found] = await records('company.get', { companyId });
		expect(found.id).toBe('1-accounts');
	});

	test('refuses the ID of another kind of record before anything is sent', async () => {
		const companyId = '={{ "7-contacts" }}';
		expect((await run('company.get', { companyId: byId(companyId) })).error).toMatchObject({
			message:
				'\'Company\' must be an ID such as 7-accounts, an email address or a name, not "7-contacts", which is the ID of another kind of record [item 0]',
		});
		expect(sent()).toEqual([]);
	});

	test('trap: reads the custom fields with a second request, since the record lacks them', async () => {
		const options = { includeCustomFields: true };
		const [found] = await records('company.get', { companyId: byId(1), options });
		expect(found.customFields).toEqual({
			'1-customFields': '2026-12-31',
			'2-customFields': 'North/2',
			'3-customFields': null,
			'4-customFields': null,
		});
		expect(requests()).toEqual([
			'GET /rest/accounts/1-accounts',
			'GET /rest/accounts/1-accounts/customfields',
		]);
	});
});

test.each([
	['title', 'title'],
	['name', 'name'],
])('custom fields are shown by the %s that the answer tells', async (_, key) => {
	open({
		instead: ({ url }) =>
			url.pathname.endsWith('/customfields')
				? json(200, [{ id: '2-customFields', [key]: 'Region/Zone', value: 'North/2' }])
				: undefined,
	});
	const options = { includeCustomFields: true };
	const [found] = await records('company.get', { companyId: byId(1), options });
	expect(found.customFields).toEqual({ 'Region/Zone': 'North/2' });
});

describe('listing companies', () => {
	test('sends filters, order and limit under the names of the API', async () => {
		const found = await records('company.getAll', {
			limit: 3,
			filters: {
				owners: ['35-users', '36-users'],
				createdTime: { items: { from: '2025-01-01T00:00:00Z', to: '2025-06-01T00:00:00Z' } },
				otherFilters: entries({ name: 'omittedId', value: '1-accounts' }),
			},
			options: { sort: '-name' },
		});
		expect(found.map(({ name }) => name)).toEqual([
			'Kestrel Air',
			'Juniper Travel',
			'Foxglove Books',
		]);
		expect(requests()).toEqual([
			'GET /rest/accounts?filter[createdTime]=2025-01-01T00:00:00Z TO 2025-06-01T00:00:00Z' +
				'&filter[omittedId]=1-accounts&filter[owners][]=35-users&filter[owners][]=36-users' +
				'&sort=-name&page[limit]=3&page[page]=0',
		]);
	});

	test('sends the ends of a time in whole seconds, whatever they were written with', async () => {
		const ends = { from: '01/15/2025', to: '2025-06-01T01:22:45.587713-05:00' };
		await run(
			'company.getAll',
			{ filters: { createdTime: { items: ends } } },
			{ settings: { timezone: 'America/New_York' } },
		);
		expect(requests()).toEqual([
			'GET /rest/accounts?filter[createdTime]=2025-01-15T05:00:00Z TO 2025-06-01T06:22:45Z' +
				'&page[limit]=50&page[page]=0',
		]);
	});

	test('trap: asks for both ends of a time, without which Nutshell refuses the filter', async () => {
		const filters = { createdTime: { items: { from: '2025-01-01', to: '' } } };
		expect(await refusal('company.getAll', { filters })).toBe(
			"'Created Time: To' is empty [item 0]",
		);
		expect(sent()).toEqual([]);
	});

	test('a time that ends before it begins is told', async () => {
		const ends = { from: '2025-06-01', to: '2025-01-01' };
		expect(await refusal('company.getAll', { filters: { createdTime: { items: ends } } })).toBe(
			"'Created Time' ends before it begins [item 0]",
		);
		expect(sent()).toEqual([]);
	});

	test('searches by words', async () => {
		const found = await records('company.search', { query: 'acme' });
		expect(found.map(({ name }) => name)).toEqual(['Acme', 'Acme Holdings']);
		expect(requests()).toEqual(['GET /rest/accounts?q=acme&page[limit]=50&page[page]=0']);
	});
});
