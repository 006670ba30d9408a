/** What a lead is moved through, watched by, paid in and joined with. */
import { byId, entries, named, openAccount } from '../harness/account';
import { empty, json } from '../../sandbox/http';
import { nutshell, timeFromNow } from './provider';

const { open, record, records, refusal, requests, bodies, ask, forget } = openAccount(nutshell);

const leadId = byId('1003-leads');
const called = (name: string) => named(name, 'name');

describe('moving a lead to a stage', () => {
	test('forward and back goes by its name, and nothing else of the lead changes', async () => {
		const before = await record('lead.get', { leadId });
		forget();
		const moved = await record('lead.moveToStage', { leadId, stage: called('Proposal') });
		expect(moved).toEqual({ ...before, stage: '3-stages' });
		expect(await record('lead.moveToStage', { leadId, stage: called('Qualify') })).toEqual(before);
		expect(bodies()).toEqual(
			['3-stages', '1-stages'].map((value) => [
				{ op: 'replace', path: '/leads/0/links/stage', value },
			]),
		);
	});

	test('into another pipeline goes through its first stage, as documented', async () => {
		const moved = await record('lead.moveToStage', { leadId, stage: called('Offer') });
		expect(moved).toMatchObject({ pipeline: '2-stagesets', stage: '6-stages' });
		expect(bodies()).toEqual([
			{ stageset: '2-stagesets' },
			[{ op: 'replace', path: '/leads/0/links/stage', value: '6-stages' }],
		]);
	});

	test('trap: to the first stage of another pipeline takes nothing that is not documented', async () => {
		await record('lead.moveToStage', { leadId, stage: called('Review') });
		expect(bodies()).toEqual([{ stageset: '2-stagesets' }]);
	});

	test('trap: is an error where Nutshell answers well and moves nothing', async () => {
		open({ instead: ({ method }) => (method === 'PATCH' ? empty(204) : undefined) });
		expect(await refusal('lead.moveToStage', { leadId, stage: called('Demo') })).toBe(
			'Nutshell took the change, but the lead is in 1-stages and not in 2-stages. It documents no way to move a lead: tell the maintainers of the node, and move it in Nutshell [item 0]',
		);
	});

	test('says in a dry run that it is not documented', async () => {
		const told = await record('lead.moveToStage', {
			leadId,
			stage: called('Demo'),
			options: { dryRun: true },
		});
		expect(told).toEqual({
			dryRun: true,
			request: {
				method: 'PATCH',
				url: 'https://app.nutshell.com/rest/leads/1003-leads',
				body: [{ op: 'replace', path: '/leads/0/links/stage', value: '2-stages' }],
			},
			note: 'Nutshell does not document how a lead is moved to a stage. If this is refused, Set Pipeline puts it at the first stage of a pipeline; tell the maintainers of the node what Nutshell answered.',
		});
	});
});

test('the stages of a lead are those of its pipeline', async () => {
	const stages = await records('lead.getStages', { leadId });
	expect(stages.map(({ name }) => name)).toEqual(['Qualify', 'Demo', 'Proposal', 'Negotiation']);
});

describe('trap: watching a lead, which Nutshell only turns over', () => {
	const watchers = () =>
		ask<{ leads?: Array<{ links: { watchers: string[] } }>; links: { watchers: string[] } }>(
			'GET',
			'leads/1003-leads',
		).leads?.[0].links.watchers;

	test('twice is watching it', async () => {
		await record('lead.watch', { leadId });
		await record('lead.watch', { leadId });
		expect(watchers()).toEqual(['35-users']);
	});

	test('ends by Unwatch, and stays ended', async () => {
		await record('lead.watch', { leadId });
		await record('lead.unwatch', { leadId });
		await record('lead.unwatch', { leadId });
		expect(watchers()).toEqual([]);
	});
});

describe('closing a lead', () => {
	test.each([
		['won', '1-outcomes'],
		['lost', '2-outcomes'],
		['cancelled', '3-outcomes'],
	])('as %s takes the one outcome of that status', async (closeAs, outcome) => {
		const closed = await record('lead.changeStatus', { leadId, closeAs });
		expect(closed).toMatchObject({ status: closeAs, outcome });
	});

	test('trap: as won knows the number that JSON-RPC has for it', async () => {
		const outcomes = [
			{ id: '1-outcomes', name: 'Signed', status: 10 },
			{ id: '2-outcomes', name: 'Gone', status: 11 },
		];
		open({
			instead: ({ url }) =>
				url.pathname === '/rest/outcomes' ? json(200, { outcomes }) : undefined,
		});
		await record('lead.changeStatus', { leadId, closeAs: 'won' });
		expect(bodies()).toEqual([{ outcomeId: '1-outcomes' }]);
	});

	test('by an outcome takes its name', async () => {
		const closed = await record('lead.changeStatus', {
			leadId,
			closeAs: 'outcome',
			outcome: called('Lost to a competitor'),
		});
		expect(closed).toMatchObject({ status: 'lost', outcome: '2-outcomes' });
	});

	test('as a status that several outcomes have is refused, with their names', async () => {
		const outcomes = ['Signed', 'Paid'].map((name, i) => ({
			id: `${i + 1}-outcomes`,
			...{ name, status: 'won' },
		}));
		open({
			instead: ({ url }) =>
				url.pathname === '/rest/outcomes' ? json(200, { outcomes }) : undefined,
		});
		expect(await refusal('lead.changeStatus', { leadId, closeAs: 'won' })).toBe(
			'There is more than one outcome by which a lead is won: Signed, Paid. Choose What the Outcome Says, and the outcome [item 0]',
		);
		expect(await refusal('lead.changeStatus', { leadId, closeAs: 'lost' })).toBe(
			'Nutshell tells no outcome by which a lead is lost. Choose What the Outcome Says, and the outcome [item 0]',
		);
	});
});

describe('installments', () => {
	const installments = entries(
		{ dueTime: timeFromNow(10), value: '400.00', description: 'Half' },
		{ dueTime: timeFromNow(20), value: '800.00', isFailed: true },
	);

	test('trap: replace all that there were, and come out as they are', async () => {
		const set = await records('lead.setInstallments', { leadId, installments });
		expect(set.map(({ value, dueTime }) => [value, dueTime])).toEqual([
			[400, timeFromNow(10)],
			[800, timeFromNow(20)],
		]);
		expect(bodies()).toEqual([
			[
				{ isFailed: false, dueTime: timeFromNow(10), value: '400.00', description: 'Half' },
				{ isFailed: true, dueTime: timeFromNow(20), value: '800.00' },
			],
		]);
		expect(await records('lead.getInstallments', { leadId })).toEqual(set);
	});

	test('are not emptied by mistake', async () => {
		expect(await refusal('lead.setInstallments', { leadId, installments: {} })).toContain(
			'Installments',
		);
		expect(requests()).toEqual([]);
	});
});

describe('the products of a lead', () => {
	const product = called('Gateway');

	test('are added, listed, changed and removed by the name of the product', async () => {
		await record('leadProduct.add', {
			leadId,
			product,
			quantity: 2,
			price: { items: { amount: '450.00', currency: 'USD' } },
		});
		const filters = { lead: leadId };
		expect(await records('leadProduct.getAll', { filters })).toEqual([
			expect.objectContaining({ id: '1-productMaps', product: '1-products', quantity: 10 }),
			expect.objectContaining({ product: '2-products', quantity: 2, price: '450' }),
		]);
		const change = { leadId, product, updateFields: { quantity: 5 } };
		expect(await record('leadProduct.update', change)).toMatchObject({ quantity: 5 });
		forget();
		expect(await record('leadProduct.remove', { leadId, product })).toEqual({
			deleted: true,
			id: '2-productMaps',
		});
		expect(requests().at(-1)).toBe('DELETE /rest/productMaps/2-productMaps');
		expect(await records('leadProduct.getAll', { filters })).toHaveLength(1);
	});

	test('that are not on it are not changed', async () => {
		expect(await refusal('leadProduct.remove', { leadId, product })).toBe(
			'The lead has no such product: 2-products. Get Many of Lead Product shows those that it has [item 0]',
		);
	});

	test('that are on it twice are told with their IDs', async () => {
		await record('leadProduct.add', { leadId, product });
		await record('leadProduct.add', { leadId, product });
		expect(await refusal('leadProduct.remove', { leadId, product })).toBe(
			'The lead has this product more than once: 2-productMaps, 3-productMaps. Change it in Nutshell, where they can be told apart [item 0]',
		);
	});
});

test('the competitors of a lead are added, changed and removed by their names', async () => {
	const competitor = called('Northwind Tools');
	await record('leadCompetitor.add', { leadId, competitor });
	expect(
		await record('leadCompetitor.update', { leadId, competitor, status: 'beat' }),
	).toMatchObject({ name: 'Northwind Tools', status: 'beat' });
	await record('leadCompetitor.remove', { leadId, competitor });
	expect(await records('leadCompetitor.getAll', { filters: { lead: leadId } })).toEqual([
		expect.objectContaining({ name: 'Rival & Sons' }),
	]);
});

test('a report comes as one item for each, without its wrapper', async () => {
	expect(await records('lead.getReport', { reportType: 'sales', interval: 'm' })).toEqual([
		{
			key: 'sales',
			name: 'sales',
			data: [],
			summary: expect.objectContaining({ bucket: 'sales' }),
		},
	]);
});
