/** Calls, which are logged, and e-mails, which are only read. */
import { answer, ref, validate } from './answers';
import { actingUser, named, requireScope, unknownId } from './call';
import type { Call, Routes } from './call';
import { anyOf, flag, range } from './filters';
import { list } from './list';
import type { CallFields, Email, PhoneCall } from './records';
import { complete } from './tasks';

type CallBody = Partial<Omit<CallFields, 'person_id'>> & {
	person_id: number;
	notes?: string;
	user_guid?: string;
};

export const activities: Routes = {
	list_activities_calls: list<PhoneCall>({
		rows: ({ state }) => state.calls.all(),
		filters: {
			ids: anyOf((call) => call.id),
			created_at: range((call) => call.created_at),
			updated_at: range((call) => call.updated_at),
			user_guid: anyOf((call, { state }) => state.users.get(call.user_id)?.guid ?? null),
			person_id: anyOf((call) => call.person_id),
			sentiment: anyOf((call) => call.sentiment),
			disposition: anyOf((call) => call.disposition),
		},
		sorts: { updated_at: (call) => call.updated_at, created_at: (call) => call.created_at },
		show: showCall,
	}),
	get_activities_calls_by_id: (call) => answer(showCall(named(call, call.state.calls), call)),
	create_activities_calls: (call) => answer(showCall(log(call), call)),
	list_activities_emails: list<Email>({
		rows: ({ state }) => state.emails.all(),
		filters: {
			ids: anyOf((email) => email.id),
			updated_at: range((email) => email.updated_at),
			sent_at: range((email) => email.sent_at),
			bounced: flag((email) => email.bounced),
			status: anyOf((email) => email.status),
			user_id: anyOf((email) => email.user_id),
			person_id: anyOf((email) => email.person_id),
			account_id: anyOf(
				(email, { state }) => state.people.get(email.person_id)?.account_id ?? null,
			),
			cadence_id: anyOf((email) => email.cadence_id),
			step_id: anyOf((email) => email.step_id),
			email_template_id: anyOf((email) => email.email_template_id),
			email_addresses: anyOf((email) => email.recipient_email_address, { ignoreCase: true }),
			personalization: anyOf((email) => email.personalization),
			action_id: anyOf(() => null),
			crm_activity_id: anyOf(() => null),
			one_off: flag((email) => email.cadence_id === null),
			has_replies: flag((email) => email.replies > 0),
			has_clicks: flag((email) => email.clicks > 0),
			has_views: flag((email) => email.views > 0),
			// Leaves nothing out, but is checked even when nothing is found.
			scoped_fields: (call) => {
				scopedFields(call);
				return undefined;
			},
		},
		sorts: { updated_at: (email) => email.updated_at, send_time: (email) => email.sent_at },
		show: (email, call) => showEmail(email, scopedFields(call)),
	}),
	get_activities_emails_by_id: (call) =>
		answer(showEmail(named(call, call.state.emails), scopedFields(call))),
};

function log(call: Call): PhoneCall {
	const { state, now } = call;
	const { notes, user_guid, ...body } = call.body as CallBody;
	const { person_id, disposition = null, sentiment = null } = body;
	const task = state.tasks.get(body.task_id ?? null);
	validate({
		person_id: unknownId(state.people, person_id),
		disposition:
			disposition !== null &&
			!state.dispositions.find(({ name }) => name === disposition) &&
			'is not in the disposition list',
		sentiment:
			sentiment !== null &&
			!state.sentiments.find(({ name }) => name === sentiment) &&
			'is not in the sentiment list',
		task_id: unknownId(state.tasks, body.task_id),
		action_id:
			body.action_id !== undefined &&
			state.calls.find(({ action_id }) => action_id === body.action_id) &&
			'has already been completed',
	});
	const user_id = actingUser(call, user_guid).id;
	const logged = state.calls.insert({
		person_id,
		user_id,
		to: body.to ?? state.people.get(person_id)?.phone ?? null,
		duration: body.duration ?? null,
		disposition,
		sentiment,
		action_id: body.action_id ?? null,
		task_id: body.task_id ?? null,
		created_at: now,
		updated_at: now,
	});
	if (task) complete(call, task);
	if (notes) {
		state.notes.insert({
			content: notes,
			associated_with_type: 'person',
			associated_with_id: person_id,
			user_id,
			call_id: logged.id,
			created_at: now,
			updated_at: now,
		});
	}
	Object.assign(state.people.get(person_id) ?? {}, {
		last_contacted_at: now,
		last_contacted_type: 'call',
		last_contacted_by_id: user_id,
	});
	return logged;
}

function showCall(call: PhoneCall, { state }: Call) {
	const { person_id, user_id, action_id, task_id, ...own } = call;
	return {
		...own,
		called_person: ref('people', person_id),
		user: ref('users', user_id),
		action: ref('actions', action_id),
		task: ref('tasks', task_id),
		note: ref('notes', state.notes.find(({ call_id }) => call_id === call.id)?.id ?? null),
		cadence: null,
		step: null,
		crm_activity: null,
		recordings: [],
		connected: own.disposition === 'Connected',
		positive: own.sentiment === 'Interested',
	};
}

/** Body and subject are only shown when asked for by name, which needs a privileged scope. */
function scopedFields(call: Call): string[] {
	const asked = call.query.values('scoped_fields');
	if (asked.length > 0) requireScope(call, 'email_contents:read');
	const unknown = asked.find((name) => name !== 'body' && name !== 'subject');
	validate({ scoped_fields: unknown && `has an invalid value: ${unknown}` });
	return asked;
}

function showEmail(email: Email, scoped: string[] = []) {
	const { person_id, user_id, cadence_id, step_id, email_template_id, ...rest } = email;
	const { subject, body, views, clicks, replies, ...own } = rest;
	return {
		...own,
		...(scoped.includes('subject') && { subject }),
		...(scoped.includes('body') && { body }),
		recipient: ref('people', person_id),
		user: ref('users', user_id),
		cadence: ref('cadences', cadence_id),
		step: ref('steps', step_id),
		email_template: ref('email_templates', email_template_id),
		action: null,
		task: null,
		crm_activity: null,
		mailing: null,
		additional_recipients: [],
		click_tracking: true,
		view_tracking: true,
		draft_with_ai: false,
		error_message: own.bounced ? 'Mailbox not found' : null,
		headers: {},
		message_id: `<${own.id}@mail.salesloft.example>`,
		send_after: own.sent_at,
		counts: { views, clicks, replies, attachments: 0, unique_devices: 0, unique_locations: 0 },
	};
}
