/** What the tests of the Shortcut node share: an emulated workspace, and the node signed in to it. */
import type { INodeParameters } from 'n8n-workflow';
import { ShortcutApi } from '../../credentials/ShortcutApi.credentials';
import { Shortcut } from '../../nodes/Shortcut/Shortcut.node';
import { openDoor, type Door } from '../../sandbox/doors/nock';
import type { SandboxRequest, SandboxResponse } from '../../sandbox/http';
import { createShortcut, shortcutAccount as account } from '../../sandbox/shortcut';
import {
	credential,
	loadOptions,
	mapperFields,
	runNode,
	searchList,
	type NodeResult,
	type RunOptions,
} from '../harness';

export { account };

const HOST = 'https://api.app.shortcut.com';

/** A resource locator as the editor stores it. */
export const named = (value: string | number, mode = 'list') => ({ __rl: true, mode, value });

export const numbers = (first: number, count: number) =>
	Array.from({ length: count }, (_, i) => first + i);

export interface WorkspaceOptions {
	stories?: number;
	/** Requests a minute. */
	limit?: number;
	token?: string;
	/** May answer in place of the emulator. */
	instead?: (request: SandboxRequest) => SandboxResponse | undefined;
}

let door: Door | undefined;
let credentials = [credential(ShortcutApi, { apiToken: account.token })];
let handle: (request: SandboxRequest) => SandboxResponse;

/** Opens a fresh workspace; the one before is gone. */
export function openWorkspace(options: WorkspaceOptions = {}): void {
	const { token = account.token, instead, ...seed } = options;
	closeWorkspace();
	const shortcut = createShortcut({ clock: Date.now, ...seed });
	handle = shortcut.handle;
	credentials = [credential(ShortcutApi, { apiToken: token })];
	door = openDoor({
		...shortcut,
		handle: (request) => instead?.(request) ?? shortcut.handle(request),
	});
}

export function closeWorkspace(): void {
	door?.close();
	door = undefined;
}

/** `GET /api/v3/member?x=y`, for each request of the node. */
export const requests = () =>
	(door?.exchanges ?? []).map(
		({ request: { method, url } }) => `${method} ${url.pathname}${url.search}`,
	);

/** The JSON of each request that had some. */
export const bodies = (): unknown[] =>
	(door?.exchanges ?? [])
		.map(({ request }) => request.body.toString())
		.filter((body) => body !== '')
		.map((body): unknown => JSON.parse(body));

/** The JSON of the last request that had some. */
export const lastBody = () => bodies().pop();

/** Asks the workspace without the node. */
export function ask<T>(method: string, path: string, body?: unknown): T {
	const response = handle({
		method,
		url: new URL(`${HOST}/api/v3/${path}`),
		headers: { 'shortcut-token': account.token, 'content-type': 'application/json' },
		body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
	});
	if (response.status >= 300) throw new Error(`${path}: ${String(response.body)}`);
	return JSON.parse(String(response.body)) as T;
}

/** Runs `resource.operation`. */
export async function run(
	name: string,
	parameters: INodeParameters = {},
	options: RunOptions & { onError?: 'continueRegularOutput' } = {},
): Promise<NodeResult> {
	const [resource, operation] = name.split('.');
	return await runNode({
		node: Shortcut,
		credentials,
		parameters: { resource, operation, ...parameters },
		...options,
	});
}

/** The records of a run that has to succeed. */
export async function records(name: string, parameters: INodeParameters = {}) {
	const { items, error } = await run(name, parameters);
	expect(error).toBeUndefined();
	return items.map(({ json }) => json);
}

/** The message of a run that has to fail. */
export async function problem(name: string, parameters: INodeParameters = {}) {
	const { error } = await run(name, parameters);
	return error?.message;
}

const call = (method: string, currentNodeParameters: INodeParameters) => ({
	node: Shortcut,
	method,
	credentials,
	currentNodeParameters,
});

export const pick = async (
	method: string,
	search: { filter?: string; paginationToken?: string } = {},
	parameters: INodeParameters = {},
) => await searchList({ ...call(method, parameters), ...search });

export const options = async (method: string) => await loadOptions(call(method, {}));
export const columns = async () => await mapperFields(call('storyFields', {}));
