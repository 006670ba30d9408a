/** Labels that are typed, beside those that are picked. */
import type { INodeParameters } from 'n8n-workflow';
import { listed, openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { records, requests, bodies, ask } = openAccount(shortcut);

const { firstStory, epics, iterations, states } = account;
const labelled = (...names: string[]) => ({ labels: names.map((name) => ({ name })) });
const state = { workflowStateId: listed(states.ready) };

interface Labelled {
	labels: Array<{ name: string }>;
}
const held = (path: string) => ask<Labelled>('GET', path).labels.map(({ name }) => name);

describe('a new record', () => {
	test.each<[string, INodeParameters, INodeParameters]>([
		['story', { name: 'New', ...state }, { labels: ['backend'] }],
		['story with one label', { name: 'New', label: 'backend', ...state }, {}],
		['epic', { name: 'New' }, { labels: ['backend'] }],
		[
			'iteration',
			{ name: 'New', startDate: '2026-05-04', endDate: '2026-05-15' },
			{ labels: ['backend'] },
		],
	])('takes them behind those that are picked: %s', async (resource, given, more) => {
		const newLabels = ['urgent, Q3', 'BACKEND', ''];
		const additionalFields = { ...more, newLabels };
		await records(`${resource.split(' ')[0]}.create`, { ...given, additionalFields });
		expect(bodies()).toMatchObject([labelled('backend', 'urgent', 'Q3')]);
		expect(requests()).toHaveLength(1);
	});

	test('has only them, where none is picked', async () => {
		const [made] = await records('story.create', {
			...{ name: 'New', ...state },
			additionalFields: { newLabels: `={{ '["one, two"]' }}` },
		});
		expect(made.labels).toEqual(['one, two']);
	});
});

describe('a change', () => {
	test.each<[string, INodeParameters, string]>([
		['story', { storyId: listed(firstStory) }, `stories/${firstStory}`],
		['epic', { epicId: listed(epics.search) }, `epics/${epics.search}`],
		['iteration', { iterationId: listed(iterations.current) }, `iterations/${iterations.current}`],
	])('keeps the labels that the record has: %s', async (resource, which, path) => {
		ask('PUT', path, labelled('frontend', 'tech debt'));
		await records(`${resource}.update`, { ...which, updateFields: { newLabels: ['urgent'] } });
		expect(requests()).toEqual([`GET /api/v3/${path}`, `PUT /api/v3/${path}`]);
		expect(bodies()).toEqual([labelled('frontend', 'tech debt', 'urgent')]);
		expect(held(path)).toEqual(['frontend', 'tech debt', 'urgent']);
	});

	test.each<[string, INodeParameters, string[]]>([
		['those that are picked', { labels: ['backend'] }, ['backend', 'urgent']],
		['none', { fieldsToClear: ['labels'] }, ['urgent']],
	])('replaces them by %s and the typed ones, and reads nothing', async (_, more, expected) => {
		await records('story.update', {
			storyId: listed(firstStory),
			updateFields: { ...more, newLabels: ['urgent'] },
		});
		expect(requests()).toEqual([`PUT /api/v3/stories/${firstStory}`]);
		expect(bodies()).toEqual([labelled(...expected)]);
	});

	test('of labels and custom fields reads the story once', async () => {
		const path = `stories/${firstStory}`;
		ask('PUT', path, labelled('frontend'));
		const [{ priority }, { priorityHigh }] = [account.customFields, account.customFieldValues];
		await records('story.update', {
			...{ storyId: listed(firstStory), setCustomFields: true },
			customFields: JSON.stringify({ [priority]: priorityHigh }),
			updateFields: { newLabels: ['urgent'] },
		});
		expect(requests()).toEqual([`GET /api/v3/${path}`, `PUT /api/v3/${path}`]);
		expect(bodies()).toEqual([
			{
				...labelled('frontend', 'urgent'),
				custom_fields: expect.arrayContaining([
					{ field_id: priority, value_id: priorityHigh },
				]) as unknown,
			},
		]);
	});

	test('that types none leaves them alone', async () => {
		await records('story.update', {
			storyId: listed(firstStory),
			updateFields: { name: 'Changed', newLabels: [] },
		});
		expect(bodies()).toEqual([{ name: 'Changed' }]);
	});
});

test('stories that are made together have their typed labels each', async () => {
	const items = [{ typed: 'urgent' }, { typed: '' }, { typed: 'Backend, Q3' }];
	await records(
		'story.createMany',
		{
			...{ name: 'New', label: 'backend', ...state },
			additionalFields: { newLabels: '={{ $json.typed }}' },
		},
		{ items: items.map((json) => ({ json })) },
	);
	expect(bodies()).toMatchObject([
		{
			stories: [labelled('backend', 'urgent'), labelled('backend'), labelled('backend', 'Q3')],
		},
	]);
	expect(requests()).toEqual(['POST /api/v3/stories/bulk']);
});
