import { account, detail, ids, read } from './account';

describe('pages', () => {
	test('count from 0, and the one behind the last is empty', () => {
		const { get } = account();
		const page = (number: number) => get(`/contacts?page[limit]=15&page[page]=${number}`);
		expect(ids(page(0).contacts)[0]).toBe('1-contacts');
		expect(page(2).meta).toMatchObject({ count: 10, total: 40 });
		expect(ids(page(2).contacts)[0]).toBe('31-contacts');
		expect(page(3).contacts).toEqual([]);
	});

	test('hold 25 records unless asked otherwise', () => {
		expect(account().get('/contacts').meta).toMatchObject({ count: 25, total: 40 });
	});

	test('hold 10,000 records at most', () => {
		const { send, get } = account({ contacts: 10_050 });
		expect(get('/contacts?page[limit]=10000').meta).toMatchObject({ count: 10_000, total: 10_050 });
		const refused = send('GET', '/contacts?page[limit]=10001');
		expect(detail(refused)).toEqual([400, '"page[limit]" must lie between 1 and 10000.']);
	});

	test.each(['page[page]=-1', 'page[page]=x', 'page[limit]=0'])('%s is refused', (query) => {
		expect(account().send('GET', `/contacts?${query}`).status).toBe(400);
	});

	test('of notes name the next one', () => {
		const { get } = account();
		const first = get('/notes?page[limit]=2');
		expect(ids(first.notes)).toEqual(['1-notes', '2-notes']);
		const next = new URL(String(first.meta.next));
		expect(next.searchParams.get('page[page]')).toBe('1');
		const last = get(`/notes${next.search}`);
		expect(ids(last.notes)).toEqual(['3-notes']);
		expect(last.meta.next).toBeNull();
	});

	test('do not exist for activities, which know a limit only', () => {
		const { send, get } = account();
		expect(ids(get('/activities?limit=2').activities)).toEqual(['1-activities', '2-activities']);
		expect(send('GET', '/activities?page[limit]=2').status).toBe(400);
	});
});

describe('finding', () => {
	test('q is a fuzzy search', () => {
		const { get } = account();
		const found = get('/accounts?q=acme').accounts.map(({ name }) => name);
		expect(found).toEqual(['Acme', 'Acme Holdings']);
		expect(ids(get('/contacts?q=fowler+andy').contacts)).toEqual(['1-contacts']);
	});

	test('email is an exact one, for people and companies only', () => {
		const { get, send } = account();
		expect(ids(get('/contacts?email=Andy.Fowler@people.example').contacts)).toEqual(['1-contacts']);
		expect(get('/contacts?email=andy.fowler').contacts).toEqual([]);
		expect(ids(get('/accounts?email=office@acme.example').accounts)).toEqual(['1-accounts']);
		expect(send('GET', '/leads?email=andy.fowler@people.example').status).toBe(400);
	});

	test('a timespan needs both ends', () => {
		const { get, send } = account();
		const span = 'filter[createdTime]=2025-05-16T00:00:00%20TO%202025-05-16T23:59:59';
		expect(ids(get(`/leads?${span}`).leads)).toEqual(['1003-leads', '1004-leads']);
		const half = send('GET', '/leads?filter[createdTime]=2025-05-16T00:00:00');
		expect(detail(half)).toEqual([400, '"2025-05-16T00:00:00" must be "<from> TO <to>".']);
		const spaced = '2025-05-16T00:00:00Z%202025-05-16T23:59:59Z';
		expect(send('GET', `/leads?filter[createdTime]=${spaced}`).status).toBe(400);
	});

	test.each([
		['filter[number]=%3E1017', ['1021-leads', '1022-leads']],
		['filter[number]=%3C%3D1000', ['1003-leads']],
		['filter[contacts]=2-contacts', ['1004-leads']],
		['filter[id][]=1003-leads&filter[id][]=1005', ['1003-leads', '1005-leads']],
		['filter[outcomes]=1-outcomes', ['1020-leads']],
		['filter[products]=1-products', ['1003-leads']],
		['filter[Budget]=5000.00', ['1003-leads']],
	])('leads are filtered by %s', (query, found) => {
		expect(ids(account().get(`/leads?${query}`).leads)).toEqual(found);
	});

	test.each([
		['/accounts?filter[name]=acme', ['1-accounts', '2-accounts']],
		['/accounts?filter[accountTypes]=1-accountTypes&filter[industries]=1', ['1-accounts']],
		['/contacts?filter[phone]=5550207', ['8-contacts']],
		['/contacts?filter[email]=Bea.Fowler@people.example', ['2-contacts']],
		['/contacts?filter[accounts]=1&filter[omittedId]=1-contacts', ['13', '25', '37']],
		['/leads?filter[accountTags]=5-tags&filter[milestones]=1', ['1003-leads', '1015-leads']],
		['/leads?filter[competitors]=1-competitors', ['1003-leads']],
	])('%s finds by a field or through a relation', (path, found) => {
		const key = path.slice(1, path.indexOf('?'));
		const full = found.map((id) => (id.includes('-') ? id : `${id}-${key}`));
		expect(ids(account().get(path)[key])).toEqual(full);
	});

	test.each([
		['/accounts?sort=-numberOfContacts,-name', '4-accounts'],
		['/accounts?sort=phone', '1-accounts'],
		['/contacts?sort=-email', '40-contacts'],
		['/contacts?sort=-postalCode,name', '10-contacts'],
		['/contacts?sort=-owner,-createdTime', '40-contacts'],
		['/leads?sort=age', '1022-leads'],
		['/leads?sort=-milestone,confidence', '1011-leads'],
		['/leads?sort=-closedTime,-confidence', '1022-leads'],
	])('%s puts the right one first', (path, first) => {
		const key = path.slice(1, path.indexOf('?'));
		expect(account().get(path)[key][0].id).toBe(first);
	});

	test('several values of a filter widen it, several filters narrow it', () => {
		const { get } = account();
		const either = 'filter[owners][]=35-users&filter[owners][]=36-users';
		expect(get(`/contacts?${either}`).meta.total).toBe(16);
		expect(get(`/contacts?${either}&filter[tags]=4-tags`).meta.total).toBe(4);
	});

	test('a deleted tag of a company finds no leads any more', () => {
		const { get, send } = account();
		expect(ids(get('/leads?filter[accountTags]=5-tags').leads)).toContain('1003-leads');
		send('DELETE', '/tags/5-tags');
		expect(get('/leads?filter[accountTags]=5-tags').leads).toEqual([]);
	});

	test('a filter key that nobody knows changes nothing', () => {
		expect(account().get('/contacts?filter[shoeSize]=43').meta.total).toBe(40);
	});

	test('lists are sorted by several keys, the minus turns one around', () => {
		const { get } = account();
		const [first] = get('/accounts?sort=-name').accounts;
		expect(first.name).toBe('Kestrel Air');
		const two = get('/accounts?sort=accountType,-createdTime').accounts;
		expect(ids(two).slice(0, 3)).toEqual(['11-accounts', '8-accounts', '5-accounts']);
		expect(ids(get('/leads?sort=-value&page[limit]=2').leads)).toEqual([
			'1022-leads',
			'1021-leads',
		]);
	});

	test('leads cannot be sorted by createdTime, people can', () => {
		const { send, get } = account();
		const refused = send('GET', '/leads?sort=createdTime');
		expect(detail(refused)).toEqual([400, 'Cannot sort by "createdTime".']);
		expect(ids(get('/contacts?sort=-createdTime&page[limit]=1').contacts)).toEqual(['40-contacts']);
	});

	test('tags are listed by the kind of record they belong to', () => {
		const { get } = account();
		expect(ids(get('/tags?filter[tagType]=accounts').tags)).toEqual(['5-tags', '6-tags']);
		expect(ids(get('/tags?q=vip').tags)).toEqual(['4-tags', '5-tags']);
	});

	test('tasks and activities have filters of their own', () => {
		const { get } = account();
		expect(ids(get('/tasks?filter[relatedEntity]=1-contacts').tasks)).toEqual(['2-tasks']);
		// By the day of their creation, not by the one on which they are due.
		expect(get('/tasks?filter[dateMin]=2025-06-12').tasks).toEqual([]);
		expect(get('/tasks?filter[dateMin]=2025-06-11').tasks).toHaveLength(3);
		expect(ids(get('/activities?filter[status][]=logged').activities)).toEqual(['1-activities']);
		expect(ids(get('/activities?filter[activityType]=2').activities)).toEqual(['2-activities']);
		expect(ids(get('/activities?filter[leadPriority][]=hot').activities)).toEqual([]);
	});

	test('the list view tells what can be filtered and sorted, and shows custom field values', () => {
		const { send, get } = account();
		const { properties } = read<{ properties: Record<string, unknown> }>(
			send('GET', '/leads/list/fields'),
		);
		expect(properties.createdTime).toEqual({
			type: 'string',
			title: 'Created time',
			isFilterable: true,
			isSortable: false,
		});
		expect(properties.age).toMatchObject({ isFilterable: false, isSortable: true });
		expect(properties['Procurement/Legal']).toMatchObject({ isFilterable: true });
		expect(get('/leads/list?filter[number]=1000').listItems[0].fields).toEqual({
			Budget: { value: '5000.00' },
			'Procurement/Legal': { value: 'Legal' },
		});
	});
});
