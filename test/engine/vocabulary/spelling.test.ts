/** Characters that nobody sees, and the spellings of emails, IDs and switches. */
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { wholeList } from '../../../nodes/engine/vocabulary/paging';
import { encodeQuery } from '../../../nodes/engine/client/request';
import { isSameText } from '../../../nodes/engine/vocabulary/spelling';
import { created, operations, refusal, sentBy, updated } from '../every-field';
import { answering, runWidget } from '../service';
import { closeNetwork } from '../../network';

closeNetwork();

describe('invisible characters', () => {
	test.each([
		['a zero-width space', '\u200B'],
		['a byte-order mark', '\uFEFF'],
		['a mark of direction', '\u202A'],
		['a soft hyphen', '\u00AD'],
		['a non-breaking space', '\u00A0'],
		['a narrow non-breaking space', '\u202F'],
	])('%s around an ID, a number, an email or a key does not count', async (_, it) => {
		expect(
			await created({
				ownerId: `${it}42${it}`,
				size: `${it}3`,
				numbers: `4${it}, ${it}5`,
				contact: `${it}jane@service.test${it}`,
				color: `red${it}`,
				active: `${it}true`,
				roles: [`${it}admin${it}`],
				key: `${it}a-1${it}`,
				phone: `${it}+1 555 0100${it}`,
				answers: { items: [{ name: `${it}Size${it}`, value: 'L' }] },
			}),
		).toEqual({
			owner_id: 42,
			size: 3,
			numbers: [4, 5],
			contact: 'jane@service.test',
			color: 'red',
			active: true,
			roles: ['admin'],
			key: 'a-1',
			phone: '+1 555 0100',
			answers: { Size: 'L' },
		});
	});

	test('inside of them are removed, or refused', async () => {
		expect(
			await created({ contact: 'jane\u200B@service\u00AD.test', ownerId: '4\u200B2' }),
		).toEqual({
			contact: 'jane@service.test',
			owner_id: 42,
		});
		expect(await refusal({ contact: 'jane@service..test' })).toContain(
			"'Contact' must be an email address",
		);
		expect(await refusal({ contact: 'jane\u00A0doe@service.test' })).toContain(
			"'Contact' must be an email address",
		);
	});

	test('stay in what people read', async () => {
		const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467} 10\u00A0km \u05D0\u200F!';
		expect(
			await created({ name: family, tags: [family], keywords: [family], labels: [family] }),
		).toEqual({
			name: family,
			tags: [family],
			keywords: [family],
			labels: [{ name: family }],
		});
	});
});

describe('an email address', () => {
	test.each([
		'mailto:jane@service.test',
		'MAILTO:jane@service.test?subject=Hello',
		'<jane@service.test>',
		'Jane Doe <jane@service.test>',
		'"Doe, Jane" <mailto:jane@service.test>;',
		'jane@service.test,',
		' jane@service.test. ',
		'"jane@service.test"',
		"'jane@service.test'",
	])('is understood as %s', async (contact) => {
		expect(await created({ contact })).toEqual({ contact: 'jane@service.test' });
	});

	test.each([
		...['jane', 'jane@', '@service.test', 'jane@test', 'jane@joe@service.test', 'a b@c.de'],
		...['["jane@service.test"]', '{"email":"jane@service.test"}', '(jane@service.test)'],
		...[
			'jane@service.test,joe',
			'jane@service.test;joe',
			'jane@service.test/home',
			'jane@service".test',
		],
	])('is not %s', async (contact) => {
		expect(await refusal({ contact })).toBe(
			`'Contact' must be an email address, not "${contact}" [item 0]`,
		);
	});

	test('finds a record in each of these spellings', async () => {
		const sent = answering(({ method }) => ({ body: method === 'GET' ? [{ id: 77 }] : {} }));
		const given = ['mailto:jane@service.test', 'Jane <jane@service.test>', 'jane@service.test,'];
		for (const userId of given) {
			await runWidget(operations, 'create', { parameters: { additionalFields: { userId } } });
		}
		const asked = sent.filter(({ method }) => method === 'GET');
		expect(asked.map(({ query }) => query.get('email'))).toEqual(
			given.map(() => 'jane@service.test'),
		);
		expect(sent.at(-1)?.body).toEqual({ user_id: 77 });
	});
});

test('a text of 100,000 characters is read at once, whatever stands in it', async () => {
	const long = 100_000;
	const dots = `jane@${'.'.repeat(long)}@`;
	// Accents that have to be sorted before two texts can be compared.
	const accents = `a${'\u0315\u0300'.repeat(long / 2)}`;
	const began = performance.now();
	expect(await refusal({ userId: dots })).toContain("'User' is longer than 512 characters: ");
	expect(await refusal({ userId: accents })).toContain("'User' is longer than 512 characters: ");
	expect(await refusal({ labels: [accents] })).toContain(
		"'Label Names or IDs' is longer than 512 characters: ",
	);
	expect(await created({ name: accents, tags: [accents] })).toEqual({
		name: accents,
		tags: [accents],
	});
	expect(performance.now() - began).toBeLessThan(3000);
}, 300_000);
describe('a phone number that may have any form', () => {
	test.each(['tel:+1 555 0100', ' TEL: +1 555 0100, ', '\u202A+1\u00A0555\u200B 0100\u202C'])(
		'is sent as it is written, without what is not a part of it: %j',
		async (phone) => {
			expect(await created({ phone })).toEqual({ phone: '+1 555 0100' });
		},
	);

	test('of which nothing is left is nothing', async () => {
		for (const phone of ['\u200B', ' ', 'tel:']) {
			expect(await updated({ phone, key: ' ', price: 1 })).toEqual({ price: 1 });
		}
		expect(await updated({ phone: '', key: '' })).toEqual({ phone: '', key: '' });
	});
});

describe('a switch', () => {
	test.each<[unknown, boolean]>([
		[1, true],
		[0, false],
		['1', true],
		['0', false],
		['TRUE', true],
		[' false ', false],
	])("takes what n8n's own parser takes: %j", async (given, sent) => {
		expect(await created({ active: given as string })).toEqual({ active: sent });
	});

	test.each(['yes', 2, '={{ [] }}', '={{ ({}) }}'])('refuses %j', async (active) => {
		expect(await refusal({ active })).toContain("'Active' must be true or false, not");
	});

	test('of the node itself is read in the same way', async () => {
		const sent = answering(() => ({ body: [{ id: 1 }, { id: 2 }] }));
		const list = operation.list('GET /widgets', { paging: wholeList });
		const all = await runWidget({ list }, 'list', {
			parameters: { returnAll: '={{ "true" }}', limit: 1 },
		});
		const one = await runWidget({ list }, 'list', {
			parameters: { returnAll: '={{ "0" }}', limit: 1 },
		});
		expect([all, one].map(({ items }) => items.length)).toEqual([2, 1]);
		expect(sent).toHaveLength(2);
	});
});

describe('half a character', () => {
	test('in a search is left out of the address', () => {
		expect(encodeQuery({ 'q[\uD83D]': 'caf\uD83D' })).toBe('q[]=caf');
		expect(encodeQuery({ q: '\u{1F600}' })).toBe('q=%F0%9F%98%80');
	});

	test('in a path is refused with the name of the parameter', async () => {
		const { error } = await sentBy('update', { price: 1 }, { id: '\uD83D' });
		expect(error).toContain("'ID' must be a whole number");
	});
});

test('two texts are the same in any case, spacing and form of Unicode', () => {
	expect(isSameText(' Jos\u00E9  D\u00EDaz', 'JOSE\u0301\u00A0DI\u0301AZ\u200B')).toBe(true);
	expect(isSameText('Jose', 'Jos\u00E9')).toBe(false);
});
