/** Fields that the account defines itself. */
import type { INodeParameters } from 'n8n-workflow';
import { operations } from '../every-field';
import { answering, runWidget } from '../service';
import { closeNetwork } from '../../network';

closeNetwork();

describe('a mapping form', () => {
	const schema = [
		{ id: 'c1', displayName: 'Budget', type: 'number' },
		{ id: 'c2', displayName: 'Renewal', type: 'dateTime' },
		{ id: 'c3', displayName: 'Note', type: 'string' },
	];
	/** n8n checks what is typed in; what an expression gives comes to us as it is. */
	const computed = (value: unknown) => `={{ ${JSON.stringify(value)} }}`;
	const mapped = async (custom: INodeParameters, item = {}) => {
		const sent = answering(() => ({ body: { id: 1 } }));
		const { error } = await runWidget(operations, 'create', {
			parameters: { setCustomFields: true, custom },
			items: [{ json: item }],
		});
		return error?.message ?? (sent[0].body as { custom?: unknown }).custom;
	};

	test('sends what was entered, by the type of its column', async () => {
		const entered = { c1: '1500', c2: '2026-03-10T00:00:00', c3: 'x' };
		expect(await mapped({ mappingMode: 'defineBelow', value: entered, schema })).toEqual({
			c1: 1500,
			c2: '2026-03-10',
			c3: 'x',
		});
	});

	test('leaves out what was left empty, and clears what is null', async () => {
		const entered = { c1: null, c2: '2026-03-10', c3: '' };
		expect(await mapped({ mappingMode: 'defineBelow', value: entered, schema })).toEqual({
			c1: null,
			c2: '2026-03-10',
		});
	});

	test('takes values from the input item by column ID or name', async () => {
		const form = { mappingMode: 'autoMapInputData', value: null, schema };
		expect(await mapped(form, { Budget: 3, c3: 'y', other: 1 })).toEqual({ c1: 3, c3: 'y' });
	});

	test('takes them in any case of letters, but rather by the exact name', async () => {
		const form = { mappingMode: 'autoMapInputData', value: null, schema };
		expect(await mapped(form, { ' budget': 4, note: 'x', Note: 'y' })).toEqual({ c1: 4, c3: 'y' });
	});

	test('that maps automatically is refused where its columns were never loaded', async () => {
		const form = { mappingMode: 'autoMapInputData', value: null, schema: [] };
		expect(await mapped(form, { Budget: 3 })).toBe(
			"'Custom Fields' maps automatically, but does not know the fields of the account: open the node in the editor and refresh the list of fields [item 0]",
		);
	});

	test('names the column at fault', async () => {
		const form = { mappingMode: 'autoMapInputData', value: null, schema };
		expect(await mapped(form, { Budget: 'a lot' })).toBe(
			`'Custom Fields: Budget' must be a number, not "a lot" [item 0]`,
		);
	});

	describe('with choices', () => {
		const choices = [
			{ name: 'High', value: 'v1' },
			{ name: 'Élevé', value: 'v2' },
			{ name: 'twice', value: 'v3' },
			{ name: 'Twice', value: 'v4' },
			{ name: 'v1', value: 'v5' },
		];
		const options = [
			{ id: 'c1', displayName: 'Priority', type: 'options', options: choices },
			{ id: 'c2', displayName: 'Level', type: 'options' },
		];
		test.each([
			['its value', 'v2', 'v2'],
			['its name', 'High', 'v1'],
			['its name in another case and with blanks', ' hIGH ', 'v1'],
			['its name in another coding of its letters', 'e\u0301leve\u0301', 'v2'],
			['a value that is the name of another', 'v1', 'v1'],
		])('takes %s in both modes', async (_, value, sent) => {
			const typed = { mappingMode: 'defineBelow', value: { c1: computed(value) }, schema: options };
			expect(await mapped(typed)).toEqual({ c1: sent });
			const matched = { mappingMode: 'autoMapInputData', value: null, schema: options };
			expect(await mapped(matched, { Priority: value })).toEqual({ c1: sent });
		});

		test.each(['Twice', 'Low', 3])(
			'leaves %j to the provider, as the form may be old',
			async (value) => {
				const typed = {
					mappingMode: 'defineBelow',
					value: { c1: computed(value) },
					schema: options,
				};
				expect(await mapped(typed)).toEqual({ c1: value });
			},
		);

		test('that it does not know takes what is given', async () => {
			const typed = {
				mappingMode: 'defineBelow',
				value: { c2: computed('High') },
				schema: options,
			};
			expect(await mapped(typed)).toEqual({ c2: 'High' });
		});
	});

	test.each([
		['a list', ['a', 'b'], '["a","b"]'],
		['an object', { value: 'a' }, '{"value":"a"}'],
	])('refuses %s, naming the column', async (_, value, shown) => {
		const text = [{ id: 'c3', displayName: 'Note', type: 'string' }];
		const choice = [{ id: 'c3', displayName: 'Note', type: 'options', options: [] }];
		const sentence = `'Custom Fields: Note' must be a single value, not "${shown}" [item 0]`;
		for (const columns of [text, choice]) {
			const typed = { mappingMode: 'defineBelow', value: { c3: computed(value) }, schema: columns };
			expect(await mapped(typed)).toBe(sentence);
			const matched = { mappingMode: 'autoMapInputData', value: null, schema: columns };
			expect(await mapped(matched, { Note: value })).toBe(sentence);
		}
		expect(await mapped({ Note: value })).toBe(sentence);
	});

	test.each([
		[
			'an object in a text',
			'={{ " [object Object]" }}',
			'holds an object: name the field of it that is meant',
		],
		['what is not a number', '={{ 0 / 0 }}', 'must be text, not "null"'],
	])('refuses %s, which is never meant', async (_, value, reason) => {
		const columns = [{ id: 'c9', displayName: 'Size', type: 'array' }];
		expect(
			await mapped({ mappingMode: 'defineBelow', value: { c9: value }, schema: columns }),
		).toBe(`'Custom Fields: Size' ${reason} [item 0]`);
	});

	test.each(['constructor', 'toString', '__proto__'])(
		'takes nothing for a column named %s that the item does not have',
		async (name) => {
			const columns = [{ id: name, displayName: name, type: name }];
			const form = { mappingMode: 'autoMapInputData', value: null, schema: columns };
			expect(await mapped(form, { other: 1 })).toBeUndefined();
		},
	);

	test('takes the type of a column for a name only, whatever it is', async () => {
		const columns = [{ id: 'c1', displayName: 'Budget', type: 'constructor' }];
		const form = { mappingMode: 'defineBelow', value: { c1: 'x' }, schema: columns };
		expect(await mapped(form)).toEqual({ c1: 'x' });
	});

	test('may be plain JSON, in which an empty text is nothing and null clears', async () => {
		expect(await mapped({ c1: 5, c2: '', c3: null })).toEqual({ c1: 5, c3: null });
	});

	test('that nobody filled in sends nothing', async () => {
		expect(await mapped({ mappingMode: 'defineBelow', value: null })).toBeUndefined();
	});
});
