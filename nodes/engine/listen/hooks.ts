/** The webhooks of a trigger at the provider: each step that can be taken with them. */
import { randomBytes } from 'node:crypto';
import { NodeApiError } from 'n8n-workflow';
import type { Client } from '../client/client';
import { anew } from '../client/errors';
import { objectOf, type Json } from '../json';
import { isRefusal } from '../vocabulary/answered';
import type { FoundHook, Registration } from '../vocabulary/hook';
import { pathWith } from '../vocabulary/route';
import type { Standing } from './difference';
import type { HeldHook, TriggerState } from './state';

/** A secret that nobody can guess. */
const SECRET_BYTES = 32;

export class Hooks {
	/** @param title what people read at the provider */
	constructor(
		private readonly client: Client,
		private readonly registration: Registration,
		private readonly state: TriggerState,
		private readonly title: string,
	) {}

	/** What the provider has of the webhooks that are held. Those that are gone are held no longer. */
	async standing(): Promise<Standing[]> {
		const all: Standing[] = [];
		for (const held of this.state.hooks) {
			const found = await this.find(held.id);
			if (!found) {
				this.release(held.id);
				continue;
			}
			const now = { ...held, secret: found.secret ?? held.secret };
			if (now.secret !== held.secret) this.hold(now);
			all.push({ held: now, found });
		}
		return all;
	}

	/**
	 * Makes one. It is held as soon as the provider has answered.
	 * @throws Error when the answer lacks what is needed to verify or to remove it
	 */
	async make(url: string, types: string[]): Promise<void> {
		const { make, secret: whose } = this.registration;
		const secret = randomBytes(SECRET_BYTES).toString('hex');
		this.client.hide(secret);
		const wanted = { url, types, secret, title: this.title };
		const asked = this.ask(make.route, { body: make.body(wanted) });
		const made = await asked.catch((error: Error) => {
			throw this.withNeeds(error, types);
		});
		const due = whose === 'ours' ? secret : made.secret;
		if (made.id === '') {
			const { name } = this.client.api;
			throw new Error(
				`${name} made a webhook and sent no ID of it, so that n8n cannot remove it: remove it by hand in ${name}`,
			);
		}
		if (due === undefined) {
			// Nothing that it sends can be believed.
			await this.remove(made.id);
			throw new Error('The provider made a webhook, and sent no secret of it');
		}
		this.hold({ id: made.id, url, types, secret: due });
	}

	/** Lets one tell other events, and switches it on again. */
	async change(held: HeldHook, types: string[]): Promise<void> {
		const { change } = this.registration;
		if (!change) return;
		const { id, url, secret } = held;
		const body = change.body({ url, types, secret, title: this.title });
		const changed = await this.ask(change.route, { path: pathWith(change.route, id), body });
		this.hold({ ...held, types, secret: changed.secret ?? secret });
	}

	/**
	 * Removes one; one that is not there any more counts as removed.
	 * @returns why it could not be removed; it is remembered then, to be removed later
	 */
	async remove(id: string): Promise<Error | undefined> {
		const { state } = this;
		this.release(id);
		const others = state.leftovers.filter((one) => one !== id);
		try {
			const { remove } = this.registration;
			await this.client.send(remove, { path: pathWith(remove, id) });
		} catch (error) {
			if (!isRefusal(error, 404)) {
				state.leftovers = [...others, id];
				return error as Error;
			}
		}
		state.leftovers = others;
		return undefined;
	}

	/** The IDs of those at exactly this address that nobody holds: left behind when n8n broke off. */
	async strangersAt(url: string): Promise<string[]> {
		const { list } = this.registration;
		if (!list) return [];
		const held = new Set(this.state.hooks.map(({ id }) => id));
		const strangers: string[] = [];
		for await (const record of this.client.list(list.route, list.paging)) {
			const found = this.read(record);
			if (found.url === url && !held.has(found.id)) strangers.push(found.id);
		}
		return strangers;
	}

	/** Forgets one without touching it. */
	release(id: string): void {
		this.state.hooks = this.state.hooks.filter((one) => one.id !== id);
	}

	private async find(id: string): Promise<FoundHook | undefined> {
		try {
			const { get } = this.registration;
			return await this.ask(get, { path: pathWith(get, id) });
		} catch (error) {
			if (isRefusal(error, 404)) return undefined;
			throw error as Error;
		}
	}

	/** The failure; with what the credential lacks, where the provider forbids these events. */
	private withNeeds(error: Error, types: string[]): Error {
		const { needs } = this.registration;
		const isForbidden = error instanceof NodeApiError && isRefusal(error, 403);
		if (!needs || !isForbidden) return error;
		return anew(this.client.context.getNode(), error, needs(types));
	}

	private async ask(...[route, parts]: Parameters<Client['send']>): Promise<FoundHook> {
		const { body } = await this.client.send(route, parts);
		return this.read(objectOf(this.client.unwrapped(body, route)));
	}

	/** Reads one. Its secret is hidden from now on, whoever has made it. */
	private read(record: Json): FoundHook {
		const found = this.registration.read(record);
		if (found.secret !== undefined) this.client.hide(found.secret);
		return found;
	}

	/** In place of what was held of it. */
	private hold(hook: HeldHook): void {
		this.release(hook.id);
		this.state.hooks = [...this.state.hooks, hook];
	}
}
