/** One emulated workspace per test, and short ways to speak to it. */
import type { Delivery, SandboxRequest } from '../../../sandbox/http';
import type { ShortcutOptions } from '../../../sandbox/shortcut';
import { createShortcut, shortcutAccount as account } from '../../../sandbox/shortcut';

export { account };

export const ORIGIN = 'https://api.app.shortcut.com';

const NOW = Date.parse('2026-03-10T09:00:00Z');

/** What parsing gives; a test knows what it asked for. */
export type Json = ReturnType<typeof JSON.parse>;

export interface Answer {
	status: number;
	headers: Record<string, string>;
	text: string;
	body: Json;
}

let time = NOW;

/** A fresh workspace on a clock that stands still. */
export function open(options: Omit<ShortcutOptions, 'clock'> = {}) {
	time = NOW;
	return createShortcut({ clock: () => time, ...options });
}

let shortcut = open();

/** Starts the test's workspace anew. */
export function reset(options: Omit<ShortcutOptions, 'clock'> = {}): void {
	shortcut = open(options);
}

/** Moves the clock. */
export function wait(ms: number): void {
	time += ms;
}

export const send = (request: SandboxRequest) => shortcut.handle(request);

/** What the workspace tells by itself from now on. */
export function heard(): Delivery[] {
	const deliveries: Delivery[] = [];
	shortcut.sends?.((delivery) => deliveries.push(delivery));
	return deliveries;
}

export function call(method: string, path: string, body?: unknown, token = account.token): Answer {
	const headers: Record<string, string> = { 'content-type': 'application/json' };
	if (token !== '') headers['shortcut-token'] = token;
	const response = send({
		method,
		url: new URL(`${ORIGIN}/api/v3${path}`),
		headers,
		body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
	});
	const text = response.body.toString();
	return {
		status: response.status,
		headers: response.headers,
		text,
		body: text === '' ? undefined : JSON.parse(text),
	};
}

export const get = (path: string, token?: string) => call('GET', path, undefined, token);
export const post = (path: string, body: unknown, token?: string) =>
	call('POST', path, body, token);
export const put = (path: string, body?: unknown) => call('PUT', path, body);
export const remove = (path: string, body?: unknown) => call('DELETE', path, body);

export const ids = (list: Array<{ id: number | string }>) => list.map(({ id }) => id);

/** A story made with what every story needs. */
export const newStory = (fields: object = {}) =>
	post('/stories', { name: 'New', workflow_state_id: account.states.ready, ...fields });

/** All stories: a search needs a filter, and this one leaves none out. */
export const searchAll = (more: object = {}) =>
	post('/stories/search', { created_at_start: '2000-01-01T00:00:00Z', ...more });
