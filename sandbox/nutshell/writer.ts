/** What a client writes into a record, checked against its kind. */
import { BadRequest } from './answers';
import { blank, creatable, kindOf } from './kinds';
import type { Kind, Relation } from './kinds';
import { isFields } from './model';
import type { Content, Entity, Fields, Value } from './model';
import type { Store } from './store';

/**
 * Writes names and values into one record's content. Every method refuses (400) an unknown name, a
 * value of the wrong form and a relation to nowhere.
 */
export class Writer {
	/** @param names the attributes and relations that may be written */
	constructor(
		readonly store: Store,
		readonly kind: Kind,
		readonly content: Content,
		private readonly actor: string,
		readonly names: string[],
	) {}

	/** A whole body: attributes, `links` and, by their titles, `customFields`. */
	fill({ links = {}, customFields = {}, ...attributes }: Fields): void {
		if (!isFields(links)) throw new BadRequest('"links" must be an object.', 'links');
		if (!isFields(customFields)) {
			throw new BadRequest('"customFields" must be an object.', 'customFields');
		}
		const relations = { ...links };
		for (const [name, value] of Object.entries(attributes)) {
			if (name === 'type') continue;
			if (this.kind.links[name]?.flat) relations[name] = value;
			else this.attribute(name, value);
		}
		for (const [title, value] of Object.entries(customFields)) this.customField(title, value);
		for (const [name, value] of Object.entries(relations)) this.link(name, value);
	}

	attribute(name: string, value: Value): void {
		const reader = this.kind.attributes[name];
		if (!reader || !this.names.includes(name)) throw this.unknown(name);
		const stored = value === null ? null : reader.read(value);
		if (stored === undefined) throw new BadRequest(`"${name}" must be ${reader.expected}.`, name);
		this.content.attributes[name] = stored;
		follow(this.store, this.kind, this.content, name);
	}

	/** Custom fields are named by their title, and every type of them is written as text. */
	customField(title: string, value: Value): void {
		if (!findCustomField(this.store, this.kind.key, title)) {
			throw new BadRequest(`"${title}" is not a custom field of ${this.kind.key}.`, title);
		}
		if (typeof value !== 'string') throw new BadRequest(`"${title}" must be a text.`, title);
		this.content.customFields[title] = value;
	}

	link(name: string, value: Value): void {
		const relation = this.relation(name);
		if (relation.always && value === null) {
			throw new BadRequest(`"links.${name}" is required.`, name);
		}
		if (!relation.many) {
			this.content.links[name] = value === null ? null : this.target(name, relation, value);
		} else {
			if (!Array.isArray(value)) throw new BadRequest(`"links.${name}" must be a list.`, name);
			this.content.links[name] = value.map((entry) => this.target(name, relation, entry));
		}
		follow(this.store, this.kind, this.content, name);
	}

	relation(name: string): Relation {
		const relation = this.kind.links[name];
		if (!relation || !this.names.includes(name)) throw this.unknown(`links.${name}`);
		return relation;
	}

	/** One entry of a relation: an id, or, where the relation allows it, a record in place. */
	target(name: string, { to, inline, joins }: Relation, value: Value): string {
		if (inline && isFields(value)) return createRecord(this.store, to[0], value, this.actor).id;
		const target = this.store.find(value);
		if (joins && target?.kind === joins.kind) {
			const content = blank(kindOf(to[0]));
			content.links[joins.by] = target.id;
			return this.store.create(to[0], content, this.actor).id;
		}
		if (!target || !to.includes(target.kind)) {
			const wanted = `${to.join(' or ')} by id, like "1-${to[0]}"`;
			throw new BadRequest(`"links.${name}" must name ${wanted}.`, name);
		}
		this.checkTag(target);
		return target.id;
	}

	private unknown(name: string): BadRequest {
		return new BadRequest(`"${name}" is not an attribute of ${this.kind.key}.`, name);
	}

	/** A tag belongs to leads, to contacts or to accounts, and goes on nothing else. */
	private checkTag(target: Entity): void {
		const { key, tagType } = this.kind;
		const wrong =
			key === 'tags'
				? this.content.attributes.tagType !== kindOf(target.kind).tagType
				: target.kind === 'tags' && target.attributes.tagType !== tagType;
		if (wrong) throw new BadRequest(`${target.id} does not fit the type of the tag.`, 'tags');
	}
}

/** What else changes when an attribute or a relation is written. */
function follow(store: Store, { key }: Kind, { attributes, links }: Content, name: string): void {
	const { firstName, lastName } = attributes;
	switch (`${key}.${name}`) {
		case 'contacts.name': {
			const [first, ...rest] = String(attributes.name).split(' ');
			Object.assign(attributes, { firstName: first, lastName: rest.join(' ') });
			break;
		}
		case 'contacts.firstName':
		case 'contacts.lastName':
			attributes.name = [firstName, lastName].filter((part) => part).join(' ');
			break;
		case 'leads.description':
			attributes.name = attributes.description;
			break;
		case 'leads.stage':
			links.stageset = store.find(links.stage)?.links.stageset ?? null;
			break;
		case 'leads.stageset':
			links.stage =
				store.all('stages').find((stage) => stage.links.stageset === links.stageset)?.id ?? null;
	}
}

/**
 * Creates the record that a body describes.
 * @throws BadRequest
 */
export function createRecord(store: Store, key: string, input: Fields, actor: string): Entity {
	const kind = kindOf(key);
	const { needsOneOf, together } = kind;
	if (needsOneOf && !needsOneOf.some((name) => isGiven(input[name]))) {
		throw new BadRequest(`One of ${needsOneOf.join(', ')} is required.`, key);
	}
	const missing = together.also.find((name) => !isGiven(input[name]));
	if (missing !== undefined && together.given.some((name) => input[name] !== undefined)) {
		const others = together.given.join(' or ');
		throw new BadRequest(`"${missing}" is required together with ${others}.`, missing);
	}
	const content = blank(kind);
	new Writer(store, kind, content, actor, creatable(kind)).fill(input);
	return store.create(key, content, actor);
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
