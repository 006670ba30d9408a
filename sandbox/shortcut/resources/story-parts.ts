/** What lives in another record: comments of stories and epics, and tasks; and links between stories. */
import { empty } from '../../http';
import type { Call, Operations } from '../call';
import { answer } from '../call';
import type { Comment, Epic, Story, Task } from '../kinds';
import { notFound, unprocessable } from '../refusal';
import { resource } from '../resource';
import { commentView, linkTold, taskView } from '../story-view';
import { newComment, newTask } from '../story-write';
import { checkReferences, write } from '../write';
import { epicCommentView, epics, threads } from './epics';
import { stories } from './stories';

/** Parts of one kind: how they are called, and where they live. */
interface Parts<Holder, Part> {
	noun: string;
	param: string;
	one: (call: Call) => Holder;
	list: (holder: Holder) => Part[];
	show: (part: Part, holder: Holder) => unknown;
	create: (call: Call) => Part;
	changed?: (call: Call, part: Part) => void;
}

function partsOf<Holder, Part extends { id: number }>(it: Parts<Holder, Part>) {
	const { noun, one, list } = it;
	const shown = (call: Call, part: Part) => answer(call, it.show(part, one(call)));
	/** The part of an id: that in the path unless given. */
	function get(call: Call, id = call.params[it.param]): Part {
		const part = list(one(call)).find((candidate) => String(candidate.id) === id);
		if (!part) throw notFound();
		return part;
	}
	function create(call: Call) {
		const parts = list(one(call));
		checkReferences(call.state, call.body);
		const part = it.create(call);
		parts.push(part);
		return shown(call, part);
	}
	const operations: Operations = {
		[`create${noun}`]: create,
		[`get${noun}`]: (call) => shown(call, get(call)),
		[`update${noun}`](call) {
			const part = get(call);
			checkReferences(call.state, call.body);
			it.changed?.(call, part);
			write(call, part, call.body);
			return shown(call, part);
		},
	};
	return { get, shown, create, operations };
}

const comments = {
	param: 'comment-public-id',
	create: (call: Call) => newComment(call, call.body),
};

const ofEpics = partsOf<Epic, Comment>({
	...{ ...comments, noun: 'EpicComment', one: epics.one, show: epicCommentView },
	list: (epic) => epic.comments,
});

const ofStories = partsOf<Story, Comment>({
	...{ ...comments, noun: 'StoryComment', one: stories.one, show: commentView },
	list: (story) => story.comments,
	create(call) {
		const { parent_id: parent = null } = call.body;
		if (parent !== null && !stories.one(call).comments.some(({ id }) => id === parent)) {
			throw unprocessable(`The story has no comment ${parent} to reply to.`);
		}
		return newComment(call, call.body);
	},
});

/** A deleted comment stays in its place, without what it said and who said it. */
function remove(call: Call, comment: Comment) {
	const gone = { deleted: true, text: null, author_id: null, updated_at: call.now };
	Object.assign(comment, gone);
	return empty(204);
}

const tasks = partsOf<Story, Task>({
	...{ noun: 'Task', param: 'task-public-id', one: stories.one, show: taskView },
	list: (story) => story.tasks,
	create: (call) => newTask(call, call.body),
	changed(call, task) {
		const { before_id, after_id, complete = task.complete } = call.body;
		const neighbour = before_id ?? after_id;
		if (neighbour !== undefined) {
			const others = withoutTask(call, task);
			const place = others.indexOf(tasks.get(call, String(neighbour)));
			others.splice(place + (before_id ? 0 : 1), 0, task);
			stories.one(call).tasks = others;
		}
		task.completed_at = complete ? (task.completed_at ?? call.now) : null;
	},
});

const withoutTask = (call: Call, task: Task) =>
	stories.one(call).tasks.filter((one) => one !== task);

export const storyPartOperations: Operations = {
	...ofEpics.operations,
	...ofStories.operations,
	...tasks.operations,
	...resource('storyLinks', { tell: linkTold }).operations,
	listEpicComments: (call) => answer(call, threads(epics.one(call))),
	createEpicCommentComment: (call) =>
		ofEpics.create({ ...call, body: { ...call.body, parent_id: ofEpics.get(call).id } }),
	deleteEpicComment: (call) => remove(call, ofEpics.get(call)),

	listStoryComment(call) {
		const story = stories.one(call);
		const shown = story.comments.map((comment) => commentView(comment, story));
		return answer(call, shown);
	},
	deleteStoryComment: (call) => remove(call, ofStories.get(call)),
	unlinkCommentThreadFromSlack: (call) => ofStories.shown(call, ofStories.get(call)),
	createStoryReaction(call) {
		const { reactions } = ofStories.get(call);
		const { emoji = '' } = call.body;
		const given = reactions.find((reaction) => reaction.emoji === emoji)?.permission_ids;
		if (!given) reactions.push({ emoji, permission_ids: [call.caller.id] });
		else if (!given.includes(call.caller.id)) given.push(call.caller.id);
		return answer(call, reactions);
	},
	deleteStoryReaction(call) {
		const comment = ofStories.get(call);
		comment.reactions = comment.reactions.filter(({ emoji }) => emoji !== call.body.emoji);
		return empty(204);
	},

	deleteTask(call) {
		stories.one(call).tasks = withoutTask(call, tasks.get(call));
		return empty(204);
	},
};
