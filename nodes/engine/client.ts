/** The only place that sends: pacing, retry, redirects off, parsing. */
import {
	NodeOperationError,
	sleep,
	type IExecuteFunctions,
	type IHookFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
	type IPollFunctions,
} from 'n8n-workflow';
import type { Answer, Api } from './api';
import { readText, TooLarge } from './body';
import { transportCode } from './broken';
import { cancelSignal, Connections, type Coming, type Response } from './connection';
import { refusal, silence } from './errors';
import { isTooDeep, parseJson } from './json';
import { quotaSaid, retryAfter } from './hints';
import { trafficOf, UNPUBLISHED_SECONDS, type Traffic, type Turn } from './pace';
import { Gate } from './pool';
import { SLICE_MS, type Line } from './queue';
import { Secrets, unsendable, type Redact } from './redact';
import { buildRequest, type HttpRequest, type RequestParts } from './request';
import { backoff, limitBackoff, MAX_ATTEMPTS, mayRetry, type Cause } from './retry';
import { onlyReads, type Route } from './route';

/** Everywhere in n8n where a node may send requests. */
export type Context = IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | IPollFunctions;

/** An attempt without a usable answer; what a refusal says besides is read only for a person. */
export type Failed = Cause & { body?: Coming };

export interface ClientSettings {
	/** The longest that one request waits for its repetitions, in milliseconds. */
	maxWait: number;
	/** How many requests may be under way at a time. */
	parallel: number;
}

/** A dropdown is not worth a long wait. */
const PICKER_SETTINGS: ClientSettings = { maxWait: 20_000, parallel: 1 };
/** One attempt may take this long; n8n's own five minutes would hold a workflow for half an hour. */
export const ATTEMPT_TIMEOUT_MS = 60_000;
/** What a refusal says besides is not worth waiting for as long. */
const COMPLAINT_TIMEOUT_MS = 5_000;
/** Far above any page of any provider; what is larger would only exhaust the memory of n8n. */
const LARGEST_ANSWER = 64 * 1024 * 1024;
/** What is longer is a page for a browser. */
const LARGEST_COMPLAINT = 1024 * 1024;
const NO_CONTENT = 204;
const TOO_MANY = 429;

export class Client {
	private readonly gate: Gate;
	/** The place of this run among those that use the account. */
	private readonly line: Line<Turn>;
	private readonly connections: Connections;
	private waiting = 0;
	private waitingSince = 0;
	private waitedMs = 0;

	private constructor(
		readonly context: Context,
		readonly api: Api,
		private readonly secrets: Secrets,
		private readonly traffic: Traffic,
		private readonly settings: ClientSettings,
	) {
		this.gate = new Gate(settings.parallel);
		const { maxWait } = settings;
		this.line = { maxWait, isCancelled: () => isCancelled(context), sleep, waiting: [] };
		this.connections = new Connections(context);
	}

	/**
	 * @throws n8n's own error when the node has no credential, NodeOperationError for one that no
	 * header can carry
	 */
	static async open(
		context: Context,
		api: Api,
		settings: ClientSettings = PICKER_SETTINGS,
	): Promise<Client> {
		const credential = await context.getCredentials(api.credential.name);
		const unusable = unsendable(api.credential, credential);
		if (unusable !== undefined) {
			throw new NodeOperationError(
				context.getNode(),
				`The ${api.name} credential holds a character that cannot be sent, in '${unusable}'`,
				{ description: 'Open the credential and copy the value again, without line breaks.' },
			);
		}
		const secrets = new Secrets(api.credential.secrets);
		secrets.learn(credential);
		return new Client(context, api, secrets, trafficOf(api, credential), settings);
	}

	/** Hides every secret of the credential that is known. */
	get redact(): Redact {
		return this.secrets.hide;
	}

	/**
	 * Reads the credential once more, before something is told: n8n signs each request with what it
	 * is by then, and a person may have entered another key while the run went on.
	 */
	async learnSecrets(): Promise<void> {
		const { context, api } = this;
		// Where it was deleted meanwhile, what has happened before is told all the same.
		const credential = await context.getCredentials(api.credential.name).catch(() => undefined);
		if (credential) this.secrets.learn(credential);
	}

	/** How many requests may be under way at a time. */
	get parallel(): number {
		return this.settings.parallel;
	}

	/** For how long something waited for the provider's limit, in milliseconds. */
	get waitedForLimit(): number {
		return this.waitedMs;
	}

	/**
	 * Sends a request, again if that is safe and useful.
	 * @param reads whether repeating it is harmless; by default for GET
	 * @returns a 2xx answer with its JSON
	 * @throws NodeApiError for anything else
	 */
	async send(route: Route, parts: RequestParts = {}, reads = onlyReads(route)): Promise<Answer> {
		const { api } = this;
		const headers = { ...api.headers, ...parts.headers };
		const request = buildRequest(api.host, route, { ...parts, headers });
		const attempt = async () => await this.attempt(request, reads);
		const answer = await this.repeat(attempt, reads);
		if ('kind' in answer) throw await this.failure(route, answer, reads);
		return answer;
	}

	/**
	 * Makes attempts, each in its turn, until one succeeds or another would be unsafe, useless or
	 * too late.
	 * @param counts whether it counts towards the provider's limit: not on another host
	 */
	async repeat<T extends object>(
		attempt: () => Promise<T | Failed>,
		reads: boolean,
		counts = true,
	): Promise<T | Failed> {
		const begun = performance.now();
		let waited = 0;
		for (let made = 1; ; made += 1) {
			const once = async () => await this.once(attempt, counts, made, waited, begun);
			const { result, wait } = await this.gate.pass(once);
			if (!('kind' in result)) {
				this.traffic.budget.earn();
				return result;
			}
			if (made >= MAX_ATTEMPTS || !mayRetry(result, reads)) return result;
			waited += wait;
			const limited = isLimited(result);
			if (waited > this.settings.maxWait) return result;
			// It has waited before it was its turn to try, too.
			if (limited && counts && this.isTooLong(begun)) return result;
			if (!limited && !this.traffic.budget.take()) return result;
			discard(result);
			const pause = this.pause(wait);
			await (limited ? this.forLimit(pause) : pause);
		}
	}

	/**
	 * Makes one attempt in its turn, inside the gate: what it shows of the limit is known before
	 * anyone else comes in.
	 * @returns what came of it, and after how many milliseconds another attempt makes sense
	 */
	private async once<T extends object>(
		attempt: () => Promise<T | Failed>,
		counts: boolean,
		made: number,
		waited: number,
		begun: number,
	): Promise<{ result: T | Failed; wait: number }> {
		const settled = (result: T | Failed, refusals: number) => ({
			result,
			wait: 'kind' in result ? this.waitAfter(result, made, waited, refusals) : 0,
		});
		if (!counts) return settled(await attempt(), 0);
		const turn = await this.turn(begun);
		if ('kind' in turn) return { result: turn, wait: 0 };
		const { pace, queue } = this.traffic;
		try {
			const outcome = settled(await attempt(), turn.refusals);
			const { result, wait } = outcome;
			const now = performance.now();
			if (isLimited(result)) pace.refused(turn, wait, now);
			else if (isAnswer(result)) pace.answered(turn, now);
			return outcome;
		} finally {
			pace.ended(turn);
			queue.serve();
		}
	}

	/**
	 * Waits for the next time at which the limit lets a request through.
	 * @param begun when this request began to wait, also for its repetitions
	 */
	private async turn(begun: number): Promise<Turn | Failed> {
		const { pace, queue } = this.traffic;
		if (!this.isTooLong(begun)) {
			const turn = queue.take() ?? (await this.forLimit(queue.wait(this.line, begun)));
			if (turn) return turn;
			this.stopIfCancelled();
		}
		return { kind: 'paused', wait: pace.refusedFor(performance.now()) };
	}

	/** Whether a request that has waited since then would wait longer for the limit than it may. */
	private isTooLong(begun: number): boolean {
		return this.traffic.pace.pausedFor(performance.now(), begun) > this.settings.maxWait;
	}

	/**
	 * Milliseconds until the next attempt makes sense: never earlier than the provider says.
	 * @param waited how long the attempts so far have waited: a hint that just fits into the longest
	 * wait is not pushed over it by jitter
	 * @param refusals how many refusals for the limit the account had met in a row before this one
	 */
	private waitAfter(cause: Cause, made: number, waited: number, refusals: number): number {
		if (cause.kind !== 'status') return backoff(made, Math.random());
		const now = Date.now();
		const hint = retryAfter(cause.headers, now) ?? quotaSaid(this.api, cause.headers, now).resetIn;
		if (!isLimited(cause)) return Math.max(hint ?? 0, backoff(made, Math.random()));
		if (hint !== undefined) {
			const left = Math.max(hint, this.settings.maxWait - waited);
			return Math.min(left, hint + backoff(1, Math.random()));
		}
		const span = (this.api.limit?.seconds ?? UNPUBLISHED_SECONDS) * 1000;
		// Whoever tries for all waits longer each time, so that those who try are few.
		return limitBackoff(Math.max(made, 2 * refusals + 1), span, Math.random());
	}

	private async failure(route: Route, cause: Failed, reads: boolean): Promise<Error> {
		const { context, api } = this;
		const node = context.getNode();
		if (cause.kind !== 'status') return silence(node, api, cause, reads);
		const { status, headers } = cause;
		const answer = { status, headers, body: await complaint(cause.body) };
		this.stopIfCancelled();
		const wait = this.traffic.pace.refusedFor(performance.now());
		await this.learnSecrets();
		return refusal(node, api, { route, answer, redact: this.redact, wait, reads });
	}

	private async attempt(request: HttpRequest, reads: boolean): Promise<Answer | Failed> {
		const response = await this.received(this.exchange(request));
		if ('kind' in response) return response;
		const { statusCode: status } = response;
		const headers = headersOf(response);
		this.observe(status, headers);
		if (status < 200 || status > 299) return { kind: 'status', status, headers, body: response };
		const text = await this.received(readText(response, LARGEST_ANSWER, ATTEMPT_TIMEOUT_MS));
		if (typeof text !== 'string') return text;
		const body = parsed(text);
		// A list that reads as empty because its answer was lost would be records lost.
		const isLost = reads && body === undefined && status !== NO_CONTENT;
		// What is nested too deep would exhaust the stack of n8n's own code.
		const isUnreadable = isLost || typeof body === 'string' || isTooDeep(body);
		return isUnreadable ? { kind: 'shape' } : { status, headers, body };
	}

	/** What comes over the network, or why it does not. */
	private async received<T>(coming: Promise<T>): Promise<T | Failed> {
		try {
			return await coming;
		} catch (error) {
			this.stopIfCancelled();
			if (error instanceof TooLarge) return { kind: 'size' };
			return { kind: 'transport', code: transportCode(error) };
		}
	}

	/** What the provider says about its quota beside an answer. */
	private observe(status: number, headers: Answer['headers']): void {
		// A refusal for the limit pauses by itself, and costs nothing.
		if (status === TOO_MANY) return;
		const { pace } = this.traffic;
		const { cost, remaining, resetIn } = quotaSaid(this.api, headers, Date.now());
		if (cost !== undefined) pace.charge(cost);
		if (remaining !== undefined && resetIn !== undefined) {
			pace.told(remaining, resetIn, performance.now());
		}
	}

	private async exchange(request: HttpRequest): Promise<Response> {
		const options: IHttpRequestOptions = {
			...request,
			// As bytes, since n8n would hand over a cut text as if it were an answer; and as they come,
			// so that what does not end is broken off.
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// A redirect would carry the credential to another host.
			disableFollowRedirect: true,
			// Until the headers are there, however slowly they come.
			timeout: ATTEMPT_TIMEOUT_MS,
		};
		return await this.connections.send(this.api.credential.name, options);
	}

	private async pause(milliseconds: number): Promise<void> {
		for (let left = milliseconds; left > 0; left -= SLICE_MS) {
			this.stopIfCancelled();
			await sleep(Math.min(left, SLICE_MS));
		}
		this.stopIfCancelled();
	}

	/** Notes for how long something waits for the provider's limit. */
	private async forLimit<T>(wait: Promise<T>): Promise<T> {
		if (this.waiting++ === 0) this.waitingSince = performance.now();
		try {
			return await wait;
		} finally {
			if (--this.waiting === 0) this.waitedMs += performance.now() - this.waitingSince;
		}
	}

	/** @throws NodeOperationError once the person has stopped the execution */
	stopIfCancelled(): void {
		if (isCancelled(this.context)) {
			// n8n tells a canceled execution from a failed one by this spelling.
			throw new NodeOperationError(this.context.getNode(), 'The execution was canceled');
		}
	}
}

function isLimited(result: object): boolean {
	return 'kind' in result && 'status' in result && result.status === TOO_MANY;
}

/** Whether the provider answered at all. */
function isAnswer(result: object): boolean {
	return !('kind' in result && result.kind === 'transport');
}

/** The JSON in a text, undefined for an empty one; the text itself where it is no JSON. */
function parsed(text: string): unknown {
	const json = parseJson(text);
	return text === '' ? undefined : json ? json.value : text;
}

/** What a refusal says beside its status; nothing where it does not come, since the status counts. */
async function complaint(body?: Coming): Promise<unknown> {
	if (body === undefined) return undefined;
	try {
		return parsed(await readText(body, LARGEST_COMPLAINT, COMPLAINT_TIMEOUT_MS));
	} catch {
		return undefined;
	}
}

/** Ends an answer that nobody reads. */
function discard({ body }: Failed): void {
	body?.end();
}

/** Whether the person stopped the execution. */
export function isCancelled(context: Context): boolean {
	return cancelSignal(context)?.aborted ?? false;
}

export function headersOf({
	headers,
}: Pick<IN8nHttpFullResponse, 'headers'>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}
