import { json } from '../../sandbox/http';
import { byId, named, openAccount } from '../harness/account';
import { chosen, daysFromNow, nutshell, timeFromNow } from './provider';

const { open, records, refusal, sent, requests, search } = openAccount(nutshell);

describe('notes', () => {
	test('trap: a note is sent under data, with the record that it is on', async () => {
		const made = await records('note.create', {
			relatedTo: 'lead',
			leadId: named('1000', 'number'),
			text: 'Called back',
		});
		expect(made).toEqual([
			{
				id: '4-notes',
				text: 'Called back',
				htmlUrl: 'https://app.nutshell.com/note/4-notes',
				relatedTo: '1003-leads',
				createdTime: timeFromNow(0),
			},
		]);
		expect(sent()).toEqual([
			{ route: 'GET /rest/leads', query: 'filter[number]=1000' },
			{
				route: 'POST /rest/notes',
				body: { data: { body: 'Called back', links: { parent: '1003-leads' } } },
			},
		]);
	});

	test.each([
		['company', { companyId: byId('2') }, '2-accounts'],
		['person', { personId: byId('2-contacts') }, '2-contacts'],
	])('a note goes on a %s', async (relatedTo, id, parent) => {
		const [made] = await records('note.create', { relatedTo, ...id, text: 'Hello' });
		expect(made.relatedTo).toBe(parent);
	});

	test('a note needs the record that it is on', async () => {
		const personId = byId('={{ undefined }}');
		expect(await refusal('note.create', { relatedTo: 'person', personId, text: 'Hello' })).toBe(
			"'Person' is empty [item 0]",
		);
		expect(sent()).toEqual([]);
	});

	test('notes are read, listed and deleted', async () => {
		const [found] = await records('note.get', { noteId: byId(2) });
		expect([found.id, found.text]).toEqual(['2-notes', 'Note 2']);
		const listed = await records('note.getAll', { returnAll: true });
		expect(listed.map(({ relatedTo }) => relatedTo)).toEqual([
			'1-contacts',
			'1-accounts',
			'1003-leads',
		]);
		expect(await records('note.delete', { noteId: byId('2-notes') })).toEqual([
			{ deleted: true, id: '2-notes' },
		]);
		expect(requests()).toEqual([
			'GET /rest/notes/2-notes',
			'GET /rest/notes?page[limit]=250&page[page]=0',
			'GET /rest/notes?page[limit]=250&page[page]=1',
			'DELETE /rest/notes/2-notes',
		]);
	});
});

describe('tasks', () => {
	test('trap: a task is sent flat, with its due time in seconds as text', async () => {
		const [made] = await records('task.create', {
			title: 'Send the offer',
			relatedTo: 'lead',
			leadId: byId('1004-leads'),
			description: 'The long one',
			dueTime: timeFromNow(2),
			assignee: byId(36),
			additionalFields: {
				recurrenceRule: 'FREQ=WEEKLY',
				recurrenceMode: 'completion',
			},
		});
		expect(sent()).toEqual([
			{
				route: 'POST /rest/tasks',
				body: {
					title: 'Send the offer',
					description: 'The long one',
					dueTime: String(daysFromNow(2)),
					recurrenceRule: { rule: 'FREQ=WEEKLY', mode: 'completion' },
					links: { relatedEntity: '1004-leads', assignee: '36-users' },
				},
			},
		]);
		expect(made).toEqual({
			id: '4-tasks',
			htmlUrl: 'https://app.nutshell.com/task/4-tasks',
			recurrenceRule: 'FREQ=WEEKLY',
		});
	});

	test('a task for the owner of a record without one is nobody’s', async () => {
		const assignee = { __rl: true as const, mode: 'id', value: null };
		await records('task.create', { title: 'Call back', relatedTo: 'none', assignee });
		expect(sent()).toEqual([{ route: 'POST /rest/tasks', body: { title: 'Call back' } }]);
	});

	test('whatever Nutshell tells of a task beyond what it publishes is shown', async () => {
		open({
			instead: ({ url }) => {
				const task = {
					id: '4-tasks',
					title: 'Send the offer',
					dueTime: daysFromNow(2),
					links: { assignee: '36-users', relatedEntity: '1004-leads' },
				};
				return json(200, url.pathname === '/rest/tasks' ? { tasks: [task] } : task);
			},
		});
		expect(await records('task.get', { taskId: byId(4) })).toEqual([
			{
				id: '4-tasks',
				title: 'Send the offer',
				dueTime: timeFromNow(2),
				assignee: '36-users',
				relatedTo: '1004-leads',
			},
		]);
		expect((await search('task')).results).toEqual([{ name: 'Send the offer', value: '4-tasks' }]);
	});

	test('a task whose title Nutshell does not tell is called by its ID', async () => {
		expect((await search('task', 'offer')).results.map(({ name }) => name)).toEqual(['1-tasks']);
	});

	test('a task need not be about anything', async () => {
		await records('task.create', { title: 'Water the plants', relatedTo: 'none' });
		expect(sent()[0].body).toEqual({ title: 'Water the plants' });
	});

	test('only the assignee of a task can be changed, or taken away', async () => {
		const taskId = byId(1);
		await records('task.update', { taskId, updateFields: { assignee: byId(37) } });
		await records('task.update', { taskId, updateFields: { fieldsToClear: ['assignee'] } });
		expect(sent()).toEqual([
			{
				route: 'PATCH /rest/tasks/1-tasks',
				body: [{ op: 'replace', path: '/tasks/0/links/assignee', value: '37-users' }],
			},
			{ route: 'GET /rest/tasks/1-tasks' },
			{
				route: 'PATCH /rest/tasks/1-tasks',
				body: [{ op: 'remove', path: '/tasks/0/links/assignee' }],
			},
			{ route: 'GET /rest/tasks/1-tasks' },
		]);
	});

	test('trap: tasks are listed by assignee, record and the day of their creation', async () => {
		const found = await records('task.getAll', {
			relatedTo: 'person',
			personId: byId(1),
			filters: {
				assignees: ['35-users', '36-users'],
				createdFrom: '2025-06-11T00:00:00',
				createdUntil: '2025-06-12',
				query: 'back',
			},
		});
		expect(found.map(({ id }) => id)).toEqual(['2-tasks']);
		const filters =
			'filter[relatedEntity]=1-contacts&filter[assignee]=35-users&filter[assignee]=36-users' +
			'&filter[dateMin]=2025-06-11&filter[dateMax]=2025-06-12&q=back';
		// Tasks are not counted, so the list ends at an empty page.
		expect(requests()).toEqual(
			[0, 1].map((page) => `GET /rest/tasks?${filters}&page[limit]=50&page[page]=${page}`),
		);
	});

	test('a task is read from a bare answer, and deleted', async () => {
		const [found] = await records('task.get', { taskId: byId('3-tasks') });
		expect(found.id).toBe('3-tasks');
		expect(await records('task.delete', { taskId: byId(3) })).toEqual([
			{ deleted: true, id: '3-tasks' },
		]);
	});
});

describe('tags', () => {
	test('a tag is created for one kind of record, and put on some of them', async () => {
		const [made] = await records('tag.create', {
			name: 'Gold',
			tagType: '3',
			companies: chosen('1', '2'),
			additionalFields: { tagColor: '7' },
		});
		expect(made).toEqual({ id: '7-tags', name: 'Gold', tagType: '3', colorType: '7' });
		expect(sent()).toEqual([
			{
				route: 'POST /rest/tags',
				body: {
					tags: [
						{
							name: 'Gold',
							tagType: '3',
							colorType: '7',
							links: { entities: ['1-accounts', '2-accounts'] },
						},
					],
				},
			},
		]);
	});

	test('tags are listed for one kind of record, and deleted', async () => {
		const found = await records('tag.getAll', { filters: { kind: 'contacts', query: 'vip' } });
		expect(found.map(({ id, name }) => [id, name])).toEqual([['4-tags', 'VIP']]);
		expect(await records('tag.delete', { tagId: byId('4-tags') })).toEqual([
			{ deleted: true, id: '4-tags' },
		]);
		expect(requests()).toEqual([
			'GET /rest/tags?q=vip&filter[tagType]=contacts',
			'DELETE /rest/tags/4-tags',
		]);
	});
});
