/** Create or update: the record is searched for, and changed if it is there. */
import type { Job } from '../engine/vocabulary/job';
import { isObject, objectOf, partOf, type Json } from '../engine/json';
import { wordsOf } from '../engine/vocabulary/answered';
import { recordsOf } from '../engine/vocabulary/paging';
import { createOrUpdate, oneMeant } from '../engine/vocabulary/upsert';
import { quote } from '../engine/vocabulary/value';
import type { Query, Values } from '../engine/vocabulary/values';
import { isSameText, keyOf, looseKey } from '../engine/vocabulary/spelling';
import { pages, whole } from './api';
import { newRecord } from './exchange';
import { hasNameOrContact } from './fields';
import { patch, patchHeaders } from './patch';
import { hasEmail } from './records';

/** How to find the record. */
export interface Wanted {
	/** The records that fit. */
	find: (job: Job, segment: string) => Promise<Json[]>;
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
	const { find, says, complete } = wanted;
	return await createOrUpdate(await find(job, segment), {
		meant: `record ${says}`,
		create: async () => await make(job, segment, wanted, body),
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
 * Finds the one record that is meant, and leaves it as it is.
 * @param instead what a person can do where several fit
 * @param isRather tells, where several fit, those that are meant rather than the others
 * @returns undefined where there is none
 * @throws Error when several records fit
 */
export async function findOne(
	job: Job,
	segment: string,
	{ find, says }: Wanted,
	instead: string,
	isRather: (record: Json) => boolean = () => false,
): Promise<Json | undefined> {
	const found = await find(job, segment);
	const rather = found.filter(isRather);
	return oneMeant(rather.length > 0 ? rather : found, `${NOUNS[segment]} ${says}`, instead);
}

const NOUNS: Record<string, string> = { accounts: 'company', contacts: 'person' };

/** What a new record lacks, as a sentence. */
function missingIn(segment: string, values: Values): string | undefined {
	if (segment !== 'leads') return hasNameOrContact(values);
	return values.body.description === undefined ? "'Name' is needed" : undefined;
}

/**
 * Makes the record that was not found.
 * @throws Error when there would be neither a name nor a way to reach it
 */
export async function make(
	job: Job,
	segment: string,
	wanted: Wanted,
	content: Json,
): Promise<Json> {
	const { says, complete } = wanted;
	const body = complete(content, true);
	const missing = missingIn(segment, { ...job.values, body });
	if (missing !== undefined)
		throw new Error(`There is no record ${says}, so it would be new. ${missing}`);
	return await job.record(`POST /rest/${segment}`, { body: newRecord(segment)(body) });
}

/**
 * The records that fit, among those of a list.
 * @param queries each narrows the list, and may find more than what is meant; the further ones are for
 * other spellings, where the ones before find nothing
 */
function among(queries: Query[], fits: (record: Json) => boolean): Wanted['find'] {
	return async (job, segment) => {
		const found: Json[] = [];
		for (const query of queries) {
			for await (const one of job.list(`GET /rest/${segment}`, pages(segment), { query })) {
				if (fits(one)) found.push(one);
			}
			if (found.length > 0) break;
		}
		return found;
	};
}

/** What it was found by goes into a list of a new record, and into a list that is replaced. */
function listed(
	key: 'emails' | 'phones' | 'urls',
	value: unknown,
	has: (record: Json) => boolean,
): Wanted['complete'] {
	return (given, isNew) => {
		if (has(given) || !(isNew || given[key])) return given;
		const others = recordsOf(given[key]);
		const isPrimary = !others.some((other) => other.isPrimary);
		return { ...given, [key]: [{ value, isPrimary }, ...others] };
	};
}

/** A record with this email address, in any case of letters. */
export function byEmail(email: string): Wanted {
	const has = (one: Json) => hasEmail(one, email);
	return {
		find: among([{ email }], has),
		says: `with the email "${email}"`,
		complete: listed('emails', email, has),
	};
}

/** Whether a record has this name. */
export function isCalled(name: string): (record: Json) => boolean {
	const wanted = looseKey(name);
	return (one) => looseKey(one.name) === wanted;
}

/**
 * A record with this name, in any case of letters: a second record that nobody wanted is worse than
 * a question which of two is meant.
 */
export function byName(given: string): Wanted {
	const name = keyOf(given);
	return {
		find: among([{ q: name }], isCalled(given)),
		says: `named ${quote(name)}`,
		complete: (values, isNew) => (isNew ? { name, ...values } : values),
	};
}

const digitsOf = (value: unknown) => wordsOf(value).replace(/\D/g, '');

/** The digits of a phone number in each way in which it can be written. An extension belongs to it. */
function spellings(phone: unknown): string[] {
	if (!isObject(phone)) return [digitsOf(phone)];
	const [country, number, extension] = [phone.countryCode, phone.number, phone.extension].map(
		digitsOf,
	);
	return [number, country + number, digitsOf(phone.E164)]
		.filter(Boolean)
		.map((one) => one + extension);
}

/** The last digits of a number, which it has with and without the code of its country. */
const LOCAL_DIGITS = 7;

/** A record with this phone number: all of its digits count, and nothing else. */
export function byPhone(phone: string, segment: 'accounts' | 'contacts'): Wanted {
	const digits = digitsOf(phone);
	if (digits === '')
		throw new Error(`${quote(phone)} has no digits in it, so it is no phone number`);
	const has = ({ phones }: Json) =>
		recordsOf(phones).some(({ value }) => spellings(value).includes(digits));
	// How Nutshell compares is not published, so the number is looked for in more than one spelling.
	const written = new Set([phone, digits, digits.slice(-LOCAL_DIGITS)]);
	const value = segment === 'accounts' ? phone : { number: phone };
	return {
		find: among(
			[...written].map((one) => ({ 'filter[phone]': one })),
			has,
		),
		says: `with the phone number "${phone}"`,
		complete: listed('phones', value, has),
	};
}

/** `acme.example` of `https://www.acme.example/about`; `''` of what has no domain in it. */
function domainOf(address: unknown): string {
	const host = looseKey(address)
		.replace(/^[a-z]+:\/\//, '')
		.split(/[/?#:]/)[0]
		.replace(/^www\./, '');
	return host.includes('.') ? host : '';
}

/** A record with a website on the same domain. */
export function byWebsite(website: string): Wanted {
	const domain = domainOf(website);
	if (domain === '') {
		throw new Error(`${quote(website)} has no domain in it, such as acme.example`);
	}
	const has = ({ urls }: Json) => recordsOf(urls).some(({ value }) => domainOf(value) === domain);
	return {
		find: among([{ q: domain }], has),
		says: `with a website on ${quote(domain)}`,
		complete: listed('urls', website, has),
	};
}

/**
 * A record whose custom field has this value, in any case of letters. Only the rows of a list view
 * tell such values.
 * @throws Error when what was found tells no such field, so that nobody can see which one is meant
 */
export function byCustomField(title: string, value: string): Wanted {
	return {
		find: async (job, segment) => {
			const query = { [`filter[${title}]`]: value };
			const rows: Json[] = [];
			for await (const one of job.list(`GET /rest/${segment}/list`, whole('listitems'), {
				query,
			})) {
				rows.push(one);
			}
			const told = rows.filter(({ fields }) => isObject(fields) && Object.hasOwn(fields, title));
			if (rows.length > 0 && told.length === 0) throw new Error(untold(title));
			return told.filter((row) => isSameText(partOf(objectOf(row.fields)[title], 'value'), value));
		},
		says: `whose ${quote(title)} is ${quote(value)}`,
		complete: (given, isNew) =>
			isNew
				? { ...given, customFields: { [title]: value, ...objectOf(given.customFields) } }
				: given,
	};
}

const untold = (title: string) =>
	`Nutshell tells no value of the custom field ${quote(title)}, so nobody can see which record is meant. Check its title, also in the case of letters, or match by something else`;
