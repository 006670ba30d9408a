/** A route string names an endpoint as the provider's reference does: `GET /api/v3/epics/{epic-public-id}`. */

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/**
 * `GET /api/v3/epics/{epic-public-id}`. A procedure of JSON-RPC stands behind its endpoint:
 * `POST /api/v1/json#getTask`.
 */
export type Route = `${Method} /${string}`;

export interface ParsedRoute {
	method: Method;
	/** `/api/v3/epics/{epic-public-id}` */
	path: string;
	/** Of JSON-RPC: `getTask`. */
	procedure?: string;
}

/** Takes a route apart. */
export function parseRoute(route: Route): ParsedRoute {
	const [method, place] = route.split(' ') as [Method, string];
	const [path, procedure] = place.split('#') as [string, string?];
	return { method, path, ...(procedure !== undefined && { procedure }) };
}

/** What procedures that change nothing begin with. */
const READING = /^(find|get|search)[A-Z]/;

/**
 * Whether a request to it changes nothing, unless the endpoint says otherwise. All procedures of
 * JSON-RPC go by POST, so their names decide.
 */
export function onlyReads(route: Route): boolean {
	const { method, procedure } = parseRoute(route);
	return procedure === undefined ? method === 'GET' : READING.test(procedure);
}

/** The names in the braces of a route, in order. */
export function pathParameters(route: Route): string[] {
	return [...route.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
}

/** The path of a route that names one thing, by its ID. */
export const pathWith = (route: Route, id: string): Record<string, string> =>
	Object.fromEntries(pathParameters(route).map((name) => [name, id]));
