/** What a polling trigger does with lists that are not as it would like them. */
import type { INodeParameters, INodeType, NodeOperationError } from 'n8n-workflow';
import { getPath, type Json } from '../../../nodes/engine/json';
import { event } from '../../../nodes/engine/vocabulary/event';
import type { Feed } from '../../../nodes/engine/vocabulary/feed';
import { requireList, type Paging } from '../../../nodes/engine/vocabulary/paging';
import type { PollingTrigger } from '../../../nodes/engine/vocabulary/trigger';
import { PollingWorkflow } from '../../harness/polling';
import { closeNetwork } from '../../network';
import { answering, credentials, service } from '../service';
import { pollingNode } from './polling-node';

closeNetwork();

/** As it is told where a person reads a list. */
const CEILING = "The service gives 3 widgets at most. Choose another 'Sort By'.";

/** Says so where the service leaves out some of the list. */
const paging: Paging = {
	max: 3,
	first: () => ({}),
	read: (answer) => ({
		records: requireList(getPath(answer, 'data')),
		...(getPath(answer, 'isCut') === true ? { ceiling: CEILING } : {}),
	}),
};

const feed = (type: string, order: Feed['order']): Feed => ({
	type,
	route: 'GET /widgets',
	paging,
	since: (time) => ({ query: { since: time } }),
	newest: {},
	order,
	when: ({ made }) => (typeof made === 'number' ? made : undefined),
	key: ({ id, done }) => `${String(id)} ${done === undefined ? 'open' : 'done'}`,
	overlap: 60_000,
	tells: (record) =>
		typeof record.done === 'string' ? { record, occurredAt: record.done } : undefined,
});

function nodeFor(order: Feed['order']): INodeType {
	const trigger: PollingTrigger = {
		api: service,
		events: [
			event('widgetDone', 'Widget Done', 'widget.done'),
			event('widgetSold', 'Widget Sold', 'widget.sold'),
		],
		feeds: [feed('widget.done', order), feed('widget.sold', order)],
	};
	return pollingNode(trigger);
}

const MADE = Date.parse('2026-03-10T09:00:00Z');
const DONE = '2026-03-10T09:05:00.123456Z';
const widget = (id: number, more: Json = {}): Json => ({ id, made: MADE + id, ...more });
const done = (id: number) => widget(id, { done: DONE });

const open = (
	order: Feed['order'],
	list: () => Json,
	signedIn = credentials,
	parameters: INodeParameters = { events: ['widgetDone'] },
	asked: unknown[] = [],
) => {
	answering(({ query }) => {
		asked.push(query.get('since'));
		return { body: list() };
	});
	return new PollingWorkflow({ node: nodeFor(order), credentials: signedIn, parameters });
};

describe.each(['oldest first', 'newest first', 'none'] as const)('with order %s', (order) => {
	const listed = (all: Json[]) => (order === 'newest first' ? [...all].reverse() : all);

	test('hands on a record once there is something to say of it, as told', async () => {
		let data = [done(1), widget(2)];
		const workflow = open(order, () => ({ data: listed(data) }));
		expect(await workflow.activate()).toEqual([]);
		data = [done(1), done(2)];
		const items = await workflow.poll();
		expect(items.map(({ json }) => json)).toEqual([
			{ event: 'widgetDone', occurredAt: DONE, record: done(2) },
		]);
		expect(await workflow.poll()).toEqual([]);
	});

	test('hands nothing on again where a list gives more than it was asked for', async () => {
		let data = [done(1)];
		const workflow = open(order, () => ({ data: listed(data) }));
		await workflow.activate();
		const given: unknown[] = [];
		// Polls look back a minute.
		for (const id of [2, 90_000, 180_000]) {
			data = [...data, done(id)];
			given.push(...(await workflow.poll()).map(({ json }) => json.record));
		}
		expect(given).toEqual([done(2), done(90_000), done(180_000)]);
	});

	test.each(['when it begins', 'later'])(
		'hears of what comes behind a record from the future, there %s',
		async (when) => {
			const future = { ...done(9), made: Date.parse('2080-01-01T00:00:00Z') };
			let data = when === 'later' ? [done(1)] : [done(1), future];
			const workflow = open(order, () => ({ data: listed(data) }));
			await workflow.activate();
			data = [done(1), future];
			expect(await workflow.poll()).toHaveLength(when === 'later' ? 1 : 0);
			const made = Date.now();
			data = [done(1), { ...done(2), made }, future];
			const items = await workflow.poll();
			expect(items.map(({ json }) => json.record)).toEqual([{ ...done(2), made }]);
			expect(await workflow.poll()).toEqual([]);
		},
	);

	test('moves nothing where a poll fails at its last step', async () => {
		let data = [done(1)];
		const parameters: INodeParameters = { events: ['widgetDone'], options: {} };
		const workflow = open(order, () => ({ data: listed(data) }), credentials, parameters);
		await workflow.activate();
		data = [done(1), done(2)];
		parameters.options = { raw: 'perhaps' };
		await expect(workflow.poll()).rejects.toThrow("'Raw' must be true or false");
		parameters.options = {};
		expect(await workflow.poll()).toHaveLength(1);
	});

	test('polls again where what it remembers is damaged', async () => {
		const asked: unknown[] = [];
		const workflow = open(
			order,
			() => ({ data: listed([done(1)]) }),
			credentials,
			undefined,
			asked,
		);
		await workflow.activate();
		const saved = JSON.parse(workflow.saved) as { 'node:Trigger': { feeds: Json } };
		saved['node:Trigger'].feeds = {
			'widget.done': { until: 1e300, at: 1e300, given: { a: 1e300 } },
		};
		workflow.saved = JSON.stringify(saved);
		workflow.restart();
		await workflow.poll();
		expect(asked.at(-1)).toBe(null);
	});

	test('fails where the provider leaves out some of the list, and loses none of it', async () => {
		let data = [done(1)];
		let isCut = false;
		const workflow = open(order, () => ({ data: listed(data), isCut }));
		await workflow.activate();
		data = [done(2), done(3), done(4)];
		isCut = true;
		const error = await workflow.poll().catch((failure: NodeOperationError) => failure);
		expect(error).toMatchObject({
			message: 'Service does not give all that is new since the last poll',
			description:
				'More has happened than its list holds. Nothing is handed on, so that nothing is lost without a word. To begin anew with what happens from now on, rename this node; and poll more often.',
		});
		isCut = false;
		const items = await workflow.poll();
		expect(items.map(({ json }) => json.record)).toEqual([done(2), done(3), done(4)]);
	});

	test('hands on nothing of the time in which an event was not chosen', async () => {
		let data = [done(1)];
		const parameters: INodeParameters = { events: ['widgetDone', 'widgetSold'] };
		const workflow = open(order, () => ({ data: listed(data) }), credentials, parameters);
		await workflow.activate();
		parameters.events = ['widgetDone'];
		data = [done(1), done(2)];
		expect(await workflow.poll()).toHaveLength(1);
		parameters.events = ['widgetDone', 'widgetSold'];
		expect(await workflow.poll()).toEqual([]);
		data = [done(1), done(2), done(3)];
		const items = await workflow.poll();
		expect(items.map(({ json }) => json.event)).toEqual(['widgetDone', 'widgetSold']);
	});

	test('begins anew where another credential is chosen, and only then', async () => {
		let data = [done(1)];
		const list = () => ({ data: listed(data) });
		const before = open(order, list);
		await before.activate();
		data = [done(1), done(2)];
		const [own] = credentials;
		const after = (more: Partial<typeof own>) => {
			const workflow = open(order, list, [{ ...own, ...more }]);
			workflow.saved = before.saved;
			workflow.restart();
			return workflow;
		};
		expect(await after({ id: own.id }).poll()).toHaveLength(1);
		const other = after({ id: 'another' });
		expect(await other.poll()).toEqual([]);
		data = [done(1), done(2), done(3)];
		const items = await other.poll();
		expect(items.map(({ json }) => json.record)).toEqual([done(3)]);
		expect(JSON.stringify(other.remembers)).not.toContain(String(Object.values(own.data)[0]));
	});
});
