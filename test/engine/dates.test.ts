/** Dates and moments in every form in which they arrive. */
import * as value from '../../nodes/engine/value';
import { created } from './every-field';
import { closeNetwork } from './service';

closeNetwork();

describe('dates', () => {
	const at = (given: unknown, timezone = 'UTC') =>
		value.dateTime(given, { field: 'Date', timezone, item: {} });
	const on = (given: unknown, timezone = 'UTC') =>
		value.day(given, { field: 'Date', timezone, item: {} });

	test.each([
		['ISO with Z', '2026-03-10T09:30:00Z', '2026-03-10T09:30:00.000Z'],
		['ISO with an offset', '2026-03-10T09:30:00+02:00', '2026-03-10T07:30:00.000Z'],
		['ISO without seconds', '2026-03-10T09:30Z', '2026-03-10T09:30:00.000Z'],
		['seconds since 1970', 1773135000, '2026-03-10T09:30:00.000Z'],
		['milliseconds since 1970', 1773135000000, '2026-03-10T09:30:00.000Z'],
		['seconds as text', '1773135000', '2026-03-10T09:30:00.000Z'],
		['milliseconds as text', '1773135000000', '2026-03-10T09:30:00.000Z'],
		['a JavaScript date', new Date(1773135000000), '2026-03-10T09:30:00.000Z'],
		['a day', '2026-03-10', '2026-03-10T00:00:00.000Z'],
	])('%s is a moment', (_, given, expected) => {
		expect(at(given)).toBe(expected);
	});

	test("a date without a zone is meant in the workflow's time zone", async () => {
		expect(at('2026-03-10T09:30:00', 'Asia/Tokyo')).toBe('2026-03-10T00:30:00.000Z');
		expect(at('2026-03-10', 'America/New_York')).toBe('2026-03-10T04:00:00.000Z');
		const body = await created({ startsAt: '2026-07-01T08:00:00' }, { timezone: 'Europe/Paris' });
		expect(body).toEqual({ starts_at: '2026-07-01T06:00:00.000Z' });
	});

	test('a Luxon date is a date', async () => {
		const given = "={{ DateTime.fromISO('2026-03-10T09:30:00', { zone: 'Asia/Tokyo' }) }}";
		expect(await created({ startsAt: given, due: given }, { timezone: 'Asia/Tokyo' })).toEqual({
			starts_at: '2026-03-10T00:30:00.000Z',
			due: '2026-03-10',
		});
	});

	test('a day stays the day that was written, in every time zone', () => {
		for (const zone of ['Pacific/Kiritimati', 'UTC', 'Pacific/Pago_Pago']) {
			expect(on('2026-03-10', zone)).toBe('2026-03-10');
			expect(on('2026-03-10T00:00:00', zone)).toBe('2026-03-10');
		}
		expect(on('2026-03-10T23:30:00Z', 'Asia/Tokyo')).toBe('2026-03-11');
	});

	test('a day is midnight UTC where the API stores days so', async () => {
		expect(await created({ closed: '2026-03-10T00:00:00' }, { timezone: 'Asia/Tokyo' })).toEqual({
			closed: '2026-03-10T00:00:00Z',
		});
	});

	test('a moment is Unix seconds where the API wants them', () => {
		const context = { field: 'Date', timezone: 'UTC', item: {} };
		expect(value.unixSeconds('2026-03-10T09:30:00.900Z', context)).toBe(1773135000);
	});

	test.each(['2026-02-30', '2026-02-29', '2026-13-01', '2026-04-31T10:00:00Z'])(
		'%s is a day that does not exist',
		(given) => {
			const problem = `'Date' is a day that does not exist: "${given}"`;
			expect(() => at(given)).toThrow(problem);
			expect(() => on(given)).toThrow(problem);
		},
	);

	test.each(['tomorrow', 'May', '12:30', 'NaN', true, {}, []])('%j is no date', (given) => {
		expect(() => at(given)).toThrow("'Date' must be a date such as 2026-12-31, not ");
	});
});
