/**
 * What is known of an API's answers (contracts/<provider>/responses.json): the names of the
 * fields, their types, which of them are always there. The keys of such a file explain themselves in
 * its `keys`; how an answer is held to it stands in `held.ts`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A name of `types` or of an entity; a list stands for either. */
export type TypeName = string | string[];

export interface Field {
	type: TypeName;
	/** What an `object` is; without it, anything. */
	entity?: string;
	/** What an `array` holds. */
	items?: TypeName | Field;
	/** What a `map` holds under its free keys. */
	values?: TypeName | Field;
	valuesNullable?: boolean;
	nullable?: boolean;
	/** `{}` or an empty text may stand in its place. */
	empty?: boolean;
	/** The specification says that it is always there. */
	required?: boolean;
	/** It was there whenever a record was seen; how many were seen, the entity says. */
	always?: boolean;
	enum?: unknown[];
	/** How a text looks, each digit written as 9; any of these. */
	pattern?: string[];
	/** The only kinds of operation that answer with it. */
	onlyIn?: string[];
	/** The kinds of operation that do not. */
	absentIn?: string[];
	/** The query parameter without which it is not answered: `include_html=true`. */
	onlyWith?: string;
}

export interface Entity {
	fields?: Record<string, Field>;
	/** Further fields are allowed. */
	open?: boolean;
	/** How many records were seen. */
	recordings?: number;
	/** One of these entities, told apart by the fields in `by`: their values, joined, are the keys of `map`. */
	oneOf?: string[];
	by?: string[];
	map?: Record<string, string>;
}

/** Records under a key of their own, and what stands beside them: a `?` behind its name where it may be absent. */
export interface Envelope {
	envelope: string;
	of: TypeName;
	list: boolean;
	with?: Record<string, string | string[] | Field>;
}

/** No body, an entity, a bare list of one, an envelope, another JSON value, or a text that is not JSON. */
export type Body = null | string | [string] | Envelope | { json: string } | { text: string };

export interface OperationFacts {
	status: number | number[];
	body: Body;
	/** Another shape that is likely. */
	alt?: Body;
	/** The kind of operation: get, list, create, update or delete. */
	in?: string;
	/** The statuses of refusals that the specification lists for the operation. */
	errors?: number[];
}

export interface Facts {
	provider: string;
	/** `notes.null`: null is possible in fields of which no record was seen. */
	notes: Record<string, string>;
	/** How texts of a type look at this provider, like `Field.pattern`. */
	patterns: Record<string, string[]>;
	entities: Record<string, Entity>;
	operations: Record<string, OperationFacts>;
	/** By status; behind some of them stands, in brackets, the case in which it looks so. */
	errors: Record<string, Body>;
	/** What the provider sends by itself; the keys of `events` are whole names, or the part before the dot. */
	deliveries: {
		entities: Record<string, Entity>;
		events: Record<string, { body: Exclude<Body, null | { text: string }> }>;
	};
	/** Operations of whose answers nothing is known. */
	unknown: string[];
}

/** Reads a provider's facts: `readFacts('aircall')`. */
export function readFacts(provider: string): Facts {
	const file = join(__dirname, '..', 'contracts', provider, 'responses.json');
	return JSON.parse(readFileSync(file, 'utf8')) as Facts;
}

/** From how many records on a field that was in each of them is expected in the next. */
const ENOUGH = 2;

/** Whether a record always has a field. @param recordings how many records of the kind were seen */
export function isSure({ required = false, always = false }: Field, recordings = 0): boolean {
	return required || (always && recordings >= ENOUGH);
}

/** Whether an answer to such an operation has the field. */
export function belongs({ onlyIn, absentIn }: Field, kind: string): boolean {
	return (onlyIn?.includes(kind) ?? true) && !absentIn?.includes(kind);
}

/** A type alone, as a field. */
export function asField(what: TypeName | Field): Field {
	return typeof what === 'string' || Array.isArray(what) ? { type: what } : what;
}

/** The fields of an envelope: its records, and what stands beside them. */
export function fieldsOf({ envelope, of, list, with: beside = {} }: Envelope) {
	const records: Field = list ? { type: 'array', items: of } : { type: of };
	const fields: Record<string, Field> = { [envelope]: { ...records, required: true } };
	for (const [key, what] of Object.entries(beside)) {
		const field = Array.isArray(what) ? { type: 'array', items: what } : asField(what);
		fields[key.replace('?', '')] = { ...field, required: !key.endsWith('?') };
	}
	return fields;
}
