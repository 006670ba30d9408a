import { account, DAY, detail, NOON, read } from './account';
import type { List } from './account';

describe('creating', () => {
	test('takes exactly one record', () => {
		const { send } = account();
		const refusal = [400, 'You may only create one accounts resource per request.'];
		const two = { accounts: [{ name: 'A' }, { name: 'B' }] };
		expect(detail(send('POST', '/accounts', two))).toEqual(refusal);
		expect(detail(send('POST', '/accounts', { accounts: [] }))).toEqual(refusal);
		expect(detail(send('POST', '/accounts', { name: 'A' }))).toEqual([
			400,
			'"name" is not known in the body.',
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
		const { customFields } = get('/contacts/41/customfields');
		expect(customFields[1]).toEqual({ id: '6-customFields', value: null });
		expect(customFields[0].value).toBe('7');
	});

	test('a person’s phone may come as a text or an object, a company’s only as a text; both are shown as objects', () => {
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
		const created = send('POST', '/accounts', {
			accounts: [{ name: 'X', phones: [{ value: '555 0100' }] }],
		});
		expect(read<List>(created).accounts[0].phones).toEqual([
			{ isPrimary: true, name: '0', value: number },
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
					address_1: '',
					address_2: null,
					address_3: null,
					city: 'Boise',
					state: '',
					postalCode: '',
					country: 'US',
					timezone: null,
					locationAccuracy: '',
					location: { latitude: 0, longitude: 0 },
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
			'a custom field that is not a text',
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
								productType: 'product',
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
				competitors: ['2-competitors'],
				productMaps: ['2-productMaps'],
				products: ['2-products'],
				stageset: '1-stagesets',
				stage: '1-stages',
			},
		});
		expect(get('/productmaps/2').productMaps[0]).toMatchObject({
			price: { amount: '480', currency: 'USD' },
			links: { product: '2-products' },
		});
		expect(get('/contacts/41').contacts[0].name).toBe('New Person');
	});

	test.each([
		['price', { price: { amount: '480', currency: 'USD' } }],
		['quantity', { quantity: 2 }],
	])('a product with a %s needs its type and that of the product', (_, given) => {
		const { send } = account();
		const create = (more: object) => {
			const map = { ...given, ...more, links: { product: '2-products' } };
			return send('POST', '/leads', {
				leads: [{ description: 'x', links: { productMaps: [map] } }],
			});
		};
		const type = { type: 'productMaps' };
		expect(detail(create({}))).toEqual([
			400,
			'"type" is required together with price or quantity.',
		]);
		expect(detail(create(type))).toEqual([
			400,
			'"productType" is required together with price or quantity.',
		]);
		expect(create({ ...type, productType: 'product' }).status).toBe(201);
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
			parentType: 'contacts',
			links: { parent: '3-contacts' },
		});
	});

	test('a task is not wrapped at all', () => {
		const { send, get } = account();
		const task = {
			title: 'Call',
			dueTime: String(NOON),
			links: { assignee: '36-users', relatedEntity: '1003-leads' },
		};
		expect(send('POST', '/tasks', { tasks: [task] }).status).toBe(400);
		const answer = send('POST', '/tasks', task);
		expect(answer.status).toBe(200);
		expect(read<List>(answer).tasks[0]).toEqual({
			id: '4-tasks',
			htmlUrl: 'https://app.nutshell.com/task/4-tasks',
			htmlUrlPath: '/task/4-tasks',
			recurrenceRule: null,
		});
		const found = '/tasks?q=call&filter[assignee]=36-users&filter[relatedEntity]=1003-leads';
		expect(get(found).tasks.map(({ id }) => id)).toEqual(['4-tasks']);
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
		const answer = account().send('POST', '/contacts', '{"contacts":');
		expect(detail(answer)).toEqual([400, 'The body is not JSON.']);
	});
});
