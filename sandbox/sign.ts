/** How each provider shows that a delivery is its own. */
import { createHmac } from 'node:crypto';

/** A delivery as it goes out: its exact text, and what goes with it. */
export interface Signed {
	body: string;
	headers: Record<string, string>;
	/** What its address has more. */
	query?: Record<string, string>;
}

/**
 * @param secret of the webhook; null where it has none
 * @param event what the provider calls it; only some providers tell it beside the body
 */
export type Sign = (body: object, secret: string | null, event?: string) => Signed;

const json = { 'content-type': 'application/json' };

const hmac = (algorithm: 'sha1' | 'sha256', secret: string, body: string) =>
	createHmac(algorithm, secret).update(body).digest('hex');

export const signers: Record<'aircall' | 'nutshell' | 'salesloft' | 'shortcut', Sign> = {
	/** Its own token, in the body. */
	aircall: (body, token) => ({
		body: JSON.stringify({ ...body, token }),
		headers: { ...json, 'aircall-origin': 'webhooks' },
	}),

	/** Nothing but what the person who pasted the address put into it. */
	nutshell: (body, token) => ({
		...{ body: JSON.stringify(body), headers: json },
		...(token !== null && { query: { token } }),
	}),

	salesloft(body, secret, event = '') {
		const text = JSON.stringify(body);
		const signature = hmac('sha1', secret ?? '', text);
		const own = { 'x-salesloft-event': event, 'x-salesloft-signature': signature };
		return { body: text, headers: { ...json, ...own } };
	},

	/** Without a secret, without a signature. */
	shortcut(body, secret) {
		const text = JSON.stringify(body);
		const signed = secret !== null && { 'payload-signature': hmac('sha256', secret, text) };
		return { body: text, headers: { ...json, ...signed } };
	},
};
