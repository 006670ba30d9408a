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
import { readText, TooLarge, type Body } from './body';
import { brokenRefusal, transportCode } from './broken';
import { inTime } from './deadline';
import { refusal, silence } from './errors';
import { isTooDeep, parseJson } from './json';
import { trafficOf, UNPUBLISHED_SECONDS, type Traffic } from './pace';
import { Gate } from './pool';
import { Secrets, unsendable, type Redact } from './redact';
import { buildRequest, type HttpRequest, type RequestParts } from './request';
import {
	backoff,
	limitBackoff,
	MAX_ATTEMPTS,
	mayRetry,
	retryAfter,
	timeThere,
	type Cause,
} from './retry';
import { onlyReads, type Route } from './route';

/** Everywhere in n8n where a node may send requests. */
export type Context = IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | IPollFunctions;

/** An attempt without a usable answer; what a refusal says besides is read only for a person. */
export type Failed = Cause & { body?: Body | Uint8Array };

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
/** No refusal that helps is larger. */
const LARGEST_COMPLAINT = 1024 * 1024;
const NO_CONTENT = 204;
const TOO_MANY = 429;
/** What a request costs of the provider's limit, unless its answer names another cost. */
const COST = 1;
/** A wait is slept in slices, so that cancelling an execution ends it soon. */
const SLICE_MS = 250;

export class Client {
	private readonly gate: Gate;
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
		const { pace, budget } = this.traffic;
		let waited = 0;
		for (let made = 1; ; made += 1) {
			// The turn is taken at the gate: who waits in line for it has not been told of a pause yet.
			const inTurn = async () => (counts ? await this.turn() : undefined) ?? (await attempt());
			const result = await this.gate.pass(inTurn);
			const now = performance.now();
			if (!('kind' in result)) {
				if (counts) pace.accepted(now);
				budget.earn();
				return result;
			}
			const limited = result.kind === 'status' && result.status === TOO_MANY;
			const wait = this.waitAfter(result, made, waited);
			if (limited && counts) pace.refused(wait, now);
			if (made >= MAX_ATTEMPTS || !mayRetry(result, reads)) return result;
			waited += wait;
			if (waited > this.settings.maxWait || !(limited || budget.take())) return result;
			discard(result);
			await this.pause(wait, limited);
		}
	}

	/** Waits for the next time at which the limit lets a request through. */
	private async turn(): Promise<Failed | undefined> {
		const { pace } = this.traffic;
		for (;;) {
			const now = performance.now();
			const pause = pace.pausedFor(now);
			if (pause > this.settings.maxWait) return { kind: 'paused', wait: pause };
			const wait = pace.take(COST, now);
			if (wait === 0) return undefined;
			await this.pause(wait, true);
		}
	}

	/**
	 * Milliseconds until the next attempt makes sense: never earlier than the provider says.
	 * @param waited how long the attempts so far have waited: a hint that just fits into the longest
	 * wait is not pushed over it by jitter
	 */
	private waitAfter(cause: Cause, made: number, waited: number): number {
		if (cause.kind !== 'status') return backoff(made, Math.random());
		const { status, headers } = cause;
		const now = Date.now();
		const there = timeThere(headers, now);
		const resetAt = this.api.quota?.(headers, there).resetAt;
		const hint = retryAfter(headers, now) ?? (resetAt === undefined ? undefined : resetAt - there);
		if (status !== TOO_MANY) return Math.max(hint ?? 0, backoff(made, Math.random()));
		if (hint !== undefined) {
			const asked = Math.max(0, hint);
			const left = Math.max(asked, this.settings.maxWait - waited);
			return Math.min(left, asked + backoff(1, Math.random()));
		}
		const span = (this.api.limit?.seconds ?? UNPUBLISHED_SECONDS) * 1000;
		return limitBackoff(made, span, Math.random());
	}

	private async failure(route: Route, cause: Failed, reads: boolean): Promise<Error> {
		const { context, api } = this;
		const node = context.getNode();
		if (cause.kind !== 'status') return silence(node, api, cause, reads);
		const { status, headers } = cause;
		const answer = { status, headers, body: await complaint(cause.body) };
		this.stopIfCancelled();
		const wait = this.traffic.pace.pausedFor(performance.now());
		await this.learnSecrets();
		return refusal(node, api, { route, answer, redact: this.redact, wait, reads });
	}

	private async attempt(request: HttpRequest, reads: boolean): Promise<Answer | Failed> {
		const response = await this.received(this.exchange(request, reads));
		if ('kind' in response) return response;
		const { statusCode: status } = response;
		const headers = headersOf(response);
		this.observe(status, headers);
		const bytes = response.body as Body | Uint8Array;
		if (status < 200 || status > 299) return { kind: 'status', status, headers, body: bytes };
		const text = await this.received(readText(bytes, LARGEST_ANSWER, ATTEMPT_TIMEOUT_MS));
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
		const there = timeThere(headers, Date.now());
		const { cost = COST, resetAt } = this.api.quota?.(headers, there) ?? {};
		const { pace } = this.traffic;
		pace.charge(cost - COST);
		// A refusal for the limit pauses by itself, and takes its lesson from it.
		if (status !== TOO_MANY && resetAt !== undefined)
			pace.pause(resetAt - there, performance.now());
	}

	private async exchange(request: HttpRequest, reads: boolean): Promise<IN8nHttpFullResponse> {
		const options: IHttpRequestOptions = {
			...request,
			// As bytes, since n8n would hand over a cut text as if it were an answer. What is read can be
			// long: as a stream it is bounded, and released at once. For one written record that would only
			// be slower.
			encoding: reads ? 'stream' : 'arraybuffer',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// A redirect would carry the credential to another host.
			disableFollowRedirect: true,
			timeout: ATTEMPT_TIMEOUT_MS,
		};
		const coming = this.context.helpers.httpRequestWithAuthentication.call(
			this.context,
			this.api.credential.name,
			options,
		) as Promise<IN8nHttpFullResponse>;
		// Of an answer that is read whole, n8n's own time-out bounds the silence, not the time.
		const answer = reads ? coming : inTime(ATTEMPT_TIMEOUT_MS, coming);
		// A refusal whose text breaks off is an answer all the same.
		return await answer.catch((error: Error) => brokenRefusal(error) ?? Promise.reject(error));
	}

	/** @param forLimit whether the provider's limit is what is waited for */
	private async pause(milliseconds: number, forLimit: boolean): Promise<void> {
		if (forLimit && this.waiting++ === 0) this.waitingSince = performance.now();
		try {
			for (let left = milliseconds; left > 0; left -= SLICE_MS) {
				this.stopIfCancelled();
				await sleep(Math.min(left, SLICE_MS));
			}
			this.stopIfCancelled();
		} finally {
			if (forLimit && --this.waiting === 0) this.waitedMs += performance.now() - this.waitingSince;
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

/** The JSON in a text, undefined for an empty one; the text itself where it is no JSON. */
function parsed(text: string): unknown {
	const json = parseJson(text);
	return text === '' ? undefined : json ? json.value : text;
}

/** What a refusal says beside its status; nothing where it does not come, since the status counts. */
async function complaint(body?: Body | Uint8Array): Promise<unknown> {
	if (body === undefined) return undefined;
	try {
		return parsed(await readText(body, LARGEST_COMPLAINT, COMPLAINT_TIMEOUT_MS));
	} catch {
		return undefined;
	}
}

/** Ends an answer that nobody reads. */
function discard({ body }: Failed): void {
	if (body !== undefined && 'destroy' in body) body.destroy();
}

/** Whether the person stopped the execution. */
export function isCancelled(context: Context): boolean {
	return 'getExecutionCancelSignal' in context && !!context.getExecutionCancelSignal()?.aborted;
}

export function headersOf({ headers }: IN8nHttpFullResponse): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}
