/** `npm run chaos`: the whole measurement, and its figures in docs/reliability.md. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chaos, type Figures, type Size } from './chaos';
import { pollAll, register, type Polled, type Registered } from './listening';
import { leftAlone, sharedQuota } from './processes';
import { report } from './report';
import { subjects } from './subjects';

const PAGE = join(__dirname, '../../docs/reliability.md');
const FIGURES = /(<!-- figures -->\n)[^]*(<!-- \/figures -->)/;

const RATE = 0.2;
const SEED = 20260310;
const size: Size = { reads: 1500, lists: 40, lies: 20, writes: 700, outage: 1000 };

/** How often a trigger is switched on and off, and how often one asks what is new. */
const TURNS = { registering: 50, polling: 100 };

/**
 * Beside a heap of 1,024 MB, which `npm run chaos` sets: without a bound, Node lets it grow with the
 * memory of the machine. One bomb alone would unpack to 512 MB.
 */
const MOST_MEGABYTES = 2000;
/** The machine takes minutes for it. */
const PATIENCE_MS = 20 * 60_000;

test(
	'nothing is lost, doubled or asked for early in over 10,000 requests, every fifth of which fails',
	async () => {
		const all: Figures[] = [];
		for (const subject of subjects) {
			process.stdout.write(`${subject.name}, seed ${SEED}\n`);
			all.push(await chaos(subject, size, { seed: SEED, rate: RATE }));
		}
		const registered: Registered[] = [];
		const polled: Polled[] = [];
		const plan = { seed: SEED, rate: RATE };
		for (const subject of subjects) {
			process.stdout.write(`Triggers of ${subject.name}\n`);
			const found = await register(subject, TURNS.registering, plan);
			if (found) registered.push(found);
			polled.push(await pollAll(subject, TURNS.polling, plan));
		}
		const shared = await sharedQuota();
		const alone = await leftAlone();
		const peak = Math.ceil(process.resourceUsage().maxRSS / 1024);
		const text = report({ all, registered, polled, shared, alone, peak, seed: SEED, rate: RATE });
		process.stdout.write(text);
		const page = await readFile(PAGE, 'utf8');
		await writeFile(PAGE, page.replace(FIGURES, `$1\n${text}\n\n$2`));

		const wrong = (one: Figures) => [one.doubled, one.lost, one.reordered, one.early];
		expect(all.flatMap(({ unclear }) => unclear)).toEqual([]);
		expect(all.map(wrong)).toEqual(all.map(() => [0, 0, 0, 0]));
		const missed = (one: Polled) => [one.doubled, one.lost, one.reordered];
		expect([...registered, ...polled].flatMap(({ unclear }) => unclear)).toEqual([]);
		expect(registered.map(({ left, touched }) => [left, touched])).toEqual(
			registered.map(() => [0, 0]),
		);
		expect(polled.map(missed)).toEqual(polled.map(() => [0, 0, 0]));
		const sum = (count: (one: Figures) => number) =>
			all.reduce((total, one) => total + count(one), 0);
		const failed = sum(({ reads, lists }) => reads.failed + lists.failed);
		const wanted = sum(({ reads, lists }) => reads.wanted + lists.wanted);
		expect(failed / wanted).toBeLessThanOrEqual(0.001);
		expect(sum(({ requests }) => requests)).toBeGreaterThan(10_000);
		expect(Math.max(...all.map(({ outage }) => outage))).toBeLessThanOrEqual(1.2);
		expect([shared.unfinished, alone.unfinished]).toEqual([0, 0]);
		expect(alone.ninety).toBeLessThanOrEqual(15);
		expect(alone.refused / alone.sent).toBeLessThanOrEqual(0.05);
		expect(peak).toBeLessThan(MOST_MEGABYTES);
	},
	PATIENCE_MS,
);
