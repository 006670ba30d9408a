/** One operation on one item: its values, and the requests that it makes. */
import { isObjectEmpty } from 'n8n-workflow';
import type { Client } from '../client/client';
import type { Wanted } from '../client/list';
import { multipartOf, type FilePart } from '../client/multipart';
import type { Lines } from '../client/pool';
import { isObject, type Json } from '../json';
import { answeredId } from '../vocabulary/identify';
import type { Job, Patience } from '../vocabulary/job';
import { recordsOf, type Paging } from '../vocabulary/paging';
import { allFields, placeOf } from '../form/slots';
import {
	isRead,
	type Gives,
	type Many,
	type NamedOperation,
	type ReadFirst,
	type Send,
} from '../vocabulary/operation';
import type { RequestParts, Values } from '../vocabulary/values';
import { onlyReads, pathParameters, type Route } from '../vocabulary/route';
import { Unsent } from './rehearsal';
import { sendTogether } from './together';

/** What the run decides about a job. */
export interface JobSettings {
	/** How many records are wanted; Infinity for all. */
	limit: number;
	/** Told of each page of records that is read; may throw. */
	onRead: (records: number) => void;
	/** Whether nothing that changes something is sent. */
	isDryRun: boolean;
	/** Tells the person something beside the output. */
	hint: (sentence: string) => void;
	/** Told where the limit leaves out records. */
	onCut: (limit: number, total?: number) => void;
	/** Sends what the item gives together with other items. @returns its record */
	join: (job: Job) => Promise<Json | undefined>;
	/** In which the items of a run wait for those before them that do the same thing. */
	lines: Lines;
	/** The files of the item that go up. */
	files?: FilePart[];
	/** The error for an answer without the record that was due. */
	emptyAnswer: (reads: boolean) => Error;
}

type ListGiven = Extract<Gives, { kind: 'list' }>;

/** Handed on as they are: each generator in between would cost every record of a long list. */
export type Records = AsyncIterable<Json> | Iterable<Json>;

const isNeeded = ({ if: condition }: ReadFirst, values: Values) => condition?.(values) ?? true;

/** The job of an operation: its `prepare` and `run` get it as a `Job`. */
export class OperationJob implements Job {
	/** The endpoint of the one request; `prepare` may choose another. */
	route: Route;

	constructor(
		private readonly client: Client,
		readonly operation: NamedOperation,
		readonly values: Values,
		private readonly settings: JobSettings,
	) {
		this.route = operation.route;
	}

	/** How many records are wanted; Infinity for all. */
	get limit(): number {
		return this.settings.limit;
	}

	/** Sends one request. @returns what is inside the provider's envelope */
	async send(route: Route, parts: RequestParts = {}, reads = onlyReads(route)): Promise<unknown> {
		const { isDryRun } = this.settings;
		if (isDryRun && !reads) throw new Unsent(this.client.api.host, route, parts);
		const body = isDryRun
			? await this.client.known(route, parts, true)
			: (await this.client.send(route, parts, reads)).body;
		return this.client.unwrapped(body, route);
	}

	/** Reads what does not change during a run, once for all items. @returns as `send` */
	async known(route: Route, parts: RequestParts = {}): Promise<unknown> {
		return this.client.unwrapped(await this.client.known(route, parts), route);
	}

	/** Reads a list that does not change during a run, once for all items. @returns all of its records */
	async knownList(route: Route, paging: Paging, parts: RequestParts = {}): Promise<Json[]> {
		return await this.client.knownList(route, paging, parts, (sentence) => this.tell(sentence));
	}

	/** Sends one request that answers one record. @throws when it answers something else */
	async record(route: Route, parts: RequestParts = {}): Promise<Json> {
		const answer = await this.send(route, parts);
		const found = Array.isArray(answer) ? answer[0] : answer;
		if (!isObject(found)) throw this.settings.emptyAnswer(onlyReads(route));
		return found;
	}

	/** Walks a list; gives its records one by one, and no more than so many. */
	list(
		route: Route,
		paging: Paging,
		parts: RequestParts = {},
		most = Infinity,
	): AsyncGenerator<Json> {
		return this.walk(route, paging, parts, { limit: most });
	}

	/** The same for as many as are wanted; the person is told how many there are. */
	wanted(route: Route, paging: Paging, parts: RequestParts = {}): AsyncGenerator<Json> {
		const onCut = (total?: number) => this.tellCut(total);
		return this.walk(route, paging, parts, { limit: this.limit, onCut });
	}

	private walk(
		route: Route,
		paging: Paging,
		parts: RequestParts,
		bound: Pick<Wanted, 'limit' | 'onCut'>,
	): AsyncGenerator<Json> {
		return this.client.list(route, paging, parts, {
			...bound,
			parallel: this.client.parallel,
			onRead: this.settings.onRead,
			onCeiling: (sentence) => this.tell(sentence),
		});
	}

	/** Asks until it is there, for as long as Max Wait says. @throws what `ask` throws last */
	async awaited<T>(ask: () => Promise<T>, patience: Patience): Promise<T> {
		return await this.client.awaited(ask, patience);
	}

	/** Does something in its turn: one at a time of the items of a run that do the same thing. */
	async inLine<T>(thing: string, work: () => Promise<T>): Promise<T> {
		return await this.settings.lines.pass(thing, work);
	}

	/** Tells the person something beside the output. */
	tell(sentence: string): void {
		this.settings.hint(sentence);
	}

	/** Tells that Limit leaves out records, and how many there are where that is known. */
	tellCut(total?: number): void {
		this.settings.onCut(this.limit, total);
	}

	/** Does the operation. @returns its records, one by one */
	async perform(): Promise<Records> {
		const { form, send } = this.operation;
		const wrong = form.check?.(this.values);
		if (wrong !== undefined) throw new Error(wrong);
		await send.prepare?.(this);
		if (!this.looksFirst()) return await this.act();
		// Two items at a time would each miss what the other one changes, or makes.
		const record = JSON.stringify(this.values.path);
		return await this.settings.lines.pass(record, async () => await this.act());
	}

	/** Whether what it changes depends on what it reads before. */
	private looksFirst(): boolean {
		const { run, readFirst } = this.operation.send;
		if (isRead(this.operation)) return false;
		return run !== undefined || (readFirst !== undefined && isNeeded(readFirst, this.values));
	}

	private async act(): Promise<Records> {
		const { send, gives } = this.operation;
		if (send.readFirst) await this.readFirst(send.readFirst);
		if (send.run) return await this.ran(send.run);
		if (send.many) return this.shaped(await this.joined(send.many));
		return gives.kind === 'list' ? this.listed(gives) : this.shaped(await this.answer());
	}

	/** Completes the body by what is there already. */
	private async readFirst(first: ReadFirst): Promise<void> {
		const { values } = this;
		if (!isNeeded(first, values)) return;
		const current = await this.record(first.route, { path: values.path });
		values.body = await first.merge(values, current, this);
	}

	/** The wanted records of the operation's list. */
	private listed({ paging, keep }: ListGiven): AsyncIterable<Json> {
		const { route, values } = this;
		const parts = this.parts();
		if (!keep || isObjectEmpty(values.local)) return this.wanted(route, paging, parts);
		// What is left out here is only known after it was read, so a page is not cut to the limit.
		const isWhole = paging.max === Infinity;
		const all = this.list(route, paging, parts);
		return this.kept(all, (one) => keep(one, values.local), isWhole);
	}

	/** @param isWhole whether the list comes in one answer, so that all that fit can be counted */
	private async *kept(
		records: AsyncIterable<Json>,
		isKept: (record: Json) => boolean,
		isWhole: boolean,
	): AsyncGenerator<Json> {
		const { limit } = this;
		let fitting = 0;
		for await (const one of records) {
			if (!isKept(one)) continue;
			fitting += 1;
			if (fitting <= limit) yield one;
			if (fitting < limit || isWhole) continue;
			this.tellCut();
			return;
		}
		if (fitting > limit) this.tellCut(fitting);
	}

	/** What requests of several items give for this one, which is alone in a dry run. */
	private async joined(many: Many): Promise<unknown> {
		if (!this.settings.isDryRun) return await this.settings.join(this);
		if ('run' in many && many.onlyReads?.(this.values)) return undefined;
		const [given] = await sendTogether(this.operation, many, [this], false);
		if (given instanceof Error) throw given;
		return given;
	}

	/** The answer to the operation's one request, or the record itself where the answer is empty. */
	private async answer(): Promise<unknown> {
		const { gives } = this.operation;
		const answer = await this.send(this.route, this.parts(), isRead(this.operation));
		const readAfter = gives.kind === 'record' ? gives.readAfter : undefined;
		if (answer !== undefined || readAfter === undefined) return answer;
		return await this.send(readAfter, { path: this.values.path });
	}

	private async ran(run: NonNullable<Send['run']>): Promise<Records> {
		const made = run(this);
		return made instanceof Promise ? this.shaped(await made) : made;
	}

	private *shaped(answer: unknown): Generator<Json> {
		switch (this.operation.gives.kind) {
			case 'deleted':
				yield { deleted: true, id: this.lastPathValue() };
				return;
			case 'done':
				yield { success: true };
				return;
			default:
				yield* this.recordsIn(answer);
		}
	}

	/** @throws Error for none, unless the operation makes them itself: a report can have no rows. */
	private recordsIn(answer: unknown): Json[] {
		const records = recordsOf(answer);
		const isMade = this.operation.send.run !== undefined && Array.isArray(answer);
		if (records.length === 0 && !isMade) {
			throw this.settings.emptyAnswer(isRead(this.operation));
		}
		return records;
	}

	private parts(): RequestParts {
		const { path, query, body } = this.values;
		const { headers } = this.operation.send;
		const { files, isDryRun } = this.settings;
		if (files && isDryRun) {
			return { path, query, headers, body: { ...body, files: files.map((one) => one.fileName) } };
		}
		if (files) {
			return { path, query, headers, multipart: async () => await multipartOf(body, files) };
		}
		return { path, query, body: this.body(body), headers };
	}

	private body(body: Json): unknown {
		const { send } = this.operation;
		if (send.body) return send.body(body);
		const takesBody = allFields(this.operation).some((one) => placeOf(one, this.route) === 'body');
		// A `prepare` can make one of what is not sent as it is.
		return takesBody || !isObjectEmpty(body) ? body : undefined;
	}

	/** The ID of the record that is meant. */
	private lastPathValue(): string | number {
		const { path } = this.values;
		const name = pathParameters(this.route).pop();
		const value = (name === undefined ? Object.values(path).pop() : path[name]) ?? '';
		return answeredId(value);
	}
}
