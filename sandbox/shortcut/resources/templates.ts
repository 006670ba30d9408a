/** Story templates and outgoing webhooks: what makes stories and what tells of them. */
import { empty } from '../../http';
import { uuid } from '../account';
import type { Operations } from '../call';
import { bodyOf, collection, dated } from '../call';
import type { Integration, Template, Workspace } from '../model';
import { named } from '../tags';
import { labelSlim } from '../view';

/** What a template holds comes back as a story would have it: its labels in full. */
function templateView(workspace: Workspace, template: Template) {
	const { labels, ...contents } = template.story_contents;
	return {
		...template,
		entity_type: 'entity-template',
		// Never null, so one that was not used yet has to have some time.
		last_used_at: template.updated_at,
		story_contents: {
			...contents,
			...(labels && {
				labels: labels.flatMap(({ name }) => {
					const label = named(workspace.labels, name);
					return label ? [labelSlim(label)] : [];
				}),
			}),
		},
	};
}

const templates = collection(
	'entity-template-public-id',
	(workspace) => workspace.templates,
	templateView,
);

const integrations = collection(
	'integration-public-id',
	(workspace) => workspace.integrations,
	(_, { secret, ...integration }) => ({
		...integration,
		disabled: false,
		entity_type: 'integration',
		has_secret: secret !== null,
		type: 'generic',
	}),
);

export const templateOperations: Operations = {
	listEntityTemplates: templates.list,
	createEntityTemplate: (call) =>
		templates.add(call, {
			id: uuid('template', call.workspace.nextId()),
			author_id: call.caller.id,
			...bodyOf<Pick<Template, 'name' | 'story_contents'>>(call),
			...dated(call),
		}),
	getEntityTemplate: templates.get,
	updateEntityTemplate: (call) => templates.update(call),
	deleteEntityTemplate: templates.delete,
	disableStoryTemplates: () => empty(204),
	enableStoryTemplates: () => empty(204),
};

export const integrationOperations: Operations = {
	/** The contract says 204; the help centre shows a body with the id, and clients rely on it. */
	createGenericIntegration: (call) =>
		integrations.add(call, {
			id: call.workspace.nextId(),
			secret: null,
			creator_id: call.caller.id,
			...bodyOf<Pick<Integration, 'webhook_url'> & Partial<Integration>>(call),
			...dated(call),
		}),
	getGenericIntegration: integrations.get,
	deleteGenericIntegration: integrations.delete,
};
