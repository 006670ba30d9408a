/** What a polling trigger does with lists that are not as it would like them. */
import type { INodeType, NodeOperationError } from 'n8n-workflow';
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

function nodeFor(order: Feed['order']): INodeType {
	const trigger: PollingTrigger = {
		api: service,
		events: [event('widgetDone', 'Widget Done', 'widget.done')],
		feeds: [
			{
				type: 'widget.done',
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
			},
		],
	};
	return pollingNode(trigger);
}

const MADE = Date.parse('2026-03-10T09:00:00Z');
const DONE = '2026-03-10T09:05:00.123456Z';
const widget = (id: number, more: Json = {}): Json => ({ id, made: MADE + id, ...more });
const done = (id: number) => widget(id, { done: DONE });

const open = (order: Feed['order'], list: () => Json, signedIn = credentials) => {
	answering(() => ({ body: list() }));
	return new PollingWorkflow({
		node: nodeFor(order),
		credentials: signedIn,
		parameters: { events: ['widgetDone'] },
	});
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
