import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { describeTrigger } from '../engine/editor/describe-trigger';
import { triggerPickers } from '../engine/editor/pickers';
import { eventsSubtitle } from '../engine/editor/subtitle';
import { poll } from '../engine/listen/poll';
import { polling } from './polling';

export class NutshellPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Nutshell Polling Trigger',
		name: 'nutshellPollingTrigger',
		icon: { light: 'file:../../icons/nutshell.svg', dark: 'file:../../icons/nutshell.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: eventsSubtitle,
		description:
			'Asks Nutshell CRM again and again what has happened, and starts the workflow: a lead is won or changes its stage, a person is created or deleted, a form is submitted. It needs no address in Nutshell. To hear at once, use the Nutshell Webhook Trigger.',
		defaults: { name: 'Nutshell Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'nutshellApi', required: true }],
		properties: describeTrigger(polling),
	};

	methods = triggerPickers(polling);

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, polling);
	}
}
