/** Files and values -> a form (multipart/form-data, RFC 7578), as a stream whose length is known. */
import { randomUUID } from 'node:crypto';
import type { Json } from '../json';
import { wordsOf } from '../vocabulary/answered';
import type { Multipart } from '../vocabulary/values';
import type { Body } from './body';

/** A file on its way up. */
export interface FilePart {
	/** What the API calls its part of the form. */
	name: string;
	fileName: string;
	mimeType: string;
	/** In bytes; more than 0. */
	size: number;
	/** Opens it anew. @returns its bytes, or the stream of them */
	open: () => Promise<Buffer | Body>;
}

const LINE = '\r\n';

/** A form of these values and files. Files that n8n does not hold in memory are read as they are sent. */
export async function multipartOf(values: Json, files: FilePart[]): Promise<Multipart> {
	const boundary = `form-${randomUUID()}`;
	const start = (name: string, rest: string) =>
		Buffer.from(
			`--${boundary}${LINE}content-disposition: form-data; name="${quoted(name)}"${rest}`,
		);
	const pieces: Array<Buffer | FilePart> = Object.entries(values).map(([name, value]) =>
		start(name, `${LINE}${LINE}${wordsOf(value)}${LINE}`),
	);
	for (const file of files) {
		const { name, fileName, mimeType } = file;
		const type = `${LINE}content-type: ${mimeType}${LINE}${LINE}`;
		pieces.push(start(name, `; filename="${quoted(fileName)}"${type}`), file, Buffer.from(LINE));
	}
	pieces.push(Buffer.from(`--${boundary}--${LINE}`));
	const length = pieces.reduce((sum, one) => sum + sizeOf(one), 0);
	return {
		headers: {
			'content-type': `multipart/form-data; boundary="${boundary}"`,
			'content-length': String(length),
		},
		body: await inARow(pieces),
	};
}

/** A name between quotes: what would end it is written as browsers do. */
function quoted(name: string): string {
	const escapes: Record<string, string> = { '"': '%22', '\r': '%0D', '\n': '%0A' };
	return name.replace(/["\r\n]/g, (character) => escapes[character]);
}

function sizeOf(piece: Buffer | FilePart): number {
	return Buffer.isBuffer(piece) ? piece.length : piece.size;
}

/**
 * The pieces one behind the other. A node may not make a stream, but it can put something in front of
 * the first bytes of one that n8n gives, and behind the last.
 */
async function inARow(pieces: Array<Buffer | FilePart>): Promise<Buffer | Body> {
	const before: Buffer[] = [];
	for (const [i, piece] of pieces.entries()) {
		const opened = Buffer.isBuffer(piece) ? piece : await piece.open();
		if (Buffer.isBuffer(opened)) {
			before.push(opened);
			continue;
		}
		const size = sizeOf(piece);
		let seen = 0;
		return opened.flatMap(async function* (chunk: Uint8Array) {
			if (seen === 0) yield* before;
			seen += chunk.length;
			yield chunk;
			if (seen === size) yield* bytesOf(pieces.slice(i + 1));
		});
	}
	return Buffer.concat(before);
}

async function* bytesOf(pieces: Array<Buffer | FilePart>): AsyncGenerator<Uint8Array> {
	for (const piece of pieces) {
		const opened = Buffer.isBuffer(piece) ? piece : await piece.open();
		if (Buffer.isBuffer(opened)) yield opened;
		else for await (const chunk of opened) yield chunk as Uint8Array;
	}
}
