/** The phone numbers and emails of a contact, as they are asked for and sent. */
import type { Json } from '../../../engine/json';
import { email, groups, text, type Field } from '../../../engine/vocabulary/field';
import { recordsOf } from '../../../engine/vocabulary/paging';
import { isSameText } from '../../../engine/vocabulary/spelling';
import type { Values } from '../../../engine/vocabulary/values';
import { camelCase } from '../../../engine/vocabulary/words';
import { phone } from '../../fields';

const USUAL_LABEL = 'Work';
export const label = text('label', { min: 1, default: USUAL_LABEL, placeholder: 'e.g. Work' });
export const newPhone = phone('value', { name: 'phoneNumber', label: 'Phone Number' });
export const newEmail = email('value', { name: 'email', label: 'Email' });

/** The one that most contacts have: the first of the list, with the usual label. */
const first =
	(list: string, one: Field) =>
	(description?: string): Field => ({
		...one,
		wire: list,
		property: description === undefined ? one.property : { ...one.property, description },
		read: (raw, context) => {
			const value = one.read(raw, context);
			return value === undefined ? undefined : [{ label: USUAL_LABEL, value }];
		},
	});
export const onePhone = first('phone_numbers', newPhone);
export const oneEmail = first('emails', newEmail);

const further = (list: string, item: string, one: Field, description?: string): Field =>
	groups(list, item, [], {
		label: `More ${item}s`,
		name: camelCase(`More ${item}s`),
		description,
		required: [one, label],
		notes: [label],
	});

/** What a contact has beside these, each with a label of its own. */
export const more = (description?: string): Field[] => [
	further('emails', 'Email', newEmail, description),
	further('phone_numbers', 'Phone Number', newPhone, description),
];

const LISTS = ['phone_numbers', 'emails'];
const MOST = 20;

/** A sentence where a contact would have more of them than it can. */
export function tooMany({ body }: Values): string | undefined {
	const counts = LISTS.map((list) => recordsOf(body[list]).length);
	return Math.max(...counts) > MOST
		? `A contact can have ${MOST} phone numbers and ${MOST} emails`
		: undefined;
}

/**
 * Rows often have one number in two columns: it is sent once, where it stands first, with the label
 * that is given last, since the first one of a contact has none to choose.
 */
export function eachOnce(body: Json): Json {
	const given = LISTS.filter((list) => body[list] !== undefined);
	return { ...body, ...Object.fromEntries(given.map((list) => [list, distinct(body[list])])) };
}

function distinct(details: unknown): Json[] {
	const all = recordsOf(details);
	const same = ({ value }: Json) => all.filter((one) => isSameText(one.value, value));
	return all
		.filter((one) => one === same(one)[0])
		.map((one) => ({ ...one, label: same(one).at(-1)?.label }));
}
