/** How contacts are found: by a phone number or an email. Aircall cannot search by name. */
import type { Json } from '../../../engine/json';
import { isRefusal } from '../../../engine/vocabulary/answered';
import { upToLimit, type Job } from '../../../engine/vocabulary/job';
import type { Paging } from '../../../engine/vocabulary/paging';
import type { Route } from '../../../engine/vocabulary/route';
import type { Query } from '../../../engine/vocabulary/values';
import { otherSpellings } from '../../phone-numbers';
import { hasEmail, hasPhone } from '../../records';
import { windows } from '../../windows';

type Detail = 'email' | 'phone_number';

interface DetailKind {
	/** The list in the contact. */
	list: 'emails' | 'phone_numbers';
	add: Route;
	/** Whether a contact has it. */
	has: (contact: Json, value: string) => boolean;
	/** How else it may be stored than as Aircall wants it. */
	otherSpellings: (value: string) => string[];
}

/** By what contacts can be searched, and what can be added to them. */
export const DETAILS: Record<Detail, DetailKind> = {
	email: {
		list: 'emails',
		add: 'POST /v1/contacts/{contact_id}/email_details',
		has: hasEmail,
		otherSpellings: () => [],
	},
	phone_number: {
		list: 'phone_numbers',
		add: 'POST /v1/contacts/{contact_id}/phone_details',
		has: hasPhone,
		otherSpellings,
	},
};

/** By what a contact is to be found. */
export const matched = (local: Json): Detail =>
	local.match_by === 'email' ? 'email' : 'phone_number';

/**
 * The contacts that really have a value, for the search may give others too. Where it gives none
 * of them, it is asked for the other spellings of a phone number, since other tools store what they like.
 */
export async function* owners(
	job: Job,
	by: Detail,
	value: string,
	paging: Paging,
	query: Query = {},
): AsyncGenerator<Json> {
	const { has, otherSpellings } = DETAILS[by];
	const listed = (spelling: string) =>
		job.list('GET /v1/contacts/search', paging, { query: { ...query, [by]: spelling } });
	let isFound = false;
	for await (const one of listed(value)) {
		if (!has(one, value)) continue;
		isFound = true;
		yield one;
	}
	for (const spelling of isFound ? [] : otherSpellings(value)) {
		const found = (await all(listed(spelling))).filter((one) => has(one, value));
		yield* found;
		if (found.length > 0) return;
	}
}

/** All of a list; none where Aircall refuses a spelling that it does not write itself. */
async function all(records: AsyncIterable<Json>): Promise<Json[]> {
	const collect = async () => {
		const collected: Json[] = [];
		for await (const one of records) collected.push(one);
		return collected;
	};
	return await collect().catch((error: unknown) =>
		isRefusal(error, 400, 422) ? [] : Promise.reject(error),
	);
}

/** The contacts that a search wants. */
export function search(job: Job): AsyncGenerator<Json> {
	const { query, local } = job.values;
	const by = matched(local);
	return upToLimit(job, owners(job, by, String(query[by]), windows('created_at'), query));
}
