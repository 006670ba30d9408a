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

export class AircallTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Aircall Trigger',
		name: 'aircallTrigger',
		icon: { light: 'file:../../icons/aircall.svg', dark: 'file:../../icons/aircall.dark.svg' },
		group: ['trigger'],
		version: [1.1],
		subtitle: eventsSubtitle,
		description:
			'Starts the workflow when something happens in Aircall: a call ends or is missed, a voicemail is left, a recording is ready, a message comes in. Where the internet cannot reach n8n, use the Aircall Polling Trigger.',
		eventTriggerDescription:
			'Waiting for something to happen in Aircall, such as the end of a call',
		activationMessage: 'Calls and changes in Aircall now start this workflow.',
		defaults: { name: 'Aircall Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'aircallApi', required: true }],
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
