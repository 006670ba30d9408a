/** Fields that the account defines itself. */
import type { INodeParameters } from 'n8n-workflow';
import { operations } from './every-field';
import { answering, closeNetwork, runWidget } from './service';

closeNetwork();

describe('a mapping form', () => {
	const schema = [
		{ id: 'c1', displayName: 'Budget', type: 'number' },
		{ id: 'c2', displayName: 'Renewal', type: 'dateTime' },
		{ id: 'c3', displayName: 'Note', type: 'string' },
	];
	const mapped = async (custom: INodeParameters, item = {}) => {
		const sent = answering(() => ({ body: { id: 1 } }));
		const { error } = await runWidget(operations, 'create', {
			parameters: { custom },
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

	test('names the column at fault', async () => {
		const form = { mappingMode: 'autoMapInputData', value: null, schema };
		expect(await mapped(form, { Budget: 'a lot' })).toBe(
			`'Custom Fields: c1' must be a number, not "a lot" [item 0]`,
		);
	});

	test('that nobody filled in sends nothing', async () => {
		expect(await mapped({ mappingMode: 'defineBelow', value: null })).toBeUndefined();
	});
});
