/** What a client writes into a record, checked against its kind. */
import { must } from './answers';
import { blank, creatable, kindOf, type Kind, type Relation } from './kinds';
import { isFields, type Content, type Entity, type Fields, type Value } from './model';
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
		must(isFields(links), '"links" must be an object.', 'links');
		must(isFields(customFields), '"customFields" must be an object.', 'customFields');
		const relations = { ...links };
		for (const [name, value] of Object.entries(attributes)) {
			if (this.kind.links[name]?.flat) relations[name] = value;
			else if (name !== 'type') this.attribute(name, value);
		}
		for (const [title, value] of Object.entries(customFields)) this.customField(title, value);
		for (const [name, value] of Object.entries(relations)) this.link(name, value);
	}

	attribute(name: string, value: Value): void {
		const { [name]: reader } = this.kind.attributes;
		this.mustKnow(name, Boolean(reader), name);
		const stored = value === null ? null : reader.read(value);
		must(stored !== undefined, `"${name}" must be ${reader.expected}.`, name);
		this.content.attributes[name] = stored;
		this.follow(name);
	}

	/** Custom fields are named by their title, and every type of them is written as text. */
	customField(title: string, value: Value): void {
		const { key } = this.kind;
		const [field] = this.store.customFields(key, title);
		must(field !== undefined, `"${title}" is not a custom field of ${key}.`, title);
		must(typeof value === 'string', `"${title}" must be a text.`, title);
		this.content.customFields[title] = value;
	}

	link(name: string, value: Value): void {
		const relation = this.relation(name);
		must(!relation.always || value !== null, `"links.${name}" is required.`, name);
		if (relation.many) {
			must(Array.isArray(value), `"links.${name}" must be a list.`, name);
			this.content.links[name] = value.map((entry) => this.target(name, relation, entry));
		} else {
			this.content.links[name] = value === null ? null : this.target(name, relation, value);
		}
		this.follow(name);
	}

	relation(name: string): Relation {
		const { [name]: relation } = this.kind.links;
		this.mustKnow(name, Boolean(relation), `links.${name}`);
		return relation;
	}

	/** One entry of a relation: an id, or, where the relation allows it, a record in place. */
	target(name: string, { to, inline, joins }: Relation, value: Value): string {
		const [first] = to;
		if (inline && isFields(value)) return createRecord(this.store, first, value, this.actor).id;
		const target = this.store.find(value);
		if (joins && target && kindOf(first).links[joins].to.includes(target.kind)) {
			const content = { ...blank(kindOf(first)), links: { [joins]: target.id } };
			return this.store.create(first, content, this.actor).id;
		}
		const wanted = `${to.join(' or ')} by id, like "1-${first}"`;
		must(
			target !== undefined && to.includes(target.kind),
			`"links.${name}" must name ${wanted}.`,
			name,
		);
		must(this.tagFits(target), `${target.id} does not fit the type of the tag.`, 'tags');
		return target.id;
	}

	private mustKnow(name: string, exists: boolean, where: string): void {
		const isKnown = exists && this.names.includes(name);
		must(isKnown, `"${where}" is not an attribute of ${this.kind.key}.`, where);
	}

	/** A tag belongs to leads, to contacts or to accounts, and goes on nothing else. */
	private tagFits({ kind, attributes }: Entity): boolean {
		const { key, tagType } = this.kind;
		if (key === 'tags') return this.content.attributes.tagType === kindOf(kind).tagType;
		return kind !== 'tags' || attributes.tagType === tagType;
	}

	/** What else changes when an attribute or a relation is written. */
	private follow(written: string): void {
		const { attributes, links } = this.content;
		const { firstName, lastName, name, description } = attributes;
		switch (`${this.kind.key}.${written}`) {
			case 'contacts.name': {
				const [first, ...rest] = String(name).split(' ');
				Object.assign(attributes, { firstName: first, lastName: rest.join(' ') });
				break;
			}
			case 'contacts.firstName':
			case 'contacts.lastName':
				attributes.name = [firstName, lastName].filter((part) => part).join(' ');
				break;
			case 'leads.description':
				attributes.name = description;
				break;
			case 'leads.stage':
				links.stageset = this.store.find(links.stage)?.links.stageset ?? null;
				break;
			case 'leads.stageset': {
				const isIn = ({ links: { stageset } }: Entity) => stageset === links.stageset;
				links.stage = this.store.all('stages').find(isIn)?.id ?? null;
			}
		}
	}
}

/**
 * Creates the record that a body describes.
 * @throws Refusal (400)
 */
export function createRecord(store: Store, key: string, input: Fields, actor: string): Entity {
	const kind = kindOf(key);
	const isGiven = (name: string) => {
		const { [name]: value } = input;
		return Array.isArray(value) ? value.length > 0 : Boolean(value);
	};
	const { needsOneOf: some = [], together: { given, also } = { given: [], also: [] } } = kind;
	must(some.length === 0 || some.some(isGiven), `One of ${some.join(', ')} is required.`, key);
	const missing = also.find((name) => !isGiven(name));
	const isWhole = missing === undefined || !given.some((name) => name in input);
	must(isWhole, `"${missing}" is required together with ${given.join(' or ')}.`, missing);
	const content = blank(kind);
	new Writer(store, kind, content, actor, creatable(kind)).fill(input);
	return store.create(key, content, actor);
}
