/** What is new in Nutshell, for an n8n that the internet cannot reach: the same events. */
import type { Json } from '../engine/json';
import type { Feed, Told } from '../engine/vocabulary/feed';
import type { PollingTrigger } from '../engine/vocabulary/trigger';
import type { Query } from '../engine/vocabulary/values';
import { deletedEvents, nutshell, timelinePages } from './api';
import { events } from './events';
import { happeningOf, keyOf, timeOf, type EventType } from './timeline';

const HOUR = 60 * 60 * 1000;
const YEAR = 365 * 24 * HOUR;

const when = (event: Json) => {
	const seconds = timeOf(event);
	return seconds === undefined ? undefined : seconds * 1000;
};

const tells = (event: Json): Told => {
	const { record, kind, actor, changes } = happeningOf(event);
	return { record, kind, ...(actor && { actor }), ...(changes && { changes }) };
};

/**
 * The timeline is read from its top down to what is known. Nutshell can also be asked for what is newer
 * than an event or a time, but does not say which of these events come if there are more than a page
 * of them; its lists begin with the newest.
 */
const timeline = (type: EventType, query: Query = {}): Feed => ({
	type,
	route: 'GET /rest/events',
	paging: timelinePages,
	since: () => ({ query }),
	newest: { query },
	order: 'newest first',
	when,
	key: keyOf,
	// Nobody knows whether an event can show some time after it has happened, such as an email.
	overlap: HOUR,
	tells,
});

const feeds: Feed[] = [
	timeline('events'),
	// They are left out of the timeline unless they are asked for.
	timeline('formSubmissions', {
		events: ['formSubmissions'],
		'filters[payload][]': ['formSubmissions'],
	}),
	{
		type: 'deleted' satisfies EventType,
		route: 'GET /rest/events/deleted',
		paging: deletedEvents,
		since: () => ({}),
		newest: {},
		order: 'none',
		when,
		// Their time may be that of the deletion or an earlier one: what is new is told by the ID.
		overlap: YEAR,
		tells: (event) => ({ ...tells(event), isGone: true }),
	},
];

export const polling: PollingTrigger = { api: nutshell, events, feeds };
