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

export class SalesloftPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Salesloft Polling Trigger',
		name: 'salesloftPollingTrigger',
		icon: { light: 'file:../../icons/salesloft.svg', dark: 'file:../../icons/salesloft.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: eventsSubtitle,
		description:
			'Asks Salesloft again and again for what is new and changed: people, accounts, calls, emails, cadences. Use it where the internet cannot reach n8n; the Salesloft Trigger hears of more, and at once.',
		defaults: { name: 'Salesloft Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'salesloftApi', required: true }],
		properties: describeTrigger(polling),
	};

	methods = triggerPickers(polling);

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, polling);
	}
}
