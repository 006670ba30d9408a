/** The shapes of an API's JSON, made once from its facts into functions that find what departs. */
import { below, closest, differs, FITS, isObject, listOf, objectOf, ofType } from './check';
import type { Check } from './check';
import { asField, belongs, fieldsOf, isSure } from './facts';
import { memo } from './memo';
import type { Body, Entity, Envelope, Facts, Field, TypeName } from './facts';

/** What an answer belongs to. */
export interface Context {
	/** The kind of operation: get, list, create, update or delete. */
	kind: string;
	/** The query parameters that were sent, as in `include_html=true`. */
	sent: string[];
	/** Whether so little was seen that nothing but the specification says what is always there. */
	thin: boolean;
}

export class Shapes {
	private readonly made = memo((name: string) => this.entityCheck(this.facts.entities[name]));

	constructor(
		private readonly facts: Facts,
		private readonly context: Context,
	) {}

	/** A body that is JSON. */
	body(body: Exclude<Body, null | { text: string }>): Check {
		if (typeof body === 'string') return this.type(body);
		if (Array.isArray(body)) return this.type('array', { type: 'array', items: body });
		return 'json' in body ? this.type(body.json) : this.envelope(body);
	}

	/** Records in their envelope, and nothing else beside them than what is known to stand there. */
	private envelope(envelope: Envelope): Check {
		return this.object({ fields: fieldsOf(envelope) });
	}

	/** A value of one type, or of any of several. */
	private type(type: TypeName, field: Field = { type }): Check {
		if (!Array.isArray(type)) return this.one(type, field);
		const checks = type.map((each) => this.one(each, field));
		return (value) => closest(checks, value);
	}

	private one(type: string, field: Field): Check {
		if (this.facts.entities[type]) return this.entity(type);
		if (type === 'map') return this.map(field);
		if (type === 'array') return listOf(this.field(asField(field.items ?? 'any')));
		const { entity, empty, pattern = this.facts.patterns[type] } = field;
		const isKnown = type === 'object' && entity !== undefined;
		const check = isKnown ? this.entity(entity) : ofType(type);
		const looks = pattern && looksLike(pattern);
		return (value) => {
			if (empty && (value === '' || (isObject(value) && Object.keys(value).length === 0)))
				return FITS;
			const isOdd = typeof value === 'string' && looks?.test(value) === false;
			return isOdd ? differs('type', type) : check(value);
		};
	}

	private map({ values = 'any', valuesNullable }: Field): Check {
		const check = this.field({ nullable: valuesNullable, ...asField(values) });
		return (value) => {
			if (!isObject(value)) return differs('type', 'map');
			return Object.values(value).flatMap((one) => below('.*', check(one)));
		};
	}

	/** An entity; made when it is first met, since entities hold each other. */
	private entity(name: string): Check {
		return (value) => this.made(name)(value);
	}

	private entityCheck(entity: Entity): Check {
		const { oneOf, by = [], map = {} } = entity;
		if (!oneOf) return this.object(entity);
		const any = this.type(oneOf);
		const members = new Map(Object.entries(map).map(([key, name]) => [key, this.entity(name)]));
		return (value) => {
			if (!isObject(value)) return differs('type', 'object');
			const [first, ...rest] = by.map((key) => String(value[key]));
			const keys = [[first, ...rest].join('|'), `${first}|*`, '*'];
			const member = keys.map((key) => members.get(key)).find((check) => check !== undefined);
			return (member ?? any)(value);
		};
	}

	private object({ fields = {}, open = false, recordings = 0 }: Entity): Check {
		const known = new Map<string, Check>();
		const expected: string[] = [];
		for (const [name, field] of Object.entries(fields)) {
			const sure = isSure(field, this.context.thin ? 0 : recordings);
			known.set(name, this.member(field, sure));
			if (sure && !field.onlyWith && belongs(field, this.context.kind)) expected.push(name);
		}
		return objectOf(known, expected, open);
	}

	/** A field where it stands. Null is told apart: which fields can be null is little known. */
	private member(field: Field, sure: boolean): Check {
		const { onlyWith } = field;
		const check = this.field(field);
		const nullFits = !sure && 'null' in this.facts.notes;
		const { kind, sent } = this.context;
		if (!belongs(field, kind)) return () => differs('out of place', `not in ${kind}`);
		if (onlyWith !== undefined && !sent.includes(onlyWith)) {
			return (value) => (value === null ? FITS : differs('out of place', `only with ${onlyWith}`));
		}
		return (value) => (value === null && nullFits ? FITS : check(value));
	}

	private field(field: Field): Check {
		const { type, nullable, enum: choices } = field;
		const check = this.type(type, field);
		const nullFits = nullable === true || type === 'any' || [type].flat().includes('null');
		return (value) => {
			if (value === null) return nullFits ? FITS : differs('null', String(type));
			const found = check(value);
			if (found.length > 0 || !choices || typeof value === 'object') return found;
			return choices.includes(value) ? FITS : differs('value', `one of ${choices.join(', ')}`);
		};
	}
}

/** A pattern with each digit as 9, or several of them, as an expression. */
function looksLike(patterns: string[]): RegExp {
	const sources = patterns.map((pattern) =>
		pattern.replace(/[.+*?()[\]]/g, '\\$&').replace(/9/g, '\\d'),
	);
	return new RegExp(`^(${sources.join('|')})$`);
}
