/**
 * Where recordings and voicemails lie: a storage host with presigned links, a shortener in front of
 * it, and the web page that `asset` leads to. None of them knows the API's credential.
 */
import type { Clock, Handle, SandboxResponse } from '../http';
import { empty, html } from '../http';
import { signature, signedLink, silentMp3, storageHost } from '../storage';
import type { State } from './kinds';

type RecordingKind = 'recording' | 'voicemail';

/** Where Aircall's files really lie is not known; these names below its own domain are made up. */
const STORAGE_HOST = 'recordings.sandbox.aircall.io';
const SHORT_HOST = 'short.sandbox.aircall.io';
const ASSET_HOST = 'assets.aircall.io';

const SHORT_LINK_SECONDS = 3 * 3600;

/** A link to the file that works for an hour, without any credential. */
export function fileLink(now: number, kind: RecordingKind, callId: number): string {
	return signedLink(STORAGE_HOST, `/${kind}/${callId}.mp3`, now);
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
export function recordingHosts({ calls }: State, clock: Clock): Record<string, Handle> {
	const now = () => Math.floor(clock() / 1000);
	const login = '<!doctype html><title>Log in</title><form action="/login"></form>';
	return {
		[STORAGE_HOST]: storageHost(now, (path) => {
			const [, kind, file] = path.split('/');
			const call = calls.get(parseInt(file, 10));
			const isThere = kind === 'recording' ? call?.recorded : call?.voicemail;
			return isThere
				? { type: 'audio/mpeg', body: silentMp3(`${kind} of call ${call?.id}`) }
				: undefined;
		}),
		[SHORT_HOST]: ({ url }) => shortened(url, now()),
		[ASSET_HOST]: () => html(200, login),
	};
}

function shortened(url: URL, now: number): SandboxResponse {
	const [, kind, callId, signedAt = '', code] = url.pathname.split('/');
	const expected = signature(`/${kind}/${callId}/${signedAt}`, signedAt).slice(0, 16);
	if (code !== expected) return html(404, '<h1>Not Found</h1>');
	if (now >= Number(signedAt) + SHORT_LINK_SECONDS) return html(410, '<h1>Gone</h1>');
	return empty(302, { location: fileLink(now, kind as RecordingKind, Number(callId)) });
}
