/** The Aircall public API on one page. Source: developer.aircall.io/api-references. */
import type { Answer, Api, Quota } from '../engine/vocabulary/api';
import { flatten, numberIn, wordsOf } from '../engine/vocabulary/answered';
import { getPath, isObject, objectOf, type Json } from '../engine/json';
import { countIn, isEnd, pageNumber, requireList, type Paging } from '../engine/vocabulary/paging';
import type { Route } from '../engine/vocabulary/route';
import { featureOf, isInsight, planOf } from './plans';

export const aircall: Api = {
	name: 'Aircall',
	host: 'https://api.aircall.io',
	domains: ['aircall.io'],
	credential: { name: 'aircallApi', secrets: ['apiToken'], basic: ['apiId', 'apiToken'] },
	// Every write needs it, also one without a body.
	headers: { 'content-type': 'application/json' },
	// The reference says 120 for the company; older texts say 60, which is safe either way.
	limit: { cost: 60, seconds: 60 },
	quota,
	unwrap,
	explain: ({ status, body }, route) => ({
		message: said(body),
		advice: advice(status, route),
	}),
};

/** After how many seconds what appears minutes after a call is asked for again. */
export const ASK_AGAIN = 15;

const MINUTE_MS = 60_000;

/**
 * The reference has these headers on refusals, public clients read them on every answer. The unit of
 * the reset is not documented; what does not lie within the next minute is not trusted.
 */
function quota(headers: Answer['headers'], now: number): Quota {
	const reset = numberIn(headers['x-aircallapi-reset']) ?? NaN;
	return {
		remaining: numberIn(headers['x-aircallapi-remaining']),
		resetAt: [reset, reset * 1000].find((time) => time >= now && time <= now + MINUTE_MS),
	};
}

/** `{ call: {} }` and `{ meta: {}, calls: [] }` to what they hold; a message comes without envelope. */
export function unwrap(body: unknown): unknown {
	if (!isObject(body)) return body;
	const [held, ...others] = Object.keys(body).filter((key) => key !== 'meta');
	const inside = body[held];
	return others.length === 0 && typeof inside === 'object' ? inside : body;
}

/** `error` only names the status; `troubleshoot`, where it is there, says what happened. */
function said(body: unknown): string {
	const { error, troubleshoot, errors, message } = objectOf(body);
	return [troubleshoot ?? error, errors, message].map(flatten).filter(Boolean).join(': ');
}

const OR_WRONG =
	"If other operations fail in the same way, the credential's API ID or API Token is wrong.";

/** What only one public source knows of. */
const UNCERTAIN = ['/a2p_campaign', '/v1/campaigns/'];

/** A refusal with 403 means the credential, or that the company may not do this. */
function notAllowed(route: Route): string {
	const plan = planOf(route);
	if (plan !== undefined) {
		return `This needs ${plan}, which may not be part of your Aircall plan. ${OR_WRONG}`;
	}
	const feature = featureOf(route);
	if (feature) {
		return `${feature.name} may not be part of your Aircall plan, or may not be set up for ${feature.holder}. ${OR_WRONG}`;
	}
	if (route.includes('/integrations/')) {
		return `Aircall gives this to integrations that sign in with OAuth, and not to an API key. ${OR_WRONG}`;
	}
	return "The credential's API ID and API Token are not a valid pair. Open the credential, enter both again and test it.";
}

const UNCERTAIN_NAMES =
	'Where this is about the media, the user or the template of the message: what Aircall calls these is not certain. Please report this message to the makers of this node.';

/** A refusal with 400 or 422, where a part of the route tells more than Aircall does. */
function refused(route: Route): string | undefined {
	if (route.endsWith('/insight_cards')) {
		return 'A card can be shown only while the call goes on: start the workflow with an event such as Call Rings at User of the Aircall Trigger.';
	}
	if (route.endsWith('/comments')) return 'A call takes 5 comments, which cannot be removed.';
	if (route === 'POST /v1/webhooks') {
		return 'A company has 100 webhooks at most, those of other tools and of tests included. If there are that many, remove some in the Aircall Dashboard.';
	}
	if (route.includes('/dialer_campaign')) {
		return 'Aircall takes no number that waits in the campaign already; Push to Dialer leaves out those that do. It may refuse all numbers of a request for one of them.';
	}
	return route.includes('/messages/') ? UNCERTAIN_NAMES : undefined;
}

/** What to do where the general advice would not help. */
function advice(status: number, route: Route): string | undefined {
	switch (status) {
		case 400:
		case 422:
			return refused(route);
		case 403:
			return notAllowed(route);
		case 404:
			if (isInsight(route)) {
				return "Aircall has not made this for the call, or not yet: it comes minutes after a call that was recorded on a number with transcription, and is gone with the recording. Turn on 'Wait Until Ready', or start the workflow with the event of the Aircall Trigger that says it is ready.";
			}
			return UNCERTAIN.some((part) => route.includes(part))
				? 'Aircall may not offer this operation any more: its public description no longer names it.'
				: undefined;
		case 405:
			// About the state of a call or a user.
			return route.endsWith('_recording')
				? 'A recording can be paused and resumed only while the call goes on, on a number that records its calls.'
				: "The user must be signed in to Aircall's desktop app, available and not on a call.";
		case 409:
			return route.includes('/outbound-calls/agents/')
				? "A call with this 'Idempotency Key' was asked for before, and Aircall makes no second one. For another call, give another key."
				: undefined;
		default:
			return undefined;
	}
}

const MAX_PAGE = 50;

/** Every list: page numbers, and the link of the next page in `meta`. */
export const pages = pageNumber({
	page: 'page',
	size: 'per_page',
	max: MAX_PAGE,
	records: (answer) => requireList(unwrap(answer)),
	next: (answer, { page: current_page, per_page }) => {
		const { next_page_link: link, ...counts } = objectOf(getPath(answer, 'meta'));
		if (link !== undefined) return link;
		// Some lists come without the link, and perhaps some without any of these.
		const told = { current_page, per_page, ...counts };
		return isCountedBehind(told, requireList(unwrap(answer)).length);
	},
	isGuess: (answer) => {
		const { next_page_link: link, total } = objectOf(getPath(answer, 'meta'));
		return link === undefined && countIn(total) === undefined;
	},
	total: (answer) => getPath(answer, 'meta.total'),
});

/** Whether more records follow by their count. Where that cannot be right, a full page is not the last. */
function isCountedBehind({ current_page, per_page, total }: Json, held: number): boolean {
	const [page = NaN, size = NaN, count = NaN] = [current_page, per_page, total].map(countIn);
	const reached = page * size;
	// Nobody counts: a full page is not the last, and more than a page is the whole list.
	if (Number.isNaN(count)) return held === size;
	return held > 0 && (reached < count || (reached !== count && held >= size));
}

/** WhatsApp templates: each page tells the token of the next. How long one can be is not documented. */
export const tokenPages: Paging = {
	max: MAX_PAGE,
	first: (size) => ({ limit: size }),
	read: (answer, query) => {
		const records = requireList(getPath(answer, 'templates'));
		const { nextToken: token, totalCount } = objectOf(getPath(answer, 'pageInfo'));
		const total = countIn(totalCount);
		if (isEnd(token)) return { records, total };
		const next = wordsOf(token);
		if (next === '') return { records, total, isLost: true };
		return { records, total, next: { ...query, token: next } };
	},
};
