/** The body of an answer: bytes that come by and by, bounded in number and in time. */
import type { IExecuteFunctions } from 'n8n-workflow';

/** What n8n gives for an answer that is asked for as a stream. */
export type Body = Exclude<
	Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0],
	Uint8Array
>;

/** Thrown for a body that grows beyond its bound. */
export class TooLarge extends Error {}

/** Thrown for a body that does not end in time, with Node's own code for it. */
class TooLate extends Error {
	readonly code = 'ETIMEDOUT';
}

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
 * @throws TooLarge, or the error that broke the connection
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
	const { bodies } = deadline(time);
	bodies.add(body);
	try {
		let text = '';
		for await (const chunk of body as AsyncIterable<Uint8Array>) {
			check(chunk);
			text += decoder.decode(chunk, { stream: true });
		}
		return text + decoder.decode();
	} finally {
		bodies.delete(body);
	}
}

/** The bodies that began at about the same time, and must have ended when it is over. */
class Deadline {
	readonly bodies = new Set<Body>();
	private readonly begun = Date.now();
	private readonly over: AbortSignal;

	constructor(private readonly time: number) {
		this.over = AbortSignal.timeout(time);
		this.over.addEventListener('abort', () => {
			for (const body of this.bodies) body.destroy(new TooLate());
		});
	}

	/** Whether what begins now still has its time, up to a sixtieth less. */
	get isFresh(): boolean {
		return !this.over.aborted && Date.now() - this.begun < this.time / 60;
	}
}

/** By their time, the last ones. */
const deadlines = new Map<number, Deadline>();

/** A deadline after `time`; bodies share it, since one for each costs as much as reading a short one. */
function deadline(time: number): Deadline {
	let last = deadlines.get(time);
	if (!last?.isFresh) {
		last = new Deadline(time);
		deadlines.set(time, last);
	}
	return last;
}

function counter(most: number): (chunk: Uint8Array) => void {
	let bytes = 0;
	return ({ length }) => {
		bytes += length;
		if (bytes > most) throw new TooLarge();
	};
}
