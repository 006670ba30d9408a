/** An emulation of the Salesloft API v2, from its published documentation. */
import { matchOperation, readContract, violations } from '../contract';
import type { Match } from '../contract';
import { held } from '../held';
import type { Clock, Provider, SandboxRequest, SandboxResponse } from '../http';
import { RateLimit } from '../rate-limit';
import { salesloftAccount } from './account';
import { accounts } from './accounts';
import { activities } from './activities';
import { failure, HOST, Refusal, refuse, validate } from './answers';
import { cadences } from './cadences';
import { requireScope } from './call';
import type { Call, Caller, Routes } from './call';
import { memberships } from './memberships';
import { notes } from './notes';
import { people } from './people';
import { readQuery } from './query';
import type { State } from './records';
import { scopeOf, scopes } from './scopes';
import { createState } from './seed';
import { settings } from './settings';
import { subscriptions } from './subscriptions';
import { tasks } from './tasks';
import { templates } from './templates';
import { stamp } from './time';
import { users } from './users';

export { salesloftAccount };

export interface SalesloftOptions {
	clock: Clock;
	/** How many people the team has. */
	people?: number;
	/** The cost that fits into one minute. */
	limit?: number;
}

const MINUTE = 60_000;
const contract = readContract('salesloft');
const routes: Routes = {
	...accounts,
	...activities,
	...cadences,
	...memberships,
	...notes,
	...people,
	...settings,
	...subscriptions,
	...tasks,
	...templates,
	...users,
};

/** The operations that are emulated, by their ids in the contract. */
export const operations = Object.keys(routes);

/** A fresh team of its own, with the full quota. */
export function createSalesloft({
	clock,
	people: size = 60,
	limit = 600,
}: SalesloftOptions): Provider {
	const state = createState({ ms: clock(), people: size });
	const keys = callers(state);
	const quota = new RateLimit({ limit, windowMs: MINUTE, clock });
	const { hosts, handle } = held(contract, {
		hosts: [HOST],
		handle: (request) => {
			const caller = keys.get(bearerToken(request));
			const cost = caller ? costOf(request) : 0;
			// One quota for all keys of the team, in calendar minutes: each minute counts by itself.
			const minute = Math.floor(clock() / MINUTE);
			const { allowed, remaining } = quota.take(`minute ${minute}`, cost);
			const response = allowed
				? respond(state, caller, request, clock())
				: failure(429, 'API rate limit exceeded');
			const headers = {
				...response.headers,
				'x-ratelimit-endpoint-cost': String(cost),
				'x-ratelimit-remaining-minute': String(remaining),
			};
			return { ...response, headers };
		},
	});
	return { hosts, handle: (request) => handle(withoutSuffix(request)) };
}

/** Older clients write /v2/me.json, and mean the same operation. */
function withoutSuffix(request: SandboxRequest): SandboxRequest {
	const url = new URL(request.url);
	url.pathname = url.pathname.replace(/\.json$/, '');
	return { ...request, url };
}

function callers(state: State): Map<string | undefined, Caller> {
	const { admin, standardUser, apiKey, standardKey, readOnlyKey } = salesloftAccount;
	const issued: Array<[key: string, userId: number, granted: string[]]> = [
		[apiKey, admin.id, scopes.all],
		[standardKey, standardUser.id, scopes.ordinary],
		[readOnlyKey, admin.id, scopes.readOnly],
	];
	return new Map(
		issued.flatMap(([key, userId, granted]) => {
			const user = state.users.get(userId);
			return user ? [[key, { key, user, scopes: new Set(granted) }]] : [];
		}),
	);
}

function bearerToken({ headers }: SandboxRequest): string | undefined {
	return /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
}

/** Deep pages are dear. */
function costOf({ url }: SandboxRequest): number {
	const page = Number(url.searchParams.get('page') ?? 1);
	if (page > 500) return 30;
	if (page > 250) return 10;
	if (page > 150) return 8;
	return page > 100 ? 3 : 1;
}

function respond(
	state: State,
	caller: Caller | undefined,
	request: SandboxRequest,
	ms: number,
): SandboxResponse {
	try {
		if (!caller) return refuse(401, unauthorized(request));
		const match = matchOperation(contract, request.method, request.url.pathname);
		if (!match) return refuse(404, 'Not Found');
		const { operation, params } = match;
		const route = routes[operation.id];
		if (!route) {
			const name = `${operation.id} (${operation.method} ${operation.path})`;
			return refuse(501, `The sandbox does not emulate ${name}`);
		}
		const scope = scopeOf(operation);
		if (scope) requireScope({ caller }, scope);
		const query = readQuery(match, request);
		const body = readBody(match, request);
		return route({ operation, state, caller, params, query, body, ms, now: stamp(ms) });
	} catch (error) {
		if (error instanceof Refusal) return error.response;
		throw error;
	}
}

function unauthorized({ headers }: SandboxRequest): string {
	return headers.authorization?.startsWith('Bearer ')
		? 'Invalid Bearer token'
		: 'No Bearer Token attached to request, please see documentation at developers.salesloft.com';
}

const problems = {
	unknown: () => 'is not known here',
	missing: () => 'is missing',
	type: (expected = '') => `is not of type ${expected}`,
	value: (expected = '') => `does not have a valid value: ${expected}`,
};

/**
 * The JSON object of a request. What the real API does with fields that it does not know is not
 * documented; here they are refused, so that no wrong request passes unseen.
 */
function readBody(match: Match, request: SandboxRequest): Call['body'] {
	const text = request.body.toString('utf8');
	if (text === '') {
		refuseWrong(match, request);
		return {};
	}
	if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
		return refuse(400, 'The body must be sent as application/json');
	}
	const value = parse(text);
	refuseWrong(match, request);
	return value;
}

function parse(text: string): Call['body'] {
	try {
		return JSON.parse(text) as Call['body'];
	} catch {
		return refuse(400, 'The body is not valid JSON');
	}
}

function refuseWrong(match: Match, request: SandboxRequest): void {
	const wrong = violations(match, request).filter((found) => found.in === 'body');
	validate(
		Object.fromEntries(
			wrong.map(({ field, problem, expected }) => [
				field.split(/[.[]/)[0] || 'body',
				problems[problem](expected),
			]),
		),
	);
}
