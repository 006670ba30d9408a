/** Brings what an emulator tells to its address, and tries again by the provider's own rule. */
import type { Clock, Delivery, Provider } from './http';

/**
 * Sends a delivery.
 * @returns the status of the answer; undefined where none came in time
 */
export type Post = (delivery: Delivery) => Promise<number | undefined>;

interface Waiting {
	delivery: Delivery;
	/** When it is due. */
	at: number;
	/** How often it has failed. */
	failures: number;
}

export class Courier {
	private waiting: Waiting[] = [];

	/**
	 * @param clock whoever moves it calls `run` afterwards
	 * @param due called for each delivery, the first time and each further one: how long until then
	 */
	constructor(
		provider: Provider,
		private readonly post: Post,
		private readonly clock: Clock,
		private readonly due: (milliseconds: number) => void = () => {},
	) {
		provider.sends?.((delivery) => this.expect({ delivery, at: delivery.after, failures: 0 }));
	}

	/** Delivers what is due, one after the other, until nothing of it is left. */
	async run(): Promise<void> {
		for (;;) {
			const next = this.waiting.find(({ at }) => at <= this.clock());
			if (!next) return;
			this.waiting = this.waiting.filter((one) => one !== next);
			await this.deliver(next);
		}
	}

	/** When the next one is due; undefined where nothing waits. */
	get next(): number | undefined {
		const times = this.waiting.map(({ at }) => at);
		return times.length > 0 ? Math.min(...times) : undefined;
	}

	/** @param waiting its `at` counts from now */
	private expect({ at, ...waiting }: Waiting): void {
		this.waiting.push({ ...waiting, at: this.clock() + at });
		this.due(at);
	}

	private async deliver({ delivery, failures }: Waiting): Promise<void> {
		const { times, pause, patience } = delivery.retries;
		if (!delivery.isWanted()) return;
		const began = this.clock();
		const status = (await this.post(delivery)) ?? 0;
		const isLate = this.clock() - began > patience;
		if (status >= 200 && status <= 299 && !isLate) return;
		if (failures === times) delivery.givenUp();
		else this.expect({ delivery, failures: failures + 1, at: pause });
	}
}
