/** The kinds of record of Shortcut: how each is named, listed, picked and simplified. */
import { labelled, withNote, wordsOf } from '../engine/vocabulary/answered';
import { arrayOf, getPath, isObject, type Json } from '../engine/json';
import {
	lastPage,
	listIn,
	requireList,
	recordsOf,
	wholeList,
	type Paging,
} from '../engine/vocabulary/paging';
import type { ColumnSet } from '../engine/vocabulary/columns';
import {
	integerId,
	named,
	nameAsId,
	record,
	uuid,
	type RecordKind,
} from '../engine/vocabulary/record';
import { emailOrName } from '../engine/vocabulary/spelling';
import type { Query } from '../engine/vocabulary/values';
import { addressesAt } from '../engine/vocabulary/web-address';
import { shorten } from '../engine/vocabulary/words';
import { numberedPages, searchPages } from './api';
import * as simplify from './simplify';

const name = (one: Json) => wordsOf(one.name);
const link = (one: Json) => one.app_url;
const isCurrent = ({ archived }: Json) => archived !== true;
const isThere = ({ deleted }: Json) => deleted !== true;
const notArchived: Paging = {
	...wholeList,
	read: (answer) => ({ records: requireList(answer).filter(isCurrent) }),
};

/** The API has no order to ask for, so each page is put in order here. */
function newestFirst(paging: Paging, timeOf: (record: Json) => number): Paging {
	const time = (one: Json) => (Number.isFinite(timeOf(one)) ? timeOf(one) : 0);
	return {
		...paging,
		read: (...page) => {
			const read = paging.read(...page);
			return { ...read, records: [...read.records].sort((a, b) => time(b) - time(a)) };
		},
	};
}

/** What a person types, as a search: a number means the record with that ID. */
const byText = (typed: string): Query => ({
	query: /^\d+$/.test(typed) ? `id:${typed}` : typed,
	detail: 'slim',
});

/** The addresses of a kind of record, at a host that was another once. */
const addresses = (noun: string) =>
	addressesAt(['app.shortcut.com', 'app.clubhouse.io'], `/[^/?#\\s]+/${noun}/(\\d{1,19})`);

/** `sc-123` or, as it was once, `ch123`: alone, in brackets, or in a branch such as `jane/sc-123/fix`. */
const SHORT_NAME = '(?:[Ss][Cc]-|[Cc][Hh])(\\d{1,19})';
const shortNames = [`\\[${SHORT_NAME}\\]`, `(?:[^/\\s]+/){0,3}?${SHORT_NAME}(?:/\\S*)?`];

/** Records that the API takes by their names alone: one that does not exist yet is made. */
const byItsName = (kind: RecordKind, example: string): RecordKind => ({
	...kind,
	key: `${kind.key}Name`,
	id: nameAsId(example),
	names: undefined,
	urls: undefined,
	urlExample: undefined,
	value: (one) => one.name,
});

const memberOnly = record('Member', {
	id: uuid,
	list: 'GET /api/v3/members',
	query: { disabled: false },
	names: {
		of: ({ profile }) => [
			getPath(profile, 'name'),
			getPath(profile, 'mention_name'),
			labelled('@', getPath(profile, 'mention_name')),
			getPath(profile, 'email_address'),
		],
		// Former members too: stories keep them.
		list: { route: 'GET /api/v3/members' },
		isCurrent: ({ disabled }) => disabled !== true,
		read: emailOrName,
		example: 'Jane Doe, @jane or jane@example.com',
	},
	label: (one) =>
		withNote(getPath(one, 'profile.name'), labelled('@', getPath(one, 'profile.mention_name'))),
	simplify: simplify.member,
});

export const workflowState = record('Workflow State', {
	id: integerId,
	list: 'GET /api/v3/workflows',
	paging: {
		...wholeList,
		read: (answer) => ({
			records: requireList(answer).flatMap((one) =>
				recordsOf(one.states).map((state) => ({ ...state, workflow: one.name })),
			),
		}),
	},
	...named('In Development or In Development (Engineering)'),
	label: (state) => withNote(state.name, state.workflow),
});

export const workflow = record('Workflow', {
	id: integerId,
	list: 'GET /api/v3/workflows',
	...named('Engineering'),
	label: name,
	simplify: simplify.workflow,
	refers: { default_state_id: workflowState },
});

export const team = record('Team', {
	id: uuid,
	list: 'GET /api/v3/groups',
	query: { archived: false },
	names: {
		of: (one) => [one.name, one.mention_name, labelled('@', one.mention_name)],
		list: { route: 'GET /api/v3/groups' },
		isCurrent,
		example: 'Payments or @payments',
	},
	label: name,
	link,
	simplify: simplify.team,
	refers: { member_ids: memberOnly, workflow_ids: workflow, default_workflow_id: workflow },
});

export const member: RecordKind = { ...memberOnly, refers: { group_ids: ['teams', team] } };

export const epicState = record('Epic State', {
	id: integerId,
	list: 'GET /api/v3/epic-workflow',
	paging: listIn('epic_states'),
	...named('In Progress'),
	label: name,
});

export const objective = record('Objective', {
	id: integerId,
	list: 'GET /api/v3/objectives',
	...named('Grow in Europe', { isCurrent }),
	label: name,
	link,
	urls: [addresses('objective')],
	urlExample: 'https://app.shortcut.com/acme/objective/123',
	simplify: simplify.objective,
});

/** Only its objective names a key result, and only by its ID. */
export const keyResult = record('Key Result', {
	id: uuid,
	list: 'GET /api/v3/objectives/{objective-public-id}',
	paging: {
		...wholeList,
		read: (answer) =>
			lastPage(arrayOf(getPath(answer, 'key_result_ids')).map((id) => ({ id: wordsOf(id) }))),
	},
	label: ({ id }) => wordsOf(id),
	within: { kind: objective, wire: 'objective-public-id', parameter: 'objectiveId' },
});

export const category = record('Category', {
	id: integerId,
	list: 'GET /api/v3/categories',
	...named('Growth', { isCurrent }),
	label: name,
});

export const categoryName = byItsName(category, 'Growth');

export const label = record('Label', {
	id: integerId,
	list: 'GET /api/v3/labels',
	query: { slim: true },
	paging: notArchived,
	...named('backend', {
		list: { route: 'GET /api/v3/labels', query: { slim: true }, paging: wholeList },
		isCurrent,
	}),
	label: name,
	link,
	urls: [addresses('label')],
	urlExample: 'https://app.shortcut.com/acme/label/123',
	simplify: simplify.label,
});

export const labelName = byItsName(label, 'backend');

export const epic = record('Epic', {
	id: integerId,
	list: 'GET /api/v3/epics/paginated',
	paging: numberedPages,
	search: { route: 'GET /api/v3/search/epics', query: byText, paging: searchPages },
	...named('Checkout', {
		isCurrent,
		list: { route: 'GET /api/v3/epics', query: { includes_description: false }, paging: wholeList },
	}),
	label: name,
	link,
	urls: [addresses('epic')],
	urlExample: 'https://app.shortcut.com/acme/epic/123',
	simplify: simplify.epic,
	refers: {
		epic_state_id: epicState,
		group_ids: ['teams', team],
		objective_ids: objective,
		owner_ids: member,
	},
});

const ofEpic = { kind: epic, wire: 'epic-public-id', parameter: 'epicId' };

/** The replies to a comment stand within it. */
export function* eachComment(thread: Json, parent: unknown = null): Generator<Json> {
	const { comments: replies, ...comment } = thread;
	yield { ...comment, parent_id: parent };
	for (const reply of arrayOf(replies)) {
		if (isObject(reply)) yield* eachComment(reply, comment.id);
	}
}

export const epicComment = record('Epic Comment', {
	id: integerId,
	list: 'GET /api/v3/epics/{epic-public-id}/comments',
	paging: {
		...wholeList,
		read: (answer) => {
			const all = requireList(answer).flatMap((thread) => [...eachComment(thread)]);
			return { records: all.filter(isThere) };
		},
	},
	label: ({ text }) => shorten(wordsOf(text), 80),
	link,
	within: ofEpic,
	simplify: simplify.epicComment,
	refers: { author_id: member },
});

export const epicHealth = record('Epic Health', {
	id: uuid,
	list: 'GET /api/v3/epics/{epic-public-id}/health-history',
	label: ({ status, created_at }) => withNote(status, created_at),
	within: ofEpic,
});

export const iteration = record('Iteration', {
	id: integerId,
	list: 'GET /api/v3/iterations',
	paging: newestFirst(wholeList, ({ start_date }) => Date.parse(wordsOf(start_date))),
	search: { route: 'GET /api/v3/search/iterations', query: byText, paging: searchPages },
	...named('Sprint 12'),
	label: (one) => withNote(one.name, one.status),
	link,
	urls: [addresses('iteration')],
	urlExample: 'https://app.shortcut.com/acme/iteration/123',
	simplify: simplify.iteration,
	refers: { group_ids: ['teams', team] },
});

/** A project is in a workflow, which is named by the number of its team. */
export const workflowOfProject = {
	...workflow,
	key: 'workflowOfProject',
	value: (one: Json) => one.team_id,
};

export const project = record('Project', {
	id: integerId,
	list: 'GET /api/v3/projects',
	paging: notArchived,
	...named('Website', { list: { route: 'GET /api/v3/projects', paging: wholeList }, isCurrent }),
	label: name,
	link,
	simplify: simplify.project,
});

export const storyTemplate = record('Story Template', {
	id: uuid,
	list: 'GET /api/v3/entity-templates',
	...named('Bug Report'),
	label: name,
});

export const file = record('File', {
	id: integerId,
	list: 'GET /api/v3/files',
	names: { of: (one) => [one.name, one.filename], example: 'Screenshot.png' },
	label: name,
});

export const linkedFile = record('Linked File', {
	id: integerId,
	list: 'GET /api/v3/linked-files',
	...named('Mock-up'),
	label: name,
	simplify: simplify.linkedFile,
	refers: { uploader_id: member },
});

export const document = record('Document', {
	id: uuid,
	list: 'GET /api/v3/documents',
	search: {
		route: 'GET /api/v3/search/documents',
		query: (title) => ({ title }),
		paging: searchPages,
	},
	names: {
		of: (one) => [one.title],
		list: { route: 'GET /api/v3/documents' },
		example: 'How we release',
	},
	label: (one) => wordsOf(one.title),
	link,
});

export const repository = record('Repository', {
	id: integerId,
	list: 'GET /api/v3/repositories',
	names: { of: (one) => [one.full_name, one.name], example: 'acme/app' },
	label: (one) => wordsOf(one.full_name) || wordsOf(one.name),
});

export const story = record('Story', {
	id: { ...integerId, says: 'a whole number, a short name such as sc-123 or a web address' },
	list: 'GET /api/v3/search/stories',
	query: { query: '!is:archived', detail: 'slim' },
	paging: newestFirst(searchPages, ({ id }) => Number(id)),
	search: { route: 'GET /api/v3/search/stories', query: byText, paging: searchPages },
	label: (one) => withNote(one.name, labelled('sc-', one.id)),
	link,
	urls: [addresses('story'), ...shortNames],
	urlExample: 'https://app.shortcut.com/acme/story/123',
	simplify: simplify.story,
	refers: {
		workflow_state_id: workflowState,
		epic_id: epic,
		iteration_id: iteration,
		group_id: ['team', team],
		owner_ids: member,
		follower_ids: member,
	},
});

const ofStory = { kind: story, wire: 'story-public-id', parameter: 'storyId' };

export const storyComment = record('Story Comment', {
	id: integerId,
	list: 'GET /api/v3/stories/{story-public-id}/comments',
	paging: {
		...wholeList,
		read: (answer) => ({ records: requireList(answer).filter(isThere) }),
	},
	label: (one) => shorten(wordsOf(one.text), 80),
	link,
	within: ofStory,
	simplify: simplify.storyComment,
	refers: { author_id: member },
});

export const storyTask = record('Story Task', {
	id: integerId,
	list: 'GET /api/v3/stories/{story-public-id}',
	paging: listIn('tasks'),
	label: (one) => wordsOf(one.description),
	within: ofStory,
	simplify: simplify.storyTask,
	refers: { owner_ids: member },
});

/** What a link says of the story that it is listed with. */
function linkTold({ type, verb, subject_id, object_id }: Json): string {
	return type === 'object'
		? `sc-${wordsOf(subject_id)} ${wordsOf(verb)} this`
		: `${wordsOf(verb)} sc-${wordsOf(object_id)}`;
}

/** The API has no list of them: a story holds its own. */
export const storyLink = record('Story Link', {
	id: integerId,
	list: 'GET /api/v3/stories/{story-public-id}',
	paging: listIn('story_links'),
	label: linkTold,
	within: ofStory,
});

export const customField = record('Custom Field', {
	id: uuid,
	list: 'GET /api/v3/custom-fields',
	...named('Priority'),
	label: name,
	simplify: simplify.customField,
});

export const customFieldValue = record('Custom Field Value', {
	id: uuid,
	list: 'GET /api/v3/custom-fields',
	paging: {
		...wholeList,
		read: (answer) => ({
			records: requireList(answer).flatMap(({ id, name: called, values }) =>
				recordsOf(values).map((one) => ({ ...one, field_id: id, field_name: called })),
			),
		}),
	},
	names: { of: (one) => [one.value], example: 'High or High (Priority)' },
	label: (one) => wordsOf(one.value),
	within: {
		kind: customField,
		wire: 'custom-field-public-id',
		holderId: ({ field_id }) => field_id,
	},
});

const isEnabled = ({ enabled }: Json) => enabled !== false;

/** The enabled custom fields of the workspace, each with its values. */
export const storyFields: ColumnSet = {
	key: 'storyFields',
	list: 'GET /api/v3/custom-fields',
	column: (one) => {
		const id = wordsOf(one.id);
		if (id === '' || !isEnabled(one)) return undefined;
		const options = recordsOf(one.values)
			.filter(isEnabled)
			.map((choice) => ({ value: wordsOf(choice.id), name: wordsOf(choice.value) }))
			.filter(({ value }) => value !== '')
			.map(({ value, name: called }) => ({ name: called || value, value }));
		return { id, name: name(one) || id, type: 'options', options };
	},
};
