import { names, references, text } from '../../engine/vocabulary/field';
import { create, get, list, resource, update } from '../../engine/vocabulary/operation';
import { cursorPages, numberedPages } from '../api';
import {
	between,
	ids,
	sorting,
	TAG,
	teamTemplateId,
	template,
	textIds,
	withArchived,
	withSignature,
} from '../fields';
import { tag, teamTemplate, templateAttachment } from '../records';

const { title, subject, body, details } = template;

export const teamTemplateResource = resource(teamTemplate, {
	create: create('POST /v2/team_templates', {
		required: [title],
		beside: [subject, body],
		optional: details,
	}),
	get: get('GET /v2/team_templates/{id}', {
		required: [teamTemplateId],
		options: [withSignature],
	}),
	getAll: list('GET /v2/team_templates', {
		paging: cursorPages,
		filters: [
			textIds,
			withArchived,
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
	getAttachments: list('GET /v2/team_template_attachments', {
		name: 'Get Attachments',
		action: 'Get the attachments of team templates',
		description: 'Retrieve the files of team templates, with an address to download each',
		of: templateAttachment,
		paging: numberedPages,
		filters: [ids],
	}),
	update: update('PUT /v2/team_templates/{id}', {
		required: [teamTemplateId],
		optional: [body, ...details, subject, title],
	}),
});
