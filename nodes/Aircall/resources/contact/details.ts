/** The phone numbers and emails of a contact, as they are sent. */
import type { Json } from '../../../engine/json';
import { recordsOf } from '../../../engine/vocabulary/paging';
import { isSameText } from '../../../engine/vocabulary/spelling';
import type { Values } from '../../../engine/vocabulary/values';

const LISTS = ['phone_numbers', 'emails'];
const MOST = 20;

/** A sentence where a contact would have more of them than it can. */
export function tooMany({ body }: Values): string | undefined {
	const counts = LISTS.map((list) => recordsOf(body[list]).length);
	return Math.max(...counts) > MOST
		? `A contact can have ${MOST} phone numbers and ${MOST} emails`
		: undefined;
}

/** Rows often have one number in two columns: it is sent once, with its first label. */
export function eachOnce(body: Json): Json {
	const given = LISTS.filter((list) => body[list] !== undefined);
	return { ...body, ...Object.fromEntries(given.map((list) => [list, distinct(body[list])])) };
}

function distinct(details: unknown): Json[] {
	const all = recordsOf(details);
	const first = ({ value }: Json) => all.find((one) => isSameText(one.value, value));
	return all.filter((one) => one === first(one));
}
