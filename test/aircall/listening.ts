/** The Aircall Trigger in tests: switched on, and told things with the token of its webhook. */
import { AircallTrigger } from '../../nodes/Aircall/AircallTrigger.node';
import { signers } from '../../sandbox/sign';
import type { Credential } from '../harness';
import { TriggerWorkflow, type Hearing } from '../harness/trigger';
import { NOW } from './provider';

/** @param credentials what the node is signed in with */
export function listeningWith(credentials: () => Credential[]) {
	const workflow = (parameters: Hearing['parameters'], more: Partial<Hearing> = {}) =>
		new TriggerWorkflow({ node: AircallTrigger, credentials: credentials(), parameters, ...more });
	return {
		workflow,
		/** One that is switched on. */
		active: async (parameters: Hearing['parameters']) => {
			const trigger = workflow(parameters);
			await trigger.activate();
			return trigger;
		},
	};
}

/** The token of its webhook. */
export const tokenOf = ({ state }: TriggerWorkflow) => state.hooks[0].secret;

/** As Aircall delivers it, with the token of a webhook. */
export const withToken = (body: { event?: unknown }, token: string) =>
	signers.aircall(body, token, String(body.event));
export const signed = (trigger: TriggerWorkflow, body: { event?: unknown }) =>
	withToken(body, tokenOf(trigger));

/** The items that a delivery starts the workflow with. */
export async function itemsOf(trigger: TriggerWorkflow, body: { event?: unknown }) {
	const { status, items = [] } = await trigger.deliver(signed(trigger, body));
	expect(status).toBe(200);
	return items.map((item) => item.json);
}

export const time = (seconds: number) => new Date(seconds * 1000).toISOString();
export const occurredAt = time(NOW);
