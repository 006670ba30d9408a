/** A node of the made-up provider that asks again and again. */
import { NodeConnectionTypes, type INodeType, type IPollFunctions } from 'n8n-workflow';
import { describeTrigger } from '../../../nodes/engine/editor/describe-trigger';
import { poll } from '../../../nodes/engine/listen/poll';
import type { PollingTrigger } from '../../../nodes/engine/vocabulary/trigger';

export function pollingNode(trigger: PollingTrigger): INodeType {
	return {
		description: {
			displayName: 'Service Polling Trigger',
			name: 'servicePollingTrigger',
			group: ['trigger'],
			version: 1,
			description: 'Asks again and again',
			defaults: { name: 'Service Polling Trigger' },
			polling: true,
			inputs: [],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: 'serviceApi', required: true }],
			properties: describeTrigger(trigger),
		},
		async poll(this: IPollFunctions) {
			return await poll(this, trigger);
		},
	};
}
