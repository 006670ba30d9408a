/** A route string names an endpoint as the provider's reference does: `GET /api/v3/epics/{epic-public-id}`. */

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** `GET /api/v3/epics/{epic-public-id}` */
export type Route = `${Method} /${string}`;

export interface ParsedRoute {
	method: Method;
	/** `/api/v3/epics/{epic-public-id}` */
	path: string;
}

/** Takes a route apart. */
export function parseRoute(route: Route): ParsedRoute {
	const [method, path] = route.split(' ') as [Method, string];
	return { method, path };
}

/** Whether a request to it changes nothing, unless the endpoint says otherwise. */
export const onlyReads = (route: Route): boolean => parseRoute(route).method === 'GET';

/** The names in the braces of a route, in order. */
export function pathParameters(route: Route): string[] {
	return [...route.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
}

/** The path of a route that names one thing, by its ID. */
export const pathWith = (route: Route, id: string): Record<string, string> =>
	Object.fromEntries(pathParameters(route).map((name) => [name, id]));
