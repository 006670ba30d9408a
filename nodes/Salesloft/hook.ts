/**
 * Salesloft's webhooks on one page: each tells one event. Sources: developers.salesloft.com, "Webhooks";
 * the production code of other connectors for what arrives.
 */
import { getPath, type Json } from '../engine/json';
import { wordsOf } from '../engine/vocabulary/answered';
import type { Change, Happening } from '../engine/vocabulary/event';
import type { Delivery, Registration } from '../engine/vocabulary/hook';
import type { RecordKind } from '../engine/vocabulary/record';
import { all, eventInHeader, hmac } from '../engine/vocabulary/signature';
import { isIsoTime } from '../engine/vocabulary/time';
import { unpaged } from './api';
import {
	account,
	bulkJob,
	cadence,
	cadenceMembership,
	call,
	callDataRecord,
	conversation,
	email,
	meeting,
	note,
	person,
	step,
	success,
	task,
	user,
} from './records';

const EVENT = 'x-salesloft-event';

export const registration: Registration = {
	tells: 'one',
	make: {
		route: 'POST /v2/webhook_subscriptions',
		body: ({ url, secret, types: [type] }) => ({
			callback_url: url,
			callback_token: secret,
			event_type: type,
		}),
	},
	get: 'GET /v2/webhook_subscriptions/{id}',
	remove: 'DELETE /v2/webhook_subscriptions/{id}',
	// Its event stays what it is.
	change: { route: 'PUT /v2/webhook_subscriptions/{id}', body: () => ({ enabled: true }) },
	list: { route: 'GET /v2/webhook_subscriptions', paging: unpaged },
	read: ({ id, callback_url: url, event_type: type, enabled }) => ({
		id: wordsOf(id),
		url: wordsOf(url),
		types: [wordsOf(type)],
		isActive: enabled !== false,
	}),
	secret: 'ours',
	needs: ([type]) => {
		const scope = scopeOf(type);
		const needed = scope === undefined ? '' : `the scope ${scope} and `;
		return `To hear of ${type}, the key most likely needs ${needed}a user who may see what the event is about. Both stand at developers.salesloft.com, under Webhooks > Event Types.`;
	},
};

/**
 * By the beginning of an event. Salesloft's page names the scope of each event; that of accounts and
 * cadences is known from there, the others are the plain reading of the scopes' names.
 */
const SCOPES: Array<[event: string, scope: string]> = [
	['account_', 'accounts:read'],
	['cadence_', 'cadences:read'],
	['call_', 'calls:read'],
	['conversation_', 'conversations:read'],
	['email_with_body_and_subject_', 'email_contents:read'],
	['email_', 'emails:read'],
	['meeting_', 'meetings:read'],
	['note_', 'notes:read'],
	['person_', 'people:read'],
	['step_', 'cadences:read'],
	['task_', 'tasks:read'],
	['user_', 'team:read'],
];

const scopeOf = (type: string) => SCOPES.find(([start]) => type.startsWith(start))?.[1];

export const delivery: Delivery = {
	verify: all(hmac('sha1', 'x-salesloft-signature'), eventInHeader(EVENT)),
	happenings: (body, { [EVENT]: type = '' }) => {
		const told = happening(type, body);
		return [told, ...(SIGNS[type] ?? []).flatMap((sign) => signOf(sign, told))];
	},
};

/** By the beginning of an event, what it is about; nothing more is known of the others. */
const KINDS: Array<[event: string, kind: RecordKind]> = [
	['account_', account],
	['bulk_job_', bulkJob],
	['cadence_membership_', cadenceMembership],
	['cadence_', cadence],
	['call_data_record_', callDataRecord],
	['call_', call],
	// What comes with its recording and its transcript is not documented.
	['conversation_created', conversation],
	['email_', email],
	['meeting_', meeting],
	['note_', note],
	['person_', person],
	['step_', step],
	['success_', success],
	['task_', task],
	['user_', user],
];

/** A delivery is the bare record, as it is now. */
function happening(type: string, record: Json): Happening {
	const { id, updated_at: updated, created_at: created } = record;
	const isGone = type.endsWith('_deleted');
	const at = [updated, created].find(isIsoTime);
	const isDated = isIsoTime(updated) && wordsOf(id) !== '';
	return {
		type,
		// What has no ID, or no time, is told apart by all that is said of it.
		key: [type, ...(isDated ? [wordsOf(id), updated] : [JSON.stringify(record)])].join(' '),
		// When something was deleted is not told: its times are those of before.
		...(at === undefined || isGone ? {} : { occurredAt: at }),
		record,
		kind: KINDS.find(([start]) => type.startsWith(start))?.[1],
		isGone,
		raw: record,
	};
}

/** What the state of a record says that Salesloft has no event for. */
interface Sign {
	/** The field that says it. */
	field: string;
	/** What it says; undefined where it does not say it. */
	of: (record: Json) => unknown;
	/** What it is said once for, beside the record. */
	per?: string;
}

const is = (field: string, ...values: unknown[]): Sign => ({
	field,
	of: ({ [field]: value }) => (values.includes(value) ? value : undefined),
});

const counted = (field: string): Sign => ({
	field,
	of: (record) => {
		const count = Number(getPath(record, `counts.${field}`) ?? 0);
		return count > 0 ? count : undefined;
	},
});

const SIGNS: Partial<Record<string, Sign[]>> = {
	email_updated: [
		counted('replies'),
		counted('clicks'),
		counted('views'),
		is('bounced', true),
		is('status', 'sent', 'sent_from_gmail', 'sent_from_external', 'failed'),
	],
	// A person who is added again may come back to the same membership.
	cadence_membership_updated: [{ ...is('currently_on_cadence', false), per: 'added_at' }],
};

/** It stays true while the record goes on to change: so it is told once for each record. */
function signOf({ field, of, per }: Sign, told: Happening): Happening[] {
	const { type, record } = told;
	const [to, id] = [of(record), wordsOf(record.id)];
	if (to === undefined || id === '') return [];
	const changes: Record<string, Change> = { [field]: { to } };
	const once = per === undefined ? [] : [wordsOf(record[per])];
	const value = typeof to === 'number' ? [] : [wordsOf(to)];
	return [{ ...told, key: [type, id, field, ...value, ...once].join(' '), changes }];
}
