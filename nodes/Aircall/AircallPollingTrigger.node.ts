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

export class AircallPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Aircall Polling Trigger',
		name: 'aircallPollingTrigger',
		icon: { light: 'file:../../icons/aircall.svg', dark: 'file:../../icons/aircall.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: eventsSubtitle,
		description:
			'Asks Aircall again and again for calls that have ended, and for new and changed contacts. Use it where the internet cannot reach n8n; the Aircall Trigger hears of more, and at once.',
		defaults: { name: 'Aircall Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'aircallApi', required: true }],
		properties: describeTrigger(polling),
	};

	methods = triggerPickers(polling);

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, polling);
	}
}
