/** A date as it arrives: as text, as a number, or as an object. */
import { readText, type Refuse, type Written } from './date-text';
import { parseJson, partOf, textOf } from '../json';
import { LONGEST, plain } from './spelling';
import { InvalidValue, quote, type ValueContext } from './value';
import { DAY_SECONDS } from './zone';

const FORMS =
	'a date such as 2026-12-31, 2026-12-31T09:30:00Z, 12/31/2026 or Dec 31, 2026 9:30 PM, or Unix time';

/**
 * Reads a date in any usual form. Dates of JavaScript and Luxon are ISO text in JSON, and JSON's
 * quotes around a text do not matter.
 * @throws InvalidValue where it is not a date, or could be two
 */
export function readDate(raw: unknown, context: ValueContext): Written {
	const wrong = (why: string) =>
		new InvalidValue(context, `must be ${FORMS}, not ${quote(raw)}${why}`);
	const refuse: Refuse = (reason) => {
		throw wrong(`: ${reason}`);
	};
	// Some APIs answer a moment as an object that holds its Unix time beside words for people.
	const given = partOf(raw, 'timestamp');
	const text = plain(textOf(given));
	const written = text.length > LONGEST.date ? '' : unquoted(text).replace(/\s+/g, ' ');
	const read = NUMBER.test(written) ? readNumber(written, refuse) : readText(written, refuse);
	if (read) return read;
	throw wrong('');
}

function unquoted(text: string): string {
	const value = text.startsWith('"') ? parseJson(text)?.value : undefined;
	return typeof value === 'string' ? value.trim() : text;
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;

type ReadNumber = (whole: string, decimals: string, refuse: Refuse) => Written | undefined;

/**
 * What a number can mean. No range meets another, and a number in none of them is refused: a small
 * one is not a day in 1970.
 */
const NUMBERS: Array<{ from: number; below: number; read: ReadNumber }> = [
	// Days of a spreadsheet, 1954 to 2119.
	{ from: 20_000, below: 80_000, read: spreadsheetDay },
	// 20261231, from 1900 to 2199.
	{ from: 19_000_101, below: 22_000_101, read: eightDigits },
	// Unix time in seconds, 1973 to 2286.
	{ from: 1e8, below: 1e10, read: unixTime },
	// The same in milliseconds.
	{
		from: 1e11,
		below: 1e13,
		read: (whole, decimals) => unixTime(whole.slice(0, -3), whole.slice(-3) + decimals),
	},
];
const NUMBERS_SAY =
	'a number is Unix time from 1973 to 2286, a day of a spreadsheet from 20000 to 79999, or a day such as 20261231';

function readNumber(text: string, refuse: Refuse): Written {
	const [whole, decimals = ''] = text.split('.');
	const value = Number(text);
	const meaning = NUMBERS.find(({ from, below }) => from <= value && value < below);
	const read = meaning?.read(whole, decimals, refuse);
	return read ?? refuse(NUMBERS_SAY);
}

function unixTime(whole: string, decimals: string): Written {
	const seconds = Number(whole);
	return { day: dayAt(seconds), seconds: seconds % DAY_SECONDS, fraction: decimals, offset: 0 };
}

/** Counted from December 30, 1899. The decimals are the time of day, on a clock without a zone. */
function spreadsheetDay(whole: string, decimals: string): Written {
	const day = dayAt(Date.UTC(1899, 11, 30) / 1000 + Number(whole) * DAY_SECONDS);
	const seconds = Math.round(Number(`0.${decimals}`) * DAY_SECONDS);
	return { day, seconds: Math.min(seconds, DAY_SECONDS - 1), fraction: '' };
}

function eightDigits(whole: string, decimals: string, refuse: Refuse): Written | undefined {
	return decimals === '' ? readText(whole, refuse) : undefined;
}

function dayAt(seconds: number): string {
	return new Date(seconds * 1000).toISOString().slice(0, 10);
}
