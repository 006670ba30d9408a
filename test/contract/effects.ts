/** What an operation does by what it sends, whatever it says of itself. */
import type { Effect } from '../../nodes/engine/vocabulary/operation';
import type { SandboxRequest } from '../../sandbox/http';
import type { Run } from './recorder';

/** What is a POST, and changes nothing. */
const PROCEDURES = '/api/v1/json';
const READING = [
	'POST /api/v3/stories/search',
	'POST /v2/email_missing_tags',
	'POST /v2/meetings/settings/searches',
	...[
		...['findTeams', 'getActivity', 'getNote', 'getProduct', 'getTask', 'searchByEmail'],
		'searchUniversal',
	].map((procedure) => `POST ${PROCEDURES}#${procedure}`),
];

/** A DELETE that another operation undoes: nothing is lost. */
const UNDONE = [
	/^DELETE \/v1\/teams\/\d+\/users\/\d+$/,
	/^DELETE \/api\/v3\/documents\/[0-9a-f-]+\/epics\/\d+$/,
	/^DELETE \/api\/v3\/stories\/\d+\/comments\/\d+\/reactions$/,
];

/** A place that is taken away where the same run gives another: a person moves, and is not lost. */
const MOVED = { away: /^DELETE \/v2\/cadence_memberships\//, to: 'POST /v2/cadence_memberships' };

/** Requests and procedures that remove. */
const LOSING = /^DELETE |#delete|^POST \/v2\/data_control\//;

/** With the procedure that is called, where several go by one address. */
function routeOf({ method, url, body }: SandboxRequest): string {
	const route = `${method} ${url.pathname}`;
	if (url.pathname !== PROCEDURES) return route;
	return `${route}#${(JSON.parse(body.toString()) as { method: string }).method}`;
}

export function effectOnTheWire(runs: Run[]): Effect {
	const sent = runs
		.flatMap(({ requests }) => requests)
		.map(routeOf)
		.filter((route) => !route.startsWith('GET ') && !READING.includes(route));
	const harmless = [...UNDONE, ...(sent.includes(MOVED.to) ? [MOVED.away] : [])];
	const lost = sent.filter(
		(route) => LOSING.test(route) && !harmless.some((one) => one.test(route)),
	);
	if (lost.length > 0) return 'destroy';
	return sent.length > 0 ? 'write' : 'read';
}
