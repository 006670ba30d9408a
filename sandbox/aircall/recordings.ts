/**
 * Where recordings and voicemails lie: a storage host with presigned links, a shortener in front of
 * it, and the web page that `asset` leads to. None of them knows the API's credential.
 */
import { createHash } from 'node:crypto';
import type { Clock, Handle, SandboxResponse } from '../http';
import { empty, html } from '../http';
import type { State } from './state';
import { seconds } from './state';

export type RecordingKind = 'recording' | 'voicemail';

/** Where Aircall's files really lie is not known; these names below its own domain are made up. */
export const STORAGE_HOST = 'recordings.sandbox.aircall.io';
export const SHORT_HOST = 'short.sandbox.aircall.io';
export const ASSET_HOST = 'assets.aircall.io';

const LINK_SECONDS = 3600;
const SHORT_LINK_SECONDS = 3 * 3600;

/** A link to the file that works for an hour, without any credential. */
export function signedLink(clock: Clock, kind: RecordingKind, callId: number): string {
	const path = `/${kind}/${callId}.mp3`;
	const signedAt = String(seconds({ clock }));
	const url = new URL(`https://${STORAGE_HOST}${path}`);
	url.searchParams.set('X-Amz-Algorithm', 'AWS4-HMAC-SHA256');
	url.searchParams.set('X-Amz-Date', signedAt);
	url.searchParams.set('X-Amz-Expires', String(LINK_SECONDS));
	url.searchParams.set('X-Amz-Signature', signature(path, signedAt));
	return url.href;
}

/** A link that leads to a signed one and works for three hours. */
export function shortLink(clock: Clock, kind: RecordingKind, callId: number): string {
	const signedAt = String(seconds({ clock }));
	const path = `/${kind}/${callId}/${signedAt}`;
	return `https://${SHORT_HOST}${path}/${signature(path, signedAt).slice(0, 16)}`;
}

/** A page to look at after a login; not a file, and not meant for programs. */
export function assetPage(kind: RecordingKind, callId: number): string {
	return `https://${ASSET_HOST}/calls/${callId}/${kind}`;
}

/** What the storage host answers. */
export function storageDoor(state: State): Handle {
	return ({ method, url, headers }) => {
		if (headers.authorization !== undefined) {
			return xmlError(400, 'InvalidArgument', 'Only one way to authenticate is allowed');
		}
		if (method !== 'GET') return xmlError(405, 'MethodNotAllowed', 'This link is for GET');
		const signedAt = url.searchParams.get('X-Amz-Date') ?? '';
		if (url.searchParams.get('X-Amz-Signature') !== signature(url.pathname, signedAt)) {
			return xmlError(403, 'SignatureDoesNotMatch', 'The signature does not match the request');
		}
		if (seconds(state) >= Number(signedAt) + LINK_SECONDS) {
			return xmlError(403, 'AccessDenied', 'Request has expired');
		}
		const [, kind, file] = url.pathname.split('/');
		const call = state.calls.get(parseInt(file, 10));
		if (!(kind === 'recording' ? call?.recorded : call?.voicemail)) {
			return xmlError(404, 'NoSuchKey', 'There is no such file');
		}
		const body = silentMp3(`${kind} of call ${call?.id}`);
		return {
			status: 200,
			headers: { 'content-type': 'audio/mpeg', 'content-length': String(body.length) },
			body,
		};
	};
}

/** What the shortener answers. */
export function shortDoor(state: State): Handle {
	return ({ url }) => {
		const [, kind, callId, signedAt, code] = url.pathname.split('/');
		const expected = signature(`/${kind}/${callId}/${signedAt}`, signedAt ?? '').slice(0, 16);
		if (code !== expected) return html(404, '<h1>Not Found</h1>');
		if (seconds(state) >= Number(signedAt) + SHORT_LINK_SECONDS) return html(410, '<h1>Gone</h1>');
		const location = signedLink(state.clock, kind as RecordingKind, Number(callId));
		return empty(302, { location });
	};
}

/** What the page behind `asset` shows to whoever is not logged in. */
export function assetDoor(): SandboxResponse {
	return html(200, '<!doctype html><title>Log in</title><form action="/login"></form>');
}

function signature(path: string, signedAt: string): string {
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
function silentMp3(title: string): Buffer {
	const text = Buffer.from(`\0${title}`, 'latin1');
	const titleFrame = Buffer.concat([
		Buffer.from('TIT2\0\0\0'),
		Buffer.from([text.length, 0, 0]),
		text,
	]);
	const tag = Buffer.concat([
		Buffer.from('ID3'),
		Buffer.from([3, 0, 0, 0, 0, 0, titleFrame.length]),
		titleFrame,
	]);
	// 32 kbit/s, 44.1 kHz, mono: 104 bytes and 26 ms each; all zeros behind the header is silence.
	const frame = Buffer.alloc(104);
	frame.set([0xff, 0xfb, 0x10, 0xc4]);
	return Buffer.concat([tag, ...Array.from({ length: 38 }, () => frame)]);
}
