/** The records and the timeline of one emulated account, in memory. */
import { memo } from '../memo';
import { counter, Table } from '../table';
import { kindOf, kinds } from './kinds';
import { idKind, idNumber, ids } from './model';
import type { Content, Entity, Link, TimelineEvent } from './model';

/** Deleted records can be brought back for 30 days. */
const RESTORABLE_SECONDS = 30 * 24 * 60 * 60;

function eventIds(): () => string {
	const next = counter(1);
	return () => `${next()}-events`;
}

export class Store {
	/** Oldest first. */
	readonly timeline = new Table<TimelineEvent>(eventIds());
	/** Where a person let Nutshell tell what happens. */
	readonly webhooks: string[] = [];
	private readonly table = memo((kind: string) => {
		const nextNumber = counter(kinds.get(kind)?.firstId ?? 1);
		return new Table<Entity>(() => `${nextNumber()}-${kind}`);
	});

	/** @param now the present, in Unix seconds */
	constructor(readonly now: () => number) {}

	/** Every record of a kind that is not deleted, in the order of their ids. */
	all(kind: string): Entity[] {
		return this.table(kind).where(({ deletedAt }) => deletedAt === undefined);
	}

	/** The custom fields of a kind, or those with a title. */
	customFields(kind: string, title?: string): Entity[] {
		return this.all('customFields').filter(
			({ attributes }) =>
				attributes.entity === kind && (title === undefined || attributes.title === title),
		);
	}

	/** A record by its full id; also a deleted one. */
	stored(id: unknown): Entity | undefined {
		return typeof id === 'string' ? this.table(idKind(id)).get(id) : undefined;
	}

	/** A record by its full id, unless it is deleted. */
	find(id: unknown): Entity | undefined {
		const entity = this.stored(id);
		return entity?.deletedAt === undefined ? entity : undefined;
	}

	/** The records that a relation leads to, without deleted ones. */
	linked(entity: Content, name: string): Entity[] {
		return ids(entity.links[name]).flatMap((id) => this.find(id) ?? []);
	}

	create(kind: string, content: Content, actor: string, createdAt = this.now()): Entity {
		const { firstNumber, firstId, links, timeline } = kindOf(kind);
		const { attributes, customFields } = structuredClone(content);
		const entity = this.table(kind).add({ kind, createdAt, attributes, customFields, links: {} });
		if (firstNumber !== undefined) {
			attributes.number = String(firstNumber + idNumber(entity.id) - firstId);
		}
		this.relink(entity, 'creator' in links ? { creator: actor, ...content.links } : content.links);
		if (timeline) this.tell(entity, { action: 'create', actor, createdAt });
		return entity;
	}

	/**
	 * Gives a record its new content. The timeline tells of it when a lead changes its stage. That it
	 * tells of closed leads is known, but not how: `outcome` is made up. How it tells of other changes,
	 * nobody has recorded.
	 */
	save(entity: Entity, { attributes, links, customFields }: Content, actor: string): void {
		const { stage: from = null } = entity.links;
		const { status } = entity.attributes;
		Object.assign(entity, { attributes, customFields, changes: (entity.changes ?? 0) + 1 });
		this.relink(entity, links);
		const { stage: to = null } = entity.links;
		if (to !== from) this.tell(entity, { action: 'stagechange', actor, moved: { from, to } });
		if (attributes.status !== status) this.tell(entity, { action: 'outcome', actor });
	}

	remove(entity: Entity, actor: string): void {
		entity.deletedAt = this.now();
		if (kindOf(entity.kind).timeline) this.tell(entity, { action: 'delete', actor });
	}

	/** @returns the record again among the living, or undefined when it is not, or too long, deleted */
	restore(id: string): Entity | undefined {
		const entity = this.stored(id);
		if (!entity || !(this.now() - (entity.deletedAt ?? NaN) <= RESTORABLE_SECONDS))
			return undefined;
		delete entity.deletedAt;
		return entity;
	}

	/** Replaces a record's relations and keeps the other side of each in step. */
	private relink(entity: Entity, links: Record<string, Link>): void {
		for (const [name, { inverse, many }] of Object.entries(kindOf(entity.kind).links)) {
			const [before, after] = [ids(entity.links[name]), ids(links[name])];
			entity.links[name] = links[name] ?? (many ? [] : null);
			if (inverse === undefined) continue;
			for (const id of before) if (!after.includes(id)) this.mirror(id, inverse, entity.id, false);
			for (const id of after) if (!before.includes(id)) this.mirror(id, inverse, entity.id, true);
		}
	}

	private mirror(id: string, name: string, back: string, linked: boolean): void {
		const other = this.stored(id);
		if (!other) return;
		const rest = ids(other.links[name]).filter((one) => one !== back);
		const { many } = kindOf(other.kind).links[name];
		if (many) other.links[name] = linked ? [...rest, back] : rest;
		else other.links[name] = linked ? back : null;
	}

	private tell(
		{ id, links }: Entity,
		event: Pick<TimelineEvent, 'action' | 'actor'> & Partial<TimelineEvent>,
	): void {
		const about = [id, ...ids(links.parent), ...ids(links.participants)];
		this.timeline.add({ createdAt: this.now(), payload: id, about, ...event });
	}
}
