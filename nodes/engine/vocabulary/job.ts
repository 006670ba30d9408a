/** What an operation that is more than one request works with. */
import type { Json } from '../json';
import type { Paging } from './paging';
import type { Route } from './route';
import type { RequestParts, Values } from './values';

/** One operation on one item: its values, and the requests that it makes. */
export interface Job {
	/** The endpoint of the one request; `prepare` may choose another. */
	route: Route;
	readonly values: Values;
	/** How many records are wanted; Infinity for all. */
	readonly limit: number;
	/** Sends one request. @returns what is inside the provider's envelope */
	send(route: Route, parts?: RequestParts, reads?: boolean): Promise<unknown>;
	/** Reads what does not change during a run, once for all items. @returns as `send` */
	known(route: Route, parts?: RequestParts): Promise<unknown>;
	/** Sends one request that answers one record. @throws when it answers something else */
	record(route: Route, parts?: RequestParts): Promise<Json>;
	/** Walks a list; gives its records one by one. */
	list(route: Route, paging: Paging, parts?: RequestParts, limit?: number): AsyncGenerator<Json>;
}
