/** The courier of a whole process: it posts over the loopback interface, in real time. */
import { Courier, type Post } from '../courier';
import type { Provider } from '../http';

export interface CourierOptions {
	/** Where public hosts are really reached: `{ 'n8n.example.com': 'http://127.0.0.1:5678' }`. */
	reached: Record<string, string>;
	/** Told of every attempt; without a status where no answer came. */
	log?: (url: string, status?: number) => void;
}

/**
 * Delivers what a sandbox tells. A host that it does not know cannot be reached: nothing leaves this
 * machine.
 * @returns a function that ends it
 */
export function openCourier(sandbox: Provider, { reached, log }: CourierOptions): () => void {
	const timers = new Set<NodeJS.Timeout>();
	let isOpen = true;
	const clock = () => performance.now();
	const courier = new Courier(sandbox, posting(reached, log), clock, wakeIn);

	function wakeIn(milliseconds: number): void {
		if (!isOpen) return;
		const timer = setTimeout(() => {
			timers.delete(timer);
			// Timers count from when the event loop last looked at its clock, so they can be early.
			const left = (courier.next ?? 0) - clock();
			if (left > 0) wakeIn(Math.ceil(left));
			else void courier.run();
		}, milliseconds);
		timers.add(timer.unref());
	}

	return () => {
		isOpen = false;
		timers.forEach(clearTimeout);
	};
}

/** The longest that Node can wait. */
const LONGEST_MS = 2 ** 31 - 1;

function posting(reached: CourierOptions['reached'], log: CourierOptions['log']): Post {
	return async ({ url, headers, body, retries: { patience } }) => {
		const { hostname, pathname, search } = new URL(url);
		const origin = reached[hostname];
		const signal = AbortSignal.timeout(Math.min(patience, LONGEST_MS));
		const request = { method: 'POST', headers, body, signal, redirect: 'manual' } as const;
		// A delivery that finds nobody has failed, as one that is refused has.
		const status =
			origin === undefined ? undefined : await statusOf(origin + pathname + search, request);
		log?.(url, status);
		return status;
	};
}

async function statusOf(url: string, request: RequestInit): Promise<number | undefined> {
	try {
		const { status, body } = await fetch(url, request);
		await body?.cancel();
		return status;
	} catch {
		return undefined;
	}
}
