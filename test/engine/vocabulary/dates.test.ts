/** Dates and moments in every form in which they arrive. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { day as dayField } from '../../../nodes/engine/vocabulary/field';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { dateTime, day, isoOf, midnight, unixSeconds } from '../../../nodes/engine/vocabulary/time';
import { InvalidValue, type Read } from '../../../nodes/engine/vocabulary/value';
import type { Outcome } from './date-child';
import {
	december31,
	halfPastNine,
	MIDNIGHT,
	moments,
	NINE_THIRTY,
	refused,
	ZONES,
	type Zone,
} from './date-forms';
import { created, sentBy } from '../every-field';
import { answering, runOperation } from '../service';
import { closeNetwork } from '../../network';

closeNetwork();

const read = (decode: Read, given: unknown, timezone = 'UTC') =>
	decode(given, { field: 'Date', timezone, item: {} });

/** The same for each of the forms. */
const each = (forms: unknown[][], expected: unknown) =>
	Object.fromEntries(forms.map(([what]) => [what, expected]));

describe('on a computer in', () => {
	/** What `getTimezoneOffset` gives there on December 31, 2026. */
	const offsets: Record<Zone, number> = {
		UTC: 0,
		'America/New_York': 300,
		'Asia/Kolkata': -330,
		'Pacific/Auckland': -780,
		'Pacific/Apia': -780,
	};

	/** A process cannot change its time zone reliably, so each zone has one. */
	async function readIn(zone: Zone): Promise<{ offset: number; outcomes: Outcome[] }> {
		const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'date-child.ts')], {
			env: { ...process.env, TZ: zone },
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		return JSON.parse(await text(child.stdout)) as { offset: number; outcomes: Outcome[] };
	}

	test.each(ZONES)('%s, dates mean what they mean in the zone of the workflow', async (zone) => {
		const { offset, outcomes } = await readIn(zone);
		expect(offset).toBe(offsets[zone]);
		expect(outcomes).toEqual(
			ZONES.map((workflow) => ({
				zone: workflow,
				days: each(december31, '2026-12-31'),
				clockTimes: each(halfPastNine, NINE_THIRTY[workflow]),
				moments: Object.fromEntries(moments.map(([what, , expected]) => [what, expected])),
				refusals: refused.map(([, reason]) => [`'Date' ${reason}`, `'Date' ${reason}`]),
			})),
		);
	});
});

describe('a day', () => {
	test.each([
		['UTC', '2026-03-14'],
		['America/New_York', '2026-03-13'],
		['Asia/Kolkata', '2026-03-14'],
	])('of a moment is the one on the calendar in %s', (zone, expected) => {
		for (const given of ['2026-03-14T03:59:00Z', 1773460740, new Date(1773460740000)]) {
			expect(read(day, given, zone)).toBe(expected);
		}
	});

	test('is the one that was written where an hour with an offset was meant, also at midnight UTC', () => {
		const afternoon = '2026-03-13T17:00:00-07:00';
		expect(read(day, afternoon, 'America/Los_Angeles')).toBe('2026-03-13');
		expect(read(day, afternoon, 'UTC')).toBe('2026-03-14');
	});

	test('stays the same where it does not exist in the zone, or begins late', () => {
		expect(read(day, '2011-12-30', 'Pacific/Apia')).toBe('2011-12-30');
		expect(read(day, '2026-09-06T00:00:00', 'America/Santiago')).toBe('2026-09-06');
	});

	test('is midnight UTC where the API stores days so', async () => {
		const body = await created({ closed: '2026-03-10T00:00:00' }, { timezone: 'Asia/Tokyo' });
		expect(body).toEqual({ closed: '2026-03-10T00:00:00Z' });
	});

	test.each(ZONES)('as a moment is its first one in %s', (zone) => {
		for (const given of ['2026-12-31', '12/31/2026', 'Dec 31, 2026', '20261231', 46387]) {
			expect(read(dateTime, given, zone)).toBe(MIDNIGHT[zone]);
		}
	});

	test('does not leave the years of four digits', () => {
		const last = '9999-12-31T23:30:00Z';
		expect(read(day, '9999-12-31', 'Asia/Tokyo')).toBe('9999-12-31');
		const years = `'Date' must lie in the years 1000 to 9999, not at "${last}"`;
		expect(() => read(day, last, 'Asia/Tokyo')).toThrow(years);
		expect(() => read(dateTime, '9999-12-31T23:30:00', 'America/New_York')).toThrow(
			`'Date' must lie in the years 1000 to 9999, not at "9999-12-31T23:30:00"`,
		);
	});
});

describe('when the clocks change,', () => {
	test.each([
		['America/New_York', '2026-03-08T02:30:00', '2026-03-08T07:30:00.000Z'],
		['Europe/Berlin', '2026-03-29T02:30:00', '2026-03-29T01:30:00.000Z'],
		['Pacific/Auckland', '2026-09-27T02:30:00', '2026-09-26T14:30:00.000Z'],
		['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z'],
		['Pacific/Apia', '2011-12-30T12:00:00', '2011-12-30T22:00:00.000Z'],
	])('a time that %s leaves out is moved on: %s', (zone, given, expected) => {
		expect(read(dateTime, given, zone)).toBe(expected);
	});

	test.each([
		['America/New_York', '2026-11-01T01:30:00', '2026-11-01T05:30:00.000Z'],
		['Europe/Berlin', '2026-10-25T02:30:00', '2026-10-25T00:30:00.000Z'],
		['Pacific/Auckland', '2026-04-05T02:30:00', '2026-04-04T13:30:00.000Z'],
	])('of a time that %s has twice, the first is meant: %s', (zone, given, expected) => {
		expect(read(dateTime, given, zone)).toBe(expected);
	});

	test.each([
		['2026-03-08T01:59:59', '2026-03-08T06:59:59.000Z'],
		['2026-03-08T03:00:00', '2026-03-08T07:00:00.000Z'],
		['2026-11-01T00:59:59', '2026-11-01T04:59:59.000Z'],
		['2026-11-01T02:00:00', '2026-11-01T07:00:00.000Z'],
	])('the times before and after stay: %s in New York', (given, expected) => {
		expect(read(dateTime, given, 'America/New_York')).toBe(expected);
	});
});

describe('a moment', () => {
	test('is whole Unix seconds where the API wants them', () => {
		expect(read(unixSeconds, '2026-03-10T09:30:00.900Z')).toBe(1773135000);
		expect(read(unixSeconds, '1969-12-31T23:59:59.900Z')).toBe(-1);
		expect(read(unixSeconds, '2026-03-10', 'America/New_York')).toBe(1773115200);
	});

	test('without a zone is on the clock of the workflow', async () => {
		const body = await created({ startsAt: '2026-07-01T08:00:00' }, { timezone: 'Europe/Paris' });
		expect(body).toEqual({ starts_at: '2026-07-01T06:00:00.000Z' });
	});

	test('is not sent when it is impossible', async () => {
		const { body, error } = await sentBy('create', { startsAt: '03/04/2026' });
		expect(body).toBeUndefined();
		expect(error).toBe(
			'\'Starts At\' must be a date such as 2026-12-31, 2026-12-31T09:30:00Z, 12/31/2026 or Dec 31, 2026 9:30 PM, or Unix time, not "03/04/2026": it could be 2026-03-04 or 2026-04-03 [item 0]',
		);
	});
});

describe('in an expression', () => {
	const zone = { timezone: 'America/New_York' };
	const onTop = operation.action('POST /widgets', {
		name: 'Go',
		action: 'Go',
		description: 'Go',
		required: [dayField('due')],
	});

	test.each([
		"={{ DateTime.fromISO('2026-03-14T00:00:00Z') }}",
		"={{ '2026-03-14T00:00:00Z'.toDateTime() }}",
		"={{ new Date('2026-03-14') }}",
		"={{ JSON.stringify(new Date('2026-03-14')) }}",
		"={{ DateTime.fromISO('2026-03-14') }}",
		'={{ 46095 }}',
	])('%s is its day, in a collection and above it', async (due) => {
		expect(await created({ due, closed: due }, zone)).toEqual({
			due: '2026-03-14',
			closed: '2026-03-14T00:00:00Z',
		});
		const sent = answering(() => ({ body: { id: 1 } }));
		await runOperation(onTop, { parameters: { due }, settings: zone });
		expect(sent.map(({ body }) => body)).toEqual([{ due: '2026-03-14' }]);
	});

	test('a Luxon date is a moment and a day of its own zone', async () => {
		const given = "={{ DateTime.fromISO('2026-03-10T09:30:00', { zone: 'Asia/Tokyo' }) }}";
		expect(await created({ startsAt: given, due: given }, { timezone: 'Asia/Tokyo' })).toEqual({
			starts_at: '2026-03-10T00:30:00.000Z',
			due: '2026-03-10',
		});
	});

	test('a Luxon date that is not one is refused', async () => {
		const { body, error } = await sentBy('create', { due: "={{ DateTime.fromISO('soon') }}" });
		expect(body).toBeUndefined();
		expect(error).toBe(
			'\'Due\' must be a date such as 2026-12-31, 2026-12-31T09:30:00Z, 12/31/2026 or Dec 31, 2026 9:30 PM, or Unix time, not "Invalid DateTime" [item 0]',
		);
	});
});

describe('what is sent can be given again:', () => {
	test.each(ZONES)('moments and days in %s', (zone) => {
		for (const given of ['2026-01-22T06:22:45.587713Z', '2026-03-14T00:00:00.000Z']) {
			expect(read(dateTime, given, zone)).toBe(given);
		}
		expect(read(day, '2026-03-14', zone)).toBe('2026-03-14');
		expect(read(midnight, '2026-03-14T00:00:00Z', zone)).toBe('2026-03-14T00:00:00Z');
		expect(read(unixSeconds, 1773135000, zone)).toBe(1773135000);
	});
});

describe('whatever is given,', () => {
	const zones = fc.constantFrom(...ZONES);
	/** Long texts of what dates are made of, in any order. */
	const likeDates = fc
		.array(
			fc.constantFrom(
				...['2026', '12', '31', '3', '-', '/', '.', ' ', 'T', ':', '09', 'Z', '+', 'Dec', 'pm'],
				...['"', ',', '(', ')', '[', ']', 'GMT', 'Thursday', '00', '000', '46387', 'st', '  '],
			),
			{ maxLength: 60 },
		)
		.map((parts) => parts.join(''));

	test('what is sent is a date of four-digit years, or nothing is', () => {
		fc.assert(
			fc.property(fc.oneof(likeDates, fc.anything()), zones, (given, zone) => {
				for (const [decode, form] of [
					[day, /^[1-9]\d{3}-\d{2}-\d{2}$/],
					[dateTime, /^[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.(\d{3}){1,2}Z$/],
				] as const) {
					try {
						expect(read(decode, given, zone)).toMatch(form);
					} catch (error) {
						expect(error).toBeInstanceOf(InvalidValue);
					}
				}
			}),
			{ numRuns: 1500 },
		);
	});

	test('moments of any year and zone come out as they were', () => {
		const min = new Date('1000-01-02T00:00:00Z');
		const max = new Date('9999-12-30T00:00:00Z');
		fc.assert(
			fc.property(fc.date({ min, max, noInvalidDate: true }), zones, (moment, zone) => {
				const iso = moment.toISOString();
				expect(read(dateTime, moment, zone)).toBe(iso);
				expect(read(dateTime, iso, zone)).toBe(iso);
				expect(read(day, iso.slice(0, 10), zone)).toBe(iso.slice(0, 10));
				expect(read(day, `${iso.slice(0, 10)}T00:00:00Z`, zone)).toBe(iso.slice(0, 10));
			}),
		);
	});

	test('a text that is nearly a date is refused at once', () => {
		const began = performance.now();
		for (const part of ['(', ' ', '1', 'T', ':', '+1', 'Dec ', '"', '00:', '.1', '[a]']) {
			const long = `2026-12-31T09:30:00Z${part.repeat(80)}`;
			for (const given of [long.slice(0, 100), long, part.repeat(100_000)]) {
				expect(() => read(day, `${given}!`)).toThrow(InvalidValue);
			}
		}
		expect(performance.now() - began).toBeLessThan(2000);
	});
});

test('the seconds of an answer are ISO text, or nothing where they are not a time', () => {
	expect(isoOf(1773135000)).toBe('2026-03-10T09:30:00.000Z');
	expect([1e15, NaN, null, undefined, 'soon'].map(isoOf)).toEqual(Array(5).fill(undefined));
});
