/** Where the emulated providers deliver to: it looks public, and leads to n8n's own port. */
export const PUBLIC_HOST = 'n8n.example.com';

/** The production or test address of a trigger of the pack, by the `webhookId` of its node. */
export function webhookAddress(webhookId: string, kind: 'webhook' | 'webhook-test'): string {
	return `https://${PUBLIC_HOST}/${kind}/${webhookId}/webhook`;
}
