/** The text forms of a date, by patterns. Nothing here depends on a time zone. */

/** A date as it was written. */
export interface Written {
	/** `2026-12-31` */
	day: string;
	/** The time of day; 0 where none was written. */
	seconds: number;
	/** The digits below a second, as they were written. */
	fraction: string;
	/** How many seconds its clock is ahead of UTC; absent where no zone was written. */
	offset?: number;
}

/** @param reason why the text, which is told before it, is not a date */
export type Refuse = (reason: string) => never;

type Groups = Partial<Record<string, string>>;

const MONTHS = [
	...['january', 'february', 'march', 'april', 'may', 'june'],
	...['july', 'august', 'september', 'october', 'november', 'december'],
].map((month) => [month.slice(0, 3), month.slice(3)]);
const NAME = `(?<name>${MONTHS.map(([short, more]) => `${short}(?:${more})?`).join('|')}|sept)\\.?`;

/** A year that begins with 0 is what some databases give for "no date". */
const YEAR = '(?<year>[1-9]\\d{3})';
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\\.?,? )?';

const DAYS = [
	// 2026-12-31
	`${YEAR}(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})`,
	// 20261231
	`${YEAR}(?<month>\\d{2})(?<day>\\d{2})`,
	// 12/31/2026, 31.12.2026
	`(?<one>\\d{1,2})(?<mark>[-/.])(?<other>\\d{1,2})\\k<mark>${YEAR}`,
	// 31 December 2026, 31-Dec-2026
	`(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)?[- ](?:of )?${NAME},?[- ]${YEAR}`,
	// Dec 31, 2026
	`${NAME}[- ](?<day>\\d{1,2})(?:st|nd|rd|th)?,?[- ]${YEAR}`,
].map((pattern) => new RegExp(`^${WEEKDAY}${pattern}(?!\\d)`, 'i'));

/** The zones that mail knows by name, in hours. */
const ZONES: Partial<Record<string, number>> = {
	...{ Z: 0, UTC: 0, UT: 0, GMT: 0 },
	...{ EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 },
};
/** +02:00, GMT-0500 (Eastern Standard Time), Z */
const ZONE = `(?:(?:utc|gmt)?(?<sign>[+-])(?<hours>\\d{1,2})(?::?(?<minutes>\\d{2}))?|(?<zone>${Object.keys(ZONES).join('|')}))`;
const ZONE_NAME = '(?: ?\\([^()]*\\)|\\[[^[\\]]*\\])';
/** 09:30, 093000, 09:30:00.000, 9:30 pm */
const CLOCK =
	'(?<hour>\\d{1,2})(?::?(?<minute>\\d{2})(?::?(?<second>\\d{2})(?:[.,](?<fraction>\\d+))?)?)?(?: ?(?<half>[ap])\\.?m\\.?)?';
const TIME = new RegExp(`^(?:t|,? (?:at )?)${CLOCK}(?: ?${ZONE}${ZONE_NAME}?)?$`, 'i');

/**
 * @param text without space around it
 * @returns undefined where it has none of the forms
 */
export function readText(text: string, refuse: Refuse): Written | undefined {
	const found = DAYS.map((pattern) => pattern.exec(text)).find((match) => match !== null);
	if (!found) return undefined;
	const day = dayIn(found.groups ?? {}, refuse);
	const rest = text.slice(found[0].length);
	if (rest === '') return { day, seconds: 0, fraction: '' };
	const time = TIME.exec(rest)?.groups;
	return time && timeOn(day, time, refuse);
}

function dayIn(written: Groups, refuse: Refuse): string {
	const { year, month, day, name, one, other } = written;
	const number = name ? monthCalled(name) : month;
	const readings = one
		? [calendarDay(year, one, other), calendarDay(year, other, one)]
		: [calendarDay(year, number, day)];
	const [first, second = first] = readings.filter((each) => each !== undefined);
	if (first === undefined) return refuse('there is no such day');
	if (first === second) return first;
	return refuse(`it could be ${first} or ${second}`);
}

function monthCalled(name: string): number {
	return MONTHS.findIndex(([short]) => name.toLowerCase().startsWith(short)) + 1;
}

/** undefined where there is no such day: JavaScript would turn February 30 into March 2. */
function calendarDay(...written: unknown[]): string | undefined {
	const [year, month, day] = written.map(Number);
	const date = new Date(Date.UTC(year, month - 1, day));
	const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return exists ? date.toISOString().slice(0, 10) : undefined;
}

function timeOn(day: string, time: Groups, refuse: Refuse): Written | undefined {
	const { hour, minute, second = '0', fraction = '', half, sign, zone } = time;
	// A bare number behind a day is not a time.
	if (minute === undefined && half === undefined) return undefined;
	const [hours, minutes, seconds] = [hour, minute ?? '0', second].map(Number);
	const isHour = half ? hours >= 1 && hours <= 12 : hours <= 23;
	if (!isHour || minutes > 59 || seconds > 59) {
		return refuse('there is no such time');
	}
	const onDial = half ? (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hours;
	const read = { day, seconds: (onDial * 60 + minutes) * 60 + seconds, fraction };
	if (zone) return { ...read, offset: Number(ZONES[zone.toUpperCase()]) * 3600 };
	if (!sign) return read;
	const [ahead, more] = [time.hours, time.minutes ?? '0'].map(Number);
	if (ahead > 14 || more > 59) return refuse('there is no such time zone');
	return { ...read, offset: Number(`${sign}1`) * (ahead * 60 + more) * 60 };
}
