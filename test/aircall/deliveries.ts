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
