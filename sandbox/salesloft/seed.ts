/** The team as every sandbox begins: deterministic, with times counted back from the clock. */
import type { Keyed, Table } from '../table';
import { salesloftAccount as account } from './account';
import { emptyState, type Row, type State } from './kinds';
import { DAY, dateOf, stamp } from './time';

export interface SeedOptions {
	ms: number;
	people: number;
	/** How long ago it happened what happened with people: emails, calls, notes. */
	historyAge: number;
}

const MINUTE = 60_000;
/** People that were imported together have the same times, to the microsecond. */
const BATCH = 20;
const firstNames = ['Ada', 'Bela', 'Cara', 'Dino', 'Ewa', 'Finn', 'Gita', 'Hugo', 'Ines', 'Jon'];
const lastNames = ['Stone', 'Berg', 'Castle', 'Rivers', 'Woods', 'Field', 'Hill'];
const titles = ['Head of Sales', 'Account Manager', 'Chief Financial Officer'];
const seniorities = ['director', 'individual_contributor', 'vice_president'];
const companies =
	'Northwind Contoso Initech Umbrella Globex Hooli Vandelay Stark Wayne Acme Soylent Tyrell'.split(
		' ',
	);

/** In real teams, the domain of many accounts is a whole address. */
const addresses: Record<string, string> = {
	Hooli: 'https://www.hooli.example',
	Soylent: 'https://us.soylent.example/us/en',
};

/** A whole team; each kind of record has its own range of ids. */
export function createState({ ms, people, historyAge }: SeedOptions): State {
	const state = emptyState();
	const then = stamp(ms - 30 * DAY);
	addSetup(state, then);
	companies.forEach((name, i) => state.accounts.make(accountFields(name, i, then), then));
	for (let i = 0; i < people; i += 1) {
		const imported = stamp(ms - 30 * DAY + Math.floor(i / BATCH) * MINUTE);
		state.people.make(personFields(i), imported);
	}
	addHistory(state, ms, ms - historyAge);
	addActions(state, ms);
	addCrm(state, ms);
	addTemplates(state, then);
	addMeetings(state, ms);
	addConversations(state, ms);
	return state;
}

const { admin, standardUser } = account;

/** Records that stand in every team, in the order of their ids. */
function addSetup(state: State, then: string): void {
	const all = <R extends Keyed>(table: Table<R>, records: Array<Partial<R>>) =>
		records.forEach((record) => table.make(record, then));
	const named = (...names: string[]) => names.map((name) => ({ name }));
	const ordered = (...names: string[]) => names.map((name, i) => ({ name, order: i + 1 }));

	all(state.groups, named('Americas', 'Europe'));
	all(state.users, users.map(userFields));
	all(state.person_stages, ordered('New', 'Working', 'Interested', 'Not Interested'));
	all(state.account_stages, ordered('Prospect', 'Customer', 'Lost'));
	all(state.account_tiers, ordered('Tier 1', 'Tier 2'));
	all(state.account_types, named('Customer', 'Partner'));
	all(state.account_team_member_roles, named('Account Executive', 'Sales Engineer'));
	all(state.crm_account_team_members, [
		{
			...{ crm_id: '01M5e00000ABCDEAA1', account_crm_id: '0015e00000ABCDEAA1' },
			...{ account_access_level: 'Edit', team_member_role: 'Account Executive' },
			...{ user_crm_id: '0055e0000000101AAA', user_crm_name: 'Avery Admin' },
		},
	]);
	all(state.crm_team_members_with_roles, [
		{
			...{ account_name: 'Northwind', account_email: 'avery.admin@quartet.example' },
			...{ team_member_role: 'Account Executive', user_crm_id: '0055e0000000101AAA' },
		},
	]);
	all(state.custom_roles, named('Coach', 'Regional Manager'));
	all(state.opportunity_stages, ordered('Discovery', 'Negotiation', 'Closed'));
	all(state.call_dispositions, named('Busy', 'Connected', 'Left Voicemail', 'No Answer'));
	all(state.call_sentiments, named('Interested', 'Neutral', 'Not Interested'));
	all(state.audit_reports, [{ name: 'Changes of Roles', requested_on: then.slice(0, 10) }]);
	all(state.imports, [{ name: 'Spring fair', user_id: admin.id }]);
	all(state.tags, named('conference', 'newsletter', 'vip'));
	for (const field_type of ['person', 'company'] as const) {
		const { text, date } = account.customFields[field_type];
		all(state.custom_fields, [
			{ name: text, field_type, value_type: 'text' },
			{ name: date, field_type, value_type: 'date' },
		]);
	}
	all(
		state.phone_number_assignments,
		[admin, standardUser].map(({ id }) => ({ user_id: id, number: `+16175550${id}` })),
	);
	all(state.external_configurations, [{ object_type: 'person', external_type: 'customer' }]);
	all(state.external_mappings, [
		{
			object_type: 'person',
			object_id: account.firstPerson,
			external_type: 'customer',
			external_id: 'C-1001',
		},
	]);
	all(state.cadences, [
		{ name: 'Outbound: New Leads', owner_id: admin.id, group_ids: [201], tags: ['conference'] },
		{ name: 'Inbound Follow-up', owner_id: standardUser.id, cadence_function: 'inbound' },
		{ name: 'Spring Webinar', owner_id: admin.id, archived_at: then },
		{ name: "Sam's Own", owner_id: standardUser.id, team_cadence: false, shared: false },
	]);
	for (const { id: cadence_id } of state.cadences.all()) {
		all(state.steps, [
			{ cadence_id, name: 'Email step', type: 'email', day: 1, step_number: 1 },
			{ cadence_id, name: 'Phone step', type: 'phone', day: 3, step_number: 2 },
			{ cadence_id, name: 'Other step', type: 'other', day: 5, step_number: 3 },
		]);
	}
	const last = { name: 'Integration step', type: 'integration', day: 7, step_number: 4 };
	state.steps.make({ cadence_id: account.cadences.outbound, ...last }, then);
	all(state.call_instructions, [{ instructions: 'Ask what they use today' }]);
	const template = (title: string, more: Partial<Row<'email_templates'>>) => ({
		...{ title, subject: `${title} for {{company}}`, body: `<p>${title}</p>` },
		...{ owner_id: admin.id, ...more },
	});
	all(state.email_templates, [
		template('First touch', { tags: ['conference'] }),
		template('Follow-up', { cadence_id: account.cadences.outbound }),
		template('Old offer', { archived_at: then }),
	]);
}

const users = 'Avery Admin,Sam Standard,Grace Hopkins,Noor Haddad,Kim Larsen,Fred Former'.split(
	',',
);

function userFields(name: string, i: number): Partial<Row<'users'>> {
	const id = admin.id + i;
	const [first_name, last_name] = name.split(' ');
	return {
		...{ guid: admin.guid.replace(/101$/, String(id)), first_name, last_name },
		email: `${first_name}.${last_name}@quartet.example`.toLowerCase(),
		active: id !== account.formerUser.id,
		role: i === 0 ? 'Admin' : 'User',
		group_id: [201, 202, null][i % 3],
		crm_id: i < 3 ? `0055e0000000${id}AAA` : null,
		work_country: i % 2 === 0 ? 'US' : 'DE',
	};
}

function placeOf(i: number) {
	if (i % 3 === 0) return { city: 'Berlin', country: 'Germany' };
	return { city: 'Boston', country: 'United States' };
}

function accountFields(name: string, i: number, then: string): Partial<Row<'accounts'>> {
	const domain = `${name.toLowerCase()}.example`;
	const maker = admin.id + (i % 3);
	return {
		...placeOf(i),
		owner_id: maker,
		creator_id: maker,
		name,
		domain: addresses[name] ?? domain,
		website: i % 4 === 3 ? null : `https://www.${domain}`,
		industry: i % 2 === 0 ? 'Software' : 'Retail',
		company_stage_id: 651 + (i % 3),
		account_tier_id: i % 5 === 4 ? null : 681 + (i % 2),
		archived_at: i === companies.length - 1 ? then : null,
		tags: i % 6 === 0 ? ['vip'] : [],
		custom_fields: i % 2 === 0 ? { 'ERP System': 'Ledger One' } : {},
	};
}

/** Every twentieth has a phone but no address, every thirtieth opted out, some lack an owner. */
function personFields(i: number): Partial<Row<'people'>> {
	const first = firstNames[i % firstNames.length];
	const last = lastNames[i % lastNames.length];
	const company = companies[i % companies.length];
	const ownerless = i % 15 === 14;
	return {
		...placeOf(i),
		owner_id: ownerless ? null : admin.id + (i % 6),
		first_name: first,
		last_name: last,
		email_address:
			i % 20 === 19 ? null : `${first}.${last}${i + 1}@${company}.example`.toLowerCase(),
		phone: i % 2 === 1 ? `+1617555${String(i).padStart(4, '0')}` : null,
		title: titles[i % titles.length],
		job_seniority: seniorities[i % seniorities.length],
		account_id: ownerless ? null : account.firstAccount + (i % companies.length),
		person_company_name: company,
		person_stage_id: i % 5 === 4 ? null : 601 + (i % 4),
		locale: i % 3 === 0 ? 'Europe/Berlin' : 'America/New_York',
		eu_resident: i % 3 === 0,
		do_not_contact: i % 30 === 7,
		tags: i % 10 === 0 ? ['newsletter'] : [],
		custom_fields: i % 3 === 0 ? { 'Favorite Color': i % 2 === 0 ? 'Blue' : 'Green' } : {},
	};
}

function addMeetings(state: State, ms: number): void {
	const then = stamp(ms - 3 * DAY);
	const time = { start_time: stamp(ms + DAY), end_time: stamp(ms + DAY + 30 * MINUTE) };
	const known = { ...time, title: 'Introduction', i_cal_uid: 'abc123@calendar.example' };
	const whose = { person_id: account.firstPerson, user_id: admin.id, owned_by_user_id: admin.id };
	state.meetings.make({ ...known, ...whose, status: 'booked', event_id: 'abc123' }, then);
	const calendar_id = 'avery.admin@quartet.example';
	state.calendar_events.make({ ...known, calendar_id, user_guid: admin.guid }, then);
	const setting = { user_id: admin.id, email_address: calendar_id, calendar_type: 'gmail' };
	state.meetings_settings.make({ ...setting, title: 'Meeting with Avery' }, then);
	state.calendar_availabilities.make({ calendar_date: dateOf(ms + DAY) }, then);
}

/** A conversation that was recorded and transcribed, another one, and two calls of the dialer. */
function addConversations(state: State, ms: number): void {
	const [then, before] = [1, 2].map((hours) => stamp(ms - hours * 60 * MINUTE));
	const { firstAccount: account_id, firstPerson: person_id } = account;
	const held = { platform: 'dialer', media_type: 'audio', language_code: 'en' };
	const ours = { ...held, user_guid: admin.guid, event_start_date: before };
	const { id: conversation_id } = state.conversations.make(
		{ ...ours, account_id, person_id, title: 'Introduction Northwind', duration: 65 },
		then,
	);
	const next = { account_id: account_id + 1, person_id: person_id + 1, is_recorded: false };
	state.conversations.make({ ...ours, ...next, title: 'Second call', duration: 30 }, before);
	const [we, they] = ['Avery Admin', 'Ada Stone'];
	const sentences = [
		[0.4, 3, we, 'Good morning, thank you for your time.'],
		[4, 6.2, they, 'Hello, we would like to renew.'],
		[62, 64.5, we, 'I will send the offer today.'],
	].map(([start_time, end_time, speaker_name, text], i) => ({
		...{ id: i + 1, start_time, end_time, speaker_name, text },
	}));
	state.transcriptions.make({ conversation_id, language_code: 'en', sentences }, then);
	const dialed = { from: '+16175550100', to: '+16175550123', user_id: admin.id };
	const logged = { ...dialed, person_id, call_id: 30_001, duration: 65 };
	state.call_data_records.make(logged, then);
	const missed = { status: 'no-answer', is_recorded: false, person_id: person_id + 1 };
	state.call_data_records.make({ ...dialed, ...missed }, before);
	const request = { request_type: 'right_to_be_forgotten', user_guid: admin.guid };
	state.data_control_requests.make(request, before);
}

function addTemplates(state: State, then: string): void {
	const mine = { last_modified_user_id: admin.id, body: '<p>Hello</p>' };
	const { id } = state.team_templates.make({ ...mine, title: 'Welcome', subject: 'Hello' }, then);
	const old = { title: 'Old welcome', archived_at: then };
	state.team_templates.make({ ...mine, ...old }, then);
	const file = { name: 'offer.pdf', attachment_id: 9001 };
	state.email_template_attachments.make({ ...file, email_template_id: 501 }, then);
	state.team_template_attachments.make({ ...file, team_template_id: String(id) }, then);
	state.pending_emails.make({ mailbox: 'avery.admin@quartet.example' }, then);
}

/** What the CRM told: one opportunity of each of the first accounts, with its people. */
function addCrm(state: State, ms: number): void {
	const then = stamp(ms - 8 * DAY);
	const stages = ['Discovery', 'Negotiation', 'Closed'];
	for (const [i, { id: account_id, name }] of state.accounts.all().slice(0, 6).entries()) {
		const stage_name = stages[i % 3];
		const is_closed = stage_name === 'Closed';
		const { id: opportunity_id } = state.opportunities.make(
			{
				...{ account_id, owner_id: admin.id, creator_id: admin.id, name: `${name} Renewal` },
				...{ stage_name, is_closed, is_won: i === 2, amount: String(1000 * (i + 1)) },
				...{ opportunity_type: 'Renewal', close_date: stamp(ms + i * DAY), created_date: then },
				...{ crm_id: `0065e000000${730 + i}AAAA`, tags: i === 0 ? ['vip'] : [] },
				most_recent_cadence_id: i % 2 === 0 ? account.cadences.outbound : null,
			},
			then,
		);
		for (const { id: person_id } of state.people.where((one) => one.account_id === account_id)) {
			state.opportunity_people.make({ opportunity_id, person_id }, then);
		}
	}
	const about = { person_id: account.firstPerson, user_id: admin.id };
	state.crm_activities.make({ ...about, subject: 'Call: Ada', activity_type: 'phone' }, then);
	const fieldOfCalls = { title: 'Status', field: 'Status', field_type: 'picklist' };
	const asTask = { source: 'phone', crm_object_type: 'Task' };
	state.crm_activity_fields.make({ ...fieldOfCalls, ...asTask }, then);
	for (const user of state.users.where(({ crm_id }) => crm_id !== null)) {
		const { id: user_id, crm_id, first_name, last_name, email } = user;
		state.crm_users.make({ user_id, crm_id, first_name, last_name, crm_username: email }, then);
	}
	state.saved_list_views.make({ name: 'Hot Leads', view_params: '{"stage":"Interested"}' }, then);
}

/** What is due for the first people on cadences; the last of it is due in two days. */
function addActions(state: State, ms: number): void {
	const then = stamp(ms - 2 * DAY);
	const due = { due_on: stamp(ms - DAY), user_id: admin.id };
	const actions: Array<Partial<Row<'actions'>>> = [
		{ ...due, type: 'phone', step_id: 402, action_details_id: 431 },
		{ ...due, type: 'phone', step_id: 405, user_id: standardUser.id },
		{ ...due, type: 'integration', step_id: 413 },
		{ ...due, type: 'email', step_id: 404 },
		{ ...due, type: 'other', step_id: 403, due: false, due_on: stamp(ms + 2 * DAY) },
	];
	for (const [i, { person_id, cadence_id }] of state.cadence_memberships.all().entries()) {
		if (i < actions.length) state.actions.make({ ...actions[i], person_id, cadence_id }, then);
	}
}

/** What happened with the first people, from then on: memberships, e-mails, calls, notes, tasks. */
function addHistory(state: State, ms: number, from: number): void {
	const { outbound, inbound } = account.cadences;
	const firstPeople = state.people.where((person) => !person.do_not_contact).slice(0, 24);
	firstPeople.forEach((person, i) => {
		const then = stamp(from + Math.floor(i / 4) * MINUTE);
		const { id: person_id, first_name, email_address, phone } = person;
		const common = { person_id, user_id: admin.id };
		const joined =
			i % 2 === 0 ? { cadence_id: outbound, step_id: 401 } : { cadence_id: inbound, step_id: 404 };
		if (i < 12) {
			const stay = { ...common, ...joined, added_at: then, currently_on_cadence: i % 6 !== 5 };
			state.cadence_memberships.make(stay, then);
		}
		if (email_address !== null) {
			const isWaiting = i % 8 === 7;
			const email = {
				...{ ...common, ...(i < 12 && { ...joined, email_template_id: 501 }) },
				...{ recipient_email_address: email_address, subject: `Hello ${first_name}` },
				body: `<p>Hello ${first_name}, do you have a minute?</p>`,
				...{ status: isWaiting ? 'scheduled' : 'sent', sent_at: isWaiting ? null : then },
				...{ bounced: i % 8 === 6, personalization: String(i % 4), views: i % 4 },
				...{ clicks: i % 3 === 2 ? 1 : 0, replies: i % 5 === 4 ? 1 : 0 },
			};
			state.emails.make(email, then);
			const contact = { last_contacted_type: 'email', last_contacted_by_id: admin.id };
			Object.assign(person, { last_contacted_at: then, ...contact });
		}
		if (i % 4 === 0) {
			const reached = { disposition: 'Connected', sentiment: 'Interested' };
			const outcome = i % 8 === 0 ? reached : { disposition: 'No Answer' };
			const call = { ...common, to: phone, duration: 60 + i, ...outcome };
			const { id: call_id } = state.calls.make(call, then);
			const about = { associated_with_id: person_id, user_id: admin.id, call_id };
			state.notes.make({ content: `Spoke with ${first_name}`, ...about }, then);
		}
		if (i % 4 === 0) {
			const of = { resource_id: person_id, user_guid: admin.guid, occurred_at: then };
			state.activity_histories.make({ ...of, type: 'call' }, then);
		}
		if (i % 12 === 4) {
			const won = { succeeded_at: then, success_window_started_at: stamp(ms - 20 * DAY) };
			state.successes.make({ ...common, ...joined, ...won }, then);
		}
		if (i % 3 === 0) {
			const due_date = dateOf(ms + (i / 3 - 2) * DAY);
			const task = { ...common, created_by_id: admin.id, task_type: 'call', due_date };
			const by = { completed_at: then, completed_by_id: admin.id };
			const done = { current_state: 'completed', ...by } as const;
			const subject = `Call ${first_name}`;
			state.tasks.make({ ...task, subject, ...(i % 6 === 3 && done) }, then);
		}
	});
	const about = {
		associated_with_type: 'account',
		associated_with_id: account.firstAccount,
	} as const;
	const note = { content: 'Renewal is likely', ...about, user_id: admin.id };
	state.notes.make(note, stamp(ms - 5 * DAY));
}
