/** Sends requests with the credential of the node: everything that a provider is asked goes through here. */
import { NodeOperationError } from 'n8n-workflow';
import type { Answer, Api } from '../vocabulary/api';
import { isRefusal } from '../vocabulary/answered';
import { onlyReads, parseRoute, type Route } from '../vocabulary/route';
import type { Multipart, Query, RequestParts } from '../vocabulary/values';
import type { Patience } from '../vocabulary/job';
import type { Paging } from '../vocabulary/paging';
import { objectOf, type Json } from '../json';
import { walk, type Wanted } from './list';
import { attempt, complaint, type Channel, type Outcome } from './attempt';
import { boundsOf, readOnly, type Bounds } from './bounds';
import { Connections } from './connection';
import { stopIfCancelled, type Context } from './context';
import { refusal, silence, type Refusal } from './errors';
import { quotaSaid } from './hints';
import { trafficOf, type Traffic } from './pace';
import { Secrets, unsendable, type Redact } from './redact';
import { isAnswered, isRefused, resultOf } from './procedure';
import { Repeater, type RepeatSettings } from './repeat';
import { buildRequest } from './request';
import { isLimited } from './retry';
import { Names } from './names';
import { Once } from './once';
import { Resolver } from './resolver';
import { untilThere } from './wait';

/** A dropdown is not worth a long wait. */
const PICKER_SETTINGS: RepeatSettings = { maxWait: 20_000, parallel: 1 };

/** The status that a refusal within a 200 stands for. */
const NOT_ACCEPTED = 400;

/** What was asked for, as a refusal tells it. */
type Asked = Pick<Refusal, 'route' | 'path'>;

const isCall = (route: Route) => parseRoute(route).procedure !== undefined;

export class Client {
	/** What records are called. */
	readonly names = new Names(async (route, parts) => await this.known(route, parts));
	/** Finds the records that are named otherwise than by ID. */
	readonly resolver = new Resolver(this.names);
	private readonly answers = new Once<unknown>();
	private readonly channel: Channel;
	private readonly repeater: Repeater;

	private constructor(
		readonly context: Context,
		readonly api: Api,
		private readonly secrets: Secrets,
		private readonly traffic: Traffic,
		private readonly bounds: Bounds,
		private readonly settings: RepeatSettings,
	) {
		this.repeater = new Repeater(context, api, traffic, settings);
		this.channel = {
			context,
			connections: new Connections(context),
			credential: api.credential.name,
			onHeaders: (status, headers) => this.observe(status, headers),
		};
	}

	/**
	 * @throws n8n's own error when the node has no credential, NodeOperationError for one that no
	 * header can carry
	 */
	static async open(
		context: Context,
		api: Api,
		settings: RepeatSettings = PICKER_SETTINGS,
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
		const bounds = boundsOf(api, credential);
		const traffic = trafficOf(api, credential, bounds.limit);
		return new Client(context, api, secrets, traffic, bounds, settings);
	}

	/** Hides every secret of the credential that is known. */
	get redact(): Redact {
		return this.secrets.hide;
	}

	/** Hides one more secret from now on: that of a webhook. */
	hide(secret: string): void {
		this.secrets.keep(secret);
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

	/**
	 * Reads what does not change during a run: once, however many items need it.
	 * @param isStill whether nothing comes into being meanwhile: what is not there is not asked for again
	 * @returns the JSON of the answer
	 */
	async known(route: Route, parts: RequestParts = {}, isStill = false): Promise<unknown> {
		const { path = {}, query = {}, body, headers } = parts;
		const question = `${route} ${JSON.stringify([path, query, body, headers])}`;
		return await this.answers.get(
			question,
			async () => (await this.send(route, parts, true)).body,
			(failure) => isStill && isRefusal(failure, 404),
		);
	}

	/** Reads a list that does not change during a run: each of its pages once, however many items need it. */
	async knownList(
		route: Route,
		paging: Paging,
		parts: RequestParts,
		onCeiling: Wanted['onCeiling'],
	): Promise<Json[]> {
		const { query = {} } = parts;
		const ask = async (changes: Query) =>
			await this.known(route, { ...parts, query: { ...query, ...changes } });
		const records: Json[] = [];
		for await (const one of walk(paging, ask, { query, onCeiling })) records.push(one);
		return records;
	}

	/** What is inside the provider's envelope. */
	unwrapped(body: unknown, route: Route): unknown {
		const { unwrap } = this.api;
		if (isCall(route)) return resultOf(body);
		return unwrap ? unwrap(body, route) : body;
	}

	/**
	 * @param instead what else can be done
	 * @throws NodeOperationError where the credential may only read
	 */
	checkMayWrite(instead?: string): void {
		if (this.bounds.isReadOnly) throw readOnly(this.context.getNode(), this.api, instead);
	}

	/** How many requests may be under way at a time. */
	get parallel(): number {
		return this.settings.parallel;
	}

	/** For how long something waited for the provider's limit, in milliseconds. */
	get waitedForLimit(): number {
		return this.repeater.waitedForLimit;
	}

	/**
	 * Sends a request, again if that is safe and useful.
	 * @param reads whether repeating it is harmless; by default for GET
	 * @returns a 2xx answer with its JSON
	 * @throws NodeApiError for anything else
	 */
	async send(route: Route, parts: RequestParts = {}, reads = onlyReads(route)): Promise<Answer> {
		const { api, channel } = this;
		if (!reads) this.checkMayWrite();
		const headers = { ...api.headers, ...parts.headers };
		const request = buildRequest(api.host, route, { ...parts, headers });
		const send = async (multipart?: Multipart) =>
			await attempt(channel, { ...request, multipart }, reads);
		const once = async () => await withFiles(parts.multipart, send);
		const outcome = await this.repeat(once, reads || parts.isOnce === true);
		const asked = { route, path: parts.path };
		if (!outcome.ok) throw await this.failure(asked, outcome, reads);
		if (isCall(route)) await this.checkCall(asked, outcome.value, reads);
		return outcome.value;
	}

	/**
	 * A procedure says no in an answer with a status of 200.
	 * @throws NodeApiError as for a request that was not accepted
	 */
	private async checkCall(asked: Asked, answer: Answer, reads: boolean): Promise<void> {
		if (isRefused(answer.body)) {
			throw await this.refused(asked, { ...answer, status: NOT_ACCEPTED }, reads);
		}
		if (isAnswered(answer.body)) return;
		throw silence(this.context.getNode(), this.api, { kind: 'shape' }, reads);
	}

	/** Walks a list; gives its records one by one. */
	list(
		route: Route,
		paging: Paging,
		parts: RequestParts = {},
		wanted: Partial<Omit<Wanted, 'query'>> = {},
	): AsyncGenerator<Json> {
		const place = paging.in ?? 'query';
		const query = objectOf(parts[place]) as Query;
		const ask = async (changes: Query) =>
			(await this.send(route, { ...parts, [place]: { ...query, ...changes } }, true)).body;
		return walk(paging, ask, { onCeiling: () => undefined, ...wanted, query });
	}

	/** Asks until it is there. @throws what `ask` throws last */
	async awaited<T>(ask: () => Promise<T>, patience: Patience): Promise<T> {
		return await untilThere(this.context, ask, patience, this.settings.maxWait);
	}

	/**
	 * Makes attempts, each in its turn, until one succeeds or another makes no sense.
	 * @param counts whether it counts towards the provider's limit: not on another host
	 */
	async repeat<T>(
		once: () => Promise<Outcome<T>>,
		reads: boolean,
		counts?: boolean,
	): Promise<Outcome<T>> {
		return await this.repeater.repeat(once, reads, counts);
	}

	private async failure(
		asked: Asked,
		{ cause, body }: Outcome<never> & { ok: false },
		reads: boolean,
	): Promise<Error> {
		if (cause.kind !== 'status') return silence(this.context.getNode(), this.api, cause, reads);
		const { status, headers } = cause;
		return await this.refused(asked, { status, headers, body: await complaint(body) }, reads);
	}

	private async refused(asked: Asked, answer: Answer, reads: boolean): Promise<Error> {
		const { context, api } = this;
		const node = context.getNode();
		stopIfCancelled(context);
		const wait = this.traffic.pace.refusedFor(performance.now());
		await this.learnSecrets();
		return refusal(node, api, { ...asked, answer, redact: this.redact, wait, reads });
	}

	/** What the provider says about its quota beside an answer. */
	private observe(status: number, headers: Answer['headers']): void {
		// A refusal for the limit pauses by itself, and costs nothing.
		if (isLimited({ kind: 'status', status, headers })) return;
		const { pace } = this.traffic;
		const { cost, remaining, resetIn } = quotaSaid(this.api, headers, Date.now());
		if (cost !== undefined) pace.charge(cost);
		if (remaining !== undefined && resetIn !== undefined) {
			pace.told(remaining, resetIn, performance.now());
		}
	}
}

/** Sends with files that are opened for it, where there is one, and lets go of what was not read of it. */
async function withFiles<T>(
	open: RequestParts['multipart'],
	send: (multipart?: Multipart) => Promise<T>,
): Promise<T> {
	const multipart = await open?.();
	try {
		return await send(multipart);
	} finally {
		const { body = {} } = multipart ?? {};
		if ('destroy' in body && typeof body.destroy === 'function') body.destroy();
	}
}
