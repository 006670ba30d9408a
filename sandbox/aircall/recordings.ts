/**
 * Where recordings and voicemails lie: a storage host with presigned links, a shortener in front of
 * it, and the web page that `asset` leads to. None of them knows the API's credential.
 */
import { createHash } from 'node:crypto';
import type { Clock, Handle, SandboxRequest, SandboxResponse } from '../http';
import { empty, html } from '../http';
import type { State } from './kinds';

type RecordingKind = 'recording' | 'voicemail';

/** Where Aircall's files really lie is not known; these names below its own domain are made up. */
const STORAGE_HOST = 'recordings.sandbox.aircall.io';
const SHORT_HOST = 'short.sandbox.aircall.io';
const ASSET_HOST = 'assets.aircall.io';

const LINK_SECONDS = 3600;
const SHORT_LINK_SECONDS = 3 * 3600;

/** A link to the file that works for an hour, without any credential. */
export function signedLink(now: number, kind: RecordingKind, callId: number): string {
	const path = `/${kind}/${callId}.mp3`;
	const query = new URLSearchParams({
		'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
		'X-Amz-Date': String(now),
		'X-Amz-Expires': String(LINK_SECONDS),
		'X-Amz-Signature': signature(path, String(now)),
	});
	return `https://${STORAGE_HOST}${path}?${query.toString()}`;
}

/** A link that leads to a signed one and works for three hours. */
export function shortLink(now: number, kind: RecordingKind, callId: number): string {
	const path = `/${kind}/${callId}/${now}`;
	return `https://${SHORT_HOST}${path}/${signature(path, String(now)).slice(0, 16)}`;
}

/** A page to look at after a login; not a file, and not meant for programs. */
export function assetPage(kind: RecordingKind, callId: number): string {
	return `https://${ASSET_HOST}/calls/${callId}/${kind}`;
}

/** What the three hosts answer; the page shows its login to whoever is not logged in. */
export function recordingHosts(state: State, clock: Clock): Record<string, Handle> {
	const now = () => Math.floor(clock() / 1000);
	const login = '<!doctype html><title>Log in</title><form action="/login"></form>';
	return {
		[STORAGE_HOST]: (request) => stored(request, state, now()),
		[SHORT_HOST]: ({ url }) => shortened(url, now()),
		[ASSET_HOST]: () => html(200, login),
	};
}

function stored({ method, url, headers }: SandboxRequest, { calls }: State, now: number) {
	if (headers.authorization !== undefined) {
		return xmlError(400, 'InvalidArgument', 'Only one way to authenticate is allowed');
	}
	if (method !== 'GET') return xmlError(405, 'MethodNotAllowed', 'This link is for GET');
	const signedAt = url.searchParams.get('X-Amz-Date') ?? '';
	if (url.searchParams.get('X-Amz-Signature') !== signature(url.pathname, signedAt)) {
		return xmlError(403, 'SignatureDoesNotMatch', 'The signature does not match the request');
	}
	if (now >= Number(signedAt) + LINK_SECONDS) {
		return xmlError(403, 'AccessDenied', 'Request has expired');
	}
	const [, kind, file] = url.pathname.split('/');
	const call = calls.get(parseInt(file, 10));
	if (!(kind === 'recording' ? call?.recorded : call?.voicemail)) {
		return xmlError(404, 'NoSuchKey', 'There is no such file');
	}
	const body = silentMp3(`${kind} of call ${call?.id}`);
	const size = String(body.length);
	return { status: 200, headers: { 'content-type': 'audio/mpeg', 'content-length': size }, body };
}

function shortened(url: URL, now: number): SandboxResponse {
	const [, kind, callId, signedAt = '', code] = url.pathname.split('/');
	const expected = signature(`/${kind}/${callId}/${signedAt}`, signedAt).slice(0, 16);
	if (code !== expected) return html(404, '<h1>Not Found</h1>');
	if (now >= Number(signedAt) + SHORT_LINK_SECONDS) return html(410, '<h1>Gone</h1>');
	return empty(302, { location: signedLink(now, kind as RecordingKind, Number(callId)) });
}

/** What makes a link valid: nobody else can make it. */
export function signature(path: string, signedAt: string): string {
	return createHash('sha256').update(`storage-secret ${path} ${signedAt}`).digest('hex');
}

export function xmlError(status: number, code: string, message: string): SandboxResponse {
	return {
		status,
		headers: { 'content-type': 'application/xml' },
		body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
	};
}

/** One second of silence that players accept: an ID3 tag with a title, then MPEG-1 Layer III frames. */
function silentMp3(title: string): Buffer {
	const text = `\0${title}`;
	const size = String.fromCharCode(text.length);
	const frameSize = String.fromCharCode(text.length + 10);
	const tag = `ID3\x03\0\0\0\0\0${frameSize}TIT2\0\0\0${size}\0\0${text}`;
	// 32 kbit/s, 44.1 kHz, mono: 104 bytes and 26 ms each; all zeros behind the header is silence.
	const frame = Buffer.alloc(104);
	frame.set([0xff, 0xfb, 0x10, 0xc4]);
	return Buffer.concat([Buffer.from(tag, 'latin1'), ...Array.from({ length: 38 }, () => frame)]);
}
