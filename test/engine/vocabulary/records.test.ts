/** Records where their IDs or names are due: as a provider answers them, or as this node gave them. */
import { groups, pairs, text } from '../../../nodes/engine/vocabulary/field';
import { created, expression, refusal, sentBy } from '../every-field';
import { closeNetwork } from '../../network';

closeNetwork();

const context = { field: 'Widget', timezone: 'UTC', item: {} };

describe('a record', () => {
	const owner = { id: 42, name: 'Jane', _href: 'https://api.service.test/owners/42' };

	test('is taken by its ID', async () => {
		expect(await created({ ownerId: expression(owner) })).toEqual({ owner_id: 42 });
		expect(await created({ ownerId: { __rl: true, mode: 'id', value: owner } })).toEqual({
			owner_id: 42,
		});
		expect(await created({ ownerId: JSON.stringify(owner) })).toEqual({ owner_id: 42 });
	});

	test('that has a value of its own is still taken by its ID', async () => {
		expect(await created({ ownerId: expression({ id: 42, value: '+33123456789' }) })).toEqual({
			owner_id: 42,
		});
	});

	test('is taken by its name where the API goes by names', async () => {
		const label = { id: 5, name: 'Acme, Inc.', color: '#ff0000' };
		expect(await created({ labelName: expression(label) })).toEqual({ label: 'Acme, Inc.' });
		expect(await created({ labels: expression([label, 'bug']) })).toEqual({
			labels: [{ name: 'Acme, Inc.' }, { name: 'bug' }],
		});
		expect(await created({ keywords: expression([{ name: 'vip' }, 'new']) })).toEqual({
			keywords: ['vip', 'new'],
		});
	});

	test('is taken from JSON in a list of names, codes or numbers', async () => {
		const keywords = JSON.stringify({ id: 5, name: 'Acme, Inc.' });
		expect(await created({ keywords, roles: '{"id":"admin"}', numbers: '{"id":8}' })).toEqual({
			keywords: ['Acme, Inc.'],
			roles: ['admin'],
			numbers: [8],
		});
	});

	test('is taken in a list, and a list of one where one is due', async () => {
		expect(await created({ ownerIds: expression([owner, 7]) })).toEqual({
			owner_ids: [42, 7],
		});
		expect(await created({ ownerIds: expression(owner) })).toEqual({ owner_ids: [42] });
		expect(await created({ ownerIds: JSON.stringify([owner]) })).toEqual({ owner_ids: [42] });
		const items = [{ record: { __rl: true, mode: 'id', value: expression([owner, 7]) } }];
		expect(await created({ watchers: { items } })).toEqual({ watcher_ids: [42, 7] });
		expect(await created({ ownerId: expression([owner]) })).toEqual({ owner_id: 42 });
		expect(await created({ numbers: expression([owner, '8']) })).toEqual({
			numbers: [42, 8],
		});
	});

	test('is taken in the path', async () => {
		const { body, error } = await sentBy('update', { price: 1 }, { id: expression(owner) });
		expect({ body, error }).toEqual({ body: { price: 1 } });
	});

	test('without what is asked is told as what it is', async () => {
		expect(await refusal({ ownerId: expression({ name: 'Jane' }) })).toBe(
			`'Owner' must be a whole number, not "{"name":"Jane"}" [item 0]`,
		);
		expect(await refusal({ ownerIds: expression([{ name: 'Jane' }]) })).toBe(
			`'Owner Names or IDs' must be a whole number, not "{"name":"Jane"}" [item 0]`,
		);
		expect(await refusal({ labelName: expression({ id: 5 }) })).toBe(
			`'Label' must be a name, not "{"id":5}" [item 0]`,
		);
		for (const [name, given] of Object.entries({
			keywords: [{ name: '' }, { name: null }],
			roles: [{ id: '' }, { id: null }],
		})) {
			const label = name === 'roles' ? 'Roles' : 'Keywords';
			for (const one of given) {
				expect(await refusal({ [name]: expression([one]) })).toBe(
					`'${label}' must be text, not ${JSON.stringify(JSON.stringify(one)).replaceAll('\\', '')} [item 0]`,
				);
			}
		}
		expect(await refusal({ ownerId: '={{ true }}' })).toBe(
			`'Owner' must be a whole number, not "true" [item 0]`,
		);
	});

	test('is not named by a number where the API goes by names, which would make a new record', async () => {
		expect(await refusal({ labels: expression([11]) })).toBe(
			"'Label Names or IDs' must be a name, not the number 11 [item 0]",
		);
		expect(await created({ labels: '2026' })).toEqual({ labels: [{ name: '2026' }] });
	});

	test('cannot be several where one is due', async () => {
		expect(await refusal({ ownerId: expression([1, 2]) })).toBe(
			"'Owner' must be one owner, not a list of 2 [item 0]",
		);
	});
});

test('the entries of a form may be what the provider answered', () => {
	const label = text('label', { default: 'Work' });
	const number = text('number.digits', { name: 'value', label: 'Number' });
	const phones = groups('phones', 'Phone', [], { required: [number, label] });
	const answered = [{ id: 3, number: { digits: '555', country: 'FR' }, label: 'Home' }];
	expect(phones.read(answered, context)).toEqual([{ number: { digits: '555' }, label: 'Home' }]);
});

describe('an object', () => {
	const sentence = 'holds an object: name the field of it that is meant [item 0]';

	test('within a text is refused, not sent as [object Object]', async () => {
		expect(await refusal({ name: '[object Object]' })).toBe(`'Name' ${sentence}`);
		const [first, second] = ['={{ ({ a: 1 }) }}', '={{ ({ b: 2 }) }}'].map((one) => one.slice(1));
		expect(await refusal({ name: `=${first}, ${second}` })).toBe(`'Name' ${sentence}`);
		expect(await refusal({ tags: ['vip', '[object Object]'] })).toBe(`'Tags' ${sentence}`);
		expect(await refusal({ labelName: '[object Object]' })).toBe(`'Label' ${sentence}`);
	});

	test('as the value of a name is refused, and null is nothing', () => {
		const answers = pairs('answers', 'Answer');
		const given = { Size: { a: 1 }, Fit: null, Fast: true, Count: 0 };
		expect(() => answers.read(given, context)).toThrow(
			`'Widget: Size' must be text, not "{"a":1}"`,
		);
		expect(answers.read({ ...given, Size: 'L' }, context)).toEqual({
			Size: 'L',
			Fast: true,
			Count: 0,
		});
	});

	test('may be the subject of a longer text', async () => {
		const name = 'The title shows [object Object]';
		expect(await created({ name })).toEqual({ name });
	});
});
