/** A route string names an endpoint as the provider's reference does: `GET /api/v3/epics/{epic-public-id}`. */

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Route = `${Method} /${string}`;

export interface ParsedRoute {
	method: Method;
	/** `/api/v3/epics/{epic-public-id}` */
	path: string;
	/** The names in braces, in order. */
	parameters: string[];
}

export function parseRoute(route: Route): ParsedRoute {
	const [method, path] = route.split(' ') as [Method, string];
	const parameters = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
	return { method, path, parameters };
}
