/** Answers that would exhaust n8n: too many bytes, packed or plain, no end, too many values. */
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, constants, createGunzip, deflateSync, gzipSync } from 'node:zlib';
import type { INodeParameters } from 'n8n-workflow';
import { bounded, readText, TooLarge } from '../../../nodes/engine/client/body';
import { integer, text } from '../../../nodes/engine/vocabulary/field';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import type { Operation } from '../../../nodes/engine/vocabulary/operation';
import { runOperation, service } from '../../engine/service';

const MB = 2 ** 20;
/** What an answer may be, twice over and with room for everything else; each bomb is a gigabyte. */
const MOST_GROWTH = 300 * MB;
const MAY_BE_DONE =
	'The request may have been processed all the same. Look there before you run this again.';

const get = operation.get('GET /widgets/{id}', { required: [integer('id', { in: 'path' })] });
const create = operation.create('POST /widgets', { required: [text('name')] });
type Kind = [name: 'read' | 'write', one: Operation, parameters: INodeParameters];
const kinds: Kind[] = [
	['read', get, { id: 7 }],
	['write', create, { name: 'x' }],
];

let provider: Server;
/** When each connection was closed. */
let closed: Array<Promise<number>>;

async function serve(answer: RequestListener): Promise<string> {
	closed = [];
	provider = createServer({ keepAliveTimeout: 60_000 }, answer).listen(0, '127.0.0.1');
	provider.on('connection', (socket: Socket) => {
		socket.on('error', () => socket.destroy());
		closed.push(new Promise((done) => socket.once('close', () => done(performance.now()))));
	});
	await new Promise((resolve) => provider.once('listening', resolve));
	return `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
}

afterEach(async () => {
	jest.restoreAllMocks();
	if (!provider.listening) return;
	provider.closeAllConnections();
	await new Promise((resolve) => provider.close(resolve));
});

/** Runs an operation against a provider that answers so. Not repeated: no pause fits into no wait. */
async function run(
	[, one, parameters]: Kind,
	answer: RequestListener,
): ReturnType<typeof runOperation> {
	return await runOperation(one, {
		api: { ...service, host: await serve(answer) },
		parameters: { ...parameters, options: { maxWait: 0 } },
	});
}

/** What work gives, and by how much the memory of this process grew meanwhile. */
async function measured<T>(work: () => Promise<T>): Promise<{ result: T; growth: number }> {
	const before = process.memoryUsage.rss();
	let peak = before;
	const look = setInterval(() => {
		peak = Math.max(peak, process.memoryUsage.rss());
	}, 10);
	const result = await work();
	clearInterval(look);
	return { result, growth: Math.max(peak, process.memoryUsage.rss()) - before };
}

/** Whether the provider saw all connections end within a second from now. */
async function areClosed(): Promise<boolean> {
	const ended = Promise.all(closed).then(() => true);
	return await Promise.race([ended, sleep(1_000, false)]);
}

/** A minute that is over soon, for n8n's own time-out, too. */
function hurry(): void {
	const timeout = AbortSignal.timeout.bind(AbortSignal);
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((time) => timeout(time / 600));
	// An earlier deadline, of a whole minute, is not shared any more.
	const now = performance.now() + 60_000;
	jest.spyOn(performance, 'now').mockReturnValue(now);
	const later = global.setTimeout;
	const soon = (work: () => void, time?: number) => later(work, time === 60_000 ? 100 : time);
	jest.spyOn(global, 'setTimeout').mockImplementation(Object.assign(soon, later));
}

const zeros = Buffer.alloc(32 * MB);
// Packed texts that follow each other are one text for gzip.
const gzip = Buffer.concat(Array<Buffer>(32).fill(gzipSync(zeros, { level: 1 })));
const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
const bombs: Array<[encoding: string, bytes: Buffer]> = [
	['gzip', gzip],
	['deflate', deflateSync(Buffer.alloc(100 * MB), { level: 1 })],
	['br', brotliCompressSync(Buffer.alloc(100 * MB), quickly)],
];

describe.each(kinds)('the answer to a %s', (...kind) => {
	const advice =
		kind[0] === 'write' ? MAY_BE_DONE : 'Ask for less, or fetch the file outside of n8n.';

	test.each(bombs)('that is a bomb of %s is broken off at its bound', async (encoding, bytes) => {
		const { result, growth } = await measured(
			async () =>
				await run(kind, (_, response) => {
					response.writeHead(201, { 'content-encoding': encoding }).end(bytes);
				}),
		);
		expect(result.error?.message).toBe('Service sent more than n8n can take at once [item 0]');
		expect(result.error?.description).toBe(advice);
		expect(growth).toBeLessThan(MOST_GROWTH);
		expect(await areClosed()).toBe(true);
	});

	test('that has no end is broken off at its bound, and its connection with it', async () => {
		let sent = 0;
		const { error } = await run(kind, (_, response) => {
			const chunk = Buffer.alloc(MB, ' ');
			const more = () => {
				while (!response.destroyed) {
					sent += 1;
					if (!response.write(chunk)) return;
				}
			};
			response.on('drain', more);
			more();
		});
		expect(error?.message).toBe('Service sent more than n8n can take at once [item 0]');
		expect(error?.description).toBe(advice);
		expect(await areClosed()).toBe(true);
		expect(sent).toBeLessThan(100);
	});

	test.each<[string, (response: ServerResponse) => void]>([
		[
			'whose headers never end',
			({ socket }) => {
				socket?.write('HTTP/1.1 201 Created\r\n');
				drip(socket, 'x-more: 1\r\n');
			},
		],
		[
			'that comes byte by byte',
			({ socket }) => {
				socket?.write('HTTP/1.1 201 Created\r\ncontent-length: 100000\r\n\r\n{"id":1');
				drip(socket, ' ');
			},
		],
		[
			'that stops',
			({ socket }) => {
				socket?.write('HTTP/1.1 201 Created\r\ncontent-length: 100000\r\n\r\n{"id":1');
			},
		],
	])('%s is given up in time, and its connection with it', async (_, answer) => {
		hurry();
		const { error } = await run(kind, (_request, response) => answer(response));
		expect(error?.message).toBe('Service did not answer in time [item 0]');
		expect(error?.description).toBe(
			kind[0] === 'write' ? MAY_BE_DONE : 'This usually passes. Run it again later.',
		);
		expect(await areClosed()).toBe(true);
	});

	test('ends where its length says', async () => {
		const { items } = await run(kind, ({ socket }) => {
			socket.write('HTTP/1.1 201 Created\r\ncontent-length: 8\r\n\r\n{"id":7}{"id":8}');
		});
		expect(items.map(({ json }) => json)).toEqual([{ id: 7 }]);
		expect(await areClosed()).toBe(true);
	});

	test.each([
		['a bomb', bombs[0][1], { 'content-encoding': 'gzip' }],
		['longer than a complaint', Buffer.from(JSON.stringify({ message: 'x'.repeat(MB) })), {}],
	])('that is a refusal and %s is a refusal all the same', async (_, bytes, headers) => {
		const { result, growth } = await measured(
			async () => await run(kind, (__, response) => response.writeHead(422, headers).end(bytes)),
		);
		expect(result.error?.message).toBe('Service did not accept the request [item 0]');
		expect(result.error?.httpCode).toBe('422');
		expect(growth).toBeLessThan(MOST_GROWTH);
		expect(await areClosed()).toBe(true);
	});

	test('that holds millions of empty records is not parsed', async () => {
		const empty = `[${'{},'.repeat(2_000_001)}{}]`;
		const { error } = await run(kind, (_, response) => response.end(empty));
		expect(error?.message).toBe('Service sent more than n8n can take at once [item 0]');
		expect(error?.description).toBe(advice);
	});
});

function drip(socket: Socket | null, text: string): void {
	const more = setInterval(() => socket?.write(text), 10);
	socket?.once('close', () => clearInterval(more));
}

describe('a text', () => {
	const read = async (written: string) => {
		const body = Readable.from([Buffer.from(written)]);
		return await readText({ body, end: () => void body.destroy() }, 64 * MB, 60_000);
	};

	test.each(['{},', '[],', '0,', '"a":1,', '[['])(
		'of very many values (%s) is refused before it is parsed',
		async (value) => {
			const begun = performance.now();
			await expect(read(value.repeat(4_000_001))).rejects.toThrow(TooLarge);
			// To parse it would take ten times as long.
			expect(performance.now() - begun).toBeLessThan(5_000);
		},
	);

	test('of as many records as the largest answer of a provider holds is taken', async () => {
		const story = JSON.stringify({ id: 1, name: 'A story', labels: [1, 2], done: false });
		const list = `[${Array<string>(300_000).fill(story).join()}]`;
		expect(await read(list)).toBe(list);
	});
});

test('a file that is a bomb is broken off at its bound', async () => {
	const unpacked = Readable.from([gzip]).pipe(createGunzip());
	let taken = 0;
	unpacked.on('data', ({ length }: Buffer) => (taken += length));
	await expect(buffer(bounded(unpacked, 10 * MB))).rejects.toThrow(TooLarge);
	unpacked.destroy();
	expect(taken).toBeLessThan(20 * MB);
});
