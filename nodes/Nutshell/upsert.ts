/** Create or update: the record is searched for, and changed if it is there. */
import { knownId } from '../engine/vocabulary/answered';
import type { Job } from '../engine/vocabulary/job';
import type { Json } from '../engine/json';
import { recordsOf } from '../engine/vocabulary/paging';
import { createOrUpdate } from '../engine/vocabulary/upsert';
import type { Query } from '../engine/vocabulary/values';
import { keyOf, looseKey } from '../engine/vocabulary/spelling';
import { pages } from './api';
import { newRecord } from './exchange';
import { patch, patchHeaders } from './patch';
import { hasEmail } from './records';

/** How to find the record. */
export interface Wanted {
	/** Narrows the list; may find more than what is meant. */
	query: Query;
	/** Whether a record is the one that is meant. */
	is: (record: Json) => boolean;
	/** Continues "There is more than one record …". */
	says: string;
	/** The given values, so that the record can be found in the same way the next time. */
	complete: (given: Json, isNew: boolean) => Json;
}

/**
 * @returns the record, and in `created` whether it was created
 * @throws Error when several records fit, since the choice would be a guess
 */
export async function upsert(job: Job, segment: string, wanted: Wanted): Promise<Json> {
	const { body } = job.values;
	const { says, complete } = wanted;
	return await createOrUpdate(await fitting(job, segment, wanted), {
		meant: `record ${says}`,
		create: async () => await made(job, segment, complete(body, true)),
		update: async (id) => {
			const path = { id };
			const changes = patch(segment)(complete(body, false));
			if (changes.length > 0) {
				const parts = { path, body: changes, headers: patchHeaders };
				await job.send(`PATCH /rest/${segment}/{id}`, parts);
			}
			return await job.record(`GET /rest/${segment}/{id}`, { path });
		},
	});
}

/**
 * Finds a record, and leaves it as it is; makes one where there is none.
 * @returns its ID, and in `created` whether it was made
 * @throws Error when several records fit
 */
export async function findOrCreate(
	job: Job,
	segment: string,
	wanted: Wanted,
	content: Json,
): Promise<{ id: string; created: boolean }> {
	const one = await createOrUpdate(await fitting(job, segment, wanted), {
		meant: `${NOUNS[segment]} ${wanted.says}`,
		create: async () => await made(job, segment, wanted.complete(content, true)),
		update: async (id) => await Promise.resolve({ id }),
	});
	return { id: knownId(one), created: one.created === true };
}

const NOUNS: Record<string, string> = { accounts: 'company', contacts: 'person' };

async function fitting(job: Job, segment: string, { query, is }: Wanted): Promise<Json[]> {
	const found: Json[] = [];
	for await (const one of job.list(`GET /rest/${segment}`, pages(segment), { query })) {
		if (is(one)) found.push(one);
	}
	return found;
}

async function made(job: Job, segment: string, content: Json): Promise<Json> {
	return await job.record(`POST /rest/${segment}`, { body: newRecord(segment)(content) });
}

/** A record with this email address, in any case of letters. */
export function byEmail(email: string): Wanted {
	const is = (one: Json) => hasEmail(one, email);
	return {
		query: { email },
		is,
		says: `with the email "${email}"`,
		complete: (given, isNew) => {
			if (is(given) || !(isNew || given.emails)) return given;
			const others = recordsOf(given.emails);
			const isPrimary = !others.some((other) => other.isPrimary);
			return { ...given, emails: [{ value: email, isPrimary }, ...others] };
		},
	};
}

/**
 * A record with this name, in any case of letters: a second record that nobody wanted is worse than
 * a question which of two is meant.
 */
export function byName(given: string): Wanted {
	const name = keyOf(given);
	const wanted = looseKey(given);
	return {
		query: { q: name },
		is: (one) => looseKey(one.name) === wanted,
		says: `named "${name}"`,
		complete: (values, isNew) => (isNew ? { name, ...values } : values),
	};
}
