import { account, DAY, ids, NOON, read } from './account';
import type { Wire } from './account';

describe('ids', () => {
	test('a plain number is enough to read', () => {
		const { get } = account();
		expect(ids(get('/contacts/7').contacts)).toEqual(['7-contacts']);
		expect(ids(get('/leads/1003').leads)).toEqual(['1003-leads']);
	});

	test('a plain number is not enough to write', () => {
		const { send } = account();
		expect(send('DELETE', '/contacts/7').status).toBe(404);
	});

	test('comma-separated ids read several records', () => {
		const { get } = account();
		expect(ids(get('/contacts/3-contacts,5,999-contacts').contacts)).toEqual([
			'3-contacts',
			'5-contacts',
		]);
		expect(ids(get('/leads/1004-leads,1003-leads').leads)).toEqual(['1004-leads', '1003-leads']);
	});

	test('a lead’s number is not its id', () => {
		const { get } = account();
		const [lead] = get('/leads/1003-leads').leads;
		expect([lead.id, lead.number, lead.htmlUrl, lead.htmlUrlPath]).toEqual([
			'1003-leads',
			'1000',
			'https://app.nutshell.com/lead/1000',
			'/lead/1000',
		]);
		expect(ids(get('/leads?filter[number]=1003').leads)).toEqual(['1006-leads']);
	});

	test('people and companies carry their id in their web address', () => {
		const { get } = account();
		expect(get('/contacts/1').contacts[0].htmlUrlPath).toBe('/person/1-andy-fowler');
		expect(get('/accounts/2').accounts[0].htmlUrlPath).toBe('/company/2-acme-holdings');
	});
});

describe('shapes', () => {
	test('a list tells its count, its total and where it comes from', () => {
		const { get } = account();
		const answer = get('/contacts?page[limit]=3');
		const formatted = (value: number) => ({ formatted: `${value}`, prefix: '', suffix: '', value });
		expect(answer.meta).toEqual({
			count: 3,
			countFormatted: formatted(3),
			total: 40,
			totalFormatted: formatted(40),
			facets: {},
			instanceId: '4021',
			siteId: '1',
		});
		expect(Object.keys(answer)).toEqual(['meta', 'links', 'contacts']);
	});

	test.each([
		['/audiences', 'emAudiences'],
		['/accounttypes', 'accountTypes'],
		['/activitytypes', 'activityTypes'],
		['/productcategories', 'productCategories'],
		['/productmaps', 'productMaps'],
		['/competitormaps', 'competitorMaps'],
		['/stagesets', 'stagesets'],
		['/outcomes', 'outcomes'],
		['/markets', 'markets'],
		['/industries', 'industries'],
		['/accounts/list', 'listItems'],
	])('%s answers under %s', (path, key) => {
		const { get } = account();
		expect(get(path)[key][0]).toHaveProperty('id');
	});

	test('tasks come in pages that are not counted', () => {
		expect(account().get('/tasks').meta).toEqual({ instanceId: '4021', siteId: '1' });
	});

	test('the links of a stage are a list', () => {
		expect(account().list('/stages')[0].links).toEqual([{ stageset: '1-stagesets' }]);
	});

	test.each(['/stages', '/territories'])('%s is a bare list', (path) => {
		expect(account().list(path)[0]).toHaveProperty('id');
	});

	test.each([
		['/outcomes/1-outcomes', 'Signed'],
		['/industries/2-industries', 'Energy'],
	])('%s is a bare object', (path, name) => {
		expect(read<Wire>(account().send('GET', path)).name).toBe(name);
	});

	test('a company comes with the records it points to', () => {
		const { get } = account();
		const answer = get('/accounts/2-accounts');
		expect(ids(answer.owners)).toEqual(['36-users']);
		expect(ids(answer.contacts)).toEqual([
			'2-contacts',
			'14-contacts',
			'26-contacts',
			'38-contacts',
		]);
	});

	test('the times and the value of a lead are objects, and people have no createdTime', () => {
		const { get, patch } = account();
		const [lead] = get('/leads/1003').leads;
		expect(lead.createdTime).toEqual({
			timestamp: NOON - 30 * DAY,
			value: '30 days ago',
			absoluteLocalizedString: '2025-05-16 12:00',
		});
		expect(lead.dueTime).toEqual({
			timestamp: NOON,
			value: 'Today',
			absoluteLocalizedString: '2025-06-15 12:00',
		});
		expect(lead.value).toEqual({ amount: 1200, currency: 'USD', formatted: '$1,200.00' });
		patch('/leads/1003-leads', [
			{ op: 'replace', path: '/leads/0/manualValue', value: '1234567.8' },
		]);
		expect(get('/leads/1003').leads[0].value).toEqual({
			amount: 1234567.8,
			currency: 'USD',
			formatted: '$1,234,567.80',
		});
		expect(get('/contacts/1').contacts[0]).not.toHaveProperty('createdTime');
	});

	test('phones are objects, those of companies without a country', () => {
		const { get } = account();
		expect(get('/contacts/1').contacts[0].phones).toEqual([
			{
				isPrimary: true,
				name: '0',
				value: { countryCode: '1', number: '5550200', extension: null },
			},
		]);
		expect(get('/accounts/1').accounts[0].phones).toEqual([
			{ isPrimary: true, name: '0', value: { number: '+1 555 0100' } },
		]);
	});
});
