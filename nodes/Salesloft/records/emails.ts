/** Emails and their templates. */
import { withNote, wordsOf } from '../../engine/vocabulary/answered';
import { integerId, record, uuid } from '../../engine/vocabulary/record';
import * as simplify from '../simplify/emails';
import { cadence } from './cadences';
import { user } from './users';
import { dayOf, isOpen, name, newestFirst, paging } from './shared';

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
