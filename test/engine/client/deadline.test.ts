/** What does not end in time is given up. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { inTime } from '../../../nodes/engine/client/deadline';
import { integer, text } from '../../../nodes/engine/vocabulary/field';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { runOperation, service } from '../service';

const SOON = 50;
const never = new Promise<never>(() => undefined);

describe('work in time', () => {
	test('gives what it gives, and throws what it throws', async () => {
		expect(await inTime(SOON, Promise.resolve(7))).toBe(7);
		await expect(inTime(SOON, Promise.reject(new Error('No')))).rejects.toThrow('No');
	});

	test('is given up when it does not end', async () => {
		await expect(inTime(SOON, never)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
	});

	test('has its whole time, whatever began before it', async () => {
		const first = expect(inTime(SOON, never)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
		await sleep(SOON / 2);
		const begun = performance.now();
		await expect(inTime(SOON, never)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
		expect(performance.now() - begun).toBeGreaterThan(SOON * 0.9);
		await first;
	});

	test('may be much at the same time', async () => {
		const warned = jest.fn();
		process.on('warning', warned);
		const all = Array.from({ length: 100 }, async () => await inTime(SOON, never));
		const ends = await Promise.allSettled(all);
		expect(ends.map(({ status }) => status)).toEqual(all.map(() => 'rejected'));
		process.off('warning', warned);
		expect(warned).not.toHaveBeenCalled();
	});
});

describe('an answer that comes byte by byte, so that there is never silence', () => {
	let provider: Server;
	let asked: number;

	beforeEach(async () => {
		asked = 0;
		provider = createServer((_, response) => {
			asked += 1;
			response.write('{"id":1');
			const drip = setInterval(() => response.write(' '), 10);
			response.once('close', () => clearInterval(drip));
			setTimeout(() => response.end('}'), 2_000).unref();
		}).listen(0, '127.0.0.1');
		await new Promise((resolve) => provider.once('listening', resolve));
		// A minute that is over soon.
		const timeout = AbortSignal.timeout.bind(AbortSignal);
		jest.spyOn(AbortSignal, 'timeout').mockImplementation((time) => timeout(time / 600));
	});
	afterEach(async () => {
		jest.restoreAllMocks();
		provider.closeAllConnections();
		await new Promise((resolve) => provider.close(resolve));
	});

	const get = operation.get('GET /widgets/{id}', { required: [integer('id', { in: 'path' })] });
	const create = operation.create('POST /widgets', { required: [text('name')] });

	test.each([
		['a read', get, { id: 7 }, 'This usually passes. Run it again later.'],
		[
			'a write',
			create,
			{ name: 'x' },
			'The request may have been processed all the same. Look there before you run this again.',
		],
	])('%s is given up in time', async (_, one, parameters, advice) => {
		const { port } = provider.address() as AddressInfo;
		const { error } = await runOperation(one, {
			api: { ...service, host: `http://127.0.0.1:${port}` },
			// Not repeated: no pause fits into no wait.
			parameters: { ...parameters, options: { maxWait: 0 } },
		});
		expect(error?.message).toBe('Service did not answer in time [item 0]');
		expect(error?.description).toBe(advice);
		expect(asked).toBe(1);
	});
});
