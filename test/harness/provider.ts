/** A provider as the tests know it: its node, its emulator, and how it is signed in to. */
import type { INodeType } from 'n8n-workflow';
import type { Provider } from '../../sandbox/http';
import type { Credential } from './credentials';

export interface ProviderInTests<Options> {
	node: new () => INodeType;
	/** The account's own credential, or the same with another secret. */
	credential: (secret?: string) => Credential;
	/** The provider, freshly seeded. */
	emulate: (options?: Partial<Options>) => Provider;
	/** Where its API lies, and how another tool than the node signs in to it. */
	api: Api;
}

interface Api {
	base: string;
	headers: Record<string, string>;
}

/** Asks an emulator without the node. @returns the JSON of its answer, if there is one */
export type Ask = (
	provider: Provider,
	method: string,
	path: string,
	body?: unknown,
) => ReturnType<typeof JSON.parse>;

/** How another tool than the node asks an API. */
export function asking({ base, headers }: Api): Ask {
	return (provider, method, path, body) => {
		const url = `${base}/${path}`;
		const response = provider.handle({
			method,
			url: new URL(url),
			headers: { 'content-type': 'application/json', ...headers },
			body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
		});
		const text = response.body.toString();
		if (response.status > 299) throw new Error(`${method} ${url}: ${text}`);
		return text === '' ? undefined : JSON.parse(text);
	};
}

/** The header of a user with a password. */
export function basic(user: string, password: string): Record<string, string> {
	return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}
