/** Lists that are asked again and again: each change once, oldest first, none lost. */
import * as fc from 'fast-check';
import type { INodeType } from 'n8n-workflow';
import { getPath, type Json } from '../../../nodes/engine/json';
import { event } from '../../../nodes/engine/vocabulary/event';
import type { Feed } from '../../../nodes/engine/vocabulary/feed';
import { pageNumber, requireList } from '../../../nodes/engine/vocabulary/paging';
import type { PollingTrigger } from '../../../nodes/engine/vocabulary/trigger';
import { PollingWorkflow } from '../../harness/polling';
import { closeNetwork } from '../../network';
import { useFakeClock } from '../clock';
import { answering, credentials, service, type Reply } from '../service';
import { pollingNode } from './polling-node';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('../clock')>('../clock').withFakeSleep(),
);

closeNetwork();
useFakeClock();

const PAGE = 5;
/** So long an answer takes, and a poll that has no time for a third one. */
const ANSWER_MS = 1_000;
const SHORT_MS = 2_000;
const pass = () => void jest.setSystemTime(Date.now() + ANSWER_MS);
const MINUTE = 60_000;
const BEGINNING = Date.parse('2026-03-10T09:00:00Z');

const paging = pageNumber({
	page: 'page',
	size: 'size',
	max: PAGE,
	records: (answer) => requireList(getPath(answer, 'data')),
	next: (answer) => getPath(answer, 'next'),
	total: (answer) => getPath(answer, 'total'),
});

const feedOf = (order: Feed['order']): Feed => ({
	type: 'widget.changed',
	route: 'GET /widgets',
	paging,
	since: (time) => ({ query: { order, ...(time === undefined ? {} : { since: time }) } }),
	newest: { query: { order: 'newest first' } },
	order,
	when: ({ changed }) => (typeof changed === 'number' ? changed : undefined),
	overlap: MINUTE,
	tells: (record) => ({ record }),
});

function nodeFor(order: Feed['order']): INodeType {
	const trigger: PollingTrigger = {
		api: service,
		events: [event('widgetChanged', 'Widget Changed', 'widget.changed')],
		feeds: [feedOf(order)],
	};
	return pollingNode(trigger);
}

/** Widgets that are made, changed and deleted, and the list of them. */
class Widgets {
	now = BEGINNING;
	/** When each was changed last. */
	readonly all = new Map<number, number>();
	private made = 0;

	make(): void {
		this.made += 1;
		this.all.set(this.made, this.now);
	}

	change(n: number): void {
		const ids = [...this.all.keys()];
		if (ids.length > 0) this.all.set(ids[n % ids.length], this.now);
	}

	remove(n: number): void {
		const ids = [...this.all.keys()];
		if (ids.length > 0) this.all.delete(ids[n % ids.length]);
	}

	page(query: URLSearchParams): Json {
		const since = Number(query.get('since') ?? 0);
		const page = Number(query.get('page'));
		const found = [...this.all]
			.map(([id, changed]) => ({ id, changed }))
			.filter(({ changed }) => changed >= since);
		const order = query.get('order');
		if (order !== 'none') found.sort((a, b) => a.changed - b.changed || a.id - b.id);
		if (order === 'newest first') found.reverse();
		const next = page * PAGE < found.length ? page + 1 : null;
		return { data: found.slice((page - 1) * PAGE, page * PAGE), next, total: found.length };
	}
}

const openWorkflow = (order: Feed['order']) =>
	new PollingWorkflow({
		node: nodeFor(order),
		credentials,
		parameters: { events: ['widgetChanged'], simplify: true },
	});

const told = (items: Array<{ json: Json }>) =>
	items.map(({ json }) => {
		const { id, changed } = json.record as { id: number; changed: number };
		return `${id} ${changed - BEGINNING}`;
	});

/** What happens before a request is answered. */
const change = fc.oneof(
	fc.record({ kind: fc.constant('make' as const), n: fc.integer({ min: 1, max: 7 }) }),
	fc.record({ kind: fc.constant('change' as const), n: fc.nat(20) }),
	fc.record({ kind: fc.constant('remove' as const), n: fc.nat(20) }),
	fc.record({ kind: fc.constant('pass' as const), n: fc.integer({ min: 0, max: 5_000 }) }),
	fc.record({ kind: fc.constant('fail' as const), n: fc.constantFrom(429, 500, 503) }),
);
const step = fc.oneof(
	{ weight: 4, arbitrary: fc.constant('poll' as const) },
	{ weight: 1, arbitrary: fc.constant('hurried' as const) },
	{ weight: 1, arbitrary: fc.constant('restart' as const) },
	{ weight: 1, arbitrary: fc.constant('test' as const) },
);

describe.each(['oldest first', 'newest first', 'none'] as const)(
	'a list with order: %s',
	(order) => {
		test('gives each change once, oldest first, and loses none, whatever happens meanwhile', async () => {
			await fc.assert(
				fc.asyncProperty(
					fc.nat(12),
					fc.array(step, { maxLength: 12 }),
					fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 40 }),
					async (before, steps, plan) => {
						const widgets = new Widgets();
						for (let n = 0; n < before; n += 1) widgets.make();
						let asked = 0;
						let isCalm = true;
						answering(({ query }): Reply => {
							pass();
							const happens = isCalm ? [] : (plan[asked++] ?? []);
							let status = 200;
							for (const { kind, n } of happens) {
								widgets.now += 1;
								if (kind === 'make') for (let i = 0; i < n; i += 1) widgets.make();
								if (kind === 'change') widgets.change(n);
								if (kind === 'remove') widgets.remove(n);
								if (kind === 'pass') widgets.now += n;
								if (kind === 'fail') status = n;
							}
							if (status !== 200) return { status, headers: { 'retry-after': '9' } };
							return { body: widgets.page(query) };
						});
						const workflow = openWorkflow(order);
						expect(told(await workflow.activate())).toEqual([]);
						const start = new Map(widgets.all);
						const given: string[] = [];
						isCalm = false;
						const run = async (budget?: number) => {
							// A failed poll hands on nothing and moves nothing.
							const items = await workflow.poll(budget).catch(() => []);
							const times = items.map(({ json }) => (json.record as { changed: number }).changed);
							expect(times).toEqual([...times].sort((a, b) => a - b));
							given.push(...told(items));
						};
						for (const one of steps) {
							if (one === 'test') await workflow.test().catch(() => []);
							if (one === 'restart') workflow.restart();
							if (one === 'poll') await run();
							if (one === 'hurried') await run(SHORT_MS);
						}
						isCalm = true;
						for (let turn = 0; turn < 3; turn += 1) await run();
						expect(new Set(given).size).toBe(given.length);
						const changed = [...widgets.all].filter(([id, time]) => start.get(id) !== time);
						const due = changed.map(([id, time]) => `${id} ${time - BEGINNING}`);
						expect(due.filter((one) => !given.includes(one))).toEqual([]);
						const were = [...start].map(([id, time]) => `${id} ${time - BEGINNING}`);
						expect(given.filter((one) => were.includes(one))).toEqual([]);
					},
				),
				{ numRuns: 8 },
			);
		}, 60_000);
	},
);

test('a list with the newest first goes on where polls are too short for all that is new', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.array(change, { maxLength: 2 }), { maxLength: 60 }),
			fc.integer({ min: 15, max: 30 }),
			async (plan, many) => {
				const widgets = new Widgets();
				widgets.make();
				let asked = 0;
				let isCalm = true;
				answering(({ query }): Reply => {
					pass();
					for (const { kind, n } of isCalm ? [] : (plan[asked++] ?? [])) {
						widgets.now += 1;
						if (kind === 'make') widgets.make();
						if (kind === 'change') widgets.change(n);
						if (kind === 'remove') widgets.remove(n);
					}
					return { body: widgets.page(query) };
				});
				const workflow = openWorkflow('newest first');
				await workflow.activate();
				for (let i = 0; i < many; i += 1) {
					widgets.now += 1 + (i % 3) * 40_000;
					widgets.make();
				}
				isCalm = false;
				const given: string[] = [];
				const times: number[] = [];
				// Each poll reads two pages of 5, and no more.
				for (let turn = 0; turn < many + 9; turn += 1) {
					const items = await workflow.poll(SHORT_MS);
					given.push(...told(items));
					times.push(...items.map(({ json }) => (json.record as { changed: number }).changed));
				}
				expect(times).toEqual([...times].sort((a, b) => a - b));
				expect(new Set(given).size).toBe(given.length);
				const due = [...widgets.all].map(([id, time]) => `${id} ${time - BEGINNING}`);
				expect(due.filter((one) => one !== '1 0' && !given.includes(one))).toEqual([]);
			},
		),
		{ numRuns: 5 },
	);
}, 60_000);

test.each(['oldest first', 'newest first', 'none'] as const)(
	'the first poll reads a list with order %s once',
	async (order) => {
		const widgets = new Widgets();
		for (let n = 0; n < 12; n += 1) {
			widgets.now += MINUTE / 3;
			widgets.make();
		}
		const pages: string[] = [];
		answering(({ query }) => {
			pages.push(`${String(query.get('order'))} ${String(query.get('page'))}`);
			return { body: widgets.page(query) };
		});
		const workflow = openWorkflow(order);
		expect(await workflow.activate()).toEqual([]);
		const rest = order === 'none' ? ['newest first 2', 'newest first 3'] : [];
		expect(pages).toEqual(['newest first 1', ...rest]);
		widgets.make();
		expect(told(await workflow.poll())).toHaveLength(1);
	},
);

test('an n8n that does not tell how long a poll may be is polled as well', async () => {
	const widgets = new Widgets();
	answering(({ query }) => ({ body: widgets.page(query) }));
	const workflow = openWorkflow('oldest first');
	await workflow.activate();
	widgets.now += MINUTE;
	for (let n = 0; n < 12; n += 1) widgets.make();
	expect(told(await workflow.poll(null))).toHaveLength(12);
});
