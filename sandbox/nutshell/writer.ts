/** What a client writes into a record, checked against its kind. */
import { badRequest, type Refusal } from './answers';
import { kindOf, type Kind, type Relation } from './kinds';
import {
	emptyContent,
	isFields,
	type Content,
	type Entity,
	type Fields,
	type Value,
} from './model';
import type { Store } from './store';

/**
 * Writes names and values into one record's content. Every method refuses (400) an unknown name, a
 * value of the wrong form and a relation to nowhere.
 */
export class Writer {
	constructor(
		private readonly store: Store,
		private readonly kind: Kind,
		private readonly content: Content,
		private readonly actor: string,
	) {}

	/** A whole body: attributes, `links` and, by their titles, `customFields`. */
	fill({ links = {}, customFields = {}, ...attributes }: Fields): void {
		if (!isFields(links)) throw badRequest('"links" must be an object.', 'links');
		if (!isFields(customFields)) {
			throw badRequest('"customFields" must be an object.', 'customFields');
		}
		const relations = { ...links };
		for (const [name, value] of Object.entries(attributes)) {
			if (name === 'type') continue;
			if (this.kind.links[name]?.flat) relations[name] = value;
			else this.attribute(name, value, this.kind.create);
		}
		for (const [title, value] of Object.entries(customFields)) this.customField(title, value);
		for (const [name, value] of Object.entries(relations)) this.link(name, value, this.kind.create);
	}

	attribute(name: string, value: Value, allowed: string[] = []): void {
		const read = this.kind.attributes[name];
		if (!read || !allowed.includes(name)) throw this.unknown(name);
		this.content.attributes[name] = value === null ? null : read(value, name);
		this.follow(name);
	}

	/** Custom fields are named by their title, and every type of them is written as text. */
	customField(title: string, value: Value): void {
		if (!findCustomField(this.store, this.kind.key, title)) {
			throw badRequest(`"${title}" is not a custom field of ${this.kind.key}.`, title);
		}
		if (typeof value !== 'string') throw badRequest(`"${title}" must be a text.`, title);
		this.content.customFields[title] = value;
	}

	link(name: string, value: Value, allowed: string[] = []): void {
		const relation = this.relation(name, allowed);
		if (relation.always && value === null) throw badRequest(`"links.${name}" is required.`, name);
		if (!relation.many) {
			this.content.links[name] = value === null ? null : this.target(name, relation, value);
		} else {
			if (!Array.isArray(value)) throw badRequest(`"links.${name}" must be a list.`, name);
			this.content.links[name] = value.map((entry) => this.target(name, relation, entry));
		}
		this.follow(name);
	}

	relation(name: string, allowed: string[] = []): Relation {
		const relation = this.kind.links[name];
		if (!relation || !allowed.includes(name)) throw this.unknown(`links.${name}`);
		return relation;
	}

	/** One entry of a relation: an id, or, where the relation allows it, a record in place. */
	target(name: string, relation: Relation, value: Value): string {
		const { to, inline, joins } = relation;
		if (inline && isFields(value)) return createRecord(this.store, to[0], value, this.actor).id;
		const target = typeof value === 'string' ? this.store.find(value) : undefined;
		if (joins && target?.kind === joins.kind) return this.join(to[0], joins.by, target);
		if (!target || !to.includes(target.kind)) {
			const wanted = `${to.join(' or ')} by id, like "1-${to[0]}"`;
			throw badRequest(`"links.${name}" must name ${wanted}.`, name);
		}
		this.checkTag(target);
		return target.id;
	}

	unknown(name: string): Refusal {
		return badRequest(`"${name}" is not an attribute of ${this.kind.key}.`, name);
	}

	private follow(name: string): void {
		this.kind.follow?.[name]?.(this.content, this.store);
	}

	private join(kind: string, relation: string, target: Entity): string {
		const links = { [relation]: target.id };
		const content = { ...emptyContent(), ...kindOf(kind).initial?.(this.store), links };
		return this.store.create(kind, content, { actor: this.actor }).id;
	}

	/** A tag belongs to leads, to contacts or to accounts, and goes on nothing else. */
	private checkTag(target: Entity): void {
		const { key, tagType } = this.kind;
		const wrong =
			key === 'tags'
				? this.content.attributes.tagType !== kindOf(target.kind).tagType
				: target.kind === 'tags' && target.attributes.tagType !== tagType;
		if (wrong) throw badRequest(`${target.id} does not fit the type of the tag.`, 'tags');
	}
}

/**
 * Creates the record that a body describes.
 * @throws Refusal (400)
 */
export function createRecord(store: Store, key: string, input: Value, actor: string): Entity {
	const kind = kindOf(key);
	if (!isFields(input)) throw badRequest(`Each of the ${key} must be an object.`, key);
	if (kind.needsOneOf && !kind.needsOneOf.some((name) => isGiven(input[name]))) {
		throw badRequest(`One of ${kind.needsOneOf.join(', ')} is required.`, key);
	}
	const { given = [], also = [] } = kind.together ?? {};
	const missing = also.find((name) => !isGiven(input[name]));
	if (missing !== undefined && given.some((name) => input[name] !== undefined)) {
		throw badRequest(`"${missing}" is required together with ${given.join(' or ')}.`, missing);
	}
	const content = { ...emptyContent(), ...kind.initial?.(store) };
	new Writer(store, kind, content, actor).fill(input);
	return store.create(key, content, { actor });
}

export function customFieldsOf(store: Store, key: string): Entity[] {
	return store.all('customFields').filter(({ attributes }) => attributes.entity === key);
}

export function findCustomField(store: Store, key: string, title: string): Entity | undefined {
	return customFieldsOf(store, key).find(({ attributes }) => attributes.title === title);
}

function isGiven(value: Value | undefined): boolean {
	return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
