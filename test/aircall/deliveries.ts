/** What Aircall delivers, in the shapes of the facts (contracts/aircall/responses.json, deliveries). */
import { NOW } from './provider';

/** A user as a call names them. */
export const ann = {
	id: 301,
	direct_link: 'https://api.aircall.io/v1/users/301',
	name: 'Ann Archer',
	email: 'ann@example.com',
	available: true,
	availability_status: 'available',
	language: 'en-US',
	wrap_up_time: 0,
};

export const support = {
	id: 201,
	direct_link: 'https://api.aircall.io/v1/numbers/201',
	name: 'Support',
	digits: '+1 212-555-0100',
	country: 'US',
	time_zone: 'America/New_York',
	open: true,
	availability_status: 'open',
	is_ivr: false,
	live_recording_activated: true,
	messages: {},
};

/** An inbound call that nobody has answered; its user is left out, as Aircall does. */
export const missedCall = {
	id: 812,
	direct_link: 'https://api.aircall.io/v1/calls/812',
	direction: 'inbound',
	status: 'done',
	missed_call_reason: 'no_available_agent',
	started_at: NOW - 60,
	answered_at: null,
	ended_at: NOW - 30,
	duration: 30,
	raw_digits: '+1 800-555-0199',
	voicemail: null,
	recording: null,
	asset: null,
	archived: false,
	cost: '0.0',
	hangup_cause: null,
	number: support,
	comments: [],
	tags: [],
	teams: [],
};

/** The same answered by a user. */
export const answeredCall = {
	...missedCall,
	missed_call_reason: null,
	answered_at: NOW - 50,
	user: ann,
};

/** A delivery without its token. */
export const told = (event: string, data: object, resource = event.split('.')[0]) => ({
	...{ resource, event, timestamp: NOW, data },
});

export const ended = (more: object = {}) => told('call.ended', { ...missedCall, ...more });

/** In events its times are texts. */
export const contact = {
	id: 701,
	direct_link: 'https://api.aircall.io/v1/contacts/701',
	first_name: 'Ada',
	last_name: 'Byron',
	company_name: '',
	information: '',
	is_shared: true,
	phone_numbers: [{ id: 1, label: 'Work', value: '+442079460958' }],
	emails: [],
	created_at: '2026-11-20T09:00:00Z',
	updated_at: '2026-11-20T09:00:00Z',
};

export const message = {
	id: '8f5c1c1e',
	direct_link: 'https://api.aircall.io/v1/messages/8f5c1c1e',
	status: 'received',
	direction: 'inbound',
	external_number: '+18005550199',
	number: support,
	body: 'Please call me back',
	channel: null,
	media_url: [],
};

export const groupMessage = {
	group_message_id: '0b1e8a51-1c38-4e0e-9d9b-5a8c0c3d2f10',
	group_conversation_id: '8a2b8a51-1c38-4e0e-9d9b-5a8c0c3d2f11',
	status: 'received',
	direction: 'inbound',
	participants: ['+18005550199', '+18005550198'],
	body: 'Hello all',
};

export const insight = {
	id: 9001,
	call_id: '812',
	number_id: 201,
	type: 'call',
	content: { utterances: [{ text: 'Hello', participant_type: 'internal' }] },
	participants: [{ participant_type: 'internal', user_id: '301' }],
};

export const utterances = {
	id: 'u-1',
	call: { id: 812, direction: 'inbound', number_id: 201 },
	utterances: [{ text: 'Hello', participant_type: 'internal', user_id: 301 }],
};

export const voiceAgent = {
	id: 55,
	call_id: 812,
	number_id: 201,
	ai_voice_agent_name: 'Reception',
	call_end_reason: 'escalated',
};
