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

export class NutshellWebhookTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Nutshell Webhook Trigger',
		name: 'nutshellWebhookTrigger',
		icon: { light: 'file:../../icons/nutshell.svg', dark: 'file:../../icons/nutshell.dark.svg' },
		group: ['trigger'],
		version: [1.1],
		subtitle: eventsSubtitle,
		description:
			'Starts the workflow at once when something happens in Nutshell CRM: a lead is won or changes its stage, a person is created, a form is submitted. You have to paste its address in Nutshell. Where you cannot do that, or the internet cannot reach n8n, use the Nutshell Polling Trigger.',
		eventTriggerDescription:
			'Waiting for Nutshell to send something to the test URL, which has to be pasted there',
		activationMessage:
			'Now paste the production URL of this node in Nutshell, under Setup > API keys or, in the newer interface, Settings > Connections. What happens there starts this workflow from then on.',
		defaults: { name: 'Nutshell Webhook Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'nutshellApi', required: true }],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: describeTrigger(trigger),
	};

	methods = triggerPickers(trigger);

	// Nothing is made or removed at Nutshell: what was chosen is looked up when the workflow is published.
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
