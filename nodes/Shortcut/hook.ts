/**
 * Shortcut's webhooks on one page. Sources: help.shortcut.com, "Registering outgoing webhooks by
 * API"; developer.shortcut.com/api/webhook/v1.
 */
import { arrayOf, isObject, objectOf, type Json } from '../engine/json';
import { wordsOf } from '../engine/vocabulary/answered';
import type { Change, Happening } from '../engine/vocabulary/event';
import type { Delivery, Registration } from '../engine/vocabulary/hook';
import { recordsOf } from '../engine/vocabulary/paging';
import { hmac } from '../engine/vocabulary/signature';
import { epic, iteration, label, story, storyComment, storyTask } from './records';

export const registration: Registration = {
	// There is no choice of events, and webhooks are not listed.
	tells: 'everything',
	make: {
		route: 'POST /api/v3/integrations/webhook',
		body: ({ url, secret }) => ({ webhook_url: url, secret }),
	},
	get: 'GET /api/v3/integrations/webhook/{integration-public-id}',
	remove: 'DELETE /api/v3/integrations/webhook/{integration-public-id}',
	read: ({ id, webhook_url: url, disabled }) => ({
		id: wordsOf(id),
		url: wordsOf(url),
		isActive: disabled !== true,
	}),
	secret: 'ours',
	needs: () =>
		'An observer cannot make webhooks, with any token: use that of another member, or the Shortcut Polling Trigger.',
};

export const delivery: Delivery = {
	verify: hmac('sha256', 'payload-signature'),
	happenings: (body) => {
		const actions = recordsOf(body.actions);
		const beside = { stories: storiesByPart(actions), names: namesIn(body) };
		return actions.map((action, i) => happening(body, action, i, beside));
	},
};

/** What a delivery tells beside an action, by ID. */
interface Beside {
	/** The story that a comment or a task is part of. */
	stories: Map<unknown, Json>;
	/** What the things are called that are referred to. */
	names: Map<unknown, unknown>;
}

const KINDS = new Map(
	Object.entries({
		story,
		epic,
		iteration,
		label,
		'story-comment': storyComment,
		'story-task': storyTask,
	}),
);

/** One action of a delivery: a change of many records has one for each. */
function happening(body: Json, action: Json, at: number, { stories, names }: Beside): Happening {
	const { entity_type: entity, action: done, changes, ...record } = action;
	const { changed_at: occurredAt } = body;
	return {
		type: `${wordsOf(entity)}.${wordsOf(done).replace('bulk-', '')}`,
		key: keyOf(body, action, at),
		...(typeof occurredAt === 'string' ? { occurredAt } : {}),
		...actorOf(body),
		...(isObject(changes) ? { changes: changesOf(changes, names) } : {}),
		record: { ...record, ...stories.get(record.id) },
		kind: KINDS.get(wordsOf(entity)),
		isGone: done === 'delete',
		raw: { ...body, actions: [action] },
	};
}

/** What has no ID is told apart by all that is said of it. */
function keyOf(body: Json, action: Json, at: number): string {
	const id = wordsOf(body.id);
	return id === '' ? JSON.stringify([body.changed_at, action]) : `${id} ${at}`;
}

/** A change that nobody has made has nobody's ID and name. */
function actorOf({ member_id: memberId, actor_name: actorName }: Json): Pick<Happening, 'actor'> {
	const [id, name] = [wordsOf(memberId), wordsOf(actorName)];
	if (id === '' && name === '') return {};
	return { actor: { ...(id !== '' && { id }), ...(name !== '' && { name }) } };
}

/** What has parts comes with the change of its story, which says what it is part of. */
function storiesByPart(actions: Json[]): Map<unknown, Json> {
	const stories = actions.filter((one) => one.entity_type === 'story').reverse();
	return new Map(
		stories.flatMap((story) =>
			partsIn(objectOf(story.changes)).map((part): [unknown, Json] => [
				part,
				{ story_id: story.id, story_name: story.name },
			]),
		),
	);
}

function partsIn({ comment_ids: comments, task_ids: tasks }: Json): unknown[] {
	return [comments, tasks].flatMap((change) => {
		const { adds, removes } = objectOf(change);
		return [...arrayOf(adds), ...arrayOf(removes)];
	});
}

function namesIn({ references }: Json): Map<unknown, unknown> {
	return new Map(
		recordsOf(references)
			.reverse()
			.map((one) => [one.id, one.name ?? one.string_value ?? one.description]),
	);
}

/** The changes of an action; an ID that the delivery names becomes an object with its name. */
function changesOf(changes: Json, names: Map<unknown, unknown>): Record<string, Change> {
	const named = (id: unknown) => {
		const name = names.get(id);
		return name === undefined ? id : { id, name };
	};
	const all = Object.entries(changes).map(([field, change]): [string, Change] => {
		const { old: from, new: to, adds, removes } = objectOf(change);
		const isReference = /_ids?$/.test(field);
		const shown = (value: unknown) => (isReference ? named(value) : value);
		const list = (ids: unknown) => (Array.isArray(ids) ? ids.map(shown) : []);
		if (adds !== undefined || removes !== undefined) {
			return [field, { added: list(adds), removed: list(removes) }];
		}
		return [
			field,
			{
				...(from === undefined ? {} : { from: shown(from) }),
				...(to === undefined ? {} : { to: shown(to) }),
			},
		];
	});
	return Object.fromEntries(all);
}
