/**
 * What is new in Salesloft, for an n8n that the internet cannot reach. These are the lists that can be
 * filtered by the last change of their records, and sorted by it: not tasks, meetings, steps and users.
 * Of conversations and opportunities the order is not published; other connectors rely on it.
 */
import type { Json } from '../engine/json';
import { wordsOf } from '../engine/vocabulary/answered';
import { event, type Filter, type TriggerEvent } from '../engine/vocabulary/event';
import type { Feed } from '../engine/vocabulary/feed';
import type { RecordKind } from '../engine/vocabulary/record';
import type { Route } from '../engine/vocabulary/route';
import { isIsoTime } from '../engine/vocabulary/time';
import type { PollingTrigger } from '../engine/vocabulary/trigger';
import type { Query } from '../engine/vocabulary/values';
import { titleCase } from '../engine/vocabulary/words';
import { creationPages, cursorPages, numberedPages, salesloft } from './api';
import * as by from './filters';
import {
	account,
	accountStage,
	cadence,
	cadenceAction,
	cadenceMembership,
	call,
	callDataRecord,
	conversation,
	crmActivity,
	email,
	emailTemplate,
	note,
	opportunity,
	person,
	success,
	teamTemplate,
} from './records';

/** How late a change may show in a list is not documented. */
const OVERLAP_MS = 5 * 60_000;

interface Listed {
	/** What events begin with: `callDataRecord`. */
	value: string;
	/** What it is called, where `value` does not tell. */
	noun?: string;
	route: Route;
	/** What it takes to list all of them. */
	query?: Query;
	/** Its kind, where the node has it. */
	kind?: RecordKind;
	filters?: Filter[];
	/** Where it can be told from when a record is. */
	made?: Made;
}

/** When a record was made, and whether its list can be filtered by that, or only sorted. */
interface Made {
	at: string;
	isFilter: boolean;
	/** What it is called, where that is not `… Created`. */
	name?: string;
	description?: string;
}

const created: Made = { at: 'created_at', isFilter: true };
const sorted: Made = { at: 'created_at', isFilter: false };

const withArchived: Query = { include_archived_templates: true };

const LISTS: Listed[] = [
	{
		value: 'account',
		route: 'GET /v2/accounts',
		kind: account,
		filters: by.ofAccounts,
		made: created,
	},
	{ value: 'accountStage', route: 'GET /v2/account_stages', kind: accountStage },
	{
		value: 'action',
		noun: 'Cadence Action',
		route: 'GET /v2/actions',
		kind: cadenceAction,
		filters: by.ofActions,
	},
	{
		value: 'cadence',
		route: 'GET /v2/cadences',
		kind: cadence,
		filters: by.ofCadences,
		made: sorted,
	},
	{
		value: 'cadenceMembership',
		route: 'GET /v2/cadence_memberships',
		kind: cadenceMembership,
		filters: by.ofMemberships,
		made: { at: 'added_at', isFilter: false, name: 'Person Added to Cadence' },
	},
	{
		value: 'call',
		route: 'GET /v2/activities/calls',
		kind: call,
		filters: by.ofCalls,
		made: { ...created, name: 'Call Logged' },
	},
	{
		value: 'callDataRecord',
		route: 'GET /v2/call_data_records',
		kind: callDataRecord,
		filters: by.ofCallRecords,
		made: { ...created, description: "A call of Salesloft's dialer, logged or not" },
	},
	{
		value: 'conversation',
		route: 'GET /v2/conversations',
		kind: conversation,
		filters: by.ofConversations,
	},
	{
		value: 'crmActivity',
		route: 'GET /v2/crm_activities',
		kind: crmActivity,
		filters: by.ofCrmActivities,
	},
	{ value: 'email', route: 'GET /v2/activities/emails', kind: email, filters: by.ofEmails },
	{
		value: 'emailTemplate',
		route: 'GET /v2/email_templates',
		query: withArchived,
		kind: emailTemplate,
		filters: by.ofTemplates,
	},
	{ value: 'note', route: 'GET /v2/notes', kind: note, filters: by.ofNotes, made: sorted },
	{
		value: 'opportunity',
		route: 'GET /v2/opportunities',
		kind: opportunity,
		filters: by.ofOpportunities,
	},
	{
		value: 'person',
		route: 'GET /v2/people',
		kind: person,
		filters: by.ofPeople,
		made: created,
	},
	{
		value: 'success',
		route: 'GET /v2/successes',
		kind: success,
		filters: by.ofSuccesses,
		made: { ...sorted, description: 'A person counts as won, in the words of Salesloft' },
	},
	{
		value: 'teamTemplate',
		route: 'GET /v2/team_templates',
		query: withArchived,
		kind: teamTemplate,
	},
];

/** All that a feed is but its order. Times have microseconds, of which `when` knows nothing. */
const basis = ({ route, query, kind }: Listed, time: string) => {
	const newestFirst = { query: { ...query, sort_by: time, sort_direction: 'DESC' } };
	return {
		route,
		newest: newestFirst,
		overlap: OVERLAP_MS,
		when: ({ [time]: at }: Json) => (isIsoTime(at) ? Date.parse(at) : undefined),
		key: ({ id, [time]: at }: Json) => `${wordsOf(id)} ${wordsOf(at)}`,
		tells: (record: Json) => ({ record, kind, occurredAt: wordsOf(record[time]) }),
	};
};

/** A list that can be filtered by a time, from that time on. */
function upwards(type: string, one: Listed, time: string): Feed {
	const order = { ...one.query, sort_by: time, sort_direction: 'ASC' };
	const since = (ms?: number): Query =>
		ms === undefined ? {} : { [`${time}[gte]`]: new Date(ms).toISOString() };
	return {
		type,
		...basis(one, time),
		paging: time === 'created_at' ? creationPages : cursorPages,
		order: 'oldest first',
		since: (ms) => ({ query: { ...order, ...since(ms) } }),
	};
}

/** A list that can only be sorted by a time, back to what is known. */
function downwards(type: string, one: Listed, time: string): Feed {
	const feed = basis(one, time);
	return { type, ...feed, paging: numberedPages, order: 'newest first', since: () => feed.newest };
}

function feedsOf(one: Listed): Feed[] {
	const { value, made } = one;
	const updated = upwards(`${value}.updated`, one, 'updated_at');
	if (!made) return [updated];
	const read = made.isFilter ? upwards : downwards;
	return [read(`${value}.created`, one, made.at), updated];
}

function eventsOf({ value, noun = titleCase(value), filters = [], made }: Listed): TriggerEvent[] {
	const updated = event(`${value}Updated`, `${noun} Created or Updated`, `${value}.updated`, {
		filters,
	});
	if (!made) return [updated];
	const { name = `${noun} Created`, description } = made;
	return [event(`${value}Created`, name, `${value}.created`, { filters, description }), updated];
}

export const polling: PollingTrigger = {
	api: salesloft,
	events: LISTS.flatMap(eventsOf),
	feeds: LISTS.flatMap(feedsOf),
};
