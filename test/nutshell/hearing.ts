/** The Nutshell Webhook Trigger in tests: switched on, and told things as Nutshell tells them. */
import { NutshellWebhookTrigger } from '../../nodes/Nutshell/NutshellWebhookTrigger.node';
import type { Credential } from '../harness';
import { TriggerWorkflow, type Hearing } from '../harness/trigger';

export const TOKEN = 'nobody-can-guess-it';
export const query = { token: TOKEN };
export const time = 1_750_000_000;

/** @param credentials what the node is signed in with */
export function hearingWith(credentials: () => Credential[]) {
	const workflow = (parameters: Hearing['parameters'], more: Partial<Hearing> = {}) =>
		new TriggerWorkflow({
			node: NutshellWebhookTrigger,
			credentials: credentials(),
			parameters: { token: TOKEN, ...parameters },
			...more,
		});
	return {
		workflow,
		/** One that is switched on. */
		active: async (chosen: string[], parameters: Hearing['parameters'] = {}) => {
			const trigger = workflow({ events: chosen, ...parameters });
			await trigger.activate();
			return trigger;
		},
	};
}

export interface Told {
	id?: string;
	payloadType: string;
	action: string;
	changes?: object[];
	actor?: string;
	createdTime?: unknown;
}

/** A delivery as Nutshell sends it, of these events about these records. */
export function delivery(
	told: Told[],
	payloads: Array<{ id: string }> = [],
	actors: object[] = [],
) {
	return {
		meta: [],
		links: {},
		events: told.map(
			({ id = '9001-events', changes = [], actor = '35-users', createdTime = time, ...more }) => ({
				...{ id, type: 'events', createdTime, actorType: 'users', ...more, changes },
				links: { actor, payloads: payloads.map((one) => one.id), comments: [] },
			}),
		),
		actors,
		payloads,
	};
}

export const lead = (fields: object = {}) => ({
	...{ id: '1003-leads', type: 'leads', name: 'Big Deal', status: 'open', closedTime: null },
	links: {
		...{ owner: '35-users', stageset: '1-stagesets', stage: '2-stages', outcome: null },
		...{ sources: ['1-sources'], tags: [], accounts: ['1-accounts'], contacts: [] },
	},
	...fields,
});
