/** The body of an answer: bytes that come by and by, bounded in number and in time. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { inTime } from './deadline';

/** What n8n gives for an answer that is asked for as a stream. */
export type Body = Exclude<
	Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0],
	Uint8Array
>;

/** Thrown for a body that grows beyond its bound. */
export class TooLarge extends Error {}

/** The same bytes, up to a bound: not everyone says beforehand how many there are. */
export function limited(body: Body, most: number): Body {
	const check = counter(most);
	return body.map((chunk: Uint8Array) => {
		check(chunk);
		return chunk;
	});
}

/**
 * The text of a body, read to its end.
 * @param most in bytes
 * @param time for a stream, in milliseconds: n8n's own time-out ends with the headers
 * @throws TooLarge, TooLate, or the error that broke the connection
 */
export async function readText(
	body: Body | Uint8Array,
	most: number,
	time: number,
): Promise<string> {
	const check = counter(most);
	const decoder = new TextDecoder();
	if (body instanceof Uint8Array) {
		check(body);
		return decoder.decode(body);
	}
	const read = async () => {
		let text = '';
		for await (const chunk of body as AsyncIterable<Uint8Array>) {
			check(chunk);
			text += decoder.decode(chunk, { stream: true });
		}
		return text + decoder.decode();
	};
	try {
		return await inTime(time, read());
	} finally {
		// What was given up would go on coming.
		body.destroy();
	}
}

function counter(most: number): (chunk: Uint8Array) => void {
	let bytes = 0;
	return ({ length }) => {
		bytes += length;
		if (bytes > most) throw new TooLarge();
	};
}
