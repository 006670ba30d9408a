/** Reads all forms of dates in a process of its own, whose time zone is set from outside. */
import { day, dateTime } from '../../../nodes/engine/vocabulary/time';
import type { Read } from '../../../nodes/engine/vocabulary/value';
import { december31, halfPastNine, moments, refused, ZONES, type Zone } from './date-forms';

/** What comes of all forms in one time zone of a workflow. */
export interface Outcome {
	zone: Zone;
	days: Record<string, string>;
	clockTimes: Record<string, string>;
	moments: Record<string, string>;
	refusals: string[][];
}

function outcome(zone: Zone): Outcome {
	const context = { field: 'Date', timezone: zone, item: {} };
	const said = (decode: Read, given: unknown): string => {
		try {
			return String(decode(given, context));
		} catch (error) {
			return (error as Error).message;
		}
	};
	const all = (forms: unknown[][], decode: Read) =>
		Object.fromEntries(forms.map(([what, given]) => [String(what), said(decode, given)]));
	return {
		zone,
		days: all(december31, day),
		clockTimes: all(halfPastNine, dateTime),
		moments: all(moments, dateTime),
		refusals: refused.map(([given]) => [said(day, given), said(dateTime, given)]),
	};
}

process.stdout.write(JSON.stringify({ offset: offsetHere(), outcomes: ZONES.map(outcome) }));

/** Shows that the process does have the zone. */
function offsetHere(): number {
	return new Date('2026-12-31T00:00:00Z').getTimezoneOffset();
}
