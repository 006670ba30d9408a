/** The kinds of record that objectives and epics are followed by: results, health, comments, categories. */
import { withNote, wordsOf } from '../engine/vocabulary/answered';
import { arrayOf, getPath, isObject, type Json } from '../engine/json';
import { lastPage, requireList, wholeList } from '../engine/vocabulary/paging';
import { integerId, named, nameOf, record, uuid } from '../engine/vocabulary/record';
import { shorten } from '../engine/vocabulary/words';
import { epic, member, objective, workflow } from './records';
import * as simplify from './simplify';

const isCurrent = ({ archived }: Json) => archived !== true;
const ofEpic = { kind: epic, wire: 'epic-public-id', parameter: 'epicId' };

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
	label: ({ name }) => wordsOf(name),
});

/** Categories are written by name; a name that does not exist yet becomes a new category. */
export const categoryName = {
	...category,
	key: 'categoryName',
	id: nameOf('Growth'),
	names: undefined,
	value: (one: Json) => one.name,
};

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
			return { records: all.filter(({ deleted }) => deleted !== true) };
		},
	},
	label: ({ text }) => shorten(wordsOf(text), 80),
	page: (one) => one.app_url,
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

/** A project is in a workflow, which is named by the number of its team. */
export const workflowOfProject = {
	...workflow,
	key: 'workflowOfProject',
	value: (one: Json) => one.team_id,
};
