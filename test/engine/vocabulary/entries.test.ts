/** Lists: their entries, as people, expressions and agents give them. */
import { created, expression, refusal, updated } from '../every-field';
import { closeNetwork } from '../../network';

closeNetwork();

describe('an entry that is nothing is left out', () => {
	const missing = '={{ $json.missing }}';

	test.each<[string, unknown[], unknown]>([
		['tags', ['vip', missing], ['vip']],
		['tags', ['vip', '', '  '], ['vip']],
		['tags', ['={{ null }}', 'vip', '\u200B'], ['vip']],
		['keywords', [missing, 'vip', ''], ['vip']],
		['roles', ['', 'admin', missing], ['admin']],
		['addresses', [missing, 'jane@service.test', ''], ['jane@service.test']],
		['numbers', ['', 5, '={{ null }}'], [5]],
		['sizes', [missing, 'small'], ['small']],
		['ownerIds', ['={{ null }}', 5, missing, ''], [5]],
		['labels', [missing, 'bug'], [{ name: 'bug' }]],
	])('of %s: %j', async (name, given, sent) => {
		expect(Object.values((await created({ [name]: given as string[] })) as object)).toEqual([sent]);
	});

	test('of records that are picked one by one', async () => {
		const empty = { __rl: true, mode: 'list', value: '' };
		const chosen = { __rl: true, mode: 'id', value: '5' };
		const items = [{ record: empty }, { record: chosen }, { record: { ...empty, value: '  ' } }];
		expect(await created({ watchers: { items } })).toEqual({ watcher_ids: [5] });
	});

	test('of a form: a second phone that nobody filled in does not lose the first', async () => {
		const items = [
			{ value: '+33123456789', label: 'Home' },
			{ value: '', label: 'Work' },
			{ value: missing, label: 'Mobile', first: false },
		];
		expect(await created({ phones: { items } })).toEqual({
			phones: [{ number: { digits: '+33123456789' }, label: 'Home', first: false }],
		});
	});

	test('of names and values', async () => {
		const items = [
			{ name: 'Size', value: 'L' },
			{ name: 'Fit', value: missing },
			{ name: '', value: '' },
		];
		expect(await created({ answers: { items } })).toEqual({ answers: { Size: 'L' } });
	});

	test('but one of which a part is missing is refused', async () => {
		expect(await refusal({ tasks: { items: [{ label: '', done: true }] } })).toBe(
			"'Tasks: Label' is empty [item 0]",
		);
		expect(await refusal({ span: { items: { from: 'a', to: missing } } })).toBe(
			"'Span: To' is empty [item 0]",
		);
	});
});

describe('a list of which every entry is nothing', () => {
	const missing = '={{ $json.missing }}';

	test.each<[string, unknown]>([
		['tags', [missing]],
		['keywords', ['', missing]],
		['ownerIds', ['={{ null }}']],
		['watchers', { items: [{ record: { __rl: true, mode: 'id', value: '' } }] }],
		['phones', { items: [{ value: '', label: 'Mobile' }] }],
		['span', { items: { from: '', to: missing } }],
	])('changes nothing in an update: %s', async (name, given) => {
		expect(await updated({ name: 'kept', [name]: given as string[] })).toEqual({ name: 'kept' });
	});

	test('is not an empty one, which empties the list', async () => {
		expect(await updated({ tags: [], keywords: '={{ [] }}', numbers: '[]' })).toEqual({
			tags: [],
			keywords: [],
			numbers: [],
		});
	});
});

describe('an entry that is itself a list', () => {
	test('is several entries', async () => {
		expect(
			await created({
				tags: ['={{ ["a", "b", null] }}', 'c'],
				ownerIds: ['={{ [1, [2, 3]] }}'] as string[],
				numbers: '={{ [[4], "5"] }}',
			}),
		).toEqual({ tags: ['a', 'b', 'c'], owner_ids: [1, 2, 3], numbers: [4, 5] });
	});

	test('may be one in JSON', async () => {
		expect(await created({ tags: ['["a", "b"]'], ownerIds: '[1, "2"]' })).toEqual({
			tags: ['a', 'b'],
			owner_ids: [1, 2],
		});
	});
});

describe('one text is one text', () => {
	test('a bracket does not make a list of it', async () => {
		expect(await created({ tags: '[P1]', keywords: ['[P1] urgent'], labels: '[P1]' })).toEqual({
			tags: ['[P1]'],
			keywords: ['[P1] urgent'],
			labels: [{ name: '[P1]' }],
		});
	});

	test('a comma does not split free text', async () => {
		expect(await created({ tags: ['Paris, Texas', 'https://service.test/a,b.png'] })).toEqual({
			tags: ['Paris, Texas', 'https://service.test/a,b.png'],
		});
		expect(await created({ tags: 'Acme, Inc.' })).toEqual({ tags: ['Acme, Inc.'] });
	});

	test('a comma separates records, as people and agents write them', async () => {
		expect(
			await created({
				keywords: ['bug, urgent'],
				labels: 'bug, urgent',
				ownerIds: '1, 2',
				roles: ['a,b'],
				addresses: ['jane@service.test, joe@service.test'],
			}),
		).toEqual({
			keywords: ['bug', 'urgent'],
			labels: [{ name: 'bug' }, { name: 'urgent' }],
			owner_ids: [1, 2],
			roles: ['a', 'b'],
			addresses: ['jane@service.test', 'joe@service.test'],
		});
	});

	test('a name with a comma stays whole in a list that an expression gives', async () => {
		const keywords = '={{ ["Acme, Inc.", "vip"] }}';
		expect(await created({ keywords })).toEqual({ keywords: ['Acme, Inc.', 'vip'] });
		expect(await created({ keywords: '={{ "bug, urgent" }}' })).toEqual({
			keywords: ['bug', 'urgent'],
		});
		expect(await created({ keywords: ['={{ "bug, urgent" }}', 'a, b'] })).toEqual({
			keywords: ['bug', 'urgent', 'a', 'b'],
		});
	});

	test('a name with a comma stays whole where it is chosen, or stands in a list', async () => {
		expect(await created({ labels: ['Acme, Inc.'], keywords: ['["Acme, Inc.", "vip"]'] })).toEqual({
			labels: [{ name: 'Acme, Inc.' }],
			keywords: ['Acme, Inc.', 'vip'],
		});
	});
});

describe('fields to clear', () => {
	test.each([
		['={{ ["size", null] }}', { size: null }],
		['["size"]', { size: null }],
		['Size, Starts At', { size: null, starts_at: null }],
		['={{ "size" }}', { size: null }],
	])('may be given as %s', async (fieldsToClear, sent) => {
		expect(await updated({ fieldsToClear })).toEqual(sent);
	});

	test('empty a list', async () => {
		const fieldsToClear = ['tags', 'numbers', 'ownerIds', 'watchers', 'phones'];
		expect(await updated({ fieldsToClear })).toEqual({
			tags: [],
			numbers: [],
			owner_ids: [],
			watcher_ids: [],
			phones: [],
		});
	});
});

test('web addresses go without what stands around them by mistake', async () => {
	const pages = [' https://example.com/a,b\n', '\u200bhttps://example.com/C', '  '];
	expect(await created({ pages })).toEqual({
		pages: ['https://example.com/a,b', 'https://example.com/C'],
	});
	expect(await refusal({ pages: [`https://example.com/${'x'.repeat(2048)}`] })).toMatch(
		/^'Pages' is longer than 2048 characters: "https:/,
	);
});

test('a form in place of which an expression stands does not empty the list', async () => {
	// n8n hands over an empty form then.
	const phones = expression([{ value: '+33123456789' }]);
	expect(await updated({ name: 'kept', phones, tasks: '={{ [] }}', watchers: {} })).toEqual({
		name: 'kept',
	});
});

test('a hexadecimal number is not a number, and what is not a number is not a text', async () => {
	expect(await refusal({ size: '0x10' })).toBe(`'Size' must be a number, not "0x10" [item 0]`);
	expect(await refusal({ name: '={{ NaN }}' })).toBe(`'Name' must be text, not "null" [item 0]`);
});
