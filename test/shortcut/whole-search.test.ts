/** A search with more results than Shortcut gives for one. */
import { json } from '../../sandbox/http';
import { openAccount } from '../harness/account';
import { numbers, shortcut } from './provider';

const { run, records, requests, exchanges, open } = openAccount(shortcut);

const everything = { query: '!is:archived', returnAll: true };
const queries = () => exchanges().map(({ request }) => request.url.searchParams.get('query') ?? '');

test('gives every story of more than 1,000 once', async () => {
	open({ stories: 1300 });
	const found = await records('story.search', everything);
	const exact = await records('story.getAll', { returnAll: true, filters: { archived: false } });
	expect(exact.length).toBeGreaterThan(1000);
	const ids = found.map(({ id }) => id as number);
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids.sort()).toEqual(exact.map(({ id }) => id as number).sort());
});

test('costs nothing more for up to 1,000', async () => {
	open({ stories: 700 });
	await records('story.search', everything);
	expect(requests()).toHaveLength(3);
	expect(new Set(queries())).toEqual(new Set(['!is:archived']));
});

test('gives as many as Limit says, also above 1,000, and says how many there are', async () => {
	open({ stories: 1300 });
	const { items, hints } = await run('story.search', { query: '!is:archived', limit: 1100 });
	expect(new Set(items.map(({ json: { id } }) => id)).size).toBe(1100);
	expect(hints.map(({ message }) => message)).toEqual([
		'1,100 of 1,235 records. Raise Limit, or turn on Return All, to get more.',
	]);
});

test('says nothing where Limit leaves out none', async () => {
	open({ stories: 1300 });
	const { items, hints } = await run('story.search', { query: '!is:archived', limit: 1235 });
	expect(items).toHaveLength(1235);
	expect(hints).toEqual([]);
});

test('ends with an error beyond Max Records, also where each part fits into one page', async () => {
	let first = 0;
	open({
		instead: ({ url }) => {
			const isPart = url.searchParams.get('query')?.includes('created:') === true;
			const data = numbers((first += 100), 100).map((id) => ({ id }));
			return json(200, { data, total: isPart ? 100 : 1100, next: null });
		},
	});
	const { error, items } = await run('story.search', {
		...{ ...everything, options: { maxRecords: 150 } },
	});
	expect(items).toEqual([]);
	expect(error?.message).toBe(
		'The list has more than 150 records: 200 were read, and none of them is given out [item 0]',
	);
});

test('reads no more than Max Records', async () => {
	open({ stories: 300 });
	const { items, error } = await run('story.search', {
		...everything,
		options: { maxRecords: 100 },
	});
	expect(items).toEqual([]);
	expect(error?.message).toMatch(/^The list has more than 100 records: 250 were read/);
	expect(requests()).toHaveLength(1);
});

test('that comes to more than 1,000 while it is read gives every story once', async () => {
	const ids = Array.from({ length: 1001 }, (_, n) => n);
	let asked = 0;
	open({
		instead: ({ url }) => {
			asked += 1;
			const isWhole = !url.searchParams.get('query')?.includes('created:');
			const all = isWhole ? ids.slice(0, asked < 3 ? 999 : 1001) : ids.slice(0, 500);
			const from = Number(url.searchParams.get('next') ?? 0);
			const isOld = url.searchParams.get('query')?.includes('created:*..');
			const within = isOld ? ids.slice(500) : all;
			const data = within.slice(from, from + 250).map((id) => ({ id }));
			const next = from + 250 < within.length ? `/search?next=${from + 250}` : null;
			return json(200, { data, next, total: within.length });
		},
	});
	const found = await records('story.search', everything);
	expect(found.map(({ id }) => Number(id)).sort((a, b) => a - b)).toEqual(ids);
});

/** A provider at which all stories were created on one day; both ends of a range belong to it, or neither. */
function onOneDay(day: string, total: number) {
	open({
		instead: ({ url }) => {
			const range = /created:(\S+)/.exec(url.searchParams.get('query') ?? '')?.[1] ?? '*..*';
			const [from, to = from] = range.split('..');
			const isIn = (from === '*' || from <= day) && (to === '*' || day <= to);
			return json(200, { data: [], next: null, total: isIn ? total : 0 });
		},
	});
}

test.each(['2026-03-04', '2014-01-01', '2009-05-05', new Date().toISOString().slice(0, 10)])(
	'stops with a clear error where one day has more: %s',
	async (day) => {
		onOneDay(day, 1500);
		const { items, error } = await run('story.search', everything);
		expect(items).toEqual([]);
		expect(error?.message).toMatch(
			/^Shortcut's search gives 1000 results at most, and found 1500 that were created on \d{4}-\d\d-\d\d or around it\. Narrow the search, or use Get Many with filters\. \[item 0\]$/,
		);
		expect(requests().length).toBeLessThan(40);
	},
);

test('loses no story where the end of a range does not belong to it', async () => {
	const all = Array.from({ length: 1800 }, (_, n) => ({
		id: n,
		day: new Date(Date.UTC(2026, 0, 1 + (n % 9))).toISOString().slice(0, 10),
	}));
	open({
		instead: ({ url }) => {
			const range = /created:(\S+)/.exec(url.searchParams.get('query') ?? '')?.[1] ?? '*..*';
			const [from, to] = range.split('..');
			const within = all.filter(({ day }) =>
				to === undefined ? day === from : (from === '*' || from <= day) && (to === '*' || day < to),
			);
			const at = Number(url.searchParams.get('next') ?? 0);
			const size = Number(url.searchParams.get('page_size'));
			const isLast = at + size >= within.length;
			return json(200, {
				data: within.slice(at, at + size).map(({ id }) => ({ id, app_url: '' })),
				next: isLast ? null : `/search?next=${at + size}`,
				total: within.length,
			});
		},
	});
	const found = await records('story.search', everything);
	expect(found.map(({ id }) => id as number).sort((a, b) => a - b)).toEqual(
		all.map(({ id }) => id),
	);
});
