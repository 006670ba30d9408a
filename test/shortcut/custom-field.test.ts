/** Custom fields of the workspace: what a story can have in them. */
import { byId, openAccount } from '../harness/account';
import { account, byName, shortcut } from './provider';

const { record, records, refusal, requests, bodies, sent, ask, forget } = openAccount(shortcut);

const { customFields, customFieldValues: ids, firstStory } = account;
const priority = byName('Priority');
const FIELD = `/api/v3/custom-fields/${customFields.priority}`;
const kept = (id: string, value: string) => ({ id, value, color_key: null, enabled: true });
const high = kept(ids.priorityHigh, 'High');
const medium = kept(ids.priorityMedium, 'Medium');
const low = kept(ids.priorityLow, 'Low');
const storyValues = (n: number) =>
	ask<{ custom_fields: Array<{ value: string }> }>('GET', `stories/${n}`).custom_fields.map(
		({ value }) => value,
	);

test('Create makes one with its values, as the API takes them', async () => {
	const made = await record('customField.create', {
		name: 'Risk',
		values: ['Small', 'Large, and known'],
		additionalFields: { storyTypes: ['bug'] },
	});
	expect(bodies()).toEqual([
		{
			field_type: 'enum',
			name: 'Risk',
			values: [{ value: 'Small' }, { value: 'Large, and known' }],
			story_types: ['bug'],
		},
	]);
	expect(made).toMatchObject({ name: 'Risk', enabled: true });
});

describe('Update sends all values, since the API deletes those that it does not name', () => {
	const update = async (updateFields: Record<string, never> | object) =>
		await record('customField.update', {
			customFieldId: priority,
			updateFields: JSON.parse(JSON.stringify(updateFields)),
		});

	test('with a new one behind them', async () => {
		await update({ values: { items: [{ value: 'Urgent', shade: 'red' }] } });
		expect(bodies()).toEqual([
			{ values: [high, medium, low, { color_key: 'red', value: 'Urgent' }] },
		]);
	});

	test('with a changed one in its place, that is meant by its name or by its ID', async () => {
		await update({
			values: {
				items: [
					{ value: 'low', usable: 'disabled' },
					{ valueId: byName('High'), value: 'Highest' },
				],
			},
		});
		expect(bodies()).toEqual([
			{
				values: [{ ...high, value: 'Highest' }, medium, { ...low, enabled: false }],
			},
		]);
	});

	test('with its own state for one that is only renamed', async () => {
		const values = { items: [{ valueId: byName('Medium'), value: 'Usual', usable: 'unchanged' }] };
		ask('PUT', FIELD.replace('/api/v3/', ''), {
			values: [high, { ...medium, enabled: false }, low],
		});
		await update({ values });
		expect(bodies()).toEqual([
			{ values: [high, { ...medium, value: 'Usual', enabled: false }, low] },
		]);
	});

	test('without those that are to be deleted', async () => {
		expect(storyValues(firstStory)).toEqual(['High']);
		forget();
		await update({ deleteValues: ['High'] });
		expect(bodies()).toEqual([{ values: [medium, low] }]);
		expect(storyValues(firstStory)).toEqual([]);
	});

	test('and reads nothing first where the values are not concerned', async () => {
		await update({ description: 'How much it matters' });
		expect(sent().filter(({ route }) => route.endsWith(FIELD))).toEqual([
			{ route: `PUT ${FIELD}`, body: { description: 'How much it matters' } },
		]);
	});

	test('and refuses a value of another field', async () => {
		const updateFields = { deleteValues: [ids.severity1] };
		expect(
			await refusal('customField.update', {
				customFieldId: byId(customFields.priority),
				updateFields,
			}),
		).toBe(`'Values' has no value "${ids.severity1}" [item 0]`);
		expect(bodies()).toEqual([]);
	});
});

test('Update Many takes values away, by name, and leaves other custom fields', async () => {
	await records('story.updateMany', {
		storyId: byId(firstStory),
		updateFields: { customFieldsRemove: ['High (Priority)'] },
	});
	expect(requests()).toEqual(['GET /api/v3/custom-fields', 'PUT /api/v3/stories/bulk']);
	expect(bodies()).toEqual([
		{
			custom_fields_remove: [{ field_id: customFields.priority, value_id: ids.priorityHigh }],
			story_ids: [firstStory],
		},
	]);
	expect(storyValues(firstStory)).toEqual([]);
});
