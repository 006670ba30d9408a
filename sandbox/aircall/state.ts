/** What the emulated company keeps. Records that the API shows as they are have its own field names. */
import type { Clock } from '../http';

export interface User {
	id: number;
	first_name: string;
	last_name: string;
	email: string;
	language: string;
	time_zone: string;
	wrap_up_time: number;
	extension: string;
	/** What the user chose. */
	availability_status: 'available' | 'custom' | 'unavailable';
	/** What the user is doing now; only the availability routes tell it. */
	availability: 'available' | 'offline' | 'do_not_disturb' | 'in_call' | 'after_call_work';
	default_number_id: number | null;
	/** Unix seconds, as everywhere in the state. */
	createdAt: number;
}

export interface PhoneNumber {
	id: number;
	name: string;
	/** E.164; the API shows it with spaces. */
	e164: string;
	country: string;
	time_zone: string;
	availability_status: string;
	live_recording_activated: boolean;
	priority: number | null;
	/** Web addresses of recordings, by when they are played. */
	messages: Record<string, unknown>;
	userIds: Set<number>;
	createdAt: number;
}

export interface Team {
	id: number;
	name: string;
	userIds: Set<number>;
	createdAt: number;
}

export interface Tag {
	id: number;
	name: string;
	color: string;
	description: string | null;
}

/** A phone number or an email address of a contact. */
export interface Detail {
	id: number;
	label: string;
	value: string;
}

export interface Contact {
	id: number;
	direct_link: string;
	first_name: string;
	last_name: string;
	company_name: string | null;
	information: string;
	is_shared: boolean;
	created_at: number;
	updated_at: number;
	phone_numbers: Detail[];
	emails: Detail[];
}

export interface Call {
	id: number;
	direction: 'inbound' | 'outbound';
	status: 'initial' | 'answered' | 'done';
	missedReason: string | null;
	startedAt: number;
	answeredAt: number | null;
	endedAt: number | null;
	/** E.164, or null for a hidden number. */
	digits: string | null;
	userId: number | null;
	numberId: number;
	contactId: number | null;
	teamId: number | null;
	assignedTo: number | null;
	transferredBy: number | null;
	transferredTo: number | null;
	recorded: boolean;
	voicemail: boolean;
	archived: boolean;
	/** `by` is the user who did it, or null for the API. */
	tags: Array<{ id: number; at: number; by: number | null }>;
	comments: Array<{ id: number; content: string; at: number; by: number | null }>;
}

export interface Webhook {
	id: number;
	webhook_id: string;
	url: string;
	active: boolean;
	token: string;
	events: string[];
	created_at: string;
}

/** A user's list of numbers to call. */
export interface DialerCampaign {
	id: number;
	createdAt: number;
	numbers: Array<{ id: number; number: string; called: boolean; created_at: string }>;
}

export interface MessageConfiguration {
	token: string;
	callbackUrl: string | null;
	type: string | null;
}

export interface State {
	clock: Clock;
	/** The id of the next record; above every seeded one and never given twice. */
	nextId: () => number;
	users: Map<number, User>;
	numbers: Map<number, PhoneNumber>;
	teams: Map<number, Team>;
	tags: Map<number, Tag>;
	contacts: Map<number, Contact>;
	calls: Map<number, Call>;
	webhooks: Map<string, Webhook>;
	/** By user id. */
	campaigns: Map<number, DialerCampaign>;
	/** By number id. */
	configurations: Map<number, MessageConfiguration>;
}

/** The state's clock in unix seconds. */
export function seconds({ clock }: Pick<State, 'clock'>): number {
	return Math.floor(clock() / 1000);
}

/** Unix seconds as the API writes the dates of users, teams, numbers and webhooks. */
export function iso(unixSeconds: number): string {
	return new Date(unixSeconds * 1000).toISOString();
}
