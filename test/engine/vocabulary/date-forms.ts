/** Dates in the forms in which they arrive, and what they mean. */
import { tryToParseDateTime } from 'n8n-workflow';

/** Zones of workflows, and of the computer that n8n runs on. */
export const ZONES = [
	'UTC',
	'America/New_York',
	'Asia/Kolkata',
	'Pacific/Auckland',
	'Pacific/Apia',
] as const;
export type Zone = (typeof ZONES)[number];

const luxon = (text: string, zone: string): unknown => tryToParseDateTime(text, zone);
/** A Luxon date that shows the time of another zone than the text, as `toDateTime()` makes them. */
const shownIn = (zone: string, text: string): unknown => tryToParseDateTime(new Date(text), zone);

/** All of these are December 31, 2026 where a day is asked, in every zone. */
export const december31: Array<[what: string, given: unknown]> = [
	['an ISO day', '2026-12-31'],
	['a day with spaces around it', '  2026-12-31 '],
	['a day with characters that nobody sees', '\u200b2026-12-31\u00a0\ufeff'],
	['a day with slashes', '2026/12/31'],
	['a day with dots', '2026.12.31'],
	['month, day, year', '12/31/2026'],
	['day, month, year', '31/12/2026'],
	['day, month, year with dots', '31.12.2026'],
	['a short month first', 'Dec 31, 2026'],
	['a long month first', 'December 31st 2026'],
	['a weekday first', 'Thursday, December 31, 2026'],
	['a long month between', '31 December 2026'],
	['a short month between', '31-Dec-2026'],
	['a German day', '31. Dec 2026'],
	['eight digits', '20261231'],
	['an eight-digit number', 20261231],
	['a day of a spreadsheet', 46387],
	['a day of a spreadsheet as text', '46387'],
	['a time in a spreadsheet', 46387.999999],
	['midnight UTC', '2026-12-31T00:00:00Z'],
	['midnight UTC in a database', '2026-12-31 00:00:00+00'],
	['midnight UTC with milliseconds', '2026-12-31T00:00:00.000Z'],
	['midnight UTC with microseconds', '2026-12-31T00:00:00.000000+00:00'],
	['midnight UTC in an e-mail', 'Thu, 31 Dec 2026 00:00:00 GMT'],
	['midnight UTC in the quotes of JSON', '"2026-12-31T00:00:00.000Z"'],
	['midnight UTC in seconds', 1798675200],
	['midnight UTC in seconds as text', '1798675200'],
	['midnight UTC in milliseconds', 1798675200000],
	['midnight UTC in an object', { timestamp: 1798675200, value: 'Tomorrow' }],
	['midnight UTC as a JavaScript date', new Date('2026-12-31')],
	['midnight UTC as a Luxon date', luxon('2026-12-31T00:00:00Z', 'utc')],
	['midnight UTC on a clock in New York', shownIn('America/New_York', '2026-12-31T00:00:00Z')],
	['midnight UTC on a clock in Auckland', shownIn('Pacific/Auckland', '2026-12-31T00:00:00Z')],
	['the same as text', '2026-12-30T19:00:00.000-05:00'],
	['midnight in New York', '2026-12-31T00:00:00-05:00'],
	['midnight in Kolkata', '2026-12-31T00:00:00.000+0530'],
	['midnight in Kiritimati', luxon('2026-12-31T00:00:00', 'Pacific/Kiritimati')],
	['midnight without a zone', '2026-12-31T00:00:00'],
	['the last second without a zone', '2026-12-31 23:59:59'],
	['a time without a zone', '12/31/2026, 11:30:00 PM'],
];

/** All of these are half past nine on December 31, 2026 on the clock of the workflow's zone. */
export const halfPastNine: Array<[what: string, given: unknown]> = [
	['ISO', '2026-12-31T09:30:00'],
	['ISO without seconds', '2026-12-31T09:30'],
	['ISO without signs', '20261231T093000'],
	['a database', '2026-12-31 09:30:00.000'],
	['slashes', '2026/12/31 9:30'],
	['an American', '12/31/2026, 9:30:00 AM'],
	['an American with a word between', 'Dec 31, 2026 at 9:30 a.m.'],
	['an English person', '31/12/2026, 09:30:00'],
	['a German', '31.12.2026 09:30'],
	['a letter', '31 December 2026 9:30am'],
	['a spreadsheet', 46387.395833333336],
	['a spreadsheet with few digits', '46387.395833'],
];

/** What half past nine is in UTC. */
export const NINE_THIRTY: Record<Zone, string> = {
	UTC: '2026-12-31T09:30:00.000Z',
	'America/New_York': '2026-12-31T14:30:00.000Z',
	'Asia/Kolkata': '2026-12-31T04:00:00.000Z',
	'Pacific/Auckland': '2026-12-30T20:30:00.000Z',
	'Pacific/Apia': '2026-12-30T20:30:00.000Z',
};

/** The midnights with which December 31, 2026 begins. */
export const MIDNIGHT: Record<Zone, string> = {
	UTC: '2026-12-31T00:00:00.000Z',
	'America/New_York': '2026-12-31T05:00:00.000Z',
	'Asia/Kolkata': '2026-12-30T18:30:00.000Z',
	'Pacific/Auckland': '2026-12-30T11:00:00.000Z',
	'Pacific/Apia': '2026-12-30T11:00:00.000Z',
};

/** Moments that say their zone: the same in every zone. */
export const moments: Array<[what: string, given: unknown, expected: string]> = [
	['ISO in UTC', '2026-03-10T09:30:00Z', '2026-03-10T09:30:00.000Z'],
	['ISO with an offset', '2026-03-10T09:30:00+02:00', '2026-03-10T07:30:00.000Z'],
	['ISO without seconds', '2026-03-10T09:30Z', '2026-03-10T09:30:00.000Z'],
	['ISO without signs', '20260310T093000Z', '2026-03-10T09:30:00.000Z'],
	['a database', '2026-03-10 09:30:00.587+00', '2026-03-10T09:30:00.587Z'],
	['an e-mail', 'Tue, 10 Mar 2026 09:30:00 -0500', '2026-03-10T14:30:00.000Z'],
	['an American zone', '03/31/2026 9:30 PM EDT', '2026-04-01T01:30:00.000Z'],
	[
		'JavaScript',
		'Tue Mar 10 2026 09:30:00 GMT-0400 (Eastern Daylight Time)',
		'2026-03-10T13:30:00.000Z',
	],
	['Java', '2026-03-10T09:30:00+01:00[Europe/Berlin]', '2026-03-10T08:30:00.000Z'],
	['a zone a day ahead', '2026-03-10T09:30:00+14:00', '2026-03-09T19:30:00.000Z'],
	['seconds', 1773135000, '2026-03-10T09:30:00.000Z'],
	['seconds as text', '1773135000', '2026-03-10T09:30:00.000Z'],
	['seconds with decimals', '1773135000.587713', '2026-03-10T09:30:00.587713Z'],
	['milliseconds', 1773135000587, '2026-03-10T09:30:00.587Z'],
	['milliseconds as text', '1773135000000', '2026-03-10T09:30:00.000Z'],
	['the first seconds', 100_000_000, '1973-03-03T09:46:40.000Z'],
	['the last seconds', 9_999_999_999, '2286-11-20T17:46:39.000Z'],
	['a JavaScript date', new Date(1773135000587), '2026-03-10T09:30:00.587Z'],
	['a Luxon date', luxon('2026-03-10T09:30:00', 'Asia/Tokyo'), '2026-03-10T00:30:00.000Z'],
	['quotes of JSON', '"2026-03-10T09:30:00.000Z"', '2026-03-10T09:30:00.000Z'],
	['an object', { timestamp: 1773135000, value: 'Yesterday' }, '2026-03-10T09:30:00.000Z'],
	['microseconds', '2026-01-22T01:22:45.587713-05:00', '2026-01-22T06:22:45.587713Z'],
	['microseconds that are 0', '2026-01-22T01:22:45.587000-05:00', '2026-01-22T06:22:45.587Z'],
	['a tenth of a millisecond', '2026-01-22T06:22:45.5877Z', '2026-01-22T06:22:45.587700Z'],
	['nanoseconds', '2026-01-22T06:22:45.587713999Z', '2026-01-22T06:22:45.587713Z'],
	['a decimal comma', '2026-01-22T06:22:45,5Z', '2026-01-22T06:22:45.500Z'],
	['before 1970', '1969-12-31T23:59:59.587713Z', '1969-12-31T23:59:59.587713Z'],
	['the last year', '9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
];

const FORMS =
	'must be a date such as 2026-12-31, 2026-12-31T09:30:00Z, 12/31/2026 or Dec 31, 2026 9:30 PM, or Unix time, not ';
const NUMBERS =
	': a number is Unix time from 1973 to 2286, a day of a spreadsheet from 20000 to 79999, or a day such as 20261231';
const NO_DAY = ': there is no such day';
const NO_TIME = ': there is no such time';
const SIXTY_NINES = '9'.repeat(60);

/** What is refused, and how. */
export const refused: Array<[given: unknown, reason: string]> = [
	['tomorrow', `${FORMS}"tomorrow"`],
	['May', `${FORMS}"May"`],
	['May 2026', `${FORMS}"May 2026"`],
	['Week 12, 2026', `${FORMS}"Week 12, 2026"`],
	['12:30', `${FORMS}"12:30"`],
	['2026-03', `${FORMS}"2026-03"`],
	['12/31/26', `${FORMS}"12/31/26"`],
	['0000-00-00', `${FORMS}"0000-00-00"`],
	['0001-01-01T00:00:00Z', `${FORMS}"0001-01-01T00:00:00Z"`],
	['12026-03-14', `${FORMS}"12026-03-14"`],
	['+012026-03-14T00:00:00Z', `${FORMS}"+012026-03-14T00:00:00Z"`],
	['2026-03-14T09', `${FORMS}"2026-03-14T09"`],
	['2026-03-14 soon', `${FORMS}"2026-03-14 soon"`],
	['2026-03-14T09:30:00 CET', `${FORMS}"2026-03-14T09:30:00 CET"`],
	['2026-03-14T09:30:00 05:00', `${FORMS}"2026-03-14T09:30:00 05:00"`],
	['Invalid DateTime', `${FORMS}"Invalid DateTime"`],
	['null', `${FORMS}"null"`],
	['NaN', `${FORMS}"NaN"`],
	['"', `${FORMS}"""`],
	[' ', `${FORMS}" "`],
	[new Date(NaN), `${FORMS}"null"`],
	[{}, `${FORMS}"{}"`],
	[{ timestamp: null }, `${FORMS}"{"timestamp":null}"`],
	[{ timestamp: {} }, `${FORMS}"{"timestamp":{}}"`],
	[[], `${FORMS}"[]"`],
	[['2026-03-14'], `${FORMS}"["2026-03-14"]"`],
	[true, `${FORMS}"true"`],
	[NaN, `${FORMS}"null"`],
	[`2026-03-14${' '.repeat(91)}x`, `${FORMS}"2026-03-14${' '.repeat(50)}…"`],
	['9'.repeat(101), `${FORMS}"${SIXTY_NINES}…"`],
	['2026', `${FORMS}"2026"${NUMBERS}`],
	[2026, `${FORMS}"2026"${NUMBERS}`],
	[0, `${FORMS}"0"${NUMBERS}`],
	[1, `${FORMS}"1"${NUMBERS}`],
	[-86400, `${FORMS}"-86400"${NUMBERS}`],
	[19_999.5, `${FORMS}"19999.5"${NUMBERS}`],
	[80_000, `${FORMS}"80000"${NUMBERS}`],
	['20261231.5', `${FORMS}"20261231.5"${NUMBERS}`],
	[99_999_999, `${FORMS}"99999999"${NUMBERS}`],
	[1e10, `${FORMS}"10000000000"${NUMBERS}`],
	[1e13, `${FORMS}"10000000000000"${NUMBERS}`],
	['1773135000000000', `${FORMS}"1773135000000000"${NUMBERS}`],
	['2026-02-30', `${FORMS}"2026-02-30"${NO_DAY}`],
	['2026-02-29', `${FORMS}"2026-02-29"${NO_DAY}`],
	['2026-13-01', `${FORMS}"2026-13-01"${NO_DAY}`],
	['2026-04-31T10:00:00Z', `${FORMS}"2026-04-31T10:00:00Z"${NO_DAY}`],
	['2026/02/30', `${FORMS}"2026/02/30"${NO_DAY}`],
	['02/30/2026', `${FORMS}"02/30/2026"${NO_DAY}`],
	['30.02.2026', `${FORMS}"30.02.2026"${NO_DAY}`],
	['31/31/2026', `${FORMS}"31/31/2026"${NO_DAY}`],
	['Feb 30, 2026', `${FORMS}"Feb 30, 2026"${NO_DAY}`],
	['30 February 2026', `${FORMS}"30 February 2026"${NO_DAY}`],
	['20260230', `${FORMS}"20260230"${NO_DAY}`],
	[20260230, `${FORMS}"20260230"${NO_DAY}`],
	['2026-03-14T25:00:00', `${FORMS}"2026-03-14T25:00:00"${NO_TIME}`],
	['2026-03-14T24:00:00', `${FORMS}"2026-03-14T24:00:00"${NO_TIME}`],
	['2026-03-14T12:60:00Z', `${FORMS}"2026-03-14T12:60:00Z"${NO_TIME}`],
	['2026-03-14 13:30 PM', `${FORMS}"2026-03-14 13:30 PM"${NO_TIME}`],
	['2026-03-14 0:30 am', `${FORMS}"2026-03-14 0:30 am"${NO_TIME}`],
	['2026-03-14T09:30:00+15:00', `${FORMS}"2026-03-14T09:30:00+15:00": there is no such time zone`],
	['03/04/2026', `${FORMS}"03/04/2026": it could be 2026-03-04 or 2026-04-03`],
	['3.4.2026 09:30', `${FORMS}"3.4.2026 09:30": it could be 2026-03-04 or 2026-04-03`],
];
