import type { Json } from '../../engine/json';
import { flag, path } from '../../engine/vocabulary/field';
import { wanted, type Job } from '../../engine/vocabulary/job';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { wholeList } from '../../engine/vocabulary/paging';
import { author, commentText, createdAt, epicId, externalId, updatedAt } from '../fields';
import { eachComment, epicComment } from '../records';

const COMMENT = '/api/v3/epics/{epic-public-id}/comments/{comment-public-id}';

const commentId = path(epicComment, 'comment-public-id', { label: 'Comment' });
const optional = [author('wrote'), createdAt, externalId(128), updatedAt];

export const epicCommentResource = resource(epicComment, {
	create: create('POST /api/v3/epics/{epic-public-id}/comments', {
		required: [epicId, commentText],
		optional,
	}),
	delete: remove(`DELETE ${COMMENT}`, { required: [epicId, commentId] }),
	get: get(`GET ${COMMENT}`, {
		required: [epicId, commentId],
		description: 'Retrieve an epic comment and the replies to it',
	}),
	getAll: list('GET /api/v3/epics/{epic-public-id}/comments', {
		required: [epicId],
		paging: wholeList,
		run: comments,
		options: [
			flag('separate_replies', {
				in: 'local',
				description:
					'Whether to return each reply as an item of its own, behind what it answers and with its <code>parent_id</code>, and not within the comment',
			}),
		],
		description: 'Retrieve the comments of an epic, each with the replies to it',
	}),
	reply: create(`POST ${COMMENT}`, {
		required: [epicId, commentId, commentText],
		optional,
		name: 'Reply',
		action: 'Reply to an epic comment',
		description: 'Answer a comment of an epic',
	}),
	update: update(`PUT ${COMMENT}`, { required: [epicId, commentId, commentText] }),
});

async function* comments(job: Job): AsyncGenerator<Json> {
	const { path, local } = job.values;
	const isSeparate = local.separate_replies === true;
	const all: Json[] = [];
	for await (const thread of job.list(job.route, wholeList, { path })) {
		all.push(...(isSeparate ? eachComment(thread) : [thread]));
	}
	yield* wanted(job, all);
}
