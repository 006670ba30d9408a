/** The kinds of record of Shortcut: how each is named, listed, picked and simplified. */
import { labelled, withNote, wordsOf } from '../engine/vocabulary/answered';
import { getPath, type Json } from '../engine/json';
import {
	listIn,
	requireList,
	recordsOf,
	wholeList,
	type Paging,
} from '../engine/vocabulary/paging';
import {
	integerId,
	named,
	nameOf,
	record,
	uuid,
	type ColumnSet,
} from '../engine/vocabulary/record';
import type { Query } from '../engine/vocabulary/values';
import { pagesAt } from '../engine/vocabulary/web-address';
import { shorten } from '../engine/vocabulary/words';
import { numberedPages, searchPages } from './api';
import * as simplify from './simplify';

const name = (one: Json) => wordsOf(one.name);
const page = (one: Json) => one.app_url;
const notArchived: Paging = {
	...wholeList,
	read: (answer) => ({ records: requireList(answer).filter(({ archived }) => archived !== true) }),
};

/** What a person types, as a search: a number means the record with that ID. */
const byText = (typed: string): Query => ({
	query: /^\d+$/.test(typed) ? `id:${typed}` : typed,
	detail: 'slim',
});

/** The address of a record's page, which had another host once. */
const pages = (noun: string) =>
	pagesAt(['app.shortcut.com', 'app.clubhouse.io'], `/[^/?#\\s]+/${noun}/(\\d{1,19})`);

/** `sc-123` or, as it was once, `ch123`: alone, in brackets, or in a branch such as `jane/sc-123/fix`. */
const SHORT_NAME = '(?:[Ss][Cc]-|[Cc][Hh])(\\d{1,19})';
const shortNames = [`\\[${SHORT_NAME}\\]`, `(?:[^/\\s]+/){0,3}?${SHORT_NAME}(?:/\\S*)?`];

export const story = record('Story', {
	id: integerId,
	list: 'GET /api/v3/search/stories',
	query: { query: '!is:archived', detail: 'slim' },
	paging: searchPages,
	search: { route: 'GET /api/v3/search/stories', query: byText },
	label: (one) => withNote(one.name, labelled('sc-', one.id)),
	page,
	urls: [pages('story'), ...shortNames],
	urlExample: 'https://app.shortcut.com/acme/story/123',
	simplify: simplify.story,
});

export const epic = record('Epic', {
	id: integerId,
	list: 'GET /api/v3/epics/paginated',
	paging: numberedPages,
	search: { route: 'GET /api/v3/search/epics', query: byText, paging: searchPages },
	...named('Checkout', {
		list: { route: 'GET /api/v3/epics', query: { includes_description: false }, paging: wholeList },
	}),
	label: name,
	page,
	urls: [pages('epic')],
	urlExample: 'https://app.shortcut.com/acme/epic/123',
	simplify: simplify.epic,
});

export const iteration = record('Iteration', {
	id: integerId,
	list: 'GET /api/v3/iterations',
	search: { route: 'GET /api/v3/search/iterations', query: byText, paging: searchPages },
	...named('Sprint 12'),
	label: (one) => withNote(one.name, one.status),
	page,
	urls: [pages('iteration')],
	urlExample: 'https://app.shortcut.com/acme/iteration/123',
	simplify: simplify.iteration,
});

export const objective = record('Objective', {
	id: integerId,
	list: 'GET /api/v3/objectives',
	...named('Grow in Europe'),
	label: name,
	page,
	urls: [pages('objective')],
	urlExample: 'https://app.shortcut.com/acme/objective/123',
});

export const label = record('Label', {
	id: integerId,
	list: 'GET /api/v3/labels',
	query: { slim: true },
	paging: notArchived,
	...named('backend'),
	label: name,
	page,
	urls: [pages('label')],
	urlExample: 'https://app.shortcut.com/acme/label/123',
	simplify: simplify.label,
});

/** Labels are written by name; a name that does not exist yet becomes a new label. */
export const labelName = {
	...label,
	key: 'labelName',
	id: nameOf('backend'),
	urls: [],
	names: undefined,
	value: (one: Json) => one.name,
};

export const member = record('Member', {
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
		example: 'Jane Doe',
	},
	label: (one) =>
		withNote(getPath(one, 'profile.name'), labelled('@', getPath(one, 'profile.mention_name'))),
	simplify: simplify.member,
});

export const team = record('Team', {
	id: uuid,
	list: 'GET /api/v3/groups',
	query: { archived: false },
	names: {
		of: (one) => [one.name, one.mention_name, labelled('@', one.mention_name)],
		example: 'Payments',
	},
	label: name,
	page,
	simplify: simplify.team,
});

export const workflow = record('Workflow', {
	id: integerId,
	list: 'GET /api/v3/workflows',
	...named('Engineering'),
	label: name,
	simplify: simplify.workflow,
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
	names: {
		of: (state) => [state.name, withNote(state.name, state.workflow)],
		example: 'In Development',
	},
	label: (state) => withNote(state.name, state.workflow),
});

export const epicState = record('Epic State', {
	id: integerId,
	list: 'GET /api/v3/epic-workflow',
	paging: listIn('epic_states'),
	...named('In Progress'),
	label: name,
});

export const project = record('Project', {
	id: integerId,
	list: 'GET /api/v3/projects',
	paging: notArchived,
	...named('Website'),
	label: name,
	page,
});

export const storyTemplate = record('Story Template', {
	id: uuid,
	list: 'GET /api/v3/entity-templates',
	...named('Bug Report'),
	label: name,
});

export const file = record('File', { id: integerId, list: 'GET /api/v3/files', label: name });

export const linkedFile = record('Linked File', {
	id: integerId,
	list: 'GET /api/v3/linked-files',
	label: name,
});

export const storyComment = record('Story Comment', {
	id: integerId,
	list: 'GET /api/v3/stories/{story-public-id}/comments',
	paging: {
		...wholeList,
		read: (answer) => ({ records: requireList(answer).filter(({ deleted }) => deleted !== true) }),
	},
	label: (one) => shorten(wordsOf(one.text), 80),
	page,
	within: { kind: story, wire: 'story-public-id', parameter: 'storyId' },
	simplify: simplify.storyComment,
});

export const storyTask = record('Story Task', {
	id: integerId,
	list: 'GET /api/v3/stories/{story-public-id}',
	paging: listIn('tasks'),
	label: (one) => wordsOf(one.description),
	within: { kind: story, wire: 'story-public-id', parameter: 'storyId' },
	simplify: simplify.storyTask,
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
