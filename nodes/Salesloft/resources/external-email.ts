import { email, longText, type Field } from '../../engine/vocabulary/field';
import { create, resource } from '../../engine/vocabulary/operation';

/** A MIME message has a colon in each line of its head, and Base64 has none. */
const inBase64 = (source: unknown): string => {
	const text = String(source);
	return text.includes(':') ? Buffer.from(text).toString('base64') : usualBase64(text);
};

/** Without line breaks, and in the usual alphabet: mail nodes of n8n give the one for addresses. */
const usualBase64 = (text: string) =>
	text.replace(/\s/g, '').replaceAll('-', '+').replaceAll('_', '/');

const message: Field = {
	...longText('raw', {
		min: 1,
		label: 'Message',
		placeholder: 'e.g. From: jane@example.com',
		description: 'The whole email with its head, as MIME source or as Base64 of it',
	}),
	send: inBase64,
};

export const externalEmailResource = resource('External Email', {
	create: create('POST /v2/external_emails', {
		required: [
			email('mailbox', { description: 'The mailbox to which the email was sent' }),
			message,
		],
		description:
			'Tell Salesloft of an email that came to a mailbox outside of it; needs the privileged scope external_emails:write of the API key',
	}),
});
