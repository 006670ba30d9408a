/** Salesloft API v2 on one page. Source: developers.salesloft.com/docs/api. */
import type { Answer, Api, Quota } from '../engine/vocabulary/api';
import { flatten, knownId, numberIn } from '../engine/vocabulary/answered';
import { arrayOf, getPath, objectOf, partOf } from '../engine/json';
import { requireList, type Paging } from '../engine/vocabulary/paging';
import type { Route } from '../engine/vocabulary/route';
import { byPageNumber, byTime } from './windows';

/** After how many seconds what Salesloft is still making is asked for again; how long it takes is not published. */
export const ASK_AGAIN = 15;

const MINUTE_MS = 60_000;

export const salesloft: Api = {
	name: 'Salesloft',
	host: 'https://api.salesloft.com',
	// The export of a cadence is an answer of the API.
	fileHosts: ['api.salesloft.com'],
	domains: ['salesloft.com'],
	credential: { name: 'salesloftApi', secrets: ['apiKey'] },
	// For the whole team: every integration and every user together.
	limit: { cost: 600, seconds: 60 },
	quota,
	unwrap: (body, route) => (isWhole(body, route) ? body : partOf(body, 'data')),
	explain: ({ status, body }, route) => {
		const { error, error_description, errors } = objectOf(body);
		const parts = new Set([error, error_description, errors].map(flatten));
		parts.delete('');
		return { message: [...parts].join('; '), advice: advice(status, route) };
	},
};

/** Nothing is published of these answers: what stands beside the data may say that something was refused. */
const UNPUBLISHED: Route = 'POST /v2/bulk_reschedule_tasks';

const isWhole = (body: unknown, route: Route): boolean =>
	route === UNPUBLISHED && Object.keys(objectOf(body)).length > 1;

/** Both headers come with every answer. */
function quota(headers: Answer['headers'], now: number): Quota {
	const remaining = numberIn(headers['x-ratelimit-remaining-minute']);
	return {
		cost: numberIn(headers['x-ratelimit-endpoint-cost']),
		remaining,
		resetAt: remaining === undefined ? undefined : nextMinute(now),
	};
}

/** Salesloft does not say when its minute begins; a calendar minute is the best guess. */
function nextMinute(now: number): number {
	return Math.ceil((now + 1) / MINUTE_MS) * MINUTE_MS;
}

function advice(status: number, route: Route): string | undefined {
	switch (status) {
		case 403:
			return `The API key may lack the scope for ${route}. Its scopes can be edited at any time: open the key at developers.salesloft.com under Manage Apps > API Keys (privileged scopes are behind "Show"). The key also never allows more than its user may do.`;
		case 404:
			return "Check the ID. A record that Salesloft's group visibility hides from the user of the API key looks the same as one that does not exist.";
		default:
			return undefined;
	}
}

/** Pages of a list that cannot be filtered by the times of its order. */
export const numberedPages = byPageNumber();

/** Pages of a list that is filtered by its last change. */
export const cursorPages = byTime(['updated_at']);

/** Pages of a list that is filtered by its creation, too, which never changes. */
export const creationPages = byTime(['created_at', 'updated_at']);

/** Pages of a list that is filtered by its creation alone. */
export const creationOnlyPages = byTime(['created_at']);

/** A list that takes no page numbers. */
export const unpaged: Paging = { ...numberedPages, first: () => ({}) };

/** A list without page numbers, in the order of its IDs: what follows the last one seen is asked for. */
export const idPages: Paging = {
	max: 100,
	first: (size) => ({ per_page: size }),
	read: (answer, query) => {
		const held = getPath(answer, 'data');
		const records = requireList(held);
		// What is no record fills its place on the page all the same.
		const isFull = arrayOf(held).length >= Number(query.per_page);
		const last = records.at(-1);
		if (!isFull) return { records };
		return last
			? { records, next: { ...query, 'id[gt]': knownId(last) } }
			: { records, isLost: true };
	},
};
