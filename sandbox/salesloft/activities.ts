/** Calls, which are logged, and e-mails, which are only read. */
import type { Operations } from '../emulator';
import { ref, validate } from './answers';
import { actingUser, requireScope, type Call } from './call';
import { anyAddress } from './filters';
import { add, type Row } from './kinds';
import { resource, writer } from './resource';
import { complete } from './tasks';

type PhoneCall = Row<'calls'>;

const { create } = writer('calls', {
	made: (call) => ({
		to: call.state.people.get(Number(call.body.person_id))?.phone ?? null,
		user_id: actingUser(call, call.body.user_guid).id,
	}),
	check({ state }, { disposition, sentiment, action_id }) {
		const listed = (name: string | null) => (one: { name: string }) => one.name === name;
		const isDone = (other: PhoneCall) => other.action_id === action_id;
		return {
			disposition:
				disposition !== null &&
				!state.call_dispositions.find(listed(disposition)) &&
				'is not in the disposition list',
			sentiment:
				sentiment !== null &&
				!state.call_sentiments.find(listed(sentiment)) &&
				'is not in the sentiment list',
			action_id: action_id !== null && state.calls.find(isDone) && 'has already been completed',
		};
	},
	changed(call, { id: call_id, person_id, task_id, user_id }) {
		const { state, body, now } = call;
		const task = state.tasks.get(task_id);
		if (task) complete(call, task);
		if (body.notes) {
			const about = { associated_with_id: Number(person_id), user_id, call_id };
			add(state, 'notes', { content: String(body.notes), ...about }, now);
		}
		Object.assign(state.people.get(person_id) ?? {}, {
			last_contacted_at: now,
			last_contacted_type: 'call',
			last_contacted_by_id: user_id,
		});
	},
});

export const activities: Operations<Call> = {
	...resource('calls', {
		reads: { user_guid: (call, { state }) => state.users.get(call.user_id)?.guid ?? null },
		show: ({ id, person_id, disposition, sentiment }, { state }) => ({
			called_person: ref('people', person_id),
			note: ref('notes', state.notes.find(({ call_id }) => call_id === id)?.id ?? null),
			connected: disposition === 'Connected',
			positive: sentiment === 'Interested',
		}),
		create,
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

/** Body and subject are only shown when asked for by name, which needs a privileged scope. */
function scopedFields(call: Call): string[] {
	const asked = call.query.all('scoped_fields');
	if (asked.length > 0) requireScope(call, 'email_contents:read');
	const unknown = asked.find((name) => name !== 'body' && name !== 'subject');
	validate({ scoped_fields: unknown && `has an invalid value: ${unknown}` });
	return asked;
}

function describeEmail(email: Row<'emails'>, call: Call) {
	const { id, person_id, subject, body, bounced, sent_at, views, clicks, replies } = email;
	const scoped = scopedFields(call);
	return {
		recipient: ref('people', person_id),
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
