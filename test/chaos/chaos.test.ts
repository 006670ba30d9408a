import { chaos, repeatedPage } from './chaos';
import type { Subject } from './subject';
import { subjects } from './subjects';

/** Another seed is another run; a failure names the one that it happened with. */
const SEED = 20260310;
/** The budget of repetitions is the engine's, so one provider shows it. */
const outageOf = ({ name }: Subject) => (name === 'Shortcut' ? 500 : 0);
const size = { reads: 25, lists: 3, lies: 2, writes: 25 };

describe.each(subjects)('$name while every fifth request fails', (subject) => {
	it('loses nothing, doubles nothing, keeps the order and never comes back early', async () => {
		const { doubled, lost, reordered, early, unclear, reads, lists, moved, outage } = await chaos(
			subject,
			{ ...size, outage: outageOf(subject) },
			{ seed: SEED, rate: 0.2 },
		);
		expect({ seed: SEED, doubled, lost, reordered, early, unclear }).toEqual({
			seed: SEED,
			doubled: 0,
			lost: 0,
			reordered: 0,
			early: 0,
			unclear: [],
		});
		expect({ reads: reads.failed, lists: lists.failed }).toEqual({ reads: 0, lists: 0 });
		expect(moved).toBeGreaterThan(15);
		expect(outage).toBeLessThanOrEqual(1.2);
	});

	it('ends a list that repeats itself with an error', async () => {
		expect(await repeatedPage(subject)).toBe(
			'The list repeats itself: its pages bring nothing new [item 0]',
		);
	});
});
