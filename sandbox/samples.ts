/** Answers made from what is known of them: with every known field, and with each of its other values. */
import type { Contract } from './contract';
import { asField, belongs, fieldsOf, isSure } from './facts';
import { memo } from './memo';
import type { Body, Entity, Facts, Field, OperationFacts, TypeName } from './facts';

export interface Sample {
	value: unknown;
	/** Whether something in it is null, empty or left out that is usually there. */
	isLess: boolean;
}

/** By the names of types: what is anything can be of each kind of JSON. */
const VALUES: Record<string, unknown[] | undefined> = {
	any: ['text', 1.5, false, {}, [], null],
	'api-id': ['7-contacts'],
	boolean: [false],
	color: ['#00b388'],
	date: ['2026-03-10'],
	'date-time': ['2026-03-10T10:00:00Z'],
	decimal: ['1.5'],
	email: ['jane@example.com'],
	integer: [7],
	null: [null],
	number: [1.5],
	object: [{}],
	'unix-millis': [1_773_136_800_000],
	'unix-seconds': [1_773_136_800],
	url: ['https://example.com/page'],
	uuid: ['12345678-9012-4abc-8def-345678901234'],
};

/** Answers hold records, these hold others, and these hold them again: so deep is enough to look. */
const DEEPEST = 4;

/** Stands for any key, where the keys of an object are not known. */
export const ANY_KEY = '*';

export class Samples {
	constructor(
		private readonly contract: Contract,
		private readonly facts: Facts,
	) {}

	/** What a route answers, with every known field of its records; undefined where nothing is known. */
	answer(route: string): unknown {
		const [{ body = null } = {}] = this.known(route);
		const alone = isEnvelope(body) ? { ...body, with: {} } : body;
		return new Maker(this.facts, () => true).bodies(alone)[0]?.value;
	}

	/**
	 * What a route answers: with all fields, and once more for each other value that one of them can
	 * have, null and absence among them. Nothing where nothing is known, or where no JSON is answered.
	 * @param sent the query, as in `include_html=true`
	 */
	answers(route: string, sent: string[] = []): Sample[] {
		return this.known(route).flatMap(({ body, alt = null, in: kind = 'get' }) => {
			const isGiven = (field: Field) =>
				belongs(field, kind) && (field.onlyWith === undefined || sent.includes(field.onlyWith));
			const maker = new Maker(this.facts, isGiven);
			return [body, alt].flatMap((one) => maker.bodies(one));
		});
	}

	/** A route can be documented twice; the first that answers with something counts. */
	private known(route: string): OperationFacts[] {
		return this.contract.operations
			.filter(({ method, path }) => `${method} ${path}` === route)
			.flatMap(({ id }) => this.facts.operations[id] ?? [])
			.filter(({ body }) => body !== null)
			.slice(0, 1);
	}
}

/** Makes values: the usual one first, then others that differ from it in one place each. */
class Maker {
	private readonly made = memo((depth: number) =>
		memo((name: string) => this.makeEntity(name, depth)),
	);

	constructor(
		private readonly facts: Facts,
		private readonly isGiven: (field: Field) => boolean,
	) {}

	bodies(body: Body): Sample[] {
		if (body === null) return [];
		if (typeof body === 'string') return this.values(body, 0);
		if (Array.isArray(body)) return this.values({ type: 'array', items: body }, 0);
		if (isEnvelope(body)) return this.objects({ fields: fieldsOf(body) }, 0);
		return 'json' in body ? this.values(body.json, 0) : [];
	}

	private values(what: TypeName | Field, depth: number): Sample[] {
		const field = asField(what);
		const { type, enum: choices, nullable, empty } = field;
		return [
			...(choices?.map(whole) ?? [type].flat().flatMap((one) => this.ofType(one, field, depth))),
			...(empty ? ['', {}].map(less) : []),
			...(nullable ? [less(null)] : []),
		];
	}

	private ofType(type: string, field: Field, depth: number): Sample[] {
		const { entity = '', items = 'any', values = 'any', valuesNullable } = field;
		if (entity in this.facts.entities) return this.ofEntity(entity, depth);
		if (type in this.facts.entities) return this.ofEntity(type, depth);
		if (type === 'array') {
			return [...within(this.values(items, depth), (one) => [one]), less([])];
		}
		if (type === 'map') {
			const held = this.values({ nullable: valuesNullable, ...asField(values) }, depth);
			return within(held, (one) => ({ [ANY_KEY]: one }));
		}
		return (VALUES[type] ?? ['text']).map(whole);
	}

	private ofEntity(name: string, depth: number): Sample[] {
		return this.made(depth)(name);
	}

	private makeEntity(name: string, depth: number): Sample[] {
		if (depth === DEEPEST) return [whole({})];
		const entity = this.facts.entities[name];
		return entity.oneOf?.flatMap((one) => this.ofEntity(one, depth)) ?? this.objects(entity, depth);
	}

	private objects({ fields = {}, open, recordings }: Entity, depth: number): Sample[] {
		const known = Object.entries({ ...fields, ...(open && { [ANY_KEY]: { type: 'any' } }) })
			.filter(([, field]) => this.isGiven(field))
			.map(([key, field]) => {
				const sure = isSure(field, recordings);
				const mayBeNull = !sure && 'null' in this.facts.notes;
				const values = this.values(field, depth + 1);
				return { key, sure, values: mayBeNull ? [...values, less(null)] : values };
			});
		const usual: Record<string, unknown> = Object.fromEntries(
			// What is switched off is in no list.
			known.map(({ key, values }) => [key, key === 'enabled' || values[0].value]),
		);
		const others = known.flatMap(({ key, sure, values }) => {
			const { [key]: _, ...without } = usual;
			const changed = within(values.slice(1), (value) => ({ ...usual, [key]: value }));
			return sure ? changed : [...changed, less(without)];
		});
		return [whole(usual), ...others];
	}
}

const whole = (value: unknown): Sample => ({ value, isLess: false });
const less = (value: unknown): Sample => ({ value, isLess: true });

/** Each of some samples within something else. */
function within(samples: Sample[], hold: (value: unknown) => unknown): Sample[] {
	return samples.map(({ value, isLess }) => ({ value: hold(value), isLess }));
}

function isEnvelope(body: Body): body is Extract<Body, { envelope: string }> {
	return typeof body === 'object' && body !== null && 'envelope' in body;
}
