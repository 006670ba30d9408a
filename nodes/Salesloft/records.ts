/** The kinds of record of Salesloft: how each is named, listed, picked and simplified. */
import { joined, labelled, withNote, wordsOf } from '../engine/vocabulary/answered';
import { getPath, type Json } from '../engine/json';
import { requireList } from '../engine/vocabulary/paging';
import type { ColumnSet } from '../engine/vocabulary/columns';
import {
	byEmail,
	integerId,
	named,
	nameAsId,
	record,
	uuid,
	type IdType,
	type RecordKind,
} from '../engine/vocabulary/record';
import { emailOrName, isEmail, isNothing, isSameText } from '../engine/vocabulary/spelling';
import { day } from '../engine/vocabulary/time';
import { text } from '../engine/vocabulary/value';
import { shorten } from '../engine/vocabulary/words';
import { numberedPages, unpaged } from './api';
import { byDomain, isDomain } from './domain';
import * as simplify from './simplify';

const paging = numberedPages;
const sortedByName = { sort_by: 'name', sort_direction: 'ASC' };
const newestFirst = { sort_by: 'created_at', sort_direction: 'DESC' };
const name = (one: Json) => wordsOf(one.name);
const dayOf = (time: unknown) => wordsOf(time).slice(0, 10);
const isOpen = ({ archived, archived_at }: Json) => archived !== true && isNothing(archived_at);
const isActive = ({ active }: Json) => active !== false;
const dataOf = (answer: unknown) => requireList(getPath(answer, 'data'));
const makeFirst = (noun: string) => `create the ${noun} first with Create or Update`;

export const group = record('Group', {
	id: integerId,
	list: 'GET /v2/groups',
	paging: unpaged,
	...named('Sales Europe'),
	label: name,
});

/** Those who have left still own records, and are among those whose names are told. */
const withFormer = { visible_only: false };

/** Some parameters want the number of a user, others the GUID. */
export const user = record('User', {
	id: integerId,
	list: 'GET /v2/users',
	query: { active: true },
	paging,
	search: { route: 'GET /v2/users', query: (typed) => ({ search: typed, active: true }) },
	names: {
		of: ({ name, email, guid, id }) => [name, email, guid, id],
		example: 'Jane Doe',
		list: { route: 'GET /v2/users', query: withFormer },
		isCurrent: isActive,
		read: emailOrName,
	},
	label: (one) => withNote(one.name, one.email),
	by: [
		{
			...byEmail,
			route: 'GET /v2/users',
			query: (email) => ({ ...withFormer, search: email, page: 1, per_page: 100 }),
			records: (answer, email) => dataOf(answer).filter((one) => isSameText(one.email, email)),
		},
	],
	simplify: simplify.user,
	refers: { group_id: group },
});
export const userGuid = { ...user, key: 'userGuid', id: uuid, value: (one: Json) => one.guid };

export const personStage = record('Person Stage', {
	id: integerId,
	list: 'GET /v2/person_stages',
	paging,
	...named('Working', { isCurrent: isActive }),
	label: name,
});

export const accountStage = record('Account Stage', {
	id: integerId,
	list: 'GET /v2/account_stages',
	paging,
	...named('Customer', { isCurrent: isActive }),
	label: name,
});

export const accountTier = record('Account Tier', {
	id: integerId,
	list: 'GET /v2/account_tiers',
	paging,
	...named('Tier 1', { isCurrent: isActive }),
	label: name,
});

export const account = record('Account', {
	id: integerId,
	list: 'GET /v2/accounts',
	query: newestFirst,
	paging,
	search: {
		route: 'GET /v2/accounts',
		query: (typed) => (isDomain(typed) ? { domain: typed } : undefined),
		isExact: true,
	},
	// What Salesloft finds by a name is compared here, too: how exactly it compares was not tried.
	...named('Acme', {
		search: { route: 'GET /v2/accounts', query: (called) => ({ 'name[]': [called] }) },
		isCurrent: isOpen,
		advice: makeFirst('account'),
	}),
	label: (one) => withNote(one.name, one.domain),
	by: [{ ...byDomain(dataOf), advice: makeFirst('account') }],
	simplify: simplify.account,
	refers: { owner_id: user, company_stage_id: accountStage, account_tier_id: accountTier },
});

export const cadence = record('Cadence', {
	id: integerId,
	list: 'GET /v2/cadences',
	query: sortedByName,
	paging,
	...named('Inbound Leads', { isCurrent: isOpen }),
	label: (one) => withNote(one.name, isOpen(one) ? '' : 'archived'),
	simplify: simplify.cadence,
	refers: { owner_id: user },
});
export const openCadence = {
	...cadence,
	key: 'openCadence',
	query: { ...sortedByName, archived: false, people_addable: true },
};

export const person = record('Person', {
	plural: 'People',
	id: integerId,
	list: 'GET /v2/people',
	query: newestFirst,
	paging,
	// People cannot be searched by text, only found by their whole address.
	search: {
		route: 'GET /v2/people',
		query: (typed) => (isEmail(typed) ? { 'email_addresses[]': [typed] } : undefined),
	},
	label: ({ display_name, email_address, phone, id }) =>
		withNote(display_name, [email_address, phone, id].map(wordsOf).find(Boolean)),
	by: [
		{
			...byEmail,
			route: 'GET /v2/people',
			query: (email) => ({ 'email_addresses[]': [email] }),
			records: (answer, email) =>
				dataOf(answer).filter(({ email_address }) => isSameText(email_address, email)),
			advice: makeFirst('person'),
		},
	],
	simplify: simplify.person,
	refers: { owner_id: user, person_stage_id: personStage, cadence_ids: cadence },
});

/** Tasks are the only place where the ID of a person is a text. */
export const personOfTask = { ...person, id: { ...integerId, wire: 'string' as const } };

export const step = record('Step', {
	id: integerId,
	list: 'GET /v2/steps',
	query: newestFirst,
	paging,
	label: (one) => withNote(one.display_name, labelled('cadence ', getPath(one, 'cadence.id'))),
	simplify: simplify.step,
	refers: { cadence_id: cadence },
});
export const stepOfCadence = {
	...step,
	key: 'stepOfCadence',
	// As the person goes through them, in all likelihood: the API cannot sort them by their number.
	query: { ...newestFirst, sort_direction: 'ASC' },
	label: (one: Json) => wordsOf(one.display_name),
	within: { kind: openCadence, wire: 'cadence_id' },
};

export const cadenceMembership = record('Cadence Membership', {
	id: integerId,
	list: 'GET /v2/cadence_memberships',
	query: { currently_on_cadence: true, sort_by: 'added_at', sort_direction: 'DESC' },
	paging,
	label: (one) =>
		joined(
			[
				labelled('Person ', getPath(one, 'person.id')),
				labelled('on cadence ', getPath(one, 'cadence.id')),
			],
			' ',
		),
	simplify: simplify.cadenceMembership,
	refers: { cadence_id: cadence, user_id: user },
});

export const note = record('Note', {
	id: integerId,
	list: 'GET /v2/notes',
	query: newestFirst,
	paging,
	label: (one) => shorten(wordsOf(one.content), 80),
	simplify: simplify.note,
	refers: { user_id: user },
});

export const task = record('Task', {
	id: integerId,
	list: 'GET /v2/tasks',
	query: { 'current_state[]': ['scheduled'] },
	paging,
	label: (one) => withNote(one.subject, labelled('due ', one.due_date)),
	simplify: simplify.task,
	refers: { user_id: user },
});

export const call = record('Call', {
	id: integerId,
	list: 'GET /v2/activities/calls',
	query: newestFirst,
	paging,
	label: (one) => withNote(wordsOf(one.to) || 'Unknown number', dayOf(one.created_at)),
	simplify: simplify.call,
	refers: { user_id: user, cadence_id: cadence },
});

export const emailTemplate = record('Email Template', {
	id: integerId,
	list: 'GET /v2/email_templates',
	query: newestFirst,
	paging,
	search: { route: 'GET /v2/email_templates', query: (typed) => ({ search: typed }) },
	names: { of: (one) => [one.title], example: 'First Contact', isCurrent: isOpen },
	label: (one) => wordsOf(one.title),
	simplify: simplify.emailTemplate,
	refers: { owner_id: user },
});

export const teamTemplate = record('Team Template', {
	id: uuid,
	list: 'GET /v2/team_templates',
	query: newestFirst,
	paging,
	search: { route: 'GET /v2/team_templates', query: (typed) => ({ search: typed }) },
	names: { of: (one) => [one.title], example: 'First Contact', isCurrent: isOpen },
	label: (one) => wordsOf(one.title),
	simplify: simplify.teamTemplate,
	refers: { last_modified_by_id: user },
});

/** A file that goes with the emails of a template. */
export const templateAttachment = record('Template Attachment', {
	id: integerId,
	list: 'GET /v2/email_template_attachments',
	paging,
	label: name,
});

/** An email that waits for another program to send it. */
export const pendingEmail = record('Pending Email', {
	id: integerId,
	list: 'GET /v2/pending_emails',
	paging,
	label: (one) => withNote(one.mailbox, one.id),
});

export const activityHistory = record('Activity History', {
	plural: 'Activity Histories',
	id: integerId,
	list: 'GET /v2/activity_histories',
	paging,
	label: (one) => withNote(one.type, dayOf(one.occurred_at)),
	simplify: simplify.activityHistory,
});

export const email = record('Email', {
	id: integerId,
	list: 'GET /v2/activities/emails',
	query: { sort_by: 'send_time', sort_direction: 'DESC' },
	paging,
	label: (one) =>
		withNote(one.recipient_email_address, dayOf(one.sent_at) || dayOf(one.updated_at)),
	simplify: simplify.email,
	refers: { user_id: user, cadence_id: cadence, email_template_id: emailTemplate },
});

export const tag = record('Tag', {
	id: integerId,
	list: 'GET /v2/tags',
	paging,
	search: { route: 'GET /v2/tags', query: (typed) => ({ search: typed }) },
	...named('conference'),
	label: name,
});

/** An import of people, as it is listed in Salesloft. */
export const peopleImport = record('Import', {
	id: integerId,
	list: 'GET /v2/imports',
	query: newestFirst,
	paging,
	...named('Trade Fair 2026'),
	label: name,
});

export const opportunity = record('Opportunity', {
	plural: 'Opportunities',
	id: integerId,
	list: 'GET /v2/opportunities',
	query: { sort_by: 'updated_at', sort_direction: 'DESC' },
	paging,
	...named('Acme Renewal', {
		search: { route: 'GET /v2/opportunities', query: (called) => ({ 'name[]': [called] }) },
	}),
	label: (one) => withNote(one.name, one.account_name),
	simplify: simplify.opportunity,
	refers: { owner_id: user, most_recent_cadence_id: cadence },
});

/** That a person belongs to an opportunity. */
export const opportunityPerson = record('Opportunity Person', {
	plural: 'Opportunity People',
	id: integerId,
	list: 'GET /v2/opportunity_people',
	paging: unpaged,
	label: (one) => labelled('Person ', one.person_id),
});

export const meeting = record('Meeting', {
	id: integerId,
	list: 'GET /v2/meetings',
	query: { sort_by: 'start_time', sort_direction: 'DESC' },
	paging,
	label: (one) => withNote(one.title, dayOf(one.start_time)),
	simplify: simplify.meeting,
	refers: { user_id: user, cadence_id: cadence },
});

export const meetingSetting = record('Meeting Setting', {
	id: integerId,
	list: 'POST /v2/meetings/settings/searches',
	paging,
	label: (one) => wordsOf(one.email_address),
	simplify: simplify.meetingSetting,
	refers: { user_id: user },
});

export const calendarEvent = record('Calendar Event', {
	id: nameAsId('abc123'),
	list: 'GET /v2/calendar/events',
	paging,
	label: (one) => withNote(one.title, dayOf(one.start_time)),
	simplify: simplify.calendarEvent,
});

/** Opportunities name their stage; whether it is one of these is not published. */
export const opportunityStage = record('Opportunity Stage', {
	id: integerId,
	list: 'GET /v2/opportunity_stages',
	paging: unpaged,
	...named('Negotiation', { isCurrent: isActive }),
	label: name,
});

/** What the IDs of roles look like is not published: what does not look like one is looked up. */
const roleId = (pattern: string, example: string): IdType => ({
	pattern,
	says: 'the ID of a role',
	example,
	wire: 'string',
});
const ANY_ID = `\\d{1,19}|${uuid.pattern}`;

export const customRole = record('Custom Role', {
	id: roleId(ANY_ID, uuid.example),
	list: 'GET /v2/custom_roles',
	paging,
	names: { of: (one) => [one.name, one.id], example: 'Regional Manager' },
	label: name,
});

/** What a user can be: one of these two, or of a custom role. */
export const role = {
	...customRole,
	name: 'Role',
	key: 'role',
	id: roleId(`Admin|User|${ANY_ID}`, 'Admin'),
};

export const success = record('Success', {
	plural: 'Successes',
	id: integerId,
	list: 'GET /v2/successes',
	paging,
	label: (one) => labelled('Person ', getPath(one, 'person.id')),
	simplify: simplify.success,
	refers: { user_id: user, cadence_id: cadence },
});

export const callDisposition = record('Call Disposition', {
	id: nameAsId('Connected'),
	list: 'GET /v2/call_dispositions',
	paging,
	label: name,
	value: (one) => one.name,
});

export const callSentiment = record('Call Sentiment', {
	id: nameAsId('Interested'),
	list: 'GET /v2/call_sentiments',
	paging,
	label: name,
	value: (one) => one.name,
});

export const crmActivity = record('CRM Activity', {
	plural: 'CRM Activities',
	id: integerId,
	list: 'GET /v2/crm_activities',
	query: newestFirst,
	paging,
	label: (one) => withNote(shorten(wordsOf(one.subject), 80), dayOf(one.created_at)),
	simplify: simplify.crmActivity,
	refers: { user_id: user },
});

export const crmActivityField = record('CRM Activity Field', {
	id: integerId,
	list: 'GET /v2/crm_activity_fields',
	paging,
	label: (one) => wordsOf(one.title),
	simplify: simplify.crmActivityField,
});

export const crmUser = record('CRM User', {
	id: integerId,
	list: 'GET /v2/crm_users',
	paging,
	label: name,
	refers: { user_id: user },
	simplify: simplify.crmUser,
});

export const customField = record('Custom Field', {
	id: integerId,
	list: 'GET /v2/custom_fields',
	query: sortedByName,
	paging,
	...named('Favorite Color'),
	label: (one) => withNote(one.name, one.field_type),
});

export const savedListView = record('Saved List View', {
	id: integerId,
	list: 'GET /v2/saved_list_views',
	query: { sort_direction: 'ASC' },
	paging,
	...named('Hot Leads'),
	label: (one) => withNote(one.name, one.view),
});

/** Calls name them, but they are read by their IDs. */
const byId = (kind: RecordKind, example: string): RecordKind => ({
	...kind,
	key: `${kind.key}Record`,
	id: integerId,
	...named(example),
	value: undefined,
});
export const dispositionRecord = byId(callDisposition, 'Connected');
export const sentimentRecord = byId(callSentiment, 'Interested');

/** The custom fields of a kind of record. Values are keyed by the field's name, and always texts. */
function columnsOf(key: string, type: 'person' | 'company'): ColumnSet {
	return {
		key,
		list: 'GET /v2/custom_fields',
		query: { field_type: type },
		paging,
		read: { string: text(), dateTime: day },
		column: (one) => {
			const type = one.value_type === 'date' ? 'dateTime' : 'string';
			return name(one) === '' ? undefined : { id: name(one), name: name(one), type };
		},
	};
}

export const personColumns = columnsOf('personCustomFields', 'person');
export const accountColumns = columnsOf('accountCustomFields', 'company');
