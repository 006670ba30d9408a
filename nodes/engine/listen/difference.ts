/** Which webhooks there should be, held against those that there are. */
import type { FoundHook, Registration } from '../vocabulary/hook';
import type { HeldHook } from './state';

/** A webhook of ours, and how the provider has it. */
export interface Standing {
	held: HeldHook;
	found: FoundHook;
}

export interface Difference {
	/** The events of each webhook that is missing. */
	add: string[][];
	/** Those that are to tell other events, or to be switched on again. */
	change: Array<{ held: HeldHook; types: string[] }>;
	remove: HeldHook[];
}

/**
 * What is to be done so that webhooks at this address tell these events.
 * @param types the chosen events, by what the provider calls them
 */
export function difference(
	{ tells, change: canChange }: Pick<Registration, 'tells' | 'change'>,
	{ url, types }: { url: string; types: string[] },
	standing: Standing[],
): Difference {
	const wanted = tells === 'one' ? types.map((type) => [type]) : [types];
	const result: Difference = { add: [], change: [], remove: [] };
	const left = [...standing];
	for (const each of wanted) {
		const at = left.findIndex(
			({ held, found }) =>
				held.url === url && found.url === url && (tells !== 'one' || isSame(held.types, each)),
		);
		const [match] = at < 0 ? [] : left.splice(at, 1);
		const isRight =
			match?.found.isActive && (tells === 'everything' || isSame(match.found.types ?? [], each));
		if (isRight) continue;
		if (match && canChange) result.change.push({ held: match.held, types: each });
		else {
			if (match) result.remove.push(match.held);
			result.add.push(each);
		}
	}
	result.remove.push(...left.map(({ held }) => held));
	return result;
}

/** Whether nothing is to be done. */
export function isNone({ add, change, remove }: Difference): boolean {
	return add.length + change.length + remove.length === 0;
}

/** The order of events means nothing: providers give them back in another one. */
function isSame(some: string[], others: string[]): boolean {
	const [own, theirs] = [new Set(some), new Set(others)];
	return own.size === theirs.size && [...own].every((one) => theirs.has(one));
}
