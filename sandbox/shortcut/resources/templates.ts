/** Story templates and outgoing webhooks: what makes stories and what tells of them. */
import { empty, json } from '../../http';
import type { Operations } from '../call';
import { resource } from '../resource';
import { labelSlim } from '../view';
import { called } from '../write';

const templates = resource('templates', {
	tell: ({ updated_at, story_contents: { labels, ...contents } }, { state }) => ({
		// Never null, so one that was not used yet has to have some time.
		last_used_at: updated_at,
		// What a template holds comes back as a story would have it: its labels in full.
		story_contents: {
			...contents,
			labels: labels?.flatMap(({ name }) => called(state.labels, name) ?? []).map(labelSlim),
		},
	}),
	own: ({ caller }) => ({ author_id: caller.id }),
});

const integrations = resource('integrations', {
	noun: 'GenericIntegration',
	tell: ({ secret }) => ({ disabled: false, has_secret: secret !== null, type: 'generic' }),
	own: ({ caller }) => ({ creator_id: caller.id }),
});

export const templateOperations: Operations = {
	...templates.operations,
	...integrations.operations,
	disableStoryTemplates: () => empty(204),
	enableStoryTemplates: () => empty(204),
	/** The contract says 204; the help centre shows a body with the id, and clients rely on it. */
	createGenericIntegration: (call) => json(201, integrations.show(integrations.make(call), call)),
};
