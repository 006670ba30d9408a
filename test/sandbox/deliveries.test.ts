/** What emulators tell by themselves, and how it gets to its address: with a provider made up for it. */
import { Courier } from '../../sandbox/courier';
import { json, type Delivery, type SandboxRequest } from '../../sandbox/http';
import { Observer } from '../../sandbox/observe';
import { counter, Table } from '../../sandbox/table';
import { teller } from '../../sandbox/tell';

interface Order {
	id: number;
	name: string;
	sizes: string[];
}

interface Hook {
	id: number;
	url: string;
	isOn: boolean;
}

const START = 1_000_000;
const SECOND = 1_000;

/** A shop that tells of its orders, tries twice more after ten seconds each, and then no more. */
function openShop() {
	const orders = new Table<Order>(counter(1));
	const hooks = new Table<Hook>(counter(11));
	let looks = 0;
	const tells = teller(
		{ orders, hooks },
		{
			watched: (state) => {
				looks += 1;
				return { orders: state.orders };
			},
			hooks: (state) => state.hooks.where(({ isOn }) => isOn),
			told: ({ orders: changed }) =>
				changed.map(({ before, after }) => ({ event: 'order', body: { before, after } })),
			sent: ({ body, event }, { url }) => ({
				url,
				headers: { 'x-event': event },
				body: JSON.stringify(body),
			}),
			retries: { times: 2, pause: 10 * SECOND, patience: 5 * SECOND },
			givenUp: (hook) => Object.assign(hook, { isOn: false }),
		},
	);
	const ask = (method: string, change: () => unknown) => {
		const request: SandboxRequest = {
			...{ method, url: new URL('https://shop.example/'), headers: {}, body: Buffer.alloc(0) },
		};
		return tells.around({ request }, () => json(200, change() ?? null));
	};
	return { orders, hooks, tells, ask, looks: () => looks };
}

/** A shop with one webhook, and a courier whose time is moved by hand. */
function deliver(answer: (nth: number) => number | undefined) {
	const shop = openShop();
	const hook = shop.hooks.add({ url: 'https://n8n.example/a', isOn: true });
	const sent: Array<[at: number, url: string, body: string]> = [];
	let now = START;
	const post = async ({ url, body }: Delivery) => {
		sent.push([now - START, url, body]);
		return answer(sent.length);
	};
	const courier = new Courier(
		{ ...shop.tells, hosts: [], handle: () => json(200, {}) },
		post,
		() => now,
	);
	return {
		...{ shop, hook, sent, courier },
		/** Lets time pass, one second after the other. */
		wait: async (milliseconds: number) => {
			for (const end = now + milliseconds; now < end; now += SECOND) await courier.run();
			await courier.run();
		},
		/** Lets time pass while something is under way. */
		delay: (milliseconds: number) => {
			now += milliseconds;
		},
		times: () => sent.map(([at]) => at),
	};
}

describe('what a request changes', () => {
	test('is told with the record before it and after it', () => {
		const { ask, orders, hooks, tells } = openShop();
		const told: string[] = [];
		tells.sends(({ body }) => told.push(body));
		hooks.add({ url: 'https://n8n.example/a', isOn: true });
		ask('POST', () => orders.add({ name: 'Tea', sizes: ['S'] }));
		ask('PUT', () => orders.get(1)?.sizes.push('L'));
		ask('PUT', () => Object.assign(orders.get(1) ?? {}, { name: 'Tea' }));
		ask('DELETE', () => orders.remove(1));
		expect(told.map((body) => JSON.parse(body) as unknown)).toEqual([
			{ after: { id: 1, name: 'Tea', sizes: ['S'] } },
			{
				before: { id: 1, name: 'Tea', sizes: ['S'] },
				after: { id: 1, name: 'Tea', sizes: ['S', 'L'] },
			},
			{ before: { id: 1, name: 'Tea', sizes: ['S', 'L'] } },
		]);
	});

	test('is not looked at in reads, nor while nobody has a webhook', () => {
		const { ask, orders, hooks, looks } = openShop();
		ask('POST', () => orders.add({ name: 'Tea', sizes: [] }));
		const hook = hooks.add({ url: 'https://n8n.example/a', isOn: true });
		ask('GET', () => undefined);
		hook.isOn = false;
		ask('PUT', () => undefined);
		expect(looks()).toBe(0);
	});

	test('is not told to a later webhook, and not of a request that was refused', () => {
		const { ask, orders, hooks, tells } = openShop();
		const told: string[] = [];
		tells.sends(({ body }) => told.push(body));
		const hook = hooks.add({ url: 'https://n8n.example/a', isOn: true });
		ask('POST', () => orders.add({ name: 'Tea', sizes: [] }));
		hook.isOn = false;
		ask('PUT', () => Object.assign(orders.get(1) ?? {}, { name: 'Coffee' }));
		hook.isOn = true;
		const refused = () => {
			orders.add({ name: 'Half', sizes: [] });
			throw new Error('Refused');
		};
		expect(() => ask('POST', refused)).toThrow('Refused');
		ask('PUT', () => undefined);
		expect(told).toHaveLength(1);
	});

	test('is found among 10,000 records within a few milliseconds', () => {
		const orders = new Table<Order>(counter(1));
		for (let i = 0; i < 10_000; i += 1) orders.add({ name: `Order ${i}`, sizes: ['S', 'M'] });
		const observer = new Observer({ orders });
		observer.look();
		Object.assign(orders.get(5_000) ?? {}, { name: 'Another' });
		const start = performance.now();
		const { orders: changed } = observer.look();
		expect(performance.now() - start).toBeLessThan(250);
		expect(changed).toEqual([
			{
				before: { id: 5_000, name: 'Order 4999', sizes: ['S', 'M'] },
				after: { id: 5_000, name: 'Another', sizes: ['S', 'M'] },
			},
		]);
	});
});

describe('a courier', () => {
	const news = { event: 'order', body: { id: 1 } };

	test('brings it once where it is taken', async () => {
		const { shop, sent, courier, wait } = deliver(() => 204);
		shop.tells.happens(news);
		await wait(60 * SECOND);
		expect(sent).toEqual([[0, 'https://n8n.example/a', '{"id":1}']]);
		expect(courier.next).toBeUndefined();
	});

	test.each([
		['an error', 500],
		['a redirect', 302],
		['no answer', undefined],
	])('tries again after %s, and stops once it is taken', async (_, status) => {
		const { shop, sent, times, wait, hook } = deliver((nth) => (nth < 3 ? status : 200));
		shop.tells.happens(news);
		await wait(60 * SECOND);
		expect(times()).toEqual([0, 10 * SECOND, 20 * SECOND]);
		expect(new Set(sent.map(([, , body]) => body))).toEqual(new Set(['{"id":1}']));
		expect(hook.isOn).toBe(true);
	});

	test('gives up after the last time, and the provider switches the webhook off', async () => {
		const { shop, times, wait, hook } = deliver(() => 500);
		shop.tells.happens(news);
		await wait(60 * SECOND);
		expect(times()).toEqual([0, 10 * SECOND, 20 * SECOND]);
		expect(hook.isOn).toBe(false);
		shop.tells.happens(news);
		await wait(60 * SECOND);
		expect(times()).toHaveLength(3);
		hook.isOn = true;
		shop.tells.happens(news);
		await wait(0);
		expect(times()).toHaveLength(4);
	});

	test('counts an answer that comes too late as none', async () => {
		const slow = deliver((nth) => {
			slow.delay(nth === 1 ? 5 * SECOND + 1 : 5 * SECOND);
			return 200;
		});
		slow.shop.tells.happens(news);
		await slow.wait(60 * SECOND);
		expect(slow.sent).toHaveLength(2);
	});

	test('leaves the rest where the webhook was removed meanwhile', async () => {
		const { shop, times, wait, hook } = deliver(() => 500);
		shop.tells.happens(news);
		await wait(5 * SECOND);
		shop.hooks.remove(hook.id);
		await wait(60 * SECOND);
		expect(times()).toEqual([0]);
	});

	test('waits with what is told later', async () => {
		const { shop, sent, wait, courier } = deliver(() => 200);
		shop.tells.happens({ ...news, after: 30 * SECOND });
		shop.tells.happens({ ...news, body: { id: 2 } });
		expect(courier.next).toBe(START);
		await wait(60 * SECOND);
		expect(sent.map(([at, , body]) => [at, body])).toEqual([
			[0, '{"id":2}'],
			[30 * SECOND, '{"id":1}'],
		]);
	});
});
