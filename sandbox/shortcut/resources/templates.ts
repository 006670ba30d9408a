/** Story templates and outgoing webhooks: what makes stories and what tells of them. */
import { empty, json } from '../../http';
import type { Operations } from '../call';
import { bodyOf, collection } from '../call';
import { add } from '../kinds';
import type { Integration, Template, Workspace } from '../kinds';
import { named } from '../tags';
import { labelSlim, viewOf } from '../view';

const showTemplate = viewOf(
	'EntityTemplate',
	'entity-template',
	(template: Template, workspace) => ({
		// Never null, so one that was not used yet has to have some time.
		last_used_at: template.updated_at,
		story_contents: contentsOf(workspace, template),
	}),
);
const templates = collection(({ templates: all }) => all, showTemplate);

/** What a template holds comes back as a story would have it: its labels in full. */
function contentsOf({ labels: all }: Workspace, { story_contents }: Template) {
	const { labels, ...contents } = story_contents;
	const found = labels?.flatMap(({ name }) => named(all, name) ?? []);
	return { ...contents, ...(found && { labels: found.map(labelSlim) }) };
}

const showIntegration = viewOf('Integration', 'integration', ({ secret }: Integration) => ({
	disabled: false,
	has_secret: secret !== null,
	type: 'generic',
}));
const integrations = collection(({ integrations: all }) => all, showIntegration);

export const templateOperations: Operations = {
	listEntityTemplates: templates.list,
	createEntityTemplate: (call) =>
		templates.show(
			call,
			add(call, 'templates', { author_id: call.caller.id, ...bodyOf<Partial<Template>>(call) }),
		),
	getEntityTemplate: templates.get,
	updateEntityTemplate: (call) => templates.update(call),
	deleteEntityTemplate: templates.delete,
	disableStoryTemplates: () => empty(204),
	enableStoryTemplates: () => empty(204),
};

export const integrationOperations: Operations = {
	/** The contract says 204; the help centre shows a body with the id, and clients rely on it. */
	createGenericIntegration(call) {
		const asked = bodyOf<Partial<Integration>>(call);
		const made = add(call, 'integrations', { creator_id: call.caller.id, ...asked });
		return json(201, showIntegration(call.state, made));
	},
	getGenericIntegration: integrations.get,
	deleteGenericIntegration: integrations.delete,
};
