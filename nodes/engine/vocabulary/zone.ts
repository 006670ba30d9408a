/** The workflow's time zone: what its clocks show. The zone of the process has no part in it. */
import { tryToParseDateTime } from 'n8n-workflow';

export const DAY_SECONDS = 86_400;

/**
 * The moment at which the clocks of a zone show a time.
 *
 * Twice a year that is not one moment. A time that the clocks leave out in spring is moved on by as
 * much as they are: 02:30 becomes 03:30. Of a time that they show twice in autumn, the first is
 * meant.
 * @param shown the time on the clocks, as seconds since 1970 on a clock that shows UTC
 * @returns seconds since 1970
 */
export function momentOf(shown: number, zone: string): number {
	const early = shown - offsetAt(shown - DAY_SECONDS, zone);
	if (early + offsetAt(early, zone) === shown) return early;
	const late = shown - offsetAt(shown + DAY_SECONDS, zone);
	return late + offsetAt(late, zone) === shown ? late : early;
}

/** How many seconds the clocks of a zone are ahead of UTC at a moment. */
export function offsetAt(moment: number, zone: string): number {
	const { offset }: { offset: number } = tryToParseDateTime(new Date(moment * 1000), zone);
	return Math.round(offset * 60);
}
