/** One HTTP exchange as the sandbox sees it: no sockets, no framework, so that Jest and a proxy can share it. */

export interface SandboxRequest {
	method: string;
	/** The full address, on the provider's real host. */
	url: URL;
	/** Header names in lower case. */
	headers: Record<string, string>;
	body: Buffer;
}

export interface SandboxResponse {
	status: number;
	headers: Record<string, string>;
	body: string | Buffer;
	/** What goes wrong below HTTP; the doors make it happen. */
	trouble?: Trouble;
}

export interface Trouble {
	/**
	 * `refused`: nothing listens. `reset`: the connection breaks before the answer. `cut`: it breaks in
	 * the middle of the body. `silent`: the answer never comes.
	 */
	connection?: 'refused' | 'reset' | 'cut' | 'silent';
	/** How long the first byte of the answer takes, in milliseconds. */
	headersAfter?: number;
	/** How long the second half of the body takes after the first. */
	bodyAfter?: number;
	/** Whether the body comes again and again, until the client has had enough. */
	endless?: boolean;
}

export type Handle = (request: SandboxRequest) => SandboxResponse;

/** One thing that a provider tells by itself. */
export interface News {
	/** What the facts call it (`deliveries.events`): `call.ended`. */
	event: string;
	body: object;
	/** How long after the change it is sent, in milliseconds; at once unless given. */
	after?: number;
}

/** News on its way to an address that somebody registered. */
export interface Delivery extends Required<Pick<News, 'event' | 'after'>> {
	url: string;
	headers: Record<string, string>;
	/** The exact text, as it was signed. */
	body: string;
	retries: Retries;
	/** Whether its webhook is still there and switched on. */
	isWanted: () => boolean;
	/** To be called after the last failure. */
	givenUp: () => void;
}

/** What a provider does where a delivery is not answered with 2xx. */
export interface Retries {
	/** How often it tries again. */
	times: number;
	/** How long it waits before that, in milliseconds. */
	pause: number;
	/** How long it waits for an answer, in milliseconds; an answer after that counts as none. */
	patience: number;
}

export type Hear = (delivery: Delivery) => void;

/** An emulated provider: the hosts it answers for, how it answers, and what it tells by itself. */
export interface Provider {
	hosts: string[];
	handle: Handle;
	/** Lets somebody hear of each delivery from now on; absent where it tells nothing by itself. */
	sends?: (hear: Hear) => void;
	/** Lets something happen that no request does, such as a call that ends: it is told to all webhooks. */
	happens?: (news: News) => void;
}

/** Milliseconds since 1970; injected so that tests can move time. */
export type Clock = () => number;

export function json(
	status: number,
	value: unknown,
	headers: Record<string, string> = {},
): SandboxResponse {
	return {
		status,
		headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
		body: JSON.stringify(value),
	};
}

export function html(status: number, body: string): SandboxResponse {
	return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

export function empty(status: number, headers: Record<string, string> = {}): SandboxResponse {
	return { status, headers, body: '' };
}

/** A request's address with some parameters set anew; those set to null are left out. */
export function address(
	{ url }: SandboxRequest,
	parameters: Record<string, string | null>,
): string {
	const other = new URL(url);
	for (const [name, value] of Object.entries(parameters)) {
		if (value === null) other.searchParams.delete(name);
		else other.searchParams.set(name, value);
	}
	return other.href;
}

/**
 * Splits an `Authorization: Basic …` header.
 * @returns user and password, or undefined when the header is missing or malformed
 */
export function basicCredentials(
	request: SandboxRequest,
): { user: string; password: string } | undefined {
	const match = /^Basic ([A-Za-z0-9+/=]+)$/.exec(request.headers.authorization ?? '');
	if (!match) return undefined;
	const [user, ...rest] = Buffer.from(match[1], 'base64').toString('utf8').split(':');
	return { user, password: rest.join(':') };
}
