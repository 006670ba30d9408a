/** Phone numbers, from what people and programs write to the one form of E.164. */
import { plain } from './spelling';

/** A phone number as APIs take it that know one form alone. */
export const E164 = /^\+[1-9]\d{6,14}$/;

/** What people and programs write for the eye: spaces, dots, hyphens and dashes of all kinds. */
const DECORATION = /[\s.\p{Pd}\u2212]/gu;

/** A zero in brackets behind the country code, which is dialled within the country only. */
const TRUNK_ZERO =
	/^(\+?(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|(?:2[1-689]|3[578]|42|5[09]|6[7-9]|8[035789]|9[679])\d))\(0\)/;

/** Here a zero is a part of the number: Congo, Gabon, Italy, Ivory Coast, San Marino, the Vatican. */
const ZERO_STAYS = ['+225', '+241', '+242', '+378', '+379', '+39'];

/**
 * A phone number without what is not dialled: `+1 800-123-4567` to `+18001234567`,
 * `tel:0044 (0)20 7946 0958` to `+442079460958`. Anything else in the text stays, to be refused.
 */
export function plainPhone(written: string): string {
	return plain(written)
		.replace(DECORATION, '')
		.replace(/^tel:/i, '')
		.replace(/^00(?=[1-9])/, '+')
		.replace(TRUNK_ZERO, (all: string, country: string) =>
			ZERO_STAYS.includes(country) ? all : country,
		)
		.replace(/[()]/g, '');
}
