/** How each kind of attribute is read from a request: checked, and put into the form that is stored. */
import { shown } from './facts';
import { isFields, type Fields, type Value } from './model';

export interface Reader {
	/** What a value must be. */
	expected: string;
	/** The stored form; undefined for a value of another form. */
	read: (value: Value) => Value | undefined;
}

const reader = (expected: string, read: Reader['read']): Reader => ({ expected, read });

/** Values that are stored as they come, if they fit. */
const plain = (expected: string, fits: (value: Value) => boolean) =>
	reader(expected, (value) => (fits(value) ? value : undefined));

const isText = (value: Value): value is string => typeof value === 'string';

export const text = plain('a text', isText);
export const flag = plain('true or false', (value) => typeof value === 'boolean');
export const integer = plain('a whole number', Number.isInteger);
export const recurrence = plain('an object', isFields);

export const choice = (...choices: string[]) =>
	plain(`one of ${choices.join(', ')}`, (value) => isText(value) && choices.includes(value));

/** An amount written as text: `"999.99"`. */
export const decimal = plain(
	'a decimal number written as a text',
	(value) => isText(value) && /^-?\d+(\.\d+)?$/.test(value),
);

/** Unix seconds written as text; shown as a number. */
export const numberText = reader('a Unix time written as a text', (value) =>
	isText(value) && /^\d+$/.test(value) ? Number(value) : undefined,
);

export const dueTime = reader('an object with a timestamp', (value) =>
	isFields(value) && Number.isInteger(value.timestamp) ? value.timestamp : undefined,
);

export const money = reader('an object with amount and currency', (value) => {
	if (!isFields(value) || !isText(value.currency)) return undefined;
	const amount = Number(value.amount);
	return Number.isFinite(amount) ? { amount, currency: value.currency } : undefined;
});

/** A list of `{value, name, isPrimary}`; one of its entries is the primary one. */
function labelled(expected: string, read: Reader['read']): Reader {
	return reader(`a list of objects whose value is ${expected}`, (list) => {
		if (!Array.isArray(list)) return undefined;
		const anyPrimary = list.some((entry) => isFields(entry) && entry.isPrimary === true);
		const made = list.flatMap((entry, i): Fields[] => {
			const {
				value: given,
				isOptedOut,
				name = String(i),
				isPrimary,
			} = isFields(entry) ? entry : {};
			const value = given === undefined ? undefined : read(given);
			if (value === undefined) return [];
			const stored = { isPrimary: anyPrimary ? isPrimary === true : i === 0, name, value };
			return [isOptedOut === undefined ? stored : { ...stored, isOptedOut }];
		});
		return made.length === list.length ? made : undefined;
	});
}

export const emails = labelled('a text', text.read);
export const urls = emails;

/** Companies take phone numbers as texts, but show them as objects. */
export const phoneTexts = labelled('a text', (value) =>
	isText(value) ? { number: value } : undefined,
);

/**
 * People keep them as objects. Clients in the wild also send a text; whether Nutshell takes it is
 * unverified, so both are taken here and the object is what comes back.
 */
export const phoneObjects = labelled('{countryCode, number, extension}', (value) => {
	const phone = isText(value) ? { number: value } : value;
	if (!isFields(phone) || !isText(phone.number)) return undefined;
	const { countryCode = null, number, extension = null } = phone;
	return { countryCode, number, extension };
});

/** An address that was read always had all of its parts, some of them null. Its place is not looked up. */
export const addresses = labelled('an address object', (value) => {
	const location = { latitude: 0, longitude: 0 };
	return isFields(value) ? shown('AddressEntry.value', { ...value, location }) : undefined;
});
