/** The secrets of the webhooks that triggers make, as they go over the wire. */
import type { SandboxRequest, SandboxResponse } from '../../sandbox/http';

interface Made {
	/** What was asked for. */
	sent: { callback_token?: string; secret?: string };
	answered: { webhook?: { token?: string } };
}

/** Aircall makes the secret, the others get it. */
const SECRETS: Record<string, (made: Made) => string | undefined> = {
	'POST /v1/webhooks': ({ answered }) => answered.webhook?.token,
	'POST /v2/webhook_subscriptions': ({ sent }) => sent.callback_token,
	'POST /api/v3/integrations/webhook': ({ sent }) => sent.secret,
};

/** The secret of the webhook that a request has made, if it has. */
export function hookSecretOf(
	{ method, url, body }: SandboxRequest,
	answer: SandboxResponse,
): string | undefined {
	const secretOf = SECRETS[`${method} ${url.pathname}`];
	if (!secretOf || answer.status >= 300) return undefined;
	const [sent, answered] = [body, answer.body].map((one) => JSON.parse(String(one)) as object);
	return secretOf({ sent, answered });
}
