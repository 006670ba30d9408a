/** The pieces of secrets, found in a time that does not depend on how long the secrets are. */

/** So many characters in a row tell something of a secret; fewer are found in ordinary words. */
export const PIECE = 8;

const BUCKETS = 1 << 16;
const END = -1;

/** Every row of 8 bytes in some texts. */
export class Pieces {
	private readonly bytes: Uint8Array;

	/** Where the first piece of each bucket begins, and behind each piece the next one of its bucket. */
	private readonly first = new Int32Array(BUCKETS).fill(END);

	private readonly next: Int32Array;

	constructor(texts: Uint8Array[]) {
		this.bytes = Buffer.concat(texts);
		this.next = new Int32Array(this.bytes.length).fill(END);
		let begin = 0;
		for (const { length } of texts) {
			for (let at = begin; at + PIECE <= begin + length; at += 1) this.add(at);
			begin += length;
		}
	}

	private add(at: number): void {
		const bucket = bucketOf(this.bytes, at);
		if (this.isIn(bucket, this.bytes, at)) return;
		this.next[at] = this.first[bucket];
		this.first[bucket] = at;
	}

	/** Whether the 8 bytes from there on are a piece. */
	has(text: Uint8Array, at: number): boolean {
		return at + PIECE <= text.length && this.isIn(bucketOf(text, at), text, at);
	}

	private isIn(bucket: number, text: Uint8Array, at: number): boolean {
		let found = this.first[bucket];
		while (found !== END && !isSame(text, at, this.bytes, found)) found = this.next[found];
		return found !== END;
	}
}

function bucketOf(text: Uint8Array, at: number): number {
	let hash = 0;
	for (let i = at; i < at + PIECE; i += 1) hash = (hash * 31 + text[i]) & 0x3f_ff_ff_ff;
	return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
}

function isSame(one: Uint8Array, at: number, other: Uint8Array, there: number): boolean {
	for (let i = 0; i < PIECE; i += 1) if (one[at + i] !== other[there + i]) return false;
	return true;
}
