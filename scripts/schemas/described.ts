/** What values look like, as the JSON schema that n8n's editor reads. */
import { isObject } from '../../nodes/engine/json';
import { ANY_KEY, type Sample } from '../../sandbox/samples';

export interface Schema {
	/** All types that were seen, the usual one first; absent for anything. */
	type?: string | string[];
	/**
	 * Whether null can stand in place of an object or a list. The editor shows what is inside only
	 * where `type` is the one word, so null cannot stand there beside it.
	 */
	nullable?: boolean;
	properties?: Record<string, Schema>;
	/** The values under keys that are not known; without `properties`, any key has any value. */
	additionalProperties?: Schema;
	items?: Schema;
}

/** Everything that was seen in one place. */
interface Seen {
	types: Set<string>;
	fields: Map<string, Seen>;
	items?: Seen;
}

/**
 * One schema for all of some values. Those of which something is left out only tell where null can
 * stand: what a simplification makes of them otherwise is a way out, and not what a person should see.
 */
export function described(samples: Sample[]): Schema {
	const seen = nothing();
	for (const { value, isLess } of samples) if (!isLess) see(seen, value);
	for (const { value, isLess } of samples) if (isLess) seeNulls(seen, value);
	return schemaOf(seen);
}

function nothing(): Seen {
	return { types: new Set(), fields: new Map() };
}

function see(seen: Seen, value: unknown): void {
	seen.types.add(typeOf(value));
	if (Array.isArray(value)) {
		seen.items ??= nothing();
		for (const one of value) see(seen.items, one);
	} else if (isObject(value)) {
		for (const [key, inside] of Object.entries(value)) {
			if (inside === undefined) continue;
			const field = seen.fields.get(key) ?? nothing();
			seen.fields.set(key, field);
			see(field, inside);
		}
	}
}

/** Adds null in the places that are known, and nothing else. */
function seeNulls(seen: Seen | undefined, value: unknown): void {
	if (value === null) seen?.types.add('null');
	else if (Array.isArray(value)) for (const one of value) seeNulls(seen?.items, one);
	else if (isObject(value)) {
		for (const [key, inside] of Object.entries(value)) seeNulls(seen?.fields.get(key), inside);
	}
}

function typeOf(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'array';
	return Number.isInteger(value) ? 'integer' : typeof value;
}

function schemaOf({ types, fields, items }: Seen): Schema {
	const all = [...types].filter((one) => one !== 'null');
	const known = all.filter((one) => one !== 'integer' || !types.has('number'));
	// What can be anything was seen as each of them.
	if (['array', 'object', 'string'].every((one) => types.has(one))) return {};
	const [only] = known;
	const isNull = types.has('null');
	const holds = known.length === 1 && (only === 'array' || only === 'object');
	const listed = isNull && !holds ? [...known, 'null'] : known;
	return {
		...(listed.length > 0 && { type: listed.length === 1 ? listed[0] : listed }),
		...(isNull && holds && { nullable: true }),
		...propertiesOf(fields),
		...(items && items.types.size > 0 && { items: schemaOf(items) }),
	};
}

function propertiesOf(fields: Map<string, Seen>): Schema {
	const entries = [...fields].map(([key, seen]) => [key, schemaOf(seen)] as const);
	const known = entries.filter(([key]) => key !== ANY_KEY);
	const other = entries.find(([key]) => key === ANY_KEY)?.[1];
	return {
		...(known.length > 0 && { properties: Object.fromEntries(known) }),
		...(other && { additionalProperties: other }),
	};
}
