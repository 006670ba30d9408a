import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { describeTrigger } from '../engine/editor/describe-trigger';
import { triggerPickers } from '../engine/editor/pickers';
import { eventsSubtitle } from '../engine/editor/subtitle';
import { receive } from '../engine/listen/receive';
import { isRegistered, register, unregister } from '../engine/listen/register';
import { trigger } from './trigger';

export class ShortcutTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Shortcut Trigger',
		name: 'shortcutTrigger',
		icon: { light: 'file:../../icons/shortcut.svg', dark: 'file:../../icons/shortcut.dark.svg' },
		group: ['trigger'],
		version: [1.1],
		subtitle: eventsSubtitle,
		description:
			'Starts the workflow when something happens in Shortcut: a story is created, moves to another state, is commented on. Where the internet cannot reach n8n, use the Shortcut Polling Trigger.',
		eventTriggerDescription: 'Waiting for you to change something in Shortcut',
		activationMessage: 'You can now make changes in Shortcut to start this workflow.',
		defaults: { name: 'Shortcut Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'shortcutApi', required: true }],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: describeTrigger(trigger),
	};

	methods = triggerPickers(trigger);

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered(this, trigger);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await register(this, trigger);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unregister(this, trigger);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this, trigger);
	}
}
