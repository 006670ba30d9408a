/** Answers that lack something, come in another form, or refuse in the middle of several requests. */
import type { INodeParameters } from 'n8n-workflow';
import { empty, json, type SandboxRequest, type SandboxResponse } from '../../sandbox/http';
import { byId, entries, named, openAccount } from '../harness/account';
import { nutshell } from './provider';

const account = openAccount(nutshell);
const { open, run, record, records, refusal, requests, bodies, ask } = account;

const leadId = byId('1003-leads');
const taskId = byId('1-tasks');
const called = (name: string) => named(name, 'name');

/** Answers what goes to an address otherwise than the account does. */
const at = (method: string, path: string, response: SandboxResponse) =>
	open({
		instead: (request) =>
			request.method === method && request.url.pathname === path ? response : undefined,
	});

const procedureOf = ({ body }: SandboxRequest) =>
	body.length === 0 ? '' : (JSON.parse(body.toString()) as { method?: string }).method;
const answering = (answers: Record<string, () => unknown>) =>
	open({
		instead: (request) => {
			const answer = answers[procedureOf(request) ?? ''];
			return answer && json(200, { id: 1, ...(answer() as object) });
		},
	});

describe('a record without an ID', () => {
	test('is no outcome to close a lead by', async () => {
		at('GET', '/rest/outcomes', json(200, { outcomes: [{ name: 'Signed', status: 'won' }] }));
		expect(await refusal('lead.changeStatus', { leadId, closeAs: 'won' })).toBe(
			'The provider sent a record without an ID [item 0]',
		);
		expect(bodies()).toEqual([]);
	});

	test('is sent for no competitor', async () => {
		const map = { links: { competitor: '1-competitors' } };
		at('GET', '/rest/competitormaps/1-competitorMaps', json(200, { competitorMaps: [map] }));
		const given = { outcome: byId('2'), additionalFields: { competitors: ['1-competitors'] } };
		expect(await refusal('lead.changeStatus', { leadId, ...given })).toBe(
			'The provider sent a record without an ID [item 0]',
		);
		expect(bodies()).toEqual([]);
	});
});

test('an invoice from a quote is the invoice, also where the quote comes beside it', async () => {
	const answer = {
		quotes: [{ id: '700-quotes' }],
		invoices: [{ id: '703-quotes', number: 'I-7' }],
	};
	at('POST', '/rest/quotes/700-quotes/invoice', json(201, answer));
	expect(await record('quote.createInvoice', { quoteId: byId('700') })).toEqual({
		id: '703-quotes',
		number: 'I-7',
	});
});

describe('watching a lead', () => {
	test('reads the lead where the answer does not tell who watches it', async () => {
		open({
			instead: (request) => {
				if (!request.url.pathname.endsWith('/watch')) return undefined;
				account.emulated().handle(request);
				return json(200, { id: '1003-leads' });
			},
		});
		await record('lead.watch', { leadId });
		expect(requests()).toEqual([
			'GET /rest/leads/1003-leads',
			'POST /rest/leads/1003-leads/watch',
			'GET /rest/leads/1003-leads',
		]);
		expect(ask('GET', 'leads/1003-leads')).toMatchObject({
			leads: [{ links: { watchers: ['35-users'] } }],
		});
	});

	test('changes nothing where nobody can see which way it would go', async () => {
		at('GET', '/rest/leads/1003-leads', json(200, { leads: [{ id: '1003-leads' }] }));
		expect(await refusal('lead.unwatch', { leadId })).toBe(
			'Nutshell does not tell who watches this lead, and can only turn watching over, so nothing was changed. Do it in Nutshell [item 0]',
		);
		expect(requests()).toEqual(['GET /rest/leads/1003-leads']);
	});
});

describe('the stages of a lead', () => {
	const stages = ['1-stages', '2-stages'].map((id) => ({ id, name: `Stage ${id[0]}` }));
	const hours = (value: number) => ({ formatted: `${value} h`, unit: 'hours', value });

	test.each<[string, unknown, object[]]>([
		[
			'of each its own time, where there is one for each',
			[hours(2), hours(5)],
			[{ timeSpent: hours(2) }, { timeSpent: hours(5) }],
		],
		[
			'the times as they came, where their number is another',
			[hours(2)],
			[{ timesSpent: [hours(2)] }, { timesSpent: [hours(2)] }],
		],
		['no time, where none is told', undefined, [{}, {}]],
	])('tell %s', async (_, timeSpent, told) => {
		at('GET', '/rest/leads/1003-leads/stages', json(200, { meta: { timeSpent }, stages }));
		expect(await records('lead.getStages', { leadId })).toEqual(
			stages.map((one, i) => ({ ...one, ...told[i] })),
		);
	});
});

describe('by JSON-RPC', () => {
	test('a task whose new state is not told is taken for completed, since it was changed', async () => {
		answering({ editTask: () => ({ result: { id: 1, rev: '2' } }) });
		expect((await record('task.complete', { taskId })).id).toBe('1-tasks');
	});

	test('a change of what is not told gives way to somebody else', async () => {
		let revision = 0;
		answering({
			getTask: () => ({ result: { id: 1, rev: String((revision += 1)) } }),
			editTask: () => ({ result: null, error: { message: 'rev key is out-of-date' } }),
		});
		expect(await refusal('task.update', { taskId, updateFields: { title: 'Send it' } })).toBe(
			'Somebody else has changed the task at the same moment, so nothing was changed. Look at it, and run this again [item 0]',
		);
	});

	test('an error that is a bare text is told', async () => {
		answering({ getTask: () => ({ result: null, error: 'No such task' }) });
		expect(await refusal('task.complete', { taskId })).toBe(
			'Nutshell did not accept the request: No such task [item 0]',
		);
	});

	test('an ID that a number cannot hold is that of no other record', async () => {
		expect(await refusal('task.complete', { taskId: byId('9007199254740993') })).toBe(
			'"9007199254740993-tasks" is too large to be the ID of a record [item 0]',
		);
		expect(requests()).toEqual([]);
	});

	test('a product that was created is given out also where it cannot be read', async () => {
		at('GET', '/rest/products/4-products', empty(404));
		expect(await record('product.create', { name: 'Probe', sku: 'PR-1' })).toEqual({
			id: '4-products',
			name: 'Probe',
			sku: 'PR-1',
		});
	});
});

describe('a change that Nutshell takes, and that changes nothing, is an error', () => {
	test.each<[string, INodeParameters, string]>([
		[
			'leadProduct.add',
			{ leadId, product: byId('2') },
			'Nutshell took the change, but the lead tells no more products than before. It may have had this one already; if not, tell the maintainers of the node, and add it in Nutshell [item 0]',
		],
		[
			'leadCompetitor.add',
			{ leadId, competitor: byId('2') },
			'Nutshell took the change, but the lead tells no more competitors than before. It may have had this one already; if not, tell the maintainers of the node, and add it in Nutshell [item 0]',
		],
		[
			'lead.setInstallments',
			{ leadId, installments: entries({ dueTime: '2026-12-01', value: '4' }) },
			'Nutshell took the change, but tells no installments of the lead. Not all of its plans have them; look at the lead in Nutshell [item 0]',
		],
	])('%s', async (operation, parameters, message) => {
		open({ instead: ({ method }) => (method === 'GET' ? undefined : json(200, {})) });
		expect(await refusal(operation, parameters)).toBe(message);
	});
});

describe('a refusal in the middle', () => {
	test('of a move into another pipeline says where the lead is now', async () => {
		open({
			instead: ({ method }) => (method === 'PATCH' ? json(400, { message: 'No' }) : undefined),
		});
		const { error } = await run('lead.moveToStage', { leadId, stage: called('Offer') });
		expect(error?.description).toContain(
			'The lead was put into the pipeline 2-stagesets before, at its first stage.',
		);
	});

	test('of the assignee says that the rest of the task was changed', async () => {
		open({
			instead: ({ method }) => (method === 'PATCH' ? json(400, { message: 'No' }) : undefined),
		});
		const updateFields = { title: 'Send it', assignee: byId('36-users') };
		const { error } = await run('task.update', { taskId, updateFields });
		expect(error?.description).toContain('The other fields of the task were changed before.');
	});
});

test('a saved filter that holds what no address can is told, and not sent', async () => {
	const held = { createdTime: { from: '2026-01-01', to: '2026-02-01' } };
	at(
		'GET',
		'/rest/filters',
		json(200, { filters: [{ id: '1-filters', name: 'X', filter: held }] }),
	);
	expect(
		await refusal('company.getAll', { filters: { savedFilter: byId('1-filters') } }),
	).toContain('Nutshell tells this saved filter otherwise than expected');
	expect(requests()).toEqual(['GET /rest/filters?reportType=entity_list_accounts']);
});

test('an activity whose participants are not told is not changed, since it would lose them', async () => {
	const bare = { activities: [{ id: '1-activities', name: 'Visit' }] };
	at('GET', '/rest/activities/1-activities', json(200, bare));
	expect(await refusal('activity.log', { activityId: byId('1-activities') })).toBe(
		'Nutshell does not tell who takes part in this activity, so a change would take everybody out of it. Change it in Nutshell [item 0]',
	);
	expect(requests()).toEqual(['GET /rest/activities/1-activities']);
});

describe('what is no phone number, or no website, recognizes nobody', () => {
	test('letters are not compared as if they were digits', async () => {
		ask('POST', 'accounts', { accounts: [{ name: 'Quiet', phones: [{ value: 'n/a' }] }] });
		const call = { matchBy: 'phone', phone: 'unknown', name: 'Lumen' };
		expect(await refusal('company.upsert', call)).toBe(
			'"unknown" has no digits in it, so it is no phone number [item 0]',
		);
		expect(requests()).toEqual([]);
	});

	test.each(['https://', 'www.', 'n/a'])('%s has no domain', async (website) => {
		const call = { matchBy: 'website', website, name: 'Lumen' };
		expect(await refusal('company.upsert', call)).toBe(
			`"${website}" has no domain in it, such as acme.example [item 0]`,
		);
		expect(requests()).toEqual([]);
	});
});

describe('what would change nothing, or something else than is meant, is not sent', () => {
	test.each<[string, INodeParameters, string]>([
		[
			'leadProduct.update',
			{ leadId, product: byId('1'), updateFields: { quantity: '={{ null }}' } },
			'There is nothing to update [item 0]',
		],
		[
			'task.create',
			{ title: 'X', relatedTo: 'none', additionalFields: { recurrenceMode: 'completion' } },
			"'Recurrence Counts From' works only together with 'Recurrence Rule' [item 0]",
		],
		[
			'lead.createWithPerson',
			{ name: 'X', companyName: '1-accounts' },
			'\'Company Name\' is to be a name, and "1-accounts" is an ID. Use Lead, Create, and choose the one that is meant by its ID [item 0]',
		],
	])('%s', async (operation, parameters, message) => {
		expect(await refusal(operation, parameters)).toBe(message);
		expect(requests()).toEqual([]);
	});
});

test('of many records that fit, the error names ten', async () => {
	const accounts = Array.from({ length: 12 }, (_, i) => ({
		id: `${i + 1}-accounts`,
		name: 'Acme',
	}));
	at('GET', '/rest/accounts', json(200, { meta: { total: 12 }, accounts }));
	const ten = accounts.slice(0, 10).map(({ id }) => id);
	expect(await refusal('company.upsert', { matchBy: 'name', name: 'acme' })).toBe(
		`There is more than one record named "acme": ${ten.join(', ')} and 2 more. Update one of them by its ID [item 0]`,
	);
});

describe('many items', () => {
	const items = ['1003', '1004', '1006'].map((id) => ({ json: { id } }));
	const each = { leadId: byId('={{ $json.id }}') };
	const lists = () => requests().filter((one) => /GET \/rest\/(stage|outcome|filter)/.test(one));

	test('ask once which outcome is meant', async () => {
		const { items: closed } = await run(
			'lead.changeStatus',
			{ ...each, closeAs: 'won' },
			{ items },
		);
		expect(closed.map(({ json: one }) => one.status)).toEqual(['won', 'won', 'won']);
		expect(lists()).toEqual(['GET /rest/outcomes']);
	});

	test('ask once which stage is meant, and in which pipeline it is', async () => {
		const { items: moved } = await run(
			'lead.moveToStage',
			{ ...each, stage: called('Proposal') },
			{ items },
		);
		expect(moved.map(({ json: one }) => one.stage)).toEqual(['3-stages', '3-stages', '3-stages']);
		expect(lists()).toEqual(['GET /rest/stagesets', 'GET /rest/stages']);
	});

	test('ask once what a saved filter holds', async () => {
		const filters = { savedFilter: called('customers in the north') };
		await run('company.getAll', { filters }, { items });
		expect(lists()).toEqual(['GET /rest/filters?reportType=entity_list_accounts']);
	});
});

test.each<[string, INodeParameters]>([
	['company.update', { companyId: byId('1'), updateFields: { description: 'X' } }],
	['leadProduct.update', { leadId, product: byId('1'), updateFields: { quantity: 2 } }],
	['leadCompetitor.update', { leadId, competitor: byId('1'), status: 'beat' }],
	['task.update', { taskId, updateFields: { assignee: byId('36') } }],
])(
	'trap: %s says that it is JSON Patch, which the schema says only of some',
	async (name, given) => {
		await record(name, given);
		const [patch] = account.exchanges().filter(({ request }) => request.method === 'PATCH');
		expect(patch.request.headers['content-type']).toBe('application/json-patch+json');
	},
);
