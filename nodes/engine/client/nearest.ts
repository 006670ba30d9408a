/** Names that are alike. */
import { looseKey } from '../vocabulary/spelling';

/** More of a name says nothing new. */
const LONGEST_COMPARED = 100;

/**
 * The things whose names are most like a text, the most alike first: those that share the most pairs
 * of neighbouring characters (Dice's coefficient), whatever the order of the words.
 * @param things each with one of its names; a thing can have several
 */
export function nearest<T>(
	text: string,
	things: Array<{ name: string; thing: T }>,
	most: number,
): T[] {
	const wanted = pairsOf(text);
	const ranked = things
		.map(({ name, thing }) => ({ thing, likeness: likeness(wanted, pairsOf(name)) }))
		.sort((a, b) => b.likeness - a.likeness);
	return [...new Set(ranked.map(({ thing }) => thing))].slice(0, most);
}

function pairsOf(text: string): Set<string> {
	const key = ` ${looseKey(text.slice(0, LONGEST_COMPARED))} `;
	return new Set(Array.from({ length: key.length - 1 }, (_, i) => key.slice(i, i + 2)));
}

/** From 0 for nothing in common to 1 for the same pairs. */
function likeness(one: Set<string>, other: Set<string>): number {
	const common = [...one].filter((pair) => other.has(pair)).length;
	return (2 * common) / (one.size + other.size);
}
