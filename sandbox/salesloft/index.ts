/** An emulation of the Salesloft API v2, from its published documentation. */
import { emulator, Refusal, type Asked, type Operations } from '../emulator';
import type { Clock, Provider, SandboxRequest } from '../http';
import { salesloftAccount } from './account';
import { activities } from './activities';
import { refusal, refuse } from './answers';
import { bulk } from './bulk';
import { cadenceWork } from './cadence-work';
import { cadences } from './cadences';
import { conversations, fileHost } from './conversations';
import { departures, requireScope, type Body, type Call, type Caller } from './call';
import { deliveries } from './deliveries';
import { crm } from './crm';
import { dataControl } from './data-control';
import { imports } from './imports';
import type { State } from './kinds';
import { meetings } from './meetings';
import { people } from './people';
import { programs } from './programs';
import { reportHost, reports } from './reports';
import { contract } from './resource';
import { given, scopeOf } from './scopes';
import { createState } from './seed';
import { team } from './team';
import { telephony } from './telephony';
import { DAY, stamp } from './time';

export { salesloftAccount };

export interface SalesloftOptions {
	clock: Clock;
	/** How many people the team has. */
	people?: number;
	/** How many milliseconds ago emails were sent and calls were made; ten days, if not given. */
	historyAge?: number;
	/** The cost that fits into one minute. */
	limit?: number;
	/** How long a bulk job takes; none is done at once. */
	bulkSeconds?: number;
}

const MINUTE = 60_000;
const routes: Operations<Call> = {
	...activities,
	...bulk(),
	...cadenceWork,
	...cadences,
	...conversations,
	...crm,
	...dataControl,
	...imports,
	...meetings,
	...people,
	...programs,
	...reports,
	...team,
	...telephony,
};

/** The operations that are emulated, by their ids in the contract. */
export const operations = Object.keys(routes);

/** A fresh team of its own, with the full quota. */
export function createSalesloft({
	clock,
	people: size = 60,
	historyAge = 10 * DAY,
	limit = 600,
	bulkSeconds,
}: SalesloftOptions): Provider {
	const state = createState({ ms: clock(), people: size, historyAge });
	const provider = emulator<State, Caller, string, Body>({
		contract,
		hosts: { ...fileHost(state, clock), ...reportHost(state, clock) },
		clock,
		time: stamp,
		state,
		identify,
		quota: {
			limit,
			// One quota for all keys of the team, in calendar minutes: each minute counts by itself.
			key: (_, ms) => String(Math.floor(ms / MINUTE)),
			cost: costOf,
		},
		headers: ({ cost, remaining }) => ({
			'x-ratelimit-endpoint-cost': String(cost),
			'x-ratelimit-remaining-minute': String(remaining),
		}),
		refuse,
		admit,
		check: departures,
		operations: { ...routes, ...bulk(bulkSeconds) },
		tells: deliveries(state),
	});
	return { ...provider, handle: (request) => provider.handle(withoutSuffix(request)) };
}

/** Older clients write /v2/me.json, and mean the same operation. */
function withoutSuffix(request: SandboxRequest): SandboxRequest {
	if (request.url.origin !== contract.host) return request;
	const url = new URL(request.url);
	url.pathname = url.pathname.replace(/\.json$/, '');
	return { ...request, url };
}

const { admin, standardUser, apiKey, standardKey, readOnlyKey } = salesloftAccount;
const issued: Record<string, [userId: number, may: Caller['may']]> = {
	[apiKey]: [admin.id, given.all],
	[standardKey]: [standardUser.id, given.ordinary],
	[readOnlyKey]: [admin.id, given.readOnly],
};

function identify({ headers }: SandboxRequest, state: State): Caller | Refusal {
	const { authorization = '' } = headers;
	const key = /^Bearer (\S+)$/.exec(authorization)?.[1] ?? '';
	const [userId, may] = issued[key] ?? [];
	const user = state.users.get(userId);
	if (user) return { key, user, may };
	const isSent = authorization.startsWith('Bearer ');
	return refusal(401, isSent ? 'Invalid Bearer token' : NO_TOKEN);
}

const NO_TOKEN =
	'No Bearer Token attached to request, please see documentation at developers.salesloft.com';

/** Deep pages are dear. */
function costOf({ url }: SandboxRequest): number {
	const page = Number(url.searchParams.get('page') ?? 1);
	if (page > 500) return 30;
	if (page > 250) return 10;
	if (page > 150) return 8;
	return page > 100 ? 3 : 1;
}

function admit({ operation, caller, request: { headers, body } }: Asked<Caller>): void {
	const scope = scopeOf(operation);
	if (scope) requireScope({ caller }, scope);
	if (body.length > 0 && !/^application\/json\b/.test(headers['content-type'] ?? '')) {
		throw refusal(400, 'The body must be sent as application/json');
	}
}
