/** Which names are like a text, and that looking for them holds up nothing else. */
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { nearest } from '../../../nodes/engine/client/nearest';
import { reference } from '../../../nodes/engine/vocabulary/field';
import { integerId, named, record } from '../../../nodes/engine/vocabulary/record';
import { closeNetwork } from '../../network';
import { answering, runOperation } from '../service';

closeNetwork();

const called = (...names: string[]) => names.map((name) => ({ key: name, thing: name }));

test.each([
	['suport', ['sales', 'support', 'port'], ['support', 'port', 'sales']],
	['review in', ['in progress', 'in review', 'done'], ['in review', 'in progress', 'done']],
	['zzz', ['b', 'a'], ['b', 'a']],
	['a', ['aaaa', 'a'], ['a', 'aaaa']],
])('%j is most like the first of %j', (text, names, order) => {
	expect(nearest(text, called(...names), 5)).toEqual(order);
});

test('a thing of several names is told once, by the one that is most alike', () => {
	const things = [
		{ key: 'ann lee', thing: 'Ann' },
		{ key: 'bob', thing: 'Bob' },
		{ key: '@annabel', thing: 'Ann' },
		{ key: '@bo', thing: 'Bob' },
		{ key: 'ann', thing: 'Ann B.' },
	];
	expect(nearest('@anna', things, 2)).toEqual(['Ann', 'Ann B.']);
});

/** The processor's time that the quickest of some runs takes, in milliseconds. */
function quickest(run: () => unknown): number {
	const times = Array.from({ length: 5 }, () => {
		const before = process.cpuUsage();
		run();
		const { user, system } = process.cpuUsage(before);
		return (user + system) / 1_000;
	});
	return Math.min(...times);
}

test('ten thousand names of 500 characters take less than 50 milliseconds', () => {
	const names = Array.from({ length: 10_000 }, (_, i) => `${i} quarterly plan `.repeat(40));
	const things = called(...names.map((name) => name.slice(0, 500)));
	const wanted = `7${names[77]}`.slice(0, 500);
	expect(nearest(wanted, things, 1)).toEqual([things[77].key]);
	expect(quickest(() => nearest(wanted, things, 5))).toBeLessThan(50);
});

describe('a long list of names', () => {
	/** Counts the turns that others get. */
	const counting = () => {
		const counted = { turns: 0, stop: () => clearInterval(timer) };
		const timer = setInterval(() => (counted.turns += 1), 0);
		return counted;
	};
	const busy = (milliseconds: number) => {
		const end = performance.now() + milliseconds;
		while (performance.now() < end);
	};
	const team = record('Team', {
		id: integerId,
		list: 'GET /teams',
		label: ({ name }) => {
			busy(1);
			return String(name);
		},
		...named('Sales'),
	});
	const join = operation.create('POST /members', { required: [reference(team, 'team_id')] });

	test('is read in pieces, so that others get their turn', async () => {
		const teams = Array.from({ length: 200 }, (_, i) => ({ id: i, name: `Team ${i}` }));
		answering(({ path: at }) => ({ body: at === '/teams' ? teams : { id: 9 } }));
		const counted = counting();
		const { error } = await runOperation(join, { parameters: { teamId: 'Team 7' } });
		counted.stop();
		expect(error).toBeUndefined();
		expect(counted.turns).toBeGreaterThan(25);
	});
});
