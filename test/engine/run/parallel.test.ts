/** Several things at a time, in order. */
import * as fc from 'fast-check';
import nock from 'nock';
import { integer, text } from '../../../nodes/engine/vocabulary/field';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import type { Operation } from '../../../nodes/engine/vocabulary/operation';
import { Gate, inOrder, inParallel } from '../../../nodes/engine/client/pool';
import { numberedPages } from '../client/list';
import { answering, HOST, runOperation } from '../service';
import { closeNetwork } from '../../network';

closeNetwork();

const later = async (turns: number) => {
	for (let i = 0; i < turns; i += 1) await Promise.resolve();
};

type Make = (index: number) => Promise<number>;

const ways = {
	inParallel,
	async inOrder(count: number, parallel: number, make: Make) {
		const made: number[] = [];
		for await (const one of inOrder(count, parallel, make)) made.push(one);
		return made;
	},
};

describe.each(Object.entries(ways))('%s', (_, way) => {
	test('makes everything once, in order, and never more at a time than allowed', async () => {
		const turns = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 });
		await fc.assert(
			fc.asyncProperty(turns, fc.integer({ min: 1, max: 8 }), async (waits, parallel) => {
				let inside = 0;
				let most = 0;
				const begun: number[] = [];
				const make = async (index: number) => {
					begun.push(index);
					inside += 1;
					most = Math.max(most, inside);
					await later(waits[index]);
					inside -= 1;
					return index;
				};
				const all = waits.map((__, i) => i);
				expect(await way(waits.length, parallel, make)).toEqual(all);
				expect(begun).toEqual(all);
				expect(most).toBe(Math.min(waits.length, parallel));
			}),
		);
	});

	test('after a failure nothing is begun, and it is told when nothing is under way', async () => {
		const begun: number[] = [];
		const ended: number[] = [];
		const make = async (index: number) => {
			begun.push(index);
			await later(index === 3 ? 0 : 20);
			if (index === 3) throw new Error('The fourth failed');
			ended.push(index);
			return index;
		};
		await expect(way(50, 4, make)).rejects.toThrow('The fourth failed');
		expect(begun).toEqual([0, 1, 2, 3]);
		expect(ended).toEqual([0, 1, 2]);
	});
});

test('what came before a failure is given, where things are given in order', async () => {
	const given: number[] = [];
	const make = async (index: number) =>
		index === 3 ? await Promise.reject(new Error('The fourth failed')) : index;
	const all = async () => {
		for await (const one of inOrder(50, 4, make)) given.push(one);
	};
	await expect(all()).rejects.toThrow('The fourth failed');
	expect(given).toEqual([0, 1, 2]);
});

/** How many of 40 are begun, 4 at a time, until the first one ends at last. */
async function begunMeanwhile(way: (typeof ways)['inOrder']): Promise<number> {
	let begun = 0;
	let meanwhile = 0;
	await way(40, 4, async (index) => {
		begun += 1;
		await later(index === 0 ? 500 : 1);
		if (index === 0) meanwhile = begun;
		return index;
	});
	return meanwhile;
}

test('one that takes long does not hold up the others', async () => {
	expect(await begunMeanwhile(inParallel)).toBe(40);
});

test('what is given in order is not begun long before it is wanted', async () => {
	expect(await begunMeanwhile(ways.inOrder)).toBe(4);
});

test('a gate lets so many in, whatever fails inside', async () => {
	const sizes = fc.integer({ min: 1, max: 5 });
	const works = fc.array(fc.record({ turns: fc.nat({ max: 6 }), fails: fc.boolean() }), {
		maxLength: 30,
	});
	await fc.assert(
		fc.asyncProperty(sizes, works, async (size, all) => {
			const gate = new Gate(size);
			let inside = 0;
			let most = 0;
			const entered: number[] = [];
			const ends = await Promise.allSettled(
				all.map(
					async ({ turns, fails }, i) =>
						await gate.pass(async () => {
							entered.push(i);
							inside += 1;
							most = Math.max(most, inside);
							await later(turns);
							inside -= 1;
							if (fails) throw new Error('No');
							return i;
						}),
				),
			);
			expect(most).toBeLessThanOrEqual(size);
			expect(entered).toEqual(all.map((_, i) => i));
			expect(ends.map(({ status }) => status === 'rejected')).toEqual(
				all.map(({ fails }) => fails),
			);
		}),
	);
});

test('the lists of other items are not read to their end once an item has failed the run', async () => {
	let failed = false;
	let inVain = 0;
	answering(({ query }) => {
		if (query.get('of') === 'nothing') {
			failed = true;
			return { status: 404 };
		}
		if (failed) inVain += 1;
		const page = Number(query.get('page'));
		return { body: { data: [{ id: page }], next: page < 300 ? page + 1 : null } };
	});
	const list = operation.list('GET /widgets', { paging: numberedPages(1), filters: [text('of')] });
	const { error } = await runOperation(list, {
		items: [{ json: { of: 'nothing' } }, { json: { of: 'a' } }, { json: { of: 'b' } }],
		parameters: { returnAll: true, filters: { of: '={{ $json.of }}' } },
	});
	expect(error?.httpCode).toBe('404');
	expect(inVain).toBeLessThan(20);
});

describe('Parallel Requests', () => {
	/** How many requests were under way at once. */
	async function mostAtOnce(one: Operation, options = {}, parameters = {}): Promise<number> {
		let inside = 0;
		let most = 0;
		for (const method of ['GET', 'POST']) {
			nock(HOST)
				.persist()
				.intercept(() => true, method)
				.reply(async () => {
					inside += 1;
					most = Math.max(most, inside);
					await new Promise((resolve) => setTimeout(resolve, 10));
					inside -= 1;
					return [200, '{"id":1}'];
				});
		}
		const items = Array.from({ length: 12 }, (_, id) => ({ json: { id } }));
		const { items: output } = await runOperation(one, {
			items,
			parameters: { id: '={{ $json.id }}', name: 'x', ...parameters, options },
		});
		expect(output).toHaveLength(12);
		return most;
	}
	const get = operation.get('GET /widgets/{id}', { required: [integer('id', { in: 'path' })] });
	const create = operation.create('POST /widgets', { required: [text('name')] });
	const rename = operation.action('POST /widgets/{id}', {
		required: [integer('id', { in: 'path' }), text('name')],
		readFirst: { route: 'GET /widgets/{id}', merge: ({ body }) => body },
	});
	const ensure = operation.action('POST /widgets', {
		required: [text('name')],
		run: async (job) => await job.record('POST /widgets', { body: job.values.body }),
	});

	test('what looks before it changes something waits for those that change the same record', async () => {
		expect(await mostAtOnce(rename, { parallelRequests: 3 })).toBe(3);
		nock.cleanAll();
		expect(await mostAtOnce(rename, { parallelRequests: 3 }, { id: 7 })).toBe(1);
		nock.cleanAll();
		expect(await mostAtOnce(ensure, { parallelRequests: 3 })).toBe(1);
	});

	test('reads go four at a time, writes one by one', async () => {
		expect(await mostAtOnce(get)).toBe(4);
		nock.cleanAll();
		expect(await mostAtOnce(create)).toBe(1);
	});

	test('may be chosen for both', async () => {
		expect(await mostAtOnce(get, { parallelRequests: 2 })).toBe(2);
		nock.cleanAll();
		expect(await mostAtOnce(create, { parallelRequests: 3 })).toBe(3);
	});
});
