/** What an operation does by what it sends, whatever it says of itself. */
import type { Effect } from '../../nodes/engine/vocabulary/operation';
import type { Run } from './recorder';

/** Searches that are a POST, and change nothing. */
const READING = ['POST /api/v3/stories/search', 'POST /v2/meetings/settings/searches'];

/** A DELETE that another operation undoes: nothing is lost. */
const UNDONE = [
	/^DELETE \/v1\/teams\/\d+\/users\/\d+$/,
	/^DELETE \/api\/v3\/documents\/[0-9a-f-]+\/epics\/\d+$/,
	/^DELETE \/api\/v3\/stories\/\d+\/comments\/\d+\/reactions$/,
];

export function effectOnTheWire(runs: Run[]): Effect {
	const sent = runs
		.flatMap(({ requests }) => requests)
		.map(({ method, url }) => `${method} ${url.pathname}`)
		.filter((route) => !route.startsWith('GET ') && !READING.includes(route));
	const lost = sent.filter(
		(route) => route.startsWith('DELETE ') && !UNDONE.some((one) => one.test(route)),
	);
	if (lost.length > 0) return 'destroy';
	return sent.length > 0 ? 'write' : 'read';
}
