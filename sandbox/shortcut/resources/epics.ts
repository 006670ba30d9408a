/** Epics, their comments and their health. */
import { empty, json } from '../../http';
import type { Call, Operations } from '../call';
import { bodyOf, bounded, collection, dated, iso } from '../call';
import { epicCommentView, epicSlim, epicView, STATE_NAMES, threads } from '../epic-view';
import { add } from '../kinds';
import type { Comment, Epic, Health } from '../kinds';
import { checkReferences } from '../references';
import { notFound } from '../refusal';
import type { CommentDraft } from '../story-write';
import { deleteComment, newComment } from '../story-write';
import type { LabelDraft } from '../tags';
import { labelIds } from '../tags';
import { epicStateOf, progress } from '../view';
import { slimList } from './stories';

/** What a body may hold: the fields of today, and the deprecated ones that still work. */
type EpicChanges = Partial<Omit<Epic, 'comments'>> & {
	labels?: LabelDraft[];
	state?: string;
	group_id?: string | null;
	milestone_id?: number | null;
};

const PLAIN = [
	'archived',
	'description',
	'epic_state_id',
	'external_id',
	'follower_ids',
	'group_ids',
	'name',
	'objective_ids',
	'owner_ids',
	'requested_by_id',
] as const;

const TIMES = [
	'completed_at_override',
	'deadline',
	'planned_start_date',
	'started_at_override',
] as const;

const epics = collection((workspace) => workspace.epics, epicView);
const healths = collection(
	(workspace) => workspace.healths,
	(_, health) => healthView(health),
);

/** A list of epics, with their descriptions where the query asks for them. */
export function epicList(call: Call, test: (epic: Epic) => boolean) {
	const described = call.query.get('includes_description') === 'true';
	return json(
		200,
		call.state.epics.where(test).map((epic) => epicSlim(call.state, epic, described)),
	);
}

/** Makes an epic of a body; also what the seed uses. */
export function addEpic(call: Call, draft: EpicChanges & { name: string }): Epic {
	const { state: workspace, caller } = call;
	const requester = draft.requested_by_id ?? caller.id;
	const epic = add(call, 'epics', {
		...(draft.id !== undefined && { id: draft.id }),
		name: draft.name,
		epic_state_id: workspace.epicStates[0].id,
		requested_by_id: requester,
		follower_ids: [requester],
		position: workspace.epics.all().length + 1,
		...dated(call, draft),
	});
	applyChanges(call, epic, draft);
	return epic;
}

function applyChanges(call: Call, epic: Epic, changes: EpicChanges): void {
	const { state: workspace, now } = call;
	for (const field of PLAIN) {
		if (field in changes) Object.assign(epic, { [field]: changes[field] });
	}
	for (const field of TIMES) {
		const time = changes[field];
		if (time !== undefined) epic[field] = time === null ? null : iso(time);
	}
	if (changes.labels) epic.label_ids = labelIds(call, changes.labels);
	if (changes.group_id !== undefined) epic.group_ids = listOf(changes.group_id);
	if (changes.milestone_id !== undefined) epic.objective_ids = listOf(changes.milestone_id);
	const named = workspace.epicStates.find(({ type }) => STATE_NAMES[type] === changes.state);
	if (named) epic.epic_state_id = named.id;
	const { started, completed } = progress(epicStateOf(workspace, epic));
	epic.started_at = started ? (epic.started_at ?? now) : null;
	epic.completed_at = completed ? (epic.completed_at ?? now) : null;
}

const listOf = <T>(value: T | null): T[] => (value === null ? [] : [value]);

const healthView = (health: Health) => ({ ...health, entity_type: 'health' });

/** The newest statement about an epic; one that was never assessed has none worth the name. */
function currentHealth(call: Call, epic: Epic): Health {
	const found = call.state.healths.where(({ epic_id }) => epic_id === epic.id).at(-1);
	return found ?? addHealth(call, epic, { status: 'No Health' });
}

function addHealth(
	call: Call,
	epic: Epic,
	{ status, text = '' }: { status: string; text?: string },
) {
	return add(call, 'healths', { epic_id: epic.id, status, text, author_id: call.caller.id });
}

function commentOf(call: Call): Comment {
	const id = call.params['comment-public-id'];
	const comment = epics.one(call).comments.find((candidate) => String(candidate.id) === id);
	if (!comment) throw notFound();
	return comment;
}

function addComment(call: Call, parent: number | null) {
	const epic = epics.one(call);
	const draft = bodyOf<CommentDraft>(call);
	checkReferences(call.state, draft);
	const comment = newComment(call, { ...draft, parent_id: parent });
	epic.comments.push(comment);
	return json(201, epicCommentView(epic, comment));
}

export const epicOperations: Operations = {
	listEpics: (call) => epicList(call, () => true),
	listEpicsPaginated(call) {
		const described = call.query.get('includes_description') === 'true';
		const page = bounded(call, 'page', 1, [1, Infinity]);
		const size = bounded(call, 'page_size', 10, [1, 250]);
		const all = call.state.epics.all();
		const end = page * size;
		return json(200, {
			data: all.slice(end - size, end).map((epic) => epicSlim(call.state, epic, described)),
			next: end < all.length ? page + 1 : null,
			total: all.length,
		});
	},
	createEpic(call) {
		const draft = bodyOf<EpicChanges & { name: string }>(call);
		checkReferences(call.state, draft);
		return json(201, epicView(call.state, addEpic(call, draft)));
	},
	getEpic: epics.get,
	updateEpic(call) {
		const epic = epics.one(call);
		const changes = bodyOf<EpicChanges>(call);
		checkReferences(call.state, changes);
		applyChanges(call, epic, changes);
		epic.updated_at = call.now;
		return json(200, epicView(call.state, epic));
	},
	deleteEpic(call) {
		const { id } = epics.one(call);
		for (const story of call.state.stories.where(({ epic_id }) => epic_id === id)) {
			story.epic_id = null;
		}
		return epics.delete(call);
	},
	listEpicStories(call) {
		const { id } = epics.one(call);
		return slimList(call, ({ epic_id }) => epic_id === id);
	},
	unlinkProductboardFromEpic(call) {
		epics.one(call);
		return empty(204);
	},

	listEpicComments: (call) => json(200, threads(epics.one(call), null)),
	createEpicComment: (call) => addComment(call, null),
	createEpicCommentComment: (call) => addComment(call, commentOf(call).id),
	getEpicComment: (call) => json(200, epicCommentView(epics.one(call), commentOf(call))),
	updateEpicComment(call) {
		const comment = commentOf(call);
		Object.assign(comment, bodyOf<{ text: string }>(call), { updated_at: call.now });
		return json(200, epicCommentView(epics.one(call), comment));
	},
	deleteEpicComment(call) {
		deleteComment(call, commentOf(call));
		return empty(204);
	},

	getEpicHealth: (call) => json(200, healthView(currentHealth(call, epics.one(call)))),
	createEpicHealth(call) {
		const health = addHealth(
			call,
			epics.one(call),
			bodyOf<{ status: string; text?: string }>(call),
		);
		return json(201, healthView(health));
	},
	listEpicHealths(call) {
		const { id } = epics.one(call);
		const told = call.state.healths.where(({ epic_id }) => epic_id === id);
		return json(200, told.map(healthView));
	},
	updateHealth: (call) => healths.update(call),
};
