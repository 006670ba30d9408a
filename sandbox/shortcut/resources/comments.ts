/** Comments of stories and of epics, and their reactions. */
import { empty, json } from '../../http';
import type { Call, Operations } from '../call';
import { answer } from '../call';
import type { Comment, Story } from '../kinds';
import { notFound, unprocessable } from '../refusal';
import { commentView } from '../story-view';
import { newComment } from '../story-write';
import { checkReferences, write } from '../write';
import { epicCommentView, epics, threads } from './epics';
import { stories } from './stories';

/** The item of a list that a path parameter names. */
export function among<T extends { id: number }>(list: T[], id: string): T {
	const item = list.find((candidate) => String(candidate.id) === id);
	if (!item) throw notFound();
	return item;
}

/** The operations on the comments of one kind of record. */
function commentsOf<Holder extends { comments: Comment[] }>(
	noun: string,
	one: (call: Call) => Holder,
	show: (comment: Comment, holder: Holder) => unknown,
) {
	const get = (call: Call) => among(one(call).comments, call.params['comment-public-id']);
	const shown = (call: Call, comment: Comment) => answer(call, show(comment, one(call)));
	function create(call: Call, parent_id = call.body.parent_id ?? null) {
		const { comments } = one(call);
		checkReferences(call.state, call.body);
		if (parent_id !== null && !comments.some(({ id }) => id === parent_id)) {
			throw unprocessable(`The story has no comment ${parent_id} to reply to.`);
		}
		const comment = newComment(call, { ...call.body, parent_id });
		comments.push(comment);
		return shown(call, comment);
	}
	const operations: Operations = {
		[`create${noun}Comment`]: (call) => create(call),
		[`get${noun}Comment`]: (call) => shown(call, get(call)),
		[`update${noun}Comment`](call) {
			const comment = get(call);
			write(call, comment, call.body);
			return shown(call, comment);
		},
		/** A deleted comment stays in its place, without what it said and who said it. */
		[`delete${noun}Comment`](call) {
			const gone = { deleted: true, text: null, author_id: null, updated_at: call.now };
			Object.assign(get(call), gone);
			return empty(204);
		},
	};
	return { get, shown, create, operations };
}

const ofEpics = commentsOf('Epic', epics.one, epicCommentView);
const ofStories = commentsOf<Story>('Story', stories.one, commentView);

export const commentOperations: Operations = {
	...ofEpics.operations,
	...ofStories.operations,
	listEpicComments: (call) => answer(call, threads(epics.one(call))),
	createEpicCommentComment: (call) => ofEpics.create(call, ofEpics.get(call).id),

	listStoryComment(call) {
		const story = stories.one(call);
		return answer(
			call,
			story.comments.map((comment) => commentView(comment, story)),
		);
	},
	createStoryReaction(call) {
		const { reactions } = ofStories.get(call);
		const { emoji = '' } = call.body;
		const given = reactions.find((reaction) => reaction.emoji === emoji)?.permission_ids;
		if (!given) reactions.push({ emoji, permission_ids: [call.caller.id] });
		else if (!given.includes(call.caller.id)) given.push(call.caller.id);
		return json(201, reactions);
	},
	deleteStoryReaction(call) {
		const comment = ofStories.get(call);
		comment.reactions = comment.reactions.filter(({ emoji }) => emoji !== call.body.emoji);
		return empty(204);
	},
	unlinkCommentThreadFromSlack: (call) => ofStories.shown(call, ofStories.get(call)),
};
