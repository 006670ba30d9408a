/** Hostile answers, each kind alone: none stops an account, costs a record, or is told as something else. */
import { HOSTILE, type HostileFault } from '../../sandbox/hostile';
import { chaos, type Size } from './chaos';
import type { Subject } from './subject';
import { aircallSubject as aircall } from './subjects/aircall';
import { nutshellSubject as nutshell } from './subjects/nutshell';
import { salesloftSubject as salesloft } from './subjects/salesloft';
import { shortcutSubject as shortcut } from './subjects/shortcut';

const SEED = 7;
const USUAL: Size = { reads: 24, lists: 1, lies: 0, writes: 24, outage: 0 };
const FEW: Size = { ...USUAL, reads: 12, writes: 12 };
/** Only lists have a total. */
const LISTS: Size = { reads: 0, lists: 0, lies: 4, writes: 0, outage: 0 };
/** Before a list is read, the limit is given time. */
const SETTLED_SECONDS = 120;

interface Trial {
	kind: HostileFault;
	subject: Subject;
	size: Size;
	/** For how long the whole work may be held up. */
	seconds: number;
}

const trials: Trial[] = [
	{ kind: 'absurd limit in seconds', subject: aircall, size: USUAL, seconds: 600 },
	{ kind: 'absurd limit as a date', subject: aircall, size: USUAL, seconds: 600 },
	{ kind: 'absurd limit as a reset', subject: aircall, size: USUAL, seconds: 600 },
	{ kind: 'negative limit', subject: aircall, size: USUAL, seconds: 600 },
	{ kind: 'deep refusal', subject: salesloft, size: USUAL, seconds: 30 },
	{ kind: 'gzip bomb as a refusal', subject: aircall, size: FEW, seconds: 30 },
	{ kind: 'deep answer', subject: nutshell, size: USUAL, seconds: 30 },
	{ kind: 'gzip bomb', subject: aircall, size: FEW, seconds: 30 },
	{ kind: 'endless answer', subject: aircall, size: FEW, seconds: 30 },
	{ kind: 'quota on a good answer', subject: aircall, size: USUAL, seconds: 30 },
	// The limit of a minute, at most, for each of some twenty costs that nobody could pay.
	{ kind: 'quota on a good answer', subject: salesloft, size: USUAL, seconds: 1200 },
	// More pages than the limit lets through at once.
	{ kind: 'wrong total', subject: aircall, size: LISTS, seconds: 120 },
	{ kind: 'wrong total', subject: nutshell, size: LISTS, seconds: 30 },
	{ kind: 'wrong total', subject: salesloft, size: LISTS, seconds: 30 },
	{ kind: 'wrong total', subject: shortcut, size: LISTS, seconds: 30 },
];
/** A write is either done or refused before it was processed. */
const HARMLESS = /limit|quota|total/;
const TOO_LARGE = ['gzip bomb', 'endless answer'];

it('is of every kind', () => {
	expect([...new Set(trials.map(({ kind }) => kind))]).toEqual([...HOSTILE]);
});

it.each(trials)(
	'"$kind" costs $subject.name nothing but what it spoils',
	async ({ kind, subject, size, seconds }) => {
		const figures = await chaos(subject, size, { seed: SEED, rate: 0.2, faults: [kind] });
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
	},
);
