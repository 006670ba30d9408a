/** What belongs to a story: comments, which epics have too, tasks, and links to other stories. */
import { named } from '../../emulator';
import { empty, json } from '../../http';
import { sorted } from '../../list';
import { type Call, notFound, type Operations, type Told, unprocessable } from '../call';
import { type Comment, holding, type Row } from '../kinds';
import { resource } from '../resource';
import { answer, appUrl, show } from '../view';

export const comments = resource('comments', {
	within: 'story_id',
	tell: (comment, { state }) => ({
		app_url: `${appUrl('story', comment.story_id ?? 0)}#activity-${comment.id}`,
		position: holding(state.comments, 'story_id', comment.story_id).indexOf(comment) + 1,
		...{ blocker: false, unblocks_parent: false },
	}),
});

const epicComments = resource('comments', {
	...{ noun: 'EpicComment', entity: 'ThreadedComment', within: 'epic_id' },
	tell: ({ id, author_id, text, epic_id }, call) => ({
		// Of a deleted one, the specification only says that neither of these is null.
		author_id: author_id ?? call.state.epics.get(epic_id)?.requested_by_id,
		text: text ?? '',
		app_url: `${appUrl('epic', epic_id ?? 0)}#activity-${id}`,
		comments: threads(call, epic_id, id),
	}),
});

/** The comments of an epic under one comment, or at the top, each with those under itself. */
export function threads(call: Call, epic: number | null, parent: number | null = null): unknown[] {
	return holding(call.state.comments, 'epic_id', epic)
		.filter(({ parent_id }) => parent_id === parent)
		.map((comment) => show('ThreadedComment', comment, call));
}

/** A deleted comment stays in its place, without what it said and who said it. */
function remove({ now }: Call, comment: Comment) {
	Object.assign(comment, { deleted: true, text: null, author_id: null, updated_at: now });
	return empty(204);
}

/** The tasks of a story in their order. */
export const tasksOf = ({ state }: Told, story: number) =>
	sorted(holding(state.tasks, 'story_id', story), [{ read: ({ position }) => position }]);

function renumber(call: Told, { story_id }: Row<'tasks'>): void {
	tasksOf(call, story_id).forEach((task, i) => Object.assign(task, { position: i + 1 }));
}

export const tasks = resource('tasks', {
	within: 'story_id',
	check({ state, body: { before_id, after_id } }, task) {
		const neighbour = before_id ?? after_id;
		if (neighbour === undefined) return;
		if (state.tasks.get(neighbour)?.story_id !== task?.story_id) throw notFound();
	},
	said({ state, body, now }, task) {
		const { before_id, after_id, complete = task.complete } = body;
		const neighbour = state.tasks.get(before_id ?? after_id);
		const beside = neighbour && neighbour.position + (before_id ? -0.5 : 0.5);
		return {
			completed_at: complete ? (task.completed_at ?? now) : null,
			position: beside ?? (task.position || Infinity),
		};
	},
	written: renumber,
	removed: renumber,
});

const links = resource('storyLinks', {
	tell: ({ subject_id }, { state }) => ({
		subject_workflow_state_id: state.stories.get(subject_id)?.workflow_state_id,
	}),
});

export const storyPartOperations: Operations = {
	...{ ...comments.operations, ...epicComments.operations },
	...{ ...links.operations, ...tasks.operations },
	createStoryComment(call) {
		const { id } = named(call, call.state.stories);
		const { parent_id: parent = null } = call.body;
		if (parent !== null && call.state.comments.get(parent)?.story_id !== id) {
			throw unprocessable(`The story has no comment ${parent} to reply to.`);
		}
		return comments.operations.createStoryComment(call);
	},
	deleteStoryComment: (call) => remove(call, comments.one(call)),
	unlinkCommentThreadFromSlack: (call) => answer(call, comments.one(call)),
	createStoryReaction(call) {
		const { reactions } = comments.one(call);
		const { emoji = '' } = call.body;
		const given = reactions.find((reaction) => reaction.emoji === emoji)?.permission_ids;
		if (!given) reactions.push({ emoji, permission_ids: [call.caller.id] });
		else if (!given.includes(call.caller.id)) given.push(call.caller.id);
		return json(201, reactions);
	},
	deleteStoryReaction(call) {
		const comment = comments.one(call);
		comment.reactions = comment.reactions.filter(({ emoji }) => emoji !== call.body.emoji);
		return empty(204);
	},

	listEpicComments: (call) => json(200, threads(call, named(call, call.state.epics).id)),
	createEpicCommentComment(call) {
		const body = { ...call.body, parent_id: epicComments.one(call).id };
		return epicComments.operations.createEpicComment({ ...call, body });
	},
	deleteEpicComment: (call) => remove(call, epicComments.one(call)),
};
