/** Emails and their templates, in short. */
import { pick } from '../../engine/vocabulary/output';

/** How often a template was used, and when. */
const templateUse: Parameters<typeof pick> = [
	['sent_emails', 'counts.sent_emails'],
	['views', 'counts.views'],
	['replies', 'counts.replies'],
	'archived_at',
	'last_used_at',
	'created_at',
	'updated_at',
];

export const emailTemplate = pick(
	'id',
	'title',
	'subject',
	'body',
	['owner_id', 'template_owner.id'],
	['team_template_id', 'team_template.id'],
	'shared',
	'cadence_template',
	'open_tracking_enabled',
	'click_tracking_enabled',
	'tags',
	...templateUse,
);

export const teamTemplate = pick(
	'id',
	'title',
	'subject',
	'body',
	['last_modified_by_id', 'last_modified_user.id'],
	'open_tracking_enabled',
	'click_tracking_enabled',
	'tags',
	...templateUse,
);

export const email = pick(
	'id',
	'status',
	'recipient_email_address',
	'subject',
	'body',
	['person_id', 'recipient.id'],
	['user_id', 'user.id'],
	['cadence_id', 'cadence.id'],
	['step_id', 'step.id'],
	['email_template_id', 'email_template.id'],
	'bounced',
	['views', 'counts.views'],
	['clicks', 'counts.clicks'],
	['replies', 'counts.replies'],
	'sent_at',
	'created_at',
	'updated_at',
);
