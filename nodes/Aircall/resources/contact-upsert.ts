/** Create or Update of contacts, which Aircall itself does not have. */
import type { Call } from '../../engine/call';
import type { Json } from '../../engine/json';
import { recordsOf } from '../../engine/paging';
import type { Route } from '../../engine/route';
import { isSameText } from '../../engine/spelling';
import { pages } from '../api';
import { isSamePhone } from '../values';

type Detail = 'email' | 'phone_number';

interface DetailKind {
	/** The list in the contact. */
	list: 'emails' | 'phone_numbers';
	add: Route;
	/** Whether a contact has it. */
	has: (contact: Json, value: string) => boolean;
}

const detail = (
	list: DetailKind['list'],
	add: Route,
	isSame: (one: string, other: string) => boolean,
): DetailKind => ({
	list,
	add,
	has: (contact, value) => recordsOf(contact[list]).some((one) => isSame(String(one.value), value)),
});

/** By what contacts can be searched, and what can be added to them. */
export const DETAILS: Record<Detail, DetailKind> = {
	email: detail('emails', 'POST /v1/contacts/{contact_id}/email_details', isSameText),
	phone_number: detail(
		'phone_numbers',
		'POST /v1/contacts/{contact_id}/phone_details',
		isSamePhone,
	),
};

/** By what a contact is to be found. */
export const matched = (local: Json): Detail =>
	local.match_by === 'email' ? 'email' : 'phone_number';

/**
 * Updates the contact that has one of the given phone numbers or emails, or creates one.
 * @throws Error when several contacts have them, or when there is nothing to create one from
 */
export async function upsert(call: Call): Promise<Json> {
	const { body, local } = call.values;
	const by = matched(local);
	const given = recordsOf(body[DETAILS[by].list]).map(({ value }) => String(value));
	const found = await owners(call, by, given);
	if (found.length > 1) {
		const ids = found.map(({ id }) => String(id)).join(', ');
		throw new Error(
			`More than one contact has ${given.join(' or ')}: ${ids}. Use Update with one of these IDs`,
		);
	}
	if (found.length === 1) return await complete(call, found[0]);
	if (recordsOf(body.phone_numbers).length === 0) {
		throw new Error(`No contact has ${given.join(' or ')}, and a new one needs 'Phone Numbers'`);
	}
	return await call.record('POST /v1/contacts', { body });
}

/** The contacts that really have one of the values: the search may give others too. */
async function owners(call: Call, by: Detail, values: string[]): Promise<Json[]> {
	const found = new Map<unknown, Json>();
	for (const value of values) {
		const query = { [by]: value };
		for await (const one of call.list('GET /v1/contacts/search', pages, { query })) {
			if (DETAILS[by].has(one, value)) found.set(one.id, one);
		}
	}
	return [...found.values()];
}

/** Changes what is given, and adds the phone numbers and emails that the contact lacks. */
async function complete(call: Call, contact: Json): Promise<Json> {
	const path = { contact_id: String(contact.id) };
	const { phone_numbers, emails, ...changes } = call.values.body;
	const missing = Object.values(DETAILS).flatMap(({ list, add, has }) =>
		recordsOf({ phone_numbers, emails }[list])
			.filter(({ value }) => !has(contact, String(value)))
			.map((body) => ({ add, body })),
	);
	const changed =
		Object.keys(changes).length === 0
			? contact
			: await call.record('POST /v1/contacts/{contact_id}', { path, body: changes });
	for (const { add, body } of missing) await call.send(add, { path, body });
	return missing.length === 0
		? changed
		: await call.record('GET /v1/contacts/{contact_id}', { path });
}
