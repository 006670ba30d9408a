/** How each kind of attribute is read from a request: checked, and put into the form that is stored. */
import { badRequest } from './answers';
import { isFields, type Fields, type Value } from './model';

/** @throws Refusal (400) when the value is not of the attribute's form */
export type Reader = (value: Value, field: string) => Value;

function reader<T extends Value>(
	expected: string,
	fits: (value: Value) => value is T,
	store: (value: T) => Value = (value) => value,
): Reader {
	return (value, field) => {
		if (!fits(value)) throw badRequest(`"${field}" must be ${expected}.`, field);
		return store(value);
	};
}

const isText = (value: Value): value is string => typeof value === 'string';
const isInteger = (value: Value): value is number => Number.isInteger(value);

export const text = reader('a text', isText);
export const flag = reader('true or false', (value) => typeof value === 'boolean');
export const integer = reader('a whole number', isInteger);

/** An amount written as text: `"999.99"`. */
export const decimal = reader(
	'a decimal number written as a text',
	(value): value is string => isText(value) && /^-?\d+(\.\d+)?$/.test(value),
);

/** Unix seconds written as text; shown as a number. */
export const numberText = reader(
	'a Unix time written as a text',
	(value): value is string => isText(value) && /^\d+$/.test(value),
	Number,
);

export const dueTime = reader(
	'an object with a timestamp',
	(value): value is { timestamp: number } => isFields(value) && isInteger(value.timestamp),
	({ timestamp }) => timestamp,
);

export const money = reader(
	'an object with amount and currency',
	(value): value is { amount: Value; currency: Value } =>
		isFields(value) && Number.isFinite(Number(value.amount)) && isText(value.currency),
	({ amount, currency }) => ({ amount: Number(amount), currency }),
);

export const recurrence = reader('an object', (value): value is Fields => isFields(value));

export function choice(...choices: string[]): Reader {
	return reader(
		`one of ${choices.join(', ')}`,
		(value): value is string => isText(value) && choices.includes(value),
	);
}

/** A list of `{value, name, isPrimary}`; one of its entries is the primary one. */
function labelled(expected: string, store: (value: Value) => Value | undefined): Reader {
	return (value, field) => {
		const refusal = badRequest(
			`"${field}" must be a list of objects whose value is ${expected}.`,
			field,
		);
		if (!Array.isArray(value)) throw refusal;
		const anyPrimary = value.some((entry) => isFields(entry) && entry.isPrimary === true);
		return value.map((entry, i) => {
			if (!isFields(entry)) throw refusal;
			const stored = store(entry.value);
			if (stored === undefined) throw refusal;
			const isPrimary = anyPrimary ? entry.isPrimary === true : i === 0;
			const { isOptedOut } = entry;
			const made: Fields = { isPrimary, name: entry.name ?? String(i), value: stored };
			return isOptedOut === undefined ? made : { ...made, isOptedOut };
		});
	};
}

const textValue = (value: Value): Value | undefined => (isText(value) ? value : undefined);

function phoneObject(value: Value): Value | undefined {
	const phone = isText(value) ? { number: value } : value;
	if (!isFields(phone) || !isText(phone.number)) return undefined;
	const { countryCode = null, number, extension = null } = phone;
	return { countryCode, number, extension };
}

/** An address that was read always had all of its parts, some of them null. Its place is not looked up. */
function address(value: Value): Value | undefined {
	if (!isFields(value)) return undefined;
	const always = ['address_1', 'city', 'state', 'postalCode', 'country', 'locationAccuracy'];
	const sometimes = ['address_2', 'address_3', 'timezone'];
	return {
		...Object.fromEntries(always.map((part) => [part, value[part] ?? ''])),
		...Object.fromEntries(sometimes.map((part) => [part, value[part] ?? null])),
		location: { latitude: 0, longitude: 0 },
	};
}

export const emails = labelled('a text', textValue);
export const urls = labelled('a text', textValue);
export const addresses = labelled('an address object', address);

/** Companies take phone numbers as texts, but show them as objects. */
export const phoneTexts = labelled('a text', (value) =>
	isText(value) ? { number: value } : undefined,
);

/**
 * People keep them as objects. Clients in the wild also send a text; whether Nutshell takes it is
 * unverified, so both are taken here and the object is what comes back.
 */
export const phoneObjects = labelled('{countryCode, number, extension}', phoneObject);
