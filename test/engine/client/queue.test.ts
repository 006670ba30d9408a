/** Whose turn it is. */
import { Queue, type Line, type Turns } from '../../../nodes/engine/client/queue';

/** Turns that are numbers, as many as there are. */
class Numbers implements Turns<number> {
	left = 0;
	pause = 0;
	private given = 0;

	wait = () => (this.left > 0 ? 0 : 1_000);

	take = () => {
		this.left -= 1;
		return (this.given += 1);
	};

	pausedFor = () => this.pause;
}

let numbers: Numbers;
let queue: Queue<number>;
/** What happens while the queue sleeps. */
let sleeps: Array<() => void>;

beforeEach(() => {
	numbers = new Numbers();
	queue = new Queue(numbers);
	sleeps = [];
});

const line = (more: Partial<Line<number>> = {}): Line<number> => ({
	maxWait: 60_000,
	isCancelled: () => false,
	sleep: async () => await new Promise<void>((wake) => sleeps.push(wake)),
	waiting: [],
	...more,
});

/** Lets one sleep end, and everything that follows from it happen. */
async function wake(): Promise<void> {
	sleeps.shift()?.();
	await new Promise(setImmediate);
}

test('the turns go round the runs, and in order within each', async () => {
	const served: string[] = [];
	const wait = async (name: string, at: Line<number>) => {
		served.push(`${name} ${String(await queue.wait(at))}`);
	};
	const [first, second] = [line(), line()];
	const all = [
		wait('first a', first),
		wait('first b', first),
		wait('first c', first),
		wait('second a', second),
	];
	numbers.left = 4;
	await wake();
	await Promise.all(all);
	expect(served).toEqual(['first a 1', 'second a 2', 'first b 3', 'first c 4']);
});

test('one sleeps for all', async () => {
	const lines = Array.from({ length: 50 }, () => line());
	const all = lines.map(async (one) => await queue.wait(one));
	expect(sleeps).toHaveLength(1);
	numbers.left = 50;
	while (sleeps.length > 0) await wake();
	expect(await Promise.all(all)).toHaveLength(50);
});

test('after twenty turns, others in the process get to do something', async () => {
	const one = line();
	let served = 0;
	const all = Array.from({ length: 50 }, async () => {
		await queue.wait(one);
		served += 1;
	});
	numbers.left = 50;
	const after: number[] = [];
	while (sleeps.length > 0) {
		await wake();
		after.push(served);
	}
	await Promise.all(all);
	expect(after).toEqual([20, 40, 50]);
});

test('a turn that is there is taken without waiting, unless others wait', async () => {
	numbers.left = 1;
	expect(queue.take()).toBe(1);
	expect(queue.take()).toBeUndefined();
	const other = queue.wait(line());
	numbers.left = 1;
	expect(queue.take()).toBeUndefined();
	expect(queue.serve()).toBe(1_000);
	expect(await other).toBe(2);
});

test('who is cancelled, or would have to wait too long, leaves; the others stay', async () => {
	let cancelled = false;
	const leaving = queue.wait(line({ isCancelled: () => cancelled }));
	const impatient = queue.wait(line({ maxWait: 1_000 }));
	const staying = queue.wait(line());
	cancelled = true;
	numbers.pause = 2_000;
	await wake();
	expect([await leaving, await impatient]).toEqual([undefined, undefined]);
	numbers.left = 1;
	await wake();
	expect(await staying).toBe(1);
});
