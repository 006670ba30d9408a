import type { INodeProperties } from 'n8n-workflow';

/**
 * Where the HTTP Request node may take a credential. n8n adds these two fields by itself, open to all
 * the world; a credential that has them already keeps its own, so the key stays at home unless somebody
 * decides otherwise.
 * @param host the provider's own
 */
export function domains(host: string): INodeProperties[] {
	return [
		{
			displayName: 'Allowed HTTP Request Domains',
			name: 'allowedHttpRequestDomains',
			type: 'options',
			options: [
				{ name: 'All', value: 'all', description: 'Any address, also of somebody else' },
				{ name: 'Specific Domains', value: 'domains', description: 'Only those entered below' },
				{ name: 'None', value: 'none', description: 'Only the nodes of this provider' },
			],
			default: 'domains',
			description: 'Where the HTTP Request and GraphQL nodes may send this credential',
		},
		{
			displayName: 'Allowed Domains',
			name: 'allowedDomains',
			type: 'string',
			default: host,
			placeholder: 'e.g. api.example.com, *.example.com',
			description: 'Separated by commas; * stands for any name below a domain',
			displayOptions: { show: { allowedHttpRequestDomains: ['domains'] } },
		},
	];
}
