/** Shared contacts, with their phone numbers and email addresses as sub-resources. */
import { anyOf } from '../list';
import { must, refuse, type ApiCall, type Routes } from './answers';
import type { Contact } from './kinds';
import { on, resource } from './resource';
import { contactView } from './views';

const MAX_DETAILS = 20;
/** The list of contacts gives more than other lists, unless it is asked. */
const PER_PAGE = 50;

type DetailsKey = 'phone_numbers' | 'emails';
type Detail = Contact[DetailsKey][number];

/** By a value among a contact's details. */
const has = (key: DetailsKey) =>
	anyOf<Contact>((contact, wanted) => contact[key].some(({ value }) => value === wanted));

export const contacts: Routes = {
	...resource('contacts', {
		show: contactView,
		hasCeiling: true,
		usual: PER_PAGE,
		// Only these two filter. Without either of them, everything comes back.
		search: { phone_number: has('phone_numbers'), email: has('emails') },
		write: (fields, call, own) => {
			if (!own) return withDetails(fields, call);
			for (const [name, value] of Object.entries(fields)) {
				must(String(value).trim() !== '', `${name} must not be blank`);
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
			contact[key].push(...newDetails(call, [call.body], key, contact[key].length));
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
function withDetails(fields: Partial<Contact>, call: ApiCall): Partial<Contact> {
	const { phone_numbers: phones = [], emails = [] } = fields;
	must(phones.length > 0, 'phone_numbers must have at least one entry');
	const id = call.state.nextId();
	const phone_numbers = newDetails(call, phones, 'phone_numbers');
	return { id, ...fields, phone_numbers, emails: newDetails(call, emails, 'emails') };
}

function newDetails({ state }: ApiCall, values: unknown[], key: DetailsKey, before = 0): Detail[] {
	must(before + values.length <= MAX_DETAILS, `${key} can have ${MAX_DETAILS} entries`);
	return values.map((value) => ({ id: state.nextId(), ...detailFields(value, key) }));
}

/** Reads a label and a value, both needed and nothing else; 400 otherwise. */
function detailFields(value: unknown, key: DetailsKey): Omit<Detail, 'id'> {
	const { label, value: text, ...others } = Object(value) as Record<string, unknown>;
	const areTexts = [label, text].every((one) => typeof one === 'string' && one.trim() !== '');
	must(areTexts && Object.keys(others).length === 0, `${key} needs a label and a value`);
	return value as Detail;
}
