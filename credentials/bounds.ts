import type { INodeProperties } from 'n8n-workflow';

/**
 * What a person can forbid for all workflows that use a credential. The engine reads both by these
 * names.
 * @param limit what the provider publishes, as words: `600 requests a minute`
 */
export function bounds(limit: string): INodeProperties[] {
	return [
		{
			displayName: 'Read Only',
			name: 'readOnly',
			type: 'boolean',
			default: false,
			description:
				'Whether workflows may only read: what creates, changes or deletes is refused before anything is sent',
		},
		{
			displayName: 'Requests per Minute',
			name: 'requestsPerMinute',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: '',
			placeholder: 'e.g. 60',
			description: `How many requests a minute this n8n may send, as its share of the account's limit. Empty for ${limit}.`,
			hint: 'In queue mode, each worker counts for itself: enter a little less than the limit divided by the number of workers',
		},
	];
}
