/** Create or Update: by what a record is matched, and which of the two happened. */
import { isObject, type Json } from '../engine/json';
import { choice, type Field } from '../engine/vocabulary/field';
import type { Simplify } from '../engine/vocabulary/output';
import { article, titleCase } from '../engine/vocabulary/words';

/** By what an upsert finds the record that is there already. */
export const matchBy = (keys: string[]): Field =>
	choice(
		'upsert_key',
		keys.map((value) => ({ name: titleCase(value), value })),
		{
			name: 'matchBy',
			label: 'Match By',
			default: keys[0],
			description: 'The field whose value tells whether the record exists already',
		},
	);

/** An upsert without a value to match by would fail, or create a second record. */
export function hasMatchValue({ body }: { body: Json }): string | undefined {
	const key = String(body.upsert_key);
	if (body[key] !== undefined) return undefined;
	const label = titleCase(key);
	return `'Match By' is ${label}, so it needs ${article(label)}: fill in '${label}'`;
}

const HAPPENED = new Map<unknown, boolean>([
	['create', true],
	['update', false],
]);

/** Which of the two happened, as Salesloft tells it; nothing where it does not. */
export function tells({ upsert_type }: Json): Json {
	const created = HAPPENED.get(upsert_type);
	return created === undefined ? {} : { created };
}

/** The record within the answer, in its short form. */
export const shortly =
	(name: string, simplify: Simplify): Simplify =>
	({ [name]: made }) =>
		isObject(made) ? simplify(made) : { [name]: made };
