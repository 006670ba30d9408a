/** Nutshell's REST API, emulated: one account, in memory, fresh for every create. */
import { knowsPath, matchOperation } from '../contract';
import {
	basicCredentials,
	type Clock,
	type Provider,
	type SandboxRequest,
	type SandboxResponse,
} from '../http';
import { held } from '../held';
import { RateLimit } from '../rate-limit';
import { nutshellAccount } from './account';
import { errorPage, methodNotAllowed, Refusal, refusalAnswer } from './answers';
import type { Entity } from './model';
import { contract, routes } from './routes';
import { seed } from './seed';
import { Store } from './store';

export { nutshellAccount } from './account';

export interface NutshellOptions {
	clock: Clock;
	/** How many people the account has. */
	contacts?: number;
	/** Requests a minute. Nutshell publishes no limit, so there is none unless a test sets it. */
	limit?: number;
}

export function createNutshell({
	clock,
	contacts = 40,
	limit = Infinity,
}: NutshellOptions): Provider {
	const store = new Store(clock);
	const rateLimit = new RateLimit({ limit, windowMs: 60_000, clock });
	let requests = 0;
	seed(store, contacts);

	return held(contract, {
		hosts: ['app.nutshell.com'],
		handle(request) {
			requests += 1;
			const response = rateLimit.take('account').allowed ? answer(store, request) : errorPage(429);
			const id = `request-${String(requests).padStart(6, '0')}`;
			return { ...response, headers: { ...response.headers, 'x-nutshell-request-id': id } };
		},
	});
}

function answer(store: Store, request: SandboxRequest): SandboxResponse {
	const credentials = basicCredentials(request);
	const user = store.all('users').find((one) => hasLogin(one, credentials?.user));
	// That a key for forms is refused is known, with which status is not: 403 says why better.
	if (user && credentials?.password === nutshellAccount.formOnlyKey) return errorPage(403);
	if (!user || credentials?.password !== nutshellAccount.apiKey) return errorPage(401);

	const { method, url } = request;
	const match = matchOperation(contract, method, url.pathname);
	if (!match) return knowsPath(contract, url.pathname) ? methodNotAllowed() : errorPage(404);
	const route = routes[match.operation.id];
	if (!route) {
		return {
			status: 501,
			headers: { 'content-type': 'text/plain; charset=utf-8' },
			body: `The sandbox does not emulate ${match.operation.id} (${method} ${match.operation.path})`,
		};
	}
	try {
		return route({ store, request, ...match, query: url.searchParams, user });
	} catch (error) {
		if (error instanceof Refusal) return refusalAnswer(url.pathname, error);
		throw error;
	}
}

/** The sign-in name is the e-mail of any user, in any case of letters. */
function hasLogin({ attributes }: Entity, login?: string): boolean {
	const emails = Array.isArray(attributes.emails) ? attributes.emails : [];
	return emails.some((email) => email === login?.toLowerCase());
}
