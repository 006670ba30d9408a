import { dateTime, flag, names, reference, references, text } from '../../engine/vocabulary/field';
import { create, get, list, resource, update } from '../../engine/vocabulary/operation';
import { cursorPages, numberedPages } from '../api';
import {
	between,
	emailTemplateId,
	ids,
	sorting,
	TAG,
	template,
	withArchived,
	withSignature,
} from '../fields';
import { cadence, emailTemplate, group, person, tag, templateAttachment } from '../records';
import { asRecord } from '../unpublished';

const { title, subject, body, details } = template;

export const emailTemplateResource = resource(emailTemplate, {
	create: create('POST /v2/email_templates', {
		required: [title],
		beside: [subject, body],
		optional: details,
	}),
	get: get('GET /v2/email_templates/{id}', {
		required: [emailTemplateId],
		options: [withSignature],
	}),
	getAll: list('GET /v2/email_templates', {
		paging: cursorPages,
		filters: [
			references(cadence, 'cadence_id[]', { name: 'cadenceIds' }),
			references(group, 'group_id[]', { name: 'groupIds' }),
			ids,
			withArchived,
			flag('include_cadence_templates', {
				label: 'Include Those of Cadences',
				description: 'Whether to return those that a cadence uses, too',
			}),
			flag('linked_to_team_template', {
				description: 'Whether they were made from a team template',
			}),
			flag('filter_by_owner', {
				label: 'Only My Own',
				description: 'Whether to return only those of the user of the API key',
			}),
			text('search', {
				min: 1,
				placeholder: 'e.g. introduction',
				description: 'A part of the title or the subject',
			}),
			references(tag, 'tag_ids[]', { name: 'tagIds' }),
			names('tag[]', { label: 'Tag Names', name: 'tagNames', button: 'Add Tag', placeholder: TAG }),
			...between('updated_at', 'Updated'),
		],
		options: sorting(['updated_at', 'created_at', 'last_used_at']),
	}),
	getAttachments: list('GET /v2/email_template_attachments', {
		name: 'Get Attachments',
		action: 'Get the attachments of email templates',
		description: 'Retrieve the files of email templates, with an address to download each',
		of: templateAttachment,
		paging: numberedPages,
		filters: [reference(emailTemplate, 'email_template_id[]', { name: 'emailTemplateId' }), ids],
	}),
	getMissingTags: get('POST /v2/email_missing_tags', {
		name: 'Get Missing Tags',
		action: 'Get the missing tags of an email',
		description:
			'Retrieve which tags of a subject and a body, such as {{first_name}}, a person lacks',
		required: [reference(person, 'person_id'), subject, body],
		simplify: false,
		run: asRecord('missing_tags', true),
	}),
	update: update('PUT /v2/email_templates/{id}', {
		required: [emailTemplateId],
		optional: [
			dateTime('archived_at', { description: 'Since when it is archived' }),
			body,
			...details,
			flag('shared', { description: 'Whether the team sees it, too' }),
			subject,
			title,
		],
	}),
});
