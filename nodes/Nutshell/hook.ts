/**
 * What Nutshell's webhooks bring, on one page. Sources: developers.nutshell.com (Working with webhooks,
 * Sample webhook payload). The API makes no webhooks: a person enters the address at Nutshell, which then
 * sends everything that happens, without a signature.
 */
import { isObject, type Json } from '../engine/json';
import type { Happening } from '../engine/vocabulary/event';
import type { Delivery } from '../engine/vocabulary/hook';
import { recordsOf } from '../engine/vocabulary/paging';
import { tokenInQuery } from '../engine/vocabulary/signature';
import { eventsIn } from './api';
import { happeningOf } from './timeline';

export const delivery: Delivery = {
	verify: tokenInQuery('token'),
	happenings: (body) =>
		Array.isArray(body.events) ? eventsIn(body).map((event, i) => oneOf(body, event, i)) : [],
};

/** One event of a delivery. Its raw form is the delivery as if it held nothing else. */
function oneOf(body: Json, event: Json, at: number): Happening {
	return {
		...happeningOf(event),
		raw: {
			...body,
			events: recordsOf(body.events).slice(at, at + 1),
			actors: isObject(event.actor) ? [event.actor] : [],
			payloads: event.payloads,
		},
	};
}
