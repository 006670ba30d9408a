/** Webhooks that come and go with a workflow: registering is one transaction, however many there are. */
import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { Client } from '../client/client';
import { inOneMessage } from '../client/errors';
import { Lines } from '../client/pool';
import type { Registration } from '../vocabulary/hook';
import type { WebhookTrigger } from '../vocabulary/trigger';
import { urlOf } from '../vocabulary/web-address';
import { reachable } from './address';
import { chosenEvents, readChosen } from './chosen';
import { difference, isNone, type Difference } from './difference';
import { Hooks } from './hooks';
import { TriggerState } from './state';

/** n8n's name for the one webhook of a node. */
const WEBHOOK = 'default';

/** In which work at the same address waits: each would take the webhook of the other for a stranger. */
const addresses = new Lines();

/**
 * Whether the provider delivers what was chosen to where this n8n hears.
 * @throws NodeOperationError for an address that no provider reaches, Error for a name that it does
 * not know
 */
export async function isRegistered(
	context: IHookFunctions,
	trigger: WebhookTrigger,
): Promise<boolean> {
	return await saidWhole(context, async () => {
		const work = await RegisterWork.open(context, trigger);
		// Names are looked up once, here, and not with each delivery.
		work.state.chosen = await readChosen(context, trigger, work.client);
		return await work.isDone();
	});
}

/**
 * Makes what is missing and removes what is too much. If a part of it fails, what was made is removed
 * again.
 * @throws the failure, with what could not be removed after it
 */
export async function register(context: IHookFunctions, trigger: WebhookTrigger): Promise<boolean> {
	return await saidWhole(context, async () => {
		await (await RegisterWork.open(context, trigger)).make();
		return true;
	});
}

/**
 * Removes all that is held. What could not be removed is remembered, and told in n8n's log.
 * @returns whether all of it is gone
 */
export async function unregister(
	context: IHookFunctions,
	trigger: WebhookTrigger,
): Promise<boolean> {
	return await (await RegisterWork.open(context, trigger)).remove();
}

/**
 * Does the work.
 * @throws its failure with all that is known of it in the message: n8n's editor shows nothing else when
 * a workflow cannot be published
 */
async function saidWhole(context: IHookFunctions, work: () => Promise<boolean>): Promise<boolean> {
	try {
		return await work();
	} catch (error) {
		throw inOneMessage(context.getNode(), error as Error);
	}
}

class RegisterWork {
	private constructor(
		private readonly context: IHookFunctions,
		private readonly trigger: WebhookTrigger,
		readonly client: Client,
		readonly state: TriggerState,
	) {}

	static async open(context: IHookFunctions, trigger: WebhookTrigger): Promise<RegisterWork> {
		const client = await Client.open(context, trigger.api);
		const state = new TriggerState(context.getWorkflowStaticData('node'));
		for (const { secret } of state.hooks) client.hide(secret);
		return new RegisterWork(context, trigger, client, state);
	}

	async isDone(): Promise<boolean> {
		const { registration } = this.trigger;
		const { state, url } = this;
		if (!registration) return true;
		if (state.hooks.length === 0 || state.leftovers.length > 0) return false;
		return isNone(await this.difference(registration, this.hooks(registration), url));
	}

	async make(): Promise<void> {
		const { registration, instead } = this.trigger;
		if (!registration) return;
		this.client.checkMayWrite(` to make a webhook; or use the node '${instead}', which only reads`);
		const { url } = this;
		await addresses.pass(url, async () => await this.makeAt(url, registration));
	}

	private async makeAt(url: string, registration: Registration): Promise<void> {
		const { state } = this;
		const hooks = this.hooks(registration);
		const { add, change, remove } = await this.difference(registration, hooks, url);
		const before = new Set(state.hooks.map(({ id }) => id));
		try {
			// First, since a provider may take no second webhook at the same address.
			this.warn(await this.removeAll(hooks, await hooks.strangersAt(url)));
			for (const types of add) await hooks.make(url, types);
			for (const { held, types } of change) await hooks.change(held, types);
			const unwanted = [...remove.map(({ id }) => id), ...state.leftovers];
			this.warn(await this.removeAll(hooks, unwanted));
		} catch (error) {
			const made = state.hooks.filter(({ id }) => !before.has(id)).map(({ id }) => id);
			throw this.withRest(error as Error, await this.undo(hooks, made));
		}
	}

	/**
	 * Removes what was made, also what the provider has made and could not tell.
	 * @returns what may be left, as sentences
	 */
	private async undo(hooks: Hooks, made: string[]): Promise<string[]> {
		const others = await hooks.strangersAt(this.url).catch((error: Error) => error);
		const isKnown = Array.isArray(others);
		const problems = await this.removeAll(hooks, [...made, ...(isKnown ? others : [])]);
		if (isKnown) return problems;
		return [...problems, `Webhooks that nobody holds could not be looked for: ${others.message}.`];
	}

	async remove(): Promise<boolean> {
		const { registration } = this.trigger;
		if (!registration) return true;
		const { state } = this;
		const all = [...state.hooks.map(({ id }) => id), ...state.leftovers];
		this.warn(await this.removeAll(this.hooks(registration), all));
		return state.leftovers.length === 0;
	}

	private get url(): string {
		const { context, trigger } = this;
		return reachable(context.getNode(), context.getNodeWebhookUrl(WEBHOOK), trigger);
	}

	private hooks(registration: Registration): Hooks {
		const { name, id } = this.context.getWorkflow();
		return new Hooks(this.client, registration, this.state, `n8n: ${name ?? id ?? 'a workflow'}`);
	}

	private async difference(
		registration: Registration,
		hooks: Hooks,
		url: string,
	): Promise<Difference> {
		const standing = await hooks.standing();
		// At another path they belong to the workflow that this one was copied from.
		const own = standing.filter(({ held }) => pathOf(held.url) === pathOf(url));
		for (const one of standing) if (!own.includes(one)) hooks.release(one.held.id);
		const types = chosenEvents(this.context, this.trigger).flatMap((event) => event.types);
		return difference(registration, { url, types: [...new Set(types)] }, own);
	}

	/** @returns what could not be removed, as sentences */
	private async removeAll(hooks: Hooks, ids: string[]): Promise<string[]> {
		const problems: string[] = [];
		for (const id of new Set(ids)) {
			const problem = await hooks.remove(id);
			if (problem) problems.push(`The webhook ${id} could not be removed: ${problem.message}.`);
		}
		return problems;
	}

	private warn(problems: string[]): void {
		const { context, trigger } = this;
		for (const problem of problems) {
			context.logger.warn(`${trigger.api.name}: ${problem} It is removed at the next activation.`);
		}
	}

	/** The failure; with what it has left behind, where there is something. */
	private withRest(error: Error, problems: string[]): Error {
		if (problems.length === 0) return error;
		const said = 'description' in error && typeof error.description === 'string';
		return new NodeOperationError(this.context.getNode(), error.message, {
			description: [said ? error.description : '', ...problems].join(' ').trim(),
		});
	}
}

const pathOf = (url: string) => urlOf(url)?.pathname;
