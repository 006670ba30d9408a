/** The Salesloft Trigger in tests: switched on, and told things that are signed as Salesloft does. */
import { SalesloftTrigger } from '../../nodes/Salesloft/SalesloftTrigger.node';
import { TriggerState } from '../../nodes/engine/listen/state';
import { signers } from '../../sandbox/sign';
import type { Credential } from '../harness';
import { TriggerWorkflow, type Hearing } from '../harness/trigger';

/** @param credentials what the node is signed in with */
export function listeningWith(credentials: () => Credential[]) {
	const workflow = (parameters: Hearing['parameters'], more: Partial<Hearing> = {}) =>
		new TriggerWorkflow({
			...{ node: SalesloftTrigger, credentials: credentials(), parameters, ...more },
		});
	return {
		workflow,
		/** Switches on a workflow that hears of these events. */
		listening: async (events: string[], filters = {}, rest: Hearing['parameters'] = {}) => {
			const trigger = workflow({ events, filters, ...rest });
			await trigger.activate();
			return trigger;
		},
	};
}

/** The secret of the subscription of an event. */
export function secretOf({ remembers }: TriggerWorkflow, type: string): string {
	const { hooks } = new TriggerState(remembers);
	return hooks.find(({ types }) => types.includes(type))?.secret ?? '';
}

/** What a record of Salesloft's gives, or the status of the answer where it starts nothing. */
export async function hear(trigger: TriggerWorkflow, type: string, record: object) {
	const heard = await trigger.deliver(signers.salesloft(record, secretOf(trigger, type), type));
	return heard.items?.map(({ json }) => json) ?? heard.status;
}
