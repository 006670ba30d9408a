/** Hosts of files with presigned links, as large storage services give them: no credential, and an hour. */
import { createHash } from 'node:crypto';
import type { Handle, SandboxRequest, SandboxResponse } from './http';

export const LINK_SECONDS = 3600;

/** A link to a file that works for an hour. @param now in seconds */
export function signedLink(host: string, path: string, now: number): string {
	const query = new URLSearchParams({
		'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
		'X-Amz-Date': String(now),
		'X-Amz-Expires': String(LINK_SECONDS),
		'X-Amz-Signature': signature(path, String(now)),
	});
	return `https://${host}${path}?${query.toString()}`;
}

/** What lies at a path. */
export interface Stored {
	type: string;
	body: string | Buffer;
}

/** A host of files. @param now gives the time in seconds @param find gives the file at a path */
export function storageHost(now: () => number, find: (path: string) => Stored | undefined): Handle {
	return ({ method, url, headers }: SandboxRequest): SandboxResponse => {
		if (headers.authorization !== undefined) {
			return xmlError(400, 'InvalidArgument', 'Only one way to authenticate is allowed');
		}
		if (method !== 'GET') return xmlError(405, 'MethodNotAllowed', 'This link is for GET');
		const signedAt = url.searchParams.get('X-Amz-Date') ?? '';
		if (url.searchParams.get('X-Amz-Signature') !== signature(url.pathname, signedAt)) {
			return xmlError(403, 'SignatureDoesNotMatch', 'The signature does not match the request');
		}
		if (now() >= Number(signedAt) + LINK_SECONDS) {
			return xmlError(403, 'AccessDenied', 'Request has expired');
		}
		const found = find(url.pathname);
		if (!found) return xmlError(404, 'NoSuchKey', 'There is no such file');
		const { type, body } = found;
		const size = String(Buffer.byteLength(body));
		return { status: 200, headers: { 'content-type': type, 'content-length': size }, body };
	};
}

/** What makes a link valid: nobody else can make it. */
export function signature(path: string, signedAt: string): string {
	return createHash('sha256').update(`storage-secret ${path} ${signedAt}`).digest('hex');
}

function xmlError(status: number, code: string, message: string): SandboxResponse {
	return {
		status,
		headers: { 'content-type': 'application/xml' },
		body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
	};
}

/** One second of silence that players accept: an ID3 tag with a title, then MPEG-1 Layer III frames. */
export function silentMp3(title: string): Buffer {
	const text = `\0${title}`;
	const size = String.fromCharCode(text.length);
	const frameSize = String.fromCharCode(text.length + 10);
	const tag = `ID3\x03\0\0\0\0\0${frameSize}TIT2\0\0\0${size}\0\0${text}`;
	// 32 kbit/s, 44.1 kHz, mono: 104 bytes and 26 ms each; all zeros behind the header is silence.
	const frame = Buffer.alloc(104);
	frame.set([0xff, 0xfb, 0x10, 0xc4]);
	return Buffer.concat([Buffer.from(tag, 'latin1'), ...Array.from({ length: 38 }, () => frame)]);
}
