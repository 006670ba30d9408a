/** The vocabulary: what a provider tells by itself, and what a person wants to hear of it. */
import type { Json } from '../json';
import type { Field } from './field';
import type { RecordKind } from './record';

/** One thing that has happened, as a delivery tells it. */
export interface Happening {
	/** What the provider calls it: `call.ended`. */
	type: string;
	/** The same where it is told again, and never for another one. */
	key: string;
	/** When, as ISO 8601; absent where that is not told. */
	occurredAt?: string;
	/** Who did it, as far as that is told. */
	actor?: Actor;
	/** What is new, by the name of the field. */
	changes?: Record<string, Change>;
	/** The record that it is about, as much of it as is told. */
	record: Json;
	/** What it is a record of, where that is a kind that the node knows. */
	kind?: RecordKind;
	/** Whether it is not there any more, so that it cannot be read. */
	isGone?: boolean;
	/** What the provider says of this one thing, as it says it. */
	raw: Json;
}

/** Who did something; one of the two can be untold. */
export interface Actor {
	id?: string;
	name?: string;
}

/** A value that was replaced, or what was added to a list and removed from it. */
export interface Change {
	from?: unknown;
	to?: unknown;
	added?: unknown[];
	removed?: unknown[];
}

/** Something that a person can choose to hear of. */
export interface TriggerEvent {
	/** What stands in the output: `storyMoved`. */
	value: string;
	/** `Story Moved to State` */
	name: string;
	/** What a person needs to know before they choose it. */
	description?: string;
	/** What the provider calls the happenings that it can be. */
	types: string[];
	/** Which of them it is; all, if absent. */
	when?: (happening: Happening) => boolean;
	/** What it can be narrowed down by. */
	filters: Filter[];
}

/** Narrows down what is heard: to what has one of the chosen values. */
export interface Filter {
	/** Where a person chooses; it holds one value or a list of them. */
	field: Field;
	/** The values that a happening has for it; undefined where a delivery does not tell them. */
	of: (happening: Happening) => unknown[] | undefined;
	/** The values that the record has for it, for when it has to be read. */
	ofRecord?: (record: Json) => unknown[];
}

/**
 * Defines an event.
 * @param types what the provider calls the happenings that it can be
 */
export function event(
	value: string,
	name: string,
	types: string | string[],
	more: Partial<Pick<TriggerEvent, 'description' | 'when' | 'filters'>> = {},
): TriggerEvent {
	return { value, name, types: [types].flat(), filters: [], ...more };
}
