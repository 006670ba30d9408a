/** What the tests of the Nutshell node share: an emulated account, and the node signed in to it. */
import type { INodeParameters } from 'n8n-workflow';
import { NutshellApi } from '../../credentials/NutshellApi.credentials';
import { Nutshell } from '../../nodes/Nutshell/Nutshell.node';
import { openDoor, type Door } from '../../sandbox/doors/nock';
import type { SandboxRequest, SandboxResponse } from '../../sandbox/http';
import { createNutshell, nutshellAccount } from '../../sandbox/nutshell';
import { credential, loadOptions, mapperFields, runNode, searchList } from '../harness';
import type { RunOptions } from '../harness';

/** Midday of the day on which the emulated account wakes up. */
export const NOON = Date.parse('2025-06-15T12:00:00Z');
const DAY = 24 * 60 * 60;

/** Unix seconds. */
export const daysFromNow = (days: number) => NOON / 1000 + days * DAY;
/** As the node shows it. */
export const timeFromNow = (days: number) => new Date(daysFromNow(days) * 1000).toISOString();

/** A resource locator as the editor stores it. */
export const named = (value: string | number, mode = 'id') => ({ __rl: true, mode, value });

/** Groups as the editor stores them. */
export const items = (...list: INodeParameters[]) => ({ items: list });

/** Records that are picked one by one. */
export const records = (...ids: string[]) => items(...ids.map((id) => ({ record: named(id) })));

/** A mapping form with values typed in, and the types of its columns where they are not text. */
export function mapped(
	value: Record<string, string | number | null>,
	types: Record<string, string> = {},
): INodeParameters {
	const schema = Object.keys(value).map((id) => ({
		id,
		displayName: id,
		type: types[id] ?? 'string',
		display: true,
		required: false,
		defaultMatch: false,
	}));
	return { mappingMode: 'defineBelow', value, schema };
}

export const range = (first: number, last: number, kind: string) =>
	Array.from({ length: last - first + 1 }, (_, i) => `${first + i}-${kind}`);

export interface AccountOptions {
	contacts?: number;
	/** Requests a minute. */
	limit?: number;
	apiKey?: string;
	/** May answer in place of the emulator. */
	instead?: (request: SandboxRequest) => SandboxResponse | undefined;
}

type Run = RunOptions & { onError?: 'continueRegularOutput' };

let door: Door | undefined;

/** Opens a fresh account to this process; `closeAccount` belongs into `afterEach`. */
export function openAccount({
	apiKey = nutshellAccount.apiKey,
	instead,
	...options
}: AccountOptions = {}) {
	const provider = createNutshell({ clock: () => NOON, ...options });
	door = openDoor({
		...provider,
		handle: (request) => instead?.(request) ?? provider.handle(request),
	});
	const { exchanges } = door;
	const credentials = [credential(NutshellApi, { username: nutshellAccount.username, apiKey })];
	const panel = { node: Nutshell, credentials };

	const run = async (parameters: INodeParameters, options: Run = {}) =>
		await runNode({ node: Nutshell, credentials, parameters, ...options });

	return {
		run,
		/** The output of a run that must succeed. */
		output: async (parameters: INodeParameters, options?: Run) => {
			const { items: made, error } = await run(parameters, options);
			if (error) throw new Error(`${error.message} | ${String(error.description)}`);
			return made.map(({ json }) => json);
		},
		/** The failure of a run that must fail. */
		failure: async (parameters: INodeParameters) => {
			const { error } = await run(parameters);
			return { message: error?.message, description: error?.description };
		},
		/** What was asked since the last time: `GET /rest/leads?q=acme`, and the body if there was one. */
		sent: () =>
			exchanges.splice(0).flatMap(({ request: { method, url, body } }) => {
				const line = `${method} ${decodeURIComponent(url.pathname + url.search)}`;
				return body.length === 0 ? [line] : [line, JSON.parse(body.toString()) as unknown];
			}),
		search: async (method: string, filter?: string, paginationToken?: string) =>
			await searchList({ ...panel, method, filter, paginationToken }),
		options: async (method: string) => await loadOptions({ ...panel, method }),
		columns: async (method: string) => (await mapperFields({ ...panel, method })).fields,
		exchanges,
		credentials,
	};
}

export function closeAccount(): void {
	door?.close();
	door = undefined;
}
