/** The door of the API: who may come in, how often, and with which requests. */
import type { ContractOperation, Match, Violation } from '../contract';
import { matchOperation, readContract, violations } from '../contract';
import type { Handle, SandboxRequest, SandboxResponse } from '../http';
import { basicCredentials } from '../http';
import { RateLimit } from '../rate-limit';
import { aircallAccount } from './account';
import type { Routes } from './answers';
import { appError, edgeError, Refusal } from './answers';
import { calls } from './calls';
import { company } from './company';
import { contacts } from './contacts';
import { dialer } from './dialer';
import { insights } from './insights';
import { messages } from './messages';
import { numbers } from './numbers';
import type { State } from './state';
import { tags } from './tags';
import { teams } from './teams';
import { users } from './users';
import { webhooks } from './webhooks';

const MINUTE_MS = 60_000;
export const contract = readContract('aircall');

/** The operations where the real API is known to ignore query parameters it has no use for. */
const CARELESS = ['call.list', 'call.search', 'contact.search'];

/**
 * What `api.aircall.io` answers.
 * @param limit requests per minute, for the whole company
 * @param tellsQuota whether every answer tells what is left of it, and not only a refusal
 */
export function apiDoor(state: State, limit: number, tellsQuota: boolean): Handle {
	const resources = [
		company,
		users,
		teams,
		calls,
		insights,
		dialer,
		contacts,
		numbers,
		tags,
		messages,
		webhooks,
	];
	const routes = resources.reduce<Routes>((all, resource) => ({ ...all, ...resource(state) }), {});
	const quota = new RateLimit({ limit, windowMs: MINUTE_MS, clock: state.clock });

	return (request) => unauthorized(request) ?? counted(request);

	function counted(request: SandboxRequest): SandboxResponse {
		const { allowed, remaining, resetAt } = quota.take(aircallAccount.company);
		const answer = allowed ? routed(request) : appError(429, 'Too many requests, try again later');
		if (allowed && !tellsQuota) return answer;
		// The unit of the last is not documented.
		const headers = {
			...answer.headers,
			'x-aircallapi-limit': String(limit),
			'x-aircallapi-remaining': String(remaining),
			'x-aircallapi-reset': String(Math.ceil(resetAt / 1000)),
		};
		return { ...answer, headers };
	}

	function routed(request: SandboxRequest): SandboxResponse {
		const match = matchOperation(contract, request.method, request.url.pathname);
		// Version 1 of the user records and the old realtime transcription are gone.
		if (!match || match.operation.deprecated) return edgeError(404, 'Not Found');
		const { operation, problems } = checked(match, request);
		const route = routes[operation.id];
		if (!route) return appError(501, `The sandbox does not implement ${operation.id}`);
		if (lacksType(request)) return appError(400, 'Content-Type must be application/json');
		if (problems.length > 0) return appError(400, problems.map(describe).join('; '));
		try {
			return route({
				params: match.params,
				query: request.url.searchParams,
				body: bodyOf(request),
				request,
			});
		} catch (error) {
			if (error instanceof Refusal) return error.response;
			throw error;
		}
	}
}

/** The gateway's refusal of a request without a credential, or with a wrong or malformed one. */
function unauthorized(request: SandboxRequest): SandboxResponse | undefined {
	if (request.headers.authorization === undefined) return edgeError(401, 'Unauthorized');
	const given = basicCredentials(request);
	const { apiId, apiToken } = aircallAccount;
	if (given?.user !== apiId || given.password !== apiToken) return edgeError(403, 'Forbidden');
	return undefined;
}

/**
 * Holds a request against the contract. The real API forgives more; the sandbox refuses on purpose
 * what is not documented, so that no wrong request passes a test. A route can be documented twice
 * (updating a number, and its music): one of the two has to fit.
 */
function checked(match: Match, request: SandboxRequest) {
	const { method, path } = match.operation;
	const verdicts = contract.operations
		.filter((operation) => operation.method === method && operation.path === path)
		.map((operation) => ({
			operation,
			problems: violations({ ...match, operation }, request).filter(
				(violation) => !forgiven(operation, violation),
			),
		}));
	return verdicts.find(({ problems }) => problems.length === 0) ?? verdicts[0];
}

/** The reference asks for this header on every write, with or without a body. */
function lacksType({ method, headers }: SandboxRequest): boolean {
	return method !== 'GET' && !headers['content-type']?.startsWith('application/json');
}

/** Unknown parameters are ignored here, and a `tags[]` that is not an ID only matches nothing. */
function forgiven({ id }: ContractOperation, violation: Violation): boolean {
	return (
		CARELESS.includes(id) &&
		violation.in === 'query' &&
		(violation.problem === 'unknown' || violation.field === 'tags[]')
	);
}

function describe({ in: place, field, problem, expected }: Violation): string {
	return `${place} ${field}: ${problem}${expected ? `, expected ${expected}` : ''}`;
}

function bodyOf({ body }: SandboxRequest): Record<string, unknown> {
	return body.length === 0 ? {} : (JSON.parse(body.toString('utf8')) as Record<string, unknown>);
}
