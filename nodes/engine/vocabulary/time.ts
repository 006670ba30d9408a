/** Moments and days: from any form in which a date arrives to the ones that APIs take. */
import type { Written } from './date-text';
import { InvalidValue, quote, type Read, type ValueContext } from './value';
import { readDate } from './date';
import { DAY_SECONDS, momentOf, offsetAt } from './zone';

/**
 * A moment as ISO 8601 in UTC, with milliseconds, or with microseconds where they were given. A date
 * without a zone is meant in the workflow's time zone.
 */
export const dateTime: Read = (raw, context) => {
	const written = readDate(raw, context);
	const iso = isoIn(secondsOf(written, context), raw, context);
	return `${iso.slice(0, 19)}.${digitsOf(written.fraction)}Z`;
};

/** A moment as Unix seconds. */
export const unixSeconds: Read = (raw, context) => secondsOf(readDate(raw, context), context);

/**
 * A calendar day, `2026-12-31`. A day stays the day that was written, whatever the time zone; a
 * moment is the day that it has in the workflow's time zone.
 *
 * Midnight is how programs write a day: on the clock that it was written by, and in UTC, by which
 * databases and JavaScript keep days.
 */
export const day: Read = (raw, context) => {
	const written = readDate(raw, context);
	const { offset, seconds, fraction } = written;
	const isMidnight = seconds === 0 && Number(`0.${fraction}`) === 0;
	if (offset === undefined || isMidnight) return written.day;
	const moment = secondsOf(written, context);
	// A Luxon date that was read from midnight UTC shows another time, since Luxon turns to the
	// workflow's zone; n8n hands it over as text, which always has three such digits. In other texts
	// the hour was meant: 17:00-07:00 is an afternoon in Los Angeles.
	const isMidnightInUtc = fraction === '000' && moment % DAY_SECONDS === 0;
	const shown = isMidnightInUtc ? moment : moment + offsetAt(moment, context.timezone);
	return isoIn(shown, raw, context).slice(0, 10);
};

/** A calendar day for an API that stores days as midnight UTC. */
export const midnight: Read = (raw, context) => `${day(raw, context)}T00:00:00Z`;

/** The Unix seconds of an answer as ISO 8601; undefined where they are not a time. */
export function isoOf(seconds: unknown): string | undefined {
	const date = new Date(typeof seconds === 'number' ? seconds * 1000 : NaN);
	return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** Of what happened at a provider, nothing is older and nothing will soon be younger. */
const [FIRST, BEHIND_LAST] = [Date.UTC(2000) / 1000, Date.UTC(2100) / 1000];

/** Whether a value of an answer can be the time of something that happened, as Unix seconds. */
export function isUnixTime(value: unknown): value is number {
	return typeof value === 'number' && value >= FIRST && value < BEHIND_LAST;
}

/** Whether a value of an answer can be the time of something that happened, as ISO 8601. */
export function isIsoTime(value: unknown): value is string {
	const isWritten =
		typeof value === 'string' && value.length < 64 && /^\d{4}-\d\d-\d\dT/.test(value);
	return isWritten && isUnixTime(Date.parse(value) / 1000);
}

function secondsOf({ day, seconds, offset }: Written, { timezone }: ValueContext): number {
	const shown = Date.parse(`${day}T00:00:00Z`) / 1000 + seconds;
	return offset === undefined ? momentOf(shown, timezone) : shown - offset;
}

/** A time zone can move the first and the last days of the four-digit years out of them. */
function isoIn(seconds: number, raw: unknown, context: ValueContext): string {
	const iso = new Date(seconds * 1000).toISOString();
	if (/^[1-9]\d{3}-/.test(iso)) return iso;
	throw new InvalidValue(context, `must lie in the years 1000 to 9999, not at ${quote(raw)}`);
}

/** Microseconds are the finest that an API gives; what is 0 of them is left out. */
function digitsOf(fraction: string): string {
	const digits = fraction.padEnd(6, '0').slice(0, 6);
	return digits.endsWith('000') ? digits.slice(0, 3) : digits;
}
