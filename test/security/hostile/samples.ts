/** Records as the known facts describe them, and the same records with one odd value in them. */
import { isObject, type Json } from '../../../nodes/engine/json';
import type { Route } from '../../../nodes/engine/vocabulary/route';
import type { Contract } from '../../../sandbox/contract';
import type { Body, Envelope, Facts, Field, TypeName } from '../../../sandbox/facts';

const VALUES: Record<string, unknown> = {
	boolean: false,
	color: '#00b388',
	date: '2026-03-10',
	'date-time': '2026-03-10T10:00:00Z',
	decimal: '1.5',
	email: 'jane@example.com',
	integer: 7,
	number: 1.5,
	'unix-millis': 1_773_136_800_000,
	'unix-seconds': 1_773_136_800,
	url: 'https://example.com/page',
	uuid: '12345678-9012-4abc-8def-345678901234',
};

/** Records hold others, and these hold them again: so deep is enough to look. */
const DEEPEST = 3;

export class Samples {
	constructor(
		private readonly contract: Contract,
		private readonly facts: Facts,
	) {}

	/** What a route answers. */
	answer(route: Route): unknown {
		const found = this.contract.operations
			.filter(({ method, path }) => `${method} ${path}` === route)
			.map(({ id }) => this.facts.operations[id]?.body)
			.find((body) => body !== undefined && body !== null);
		return found === undefined ? undefined : this.body(found);
	}

	private body(body: Body): unknown {
		if (typeof body === 'string') return this.value(body, 0);
		if (Array.isArray(body)) return [this.value(body[0], 0)];
		if (!isEnvelope(body)) return {};
		const { envelope, of, list } = body;
		const record = this.value(of, 0);
		return { [envelope]: list ? [record] : record };
	}

	private value(type: TypeName | Field | undefined, depth: number): unknown {
		if (Array.isArray(type)) return this.value(type[0], depth);
		if (typeof type === 'string') return VALUES[type] ?? this.entity(type, depth);
		if (type === undefined) return 'text';
		if (type.enum) return type.enum[0];
		switch (type.type) {
			case 'object':
				return type.entity === undefined ? {} : this.entity(type.entity, depth);
			case 'array':
				return [this.value(type.items, depth)];
			case 'map':
				return { key: this.value(type.values, depth) };
			default:
				return this.value(type.type, depth);
		}
	}

	private entity(name: string, depth: number): unknown {
		const entity = this.facts.entities[name];
		if (!entity) return 'text';
		if (depth === DEEPEST) return {};
		if (entity.oneOf) return this.entity(entity.oneOf[0], depth);
		const fields = Object.entries(entity.fields ?? {});
		return Object.fromEntries(
			// What is switched off is in no list.
			fields.map(([key, field]) => [key, key === 'enabled' || this.value(field, depth + 1)]),
		);
	}
}

function isEnvelope(body: Body): body is Envelope {
	return isObject(body) && 'envelope' in body;
}

const ABSENT = Symbol('absent');
/** What is told apart from anything that a simplification may make. */
export const RAW = ['odd as it is', 1e20];
const ODD: unknown[] = [
	...RAW,
	...[ABSENT, null, '', ' \u200b', 'http://[', -1, true, [], [null], {}],
	...[{ toString: 1 }, [{ toString: 1 }], { id: null, name: [] }],
];
const LONG = 'long '.repeat(20_000);

export interface Variant {
	/** Where the odd value is: `user.name`. */
	path: string;
	odd: unknown;
	record: Json;
}

/** A record once for each of its fields, and of those in them, and each odd value. */
export function* variants(record: Json, values = [...ODD, LONG]): Generator<Variant> {
	for (const path of pathsOf(record)) {
		for (const odd of values) {
			// What is nested is read in the same way.
			if (odd === LONG && path.length > 1) continue;
			const changed = change(record, path, odd) as Json;
			yield { path: path.join('.'), odd: odd === ABSENT ? 'absent' : odd, record: changed };
		}
	}
}

function pathsOf(value: unknown, depth = 0): string[][] {
	if (depth > 1 || typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inside]) => [
		[key],
		...pathsOf(inside, depth + 1).map((path) => [key, ...path]),
		// The records in a list.
		...(Array.isArray(inside) ? pathsOf(inside[0], depth + 1) : []).map((path) => [
			key,
			'0',
			...path,
		]),
	]);
}

function change(value: unknown, [key, ...rest]: string[], odd: unknown): unknown {
	if (key === undefined) return odd;
	if (Array.isArray(value)) {
		return value.map((one, i) => (String(i) === key ? change(one, rest, odd) : one));
	}
	const { [key]: before, ...others } = value as Json;
	const after = change(before, rest, odd);
	return after === ABSENT ? others : { ...others, [key]: after };
}
