import { cases, choice, code, dateTime, text } from '../../engine/vocabulary/field';
import { get, list, resource, update } from '../../engine/vocabulary/operation';
import { numberedPages } from '../api';
import { pendingEmailId } from '../fields';
import { pendingEmail } from '../records';

const status = choice('status', ['failed', 'sent'], { default: 'sent' });
const messageId = code('message_id', {
	min: 1,
	label: 'Message ID',
	description: 'The ID that the mail program gave the email',
});

export const pendingEmailResource = resource(pendingEmail, {
	getAll: list('GET /v2/pending_emails', {
		paging: numberedPages,
		description: 'Retrieve the emails that wait for another mail program to send them',
	}),
	getMimePayload: get('GET /v2/mime_email_payloads/{id}', {
		name: 'Get MIME Payload',
		action: 'Get the MIME payload of a pending email',
		description:
			'Retrieve an email as another mail program has to send it, as Base64 of its MIME source',
		required: [pendingEmailId],
	}),
	update: update('PUT /v2/pending_emails/{id}', {
		required: [pendingEmailId, status, messageId],
		beside: cases(status, {
			failed: [text('error_message', { description: 'Why it could not be sent' })],
			sent: [dateTime('sent_at', { description: 'When it was sent' })],
		}),
		description: 'Tell Salesloft that an email was sent by another mail program, or could not be',
	}),
});
