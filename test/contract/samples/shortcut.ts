import type { Provider } from '../../../sandbox/http';
import { listed } from '../../harness';
import { account, shortcut } from '../../shortcut/provider';
import type { Samples } from './samples';

/** A story may hold files, of which a new workspace has none. */
function addFiles(workspace: Provider): void {
	const linked = { name: 'Mock-up', type: 'url', url: 'https://example.com/mock-up' };
	post(workspace, 'linked-files', 'application/json', JSON.stringify(linked));
	post(
		workspace,
		'files',
		'multipart/form-data; boundary=part',
		'--part\r\nContent-Disposition: form-data; name="file0"; filename="a.txt"\r\n' +
			'Content-Type: text/plain\r\n\r\nHello\r\n--part--\r\n',
	);
}

function post(workspace: Provider, path: string, type: string, body: string): void {
	const { status } = workspace.handle({
		method: 'POST',
		url: new URL(`${shortcut.api.base}/${path}`),
		headers: { ...shortcut.api.headers, 'content-type': type },
		body: Buffer.from(body),
	});
	if (status !== 201) throw new Error(`The workspace took no ${path}: ${status}`);
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
	furnish: addFiles,
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
		// It waits for the one before it.
		'story.unblock.storyId': listed(account.firstStory + 1),
		'story.unblock.blockerId': listed(account.firstStory),
		'story.create.subTasks': SUB_TASKS,
		'story.createMany.subTasks': SUB_TASKS,
	},
};
