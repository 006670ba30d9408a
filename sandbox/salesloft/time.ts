/** Timestamps as Salesloft writes them: ISO 8601 with microseconds and the offset of the team's zone. */

const OFFSET = '-05:00';
const OFFSET_MS = -5 * 3_600_000;
/** A clock only knows milliseconds; this fixed rest shows who cuts it off. */
const MICROSECONDS = '713';
const TIMESTAMP =
	/^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2}))?$/;

export const DAY = 86_400_000;

/** Milliseconds since 1970 as text; texts of one moment are equal and all of them sort by time. */
export function stamp(ms: number, microseconds = MICROSECONDS): string {
	return new Date(ms + OFFSET_MS).toISOString().replace('Z', microseconds + OFFSET);
}

/** A time that was sent, as Salesloft writes it, to the microsecond. */
export function written(time: string): string {
	const exact = microseconds(time) ?? NaN;
	return stamp(Math.floor(exact / 1000), String(exact % 1000).padStart(3, '0'));
}

/** The day in the team's zone, `YYYY-MM-DD`. */
export function dateOf(ms: number): string {
	return stamp(ms).slice(0, 10);
}

/** Microseconds since 1970 of an ISO date or timestamp; undefined when it is none. */
export function microseconds(text: string): number | undefined {
	const match = TIMESTAMP.exec(text);
	if (!match) return undefined;
	const [, date, time = '00:00:00', fraction = '', zone = 'Z'] = match;
	const ms = Date.parse(`${date}T${time}${zone}`);
	// JavaScript reads the 31st of November as the 1st of December.
	if (Number.isNaN(ms) || !new Date(date).toISOString().startsWith(date)) return undefined;
	return ms * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

/** Whether a text is a day that exists, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
	return text.length === 10 && microseconds(text) !== undefined;
}
