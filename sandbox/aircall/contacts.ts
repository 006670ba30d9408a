/** Shared contacts, with their phone numbers and email addresses as sub-resources. */
import type { Filter } from '../list';
import { CEILING, refuse } from './answers';
import type { ApiCall, Routes } from './answers';
import type { Contact } from './kinds';
import { on, resource } from './resource';
import { contactView } from './views';

const MAX_DETAILS = 20;
/** The list of contacts gives more than other lists, unless it is asked. */
const PER_PAGE = 50;

type DetailsKey = 'phone_numbers' | 'emails';
type Detail = Contact[DetailsKey][number];

/** Which value one of a contact's details must have. */
function has(key: DetailsKey): Filter<Contact, ApiCall> {
	return ({ query }, name) => {
		const wanted = query.get(name);
		return wanted === null ? undefined : (row) => row[key].some(({ value }) => value === wanted);
	};
}

export const contacts: Routes = {
	...resource('contacts', {
		show: contactView,
		ceiling: CEILING,
		usual: PER_PAGE,
		// Only these two filter. Without either of them, everything comes back.
		search: { phone_number: has('phone_numbers'), email: has('emails') },
		write: (fields, call, own) => {
			if (!own) return withDetails(fields, call);
			for (const [name, value] of Object.entries(fields)) {
				if (String(value).trim() === '') refuse(400, `${name} must not be blank`);
			}
			return fields;
		},
	}),

	...detailRoutes('Phone', 'phone_numbers'),
	...detailRoutes('Email', 'emails'),
};

/** Add, update and delete of one kind of detail. The two that answer do so with the contact. */
function detailRoutes(kind: string, key: DetailsKey): Routes {
	const detailOf = (call: ApiCall, contact: Contact) => {
		const id = Number(call.params[`${kind.toLowerCase()}_id`]);
		return contact[key].find((one) => one.id === id) ?? refuse(404, `${kind} not found`);
	};
	const changed = (change: (contact: Contact, call: ApiCall) => void) =>
		on('contacts', (contact, call) => {
			change(contact, call);
			contact.updated_at = call.now;
			const isGone = call.request.method === 'DELETE';
			return isGone ? undefined : { contact: contactView(contact, call) };
		});
	return {
		[`contact.add${kind}`]: changed((contact, call) => {
			if (contact[key].length === MAX_DETAILS) tooMany(key);
			contact[key].push(newDetail(call, call.body, key));
		}),
		[`contact.update${kind}`]: changed((contact, call) => {
			const detail = detailOf(call, contact);
			const { label, value } = detail;
			Object.assign(detail, detailFields({ label, value, ...call.body }, key));
		}),
		[`contact.delete${kind}`]: changed((contact, call) => {
			const gone = detailOf(call, contact);
			contact[key] = contact[key].filter((detail) => detail !== gone);
		}),
	};
}

/** A new contact needs a phone number. */
function withDetails(
	{ phone_numbers = [], emails = [], ...fields }: Partial<Contact>,
	call: ApiCall,
): Partial<Contact> {
	if (phone_numbers.length === 0) refuse(400, 'phone_numbers must have at least one entry');
	const id = call.state.nextId();
	const details = (values: unknown[], key: DetailsKey) => {
		if (values.length > MAX_DETAILS) tooMany(key);
		return values.map((value) => newDetail(call, value, key));
	};
	const phones = details(phone_numbers, 'phone_numbers');
	return { id, ...fields, phone_numbers: phones, emails: details(emails, 'emails') };
}

function tooMany(key: DetailsKey): never {
	return refuse(400, `${key} can have ${MAX_DETAILS} entries`);
}

function newDetail({ state }: ApiCall, value: unknown, key: DetailsKey): Detail {
	return { id: state.nextId(), ...detailFields(value, key) };
}

/** Reads a label and a value, both needed and nothing else; 400 otherwise. */
function detailFields(value: unknown, key: DetailsKey): Omit<Detail, 'id'> {
	const { label, value: text, ...others } = Object(value) as Record<string, unknown>;
	const isRight =
		Object.keys(others).length === 0 &&
		[label, text].every((one) => typeof one === 'string' && one.trim() !== '');
	return isRight ? (value as Detail) : refuse(400, `${key} needs a label and a value`);
}
