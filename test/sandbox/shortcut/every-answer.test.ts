/** Every operation of the emulator answers once, each in a fresh workspace, so that its answer is held to the facts. */
import { readContract, type ContractOperation } from '../../../sandbox/contract';
import { account, call, get, newStory, ORIGIN, post, put, reset, send, type Json } from './support';

const { firstStory, epics, states, members, customFields, customFieldValues } = account;
const { operations } = readContract('shortcut');

/** The older name of objectives, which the sandbox does not emulate. */
const NOT_EMULATED = [
	'listCategoryMilestones',
	'listMilestones',
	'createMilestone',
	'getMilestone',
	'updateMilestone',
	'deleteMilestone',
	'listMilestoneEpics',
	'searchMilestones',
];

const label = { name: 'backend' };
const fresh = { name: 'new one', color: '#123456' };
const value = { field_id: customFields.severity, value_id: customFieldValues.severity1 };
const time = '2026-02-01T00:00:00Z';
const link = 'https://harborlight.example/ticket/1';
const story = {
	name: 'A story',
	workflow_state_id: states.inReview,
	epic_id: epics.search,
	labels: [label, fresh],
	custom_fields: [value],
	deadline: time,
	estimate: 2,
	owner_ids: [members.ben],
	external_links: [link],
	started_at_override: time,
	completed_at_override: time,
};
const epic = {
	name: 'An epic',
	description: 'x',
	labels: [label, fresh],
	deadline: time,
	planned_start_date: time,
	group_ids: [account.groups.apps],
	objective_ids: [account.objectives.mobile],
};
const objective = { name: 'An objective', categories: [{ name: 'Growth' }, fresh] };

/** What is sent to the operations that take something. */
const BODIES: Record<string, unknown> = {
	createCategory: fresh,
	updateCategory: { name: 'x', archived: true },
	createCustomField: { name: 'x', field_type: 'enum', values: [{ value: 'y' }] },
	updateCustomField: { name: 'x', description: 'y', enabled: false },
	createDoc: { title: 'x', content: 'y' },
	updateDoc: { title: 'x', content: '# y', content_format: 'markdown' },
	createEntityTemplate: { name: 'x', story_contents: { name: 'y', labels: [label] } },
	updateEntityTemplate: { name: 'x', story_contents: { name: 'y', labels: [label] } },
	createEpic: epic,
	updateEpic: { ...epic, epic_state_id: account.epicStates.done, archived: true },
	createEpicComment: { text: 'x' },
	createEpicCommentComment: { text: 'x' },
	updateEpicComment: { text: 'x' },
	createEpicHealth: { status: 'At Risk', text: 'x' },
	createObjectiveHealth: { status: 'At Risk', text: 'x' },
	updateHealth: { status: 'On Track', text: 'x' },
	updateFile: { name: 'x', description: 'y' },
	createGroup: { name: 'x', mention_name: 'x', color_key: 'red', member_ids: [members.ben] },
	updateGroup: { name: 'x', archived: true },
	createGenericIntegration: { webhook_url: 'https://harborlight.example/hook', secret: 'x' },
	createIteration: {
		name: 'x',
		start_date: '2026-03-01',
		end_date: '2026-03-14',
		labels: [label],
		group_ids: [account.groups.apps],
	},
	updateIteration: { name: 'x', description: 'y', labels: [label] },
	updateKeyResult: { name: 'x', observed_value: { numeric_value: '30' } },
	createLabel: { ...fresh, name: 'newer one' },
	updateLabel: { name: 'x', archived: true, color: null },
	createLinkedFile: { name: 'x', type: 'url', url: link, story_id: firstStory },
	updateLinkedFile: { name: 'x', description: 'y' },
	createObjective: objective,
	updateObjective: { ...objective, state: 'done', archived: true, completed_at_override: time },
	createProject: { name: 'x', team_id: 500000100 },
	updateProject: { name: 'x', archived: true },
	createStory: { ...story, tasks: [{ description: 'x' }], comments: [{ text: 'x' }] },
	updateStory: { ...story, archived: true },
	createMultipleStories: { stories: [story, { name: 'x', workflow_state_id: states.ready }] },
	updateMultipleStories: { story_ids: [firstStory, firstStory + 1], labels_add: [fresh] },
	deleteMultipleStories: { story_ids: [firstStory, firstStory + 1] },
	createStoryFromTemplate: { story_template_id: account.templates.bugReport },
	queryStories: { archived: false, includes_description: true },
	createStoryComment: { text: 'x' },
	updateStoryComment: { text: 'x' },
	createStoryReaction: { emoji: ':heart:' },
	deleteStoryReaction: { emoji: ':heart:' },
	createTask: { description: 'x', complete: true, owner_ids: [members.ben] },
	updateTask: { description: 'x', complete: true },
	createStoryLink: { verb: 'relates to', subject_id: firstStory, object_id: firstStory + 2 },
	updateStoryLink: { verb: 'duplicates', subject_id: firstStory, object_id: firstStory + 2 },
};

const QUERIES: Record<string, string> = {
	getExternalLinkStories: `?external_link=${encodeURIComponent(link)}`,
	listEpics: '?includes_description=true',
	search:
		'?query=e&entity_types=story&entity_types=epic&entity_types=iteration&entity_types=objective',
	searchDocuments: '?title=plan',
	searchEpics: '?query=e',
	searchIterations: '?query=sprint',
	searchObjectives: '?query=e',
	searchStories: '?query=e',
};

/** A workspace in which every kind of record is there. @returns their IDs, by the names of path parameters */
function filled(): Record<string, number | string> {
	reset({ stories: 12 });
	const document = post('/documents', { title: 'Plan', content: 'x' }).body.id;
	put(`/documents/${document}/epics/${epics.billing}`);
	const comment = post(`/epics/${epics.billing}/comments`, { text: 'x' }).body.id;
	post(`/epics/${epics.billing}/comments/${comment}`, { text: 'reply' });
	const health = post(`/epics/${epics.billing}/health`, { status: 'At Risk' }).body.id;
	const [{ id: file }] = upload().body;
	const linkedFile = post('/linked-files', { name: 'x', type: 'url', url: link }).body.id;
	put(`/stories/${firstStory}`, {
		file_ids: [file],
		linked_file_ids: [linkedFile],
		external_links: [link],
		labels: [label, fresh],
		custom_fields: [value],
		owner_ids: [members.freya],
		workflow_state_id: states.completed,
		archived: true,
		deadline: null,
		epic_id: epics.search,
		description: 'x',
		iteration_id: account.iterations.next,
		parent_story_id: firstStory + 1,
	});
	newStory({ parent_story_id: firstStory });
	post('/stories', { name: 'Old', project_id: account.projects.legacy });
	const { comments, tasks, story_links: links } = get(`/stories/${firstStory}`).body;
	const answer = `/stories/${firstStory}/comments/${comments[0].id}/reactions`;
	post(answer, { emoji: ':heart:' });
	const hook = post('/integrations/webhook', { webhook_url: link });
	return {
		'category-public-id': account.categories.growth,
		'custom-field-public-id': customFields.priority,
		'doc-public-id': document,
		'entity-template-public-id': account.templates.bugReport,
		'epic-public-id': epics.billing,
		'epic-comment': comment,
		'file-public-id': file,
		'group-public-id': account.groups.platform,
		'health-public-id': health,
		'integration-public-id': hook.body?.id,
		'iteration-public-id': account.iterations.past,
		'key-result-public-id': account.keyResults.signups,
		'label-public-id': account.labels.backend,
		'linked-file-public-id': linkedFile,
		'member-public-id': members.ada,
		'objective-public-id': account.objectives.selfService,
		'project-public-id': account.projects.legacy,
		'repo-public-id': account.repositories.app,
		'story-public-id': firstStory,
		'story-comment': comments[0].id,
		'task-public-id': tasks[0].id,
		'story-link-public-id': links[0].id,
		'workflow-public-id': account.workflows.engineering,
	};
}

function upload() {
	const part = 'content-disposition: form-data; name="file0"; filename="a.txt"';
	const { status, body } = send({
		method: 'POST',
		url: new URL(`${ORIGIN}/api/v3/files`),
		headers: {
			'content-type': 'multipart/form-data; boundary=line',
			'shortcut-token': account.token,
		},
		body: Buffer.from(`--line\r\n${part}\r\ncontent-type: text/plain\r\n\r\nx\r\n--line--\r\n`),
	});
	return { status, body: JSON.parse(body.toString()) as Json };
}

/** What an operation answers. */
function answer({ id, method, path }: ContractOperation) {
	const named = filled();
	if (id === 'uploadFiles') return upload();
	if (id === 'deleteProject') call('DELETE', `/stories/${lastStory()}`);
	const kind = path.includes('/epics/') ? 'epic-comment' : 'story-comment';
	const filledIn = path.replace(/\{([^}]+)\}/g, (_, name: string) =>
		String(named[name === 'comment-public-id' ? kind : name]),
	);
	return call(method, filledIn.replace('/api/v3', '') + (QUERIES[id] ?? ''), BODIES[id]);
}

const lastStory = () =>
	get(`/projects/${account.projects.legacy}/stories`).body.map(({ id }: Json) => id)[0];

/** A list without records shows nothing of them. */
const isEmpty = (body: Json) => {
	const list = body?.data ?? body;
	return Array.isArray(list) && list.length === 0;
};

const answered = operations.filter(({ id }) => !NOT_EMULATED.includes(id));

it.each(answered.map((one) => [one.id, one] as const))('%s answers as it is known to', (_, one) => {
	const { status, body } = answer(one);
	expect([body?.message, status < 300, isEmpty(body)]).toEqual([undefined, true, false]);
});

it('the rest is not emulated', () => {
	const statuses = NOT_EMULATED.map((id) => {
		const one = operations.find((operation) => operation.id === id);
		return one && answer(one).status;
	});
	expect(new Set(statuses)).toEqual(new Set([501]));
});
