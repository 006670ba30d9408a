import {
	cases,
	choice,
	email,
	longText,
	needed,
	text,
	type Field,
} from '../../../engine/vocabulary/field';
import {
	action,
	create,
	get,
	list,
	remove,
	resource,
	update,
} from '../../../engine/vocabulary/operation';
import { tellsCreated } from '../../../engine/vocabulary/output';
import {
	between,
	contactId,
	emailId,
	firstName,
	lastName,
	order,
	phone,
	phoneNumberId,
} from '../../fields';
import { call, contact } from '../../records';
import { windows } from '../../windows';
import { callsOf } from './calls';
import { eachOnce, label, more, newEmail, newPhone, oneEmail, onePhone, tooMany } from './details';
import { search } from './search';
import { upsert } from './upsert';

const company = text('company_name', {
	label: 'Company',
	min: 1,
	max: 255,
	placeholder: 'e.g. Acme',
});
const information = longText('information', { min: 1, description: 'Free text about the contact' });

const matchBy = choice('match_by', ['email', 'phone_number'], {
	in: 'local',
	default: 'phone_number',
	description: 'By what Aircall finds contacts; it cannot search by name',
});

/** A field for each way to match, of which one is needed. */
const either = (byPhone: Field, byEmail: Field) =>
	cases(matchBy, { phone_number: [byPhone], email: [byEmail] });

/** What becomes of a contact that is there already: nothing is taken away from it. */
const FOUND_BY = 'What the contact is found by, and what a new one gets';
const ADDS_ONE = 'Added where the contact lacks it; its others stay';
const ADDS = 'Those that the contact lacks are added; its others stay';

const orderBy = choice('order_by', ['created_at', 'updated_at'], {
	label: 'Sort By',
	default: 'created_at',
});

export const contactResource = resource(contact, {
	addEmail: action('POST /v1/contacts/{contact_id}/email_details', {
		required: [contactId, newEmail, label],
		simplify: false,
		name: 'Add Email',
		action: 'Add an email to a contact',
		description: 'Add an email address to a contact, which can have 20',
	}),
	addPhoneNumber: action('POST /v1/contacts/{contact_id}/phone_details', {
		required: [contactId, newPhone, label],
		simplify: false,
		name: 'Add Phone Number',
		action: 'Add a phone number to a contact',
		description: 'Add a phone number to a contact, which can have 20',
	}),
	create: create('POST /v1/contacts', {
		beside: [firstName(), lastName(), needed(onePhone()), oneEmail(), company],
		optional: [information, ...more()],
		check: tooMany,
		body: eachOnce,
		description:
			'Create a shared contact, also where there is one with the same phone number; Create or Update looks for it first',
	}),
	delete: remove('DELETE /v1/contacts/{contact_id}', {
		required: [contactId],
	}),
	deleteEmail: remove('DELETE /v1/contacts/{contact_id}/email_details/{email_id}', {
		required: [contactId, emailId],
		name: 'Delete Email',
		action: 'Delete an email of a contact',
		description: 'Delete an email address of a contact, and keep the contact',
	}),
	deletePhoneNumber: remove('DELETE /v1/contacts/{contact_id}/phone_details/{phone_id}', {
		required: [contactId, phoneNumberId],
		name: 'Delete Phone Number',
		action: 'Delete a phone number of a contact',
		description: 'Delete a phone number of a contact, and keep the contact',
	}),
	get: get('GET /v1/contacts/{contact_id}', { required: [contactId] }),
	getAll: list('GET /v1/contacts', {
		query: { order: 'desc' },
		paging: windows('created_at'),
		filters: between('Created'),
		options: [order, orderBy],
		description: 'Retrieve many shared contacts, newest first',
	}),
	getCalls: list('GET /v1/calls/search', {
		required: [contactId],
		paging: windows('started_at'),
		filters: [choice('direction', ['inbound', 'outbound']), ...between('Started')],
		of: call,
		run: callsOf,
		name: 'Get Calls',
		action: 'Get the calls of a contact',
		description: 'Retrieve the calls with any phone number of a contact, newest first',
	}),
	search: list('GET /v1/contacts/search', {
		required: [matchBy, ...either(phone('phone_number'), email('email'))],
		query: { order: 'desc' },
		paging: windows('created_at'),
		filters: between('Created'),
		options: [order, orderBy],
		run: search,
		description: 'Retrieve the contacts with a phone number or an email address',
	}),
	update: update('POST /v1/contacts/{contact_id}', {
		required: [contactId],
		optional: [company, firstName(), information, lastName()],
		description: 'Change the names, company or information of a contact; none can be emptied',
	}),
	updateEmail: update('PUT /v1/contacts/{contact_id}/email_details/{email_id}', {
		required: [contactId, emailId],
		optional: [newEmail, label],
		simplify: false,
		name: 'Update Email',
		action: 'Update an email of a contact',
		description: 'Change an email address of a contact, or its label',
	}),
	updatePhoneNumber: update('PUT /v1/contacts/{contact_id}/phone_details/{phone_id}', {
		required: [contactId, phoneNumberId],
		optional: [newPhone, label],
		simplify: false,
		name: 'Update Phone Number',
		action: 'Update a phone number of a contact',
		description: 'Change a phone number of a contact, or its label',
	}),
	upsert: action('POST /v1/contacts', {
		required: [matchBy, ...either(onePhone(FOUND_BY), oneEmail(FOUND_BY))],
		beside: [
			firstName(),
			lastName(),
			...either(oneEmail(ADDS_ONE), onePhone(`A new contact needs one. ${ADDS_ONE}.`)),
			company,
		],
		optional: [information, ...more(ADDS)],
		check: tooMany,
		run: upsert,
		tells: tellsCreated,
	}),
});
