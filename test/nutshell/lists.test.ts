import { json } from '../../sandbox/http';
import { runAsTool } from '../harness';
import { byId, openAccount } from '../harness/account';
import { nutshell, range, timeFromNow } from './provider';

const { credentials, open, run, records, refusal, sent, requests, options } = openAccount(nutshell);

const ids = (list: Array<Record<string, unknown>>) => list.map(({ id }) => id);

describe('numbered pages', () => {
	test('trap: are walked from page 0 until the total is reached, newest first, with the filters on each', async () => {
		open({ contacts: 1_000 });
		const filters = { name: 'o', owners: ['35-users'] };
		const found = await records('person.getAll', { returnAll: true, filters, simplify: false });
		const all = await records('person.getAll', { returnAll: true });
		expect(ids(all)).toEqual(range(1, 1_000, 'contacts').reverse());
		expect(found.length).toBeGreaterThan(0);
		const page = (number: number) => `page[limit]=250&page[page]=${number}&sort=-createdTime`;
		expect(requests()).toEqual([
			`GET /rest/contacts?filter[name]=o&filter[owners][]=35-users&${page(0)}`,
			`GET /rest/contacts?${page(0)}`,
			`GET /rest/contacts?${page(1)}`,
			`GET /rest/contacts?${page(2)}`,
			`GET /rest/contacts?${page(3)}`,
		]);
	});

	test('keep filters and order on every page', async () => {
		open({ contacts: 600 });
		const found = await records('person.getAll', {
			returnAll: true,
			filters: { createdTime: { items: { from: timeFromNow(-60), to: timeFromNow(0) } } },
			options: { sort: '-createdTime' },
		});
		expect(ids(found)).toEqual(range(1, 600, 'contacts').reverse());
		const query = `filter[createdTime]=2025-04-16T12:00:00Z TO 2025-06-15T12:00:00Z&sort=-createdTime`;
		expect(requests()).toEqual(
			[0, 1, 2].map((page) => `GET /rest/contacts?${query}&page[limit]=250&page[page]=${page}`),
		);
	});

	test('are cut to the limit, however it lies to the size of a page', async () => {
		open({ contacts: 600 });
		expect(ids(await records('person.getAll', { limit: 1 }))).toEqual(['1-contacts']);
		expect(ids(await records('person.getAll', { limit: 251 }))).toEqual(range(1, 251, 'contacts'));
		expect(requests()).toEqual([
			'GET /rest/contacts?page[limit]=1&page[page]=0',
			'GET /rest/contacts?page[limit]=250&page[page]=0',
			'GET /rest/contacts?page[limit]=250&page[page]=1',
		]);
	});

	test('trap: end at an empty page where no total is told', async () => {
		open({
			instead: ({ url }) => {
				const page = Number(url.searchParams.get('page[page]'));
				return json(200, { contacts: page < 2 ? [{ id: `${page}-contacts` }] : [] });
			},
		});
		expect(ids(await records('person.getAll', { returnAll: true }))).toEqual([
			'0-contacts',
			'1-contacts',
		]);
		expect(sent()).toHaveLength(3);
	});

	test('give nothing where nothing is found', async () => {
		expect(await records('person.getAll', { filters: { email: 'nobody@people.example' } })).toEqual(
			[],
		);
		expect(sent()).toHaveLength(1);
	});
});

describe('lists without documented pages', () => {
	test('trap: follow the next page where the answer names one', async () => {
		open({
			instead: ({ url }) => {
				const from = Number(url.searchParams.get('from') ?? 1);
				const next = `https://app.nutshell.com/rest/users?from=${from + 1}`;
				return json(200, {
					meta: { next: from < 3 ? next : null },
					users: [{ id: `${from}-users` }],
				});
			},
		});
		expect(ids(await records('user.getAll', { returnAll: true }))).toEqual(range(1, 3, 'users'));
		expect(requests()).toEqual([
			'GET /rest/users',
			'GET /rest/users?from=2',
			'GET /rest/users?from=3',
		]);
	});

	test('follow no page on another host, and say that more would follow', async () => {
		open({
			instead: () =>
				json(200, {
					meta: { next: 'https://evil.example/rest?from=2' },
					users: [{ id: '1-users' }],
				}),
		});
		expect(await refusal('user.getAll', { returnAll: true })).toBe(
			'The provider names the next page of this list in a way that cannot be followed [item 0]',
		);
		expect(requests()).toEqual(['GET /rest/users']);
	});

	test('end with an error when a page names itself as the next', async () => {
		open({
			instead: () =>
				json(200, {
					meta: { next: 'https://app.nutshell.com/rest/users?from=2' },
					users: [{ id: '1-users' }],
				}),
		});
		expect(await refusal('user.getAll', { returnAll: true })).toBe(
			'The list repeats itself: its pages bring nothing new [item 0]',
		);
	});

	test('trap: of activities tell a model that there may be more than were asked for', async () => {
		const limited = async (limit: number) => {
			const { answer } = await runAsTool({
				...{ node: nutshell.node, credentials: credentials() },
				parameters: { resource: 'activity', operation: 'getAll', participant: 'none', limit },
			});
			return (answer as unknown[]).at(-1);
		};
		open({
			instead: ({ url }) => {
				const ids = range(1, Math.min(3, Number(url.searchParams.get('limit'))), 'activities');
				return json(200, { activities: ids.map((id) => ({ id })) });
			},
		});
		expect(await limited(2)).toEqual({
			note: 'There may be more records than these 2. To see others, search more narrowly, or ask for more if this tool takes a limit.',
		});
		expect(await limited(4)).toMatchObject({ id: '3-activities' });
	});

	test('trap: of activities ask for as many as are wanted, and say when more are there', async () => {
		const many = range(1, 10_000, 'activities').map((id) => ({ id }));
		open({ instead: () => json(200, { activities: many }) });
		const { items: found, hints } = await run('activity.getAll', {
			participant: 'none',
			returnAll: true,
		});
		expect(found).toHaveLength(10_000);
		expect(hints.map(({ message }) => message)).toEqual([
			'Nutshell gives 10000 activities at most. Narrow the list with filters.',
		]);
		expect(requests()).toEqual(['GET /rest/activities?limit=10000']);
	});
});

describe('the settings of the account', () => {
	test.each<[string, string, object]>([
		['pipeline', 'stagesets', { id: '1-stagesets', name: 'New business', status: 1 }],
		['outcome', 'outcomes', { id: '1-outcomes', name: 'Signed', status: 'won' }],
		['industry', 'industries', { id: '1-industries', name: 'Food' }],
		['source', 'sources', { id: '1-sources', name: 'Website', channel: 'Organic search' }],
		[
			'product',
			'products',
			{
				id: '1-products',
				name: 'Field sensor',
				sku: 'FS-100',
				price: 120,
				currency: 'USD',
				productType: 'product',
			},
		],
		[
			'user',
			'users',
			{
				id: '35-users',
				name: 'Ada King',
				email: 'ada.king@fieldstone.example',
				isAdministrator: true,
				isEnabled: true,
			},
		],
	])('are listed from a wrapped answer: %s', async (resource, segment, expected) => {
		const [found] = await records(`${resource}.getAll`, { returnAll: true });
		expect(found).toEqual(expected);
		expect(requests()).toEqual([`GET /rest/${segment}`]);
	});

	test.each<[string, string, object]>([
		['stage', 'stages', { id: '1-stages', name: 'Qualify', position: 0, pipeline: '1-stagesets' }],
		['territory', 'territories', { id: '1-territories', name: 'North' }],
	])('trap: are listed from a bare answer: %s', async (resource, segment, expected) => {
		const [found] = await records(`${resource}.getAll`, { returnAll: true });
		expect(found).toEqual(expected);
		expect(requests()).toEqual([`GET /rest/${segment}`]);
	});

	test('trap: show the pipeline of a stage whose links are a list', async () => {
		open({
			instead: () =>
				json(200, [{ id: '1-stages', name: 'Qualify', links: [{ stageset: '1-stagesets' }] }]),
		});
		expect(await records('stage.getAll', { returnAll: true })).toEqual([
			{ id: '1-stages', name: 'Qualify', pipeline: '1-stagesets' },
		]);
	});

	test.each<[string, unknown[], unknown]>([
		['texts', ['ada@fieldstone.example', 'ada@home.example'], 'ada@fieldstone.example'],
		[
			'objects',
			[{ value: 'ada@home.example' }, { value: 'ada@fieldstone.example', isPrimary: true }],
			'ada@fieldstone.example',
		],
		['nothing', [], null],
	])('trap: show the email of a user whose emails are %s', async (_, emails, email) => {
		open({
			instead: () => json(200, { users: [{ id: '35-users', emails }] }),
		});
		expect(await records('user.getAll', { returnAll: true })).toEqual([{ id: '35-users', email }]);
		expect(await options('user')).toEqual([{ name: email ?? '35-users', value: '35-users' }]);
	});

	test.each([
		['activity', 'activities'],
		['stage', 'stages'],
	])('trap: are read from a list that an ID stands beside: %s', async (resource, key) => {
		open({
			instead: () =>
				json(200, { id: 'x', links: [], [key]: [{ id: `1-${key}` }, { id: `2-${key}` }] }),
		});
		const parameters = { participant: 'none', returnAll: true };
		expect(ids(await records(`${resource}.getAll`, parameters))).toEqual([`1-${key}`, `2-${key}`]);
	});

	test('trap: are read from a list of audiences that an ID stands beside', async () => {
		open({
			instead: () => json(200, { id: 'x', emAudiences: [{ id: '1-emAudiences', name: 'News' }] }),
		});
		expect(await options('audience')).toEqual([{ name: 'News', value: '1-emAudiences' }]);
	});

	test('a user and a product are read by their IDs', async () => {
		const [user] = await records('user.get', { userId: byId('36') });
		expect(user.name).toBe('Bruno Sato');
		const productId = byId('2-products');
		const [product] = await records('product.get', { productId });
		expect(product.name).toBe('Gateway');
		expect(requests()).toEqual(['GET /rest/users/36-users', 'GET /rest/products/2-products']);
	});

	test('products and sources are searched', async () => {
		await records('product.getAll', { filters: { query: 'gate' }, options: { sort: '-sku' } });
		const filters = { query: 'fair' };
		expect(ids(await records('source.getAll', { filters }))).toEqual(['3-sources']);
		expect(requests()).toEqual(['GET /rest/products?q=gate&sort=-sku', 'GET /rest/sources?q=fair']);
	});
});
