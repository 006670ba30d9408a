/** The vocabulary: a list that is asked again and again, where the provider does not tell by itself. */
import type { Json } from '../json';
import type { Happening } from './event';
import type { Paging } from './paging';
import type { Route } from './route';
import type { Query } from './values';

/** All times are in milliseconds since 1970, and the provider's: no clock of n8n's counts. */
export interface Feed {
	/** What its records are as happenings: `contact.updated`. */
	type: string;
	route: Route;
	paging: Paging;
	/** What is asked for: what has happened at this time or later; everything, without one. */
	since: (time?: number) => ListRequest;
	/**
	 * What gives the newest record on the first page. Where there is nothing of the kind, those of the
	 * last week are read.
	 */
	newest?: ListRequest;
	/** In which order `since` gives them: oldest first, newest first, or in none that is known. */
	order: 'oldest first' | 'newest first' | 'none';
	/** When a record became what it is; one without such a time is left out. */
	when: (record: Json) => number | undefined;
	/** The same for what was given already; by default the ID of the record, and the time. */
	key?: (record: Json) => string;
	/**
	 * How far back is looked again: for what shows in the list only after something later, and for
	 * what happens during a poll. At least a minute.
	 */
	overlap: number;
	/**
	 * What there is to say of a record; undefined where there is nothing yet. `when` is taken for the time
	 * at which it happened, unless another is told.
	 */
	tells: (record: Json) => Told | undefined;
}

/** What a feed says of one of its records. */
export type Told = Pick<
	Happening,
	'record' | 'kind' | 'occurredAt' | 'actor' | 'changes' | 'isGone'
>;

/** What is put into the request for a list: for a search by POST, its filters are in the body. */
export interface ListRequest {
	query?: Query;
	body?: Json;
}
