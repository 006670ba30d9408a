/** Shared contacts, with their phone numbers and email addresses as sub-resources. */
import { empty, json } from '../http';
import type { ApiCall, Routes } from './answers';
import { CEILING, directLink, find, page, refuse } from './answers';
import type { Contact, Detail, State } from './state';
import { seconds } from './state';

const MAX_DETAILS = 20;
/** The list of contacts gives more than other lists, unless it is asked. */
const PER_PAGE = 50;

type DetailFields = Pick<Detail, 'label' | 'value'>;
type Scalars = Pick<Contact, 'first_name' | 'last_name' | 'company_name' | 'information'>;

/** The wire name of a contact's details and the paths and texts that go with it. */
const PHONES = { key: 'phone_numbers', kind: 'Phone', param: 'phone_id' } as const;
const EMAILS = { key: 'emails', kind: 'Email', param: 'email_id' } as const;

export function contacts(state: State): Routes {
	const list = (call: ApiCall, records: Iterable<Contact>, perPage?: number) =>
		page(call, {
			key: 'contacts',
			records,
			view: (contact) => contact,
			time: (contact) => contact.created_at,
			orderBy: (contact) =>
				call.query.get('order_by') === 'updated_at' ? contact.updated_at : contact.created_at,
			ceiling: CEILING,
			perPage,
		});
	const found = ({ params }: ApiCall) => find(state.contacts, params.contact_id, 'Contact');
	const touched = (contact: Contact) => {
		contact.updated_at = seconds(state);
		return json(200, { contact });
	};

	return {
		'contact.list': (call) => list(call, state.contacts.values(), PER_PAGE),

		// Only these two filter. Without either of them, everything comes back.
		'contact.search': (call) => {
			const phone = call.query.get('phone_number');
			const email = call.query.get('email');
			const has = (details: Detail[], value: string | null) =>
				value === null || details.some((detail) => detail.value === value);
			return list(
				call,
				[...state.contacts.values()].filter(
					(contact) => has(contact.phone_numbers, phone) && has(contact.emails, email),
				),
			);
		},

		'contact.get': (call) => json(200, { contact: found(call) }),

		'contact.create': ({ body }) => {
			const {
				phone_numbers,
				emails = [],
				...scalars
			} = body as Partial<Scalars> & {
				phone_numbers: unknown[];
				emails?: unknown[];
			};
			if (phone_numbers.length === 0) refuse(400, 'phone_numbers must have at least one entry');
			const details = (values: unknown[], field: string): Detail[] => {
				if (values.length > MAX_DETAILS) refuse(400, `${field} can have ${MAX_DETAILS} entries`);
				return values.map((value) => ({ id: state.nextId(), ...detailFields(value, field) }));
			};
			const id = state.nextId();
			const contact: Contact = {
				id,
				direct_link: directLink(`v1/contacts/${id}`),
				first_name: '',
				last_name: '',
				company_name: null,
				information: '',
				is_shared: true,
				created_at: seconds(state),
				updated_at: seconds(state),
				...scalars,
				phone_numbers: details(phone_numbers, 'phone_numbers'),
				emails: details(emails, 'emails'),
			};
			state.contacts.set(id, contact);
			return json(200, { contact });
		},

		'contact.update': (call) => {
			const contact = found(call);
			for (const [name, value] of Object.entries(call.body as Partial<Scalars>)) {
				if (value?.trim() === '') refuse(400, `${name} must not be blank`);
			}
			return touched(Object.assign(contact, call.body));
		},

		'contact.delete': (call) => {
			state.contacts.delete(found(call).id);
			return empty(204);
		},

		...detailRoutes(PHONES),
		...detailRoutes(EMAILS),
	};

	/** Add, update and delete of one kind of detail. The two that answer do so with the contact. */
	function detailRoutes({ key, kind, param }: typeof PHONES | typeof EMAILS): Routes {
		const detailOf = (call: ApiCall) =>
			found(call)[key].find(({ id }) => id === Number(call.params[param])) ??
			refuse(404, `${kind} not found`);
		return {
			[`contact.add${kind}`]: (call) => {
				const contact = found(call);
				if (contact[key].length === MAX_DETAILS)
					refuse(400, `${key} can have ${MAX_DETAILS} entries`);
				contact[key].push({ id: state.nextId(), ...detailFields(call.body, key) });
				return touched(contact);
			},
			[`contact.update${kind}`]: (call) => {
				const detail = detailOf(call);
				Object.assign(detail, detailFields({ ...pick(detail), ...call.body }, key));
				return touched(found(call));
			},
			[`contact.delete${kind}`]: (call) => {
				const contact = found(call);
				const gone = detailOf(call);
				contact[key] = contact[key].filter((detail) => detail !== gone);
				contact.updated_at = seconds(state);
				return empty(204);
			},
		};
	}
}

function pick({ label, value }: Detail): DetailFields {
	return { label, value };
}

/** Reads a label and a value, both needed and nothing else; 400 otherwise. */
function detailFields(value: unknown, field: string): DetailFields {
	const entries = Object.entries(value ?? {});
	const right =
		entries.length === 2 &&
		entries.every(
			([name, text]) =>
				['label', 'value'].includes(name) && typeof text === 'string' && text.trim() !== '',
		);
	return right ? (value as DetailFields) : refuse(400, `${field} needs a label and a value`);
}
