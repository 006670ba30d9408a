/** The custom fields of a story, given by the names that Shortcut shows. */
import type { INodeParameters } from 'n8n-workflow';
import { json } from '../../sandbox/http';
import { listed, openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { open, run, records, requests, bodies, ask } = openAccount(shortcut);

interface Story {
	custom_fields: Array<{ field_id: string; value_id: string }>;
}

const { firstStory, states, customFields, customFieldValues } = account;
const story = () => ask<Story>('GET', `stories/${firstStory}`);

describe('custom fields and their values may be named', () => {
	const { priority, severity, skillSet } = customFields;
	const { priorityHigh, severity1, severity2 } = customFieldValues;
	const both = [
		{ field_id: priority, value_id: priorityHigh },
		{ field_id: severity, value_id: severity2 },
	];
	const create = {
		name: 'New',
		workflowStateId: listed(states.ready),
	};
	const schema = [
		{
			id: priority,
			displayName: 'Priority',
			type: 'options',
			options: [{ name: 'High', value: priorityHigh }],
		},
		{ id: severity, displayName: 'Severity', type: 'options', options: [] },
	];
	const oldSchema = schema.map(({ options, ...column }) => column);
	const matched = { mappingMode: 'autoMapInputData', value: null };
	/** The first value is computed, as n8n itself checks what is typed in. */
	const typed = (value: string) => ({
		mappingMode: 'defineBelow',
		value: { [priority]: `={{ '${value}' }}` },
	});
	const created = async (customFields: INodeParameters | string, item = {}) => {
		const { error } = await run(
			'story.create',
			{ ...create, setCustomFields: true, customFields },
			{ items: [{ json: item }] },
		);
		return error?.message ?? bodies().at(-1);
	};
	const ASKED = 'GET /api/v3/custom-fields';

	test('in the form, which knows them', async () => {
		expect(await created({ ...typed(' high'), schema })).toMatchObject({
			custom_fields: both.slice(0, 1),
		});
		expect(requests()).toEqual(['POST /api/v3/stories']);
	});

	test('by the input item', async () => {
		expect(
			await created({ ...matched, schema: schema.slice(0, 1) }, { Priority: 'High' }),
		).toMatchObject({
			custom_fields: both.slice(0, 1),
		});
		expect(requests()).toEqual(['POST /api/v3/stories']);
	});

	test.each<[string, INodeParameters, object]>([
		[
			'a form that is old',
			{ ...matched, schema: oldSchema },
			{ Priority: 'HIGH', Severity: 'Severity 2' },
		],
		['JSON with names', { Priority: 'High', ' severity': 'Severity 2' }, {}],
		['JSON with IDs of fields', { [priority]: 'High', [severity]: 'Severity 2' }, {}],
		['JSON with names and IDs', { Priority: priorityHigh, [severity]: 'Severity 2' }, {}],
		['JSON with IDs and names', { [priority]: priorityHigh, Severity: severity2 }, {}],
	])('in %s, for which the workspace is asked once', async (_, form, item) => {
		expect(await created(form, item)).toMatchObject({ custom_fields: both });
		expect(requests()).toEqual([ASKED, 'POST /api/v3/stories']);
	});

	test('in several items, for which the workspace is asked once', async () => {
		const { error } = await run(
			'story.create',
			{ ...create, setCustomFields: true, customFields: { ...matched, schema: oldSchema } },
			{
				items: [{ Priority: 'High', Severity: 'Severity 2' }, { Priority: 'high' }].map((json) => ({
					json,
				})),
			},
		);
		expect(error).toBeUndefined();
		expect(requests()).toEqual([ASKED, 'POST /api/v3/stories', 'POST /api/v3/stories']);
		expect(bodies()).toMatchObject([{ custom_fields: both }, { custom_fields: both.slice(0, 1) }]);
	});

	test('in a form without its columns', async () => {
		expect(await created(typed('High'))).toMatchObject({ custom_fields: both.slice(0, 1) });
		expect(requests()).toEqual([ASKED, 'POST /api/v3/stories']);
	});

	test('in a change, which keeps the others; null clears and an empty text does nothing', async () => {
		ask('PUT', `stories/${firstStory}`, { custom_fields: both });
		const change = async (customFields: INodeParameters) =>
			await records('story.update', {
				storyId: listed(firstStory),
				setCustomFields: true,
				customFields,
			});
		await change({ Severity: 'severity 1', Priority: '' });
		expect(story().custom_fields).toMatchObject([
			both[0],
			{ field_id: severity, value_id: severity1 },
		]);
		await change({ Severity: null });
		expect(story().custom_fields).toMatchObject(both.slice(0, 1));
		expect(requests().filter((request) => !request.startsWith('GET /api/v3/stories'))).toEqual([
			ASKED,
			`PUT /api/v3/stories/${firstStory}`,
			ASKED,
			`PUT /api/v3/stories/${firstStory}`,
		]);
	});

	test.each<[string, INodeParameters | string, string]>([
		[
			'a value',
			{ Priority: 'Urgent' },
			`'Custom Fields: Priority' has no "Urgent". It has High, Medium, Low`,
		],
		['a field', { Prio: 'High' }, `'Custom Fields' has no "Prio". It has Priority, Severity`],
		[
			'a disabled field',
			{ 'Skill Set': 'Backend' },
			`'Custom Fields' has no "Skill Set". It has Priority, Severity`,
		],
		[
			'a field, by ID,',
			{ [skillSet]: 'Backend' },
			`'Custom Fields' has no "${skillSet}". It has Priority, Severity`,
		],
		[
			'a name of every object',
			'{"constructor": "x"}',
			`'Custom Fields' has no "constructor". It has Priority, Severity`,
		],
		[
			'a field given twice',
			{ Priority: 'High', [priority]: priorityHigh },
			`'Custom Fields: Priority' is given twice`,
		],
	])('but %s that is not there is refused', async (_, form, sentence) => {
		expect(await created(form)).toBe(`${sentence} [item 0]`);
		expect(requests()).toEqual([ASKED]);
	});

	test('but a name that several have is refused with their IDs', async () => {
		const value = (id: string, name: string) => ({ id, value: name, enabled: true });
		open({
			instead: ({ url }) =>
				url.pathname === '/api/v3/custom-fields'
					? json(200, [
							{
								id: priority,
								name: 'Priority',
								enabled: true,
								values: [value('a', 'Top'), value('b', 'top')],
							},
						])
					: undefined,
		});
		expect(await created({ Priority: 'TOP' })).toBe(
			`'Custom Fields: Priority' has more than one "TOP". Give the ID of one of them: a, b [item 0]`,
		);
		expect(requests()).toEqual([ASKED]);
	});

	test('but a list or an object is not a value', async () => {
		expect(await created({ Priority: ['High'] })).toBe(
			`'Custom Fields: Priority' must be a single value, not "["High"]" [item 0]`,
		);
		expect(await created({ ...matched, schema }, { Priority: { name: 'High' } })).toBe(
			`'Custom Fields: Priority' must be a single value, not "{"name":"High"}" [item 0]`,
		);
		expect(requests()).toEqual([]);
	});
});
