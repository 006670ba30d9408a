/**
 * Shortcut's webhooks on one page. Sources: help.shortcut.com, "Registering outgoing webhooks by
 * API"; developer.shortcut.com/api/webhook/v1.
 */
import { isObject, objectOf, type Json } from '../engine/json';
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
};

export const delivery: Delivery = {
	verify: hmac('sha256', 'payload-signature'),
	happenings: (body) => {
		const actions = recordsOf(body.actions);
		return actions.map((action, i) => happening(body, actions, action, i));
	},
};

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
function happening(body: Json, actions: Json[], action: Json, at: number): Happening {
	const { entity_type: entity, action: done, changes, ...record } = action;
	const { id, changed_at: occurredAt, member_id: memberId, actor_name: actorName } = body;
	const references = recordsOf(body.references);
	return {
		type: `${wordsOf(entity)}.${wordsOf(done).replace('bulk-', '')}`,
		key: `${wordsOf(id)} ${at}`,
		...(typeof occurredAt === 'string' ? { occurredAt } : {}),
		...actorOf(memberId, actorName),
		...(isObject(changes) ? { changes: changesOf(changes, references) } : {}),
		record: { ...record, ...storyOf(record, actions) },
		kind: KINDS.get(wordsOf(entity)),
		isGone: done === 'delete',
		raw: { ...body, actions: [action] },
	};
}

function actorOf(memberId: unknown, name: unknown): Pick<Happening, 'actor'> {
	if (memberId === undefined && name === undefined) return {};
	return {
		actor: {
			...(memberId === undefined ? {} : { id: wordsOf(memberId) }),
			...(name === undefined ? {} : { name: wordsOf(name) }),
		},
	};
}

/** What has parts comes with the change of its story, which says what it is part of. */
function storyOf(record: Json, actions: Json[]): Json {
	const owner = actions.find(
		(one) => one.entity_type === 'story' && isPart(record, objectOf(one.changes)),
	);
	return owner ? { story_id: owner.id, story_name: owner.name } : {};
}

function isPart({ id }: Json, { comment_ids: comments, task_ids: tasks }: Json): boolean {
	return [comments, tasks].some((change) => {
		const { adds, removes } = objectOf(change);
		return [adds, removes].flat().includes(id);
	});
}

/** The changes of an action; an ID that the delivery names becomes an object with its name. */
function changesOf(changes: Json, references: Json[]): Record<string, Change> {
	const named = (id: unknown) => {
		const found = references.find((one) => one.id === id);
		const name = found?.name ?? found?.string_value ?? found?.description;
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
