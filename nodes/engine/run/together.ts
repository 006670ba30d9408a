/** Items that share requests: each waits until all have come, and gets its own part of an answer. */
import { isObjectEmpty } from 'n8n-workflow';
import { inParallel } from '../client/pool';
import type { Json } from '../json';
import type { Job } from '../vocabulary/job';
import type { Many, NamedOperation } from '../vocabulary/operation';
import { rangesOf } from '../vocabulary/words';

/** How requests of several items go. */
export interface Shared {
	/** Sends those of some items. @returns what each of them gives, in their order */
	send: (jobs: Job[]) => Promise<Array<Json | Error | undefined>>;
	/** Whether further requests are sent after one was refused. */
	goesOn: boolean;
	/** The error of one of the items that were refused together; each gets its own. */
	refused: (error: Error, items: number) => Error;
}

interface Joined {
	index: number;
	job: Job;
	resolve: (record: Json | undefined) => void;
	reject: (error: Error) => void;
}

/** The items of a run that share requests. */
export class Together {
	private readonly joined: Joined[] = [];
	private absent = 0;
	private stopped?: () => Error;
	/** The items whose requests are under way, and those for whom it was done. */
	private readonly underWay = new Set<number>();
	private readonly done = new Set<number>();

	/**
	 * @param count how many items there are: each has to join or to leave
	 * @param parallel how many requests may be under way at a time
	 */
	constructor(
		private readonly count: number,
		private readonly many: Many,
		private readonly parallel: number,
		private readonly shared: Shared,
	) {}

	/**
	 * Waits until the item's request is answered.
	 * @returns what the answer has for the item
	 * @throws the item's own error where its request is refused
	 */
	async join(index: number, job: Job): Promise<Json | undefined> {
		if (this.stopped) throw this.stopped();
		return await new Promise((resolve, reject) => {
			this.joined.push({ index, job, resolve, reject });
			this.goOnceComplete();
		});
	}

	/** An item will not join. */
	leave(): void {
		this.absent += 1;
		this.goOnceComplete();
	}

	/** Nothing more is sent: those who wait get this error. */
	stop(error: Error): void {
		// Each of those who wait tells of it once more.
		if (this.stopped) return;
		const own = () => this.shared.refused(error, 1);
		this.stopped = own;
		for (const { reject } of this.joined) reject(own());
	}

	/** A request, or one of its items, was refused: the run may end with that. */
	private refuse(failure: Error): void {
		if (!this.shared.goesOn) this.stop(failure);
	}

	/**
	 * What was done by the time that an item ended the run, since that is not given out any more.
	 * @param failed the item
	 */
	doneBefore(failed: number): string {
		const [done, underWay] = [this.done, this.underWay].map((items) => inList(items, failed));
		return [
			done && `Done before that: ${done}.`,
			underWay && `Perhaps done, since their requests were under way: ${underWay}.`,
		]
			.filter(Boolean)
			.join(' ');
	}

	private goOnceComplete(): void {
		if (this.stopped || this.joined.length + this.absent < this.count) return;
		const units = this.units();
		void inParallel(units.length, this.parallel, async (n) => await this.perform(units[n]));
	}

	/** The items of each request. */
	private units(): Joined[][] {
		const { size, common = () => '' } = this.many;
		const units: Joined[][] = [];
		/** The last unit of those that have something in common. */
		const open = new Map<string, number>();
		/** The last unit of each record: what is done to it later must not be sent before. */
		const latest = new Map<string, { unit: number; key: string }>();
		for (const one of this.joined.sort((a, b) => a.index - b.index)) {
			const { values } = one.job;
			const { path } = values;
			const key = JSON.stringify(common(values));
			const record = JSON.stringify(path);
			const before = isObjectEmpty(path) ? undefined : latest.get(record);
			let unit = open.get(key);
			if (before?.key === key) {
				// The same once more: sent again, a deleted record would have all others refused.
				unit = before.unit;
			} else if (unit === undefined || unit < (before?.unit ?? 0) || units[unit].length >= size) {
				unit = units.push([]) - 1;
				open.set(key, unit);
			}
			units[unit].push(one);
			latest.set(record, { unit, key });
		}
		return units;
	}

	private async perform(unit: Joined[]): Promise<void> {
		if (this.stopped) return;
		for (const { index } of unit) this.underWay.add(index);
		try {
			const given = await this.shared.send(unit.map(({ job }) => job));
			const alike = new Map<unknown, number>();
			for (const one of given) alike.set(one, (alike.get(one) ?? 0) + 1);
			unit.forEach(({ index, resolve, reject }, i) => {
				const one = given[i];
				if (one instanceof Error) {
					reject(this.shared.refused(one, alike.get(one) ?? 1));
				} else {
					this.done.add(index);
					resolve(one);
				}
			});
			const failure = given.find((one) => one instanceof Error);
			if (failure) this.refuse(failure);
		} catch (error) {
			const failure = error as Error;
			for (const { reject } of unit) reject(this.shared.refused(failure, unit.length));
			this.refuse(failure);
		} finally {
			for (const { index } of unit) this.underWay.delete(index);
		}
	}
}

/** As errors number them: `items 0 to 99`; empty where there are no others. */
function inList(items: Set<number>, but: number): string {
	const others = [...items].filter((item) => item !== but);
	if (others.length === 0) return '';
	return `${others.length === 1 ? 'item' : 'items'} ${rangesOf(others)}`;
}

/** Sends what some items give, as the operation says. @returns what each of them gives, in their order */
export async function sendTogether(
	{ route, send: { query, headers } }: NamedOperation,
	many: Many,
	jobs: Job[],
	goesOn: boolean,
): Promise<Array<Json | Error | undefined>> {
	if ('run' in many) return await many.run(jobs, goesOn);
	const items = jobs.map(({ values }) => values);
	const answer = await jobs[0].send(route, { query, headers, body: many.body(items) });
	return many.records?.(answer, items) ?? [];
}
