/** Create or Update of a story, by what it is called in another tool. */
import { json } from '../../sandbox/http';
import { openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { record, records, refusal, requests, bodies, ask, open, forget } = openAccount(shortcut);

const { states, members, customFields, customFieldValues } = account;
const LINK = 'https://alerts.example/42';
const alert = {
	matchBy: 'external_id',
	externalId: 'alert-42',
	name: 'Disk is full',
	workflowStateId: 'Backlog',
	label: 'backend',
	additionalFields: { storyType: 'bug' },
};

test('a story is created with its key, and updated the second time, which is told', async () => {
	const made = await record('story.upsert', alert);
	expect(made).toMatchObject({ name: 'Disk is full', story_type: 'bug', created: true });
	expect(Object.keys(made).at(-1)).toBe('created');
	ask('PUT', `stories/${String(made.id)}`, {
		labels: [{ name: 'frontend' }],
		owner_ids: [members.ada],
	});
	forget();

	const again = await record('story.upsert', {
		...alert,
		name: 'Disk is full again',
		workflowStateId: 'In Development',
	});
	expect(again).toMatchObject({
		id: made.id,
		name: 'Disk is full again',
		workflow_state_id: states.inDevelopment,
		owner_ids: [members.ada],
		labels: expect.arrayContaining(['frontend', 'backend']),
		created: false,
	});
	const path = `/api/v3/stories/${String(made.id)}`;
	expect(requests()).toEqual([
		'GET /api/v3/workflows',
		'POST /api/v3/stories/search',
		`GET ${path}`,
		`PUT ${path}`,
	]);
});

test('a story is known by a link of its own, and the links that it has stay', async () => {
	const byLink = { matchBy: 'external_link', externalLink: LINK, name: 'Disk is full' };
	const made = await record('story.upsert', byLink);
	expect(made.created).toBe(true);
	await record('story.upsert', {
		...byLink,
		additionalFields: { externalLinks: ['https://alerts.example/43'] },
	});
	expect(ask('GET', `stories/${String(made.id)}`)).toMatchObject({
		external_links: [LINK, 'https://alerts.example/43'],
	});
});

test('several items with one key make one story, also several at a time', async () => {
	const items = ['A', 'B', 'A', 'A'].map((key) => ({ json: { key } }));
	const made = await records(
		'story.upsert',
		{ ...alert, externalId: '={{ $json.key }}', options: { parallelRequests: 4 } },
		{ items },
	);
	expect(made.filter(({ created }) => created)).toHaveLength(2);
	expect(new Set(made.map(({ id }) => id)).size).toBe(2);
});

test('a link in another case of letters is another link', async () => {
	const stored = { id: 7, external_links: [LINK.toUpperCase()] };
	open({
		instead: ({ method, url }) =>
			url.pathname.endsWith('/external-link/stories')
				? json(200, [stored])
				: method === 'POST'
					? json(201, { id: 8 })
					: undefined,
	});
	const given = { matchBy: 'external_link', externalLink: LINK, name: 'A', workflowStateId: '5' };
	expect(await record('story.upsert', given)).toEqual({ id: 8, created: true });
});

test('custom fields that are not named stay', async () => {
	const { priority, severity } = customFields;
	const made = await record('story.upsert', alert);
	const present = { field_id: priority, value_id: customFieldValues.priorityHigh };
	ask('PUT', `stories/${String(made.id)}`, { custom_fields: [present] });
	await record('story.upsert', {
		...alert,
		setCustomFields: true,
		customFields: { Severity: 'Severity 1' },
	});
	expect(bodies().at(-1)).toMatchObject({
		custom_fields: [present, { field_id: severity, value_id: customFieldValues.severity1 }],
	});
});

test('where several stories have the key, none is changed', async () => {
	for (const name of ['A', 'B']) {
		ask('POST', 'stories', { name, workflow_state_id: states.backlog, external_id: 'alert-42' });
	}
	forget();
	expect(await refusal('story.upsert', alert)).toMatch(
		/^There is more than one story with "alert-42": \d+, \d+\. Update one of them by its ID \[item 0\]$/,
	);
	expect(requests()).toEqual(['GET /api/v3/workflows', 'POST /api/v3/stories/search']);
});

test('a dry run tells which of the two it would be, and changes nothing', async () => {
	const dry = { ...alert, options: { dryRun: true } };
	const base = 'https://api.app.shortcut.com/api/v3/stories';
	expect((await record('story.upsert', dry)).request).toEqual({
		method: 'POST',
		url: base,
		body: {
			name: 'Disk is full',
			story_type: 'bug',
			workflow_state_id: states.backlog,
			labels: [{ name: 'backend' }],
			external_id: 'alert-42',
		},
	});
	const made = await record('story.upsert', alert);
	expect((await record('story.upsert', dry)).request).toMatchObject({
		method: 'PUT',
		url: `${base}/${String(made.id)}`,
	});
});

test('a link has to be a web address', async () => {
	expect(
		await refusal('story.upsert', { matchBy: 'external_link', externalLink: 'x', name: 'A' }),
	).toBe('\'External Link\' must be a web address with http:// or https://, not "x" [item 0]');
	expect(requests()).toEqual([]);
});

describe('an epic', () => {
	const row = { matchBy: 'name', name: 'Roadmap 2027', epicStateId: 'To Do' };

	test('is created by its name, and found by it in other letters the second time', async () => {
		const made = await record('epic.upsert', row);
		expect(made).toMatchObject({ name: 'Roadmap 2027', created: true });
		forget();
		const again = await record('epic.upsert', {
			...row,
			name: 'ROADMAP 2027',
			description: 'Next year',
			epicStateId: '',
			additionalFields: { newLabels: ['plan'] },
		});
		expect(again).toMatchObject({ id: made.id, name: 'ROADMAP 2027', created: false });
		expect(ask('GET', `epics/${String(made.id)}`)).toMatchObject({
			description: 'Next year',
			labels: [{ name: 'plan' }],
		});
		expect(requests()).toEqual([
			'GET /api/v3/epics?includes_description=false',
			`GET /api/v3/epics/${String(made.id)}`,
			`PUT /api/v3/epics/${String(made.id)}`,
		]);
	});

	test('is found by its ID in another tool', async () => {
		const keyed = { ...row, matchBy: 'external_id', externalId: 'R-1' };
		const made = await record('epic.upsert', keyed);
		const again = await record('epic.upsert', { ...keyed, name: 'Another name' });
		expect(again).toMatchObject({ id: made.id, name: 'Another name', created: false });
	});

	test('that is archived does not count by its name', async () => {
		const made = await record('epic.upsert', row);
		ask('PUT', `epics/${String(made.id)}`, { archived: true });
		expect(await record('epic.upsert', row)).toMatchObject({ created: true });
	});
});
