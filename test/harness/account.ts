/** What the tests of every provider share: an emulated account, the node signed in to it, and what came of it. */
import type { INodeParameters } from 'n8n-workflow';
import { openDoor, type Door } from '../../sandbox/doors/nock';
import type { Delivery, SandboxRequest, SandboxResponse } from '../../sandbox/http';
import { loadOptions, mapperFields, searchList, type PickerCall } from './pickers';
import { asking, type ProviderInTests } from './provider';
import { runNode, type RunOptions } from './run-node';
import type { Step } from './workflow';

export { byId, entries, listed, mapped, named } from './picks';

/** How an account may be opened, beside the options of its emulator. */
export interface Opening {
	/** In place of the account's own secret. */
	secret?: string;
	/** Told of each request before it is answered. */
	before?: (request: SandboxRequest) => unknown;
	/** May answer in place of the emulator. */
	instead?: (request: SandboxRequest) => SandboxResponse | undefined;
}

/** What the node sent. */
export interface Sent {
	/** `GET /v2/people` */
	route: string;
	/** As it was sent, decoded: `ids[]=1&ids[]=2`; absent where there was none. */
	query?: string;
	/** Parsed; absent where there was none. */
	body?: unknown;
}

/**
 * Call it once, at the top of a test file: before each test it opens a fresh account, and after the
 * test it closes it.
 * @param usual how it is opened for each test of the file
 */
export function openAccount<Options>(
	{ node, credential, emulate, api }: ProviderInTests<Options>,
	usual: Partial<Options> & Opening = {},
) {
	let door: Door | undefined;
	let emulated = emulate();
	let credentials = [credential()];
	let told: Delivery[] = [];

	const close = () => {
		door?.close();
		door = undefined;
	};
	/** Opens another account in place of the one that is open. */
	const open = (options: Partial<Options> & Opening = usual) => {
		close();
		const { secret, before, instead } = options;
		const provider = emulate(options);
		emulated = provider;
		told = [];
		provider.sends?.((delivery) => void told.push(delivery));
		credentials = [credential(secret)];
		const handle = (request: SandboxRequest) => {
			before?.(request);
			return instead?.(request) ?? provider.handle(request);
		};
		door = openDoor({ ...provider, handle });
	};
	beforeEach(() => open());
	afterEach(close);

	/** Runs `resource.operation`. */
	const run = async (
		name: string,
		parameters: INodeParameters = {},
		more: Partial<Step> & RunOptions = {},
	) => {
		const [resource, operation] = name.split('.');
		const chosen = { resource, operation, ...parameters };
		return await runNode({ node, credentials, parameters: chosen, ...more });
	};
	/** The records that a run gives, which has to succeed. */
	const records = async (...call: Parameters<typeof run>) => {
		const { items, error } = await run(...call);
		if (error) throw new Error(`${error.message} ${error.description ?? ''}`);
		return items.map(({ json }) => json);
	};
	/** The one record that a run gives. */
	const record = async (...call: Parameters<typeof run>) => {
		const found = await records(...call);
		expect(found).toHaveLength(1);
		return found[0];
	};
	/** The message of a run that has to fail. */
	const refusal = async (...call: Parameters<typeof run>) => {
		const { error } = await run(...call);
		if (!error) throw new Error(`${call[0]} was not refused`);
		return error.message;
	};

	const exchanges = () => door?.exchanges ?? [];
	/** What the node sent so far, in order. */
	const sent = () => exchanges().map(({ request }) => sentBy(request));

	type Panel = Omit<PickerCall, 'node' | 'method'> & { paginationToken?: string };
	return {
		open,
		close,
		run,
		records,
		record,
		refusal,
		sent,
		/** The same in one line each, without bodies: `GET /v2/people?ids[]=1`. */
		requests: () =>
			sent().map(({ route, query }) => (query === undefined ? route : `${route}?${query}`)),
		/** The bodies alone, of the requests that had one. */
		bodies: () => sent().flatMap(({ body }) => (body === undefined ? [] : [body])),
		/** Forgets what was sent so far. */
		forget: () => exchanges().splice(0),
		/** The requests as they went out, with their headers, and the answers. */
		exchanges,
		/** The JSON of the last answer. */
		answered: <Answer>() => JSON.parse(String(exchanges().at(-1)?.response.body)) as Answer,
		/** The list of a picker. */
		search: async (method: string, filter?: string, panel: Panel = {}) =>
			await searchList({ node, credentials, method, filter, ...panel }),
		/** The choices of a drop-down. */
		options: async (method: string, panel: Panel = {}) =>
			await loadOptions({ node, credentials, method, ...panel }),
		/** The fields of a mapping form. */
		columns: async (method: string, panel: Panel = {}) =>
			(await mapperFields({ node, credentials, method, ...panel })).fields,
		/** What another tool than the node does in the account meanwhile, and what it is answered. */
		ask: <Answer>(method: string, path: string, body?: unknown) =>
			asking(api)(emulated, method, path, body) as Answer,
		/** The account itself. */
		emulated: () => emulated,
		/** What the provider has told by itself so far, as it sends it. */
		told: () => told,
		/** What the node is signed in with. */
		credentials: () => credentials,
	};
}

function sentBy({ method, url, body }: SandboxRequest): Sent {
	const query = decodeURIComponent(url.search.slice(1));
	return {
		route: `${method} ${url.pathname}`,
		...(query !== '' && { query }),
		...(body.length > 0 && { body: JSON.parse(body.toString()) as unknown }),
	};
}
