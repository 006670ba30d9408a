/** Phone numbers as people write them and as other tools store them. */
import { isSamePhone } from '../../nodes/Aircall/phone-numbers';
import { plainPhone } from '../../nodes/engine/vocabulary/phone-number';
import { byId, openAccount } from '../harness/account';
import { account, aircall } from './provider';

const { open, run, records, refusal, sent, requests, exchanges, search, ask } =
	openAccount(aircall);

const OFFICE = '+442079460958';
const STORED = ['442079460958', '00442079460958', '0044 (0)20 7946 0958'];
describe('What is entered', () => {
	test.each([
		['a trunk zero in brackets', '+44 (0)20 7946 0958', OFFICE],
		['a trunk zero without spaces', '+49(0)30 1234567', '+49301234567'],
		['a trunk zero of a country with a long code', '+353 (0)1 234 5678', '+35312345678'],
		['a trunk zero between dashes', '+44-(0)-20-7946-0958', OFFICE],
		['a link', 'tel:+44-20-7946-0958', OFFICE],
		['a link in capitals', 'TEL:+442079460958', OFFICE],
		['00 for the plus', '0044 20 7946 0958', OFFICE],
		['00 and a trunk zero', '0044 (0)20 7946 0958', OFFICE],
		['hyphens that do not break, and en dashes', '+44\u201120\u20117946\u20130958', OFFICE],
		['a minus sign', '+44\u221220\u22127946\u22120958', OFFICE],
		['marks of the writing direction', '\u202a+44 20 7946 0958\u202c\u200e', OFFICE],
		['spaces that do not break or have no width', '+44\u00a020\u202f7946\u200b0958\ufeff', OFFICE],
		['an area code in brackets', '+1 (800) 123-4567', '+18001234567'],
		['dots', '+33.1.99.00.01.00', '+33199000100'],
	])('%s is understood', async (_, written, wanted) => {
		const to = { userId: byId(account.users.available), to: written };
		const found = await records('user.dial', to);
		expect(found).toEqual([{ success: true }]);
		expect(sent()).toEqual([
			{ route: `POST /v1/users/${account.users.available}/dial`, body: { to: wanted } },
		]);
	});

	test.each([
		['+39 (0)6 698 1234', '+39066981234'],
		['+33 1 (0)2 34 56 78 90', '+3310234567890'],
		['+1 (050) 123 4567', '+10501234567'],
		['+44 (020) 7946 0958', '+4402079460958'],
		['+44 (5) 20 7946 095', '+445207946095'],
		['+4420 (0)7946 0958', '+4420079460958'],
	])('a zero in brackets that is dialled stays: %s', (written, plain) => {
		expect(plainPhone(written)).toBe(plain);
	});

	test.each([
		'+44 20 7946 0958 ext. 12',
		'+44 20 7946 0958 x12',
		'tel:+442079460958;ext=12',
		'+44 20 7946 0958 #12',
		'+1 800 FLOWERS',
		'020 7946 0958',
		'442079460958',
	])('%s is refused, and the sentence says why', async (written) => {
		const to = { userId: byId(account.users.available), to: written };
		expect(await refusal('user.dial', to)).toBe(
			`'To' must be a phone number with + and its country code, such as +33123456789, without letters or an extension, not "${written}" [item 0]`,
		);
		expect(sent()).toEqual([]);
	});

	test('the number of a caller who hides it is refused as what it is', async () => {
		const to = { userId: byId(account.users.available), to: '={{ $json.raw_digits }}' };
		const items = [{ json: { raw_digits: 'anonymous' } }];
		const { error } = await run('user.dial', to, { items });
		expect(error).toMatchObject({
			message: `'To' is "anonymous", as Aircall writes the number of a caller who hides it [item 0]`,
			description: "Correct 'To', or check what its expression gives.",
		});
		expect(sent()).toEqual([]);
	});

	test('a list with such a caller is refused as well', async () => {
		const numbers = { phoneNumbers: '+12025550100, anonymous' };
		const userId = byId(account.users.available);
		expect(await refusal('dialerCampaign.addNumbers', { userId, ...numbers })).toBe(
			`'Phone Numbers' is "anonymous", as Aircall writes the number of a caller who hides it [item 0]`,
		);
		expect(sent()).toEqual([]);
	});

	test('calls are filtered by a number in any of these forms', async () => {
		const phoneNumber = 'tel:0033 (0)6 39 98 00 00';
		const found = await records('call.getAll', { limit: 1, filters: { phoneNumber } });
		expect(found).toMatchObject([{ raw_digits: '+33 6 39 98 00 00' }]);
		expect(requests()).toEqual([
			'GET /v1/calls/search?order=desc&phone_number=+33639980000&page=1&per_page=1',
		]);
	});

	test('so are the lists to pick from', async () => {
		const { results } = await search('contact', '0033 (0)6 39 98 00 00');
		expect(results).toEqual([{ name: 'Alice Martin, +33639980000', value: account.firstContact }]);
		expect(requests()).toEqual([
			'GET /v1/contacts/search?order=desc&phone_number=+33639980000&page=1&per_page=50',
		]);
	});
});

test.each([...STORED, '+44 20 7946 0958', '44 (0)20 7946 0958'])(
	'%s is the same number as the one with a plus',
	(stored) => {
		expect(isSamePhone(OFFICE, stored)).toBe(true);
	},
);

test.each(['+442079460959', '02079460958', '12079460958', 'anonymous', ''])(
	'%s is another number',
	(stored) => {
		expect(isSamePhone(OFFICE, stored)).toBe(false);
	},
);

describe('What another tool has stored', () => {
	const asked = (query: string) => `GET /v1/contacts/search?${query}&page=1&per_page=50`;
	const store = (value: string) =>
		ask('POST', 'contacts', {
			first_name: 'Ada',
			phone_numbers: [{ label: 'Office', value }],
		});

	test('Search finds a number without its plus, with a second look', async () => {
		store('442079460958');
		const found = await records('contact.search', { phoneNumber: '+44 (0)20 7946 0958' });
		expect(found).toMatchObject([{ first_name: 'Ada' }]);
		expect(requests()).toEqual([
			asked('order=desc&phone_number=+442079460958'),
			asked('order=desc&phone_number=442079460958'),
		]);
	});

	test('Search finds a number with 00, with a third look, and gives no more than wanted', async () => {
		store('00442079460958');
		store('00442079460958');
		const wanted = { phoneNumber: OFFICE, limit: 1 };
		const found = await records('contact.search', wanted);
		expect(found).toHaveLength(1);
		expect(requests()).toEqual([
			asked('order=desc&phone_number=+442079460958'),
			asked('order=desc&phone_number=442079460958'),
			asked('order=desc&phone_number=00442079460958'),
		]);
	});

	test('Search looks once where the usual spelling is there', async () => {
		store(OFFICE);
		store('442079460958');
		const found = await records('contact.search', { phoneNumber: OFFICE });
		expect(found).toHaveLength(1);
		expect(requests()).toEqual([asked('order=desc&phone_number=+442079460958')]);
	});

	test.each(['442079460958', '00442079460958'])(
		'Create or Update changes the contact with %s, and adds no second one',
		async (stored) => {
			store(stored);
			const found = await records('contact.upsert', {
				matchBy: 'phone_number',
				phoneNumber: '+44 (0)20 7946 0958',
				lastName: 'Lovelace',
			});
			expect(found).toMatchObject([
				{
					first_name: 'Ada',
					last_name: 'Lovelace',
					phone_numbers: [{ label: 'Office', value: stored }],
				},
			]);
			expect(sent().at(-1)).toEqual({
				route: `POST /v1/contacts/${String(found[0].id)}`,
				body: { last_name: 'Lovelace' },
			});
		},
	);

	test('a spelling that Aircall refuses finds nothing, and stops nothing', async () => {
		open({
			before: ({ url: { searchParams } }) => {
				const phone = searchParams.get('phone_number');
				if (phone !== null && !phone.startsWith('+')) searchParams.set('page', '0');
			},
		});
		const found = await records('contact.upsert', {
			matchBy: 'phone_number',
			phoneNumber: OFFICE,
		});
		expect(found).toMatchObject([{ phone_numbers: [{ value: OFFICE }] }]);
		expect(exchanges().map(({ response }) => response.status)).toEqual([200, 400, 400, 200]);
	});

	test('any other refusal ends the search', async () => {
		open({
			before: ({ url }) => {
				if (url.searchParams.get('phone_number') === '442079460958') url.pathname = '/v1/nothing';
			},
		});
		expect(await refusal('contact.search', { phoneNumber: OFFICE })).toContain('Not Found');
	});
});
