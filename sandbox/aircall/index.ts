/** Aircall, emulated: the API, and the hosts that its recordings lie on. */
import { readContract, type ContractOperation, type Violation } from '../contract';
import { emulator, type Asked, type Refusal, type Refusals } from '../emulator';
import { basicCredentials, type Provider, type SandboxRequest } from '../http';
import { teller } from '../tell';
import { aircallAccount } from './account';
import { analytics, exportHost } from './analytics';
import { appError, edgeError, type Routes } from './answers';
import { calls } from './calls';
import { contacts } from './contacts';
import { deliveries } from './deliveries';
import { dialer } from './dialer';
import { insights } from './insights';
import type { State } from './kinds';
import { messages } from './messages';
import { numbers } from './numbers';
import { recordingHosts } from './recordings';
import { seed, type SeedOptions } from './seed';
import { company, integration, tags, teams } from './settings';
import { users } from './users';
import { voiceAgents } from './voice-agents';
import { webhooks } from './webhooks';

export { aircallAccount };

export interface AircallOptions extends SeedOptions {
	/** Requests per minute for the whole company; 120 unless given. */
	limit?: number;
	/**
	 * Whether every answer tells what is left of the limit, as some public clients read it. The
	 * reference tells of refusals only, and so do they unless this is set.
	 */
	tellsQuota?: boolean;
}

const contract = readContract('aircall');

/** The operations where the real API is known to ignore query parameters it has no use for. */
const CARELESS = ['call.list', 'call.search', 'contact.search'];

const operations: Routes = {
	...{ ...company, ...users, ...teams, ...calls, ...insights, ...dialer, ...contacts },
	...{ ...numbers, ...messages, ...tags, ...webhooks },
	...{ ...analytics, ...integration, ...voiceAgents },
};

/** A fresh company in memory, with the credential and the ids of `aircallAccount`. */
export function createAircall({
	limit = 120,
	tellsQuota = false,
	...options
}: AircallOptions): Provider {
	const state = seed(options);
	return emulator<State, string, number>({
		contract,
		hosts: { ...recordingHosts(state, options.clock), ...exportHost(state, options.clock) },
		clock: options.clock,
		time: (ms) => Math.floor(ms / 1000),
		state,
		identify,
		quota: { limit },
		headers: ({ allowed, remaining, resetAt }, caller): Record<string, string> => {
			if (caller === undefined || (allowed && !tellsQuota)) return {};
			return {
				'x-aircallapi-limit': String(limit),
				'x-aircallapi-remaining': String(remaining),
				// Its unit is not documented.
				'x-aircallapi-reset': String(Math.ceil(resetAt / 1000)),
			};
		},
		refuse,
		admit,
		forgives,
		operations,
		tells: teller(state, deliveries),
	});
}

/** The gateway refuses a request without a credential, or with a wrong or malformed one. */
function identify(request: SandboxRequest): string | Refusal {
	if (request.headers.authorization === undefined) {
		return edgeError(401, 'Unauthorized');
	}
	const given = basicCredentials(request);
	const { apiId, apiToken } = aircallAccount;
	const isRight = given?.user === apiId && given.password === apiToken;
	return isRight ? apiId : edgeError(403, 'Forbidden');
}

const refuse: Refusals = {
	limit: () => appError(429, 'Too many requests, try again later'),
	place: () => edgeError(404, 'Not Found'),
	// Refusals do not name the version of a user.
	record: (_, entity = 'Record') => appError(404, `${entity.replace('V2', '')} not found`),
	unknown: (text) => appError(501, text),
	request: (found) => appError(400, found.map(describe).join('; ')),
};

/** The reference asks for this header on every write, with or without a body. */
function admit({ request: { method, headers } }: Asked<string>): void {
	if (method !== 'GET' && !headers['content-type']?.startsWith('application/json')) {
		throw appError(400, 'Content-Type must be application/json');
	}
}

/**
 * Unknown parameters are ignored here, and a `tags[]` that is not an ID only matches nothing. The real
 * API forgives more; the sandbox refuses on purpose what is not documented, so that no wrong request
 * passes a test.
 */
function forgives({ in: place, problem, field }: Violation, { id }: ContractOperation): boolean {
	const isHarmless = problem === 'unknown' || field === 'tags[]';
	return CARELESS.includes(id) && place === 'query' && isHarmless;
}

function describe({ in: place, field, problem, expected }: Violation): string {
	return `${place} ${field}: ${problem}${expected ? `, expected ${expected}` : ''}`;
}
