/** The shapes of an API's JSON, made once from its facts into functions that find what departs. */
import type { Body, Entity, Envelope, Facts, Field, TypeName } from './facts';

/** Where an answer departs from the facts. */
export interface Difference {
	/** The field, as in `.contacts[].emails`; empty for the answer as a whole. */
	at: string;
	problem: 'unknown' | 'missing' | 'null' | 'type' | 'value' | 'out of place' | 'status';
	expected?: string;
}

export type Check = (value: unknown) => Difference[];

/** What an answer belongs to. */
export interface Context {
	/** The kind of operation: get, list, create, update or delete. */
	kind: string;
	/** The query parameters that were sent, as in `include_html=true`. */
	sent: string[];
	/** Whether so little was seen that nothing but the specification says what is always there. */
	thin: boolean;
}

/** Shared by all that fits, so that an answer without a difference costs no memory. */
export const FITS: Difference[] = [];

/** From how many records on a field that was in each of them is expected in the next. */
const ENOUGH = 2;

const FORMATS: Record<string, RegExp> = {
	date: /^\d{4}-\d\d-\d\d$/,
	'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/,
	uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
	email: /^[^@\s]+@[^@\s]+$/,
	url: /^https?:\/\/\S+$/,
	color: /^#[0-9a-f]{6}$/i,
	'api-id': /^\d+-[A-Za-z]+$/,
	decimal: /^-?\d+(\.\d+)?$/,
};

export class Shapes {
	private readonly entities = new Map<string, Check>();

	constructor(
		private readonly facts: Facts,
		private readonly context: Context,
	) {}

	/** A body that is JSON. */
	body(body: Exclude<Body, null | { text: string }>): Check {
		if (typeof body === 'string') return this.type(body);
		if (Array.isArray(body)) return this.array({ type: 'array', items: body });
		return 'json' in body ? this.type(body.json) : this.envelope(body);
	}

	/** Records in their envelope, and nothing else beside them than what is known to stand there. */
	private envelope({ envelope, of, list, with: beside = {} }: Envelope): Check {
		const records: Field = list ? { type: 'array', items: of } : { type: of };
		const fields: Record<string, Field> = { [envelope]: { ...records, required: true } };
		for (const [key, what] of Object.entries(beside)) {
			const field = Array.isArray(what) ? { type: 'array', items: what } : asField(what);
			fields[key.replace('?', '')] = { ...field, required: !key.endsWith('?') };
		}
		return this.object({ fields });
	}

	/** A value of one type, or of any of several. */
	private type(type: TypeName, field: Field = { type }): Check {
		if (!Array.isArray(type)) return this.one(type, field);
		const checks = type.map((each) => this.one(each, field));
		return (value) => closest(checks, value);
	}

	private one(type: string, field: Field): Check {
		if (this.facts.entities[type]) return this.entity(type);
		switch (type) {
			case 'any':
				return () => FITS;
			case 'object':
				return this.plainObject(field);
			case 'map':
				return this.map(field);
			case 'array':
				return this.array(field);
			case 'null':
				return holds(type, (value) => value === null);
			case 'boolean':
				return holds(type, (value) => typeof value === 'boolean');
			case 'number':
				return holds(type, (value) => typeof value === 'number');
			case 'integer':
				return holds(type, Number.isInteger);
			case 'unix-seconds':
				return holds(type, (value) => isIntegerBetween(value, 1e8, 1e10));
			case 'unix-millis':
				return holds(type, (value) => isIntegerBetween(value, 1e11, 1e13));
			default:
				return this.text(type, field);
		}
	}

	private text(type: string, { pattern = this.facts.patterns[type], empty }: Field): Check {
		const formats = [FORMATS[type] ?? /^/, ...(pattern ? [looksLike(pattern)] : [])];
		return holds(type, (value) => {
			if (typeof value !== 'string') return false;
			return (empty && value === '') || formats.every((format) => format.test(value));
		});
	}

	private plainObject({ entity, empty }: Field): Check {
		if (entity === undefined) return holds('object', isObject);
		const check = this.entity(entity);
		return (value) => (empty && isObject(value) && isEmpty(value) ? FITS : check(value));
	}

	private map({ values = 'any', valuesNullable }: Field): Check {
		const check = this.field({ nullable: valuesNullable, ...asField(values) });
		return (value) => {
			if (!isObject(value)) return differs('type', 'map');
			return all(Object.values(value).map((one) => below('.*', check(one))));
		};
	}

	private array({ items = 'any' }: Field): Check {
		const check = this.field(asField(items));
		return (value) => {
			if (!Array.isArray(value)) return differs('type', 'array');
			let found = FITS;
			for (const item of value) found = joined(found, below('[]', check(item)));
			return found;
		};
	}

	/** An entity; made when it is first met, since entities hold each other. */
	private entity(name: string): Check {
		return (value) => {
			let check = this.entities.get(name);
			if (!check) {
				check = this.entityCheck(this.facts.entities[name]);
				this.entities.set(name, check);
			}
			return check(value);
		};
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
			const sure = field.required === true || this.wasAlwaysSeen(field, recordings);
			const step = `.${name}`;
			const check = this.member(field, sure);
			known.set(name, (value) => below(step, check(value)));
			if (sure && !field.onlyWith && this.belongs(field)) expected.push(name);
		}
		return (value) => {
			if (!isObject(value)) return differs('type', 'object');
			let found = FITS;
			for (const name of Object.keys(value)) {
				const check = known.get(name);
				if (check) found = joined(found, check(value[name]));
				else if (!open) found = joined(found, below(`.${name}`, differs('unknown')));
			}
			for (const name of expected) {
				if (!(name in value)) found = joined(found, below(`.${name}`, differs('missing')));
			}
			return found;
		};
	}

	private wasAlwaysSeen({ always = false }: Field, recordings: number): boolean {
		return always && recordings >= ENOUGH && !this.context.thin;
	}

	/** Whether an answer of this kind has the field. */
	private belongs({ onlyIn, absentIn }: Field): boolean {
		const { kind } = this.context;
		return (onlyIn?.includes(kind) ?? true) && !absentIn?.includes(kind);
	}

	/** A field where it stands. Null is told apart: which fields can be null is little known. */
	private member(field: Field, sure: boolean): Check {
		const { onlyWith } = field;
		const check = this.field(field);
		const nullFits = !sure && 'null' in this.facts.notes;
		const { kind, sent } = this.context;
		if (!this.belongs(field)) return () => differs('out of place', `not in ${kind}`);
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

function asField(what: TypeName | Field): Field {
	return typeof what === 'string' || Array.isArray(what) ? { type: what } : what;
}

/** A pattern with each digit as 9, or several of them, as an expression. */
function looksLike(patterns: string[]): RegExp {
	const sources = patterns.map((pattern) =>
		pattern.replace(/[.+*?()[\]]/g, '\\$&').replace(/9/g, '\\d'),
	);
	return new RegExp(`^(${sources.join('|')})$`);
}

/** The differences from what a value comes closest to. */
export function closest<T>(checks: Array<(value: T) => Difference[]>, value: T): Difference[] {
	let best: Difference[] | undefined;
	for (const check of checks) {
		const found = check(value);
		if (found.length === 0) return FITS;
		if (!best || found.length < best.length) best = found;
	}
	return best ?? FITS;
}

export function differs(problem: Difference['problem'], expected?: string): Difference[] {
	return [{ at: '', problem, ...(expected !== undefined && { expected }) }];
}

function holds(type: string, fits: (value: unknown) => boolean): Check {
	return (value) => (fits(value) ? FITS : differs('type', type));
}

function below(step: string, found: Difference[]): Difference[] {
	return found.length === 0 ? FITS : found.map((one) => ({ ...one, at: step + one.at }));
}

function joined(one: Difference[], other: Difference[]): Difference[] {
	if (other.length === 0) return one;
	return one.length === 0 ? other : [...one, ...other];
}

function all(parts: Difference[][]): Difference[] {
	return parts.reduce(joined, FITS);
}

function isIntegerBetween(value: unknown, low: number, high: number): boolean {
	return typeof value === 'number' && Number.isInteger(value) && value > low && value < high;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: object): boolean {
	return Object.keys(value).length === 0;
}
