/** Things that are made ahead of their turn: how far, and what becomes of those that fail. */
import { Ahead } from '../../../nodes/engine/run/ahead';

/** A clock that stands still until something takes its time. */
function clock() {
	let now = 0;
	jest.spyOn(performance, 'now').mockImplementation(() => now);
	return { pass: (milliseconds: number) => (now += milliseconds) };
}

afterEach(() => jest.restoreAllMocks());

test('makes up to fifty things in a row, each of them once', async () => {
	const { pass } = clock();
	const made: number[] = [];
	const ahead = new Ahead(120, (index) => made.push(index));
	await ahead.take(0);
	expect(made).toHaveLength(50);
	for (let index = 1; index < 120; index += 1) {
		pass(100);
		await ahead.take(index);
	}
	expect(made).toEqual(Array.from({ length: 120 }, (_, index) => index));
});

test('stops once it has taken 5 milliseconds, since n8n does nothing else meanwhile', async () => {
	const { pass } = clock();
	const made: number[] = [];
	const ahead = new Ahead(10, (index) => {
		made.push(index);
		pass(2);
	});
	await ahead.take(0);
	expect(made).toEqual([0, 1, 2]);
	await ahead.take(1);
	await ahead.take(2);
	expect(made).toEqual([0, 1, 2]);
	await ahead.take(3);
	expect(made).toEqual([0, 1, 2, 3, 4, 5]);
});

test('throws what has failed when its turn comes, and gives the others', async () => {
	clock();
	const ahead = new Ahead(3, (index) => {
		if (index === 1) throw new Error('the second');
		return index;
	});
	expect(await ahead.take(0)).toBe(0);
	await expect(ahead.take(1)).rejects.toThrow('the second');
	expect(await ahead.take(2)).toBe(2);
});

test('lets n8n do something else between, where many are taken at once', async () => {
	const { pass } = clock();
	const done: string[] = [];
	const ahead = new Ahead(6, (index) => {
		done.push(`made ${index}`);
		pass(3);
	});
	setTimeout(() => done.push('something else'), 0);
	await Promise.all([0, 1, 2, 3, 4, 5].map(async (index) => await ahead.take(index)));
	expect(done).toEqual([
		'made 0',
		'made 1',
		'something else',
		'made 2',
		'made 3',
		'made 4',
		'made 5',
	]);
});
