/** The records that deliveries are about, read anew where they tell too little. */
import type { IWebhookFunctions } from 'n8n-workflow';
import { Client } from '../client/client';
import { inTime } from '../client/deadline';
import type { Redact } from '../client/redact';
import { objectOf, type Json } from '../json';
import { wordsOf } from '../vocabulary/answered';
import type { Happening } from '../vocabulary/event';
import { pathWith } from '../vocabulary/route';
import type { WebhookTrigger } from '../vocabulary/trigger';

/** So long for all of them together: a provider waits for about 5 seconds. */
const TIMEOUT_MS = 3_000;
const PARALLEL = 4;

/** A record as it is now, or why it could not be read. */
export interface Fresh {
	record?: Json;
	problem?: string;
}

/** Reads each record once, and none before it is asked for. */
export class FreshRecords {
	private client?: Promise<Client>;
	/** Fails when the time is up, which begins with the first record. */
	private timeIsUp?: Promise<never>;
	/** There is nothing to hide until the credential is read. */
	private redact: Redact = (text) => text;
	private readonly read = new Map<Happening, Promise<Fresh>>();

	/** @param hidden what no problem may tell, beside the credential: what deliveries are verified with */
	constructor(
		private readonly context: IWebhookFunctions,
		private readonly trigger: WebhookTrigger,
		private readonly hidden: string[],
	) {}

	/** The record of a happening; neither it nor a problem where the provider has no place for it. */
	async of(happening: Happening): Promise<Fresh> {
		const before = this.read.get(happening);
		if (before) return await before;
		this.timeIsUp ??= timeUp();
		const reading = Promise.race([this.ask(happening), this.timeIsUp]).catch(
			({ message }: Error): Fresh => ({ problem: this.redact(message) }),
		);
		this.read.set(happening, reading);
		return await reading;
	}

	private async ask(happening: Happening): Promise<Fresh> {
		const { kind, record, isGone } = happening;
		const reading = kind && !isGone ? this.trigger.fetch?.get(kind) : undefined;
		if (!reading) return {};
		const { route, query } = reading;
		const client = await this.opened();
		const path = pathWith(route, wordsOf(record.id));
		const { body } = await client.send(route, { path, query });
		return { record: objectOf(client.unwrapped(body, route)) };
	}

	private async opened(): Promise<Client> {
		const settings = { maxWait: TIMEOUT_MS, parallel: PARALLEL };
		this.client ??= Client.open(this.context, this.trigger.api, settings);
		const client = await this.client;
		for (const secret of this.hidden) client.hide(secret);
		this.redact = client.redact;
		return client;
	}
}

async function timeUp(): Promise<never> {
	const never = new Promise<never>(() => {});
	return await inTime(TIMEOUT_MS, never).catch(() => {
		throw new Error(`The record could not be read within ${TIMEOUT_MS / 1_000} seconds`);
	});
}
