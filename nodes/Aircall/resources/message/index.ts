import {
	cases,
	choice,
	longText,
	path,
	reference,
	text,
	webAddresses,
} from '../../../engine/vocabulary/field';
import { action, get, list, resource } from '../../../engine/vocabulary/operation';
import { pages, tokenPages } from '../../api';
import { numberId, phone, phones } from '../../fields';
import { number, user } from '../../records';
import { content } from './whatsapp';

const NEEDS = 'the plan and the number must have messaging';
const NEEDS_WHATSAPP = 'the number must be set up for WhatsApp';
/** What a number that sends outside the inbox needs beside. */
const CONFIGURED =
	'and the number a message configuration, which takes the messages that come in away from the inbox';

const TO = { label: 'To', description: 'The number that the message goes to' };
const to = phone('to', TO);
const body = longText('body', { label: 'Message', min: 1, max: 1600 });
const mediaUrls = webAddresses('mediaUrl', {
	label: 'Media URLs',
	placeholder: 'e.g. https://example.com/picture.png',
	description: 'Public addresses of pictures to send along',
});
const OF_USER = { description: 'The user in whose name the message is sent' };
const participants = phones('participants', {
	label: 'To',
	description: 'The numbers that the message goes to',
});
const FROM = { description: 'The Aircall number that the message is sent from' };
const from = path(number, 'number_id', FROM);
/** The same, where it is named among the values. */
const line = reference(number, 'lineId', { name: 'numberId', ...FROM });

const groupContent = choice('group_content', ['media', 'text'], {
	in: 'local',
	label: 'Content',
	default: 'text',
	description: 'A message to a group has either text or media',
});

export const messageResource = resource('Message', {
	getSmsTemplates: list('GET /v1/sms/templates', {
		paging: pages,
		filters: [text('search', { min: 1, description: 'A text to look for in the templates' })],
		name: 'Get SMS Templates',
		action: 'Get many SMS templates',
		description:
			'Retrieve the templates of text messages of the company; the plan must have messaging',
	}),
	getWhatsappStatus: get('GET /v1/numbers/{number_id}/whatsapp_status', {
		required: [numberId],
		name: 'Get WhatsApp Status',
		action: 'Get the whatsapp status of a number',
		description: 'Retrieve whether a number can send WhatsApp messages, and how many',
	}),
	getWhatsappTemplates: list('GET /v1/numbers/{number_id}/templates', {
		required: [numberId],
		paging: tokenPages,
		filters: [
			text('category', { min: 1, placeholder: 'e.g. MARKETING' }),
			text('status', { min: 1, placeholder: 'e.g. APPROVED' }),
		],
		options: [
			text('sort', { min: 1, label: 'Sort By', description: "As Aircall's reference names it" }),
		],
		name: 'Get WhatsApp Templates',
		action: 'Get many whatsapp templates',
		description: `Retrieve the WhatsApp templates of a number; ${NEEDS_WHATSAPP}`,
	}),
	send: action('POST /v1/numbers/{number_id}/messages/native/send', {
		required: [from, to, body],
		beside: [mediaUrls, reference(user, 'user_id', OF_USER)],
		name: 'Send',
		action: 'Send a message',
		description: `Send a text message that shows in the inbox of the number in Aircall; ${NEEDS}`,
	}),
	sendToGroup: action('POST /v1/numbers/{number_id}/messages/group/native/send', {
		required: [from, participants, body],
		beside: [reference(user, 'agentId', { name: 'userId', ...OF_USER })],
		name: 'Send to Group',
		action: 'Send a message to a group',
		description: `Send several people a text message that shows in the inbox of the number in Aircall; ${NEEDS}`,
	}),
	sendToGroupWithoutInbox: action('POST /v1/numbers/{number_id}/messages/group/send', {
		required: [
			from,
			participants,
			groupContent,
			...cases(groupContent, { media: [mediaUrls], text: [body] }),
		],
		name: 'Send to Group (No Inbox)',
		action: 'Send a message to a group outside the inbox',
		description: `Send several people a text message that does not show in Aircall's inbox; ${NEEDS}, ${CONFIGURED}`,
	}),
	sendWhatsapp: action('POST /v1/messages/send/whatsapp/native', {
		required: [line, phone('externalNumber', { name: 'to', ...TO }), ...content],
		name: 'Send WhatsApp',
		action: 'Send a whatsapp message',
		description: `Send a WhatsApp message that shows in the inbox of the number in Aircall; ${NEEDS_WHATSAPP}`,
	}),
	sendWhatsappWithoutInbox: action('POST /v1/messages/whatsapp/send', {
		required: [line, to, ...content],
		name: 'Send WhatsApp (No Inbox)',
		action: 'Send a whatsapp message outside the inbox',
		description: `Send a WhatsApp message that does not show in Aircall's inbox; ${NEEDS_WHATSAPP}`,
	}),
	sendWithoutInbox: action('POST /v1/numbers/{number_id}/messages/send', {
		required: [from, to, body],
		beside: [mediaUrls],
		name: 'Send (No Inbox)',
		action: 'Send a message outside the inbox',
		description: `Send a text message that does not show in Aircall's inbox; ${NEEDS}, ${CONFIGURED}`,
	}),
});
