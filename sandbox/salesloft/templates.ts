/** E-mail templates of the users. */
import type { Operations } from '../emulator';
import { ref } from './answers';
import type { Call } from './call';
import type { Filter } from './filters';
import type { Row } from './kinds';
import { resource } from './resource';
import { tagIds } from './writing';

type Template = Row<'email_templates'>;

export const templates: Operations<Call> = resource('email_templates', {
	reads: {
		search: (template) => [template.title, template.subject],
		tag: (template) => template.tags,
		tag_ids: tagIds,
		group_id: (template) => template.group_ids,
		linked_to_team_template: () => false,
	},
	filters: {
		filter_by_owner: ({ query, caller }, name) =>
			query.last(name) === 'true' ? ({ owner_id }) => owner_id === caller.user.id : undefined,
		include_archived_templates: included((template) => template.archived_at !== null),
		include_cadence_templates: included((template) => template.cadence_id !== null),
	},
	show: ({ owner_id, group_ids, cadence_id, body }) => ({
		template_owner: ref('users', owner_id),
		groups: group_ids.map((id) => ref('groups', id)),
		cadence_template: cadence_id !== null,
		body_preview: body.replace(/<[^>]+>/g, ''),
		open_tracking_enabled: true,
		click_tracking_enabled: true,
		counts: { sent_emails: 0, views: 0, clicks: 0, replies: 0, bounces: 0 },
	}),
});

/** Templates of a kind that is left out unless it is asked for. */
function included(isKind: (template: Template) => boolean): Filter<Template> {
	return ({ query }, name) =>
		query.last(name) === 'true' ? undefined : (template) => !isKind(template);
}
