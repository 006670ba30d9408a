/** The API: who may come in, how often, and with which requests. */
import { readContract, violations } from '../contract';
import type { ContractOperation, Match, Violation } from '../contract';
import { emulator, Refusal } from '../emulator';
import type { Asked, Refusals, Spent } from '../emulator';
import { basicCredentials } from '../http';
import type { Handle, Provider, SandboxRequest } from '../http';
import { aircallAccount } from './account';
import { appError, edgeError } from './answers';
import type { Routes } from './answers';
import { calls } from './calls';
import { company } from './company';
import { contacts } from './contacts';
import { dialer } from './dialer';
import { insights } from './insights';
import { messages } from './messages';
import { numbers } from './numbers';
import { seconds } from './state';
import type { State } from './state';
import { tags } from './tags';
import { teams } from './teams';
import { users } from './users';
import { webhooks } from './webhooks';

const known = readContract('aircall');
/** Version 1 of the user records and the old realtime transcription are gone. */
const contract = { ...known, operations: known.operations.filter((one) => !one.deprecated) };

/** The operations where the real API is known to ignore query parameters it has no use for. */
const CARELESS = ['call.list', 'call.search', 'contact.search'];

export interface ApiOptions {
	state: State;
	/** Requests per minute, for the whole company. */
	limit: number;
	/** Whether every answer tells what is left of it, and not only a refusal. */
	tellsQuota: boolean;
	/** What the hosts answer that recordings lie on. */
	hosts: Record<string, Handle>;
}

/** What `api.aircall.io` answers, and the other hosts beside it. */
export function emulatedApi({ state, limit, tellsQuota, hosts }: ApiOptions): Provider {
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
	return emulator<State, string, number>({
		contract,
		hosts,
		clock: state.clock,
		time: (ms) => seconds({ clock: () => ms }),
		state,
		identify,
		quota: { limit },
		headers: (spent, caller) =>
			caller !== undefined && (tellsQuota || !spent.allowed) ? quotaHeaders(limit, spent) : {},
		refuse,
		admit,
		check,
		operations: resources.reduce<Routes>((all, resource) => ({ ...all, ...resource(state) }), {}),
	});
}

/** The unit of the last is not documented. */
function quotaHeaders(limit: number, { remaining, resetAt }: Spent): Record<string, string> {
	return {
		'x-aircallapi-limit': String(limit),
		'x-aircallapi-remaining': String(remaining),
		'x-aircallapi-reset': String(Math.ceil(resetAt / 1000)),
	};
}

/** The gateway refuses a request without a credential, or with a wrong or malformed one. */
function identify(request: SandboxRequest): string | Refusal {
	if (request.headers.authorization === undefined) {
		return new Refusal(edgeError(401, 'Unauthorized'));
	}
	const given = basicCredentials(request);
	const { apiId, apiToken } = aircallAccount;
	const isRight = given?.user === apiId && given.password === apiToken;
	return isRight ? apiId : new Refusal(edgeError(403, 'Forbidden'));
}

const refuse: Refusals = {
	limit: () => appError(429, 'Too many requests, try again later'),
	place: () => edgeError(404, 'Not Found'),
	record: () => appError(404, 'Not found'),
	unknown: (text) => appError(501, text),
	request: (found) => appError(400, found.map(describe).join('; ')),
};

/**
 * Where a request departs from the contract. The real API forgives more; the sandbox refuses on
 * purpose what is not documented, so that no wrong request passes a test.
 */
function check(match: Match, request: SandboxRequest): Violation[] {
	return violations(match, request).filter((violation) => !forgiven(match.operation, violation));
}

/** The reference asks for this header on every write, with or without a body. */
function admit({ request: { method, headers } }: Asked<string>): void {
	if (method !== 'GET' && !headers['content-type']?.startsWith('application/json')) {
		throw new Refusal(appError(400, 'Content-Type must be application/json'));
	}
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
