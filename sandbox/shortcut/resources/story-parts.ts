/** What hangs on a story: comments and their reactions, tasks, and links to other stories. */
import { empty, json } from '../../http';
import type { Call, Operations } from '../call';
import { bodyOf, collection } from '../call';
import { add } from '../kinds';
import type { Comment, StoryLink, Task } from '../kinds';
import { checkReferences } from '../references';
import { notFound, unprocessable } from '../refusal';
import { commentView, linkView, taskView } from '../story-view';
import type { CommentDraft, TaskDraft } from '../story-write';
import { deleteComment, newComment, newTask } from '../story-write';
import { stories } from './stories';

const links = collection(({ storyLinks }) => storyLinks, linkView);

/** The item of a list that a path parameter names. */
function among<T extends { id: number }>(list: T[], id: string): T {
	const item = list.find((candidate) => String(candidate.id) === id);
	if (!item) throw notFound();
	return item;
}

const commentOf = (call: Call) =>
	among(stories.one(call).comments, call.params['comment-public-id']);
const taskOf = (call: Call) => among(stories.one(call).tasks, call.params['task-public-id']);

const showComment = (call: Call, comment: Comment, status = 200) =>
	json(status, commentView(stories.one(call), comment));
const showTask = (call: Call, task: Task, status = 200) =>
	json(status, taskView(stories.one(call), task));

export const storyPartOperations: Operations = {
	listStoryComment(call) {
		const story = stories.one(call);
		return json(
			200,
			story.comments.map((comment) => commentView(story, comment)),
		);
	},
	createStoryComment(call) {
		const story = stories.one(call);
		const draft = bodyOf<CommentDraft>(call);
		checkReferences(call.state, draft);
		const { parent_id: parent = null } = draft;
		if (parent !== null && !story.comments.some(({ id }) => id === parent)) {
			throw unprocessable(`The story has no comment ${parent} to reply to.`);
		}
		const comment = newComment(call, draft);
		story.comments.push(comment);
		return showComment(call, comment, 201);
	},
	getStoryComment: (call) => showComment(call, commentOf(call)),
	updateStoryComment(call) {
		const comment = commentOf(call);
		Object.assign(comment, bodyOf<{ text: string }>(call), { updated_at: call.now });
		return showComment(call, comment);
	},
	deleteStoryComment(call) {
		deleteComment(call, commentOf(call));
		return empty(204);
	},
	createStoryReaction(call) {
		const comment = commentOf(call);
		const { emoji } = bodyOf<{ emoji: string }>(call);
		const held = comment.reactions.find((reaction) => reaction.emoji === emoji);
		if (!held) comment.reactions.push({ emoji, permission_ids: [call.caller.id] });
		else if (!held.permission_ids.includes(call.caller.id))
			held.permission_ids.push(call.caller.id);
		return json(201, comment.reactions);
	},
	deleteStoryReaction(call) {
		const comment = commentOf(call);
		const { emoji } = bodyOf<{ emoji: string }>(call);
		comment.reactions = comment.reactions.filter((reaction) => reaction.emoji !== emoji);
		return empty(204);
	},
	unlinkCommentThreadFromSlack: (call) => showComment(call, commentOf(call), 201),

	createTask(call) {
		const story = stories.one(call);
		const draft = bodyOf<TaskDraft>(call);
		checkReferences(call.state, draft);
		const task = newTask(call, draft);
		story.tasks.push(task);
		return showTask(call, task, 201);
	},
	getTask: (call) => showTask(call, taskOf(call)),
	updateTask(call) {
		const story = stories.one(call);
		const task = taskOf(call);
		const { before_id, after_id, ...changes } = bodyOf<
			Partial<Task> & { before_id?: number; after_id?: number }
		>(call);
		checkReferences(call.state, changes);
		const neighbour = before_id ?? after_id;
		if (neighbour !== undefined) {
			const anchor = among(story.tasks, String(neighbour));
			story.tasks = story.tasks.filter((one) => one !== task);
			story.tasks.splice(story.tasks.indexOf(anchor) + (before_id ? 0 : 1), 0, task);
		}
		Object.assign(task, changes, { updated_at: call.now });
		task.completed_at = task.complete ? (task.completed_at ?? call.now) : null;
		return showTask(call, task);
	},
	deleteTask(call) {
		const story = stories.one(call);
		const task = taskOf(call);
		story.tasks = story.tasks.filter((one) => one !== task);
		return empty(204);
	},

	createStoryLink(call) {
		const draft = bodyOf<StoryLink>(call);
		checkReferences(call.state, draft);
		return links.show(call, add(call, 'storyLinks', draft));
	},
	getStoryLink: links.get,
	updateStoryLink: (call) => links.update(call),
	deleteStoryLink: links.delete,
};
