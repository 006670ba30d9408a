/** Create or Update of contacts, which Aircall itself does not have. */
import type { Json } from '../../../engine/json';
import { joined, knownId } from '../../../engine/vocabulary/answered';
import type { Job } from '../../../engine/vocabulary/job';
import { recordsOf } from '../../../engine/vocabulary/paging';
import { createOrUpdate } from '../../../engine/vocabulary/upsert';
import { quote } from '../../../engine/vocabulary/value';
import { pages } from '../../api';
import { eachOnce } from './details';
import { DETAILS, matched, owners } from './search';

/**
 * Updates the contact that has one of the given phone numbers or emails, or creates one.
 * @returns it, with `created` for which of the two happened
 * @throws Error when several contacts have them, or when there is nothing to create one from
 */
export async function upsert(job: Job): Promise<Json> {
	const { local } = job.values;
	const body = eachOnce(job.values.body);
	const by = matched(local);
	const given = recordsOf(body[DETAILS[by].list]).map(({ value }) => String(value));
	const found = new Map<unknown, Json>();
	for (const value of given) {
		for await (const one of owners(job, by, value, pages)) found.set(one.id, one);
	}
	const contacts = [...found.values()];
	return await createOrUpdate(contacts, {
		meant: `contact with ${joined(given.map(quote), ' or ')}`,
		create: async () => {
			if (recordsOf(body.phone_numbers).length === 0) {
				throw new Error(
					`No contact has ${joined(given, ' or ')}, and a new one needs a 'Phone Number'`,
				);
			}
			return await job.record('POST /v1/contacts', { body });
		},
		update: async () => await complete(job, contacts[0], body),
	});
}

/** Changes what is given, and adds the phone numbers and emails that the contact lacks. */
async function complete(job: Job, contact: Json, body: Json): Promise<Json> {
	const path = { contact_id: knownId(contact) };
	const { phone_numbers, emails, ...changes } = body;
	const missing = Object.values(DETAILS).flatMap(({ list, add, has }) =>
		recordsOf({ phone_numbers, emails }[list])
			.filter(({ value }) => !has(contact, String(value)))
			.map((detail) => ({ add, detail })),
	);
	const changed =
		Object.keys(changes).length === 0
			? contact
			: await job.record('POST /v1/contacts/{contact_id}', { path, body: changes });
	for (const { add, detail } of missing) await job.send(add, { path, body: detail });
	return missing.length === 0
		? changed
		: await job.record('GET /v1/contacts/{contact_id}', { path });
}
