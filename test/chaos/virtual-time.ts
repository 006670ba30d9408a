/**
 * Time that passes only when nothing else happens: a wait of the engine costs nothing and is still
 * measured, and every request has its exact place in time.
 */
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import axios from 'axios';
import { NOT_BEFORE } from '../../sandbox/faults';

type Sleep = (milliseconds: number) => Promise<void>;

/** The module whose `sleep` n8n-workflow hands on to nodes. */
const sleeping = createRequire(require.resolve('n8n-workflow'))('@n8n/utils/sleep') as {
	sleep: Sleep;
};
const realSleep = sleeping.sleep;
const realDate = Date.now;
const realClock = performance.now;
const realTimeout = AbortSignal.timeout;

export class VirtualTime {
	now: number;

	/** Requests that were sent before the time that an earlier refusal had named. */
	early = 0;

	private readonly sleepers: Array<{ at: number; wake: () => void }> = [];
	private underWay = 0;
	private pumping = false;
	/** Lasts until real time goes on: nothing takes longer here than what the door gives up on. */
	private readonly patience: AbortController[] = [];
	/** By host, when the next request may come, as far as the client has been told. */
	private readonly notBefore = new Map<string, number>();
	private readonly interceptors: [request: number, response: number];

	/** Starts here and now, for this process. One at a time. */
	constructor(start = Date.parse('2026-03-10T09:00:00Z')) {
		this.now = start;
		Date.now = () => this.now;
		performance.now = () => this.now;
		// Patience runs out in real time otherwise, sooner or later by how busy the machine is.
		AbortSignal.timeout = () => {
			this.patience.push(new AbortController());
			return this.patience[this.patience.length - 1].signal;
		};
		sleeping.sleep = async (milliseconds) => await this.sleep(milliseconds);
		this.interceptors = [
			axios.interceptors.request.use((request) => {
				this.underWay += 1;
				const { hostname } = new URL(request.url ?? '');
				if (this.now < (this.notBefore.get(hostname) ?? 0)) this.early += 1;
				return request;
			}),
			axios.interceptors.response.use(
				(response) => {
					const read = () => {
						this.underWay -= 1;
						const at = Number(response.headers[NOT_BEFORE] ?? 0);
						const { hostname } = new URL(response.config.url ?? '');
						// Requests that are being made in this very moment cannot know yet.
						setImmediate(() => {
							this.notBefore.set(hostname, Math.max(at, this.notBefore.get(hostname) ?? 0));
						});
					};
					if (response.data instanceof Readable) response.data.once('close', read);
					else read();
					return response;
				},
				(error: unknown) => {
					this.underWay -= 1;
					throw error;
				},
			),
		];
	}

	/** Lets real time go on. */
	stop(): void {
		Date.now = realDate;
		performance.now = realClock;
		AbortSignal.timeout = realTimeout;
		for (const lasting of this.patience) lasting.abort();
		sleeping.sleep = realSleep;
		axios.interceptors.request.eject(this.interceptors[0]);
		axios.interceptors.response.eject(this.interceptors[1]);
	}

	async sleep(milliseconds: number): Promise<void> {
		await new Promise<void>((wake) => {
			this.sleepers.push({ at: this.now + milliseconds, wake });
			if (!this.pumping) this.pump();
		});
	}

	/** For a door: the wait of a request that is under way, as a slow provider makes it wait. */
	readonly hold: Sleep = async (milliseconds) => {
		this.underWay -= 1;
		await this.sleep(milliseconds);
		this.underWay += 1;
	};

	/** Wakes the next sleeper as soon as no request is under way, in a turn of its own. */
	private pump(): void {
		this.pumping = true;
		setImmediate(() => {
			// Below 0 while an answer is held back that the client has broken off.
			if (this.underWay <= 0) this.wakeNext();
			if (this.sleepers.length > 0) this.pump();
			else this.pumping = false;
		});
	}

	private wakeNext(): void {
		const at = Math.min(...this.sleepers.map((sleeper) => sleeper.at));
		const [next] = this.sleepers.splice(
			this.sleepers.findIndex((sleeper) => sleeper.at === at),
			1,
		);
		this.now = Math.max(this.now, at);
		next.wake();
	}
}
