/** Calls, which are logged, and e-mails, which are only read. */
import type { Operations } from '../emulator';
import { ref, validate } from './answers';
import { actingUser, requireScope, unknownId } from './call';
import type { Call } from './call';
import { anyAddress } from './filters';
import { add } from './kinds';
import type { Row } from './kinds';
import { resource } from './resource';
import { complete } from './tasks';

type PhoneCall = Row<'calls'>;
type CallBody = Partial<Omit<PhoneCall, 'id'>> & {
	person_id: number;
	notes?: string;
	user_guid?: string;
};

export const activities: Operations<Call> = {
	...resource('calls', {
		reads: { user_guid: (call, { state }) => state.users.get(call.user_id)?.guid ?? null },
		show: ({ id, disposition, sentiment }, { state }) => ({
			note: ref('notes', state.notes.find(({ call_id }) => call_id === id)?.id ?? null),
			connected: disposition === 'Connected',
			positive: sentiment === 'Interested',
		}),
		create: log,
	}),
	...resource('emails', {
		reads: {
			account_id: (email, { state }) => state.people.get(email.person_id)?.account_id ?? null,
			action_id: () => null,
			crm_activity_id: () => null,
			one_off: (email) => email.cadence_id === null,
			has_replies: (email) => email.replies > 0,
			has_clicks: (email) => email.clicks > 0,
			has_views: (email) => email.views > 0,
			send_time: (email) => email.sent_at,
		},
		filters: {
			email_addresses: anyAddress('recipient_email_address'),
			// Leaves nothing out, but is checked even when nothing is found.
			scoped_fields: (call) => void scopedFields(call),
		},
		show: describeEmail,
	}),
};

function log(call: Call): PhoneCall {
	const { state, now } = call;
	const { notes, user_guid, ...body } = call.body as CallBody;
	const { person_id, disposition = null, sentiment = null } = body;
	const task = state.tasks.get(body.task_id);
	validate({
		person_id: unknownId(state, 'people', person_id),
		disposition:
			disposition !== null &&
			!state.call_dispositions.find(({ name }) => name === disposition) &&
			'is not in the disposition list',
		sentiment:
			sentiment !== null &&
			!state.call_sentiments.find(({ name }) => name === sentiment) &&
			'is not in the sentiment list',
		task_id: unknownId(state, 'tasks', body.task_id),
		action_id:
			body.action_id !== undefined &&
			state.calls.find(({ action_id }) => action_id === body.action_id) &&
			'has already been completed',
	});
	const person = state.people.get(person_id);
	const user_id = actingUser(call, user_guid).id;
	const logged = add(state, 'calls', { to: person?.phone ?? null, ...body, user_id }, now);
	if (task) complete(call, task);
	if (notes) {
		const about = { associated_with_id: person_id, user_id, call_id: logged.id };
		add(state, 'notes', { content: notes, ...about }, now);
	}
	Object.assign(person ?? {}, {
		last_contacted_at: now,
		last_contacted_type: 'call',
		last_contacted_by_id: user_id,
	});
	return logged;
}

/** Body and subject are only shown when asked for by name, which needs a privileged scope. */
function scopedFields(call: Call): string[] {
	const asked = call.query.all('scoped_fields');
	if (asked.length > 0) requireScope(call, 'email_contents:read');
	const unknown = asked.find((name) => name !== 'body' && name !== 'subject');
	validate({ scoped_fields: unknown && `has an invalid value: ${unknown}` });
	return asked;
}

function describeEmail(email: Row<'emails'>, call: Call) {
	const { id, subject, body, bounced, sent_at, views, clicks, replies } = email;
	const scoped = scopedFields(call);
	return {
		subject: scoped.includes('subject') ? subject : undefined,
		body: scoped.includes('body') ? body : undefined,
		click_tracking: true,
		view_tracking: true,
		error_message: bounced ? 'Mailbox not found' : null,
		message_id: `<${id}@mail.salesloft.example>`,
		send_after: sent_at,
		counts: { views, clicks, replies, attachments: 0, unique_devices: 0, unique_locations: 0 },
	};
}
