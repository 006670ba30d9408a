/** Things that are made ahead of their turn: how far, and what becomes of those that fail. */
import { Ahead } from '../../../nodes/engine/run/ahead';

/** A clock that stands still until something takes its time. */
function clock() {
	let now = 0;
	jest.spyOn(performance, 'now').mockImplementation(() => now);
	return { pass: (milliseconds: number) => (now += milliseconds) };
}

afterEach(() => jest.restoreAllMocks());

test('makes up to fifty things in a row, each of them once', () => {
	clock();
	const made: number[] = [];
	const ahead = new Ahead(120, (index) => made.push(index));
	ahead.take(0);
	expect(made).toHaveLength(50);
	for (let index = 1; index < 120; index += 1) ahead.take(index);
	expect(made).toEqual(Array.from({ length: 120 }, (_, index) => index));
});

test('stops once it has taken 5 milliseconds, since n8n does nothing else meanwhile', () => {
	const { pass } = clock();
	const made: number[] = [];
	const ahead = new Ahead(10, (index) => {
		made.push(index);
		pass(2);
	});
	ahead.take(0);
	expect(made).toEqual([0, 1, 2]);
	ahead.take(1);
	ahead.take(2);
	expect(made).toEqual([0, 1, 2]);
	ahead.take(3);
	expect(made).toEqual([0, 1, 2, 3, 4, 5]);
});

test('throws what has failed when its turn comes, and gives the others', () => {
	clock();
	const ahead = new Ahead(3, (index) => {
		if (index === 1) throw new Error('the second');
		return index;
	});
	expect(ahead.take(0)).toBe(0);
	expect(() => ahead.take(1)).toThrow('the second');
	expect(ahead.take(2)).toBe(2);
});
