/** What chaos has taught: single faults that once lost, doubled or delayed something. */
import { gzipSync } from 'node:zlib';
import { openDoor } from '../../sandbox/doors/nock';
import { empty, json, type SandboxResponse, type Trouble } from '../../sandbox/http';
import { byId, runNode, StopButton } from '../harness';
import { scripted, type Scripted } from './scripted';
import { aircallSubject } from './subjects/aircall';
import { shortcutSubject } from './subjects/shortcut';
import { VirtualTime } from './virtual-time';

const SHORTCUT = ['api.app.shortcut.com'];
const SKEW_MS = 300_000;

type Run = Parameters<typeof runNode>[0];

const shortcut = { node: shortcutSubject.node, credentials: [shortcutSubject.credential] };
const aircall = { node: aircallSubject.node, credentials: [aircallSubject.credential] };

const date = (at: number) => new Date(at).toUTCString();

describe('in time that only passes while something waits', () => {
	let time: VirtualTime;

	beforeEach(() => {
		time = new VirtualTime();
	});
	afterEach(() => time.stop());

	async function run(provider: Scripted, step: Run) {
		const door = openDoor(provider, { wait: time.hold });
		try {
			return await runNode(step);
		} finally {
			door.close();
		}
	}

	const readStory = {
		...shortcut,
		parameters: {
			resource: 'story',
			operation: 'get',
			storyId: byId('7'),
		},
	};
	const createEpic = {
		...shortcut,
		parameters: { resource: 'epic', operation: 'create', name: 'Once' },
	};

	it('a page whose answer was lost is read again, and not taken for the end of the list', async () => {
		const epic = (id: number) => ({ id, name: `Epic ${id}` });
		const provider = scripted(SHORTCUT, ({ url }, before) => {
			if (before === 1) return empty(200);
			const page = Number(url.searchParams.get('page'));
			return json(200, { data: [epic(page)], next: page < 3 ? page + 1 : null, total: 3 });
		});
		const { items, error } = await run(provider, {
			...shortcut,
			parameters: { resource: 'epic', operation: 'getAll', returnAll: true, simplify: false },
		});
		expect(error).toBeUndefined();
		expect(items.map(({ json: { id } }) => id)).toEqual([1, 2, 3]);
		expect(provider.asked).toHaveLength(4);
	});

	it.each<[string, (now: number) => Record<string, string>, wait: number]>([
		['seconds', () => ({ 'retry-after': '7' }), 7_000],
		['seconds with decimals', () => ({ 'retry-after': '1.25' }), 1_250],
		['a date', (now) => ({ 'retry-after': date(now + 9_000) }), 9_000],
		[
			'a date of a clock that is slow',
			(now) => ({ date: date(now - SKEW_MS), 'retry-after': date(now - SKEW_MS + 9_000) }),
			9_000,
		],
		[
			'a date of a clock that is fast',
			(now) => ({ date: date(now + SKEW_MS), 'retry-after': date(now + SKEW_MS + 9_000) }),
			9_000,
		],
	])('a pause told in %s is kept, and not much more', async (_, hint, wait) => {
		const provider = scripted(SHORTCUT, (_request, before) =>
			before === 0 ? json(429, {}, hint(time.now)) : json(200, { id: 7 }),
		);
		const { items } = await run(provider, readStory);
		expect(items[0].json).toEqual({ id: 7 });
		const [first, second] = provider.asked.map(({ at }) => at);
		expect(second - first).toBeGreaterThanOrEqual(wait);
		expect(second - first).toBeLessThanOrEqual(wait + 500);
	});

	it.each<[string, Run, Trouble]>([
		['of a read breaks off', readStory, { connection: 'cut' }],
		['of a read comes slowly', readStory, { bodyAfter: 4_000 }],
		['of a write breaks off', createEpic, { connection: 'cut' }],
	])('a pause is kept, and begins at once, when the refusal %s', async (_, step, trouble) => {
		const refusal = json(429, { message: 'Slow down' }, { 'retry-after': '7' });
		const provider = scripted(SHORTCUT, (_request, before) =>
			before === 0 ? { ...refusal, trouble } : json(200, { id: 7 }),
		);
		const { items, error } = await run(provider, step);
		expect(error).toBeUndefined();
		expect(items.map(({ json: { id } }) => id)).toEqual([7]);
		const [first, second] = provider.asked.map(({ at }) => at);
		expect(second - first).toBeGreaterThanOrEqual(7_000);
		expect(second - first).toBeLessThanOrEqual(7_500);
	});

	it('a write whose answer breaks off is not repeated', async () => {
		const provider = scripted(SHORTCUT, () => ({
			...json(201, { id: 7 }),
			trouble: { connection: 'cut' },
		}));
		const { error } = await run(provider, createEpic);
		expect(error?.message).toBe('Shortcut could not be reached: the connection was lost [item 0]');
		expect(error?.description).toMatch(/^The request may have been processed all the same\./);
		expect(provider.asked).toHaveLength(1);
	});

	it('a pause holds back what waits in line behind the requests that are under way', async () => {
		let refused = 0;
		const provider = scripted(SHORTCUT, ({ url }, before) => {
			const page = Number(url.searchParams.get('page'));
			if (page === 1 || refused > 0) {
				const next = page < 9 ? page + 1 : null;
				return json(200, { data: [{ id: page }], next, total: 9 * 250 });
			}
			refused = before;
			return json(429, {}, { 'retry-after': '10' });
		});
		const { items } = await run(provider, {
			...shortcut,
			parameters: { resource: 'epic', operation: 'getAll', returnAll: true },
			items: Array.from({ length: 4 }, () => ({ json: {} })),
		});
		expect(items).toHaveLength(36);
		const [first, ...after] = provider.asked.slice(refused).map(({ at }) => at);
		// Three others were under way, and one may follow each of them before the refusal has come.
		expect(after.filter((at) => at < first + 10_000).length).toBeLessThanOrEqual(6);
	});

	it.each([
		['read', readStory],
		['write', createEpic],
	])(
		'a refusal of a %s that breaks off is told by its status, and not repeated',
		async (_, step) => {
			const refusal = json(403, { message: 'Forbidden' });
			const provider = scripted(SHORTCUT, () => ({ ...refusal, trouble: { connection: 'cut' } }));
			const { error } = await run(provider, step);
			expect(error?.message).toBe('Shortcut does not allow this [item 0]');
			expect(provider.asked).toHaveLength(1);
		},
	);

	it.each<[string, (now: number) => Record<string, string>]>([
		['seconds', (now) => ({ 'x-aircallapi-reset': String((now + 20_000) / 1000) })],
		['milliseconds', (now) => ({ 'x-aircallapi-reset': String(now + 20_000) })],
		[
			'seconds of a clock that is slow',
			(now) => ({
				date: date(now - SKEW_MS),
				'x-aircallapi-reset': String((now - SKEW_MS + 20_000) / 1000),
			}),
		],
	])("a pause told by Aircall's own header in %s is kept", async (_, hint) => {
		const provider = scripted(['api.aircall.io'], (_request, before) =>
			before === 0 ? json(429, {}, hint(time.now)) : json(200, { call: { id: 7 } }),
		);
		await run(provider, {
			...aircall,
			parameters: {
				resource: 'call',
				operation: 'get',
				callId: byId('7'),
			},
		});
		const [first, second] = provider.asked.map(({ at }) => at);
		expect(second - first).toBeGreaterThanOrEqual(20_000);
		expect(second - first).toBeLessThanOrEqual(20_500);
	});

	it('a storage host that is busy does not hold up the API', async () => {
		const busy = json(429, {}, { 'retry-after': '50' });
		const provider = scripted(['api.aircall.io', 'files.s3.amazonaws.com'], ({ url }) =>
			url.hostname === 'api.aircall.io'
				? json(200, { call: { id: 7, recording: 'https://files.s3.amazonaws.com/a.mp3' } })
				: busy,
		);
		const call = (operation: string) => ({
			...aircall,
			parameters: {
				resource: 'call',
				operation,
				callId: byId('7'),
			},
		});
		const door = openDoor(provider, { wait: time.hold });
		const download = runNode(call('downloadRecording'));
		await time.sleep(10_000);
		const began = time.now;
		await runNode(call('get'));
		const took = time.now - began;
		await download;
		door.close();
		expect(provider.asked[1].request.url.hostname).toBe('files.s3.amazonaws.com');
		expect(took).toBeLessThan(5_000);
	});

	it.each<[string, SandboxResponse, requests: number]>([
		['refused for the limit', json(429, {}, { 'retry-after': '1' }), 2],
		['not connected', { ...empty(503), trouble: { connection: 'refused' } }, 2],
		['lost', { ...empty(503), trouble: { connection: 'reset' } }, 1],
		['answered in silence', { ...empty(503), trouble: { connection: 'silent' } }, 1],
		['answered with an error of the server', json(503, {}), 1],
		['answered with half an answer', { ...json(201, { id: 7 }), body: '{"id": 7, "na' }, 1],
		['answered with nothing', empty(201), 1],
	])('a write that was %s', async (_, first, requests) => {
		const provider = scripted(SHORTCUT, (_request, before) =>
			before === 0 ? first : json(201, { id: 7 }),
		);
		const { error, items } = await run(provider, createEpic);
		expect(provider.asked).toHaveLength(requests);
		expect(error === undefined).toBe(requests === 2);
		expect(items).toHaveLength(requests - 1);
	});

	it('a compressed answer is read', async () => {
		const plain = json(200, { id: 7, name: 'Zoë' }, { 'content-encoding': 'gzip' });
		const provider = scripted(SHORTCUT, () => ({ ...plain, body: gzipSync(plain.body) }));
		const { items } = await run(provider, {
			...readStory,
			parameters: { ...readStory.parameters, simplify: false },
		});
		expect(items.map(({ json: record }) => record)).toEqual([{ id: 7, name: 'Zoë' }]);
	});

	it('an answer that is larger than n8n should hold is refused, and not asked for again', async () => {
		const provider = scripted(SHORTCUT, () => json(200, { id: 7, text: 'x'.repeat(65 * 2 ** 20) }));
		const { error } = await run(provider, readStory);
		expect(error?.message).toBe('Shortcut sent more than n8n can take at once [item 0]');
		expect(provider.asked).toHaveLength(1);
	});
});

describe('stopping an execution', () => {
	const never = async () => await new Promise<never>(() => undefined);
	const silent = { ...empty(200), trouble: { headersAfter: 1 } };

	let button: StopButton;

	beforeEach(() => {
		button = new StopButton();
	});

	/** Answers, and has the run stopped. */
	const last = (answer: SandboxResponse) => {
		button.pressSoon();
		return answer;
	};

	async function statusOf(provider: Scripted, step: Run) {
		const door = openDoor(provider, { wait: never });
		const { status } = await runNode({ ...step, stop: button.signal });
		door.close();
		return status;
	}

	it.each([
		['while a request is under way', silent],
		['in the middle of an answer', { ...json(200, []), trouble: { bodyAfter: 1 } }],
		['while it waits for the limit', json(429, {}, { 'retry-after': '30' })],
	])('%s ends it within a second, and sends nothing more', async (_, answer) => {
		const provider = scripted(SHORTCUT, () => last(answer));
		const status = await statusOf(provider, {
			...shortcut,
			parameters: { resource: 'epic', operation: 'getAll', returnAll: true },
			onError: 'continueRegularOutput',
		});
		expect(button.pressedAgo).toBeLessThan(1_000);
		expect(status).toBe('canceled');
		expect(provider.asked).toHaveLength(1);
	});

	it('while a file is on its way ends it within a second', async () => {
		const recording = 'https://files.s3.amazonaws.com/a.mp3';
		const provider = scripted(['api.aircall.io', 'files.s3.amazonaws.com'], ({ url }) =>
			url.hostname === 'api.aircall.io' ? json(200, { call: { id: 7, recording } }) : last(silent),
		);
		const status = await statusOf(provider, {
			...aircall,
			parameters: {
				resource: 'call',
				operation: 'downloadRecording',
				callId: byId('7'),
			},
		});
		expect(button.pressedAgo).toBeLessThan(1_000);
		expect(status).toBe('canceled');
		expect(provider.asked).toHaveLength(2);
	});
});
