import type { SandboxResponse } from '../../sandbox/http';
import { createNutshell, nutshellAccount } from '../../sandbox/nutshell';
import { contract, routes } from '../../sandbox/nutshell/routes';

const NOON = Date.parse('2025-06-15T12:00:00Z') / 1000;
const DAY = 24 * 60 * 60;
const PATCH = 'application/json-patch+json';

interface Wire {
	id: string;
	name: string;
	action: string;
	createdTime: number;
	payloadType: string;
	changes: Array<{ attribute: string; oldValue: unknown; newValue: unknown }>;
	links: Record<string, string | string[] | null>;
	[attribute: string]: unknown;
}
type List = { meta: Record<string, unknown>; errors: Wire[] } & Record<string, Wire[]>;

interface Asked {
	username?: string;
	key?: string;
	type?: string;
	headers?: Record<string, string>;
}

function account(options: { contacts?: number; limit?: number } = {}) {
	let now = NOON * 1000;
	const { handle } = createNutshell({ clock: () => now, ...options });
	function send(
		method: string,
		path: string,
		body?: unknown,
		{ username, key, type = 'application/json', headers }: Asked = {},
	): SandboxResponse {
		const login = `${username ?? nutshellAccount.username}:${key ?? nutshellAccount.apiKey}`;
		return handle({
			method,
			url: new URL(`https://app.nutshell.com/rest${path}`),
			headers: headers ?? {
				authorization: `Basic ${Buffer.from(login).toString('base64')}`,
				'content-type': type,
			},
			body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
		});
	}
	return {
		send,
		get: (path: string) => read<List>(send('GET', path)),
		list: (path: string) => read<Wire[]>(send('GET', path)),
		patch: (path: string, operations: unknown) => send('PATCH', path, operations, { type: PATCH }),
		wait: (seconds: number) => {
			now += seconds * 1000;
		},
	};
}

function read<T>(response: SandboxResponse): T {
	return JSON.parse(String(response.body)) as T;
}

function detail(response: SandboxResponse): unknown {
	return [response.status, read<List>(response).errors[0].detail];
}

function ids(records: Wire[]): string[] {
	return records.map(({ id }) => id);
}

function title(response: SandboxResponse): unknown {
	return [response.status, /<title>(.*)<\/title>/.exec(String(response.body))?.[1]];
}

describe('signing in', () => {
	test('any user’s e-mail signs in with the key', () => {
		const { send } = account();
		expect(send('GET', '/users').status).toBe(200);
		const { otherUsername } = nutshellAccount;
		expect(send('GET', '/users', undefined, { username: otherUsername }).status).toBe(200);
	});

	test('a wrong key, a display name and no key at all answer 401 with a page', () => {
		const { send } = account();
		const unauthorized = [401, 'An Error Occurred: Unauthorized'];
		expect(title(send('GET', '/users', undefined, { key: 'wrong' }))).toEqual(unauthorized);
		expect(title(send('GET', '/users', undefined, { username: 'Ada King' }))).toEqual(unauthorized);
		const anonymous = send('GET', '/users', undefined, { headers: {} });
		expect(title(anonymous)).toEqual(unauthorized);
		expect(anonymous.headers['content-type']).toBe('text/html; charset=utf-8');
	});

	test('a key for forms is forbidden', () => {
		const { send } = account();
		const answer = send('GET', '/users', undefined, { key: nutshellAccount.formOnlyKey });
		expect(title(answer)).toEqual([403, 'An Error Occurred: Forbidden']);
	});

	test('changes are logged in the name of the user who signs the request', () => {
		const { send, get } = account();
		const body = { contacts: [{ name: 'Ines Roth' }] };
		send('POST', '/contacts', body, { username: nutshellAccount.otherUsername });
		expect(get('/events?limit=1').events[0].links.actor).toBe('36-users');
		expect(get('/contacts/41').contacts[0].links.creator).toBe('36-users');
	});
});

describe('every answer', () => {
	test('carries a request id that counts up', () => {
		const { send } = account();
		const answers = [send('GET', '/users'), send('GET', '/nowhere'), send('GET', '/stages')];
		expect(answers.map(({ headers }) => headers['x-nutshell-request-id'])).toEqual([
			'request-000001',
			'request-000002',
			'request-000003',
		]);
	});

	test('is a 404 page for an unknown path and for an unknown record', () => {
		const { send } = account();
		for (const path of ['/nowhere', '/contacts/999-contacts', '/contacts/7-leads', '/leads/1000']) {
			expect(title(send('GET', path))).toEqual([404, 'An Error Occurred: Not Found']);
		}
	});

	test('is 405 for a method that a path does not have', () => {
		const { send, patch } = account();
		expect(send('DELETE', '/activities/1-activities').status).toBe(405);
		expect(patch('/notes/1-notes', []).status).toBe(405);
	});

	test('names the operation when the sandbox lacks it', () => {
		const { send } = account();
		const answer = send('GET', '/leads/report');
		expect(answer.status).toBe(501);
		expect(answer.body).toBe('The sandbox does not emulate lead.report (GET /rest/leads/report)');
	});

	test('is 429 without any hint when a limit is set and used up', () => {
		const { send, wait } = account({ limit: 2 });
		send('GET', '/users');
		send('GET', '/users');
		const refused = send('GET', '/users');
		expect(title(refused)).toEqual([429, 'An Error Occurred: Too Many Requests']);
		expect(Object.keys(refused.headers).sort()).toEqual(['content-type', 'x-nutshell-request-id']);
		wait(60);
		expect(send('GET', '/users').status).toBe(200);
	});

	test('is a JSON envelope with errors for a bad request', () => {
		const { send } = account();
		const answer = send('GET', '/audiences?colour=red');
		expect(answer.status).toBe(400);
		expect(read(answer)).toEqual({
			meta: {},
			links: {},
			emAudiences: [],
			errors: [
				{
					status: '400',
					title: 'Bad Request',
					detail: '"colour" is not known in the query.',
					field: 'colour',
				},
			],
		});
	});

	test('every route belongs to an operation of the contract', () => {
		const known = contract.operations.map(({ id }) => id);
		expect(Object.keys(routes).filter((id) => !known.includes(id))).toEqual([]);
	});

	test('a fresh account shares nothing with another', () => {
		const first = account();
		first.send('DELETE', '/contacts/1-contacts');
		expect(first.get('/contacts').meta.total).toBe(39);
		expect(account().get('/contacts').meta.total).toBe(40);
	});
});

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
		expect([lead.id, lead.number, lead.htmlUrl]).toEqual(['1003-leads', '1000', '/lead/1000']);
		expect(ids(get('/leads?filter[number]=1003').leads)).toEqual(['1006-leads']);
	});

	test('people and companies carry their id in their web address', () => {
		const { get } = account();
		expect(get('/contacts/1').contacts[0].htmlUrl).toBe('/person/1-andy-fowler');
		expect(get('/accounts/2').accounts[0].htmlUrl).toBe('/company/2-acme-holdings');
	});
});

describe('shapes', () => {
	test('a list tells its count, its total and where it comes from', () => {
		const { get } = account();
		const answer = get('/contacts?page[limit]=3');
		expect(answer.meta).toEqual({ count: 3, total: 40, facets: {}, instanceId: 4021, siteId: 1 });
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
		['/industries', 'industries'],
		['/accounts/list', 'listItems'],
	])('%s answers under %s', (path, key) => {
		const { get } = account();
		expect(get(path)[key][0]).toHaveProperty('id');
	});

	test.each(['/stages', '/territories', '/markets'])('%s is a bare list', (path) => {
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

	test('people’s phones are objects, companies’ are texts', () => {
		const { get } = account();
		expect(get('/contacts/1').contacts[0].phones).toEqual([
			{
				isPrimary: true,
				name: '0',
				value: { countryCode: '1', number: '5550200', extension: null },
			},
		]);
		expect(get('/accounts/1').accounts[0].phones).toEqual([
			{ isPrimary: true, name: '0', value: '+1 555 0100' },
		]);
	});
});

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
		expect(ids(get('/tasks?filter[dateMin]=2025-06-17').tasks)).toEqual(['2-tasks', '3-tasks']);
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
			Budget: '5000.00',
			'Procurement/Legal': 'Legal',
		});
	});
});

describe('creating', () => {
	test('takes exactly one record', () => {
		const { send } = account();
		const refusal = [400, 'You may only create one accounts resource per request.'];
		const two = { accounts: [{ name: 'A' }, { name: 'B' }] };
		expect(detail(send('POST', '/accounts', two))).toEqual(refusal);
		expect(detail(send('POST', '/accounts', { accounts: [] }))).toEqual(refusal);
		expect(detail(send('POST', '/accounts', { name: 'A' }))).toEqual([
			400,
			'"accounts" must be a list.',
		]);
	});

	test('a company needs a name or a way to reach it', () => {
		const { send } = account();
		expect(detail(send('POST', '/accounts', { accounts: [{ description: 'x' }] }))).toEqual([
			400,
			'One of name, phones, emails, addresses, urls is required.',
		]);
		const answer = send('POST', '/accounts', {
			accounts: [{ urls: [{ value: 'https://x.example' }] }],
		});
		expect(answer.status).toBe(201);
		expect(read<List>(answer).accounts[0].id).toBe('13-accounts');
	});

	test('answers with the record in a list, and links both sides', () => {
		const { send, get } = account();
		const answer = send('POST', '/contacts', {
			contacts: [
				{
					name: 'Ines Roth',
					emails: [{ value: 'ines@people.example' }, { value: 'i@x.example', isPrimary: true }],
					customFields: { 'Favorite Number': '7' },
					links: { accounts: ['1-accounts'], tags: ['4-tags'], owner: '37-users' },
				},
			],
		});
		expect(answer.status).toBe(200);
		const [contact] = read<List>(answer).contacts;
		expect(contact).toMatchObject({
			id: '41-contacts',
			firstName: 'Ines',
			lastName: 'Roth',
			emails: [
				{ isPrimary: false, name: '0', value: 'ines@people.example' },
				{ isPrimary: true, name: '1', value: 'i@x.example' },
			],
			links: { accounts: ['1-accounts'], tags: ['4-tags'], owner: '37-users' },
		});
		expect(get('/accounts/1').accounts[0].links.contacts).toContain('41-contacts');
		expect(read<Wire[]>(send('GET', '/contacts/41/customfields'))[0].value).toBe('7');
	});

	test('a person’s phone may come as a text or an object, a company’s only as a text', () => {
		const { send, get } = account();
		const number = { number: '555 0100' };
		for (const value of ['555 0100', number]) {
			send('POST', '/contacts', { contacts: [{ name: 'X', phones: [{ value }] }] });
		}
		const phone = { countryCode: null, number: '555 0100', extension: null };
		expect(get('/contacts/41,42').contacts.map(({ phones }) => phones)).toEqual([
			[{ isPrimary: true, name: '0', value: phone }],
			[{ isPrimary: true, name: '0', value: phone }],
		]);
		const body = { accounts: [{ name: 'X', phones: [{ value: number }] }] };
		expect(send('POST', '/accounts', body).status).toBe(400);
	});

	test('an address has its parts in its value', () => {
		const { send } = account();
		const create = (address: unknown) =>
			send('POST', '/contacts', { contacts: [{ name: 'X', addresses: [address] }] });
		const answer = create({ name: 'work', value: { city: 'Boise', country: 'US' } });
		expect(read<List>(answer).contacts[0].addresses).toEqual([
			{
				isPrimary: true,
				name: 'work',
				value: {
					address_1: null,
					address_2: null,
					address_3: null,
					city: 'Boise',
					state: null,
					postalCode: null,
					country: 'US',
				},
			},
		]);
		expect(create({ name: 'work', city: 'Boise' }).status).toBe(400);
	});

	test.each([
		['an unknown attribute', { shoeSize: 43 }, '"contacts[0].shoeSize" is not known in the body.'],
		[
			'an unknown custom field',
			{ customFields: { Nope: 'x' } },
			'"Nope" is not a custom field of contacts.',
		],
		[
			'a custom field that is no text',
			{ customFields: { 'Favorite Number': 7 } },
			'"Favorite Number" must be a text.',
		],
		['a tag of leads', { links: { tags: ['1-tags'] } }, '1-tags does not fit the type of the tag.'],
		[
			'a record of another kind',
			{ links: { accounts: ['1-contacts'] } },
			'"links.accounts" must name accounts by id, like "1-accounts".',
		],
		[
			'a record that is not there',
			{ links: { owner: '99-users' } },
			'"links.owner" must name users by id, like "1-users".',
		],
	])('a person with %s is refused', (_, input, message) => {
		const answer = account().send('POST', '/contacts', { contacts: [{ name: 'X', ...input }] });
		expect(detail(answer)).toEqual([400, message]);
	});

	test('a lead is named by its description and starts open in the first pipeline', () => {
		const { send, get } = account();
		const answer = send('POST', '/leads', {
			leads: [
				{
					description: 'Big deal',
					manualValue: '999.99',
					dueTime: { timestamp: NOON + DAY },
					links: {
						accounts: ['1-accounts', { name: 'New company' }],
						contacts: [{ name: 'New Person' }],
						competitorMaps: ['2-competitors'],
						productMaps: [
							{
								type: 'productMaps',
								quantity: 2,
								price: { amount: 480, currency: 'USD' },
								links: { product: '2-products' },
							},
						],
					},
				},
			],
		});
		expect(answer.status).toBe(201);
		expect(read<List>(answer).leads[0]).toMatchObject({
			id: '1023-leads',
			number: '1020',
			name: 'Big deal',
			status: 'open',
			value: { amount: 999.99, currency: 'USD', formatted: '$999.99' },
			dueTime: { timestamp: NOON + DAY, value: 'Tomorrow' },
			links: {
				accounts: ['1-accounts', '13-accounts'],
				contacts: ['41-contacts'],
				competitorMaps: ['2-competitorMaps'],
				productMaps: ['2-productMaps'],
				stageset: '1-stagesets',
				stage: '1-stages',
			},
		});
		expect(get('/productmaps/2').productMaps[0].links).toEqual({
			product: '2-products',
			lead: '1023-leads',
		});
		expect(get('/contacts/41').contacts[0].links.leads).toEqual(['1023-leads']);
	});

	test('a lead’s value is a text, and its pipeline cannot be chosen', () => {
		const { send } = account();
		const create = (lead: unknown) => send('POST', '/leads', { leads: [lead] }).status;
		expect(create({ description: 'x', manualValue: 999.99 })).toBe(400);
		expect(create({ description: 'x', links: { stageset: '1-stagesets' } })).toBe(400);
	});

	test('a note is wrapped in data', () => {
		const { send } = account();
		const note = { body: 'Hello', links: { parent: '3-contacts' } };
		expect(send('POST', '/notes', { notes: [note] }).status).toBe(400);
		const answer = send('POST', '/notes', { data: note });
		expect(answer.status).toBe(201);
		expect(read<List>(answer).notes[0]).toMatchObject({
			id: '4-notes',
			body: 'Hello',
			createdTime: NOON,
			links: { parent: '3-contacts', creator: '35-users' },
		});
	});

	test('a task is not wrapped at all', () => {
		const { send } = account();
		const task = {
			title: 'Call',
			dueTime: String(NOON),
			links: { assignee: '36-users', relatedEntity: '1003-leads' },
		};
		expect(send('POST', '/tasks', { tasks: [task] }).status).toBe(400);
		const answer = send('POST', '/tasks', task);
		expect(answer.status).toBe(200);
		expect(read<List>(answer).tasks[0]).toMatchObject({
			id: '4-tasks',
			title: 'Call',
			dueTime: NOON,
		});
		expect(read<Wire>(send('GET', '/tasks/4-tasks')).links).toEqual({
			assignee: '36-users',
			relatedEntity: '1003-leads',
			creator: '35-users',
		});
	});

	test('audiences, sources, categories and tags are created under their own keys', () => {
		const { send } = account();
		const made = [
			send('POST', '/audiences', { emAudiences: [{ name: 'Press' }] }),
			send('POST', '/sources', { sources: [{ name: 'Podcast', channel: 7 }] }),
			send('POST', '/productcategories', { productCategories: [{ name: 'Spare parts' }] }),
			send('POST', '/tags', {
				tags: [{ name: 'Cold', tagType: '1', links: { entities: ['1003-leads'] } }],
			}),
		];
		expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 200]);
		expect(read<List>(made[0]).emAudiences[0]).toMatchObject({
			id: '3-emAudiences',
			name: 'Press',
		});
		expect(account().send('POST', '/audiences', { audiences: [{ name: 'x' }] }).status).toBe(400);
	});

	test('a tag of people cannot be put on a lead from the tag’s side either', () => {
		const { send, get } = account();
		const tag = (entity: string) => ({
			tags: [{ name: 'Cold', tagType: '1', links: { entities: [entity] } }],
		});
		expect(send('POST', '/tags', tag('1-contacts')).status).toBe(400);
		send('POST', '/tags', tag('1003-leads'));
		expect(get('/leads/1003').leads[0].links.tags).toEqual(['1-tags', '7-tags']);
	});

	test('a body that is not JSON is refused', () => {
		const { handle } = createNutshell({ clock: () => 0 });
		const login = `${nutshellAccount.username}:${nutshellAccount.apiKey}`;
		const answer = handle({
			method: 'POST',
			url: new URL('https://app.nutshell.com/rest/contacts'),
			headers: { authorization: `Basic ${Buffer.from(login).toString('base64')}` },
			body: Buffer.from('{"contacts":'),
		});
		expect(detail(answer)).toEqual([400, 'The body is not JSON.']);
	});
});

describe('patching', () => {
	test('needs the JSON Patch content type', () => {
		const { send } = account();
		const answer = send('PATCH', '/contacts/1-contacts', []);
		expect(answer.status).toBe(400);
		expect(answer.body).toBe('"application/json-patch+json is required, see http://jsonapi.org"');
		const charset = { type: `${PATCH}; charset=utf-8` };
		expect(send('PATCH', '/contacts/1-contacts', [], charset).status).toBe(204);
	});

	test('takes plain JSON for tasks and for products of a lead', () => {
		const { send, get } = account();
		const assign = [{ op: 'replace', path: '/tasks/0/links/assignee', value: '36-users' }];
		expect(send('PATCH', '/tasks/1-tasks', assign).status).toBe(204);
		expect(get('/tasks?filter[assignee]=36-users').meta.total).toBe(1);
		const more = [{ op: 'replace', path: '/productMaps/0/quantity', value: 5 }];
		expect(send('PATCH', '/productmaps/1-productMaps', more).status).toBe(204);
		expect(get('/leads/1003').leads[0].value).toMatchObject({ amount: 600 });
	});

	test('changes only the assignee of a task', () => {
		const operations = [{ op: 'replace', path: '/tasks/0/title', value: 'x' }];
		expect(account().patch('/tasks/1-tasks', operations).status).toBe(400);
	});

	test('answers 204 with nothing, and changes attributes and lists', () => {
		const { patch, get } = account();
		const emails = [{ value: 'new@people.example', name: 'work', isPrimary: true }];
		const answer = patch('/contacts/1-contacts', [
			{ op: 'replace', path: '/contacts/0/name', value: 'Anna Fowler' },
			{ op: 'replace', path: '/contacts/0/emails', value: emails },
			{ op: 'remove', path: '/contacts/0/jobTitle' },
		]);
		expect([answer.status, answer.body]).toEqual([204, '']);
		expect(get('/contacts/1').contacts[0]).toMatchObject({
			name: 'Anna Fowler',
			firstName: 'Anna',
			emails: [{ isPrimary: true, name: 'work', value: 'new@people.example' }],
			jobTitle: null,
		});
		patch('/contacts/1-contacts', [{ op: 'replace', path: '/contacts/0/lastName', value: 'Lind' }]);
		expect(get('/contacts/1').contacts[0].name).toBe('Anna Lind');
	});

	test('sets, extends and shortens relations', () => {
		const { patch, get } = account();
		patch('/contacts/1-contacts', [
			{ op: 'replace', path: '/contacts/0/links/owner', value: '39-users' },
			{ op: 'replace', path: '/contacts/0/links/accounts', value: ['2-accounts', '3-accounts'] },
			{ op: 'replace', path: '/contacts/0/links/emAudiences', value: ['1-emAudiences'] },
		]);
		expect(get('/contacts/1').contacts[0].links).toMatchObject({
			owner: '39-users',
			accounts: ['2-accounts', '3-accounts'],
			emAudiences: ['1-emAudiences'],
		});
		patch('/leads/1003-leads', [
			{ op: 'add', path: '/leads/0/links/contacts/-', value: '9-contacts' },
		]);
		expect(get('/leads/1003').leads[0].links.contacts).toEqual(['1-contacts', '9-contacts']);
		patch('/accounts/2-accounts', [
			{ op: 'remove', path: '/accounts/0/links/contacts/1-contacts' },
		]);
		expect(get('/contacts/1').contacts[0].links.accounts).toEqual(['3-accounts']);
	});

	test('names custom fields by title, with the escapes of JSON Pointer', () => {
		const { patch, send } = account();
		patch('/leads/1003-leads', [
			{ op: 'replace', path: '/leads/0/Procurement~1Legal', value: 'Procurement' },
			{ op: 'add', path: '/leads/0/Board approval', value: 'yes' },
			{ op: 'remove', path: '/leads/0/Budget' },
		]);
		const values = read<Wire[]>(send('GET', '/leads/1003/customfields'));
		expect(values.map(({ name, value }) => [name, value])).toEqual([
			['Budget', null],
			['Kick-off', null],
			['Procurement/Legal', 'Procurement'],
			['Board approval', 'yes'],
			['Brief', null],
		]);
		const unescaped = [{ op: 'replace', path: '/leads/0/Procurement/Legal', value: 'x' }];
		expect(patch('/leads/1003-leads', unescaped).status).toBe(400);
	});

	test('a lead’s value is set by hand and given back to its products', () => {
		const { patch, get } = account();
		const value = () => get('/leads/1003').leads[0].value;
		patch('/leads/1003-leads', [{ op: 'replace', path: '/leads/0/manualValue', value: '10.50' }]);
		expect(value()).toEqual({ amount: 10.5, currency: 'USD', formatted: '$10.50' });
		patch('/leads/1003-leads', [{ op: 'replace', path: '/leads/0/valueToProductMode' }]);
		expect(value()).toEqual({ amount: 1200, currency: 'USD', formatted: '$1,200.00' });
	});

	test('an empty list of patches is an error for leads only', () => {
		const { patch } = account();
		expect(detail(patch('/leads/1003-leads', []))).toEqual([400, 'No patches sent']);
		expect(patch('/accounts/1-accounts', []).status).toBe(204);
	});

	test.each([
		[
			'another index',
			{ op: 'replace', path: '/contacts/1/name', value: 'x' },
			'The index of the record is always 0.',
		],
		[
			'another kind',
			{ op: 'replace', path: '/leads/0/name', value: 'x' },
			'A path begins with /contacts/0/.',
		],
		['a move', { op: 'move', path: '/contacts/0/name' }, '"move" is not supported.'],
		[
			'an unknown attribute',
			{ op: 'replace', path: '/contacts/0/shoeSize', value: 'x' },
			'"shoeSize" is not an attribute of contacts.',
		],
		[
			'custom fields below customFields',
			{ op: 'replace', path: '/contacts/0/customFields/Birthday', value: 'x' },
			'"/contacts/0/customFields/Birthday" names nothing that can be changed.',
		],
		['no value', { op: 'replace', path: '/contacts/0/name' }, '"replace" needs a value.'],
		[
			'a tag of leads',
			{ op: 'add', path: '/contacts/0/links/tags/-', value: '1-tags' },
			'1-tags does not fit the type of the tag.',
		],
		[
			'the removal of what is not linked',
			{ op: 'remove', path: '/contacts/0/links/accounts/9-accounts' },
			'"remove" does not apply to "/contacts/0/links/accounts/9-accounts".',
		],
	])('%s is refused, and nothing before it applies', (_, operation, message) => {
		const { patch, get } = account();
		const good = { op: 'replace', path: '/contacts/0/jobTitle', value: 'Director' };
		expect(detail(patch('/contacts/1-contacts', [good, operation]))).toEqual([400, message]);
		expect(get('/contacts/1').contacts[0].jobTitle).toBe('Buyer');
	});
});

describe('deleting', () => {
	test('is soft, and can be undone for 30 days', () => {
		const { send, get, wait } = account();
		expect(send('DELETE', '/contacts/1-contacts').status).toBe(204);
		expect(send('GET', '/contacts/1').status).toBe(404);
		expect(get('/accounts/1').accounts[0].links.contacts).not.toContain('1-contacts');
		const restored = send('POST', '/contacts/1-contacts/undelete');
		expect(restored.status).toBe(200);
		expect(ids(read<List>(restored).contacts)).toEqual(['1-contacts']);
		expect(get('/accounts/1').accounts[0].links.contacts).toContain('1-contacts');

		expect(send('POST', '/contacts/1-contacts/undelete').status).toBe(404);
		send('DELETE', '/leads/1003-leads');
		expect(send('POST', '/contacts/1003-leads/undelete').status).toBe(404);
		expect(send('GET', '/leads/1003').status).toBe(404);
		wait(31 * DAY);
		expect(send('POST', '/leads/1003-leads/undelete').status).toBe(404);
	});

	test('answers with the record for companies and leads', () => {
		const { send } = account();
		expect(ids(read<List>(send('DELETE', '/accounts/1-accounts')).accounts)).toEqual([
			'1-accounts',
		]);
		expect(ids(read<List>(send('DELETE', '/leads/1003-leads')).leads)).toEqual(['1003-leads']);
		const back = read<Wire>(send('POST', '/accounts/1-accounts/undelete'));
		expect(back.id).toBe('1-accounts');
	});

	test('takes several tags or tasks at once', () => {
		const { send, get } = account();
		expect(send('DELETE', '/tasks/1-tasks,2-tasks').status).toBe(200);
		expect(ids(get('/tasks').tasks)).toEqual(['3-tasks']);
	});

	test('a deleted id is never given again', () => {
		const { send } = account();
		send('DELETE', '/contacts/40-contacts');
		const answer = send('POST', '/contacts', { contacts: [{ name: 'X' }] });
		expect(read<List>(answer).contacts[0].id).toBe('41-contacts');
	});

	test('the product of a lead is deleted under the camel-case path', () => {
		const { send, get } = account();
		expect(send('DELETE', '/productmaps/1-productMaps').status).toBe(405);
		expect(send('DELETE', '/productMaps/1-productMaps').status).toBe(200);
		expect(get('/leads/1003').leads[0].value).toMatchObject({ amount: 0 });
	});
});

describe('a lead', () => {
	test.each([
		['1-outcomes', 'won'],
		['2-outcomes', 'lost'],
		['3-outcomes', 'cancelled'],
	])('is closed by %s as %s, and reopened', (outcomeId, status) => {
		const { send, get } = account();
		expect(send('POST', '/leads/1003-leads/status', { outcomeId }).status).toBe(200);
		const [closed] = get('/leads/1003').leads;
		expect(closed.status).toBe(status);
		expect(closed.closedTime).toMatchObject({ timestamp: NOON, value: 'Today' });
		expect(closed.links.outcome).toBe(outcomeId);
		const reopened = read<Wire>(send('POST', '/leads/1003-leads/reopen'));
		expect([reopened.status, reopened.closedTime, reopened.links.outcome]).toEqual([
			'open',
			null,
			null,
		]);
	});

	test('is not closed by an unknown outcome', () => {
		const { send } = account();
		const answer = send('POST', '/leads/1003-leads/status', { outcomeId: '9-outcomes' });
		expect(detail(answer)).toEqual([400, '"outcomeId" names no outcome.']);
	});

	test('moves into a pipeline at its first stage', () => {
		const { send, get } = account();
		const answer = send('POST', '/leads/1003-leads/stageset', { stageset: '2-stagesets' });
		expect(read<List>(answer).leads[0].links).toMatchObject({
			stageset: '2-stagesets',
			stage: '5-stages',
		});
		expect(get('/events?limit=1').events[0].action).toBe('stagechange');
	});

	test('tells its stages and the time spent in the present one', () => {
		const { patch, get, wait } = account();
		patch('/leads/1003-leads', [
			{ op: 'replace', path: '/leads/0/links/stage', value: '3-stages' },
		]);
		wait(90);
		const answer = get('/leads/1003-leads/stages');
		expect(ids(answer.stages)).toEqual(['1-stages', '2-stages', '3-stages', '4-stages']);
		expect(answer.meta).toEqual({
			timeSpent: [{ stage: '3-stages', seconds: 90 }],
			stageset: '1-stagesets',
		});
	});

	test('is watched and no longer watched by the user who asks', () => {
		const { send, get } = account();
		const watchers = () => get('/leads/1003').leads[0].links.watchers;
		send('POST', '/leads/1003-leads/watch');
		expect(watchers()).toEqual(['35-users']);
		send('POST', '/leads/1003-leads/watch');
		expect(watchers()).toEqual([]);
	});
});

describe('activities', () => {
	const call = {
		name: 'Call',
		activityType: '1-activityTypes',
		startTime: NOON,
		endTime: NOON + 60,
	};

	test('are created with a type, unix times and participants of several kinds', () => {
		const { send } = account();
		const participants = ['35-users', '1-contacts', '1003-leads'];
		const activity = { ...call, isLogged: true, links: { participants } };
		const answer = send('POST', '/activities', { activities: [activity] });
		expect(answer.status).toBe(201);
		expect(read<List>(answer).activities[0]).toMatchObject({
			id: '4-activities',
			name: 'Call',
			startTime: NOON,
			status: 'logged',
			links: { activityType: '1-activityTypes', participants },
		});
		const unknown = { activities: [{ ...call, colour: 'red' }] };
		expect(detail(send('POST', '/activities', unknown))).toEqual([
			400,
			'"colour" is not an attribute of activities.',
		]);
	});

	test('are replaced as a whole by PUT', () => {
		const { send, get } = account();
		const answer = send('PUT', '/activities/1-activities', { activities: [{ name: 'Renamed' }] });
		expect(answer.status).toBe(200);
		expect(get('/activities/1').activities[0]).toMatchObject({
			name: 'Renamed',
			isLogged: false,
			links: { activityType: null, participants: [], creator: '35-users' },
		});
		expect(account().patch('/activities/1-activities', []).status).toBe(405);
	});
});

describe('custom fields', () => {
	test('are wrapped and titled for companies, bare and named for people and leads', () => {
		const { get, list } = account();
		expect(get('/accounts/customfields/attributes').customFields[1]).toEqual({
			id: '2-customFields',
			title: 'Region/Zone',
			type: 'Text',
			enum: null,
			isMultiple: false,
		});
		expect(list('/contacts/customfields/attributes')[1]).toEqual({
			id: '6-customFields',
			name: 'T-shirt/size',
			type: 'Text',
			enum: ['S', 'M', 'L'],
			isMultiple: false,
		});
		expect(list('/leads/customfields/attributes').map(({ type }) => type)).toEqual([
			'Currency',
			'Date',
			'Text',
			'Decision',
			'URL',
		]);
	});

	test('can be added, some types on leads only', () => {
		const { send, list } = account();
		const field = { name: 'Blog', type: 'URL' };
		expect(send('POST', '/contacts/customfield', field).status).toBe(400);
		expect(send('POST', '/leads/customfield', { name: 'Blog', type: 'url' }).status).toBe(400);
		expect(send('POST', '/leads/customfield', field).status).toBe(200);
		expect(list('/leads/customfields/attributes').at(-1)?.name).toBe('Blog');
	});
});

describe('the timeline', () => {
	/** Three changes, one a second, on top of the 78 events of the fresh account. */
	function changed() {
		const it = account();
		it.send('POST', '/contacts', { contacts: [{ name: 'Ines Roth' }] });
		it.wait(1);
		it.send('POST', '/leads/1003-leads/status', { outcomeId: '1-outcomes' });
		it.wait(1);
		it.send('POST', '/notes', { data: { body: 'Hi', links: { parent: '41-contacts' } } });
		return it;
	}

	test('tells creates and changes, newest first, with actors and whole payloads', () => {
		const answer = changed().get('/events?limit=3');
		expect(ids(answer.events)).toEqual(['81-events', '80-events', '79-events']);
		expect(answer.events[2]).toEqual({
			id: '79-events',
			type: 'events',
			createdTime: NOON,
			actorType: 'users',
			payloadType: 'contacts',
			action: 'create',
			changes: [],
			links: { actor: '35-users', payloads: ['41-contacts'], comments: [] },
		});
		expect(answer.events[1].changes).toEqual([
			{ attribute: 'status', oldValue: 'open', newValue: 'won' },
			{ attribute: 'closedTime', oldValue: null, newValue: NOON + 1 },
			{ attribute: 'outcome', oldValue: null, newValue: '1-outcomes' },
		]);
		expect(ids(answer.actors)).toEqual(['35-users']);
		expect(ids(answer.payloads)).toEqual(['4-notes', '1003-leads', '41-contacts']);
		expect(answer.payloads[1].status).toBe('won');
	});

	test('since_id leaves its event out, max_id takes it in', () => {
		const { get } = changed();
		expect(ids(get('/events?since_id=80-events').events)).toEqual(['81-events']);
		expect(ids(get('/events?since_id=79').events)).toEqual(['81-events', '80-events']);
		expect(ids(get('/events?max_id=80-events&limit=1').events)).toEqual(['80-events']);
	});

	test('a limit cuts the older ones off, also behind since_id', () => {
		expect(ids(changed().get('/events?since_id=78-events&limit=2').events)).toEqual([
			'81-events',
			'80-events',
		]);
	});

	test('since_time loses its own second, max_time does not', () => {
		const { get } = changed();
		expect(ids(get(`/events?since_time=${NOON}`).events)).toEqual(['81-events', '80-events']);
		expect(ids(get(`/events?max_time=${NOON}&limit=1`).events)).toEqual(['79-events']);
	});

	test('meta leads on both ways with full addresses', () => {
		const { get } = changed();
		const { meta } = get('/events?limit=2');
		expect(meta).toEqual({
			next: 'https://app.nutshell.com/rest/events?limit=2&max_id=79-events',
			previous: 'https://app.nutshell.com/rest/events?limit=2&since_id=81-events',
		});
		expect(ids(get(`/events${new URL(String(meta.next)).search}`).events)).toEqual([
			'79-events',
			'78-events',
		]);
		expect(get('/events?limit=100').meta.next).toBeNull();
	});

	test('is filtered by kind of record, by creator and by record', () => {
		const { get } = changed();
		const kinds = '/events?since_id=78&filters[payload][]=notes&filters[payload][]=leads';
		expect(ids(get(kinds).events)).toEqual(['81-events', '80-events']);
		expect(get('/events?filters[creator][]=36-users').events).toEqual([]);
		expect(ids(get('/events?entity_id=41-contacts').events)).toEqual(['81-events', '79-events']);
	});

	test('tells deletions apart', () => {
		const { send, get } = changed();
		send('DELETE', '/contacts/41-contacts');
		send('DELETE', '/notes/1-notes');
		expect(ids(get('/events?since_id=78').events)).toEqual(['81-events', '80-events', '79-events']);
		const deleted = get('/events/deleted?filter[types]=contacts');
		expect(deleted.events.map(({ id, links }) => [id, links.payloads])).toEqual([
			['82-events', ['41-contacts']],
		]);
		expect(ids(get('/events/deleted').events)).toEqual(['83-events', '82-events']);
	});

	test('says nothing about a change that changes nothing, nor about tasks', () => {
		const { send, patch, get } = account();
		patch('/contacts/1-contacts', [
			{ op: 'replace', path: '/contacts/0/name', value: 'Andy Fowler' },
		]);
		send('POST', '/tasks', { title: 'x' });
		expect(get('/events?since_id=78').events).toEqual([]);
	});
});
