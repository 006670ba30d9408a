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

export class ShortcutPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Shortcut Polling Trigger',
		name: 'shortcutPollingTrigger',
		icon: { light: 'file:../../icons/shortcut.svg', dark: 'file:../../icons/shortcut.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: eventsSubtitle,
		description:
			'Asks Shortcut again and again for new and changed stories and epics. Use it where the internet cannot reach n8n; the Shortcut Trigger hears of more, and at once.',
		defaults: { name: 'Shortcut Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'shortcutApi', required: true }],
		properties: describeTrigger(polling),
	};

	methods = triggerPickers(polling);

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, polling);
	}
}
