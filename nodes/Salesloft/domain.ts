/**
 * What Salesloft calls the domain of an account: a domain by its reference, and in many real accounts
 * a whole web address.
 */
import { wordsOf } from '../engine/vocabulary/answered';
import { text as textField, type Field } from '../engine/vocabulary/field';
import type { Json } from '../engine/json';
import type { LookupKind } from '../engine/vocabulary/record';
import { isSameText, LONGEST } from '../engine/vocabulary/spelling';
import { asText, InvalidValue, quote, read } from '../engine/vocabulary/value';
import { urlOf } from '../engine/vocabulary/web-address';

/** No character fits two parts, so a text is read once, however long it is. */
const LABEL = '[^\\s@:/?#.\\\\]{1,63}';
const HOST = `(?=[^:/?#]{1,253}(?:[:/?#]|$))(?:${LABEL}\\.)+(?!\\d)${LABEL}`;

/** A domain or a web address, as a pattern without anchors. */
const DOMAIN = `(?:[Hh][Tt][Tt][Pp][Ss]?://)?${HOST}(?::\\d{1,5})?(?:[/?#]\\S*)?`;
const WHOLE_DOMAIN = new RegExp(`^${DOMAIN}$`);
const EXAMPLES = 'example.com or https://www.example.com';

export function isDomain(typed: string): boolean {
	return typed.length <= LONGEST.address && WHOLE_DOMAIN.test(typed);
}

/** The domain of an account, sent as it is given. */
export const domain: Field = {
	...textField('domain', {
		min: 1,
		placeholder: 'e.g. example.com',
		description:
			'A domain or a whole web address, exactly as in Salesloft: https://example.com is not example.com there',
	}),
	read: (raw, context) => {
		const given = read(asText(raw, context), LONGEST.address, context);
		if (isDomain(given)) return given;
		throw new InvalidValue(
			context,
			`must be a domain or a web address, such as ${EXAMPLES}, not ${quote(raw)}`,
		);
	},
};

/**
 * What two spellings of one domain have in common: `http://`, `www.`, capitals and a slash at the end
 * say nothing. What stands behind the host does, since on one host there may be several accounts.
 */
export function comparable(given: unknown): string | undefined {
	const parts = partsOf(given);
	return parts && `${parts.host}${parts.rest}`.toLowerCase();
}

/** The host of a domain that has more behind it, such as `/shop`; undefined where nothing is. */
export function hostAlone(given: unknown): string | undefined {
	const parts = partsOf(given);
	return parts && parts.rest !== '' ? parts.host : undefined;
}

/** What a domain is made of; undefined for what is none. */
function partsOf(given: unknown): Record<'host' | 'rest', string> | undefined {
	const typed = wordsOf(given).trim();
	if (!isDomain(typed)) return undefined;
	const address = /^https?:/i.test(typed) ? typed : `https://${typed}`;
	const url = urlOf(address);
	if (!url) return undefined;
	const { host, pathname, search, hash } = url;
	return { host: withoutWww(host), rest: `${pathname}${search}${hash}`.replace(/\/$/, '') };
}

const withoutWww = (host: string) => host.replace(/^www\.(?=[^/]*\.)/i, '');

/** The other ways to write a domain that `comparable` takes for the same. */
export function otherSpellings(given: string): string[] {
	const bare = withoutWww(given.replace(/^https?:\/\//i, ''))
		.replace(/\/$/, '')
		.toLowerCase();
	const starts = ['', 'https://', 'http://'].flatMap((scheme) => [scheme, `${scheme}www.`]);
	const spellings = starts.map((start) => start + bare);
	const addresses = spellings.slice(2).map((address) => `${address}/`);
	return [...spellings, ...addresses].filter((spelling) => spelling !== given);
}

/**
 * An account by its domain. The API's filter compares whole texts, so the other spellings are asked
 * for one by one, and only where nothing is found as it was given. All of them are: two accounts may
 * differ in nothing else, and then neither is meant for sure.
 */
export const byDomain = (records: (answer: unknown) => Json[]): LookupKind => ({
	mode: 'domain',
	label: 'By Domain',
	says: 'a domain',
	example: 'example.com',
	pattern: DOMAIN,
	longest: LONGEST.address,
	route: 'GET /v2/accounts',
	query: (given) => ({ domain: given }),
	otherwise: (given) => otherSpellings(given).map((spelling) => ({ domain: spelling })),
	records: (answer, given) => {
		const found = records(answer).filter((account) => isSameDomain(account.domain, given));
		const exact = found.filter((account) => isSameText(account.domain, given));
		return exact.length > 0 ? exact : found;
	},
});

/** What cannot be compared as an address is compared as text. */
export function isSameDomain(one: unknown, other: string): boolean {
	const wanted = comparable(other);
	return isSameText(one, other) || (wanted !== undefined && comparable(one) === wanted);
}
