/**
 * What every emulated provider is: one pipeline, told what is particular to it.
 *
 * A request is signed (`identify`), counted (`quota`), found in the contract, admitted (`admit`), held
 * to the contract (`check`) and answered by the operation of its id. What one of these steps turns
 * down, `refuse` says in the provider's words. Every answer is held to the known facts (`held.ts`).
 *
 * How a provider is written, README.md beside this file tells.
 *
 * An operation is a function of a `Call`. Its query, path and body have passed the contract. What the
 * contract knows and the emulator does not is refused with `unknown(call, …)`, which is a 501.
 */
import { knowsPath, matchOperation, sameRoute, violations } from './contract';
import type { Contract, ContractOperation, Match, Violation } from './contract';
import { held } from './held';
import type { Clock, Handle, Provider, SandboxRequest, SandboxResponse } from './http';
import { Query } from './query';
import { RateLimit, type Quota } from './rate-limit';
import type { Keyed, Table } from './table';
import type { Teller } from './tell';

/** What a body holds, as far as a provider does not name its fields. */
type AnyBody = Record<string, unknown>;

/** One checked request on its way to its operation. */
export interface Call<State, Caller, Now, Body = AnyBody> {
	operation: ContractOperation;
	state: State;
	/** Who asks. */
	caller: Caller;
	/** What stands in the path, decoded, in the order of the path. */
	params: Record<string, string>;
	query: Query;
	/** The JSON body, `{}` without one; it holds only what the contract allows. */
	body: Body;
	request: SandboxRequest;
	/** The moment of the request, in milliseconds since 1970 and as the provider keeps times. */
	ms: number;
	now: Now;
	refuse: Refusals;
}

/** Operations by their ids in the contract. */
export type Operations<Called> = Record<string, (call: Called) => SandboxResponse>;

/** How a provider tells what is wrong, for everything that the shell turns down. */
export interface Refusals {
	/** Too many requests. */
	limit: () => Refusal;
	/** Nothing is at this path, or nothing with this method (`hasPath`). */
	place: (hasPath: boolean) => Refusal;
	/** What the contract knows and the sandbox does not; a 501. */
	unknown: (text: string) => Refusal;
	/** A request that departs from the contract. */
	request: (found: Violation[]) => Refusal;
	/** A record that is not there; of which entity, where its table tells. */
	record: (id: string, entity?: string) => Refusal;
}

export interface Emulation<State, Caller, Now, Body = AnyBody> {
	contract: Contract;
	/** What other hosts than the API's answer. */
	hosts?: Record<string, Handle>;
	clock: Clock;
	/** A moment as the provider keeps it. */
	time: (ms: number) => Now;
	state: State;
	/** Who signed a request. */
	identify: (request: SandboxRequest, state: State) => Caller | Refusal;
	quota: {
		/** The cost that fits into one minute. */
		limit: number;
		/** What is counted by itself; all requests together unless given. */
		key?: (caller: Caller | undefined, ms: number) => string;
		/** 1 unless given; a request that nobody signed costs nothing. */
		cost?: (request: SandboxRequest) => number;
	};
	/** Headers of every answer; without a caller where nobody signed the request. */
	headers?: (spent: Spent, caller?: Caller) => Record<string, string>;
	refuse: Refusals;
	/** Turns down what this caller may not do, or what its headers lack, by throwing a Refusal. */
	admit?: (asked: Asked<Caller>) => void;
	/** Where a request departs from the contract; by the letter unless given. */
	check?: (match: Match, request: SandboxRequest) => Violation[];
	/** Whether it takes what departs nonetheless. */
	forgives?: (found: Violation, operation: ContractOperation) => boolean;
	operations: Operations<Call<State, Caller, Now, Body>>;
	/** What it tells by itself of changes; nothing unless given. */
	tells?: Teller<Call<State, Caller, Now, Body>>;
}

/** What a request took from its quota, and what is left. */
export interface Spent extends Quota {
	cost: number;
}

export type Asked<Caller> = Pick<
	Call<unknown, Caller, unknown>,
	'operation' | 'caller' | 'request'
>;

/** Thrown where a request turns out to be wrong, and answered by the shell. */
export class Refusal extends Error {
	/** @param response may look otherwise for each request */
	constructor(private readonly response: SandboxResponse | Handle) {
		super('The request is refused');
	}

	to(request: SandboxRequest): SandboxResponse {
		return typeof this.response === 'function' ? this.response(request) : this.response;
	}
}

const MINUTE_MS = 60_000;

/** An emulated provider, from what is particular to it. */
export function emulator<State, Caller, Now, Body = AnyBody>(
	it: Emulation<State, Caller, Now, Body>,
): Provider {
	const { contract, clock, hosts, quota, headers, refuse, admit, check = violations } = it;
	const windows = new RateLimit({ limit: quota.limit, windowMs: MINUTE_MS, clock });

	function answer(request: SandboxRequest): SandboxResponse {
		const who = it.identify(request, it.state);
		const caller = who instanceof Refusal ? undefined : who;
		const cost = caller === undefined ? 0 : (quota.cost?.(request) ?? 1);
		const spent = { cost, ...windows.take(quota.key?.(caller, clock()) ?? '', cost) };
		const response = answered(spent.allowed ? who : refuse.limit(), request);
		return { ...response, headers: { ...response.headers, ...headers?.(spent, caller) } };
	}

	function answered(who: Caller | Refusal, request: SandboxRequest): SandboxResponse {
		try {
			if (who instanceof Refusal) throw who;
			return done(who, request);
		} catch (error) {
			if (error instanceof Refusal) return error.to(request);
			throw error;
		}
	}

	function done(caller: Caller, request: SandboxRequest): SandboxResponse {
		const { method, url } = request;
		const match = matchOperation(contract, method, url.pathname);
		if (!match) throw refuse.place(knowsPath(contract, url.pathname));
		const { operation, found } = checked(match, request);
		const handler = it.operations[operation.id];
		if (!handler) unknown({ refuse }, `${operation.id} (${method} ${operation.path})`);
		admit?.({ operation, caller, request });
		if (found.length > 0) throw refuse.request(found);
		const ms = clock();
		const call: Call<State, Caller, Now, Body> = {
			operation,
			state: it.state,
			caller,
			params: match.params,
			query: new Query(url.searchParams),
			body: bodyOf(operation, request) as Body,
			request,
			ms,
			now: it.time(ms),
			refuse,
		};
		return it.tells ? it.tells.around(call, () => handler(call)) : handler(call);
	}

	/** Of several operations of a route, the one that fits best. */
	function checked(match: Match, request: SandboxRequest) {
		const verdicts = sameRoute(contract, match.operation).map((operation) => {
			const found = check({ ...match, operation }, request);
			return { operation, found: found.filter((one) => !it.forgives?.(one, operation)) };
		});
		return verdicts.sort((a, b) => a.found.length - b.found.length)[0];
	}

	const host = new URL(contract.host).hostname;
	const doors: Record<string, Handle> = { [host]: answer, ...hosts };
	return held(contract, {
		hosts: Object.keys(doors),
		handle: (request) => doors[request.url.hostname](request),
		...(it.tells && { sends: it.tells.sends, happens: it.tells.happens }),
	});
}

/** The JSON of a body that passed the contract; what is uploaded is read from the request. */
function bodyOf({ body = [] }: ContractOperation, request: SandboxRequest) {
	if (request.body.length === 0 || body.some(({ type }) => type === 'file')) return {};
	return JSON.parse(request.body.toString('utf8')) as unknown;
}

type AnyCall = Call<unknown, unknown, unknown>;

/** Refuses what the sandbox does not emulate: `unknown(call, 'the parameter source')`. */
export function unknown({ refuse }: Pick<AnyCall, 'refuse'>, what: string): never {
	throw refuse.unknown(`The sandbox does not emulate ${what}`);
}

/** The id in a path: that of the first record in it, or of the named one. */
export function pathId({ params }: Pick<AnyCall, 'params'>, param?: string): string {
	return param === undefined ? Object.values(params)[0] : params[param];
}

/** The record that the path names, or the provider's refusal. */
export function named<Row extends Keyed>(
	call: Pick<AnyCall, 'params' | 'refuse'>,
	table: Table<Row>,
	param?: string,
): Row {
	return found(call, table, pathId(call, param));
}

/** The record of an id, or the provider's refusal. */
export function found<Row extends Keyed>(
	{ refuse }: Pick<AnyCall, 'refuse'>,
	table: Table<Row>,
	id: Keyed['id'],
): Row {
	const row = table.get(id);
	if (!row) throw refuse.record(String(id), table.entity);
	return row;
}
