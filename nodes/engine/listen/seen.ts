/** What was handed on already: providers deliver at least once, so some of it comes again. */
import { shortKey } from './key';

/** So many are remembered for each trigger, which is more than any provider has under way. */
const MOST_KEYS = 1_000;
/** So many triggers are remembered. */
const MOST_TRIGGERS = 1_000;

/** Those of one trigger, in this process: those that are being handed on, and those that were. */
type Keys = Map<string, 'under way' | 'done'>;

/**
 * n8n saves what was seen only once an execution has started, and of deliveries that arrive together
 * only what the last one knew. So what this process knows counts as well.
 */
export const handedOn = new Map<string, Keys>();

function keysOf(trigger: string): Keys {
	const keys: Keys = handedOn.get(trigger) ?? new Map<string, 'under way' | 'done'>();
	// Those that hear least are forgotten first.
	handedOn.delete(trigger);
	handedOn.set(trigger, keys);
	forget(handedOn, MOST_TRIGGERS);
	return keys;
}

/** The keys of one delivery, on their way to an execution. */
export interface Taken {
	/** Those that did not come before. */
	fresh: string[];
	/** What is to be saved. */
	seen: string[];
	/** To be called once n8n has answered: what it could not take counts as not seen. */
	settle: (isTaken: boolean) => void;
}

/**
 * Takes keys, each of them once.
 * @param trigger tells it apart from every other one in this n8n
 * @param saved what was saved of earlier ones, oldest first
 */
export function take(trigger: string, saved: string[], keys: string[]): Taken {
	const own = keysOf(trigger);
	const before = new Set(saved);
	const fresh: string[] = [];
	const taken: string[] = [];
	for (const key of keys) {
		const known = shortKey(key);
		if (before.has(known) || own.has(known)) continue;
		own.set(known, 'under way');
		taken.push(known);
		fresh.push(key);
	}
	const done = [...own].filter(([, state]) => state === 'done').map(([key]) => key);
	// All of one delivery, however many they are: it may come again.
	const seen = [...new Set([...saved, ...done, ...taken])].slice(
		-Math.max(MOST_KEYS, taken.length),
	);
	const settle = (isTaken: boolean) => {
		for (const key of taken) {
			if (isTaken) own.set(key, 'done');
			else own.delete(key);
		}
		forget(own, MOST_KEYS);
	};
	return { fresh, seen, settle };
}

/** Leaves so many of the last entries. */
function forget(entries: Map<string, unknown>, most: number): void {
	for (const key of entries.keys()) {
		if (entries.size <= most) return;
		entries.delete(key);
	}
}
