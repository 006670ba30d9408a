/** When two phone numbers are the same, and how else Aircall may have stored one. */
import { E164, plainPhone } from '../engine/vocabulary/phone-number';
import { plain } from '../engine/vocabulary/spelling';

/** Whether two texts are the same number, also where one was stored without its `+`. */
export function isSamePhone(one: string, other: string): boolean {
	return digitsOf(one) === digitsOf(other);
}

/**
 * What a record is called by that goes by a phone number, or by a name: the number as Aircall wants
 * it, also where its `+` was left out; anything else as it is.
 */
export function calledBy(written: string): string {
	const phone = `+${digitsOf(written)}`;
	return E164.test(phone) ? phone : plain(written);
}

/** How else than as Aircall wants it a number may be stored: without `+`, and with `00`. */
export function otherSpellings(phone: string): string[] {
	const digits = digitsOf(phone);
	return [digits, `00${digits}`];
}

function digitsOf(phone: string): string {
	return plainPhone(phone).replace('+', '');
}
