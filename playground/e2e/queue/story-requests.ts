/** How often each worker of n8n has asked Shortcut to make a story. */
import type { Member } from './cluster';

/** From its making on, the requests by which each worker asks for a story. */
export class StoryRequests {
	private readonly before: number[];

	constructor(private readonly workers: Member[]) {
		this.before = workers.map(({ asked }) => asked.length);
	}

	/** How many there are of each worker. */
	get byWorker(): number[] {
		return this.answers.map((statuses) => statuses.length);
	}

	/** How many were refused for the limit. */
	get refused(): number {
		return this.answers.flat().filter((status) => status === 429).length;
	}

	private get answers(): number[][] {
		return this.workers.map(({ asked }, n) =>
			asked
				.slice(this.before[n])
				.filter(({ request }) => request === 'POST /api/v3/stories')
				.map(({ status }) => status),
		);
	}
}
