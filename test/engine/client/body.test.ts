import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { bounded, readText, TooLarge } from '../../../nodes/engine/client/body';

const SOON = 50;
const MINUTE = 60_000;
const MEGABYTE = 2 ** 20;

/** A body without end, and how much of it was taken. */
function endless() {
	const taken = { kilobytes: 0 };
	const body = new Readable({
		read() {
			taken.kilobytes += 1;
			this.push(Buffer.alloc(1024));
		},
	});
	return { body, taken };
}

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** The bytes of all buffers that something still holds. */
function bytesHeld(): number {
	collect();
	return process.memoryUsage().arrayBuffers;
}

/** A body as it comes from a request. */
const coming = (body: Readable) => ({ body, end: () => void body.destroy() });

describe('A file', () => {
	test('goes through byte for byte while it is within its bound', async () => {
		const file = bounded(Readable.from([Buffer.from('abc'), Buffer.from('de')]), 5);
		expect((await buffer(file)).toString()).toBe('abcde');
	});

	test('is broken off as soon as it grows beyond its bound, whatever it said of its size', async () => {
		const { body, taken } = endless();
		await expect(buffer(bounded(body, 10 * 1024))).rejects.toThrow(TooLarge);
		expect(taken.kilobytes).toBeLessThan(100);
	});
});

describe('A text', () => {
	test('is whole, however its characters are cut into pieces', async () => {
		const bytes = [...Buffer.from('\uFEFFZoë 📞')].map((byte) => Buffer.from([byte]));
		expect(await readText(coming(Readable.from(bytes)), 100, MINUTE)).toBe('Zoë 📞');
	});

	test('may be as long as its bound', async () => {
		expect(await readText(coming(Readable.from([Buffer.from('abc')])), 3, MINUTE)).toBe('abc');
		await expect(readText(coming(Readable.from([Buffer.from('abcd')])), 3, MINUTE)).rejects.toThrow(
			TooLarge,
		);
	});

	test('is broken off as soon as it grows beyond its bound', async () => {
		const { body, taken } = endless();
		await expect(readText(coming(body), 10 * 1024, MINUTE)).rejects.toThrow(TooLarge);
		expect(taken.kilobytes).toBeLessThan(100);
		expect(body.destroyed).toBe(true);
	});

	test('that is given up leaves its bytes, although its stream is still held', async () => {
		const { body } = endless();
		const before = bytesHeld();
		await expect(readText(coming(body), 32 * MEGABYTE, MINUTE)).rejects.toThrow(TooLarge);
		// What else has just ended in this process lets go of its bytes by and by, too.
		let held = Infinity;
		for (let looked = 0; looked < 20 && held >= 8 * MEGABYTE; looked += 1) {
			await new Promise(setImmediate);
			held = bytesHeld() - before;
		}
		expect(held).toBeLessThan(8 * MEGABYTE);
		expect(body.destroyed).toBe(true);
	});

	test('that does not end is given up on in time', async () => {
		const stalled = new Readable({ read: () => undefined });
		stalled.push('{"id":');
		await expect(readText(coming(stalled), 100, SOON)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
		expect(stalled.destroyed).toBe(true);
	});

	test('that breaks off says how', async () => {
		const broken = new Readable({ read: () => undefined });
		setImmediate(() => broken.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })));
		await expect(readText(coming(broken), 100, MINUTE)).rejects.toMatchObject({
			code: 'ECONNRESET',
		});
	});
});
