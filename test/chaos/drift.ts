/** A list that moves while it is read: behind each of its pages records are deleted and made. */
import type { Provider } from '../../sandbox/http';
import type { Id, MovingList } from './subject';

/** Pages that are read again move the list again. */
const MOST_MOVES = 12;
const MOST_GO = 3;

export class Drift implements Provider {
	readonly hosts: string[];

	/** How many records have gone and come. */
	changes = 0;

	/** How often the list may move yet. */
	private left = 0;
	private made = 0;
	private removed = 0;
	/** The list as it is: to ask for it behind every page would take longer than all the rest. */
	private there: Id[] = [];

	constructor(
		private readonly provider: Provider,
		private readonly list: MovingList,
		private readonly random: () => number,
	) {
		this.hosts = provider.hosts;
	}

	/** Lets the list move while something is done, and makes it as long as it was before. */
	async during(work: () => Promise<void>): Promise<void> {
		this.left = MOST_MOVES;
		this.removed = 0;
		this.there = this.list.ids(this.provider);
		await work();
		this.left = 0;
		while (this.removed > 0) this.add();
	}

	handle: Provider['handle'] = (request) => {
		const answer = this.provider.handle(request);
		const isPage = request.method === 'GET' && request.url.pathname === this.list.path;
		if (isPage && this.left > 0) this.move();
		return answer;
	};

	private move(): void {
		this.left -= 1;
		const { there } = this;
		const go = 1 + Math.floor(this.random() * MOST_GO);
		const gone = new Set(
			Array.from({ length: go }, () => there[Math.floor(this.random() * there.length)]),
		);
		for (const id of gone) this.list.remove(this.provider, id);
		this.there = there.filter((id) => !gone.has(id));
		this.removed += gone.size;
		// Where new records come last, as many as went would hide that any did.
		const come = Math.floor(this.random() * (gone.size + (this.list.newestFirst ? 1 : 0)));
		for (let made = 0; made < come; made += 1) this.add();
		this.changes += gone.size + come;
	}

	private add(): void {
		const id = this.list.add(this.provider, this.made);
		this.there = this.list.newestFirst ? [id, ...this.there] : [...this.there, id];
		this.made += 1;
		this.removed -= 1;
	}
}
