/** The forms of dates on the pages mean what the pages say. */
import { dateTime, day } from '../../nodes/engine/vocabulary/time';
import { prose } from './pages';

/** What each form means in a zone that is an hour before UTC. */
const DATES: Record<string, string> = {
	'2026-12-31': 'day 2026-12-31',
	'2026-12-31T09:30:00Z': '2026-12-31T09:30:00.000Z',
	'2026-12-31T09:30:00+02:00': '2026-12-31T07:30:00.000Z',
	'2026-12-31 09:30': '2026-12-31T08:30:00.000Z',
	'Dec 31, 2026 9:30 PM': '2026-12-31T20:30:00.000Z',
	'12/31/2026': 'day 2026-12-31',
	'03/04/2026': 'refused',
	'{{ $now.plus({ days: 1 }) }}': 'expression',
	'1798675200': '2026-12-31T00:00:00.000Z',
	'1798675200000': '2026-12-31T00:00:00.000Z',
	'46387': 'day 2026-12-31',
};

describe('A date', () => {
	const [, table] = prose('docs/fields.md').split('| You give');
	const listed = table
		.slice(0, table.indexOf('\n\n'))
		.split('\n')
		.flatMap((row) => [...row.split('|')[1].matchAll(/`([^`]+)`/g)].map(([, given]) => given));
	const context = { field: 'Deadline', timezone: 'Europe/Berlin', item: {} };

	test('is listed for each form that is tried', () => {
		expect(listed.sort()).toEqual(Object.keys(DATES).sort());
	});

	test.each(Object.entries(DATES).filter(([, meant]) => meant !== 'expression'))(
		'that is written %s is %s',
		(given, meant) => {
			if (meant === 'refused') expect(() => dateTime(given, context)).toThrow('it could be');
			else if (meant.startsWith('day ')) expect(`day ${String(day(given, context))}`).toBe(meant);
			else expect(dateTime(given, context)).toBe(meant);
		},
	);
});
