import { chaos, repeatedPage } from './chaos';
import { subjects } from './subjects';

const SEED = 20260310;
const size = { reads: 60, lists: 3, writes: 60, outage: 100 };

describe.each(subjects)('$name while every fifth request fails', (subject) => {
	it('loses nothing, doubles nothing and never comes back early', async () => {
		const figures = await chaos(subject, size, { seed: SEED, rate: 0.2 });
		console.log({ ...figures, unclear: figures.unclear.slice(0, 5), n: figures.unclear.length });
	}, 60_000);

	it('ends a list that repeats itself with an error', async () => {
		console.log(await repeatedPage(subject));
	});
});
