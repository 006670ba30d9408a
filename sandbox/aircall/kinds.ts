/**
 * What the emulated company keeps: every kind of record as a table of its fields, each with what it is
 * before anything was said about it. Times are in Unix seconds.
 */
import { number, text, type RowOf, type TablesOf } from '../kinds';

/** @param path the collection in addresses, where that is not the kind's name in version 1 */
function kind<Fields extends object>(entity: string, fields: Fields, path?: string) {
	return { entity, fields, path };
}

/** Phone numbers or email addresses of a contact. */
const details = [] as Array<{ id: number; label: string; value: string }>;
/** What the API said or did (`by` is null), or a user. */
const comments = [] as Array<{ id: number; content: string; posted_at: number; posted_by: By }>;
const taggings = [] as Array<{ id: number; tagged_at: number; tagged_by: By }>;
type By = number | null;

type Presence = 'available' | 'offline' | 'do_not_disturb' | 'in_call' | 'after_call_work';

interface Campaign {
	id: number;
	created_at: number;
	numbers: Array<{ id: number; number: string; called: boolean; created_at: number }>;
}

export const kinds = {
	users: kind(
		'UserV2',
		{
			...{ first_name: '', last_name: '', email: '', language: 'en-US', time_zone: 'Etc/UTC' },
			...{ wrap_up_time: 0, extension: '', default_number_id: number, created_at: 0 },
			/** What the user chose. */
			availability_status: 'available' as 'available' | 'custom' | 'unavailable',
			/** What the user is doing now; only the availability routes tell it. */
			availability: 'offline' as Presence,
			/** The numbers that the user is to call. */
			campaign: null as Campaign | null,
		},
		'v2/users',
	),
	numbers: kind('Number', {
		/** E.164; the API shows it with spaces. */
		...{ name: '', e164: '', country: '', time_zone: '', availability_status: 'open' },
		...{ live_recording_activated: false, priority: 0 as number | null, created_at: 0 },
		/** Web addresses of recordings, by when they are played. */
		messages: {} as Record<string, unknown>,
		user_ids: [] as number[],
		/** That of its text messages. */
		configuration: null as object | null,
	}),
	teams: kind('Team', { name: '', user_ids: [] as number[], created_at: 0 }),
	tags: kind('Tag', { name: '', color: '', description: text }),
	contacts: kind('Contact', {
		...{ first_name: '', last_name: '', company_name: text, information: '', is_shared: true },
		...{ phone_numbers: details, emails: details, created_at: 0, updated_at: 0 },
	}),
	calls: kind('Call', {
		direction: 'inbound' as 'inbound' | 'outbound',
		status: 'initial' as 'initial' | 'answered' | 'done',
		...{ missed_call_reason: text, started_at: 0, answered_at: number, ended_at: number },
		/** E.164, or null for a hidden number. */
		digits: text,
		...{ user_id: number, number_id: 0, contact_id: number, team_id: number },
		...{ assigned_to: number, transferred_by: number, transferred_to: number },
		...{ recorded: false, voicemail: false, archived: false, cost: '0.0' },
		...{ tags: taggings, comments },
	}),
	/** Of these, only what is written to them is known. */
	a2pCampaigns: kind('A2pCampaign', { external_campaign_id: '', numbers: [] as number[] }),
	webhooks: kind('Webhook', {
		...{ webhook_id: '', url: '', active: true, token: '', events: [] as string[], created_at: 0 },
	}),
	exports: kind('AnalyticsExport', {
		...{ exportID: '', reportName: '', exportName: '', format: 'CSV', created_at: 0 },
	}),
	outboundCalls: kind('OutboundCall', { virtual_agent_id: '', idempotency_key: '' }),
};

/** What is sold beside the telephone; each has what those before it have. */
export const PLANS = ['none', 'AI Assist', 'AI Assist Pro'] as const;
export type Plan = (typeof PLANS)[number];

export type Name = keyof typeof kinds;
export type Row<K extends Name> = RowOf<(typeof kinds)[K]>;
export type User = Row<'users'>;
export type Contact = Row<'contacts'>;
export type Call = Row<'calls'>;
export type Tables = TablesOf<typeof kinds>;

export interface State extends Tables {
	plan: Plan;
	/** How long it takes to make an export. */
	exportSeconds: number;
	/** Whether the integration that the credential belongs to is switched on. */
	isIntegrationActive: boolean;
	/** The id of the next record; above every seeded one and never given twice. */
	nextId: () => number;
	/** How many calls or contacts pagination reaches. */
	ceiling: number;
}

/** Unix seconds as the API writes most dates; whatever else stands in their place, as it is. */
export function iso(seconds: unknown): unknown {
	return typeof seconds === 'number' ? new Date(Math.round(seconds * 1000)).toISOString() : seconds;
}
