/** The body of an answer: bytes that come by and by, bounded in number and in time. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { inTime } from './deadline';

/** What n8n gives for an answer that is asked for as a stream. */
export type Body = Exclude<
	Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0],
	Uint8Array
>;

/** The body of an answer, and the end of its connection. */
export interface Coming {
	body: Body;
	/** Breaks off what has not come yet. */
	end: () => void;
}

/** Thrown for a body that grows beyond its bound, or that holds more than can be parsed. */
export class TooLarge extends Error {}

/** A shorter text is not worth looking through: all that it can hold is soon parsed. */
const SHORT = 1024 * 1024;
/**
 * Each value takes memory of its own, be it as small as `{}`, and only a list of values has so many:
 * records as the providers give them fill the largest answer with fewer.
 */
const MOST_VALUES = 4_000_000;

/** The same bytes, up to a bound: not everyone says beforehand how many there are. */
export function bounded(body: Body, most: number): Body {
	const fits = counter(most);
	return body.map((chunk: Uint8Array) => {
		if (!fits(chunk)) throw new TooLarge();
		return chunk;
	});
}

/**
 * The text of an answer, read to its end. One that is given up is broken off, with its connection.
 * @param most in bytes, as they are when they are unpacked
 * @param time in milliseconds: n8n's own time-out ends with the headers
 * @throws TooLarge, also for JSON of very many values, TooLate, or the error that broke the connection
 */
export async function readText(coming: Coming, most: number, time: number): Promise<string> {
	const chunks: Uint8Array[] = [];
	try {
		await inTime(time, collect(chunks, coming, most));
		const text = decoder.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
		if (text.length > SHORT && !fewValues(text)) throw new TooLarge();
		return text;
	} finally {
		// The error that ends a connection can hold the stream for long, and its listeners these bytes.
		chunks.length = 0;
		coming.end();
	}
}

const decoder = new TextDecoder();

/** By listeners, which cost a short answer less than an iterator. */
async function collect(chunks: Uint8Array[], { body, end }: Coming, most: number): Promise<void> {
	const fits = counter(most);
	await new Promise<void>((resolve, reject) => {
		// To make an error takes longer than all else here.
		const broken = () => {
			if (!body.readableEnded) reject(body.errored ?? new Error('The answer broke off'));
		};
		// Nobody hears of what broke before.
		if (body.destroyed) broken();
		body.once('error', reject).once('close', broken);
		body.once('end', resolve);
		body.on('data', (chunk: Uint8Array) => {
			if (fits(chunk)) chunks.push(chunk);
			else {
				reject(new TooLarge());
				end();
			}
		});
	});
}

/** Whether JSON can be parsed in a bounded time. Each of its values but one begins behind one of these. */
function fewValues(text: string): boolean {
	let begun = 0;
	for (let i = 0; i < text.length; i += 1) {
		const character = text.charCodeAt(i);
		if (character === COMMA || character === BRACKET || character === BRACE) begun += 1;
		if (begun > MOST_VALUES) return false;
	}
	return true;
}

const [COMMA, BRACKET, BRACE] = [...',[{'].map((character) => character.charCodeAt(0));

function counter(most: number): (chunk: Uint8Array) => boolean {
	let bytes = 0;
	return ({ length }) => (bytes += length) <= most;
}
