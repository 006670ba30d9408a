/** E-mail templates of the users. */
import { answer, ref } from './answers';
import { named } from './call';
import type { Call, Routes } from './call';
import { anyOf, flag, range, search } from './filters';
import type { Filter } from './filters';
import { list } from './list';
import type { Template } from './records';
import { tagIds } from './writing';

export const templates: Routes = {
	list_email_templates: list<Template>({
		rows: ({ state }) => state.templates.all(),
		filters: {
			ids: anyOf((template) => template.id),
			updated_at: range((template) => template.updated_at),
			search: search((template) => [template.title, template.subject]),
			tag: anyOf((template) => template.tags),
			tag_ids: anyOf(tagIds),
			group_id: anyOf((template) => template.group_ids),
			cadence_id: anyOf((template) => template.cadence_id),
			linked_to_team_template: flag(() => false),
			filter_by_owner: ({ query, caller }, name) =>
				query.value(name) === 'true'
					? (template) => template.owner_id === caller.user.id
					: undefined,
			include_archived_templates: included((template) => template.archived_at !== null),
			include_cadence_templates: included((template) => template.cadence_id !== null),
		},
		sorts: {
			updated_at: (template) => template.updated_at,
			created_at: (template) => template.created_at,
			last_used_at: (template) => template.last_used_at,
		},
		show: showTemplate,
	}),
	get_email_templates_by_id: (call) => answer(showTemplate(named(call, call.state.templates))),
};

/** Templates of a kind that is left out unless it is asked for. */
function included(isKind: (template: Template) => boolean): Filter<Template> {
	return ({ query }: Call, name) =>
		query.value(name) === 'true' ? undefined : (template) => !isKind(template);
}

function showTemplate(template: Template) {
	const { owner_id, group_ids, cadence_id, ...own } = template;
	return {
		...own,
		template_owner: ref('users', owner_id),
		groups: group_ids.map((id) => ref('groups', id)),
		cadence_template: cadence_id !== null,
		team_template: null,
		body_preview: own.body.replace(/<[^>]+>/g, ''),
		open_tracking_enabled: true,
		click_tracking_enabled: true,
		counts: { sent_emails: 0, views: 0, clicks: 0, replies: 0, bounces: 0 },
		_links: {},
	};
}
