/** Names that are alike. */

/** More of a name says nothing new. */
const LONGEST_COMPARED = 100;

const SPACE = 32;

/**
 * The numbers of pairs of characters. Two pairs of one script share none; that others may hardly ever
 * changes what is the nearest.
 */
const PAIRS = 65_536;

/** A thing by one of its names, as `looseKey` gives it; a thing can have several. */
export interface Called<T> {
	key: string;
	thing: T;
}

/**
 * The things whose names are most like a text, the most alike first: those that share the most pairs
 * of neighbouring characters (Dice's coefficient), whatever the order of the words. There can be many
 * names, and n8n does nothing else meanwhile, so nothing is made of a name that is compared.
 * @param key the text, as `looseKey` gives it
 */
export function nearest<T>(key: string, things: Array<Called<T>>, most: number): T[] {
	const likenessOf = likenessTo(key);
	let best: Array<{ thing: T; likeness: number }> = [];
	for (const { key: name, thing } of things) {
		const likeness = likenessOf(name);
		if (best.length === most && likeness <= best[most - 1].likeness) continue;
		const known = best.find((one) => one.thing === thing);
		if (known && likeness <= known.likeness) continue;
		best = [...best.filter((one) => one !== known), { thing, likeness }]
			.sort((a, b) => b.likeness - a.likeness)
			.slice(0, most);
	}
	return best.map(({ thing }) => thing);
}

/** Tells how like a name is: from 0 for nothing in common to 1 for the same pairs. */
function likenessTo(text: string): (name: string) => number {
	const wanted = Array.from({ length: pairsIn(text) }, (_, i) => pairAt(text, i));
	/** How many of each pair have no match so far. */
	const left = new Uint8Array(PAIRS);
	return (name) => {
		for (const pair of wanted) left[pair] = 0;
		for (const pair of wanted) left[pair] += 1;
		const pairs = pairsIn(name);
		let common = 0;
		for (let i = 0; i < pairs; i += 1) {
			const pair = pairAt(name, i);
			if (left[pair] === 0) continue;
			left[pair] -= 1;
			common += 1;
		}
		return (2 * common) / (wanted.length + pairs);
	};
}

/** How many pairs are compared: the first and the last character make one with what is around a name. */
const pairsIn = (name: string) => Math.min(name.length, LONGEST_COMPARED) + 1;

const pairAt = (name: string, i: number) =>
	(characterAt(name, i - 1) * 211 + characterAt(name, i)) % PAIRS;

const characterAt = (name: string, i: number) =>
	i >= 0 && i < Math.min(name.length, LONGEST_COMPARED) ? name.charCodeAt(i) : SPACE;
