/** What only JSON-RPC can: changed by the present revision, and read as REST tells it. */
import { byId, openAccount } from '../harness/account';
import { empty, json, type SandboxRequest, type SandboxResponse } from '../../sandbox/http';
import { nutshell, timeFromNow } from './provider';

const account = openAccount(nutshell);
const { open, record, records, run, refusal, sent, bodies, ask, requests } = account;

const RPC = 'POST /api/v1/json';
const call = (method: string, params: object) => ({ jsonrpc: '2.0', id: 1, method, params });
const nameOf = ({ body }: SandboxRequest) =>
	body.length === 0 ? '' : (JSON.parse(body.toString()) as { method?: string }).method;

interface Answer {
	result: Record<string, unknown>;
}
const rpc = (method: string, params: object) =>
	ask<Answer>('POST', '../api/v1/json', call(method, params));

/** Lets somebody else change a task between the first reading and the first writing. */
function meanwhile(task: object) {
	let isDone = false;
	open({
		before: (request) => {
			if (isDone || nameOf(request) !== 'editTask') return;
			isDone = true;
			const { rev } = rpc('getTask', { taskId: 1 }).result;
			rpc('editTask', { taskId: 1, rev, task });
		},
	});
}

const answering = (method: string, response: SandboxResponse) =>
	open({ instead: (request) => (nameOf(request) === method ? response : undefined) });

const task = { taskId: byId('1-tasks') };
const title = (text: string) => ({ ...task, updateFields: { title: text } });

describe('changing a task', () => {
	test('reads its revision, changes what is given, and gives it as REST tells it', async () => {
		const changed = await record('task.update', {
			...task,
			updateFields: { title: 'Send it', dueTime: timeFromNow(2) },
		});
		expect(changed).toEqual(await record('task.get', task));
		expect(sent().slice(0, 3)).toEqual([
			{ route: RPC, body: call('getTask', { taskId: 1 }) },
			{
				route: RPC,
				body: call('editTask', {
					taskId: 1,
					rev: '1',
					task: { dueTime: timeFromNow(2), title: 'Send it' },
				}),
			},
			{ route: 'GET /rest/tasks/1-tasks' },
		]);
		expect(rpc('getTask', { taskId: 1 }).result).toMatchObject({
			title: 'Send it',
			dueTime: timeFromNow(2),
		});
	});

	test('the assignee goes by REST alone', async () => {
		await record('task.update', { ...task, updateFields: { assignee: byId('36-users') } });
		expect(requests()).toEqual(['PATCH /rest/tasks/1-tasks', 'GET /rest/tasks/1-tasks']);
	});

	test('trap: a revision that went stale is read anew, and the change repeated once', async () => {
		meanwhile({ description: 'By Bruno' });
		await record('task.update', title('Send it'));
		expect(bodies()).toEqual([
			call('getTask', { taskId: 1 }),
			call('editTask', { taskId: 1, rev: '1', task: { title: 'Send it' } }),
			call('getTask', { taskId: 1 }),
			call('editTask', { taskId: 1, rev: '2', task: { title: 'Send it' } }),
		]);
		expect(rpc('getTask', { taskId: 1 }).result).toMatchObject({
			title: 'Send it',
			description: 'By Bruno',
		});
	});

	test('what somebody else has changed at the same moment is not overwritten', async () => {
		meanwhile({ title: 'By Bruno' });
		expect(await refusal('task.update', title('Send it'))).toBe(
			'Somebody else has changed the task at the same moment, so nothing was changed. Look at it, and run this again [item 0]',
		);
		expect(rpc('getTask', { taskId: 1 }).result).toMatchObject({ title: 'By Bruno' });
	});

	test('trap: an error within a 200 is told in the words of Nutshell', async () => {
		const error = { code: -32602, message: 'No', data: { task: 'is locked' } };
		answering('editTask', json(200, { id: 1, result: null, error }));
		expect(await refusal('task.update', title('Send it'))).toBe(
			'Nutshell did not accept the request: No: task: is locked [item 0]',
		);
	});
});

describe('completing a task', () => {
	test('sets the field by which the task itself says that it is not done', async () => {
		await record('task.complete', task);
		const [, edit] = bodies() as Array<{ params: { task: object } }>;
		expect(Object.keys(edit.params.task)).toEqual(['completedTime']);
		expect(rpc('getTask', { taskId: 1 }).result.completedTime).not.toBeNull();
	});

	test('changes nothing in one that is done', async () => {
		await record('task.complete', task);
		account.forget();
		await record('task.complete', task);
		expect(bodies()).toEqual([call('getTask', { taskId: 1 })]);
	});

	test('says which fields the task has where none of them tells it', async () => {
		answering('getTask', json(200, { id: 1, result: { id: 1, rev: '1', title: 'Call' } }));
		expect(await refusal('task.complete', task)).toBe(
			'Nutshell does not tell in which field a task is completed, so nothing was changed. Tell the maintainers of the node which fields it has: id, rev, title [item 0]',
		);
	});

	test('says so where Nutshell takes the change, and the task is not done', async () => {
		answering('editTask', json(200, { id: 1, result: { id: 1, completedTime: null } }));
		expect(await refusal('task.complete', task)).toBe(
			'Nutshell took the change, but the task is not completed. Tell the maintainers of the node, and complete it in Nutshell [item 0]',
		);
	});
});

describe('changing a note', () => {
	test('gives it its new text', async () => {
		const { id } = await record('note.create', {
			relatedTo: 'lead',
			leadId: byId('1003-leads'),
			text: 'Old',
		});
		const changed = await record('note.update', { noteId: byId(String(id)), text: 'New' });
		expect(changed).toMatchObject({ id, text: 'New' });
		expect(bodies().at(-1)).toEqual(call('editNote', { noteId: 4, rev: '1', note: 'New' }));
	});

	test('trap: that is older than a day is refused, and the advice says why', async () => {
		const { error } = await run('note.update', { noteId: byId('1-notes'), text: 'New' });
		expect([error?.message, error?.description]).toEqual([
			'Nutshell did not accept the request: A note can be edited for 24 hours only [item 0]',
			expect.stringContaining(
				'Only the author of a note can change it, and only for 24 hours. The author is the user of the credential.',
			),
		]);
	});
});

describe('an activity', () => {
	const activity = { activityId: byId('2-activities') };

	test('is deleted by its revision, since REST cannot', async () => {
		expect(await records('activity.delete', activity)).toEqual([
			{ deleted: true, id: '2-activities' },
		]);
		expect(bodies()).toEqual([
			call('getActivity', { activityId: 2 }),
			call('deleteActivity', { activityId: 2, rev: '1' }),
		]);
		expect(await refusal('activity.get', activity)).toContain('could not find this');
	});

	test('is marked as logged, with what came out of it, and all else stays', async () => {
		const before = await record('activity.get', activity);
		const logged = await record('activity.log', { ...activity, note: 'They want ten' });
		expect(logged).toEqual({ ...before, isLogged: true, isOverdue: false });
		expect(bodies()).toEqual([
			{ activities: [expect.objectContaining({ isLogged: true, note: 'They want ten' })] },
		]);
	});
});

describe('products', () => {
	test('are created and changed by JSON-RPC, and come out as REST tells them', async () => {
		const price = { items: { amount: '99.50', currency: 'USD' } };
		const made = await record('product.create', { name: 'Probe', sku: 'PR-1', price });
		expect(made).toMatchObject({ id: '4-products', name: 'Probe', sku: 'PR-1', price: 99.5 });
		const productId = byId('4-products');
		const changed = await record('product.update', { productId, updateFields: { sku: 'PR-2' } });
		expect(changed).toEqual({ ...made, sku: 'PR-2' });
		expect(bodies()).toEqual([
			call('newProduct', {
				product: {
					name: 'Probe',
					sku: 'PR-1',
					price: { amount: '99.50', currency_shortname: 'USD' },
				},
			}),
			call('getProduct', { productId: 4 }),
			call('editProduct', { productId: 4, rev: '1', product: { sku: 'PR-2' } }),
		]);
	});

	test('are deleted by REST', async () => {
		const product = { productId: byId('1-products') };
		expect(await records('product.delete', product)).toEqual([{ deleted: true, id: '1-products' }]);
	});
});

describe('searching', () => {
	test('trap: everything gives companies, leads and people with IDs that work everywhere else', async () => {
		const found = await records('search.everything', { query: 'acme', returnAll: true });
		expect(found).toEqual([
			{ id: '1-accounts', name: 'Acme', type: 'Company' },
			{ id: '2-accounts', name: 'Acme Holdings', type: 'Company' },
		]);
		expect(await record('company.get', { companyId: byId(String(found[0].id)) })).toMatchObject({
			name: 'Acme',
		});
	});

	test('by email gives whom it belongs to', async () => {
		const email = 'andy.fowler@people.example';
		expect(await records('search.byEmail', { email })).toEqual([
			{ id: '1-contacts', name: 'Andy Fowler', type: 'Person' },
		]);
		expect(bodies()).toEqual([call('searchByEmail', { emailAddressString: email })]);
	});

	test('Limit cuts what was found', async () => {
		expect(await records('search.everything', { query: 'acme', limit: 1 })).toHaveLength(1);
	});

	test('an answer without lists is an error, and not an empty search', async () => {
		answering('searchUniversal', json(200, { id: 1, result: null }));
		expect(await refusal('search.everything', { query: 'acme' })).toContain(
			'The provider sent an answer without the list in it',
		);
	});
});

test('teams are listed page by page until one holds nothing new, with IDs that work in Get', async () => {
	const page = (page: number) =>
		call('findTeams', { orderBy: 'id', orderDirection: 'ASC', limit: 100, page });
	const teams = [
		{ id: '1-teams', name: 'Field Sales' },
		{ id: '2-teams', name: 'Support' },
	];
	expect(await records('team.getAll', { returnAll: true })).toEqual(teams);
	expect(bodies()).toEqual([page(1), page(2)]);
	expect(await records('team.getAll', { limit: 1 })).toEqual(teams.slice(0, 1));
	expect(await record('team.get', { teamId: teams[1].id })).toEqual({ id: '2-teams' });
});

test('trap: a host that redirects gets no second request with the credential', async () => {
	const moved = { ...empty(302), headers: { location: 'https://api.elsewhere.example/' } };
	answering('getTask', moved);
	expect(await refusal('task.complete', task)).toContain('which is not followed');
	expect(sent()).toHaveLength(1);
});
