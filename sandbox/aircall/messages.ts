/** Text and WhatsApp messages out of a number, which no route reads again, and what belongs to them. */
import { createHash } from 'node:crypto';
import { found, named } from '../emulator';
import { json } from '../http';
import { answer, list, must, refuse, requireE164, shownLike } from './answers';
import type { ApiCall, Routes } from './answers';
import type { Row } from './kinds';
import { on, resource } from './resource';
import { directLink, displayDigits } from './views';

const MAX_BODY_LENGTH = 1600;
const MAX_WHATSAPP_LENGTH = 4096;
const MAX_SMS_TEMPLATES = 100;
/** Made up: few, so that there is a second page. */
const MAX_WHATSAPP_TEMPLATES = 2;

interface Message {
	to: string;
	body?: string;
	mediaUrl?: string[];
	user_id?: number;
}

interface GroupMessage extends Omit<Message, 'to' | 'user_id'> {
	participants: string[];
	agentId?: number;
}

interface WhatsappMessage {
	lineId: number;
	to?: string;
	externalNumber?: string;
	text?: string;
	/** What it holds is not known. */
	templateParams?: object;
}

const smsTemplates = [
	{ id: 41_001, name: 'Call back', body: 'We tried to call you. When may we call again?' },
	{ id: 41_002, name: 'Opening hours', body: 'We are open from 9 to 17 o’clock.' },
	{ id: 41_003, name: 'Quote sent', body: 'Your quote is on its way.' },
];
const whatsappTemplates = [
	['appointment_reminder', 'UTILITY', 'APPROVED'],
	['autumn_offer', 'MARKETING', 'APPROVED'],
	['order_update', 'UTILITY', 'REJECTED'],
].map(([name, category, status], i) => ({
	...{ id: 42_001 + i, name, category, status, language: 'en', wabaId: '104200000000001' },
}));
const templateView = shownLike('WhatsappTemplate');
const smsTemplateView = shownLike('SmsTemplate');
const statusView = shownLike('WhatsappStatus');

export const messages: Routes = {
	'message.sendInConversation': on('numbers', (_, call) => textTo(call)),

	'message.send': on('numbers', (number, call) => {
		requireConfiguration(number);
		return textTo(call);
	}),

	'message.sendGroup': on('numbers', (number, call) => {
		requireConfiguration(number);
		return textToGroup(call);
	}),

	'message.sendGroupInConversation': on('numbers', (_, call) => textToGroup(call)),

	'message.sendWhatsapp': whatsapp,
	'message.sendWhatsappInConversation': whatsapp,

	'message.listSmsTemplates': (call) => {
		const searched = (call.query.get('search') ?? '').toLowerCase();
		const rows = smsTemplates.filter(({ name, body }) =>
			`${name} ${body}`.toLowerCase().includes(searched),
		);
		return list(call, rows, (row) => smsTemplateView(row), { most: MAX_SMS_TEMPLATES });
	},

	// What `sort` takes is not known, nor how many there can be on a page.
	'message.listWhatsappTemplates': (call) => {
		named(call, call.state.numbers);
		const { query } = call;
		const token = Number(query.get('token') ?? 0);
		const limit = Math.min(Number(query.get('limit') ?? Infinity), MAX_WHATSAPP_TEMPLATES);
		const rows = whatsappTemplates.filter(({ category, status }) =>
			Object.entries({ category, status }).every(([field, value]) =>
				[null, value].includes(query.get(field)),
			),
		);
		const next = token + limit;
		return json(200, {
			templates: rows.slice(token, next).map((row) => templateView(row)),
			pageInfo: {
				currentToken: token,
				nextToken: next < rows.length ? next : null,
				totalCount: rows.length,
			},
		});
	},

	'message.whatsappStatus': on('numbers', () =>
		statusView({
			...{ wabaId: '104200000000001', status: 'CONNECTED', canSendMessage: true },
			...{ messagingLimitTier: 'TIER_1K', qualityRating: 'GREEN' },
			businessVerificationStatus: 'verified',
		}),
	),

	'message.createConfiguration': on('numbers', (number, { body }) => {
		const hash = createHash('sha256').update(`configuration ${number.id}`).digest('hex');
		number.configuration = { token: hash.slice(0, 32), ...body };
		return number.configuration;
	}),

	'message.getConfiguration': on('numbers', configurationOf),

	'message.deleteConfiguration': on('numbers', (number) => {
		const gone = configurationOf(number);
		number.configuration = null;
		return gone;
	}),

	// What is answered to any of these is not known: the record itself, in an envelope in the list.
	...resource('a2pCampaigns', {
		called: 'a2p',
		show: ({ id, external_campaign_id, numbers }) => ({ id, external_campaign_id, numbers }),
		write: (fields, call) => {
			for (const id of fields.numbers ?? []) found(call, call.state.numbers, id);
			return fields;
		},
		envelope: 'a2p_campaign_associations',
	}),
};

function configurationOf({ configuration }: Row<'numbers'>): object {
	return configuration ?? refuse(404, 'Configuration not found');
}

function requireConfiguration({ configuration }: Row<'numbers'>): void {
	if (!configuration) refuse(400, 'The number has no messages configuration');
}

function requireText(text: string, field: string, longest: number): void {
	const fits = text.trim() !== '' && text.length <= longest;
	must(fits, `${field} must have 1 to ${longest} characters`);
}

/** Sends, and gives the message itself: no envelope, times in milliseconds. */
function textTo(call: ApiCall) {
	const { to, body = '', mediaUrl = [], user_id } = call.body as unknown as Message;
	requireE164(to, 'to');
	requireText(body, 'body', MAX_BODY_LENGTH);
	if (user_id !== undefined) found(call, call.state.users, user_id);
	return messageTo(call, to, { body, media_url: mediaUrl });
}

function textToGroup(call: ApiCall) {
	const { participants, body, mediaUrl, agentId } = call.body as unknown as GroupMessage;
	must(participants.length > 1, 'participants must have at least two entries');
	for (const one of participants) requireE164(one, 'participants');
	must((body === undefined) !== (mediaUrl === undefined), 'Give either body or mediaUrl');
	if (body !== undefined) requireText(body, 'body', MAX_BODY_LENGTH);
	if (agentId !== undefined) found(call, call.state.users, agentId);
	const { id, direct_link, status, direction, created_at, updated_at, sent_at } = sent(call);
	return {
		...{ group_message_id: uuidOf(id), group_conversation_id: uuidOf(participants.join()) },
		...{ direct_link, status, direction, created_at, updated_at, sent_at, participants },
		...{ body: body ?? '', media_url: mediaUrl ?? [] },
	};
}

/** Whether a number is set up for it is not known; here each is. */
function whatsapp(call: ApiCall) {
	const message = call.body as unknown as WhatsappMessage;
	found(call, call.state.numbers, message.lineId);
	const to = message.to ?? message.externalNumber ?? '';
	requireE164(to, 'to');
	const { text, templateParams } = message;
	const isOne = (text === undefined) !== (templateParams === undefined);
	must(isOne, 'Give either text or templateParams');
	if (text !== undefined) requireText(text, 'text', MAX_WHATSAPP_LENGTH);
	return answer(call, messageTo(call, to, { body: text ?? '', media_url: [] }));
}

function messageTo(call: ApiCall, to: string, content: { body: string; media_url: string[] }) {
	return { ...sent(call), raw_digits: displayDigits(to), ...content };
}

function sent({ state, ms }: ApiCall) {
	const id = String(state.nextId());
	return {
		...{ id, direct_link: directLink('v1/messages', id), status: 'pending', direction: 'outbound' },
		...{ created_at: ms, updated_at: ms, sent_at: ms },
	};
}

function uuidOf(text: string): string {
	const hash = createHash('sha256').update(text).digest('hex');
	return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5');
}
