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

export class SalesloftTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Salesloft Trigger',
		name: 'salesloftTrigger',
		icon: { light: 'file:../../icons/salesloft.svg', dark: 'file:../../icons/salesloft.dark.svg' },
		group: ['trigger'],
		version: [1.1],
		subtitle: eventsSubtitle,
		description:
			'Starts the workflow when something happens in Salesloft: an email is replied to, a person is added to a cadence, a task is completed. Where the internet cannot reach n8n, use the Salesloft Polling Trigger.',
		eventTriggerDescription: 'Waiting for you to change something in Salesloft',
		activationMessage: 'You can now make changes in Salesloft to start this workflow.',
		defaults: { name: 'Salesloft Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'salesloftApi', required: true }],
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
