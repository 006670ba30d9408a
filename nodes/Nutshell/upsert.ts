/** Create or update: the record is searched for, and changed if it is there. */
import type { Call } from '../engine/call';
import type { Json } from '../engine/json';
import { recordsOf } from '../engine/paging';
import type { Query } from '../engine/request';
import { pages } from './api';
import { create } from './exchange';
import { patch, patchHeaders } from './patch';

/** How to find the record. */
export interface Wanted {
	/** Narrows the list; may find more than what is meant. */
	query: Query;
	/** Whether a record is the one that is meant. */
	is: (record: Json) => boolean;
	/** Continues "There is more than one record …". */
	says: string;
	/** What makes a new record the one that is meant. */
	fresh: Json;
}

/** @throws Error when several records fit, since the choice would be a guess */
export async function upsert(call: Call, segment: string, wanted: Wanted): Promise<Json> {
	const { body } = call.values;
	const { query, is, says } = wanted;
	const found: Json[] = [];
	for await (const one of call.list(`GET /rest/${segment}`, pages(segment), { query })) {
		if (is(one)) found.push(one);
	}
	if (found.length > 1) {
		throw new Error(`There is more than one record ${says}. Update one of them by its ID`);
	}
	if (found.length === 0) {
		return await call.record(`POST /rest/${segment}`, {
			body: create(segment)({ ...wanted.fresh, ...body }),
		});
	}
	const path = { id: String(found[0].id) };
	const changes = patch(segment)(body);
	if (changes.length > 0) {
		await call.send(`PATCH /rest/${segment}/{id}`, { path, body: changes, headers: patchHeaders });
	}
	return await call.record(`GET /rest/${segment}/{id}`, { path });
}

/** A record with this email address, in any case of letters. */
export function byEmail(email: string): Wanted {
	return {
		query: { email },
		is: ({ emails }) =>
			recordsOf(emails).some(({ value }) => String(value).toLowerCase() === email.toLowerCase()),
		says: `with the email "${email}"`,
		fresh: { emails: [{ value: email, isPrimary: true }] },
	};
}

/** A record with exactly this name. */
export function byName(name: string): Wanted {
	return {
		query: { q: name },
		is: (one) => one.name === name,
		says: `named "${name}"`,
		fresh: { name },
	};
}
