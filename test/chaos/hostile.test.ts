/** Hostile answers, each kind alone: none stops an account, costs a record, or is told as something else. */
import { HOSTILE, type HostileFault } from '../../sandbox/hostile';
import { chaos } from './chaos';
import type { Subject } from './subject';
import { subjects } from './subjects';

const SEED = 7;
const size = { reads: 40, lists: 2, lies: 0, writes: 30, outage: 0 };
/** Only lists have a total. */
const LISTS = { reads: 1, lists: 0, lies: 8, writes: 1, outage: 0 };
/** Before a list is read, the limit is given time. */
const SETTLED_SECONDS = 120;

const [aircall, nutshell, salesloft, shortcut] = subjects;

/** Where each kind is tried, and for how long it may hold up the whole work, in seconds. */
const tries: Record<HostileFault, [where: Subject[], seconds: number]> = {
	'absurd limit in seconds': [[aircall], 600],
	'absurd limit as a date': [[aircall], 600],
	'absurd limit as a reset': [[aircall], 600],
	'negative limit': [[aircall], 600],
	'deep refusal': [[salesloft], 30],
	'gzip bomb as a refusal': [[aircall], 30],
	'deep answer': [[nutshell], 30],
	'gzip bomb': [[aircall], 30],
	'endless answer': [[aircall], 30],
	'quota on a good answer': [[aircall, salesloft], 300],
	'wrong total': [[aircall, nutshell, salesloft, shortcut], 30],
};
/** A write is either done or refused before it was processed. */
const HARMLESS = /limit|quota|total/;
const TOO_LARGE = ['gzip bomb', 'endless answer'];

describe.each(HOSTILE)('%s', (kind) => {
	const [where, seconds] = tries[kind];

	it.each(where)('costs $name nothing but the answers that it spoils', async (subject) => {
		const work = kind === 'wrong total' ? LISTS : size;
		const figures = await chaos(subject, work, { seed: SEED, rate: 0.2, faults: [kind] });
		const { doubled, lost, reordered, early, unclear, reads, lists, writes, tooLarge } = figures;
		expect({ doubled, lost, reordered, early, unclear }).toEqual({
			doubled: 0,
			lost: 0,
			reordered: 0,
			early: 0,
			unclear: [],
		});
		expect({ reads: reads.failed, lists: lists.failed }).toEqual({ reads: 0, lists: 0 });
		expect(writes.failed > 0).toBe(!HARMLESS.test(kind));
		expect(tooLarge > 0).toBe(TOO_LARGE.includes(kind));
		expect([...figures.byFault.keys()]).toEqual([kind]);
		expect(figures.faults).toBeGreaterThan(0);
		expect(figures.virtualSeconds - SETTLED_SECONDS).toBeLessThan(seconds);
	});
});
