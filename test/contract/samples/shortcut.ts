import type { Provider } from '../../../sandbox/http';
import { listed } from '../../harness';
import { account, shortcut } from '../../shortcut/provider';
import type { Samples } from './samples';

/** What a new workspace has none of. */
function furnish(workspace: Provider): void {
	const linked = { name: 'Mock-up', type: 'url', url: 'https://example.com/mock-up' };
	post(workspace, 'linked-files', 'application/json', JSON.stringify(linked));
	const webhook = { webhook_url: 'https://example.com/hook', secret: 'An example' };
	post(workspace, 'integrations/webhook', 'application/json', JSON.stringify(webhook));
	post(
		workspace,
		'files',
		'multipart/form-data; boundary=part',
		'--part\r\nContent-Disposition: form-data; name="file0"; filename="a.txt"\r\n' +
			'Content-Type: text/plain\r\n\r\nHello\r\n--part--\r\n',
	);
}

const LINK = 'https://example.com/ticket/42';

/** Changes the first story. */
const changed = (body: object) => (workspace: Provider) =>
	send(workspace, 'PUT', `stories/${account.firstStory}`, 'application/json', JSON.stringify(body));

function post(workspace: Provider, path: string, type: string, body: string): void {
	send(workspace, 'POST', path, type, body);
}

function send(workspace: Provider, method: string, path: string, type: string, body: string): void {
	const { status } = workspace.handle({
		method,
		url: new URL(`${shortcut.api.base}/${path}`),
		headers: { ...shortcut.api.headers, 'content-type': type },
		body: Buffer.from(body),
	});
	if (status >= 300) throw new Error(`The workspace took no ${path}: ${status}`);
}

const SUB_TASKS = {
	items: [
		{
			name: 'A new sub-task',
			ownerIds: [account.members.ben],
			workflowStateId: account.states.ready,
		},
		{ storyId: listed(account.firstStory + 1) },
	],
};

export const shortcutSamples: Samples = {
	furnish,
	furnishFor: {
		'story.getByExternalLink': changed({ external_links: [LINK] }),
		'story.getHistory': changed({ workflow_state_id: account.states.completed }),
		'story.getSubTasks': changed({ sub_tasks: [{ story_id: account.firstStory + 1 }] }),
	},
	kinds: {
		// It has comments and tasks.
		story: account.firstStory,
	},
	// Without filters, epics come page by page.
	alone: { 'epic.getAll': ['includesDescription'] },
	parameters: {
		'story.search.query': 'is:started',
		'category.create.name': 'Speed',
		'project.delete.projectId': listed(account.projects.empty),
		'epic.getAll.archived': false,
		'epic.getAll.epicStateId': listed(account.epicStates.inProgress),
		'epic.getAll.objectiveId': listed(account.objectives.selfService),
		'epic.getAll.ownerId': listed(account.members.ben),
		'epic.getAll.teamId': listed(account.groups.platform),
		'epic.search.query': 'is:started',
		'iteration.search.query': 'sprint',
		'objective.search.query': 'is:started',
		'search.search.query': 'is:started',
		'webhook.delete.webhookId': String(account.firstWebhook),
		'webhook.get.webhookId': String(account.firstWebhook),
		// It waits for the one before it.
		'story.unblock.storyId': listed(account.firstStory + 1),
		'story.unblock.blockerId': listed(account.firstStory),
		'story.create.subTasks': SUB_TASKS,
		'story.createFromTemplate.subTasks': SUB_TASKS,
		'story.createMany.subTasks': SUB_TASKS,
	},
};
