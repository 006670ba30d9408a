/** What goes into a request: the values of an operation's parameters, by their names on the wire. */
import type { Json } from '../json';

export type QueryValue = string | number | boolean | Array<string | number | boolean>;
/** The query of a request; undefined leaves a name out. */
export type Query = Record<string, QueryValue | undefined>;

/** By where they go. */
export interface Values {
	path: Record<string, string>;
	query: Query;
	body: Json;
	/** What is not sent, but used by the operation itself. */
	local: Json;
}

/** What one request has beside its route. */
export interface RequestParts {
	path?: Values['path'];
	query?: Query;
	/** Sent as JSON; undefined sends no body. */
	body?: unknown;
	headers?: Record<string, string>;
	/** Whether the provider does it once, however often it is sent: a key in it says so. */
	isOnce?: boolean;
	/** Opens what is sent in place of JSON, anew for each attempt: a stream can be sent only once. */
	multipart?: () => Promise<Multipart>;
}

/** A form with files (multipart/form-data). */
export interface Multipart {
	headers: Record<string, string>;
	/** Its bytes, or a stream of them. */
	body: object;
}
