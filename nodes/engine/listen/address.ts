/** The address at which n8n hears: whether a provider can reach it. */
import { NodeOperationError, type INode } from 'n8n-workflow';
import { isPublicName, plainHost } from '../client/public-url';
import { urlOf } from '../vocabulary/web-address';
import type { WebhookTrigger } from '../vocabulary/trigger';

/**
 * @param given n8n's address of the webhook
 * @throws NodeOperationError when nothing outside of n8n's own network can reach it
 */
export function reachable(
	node: INode,
	given: string | undefined,
	{ api, instead }: WebhookTrigger,
): string {
	const url = urlOf(given ?? '');
	const isPublic = url?.protocol === 'https:' && isPublicName(plainHost(url));
	// As n8n writes it, since it is compared with what the provider gives back.
	if (given !== undefined && isPublic) return given;
	throw new NodeOperationError(node, `${api.name} cannot reach this n8n at ${shown(url)}`, {
		description: `Set n8n's environment variable N8N_WEBHOOK_URL to its public https address, or use the node '${instead}', which needs none. With the older variable WEBHOOK_URL, test events come to N8N_EDITOR_BASE_URL where that is set, too.`,
	});
}

const shown = (url: URL | undefined) => (url ? `'${url.origin}'` : 'an address that is not one');
