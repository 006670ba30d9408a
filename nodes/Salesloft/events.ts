/** What Salesloft tells by itself. Source: developers.salesloft.com, Webhooks > Event Types. */
import { event, type Happening } from '../engine/vocabulary/event';
import {
	ofAccounts,
	ofCadences,
	ofCallRecords,
	ofCalls,
	ofConversations,
	ofEmails,
	ofMeetings,
	ofMemberships,
	ofNotes,
	ofPeople,
	ofSteps,
	ofSuccesses,
	ofTasks,
} from './filters';

/** What a record says beside the event that it came with. */
const says = (field: string, ...values: unknown[]) => {
	return ({ changes = {} }: Happening) =>
		Object.hasOwn(changes, field) && (values.length === 0 || values.includes(changes[field].to));
};
/** The event itself. */
const itself = ({ changes }: Happening) => changes === undefined;

/** Salesloft does not say what has changed, only how things are now. */
const once = (when: string) => `${when}. Told once for each email, when Salesloft first says so.`;

export const events = [
	event('emailReplied', 'Email Replied To', 'email_updated', {
		description: once('Somebody has answered an email of a cadence or a one-off one'),
		when: says('replies'),
		filters: ofEmails,
	}),
	event('emailClicked', 'Email Link Clicked', 'email_updated', {
		description: once('A link in it was clicked'),
		when: says('clicks'),
		filters: ofEmails,
	}),
	event('emailOpened', 'Email Opened', 'email_updated', {
		description: once('It was looked at, by a person or by a program that checks emails'),
		when: says('views'),
		filters: ofEmails,
	}),
	event('emailBounced', 'Email Bounced', 'email_updated', {
		description: once('It could not be delivered'),
		when: says('bounced'),
		filters: ofEmails,
	}),
	event('emailSent', 'Email Sent', 'email_updated', {
		description: once('It is on its way'),
		when: says('status', 'sent', 'sent_from_gmail', 'sent_from_external'),
		filters: ofEmails,
	}),
	event('emailFailed', 'Email Not Sent', 'email_updated', {
		description: once('Sending it has failed'),
		when: says('status', 'failed'),
		filters: ofEmails,
	}),
	event('emailUpdated', 'Email Updated', 'email_updated', {
		description: 'Any change of an email: it was sent, opened, clicked, replied to',
		when: itself,
		filters: ofEmails,
	}),
	event(
		'emailWithBodyAndSubjectUpdated',
		'Email Updated, with Its Text',
		'email_with_body_and_subject_updated',
		{
			description: 'Any change of an email. Needs the privileged scope email_contents:read.',
			filters: ofEmails,
		},
	),
	event('personLeftCadence', 'Person Left Cadence', 'cadence_membership_updated', {
		description:
			"Taken off it or at its end, as 'current_state' says. Told once for each time that the person was added.",
		when: says('currently_on_cadence', false),
		filters: ofMemberships,
	}),
	event('cadenceMembershipCreated', 'Person Added to Cadence', 'cadence_membership_created', {
		filters: ofMemberships,
	}),
	event('cadenceMembershipUpdated', 'Cadence Membership Updated', 'cadence_membership_updated', {
		description: 'A person went on to another step, or left the cadence',
		when: itself,
		filters: ofMemberships,
	}),
	event('accountCreated', 'Account Created', 'account_created', { filters: ofAccounts }),
	event('accountUpdated', 'Account Updated', 'account_updated', { filters: ofAccounts }),
	event('accountDeleted', 'Account Deleted', 'account_deleted', { filters: ofAccounts }),
	event('bulkJobCompleted', 'Bulk Job Completed', 'bulk_job_completed'),
	event('cadenceCreated', 'Cadence Created', 'cadence_created', { filters: ofCadences }),
	event('cadenceUpdated', 'Cadence Updated', 'cadence_updated', { filters: ofCadences }),
	event('cadenceDeleted', 'Cadence Deleted', 'cadence_deleted', { filters: ofCadences }),
	event('callCreated', 'Call Logged', 'call_created', { filters: ofCalls }),
	event('callUpdated', 'Call Updated', 'call_updated', { filters: ofCalls }),
	event('callDataRecordCreated', 'Call Data Record Created', 'call_data_record_created', {
		description: "A call of Salesloft's dialer, logged or not",
		filters: ofCallRecords,
	}),
	event('callDataRecordUpdated', 'Call Data Record Updated', 'call_data_record_updated', {
		filters: ofCallRecords,
	}),
	event('conversationCreated', 'Conversation Created', 'conversation_created', {
		filters: ofConversations,
	}),
	event(
		'conversationRecordingCreated',
		'Conversation Recording Created',
		'conversation_recording_created',
		{ description: 'Salesloft does not document what comes with it' },
	),
	event(
		'conversationTranscriptCreated',
		'Conversation Transcript Created',
		'conversation_transcript_created',
		{ description: 'Salesloft does not document what comes with it' },
	),
	event('linkSwap', 'Link Swapped', 'link_swap', {
		description: 'A link in an email was replaced. Salesloft does not document what comes with it.',
	}),
	event('meetingBooked', 'Meeting Booked', 'meeting_booked', { filters: ofMeetings }),
	event('meetingUpdated', 'Meeting Updated', 'meeting_updated', { filters: ofMeetings }),
	event('noteCreated', 'Note Created', 'note_created', { filters: ofNotes }),
	event('noteUpdated', 'Note Updated', 'note_updated', { filters: ofNotes }),
	event('noteDeleted', 'Note Deleted', 'note_deleted', { filters: ofNotes }),
	event('personCreated', 'Person Created', 'person_created', { filters: ofPeople }),
	event('personUpdated', 'Person Updated', 'person_updated', { filters: ofPeople }),
	event('personDeleted', 'Person Deleted', 'person_deleted', { filters: ofPeople }),
	event('stepCreated', 'Step Created', 'step_created', { filters: ofSteps }),
	event('stepUpdated', 'Step Updated', 'step_updated', { filters: ofSteps }),
	event('stepDeleted', 'Step Deleted', 'step_deleted', { filters: ofSteps }),
	event('successCreated', 'Success Created', 'success_created', {
		description: 'A person counts as won, in the words of Salesloft',
		filters: ofSuccesses,
	}),
	event('taskCompleted', 'Task Completed', 'task_completed', { filters: ofTasks }),
	event('taskCreated', 'Task Created', 'task_created', { filters: ofTasks }),
	event('taskUpdated', 'Task Updated', 'task_updated', { filters: ofTasks }),
	event('taskDeleted', 'Task Deleted', 'task_deleted', { filters: ofTasks }),
	event('userCreated', 'User Created', 'user_created'),
	event('userUpdated', 'User Updated', 'user_updated'),
];
