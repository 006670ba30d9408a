/** What an answer says where nothing is known or asked for: the least that the facts allow. */
import type { Entity, Facts, Field } from './facts';

/**
 * The fields of an entity, each as empty as it can be. Where records were seen, only those that all of
 * them had; where none was seen, all that the specification names.
 */
export function least(facts: Facts, name: string): Record<string, unknown> {
	const { fields = {}, recordings }: Entity = facts.entities[name];
	return Object.fromEntries(
		Object.entries(fields)
			.filter(([, field]) => isExpected(field, recordings))
			.map(([key, field]) => [key, leastOf(facts, field)]),
	);
}

function isExpected({ onlyIn, onlyWith, always, required }: Field, recordings = 0): boolean {
	if (onlyIn || onlyWith) return false;
	return recordings === 0 || always === true || required === true;
}

/** The emptiest value of a type that is there. */
const EMPTY: Record<string, unknown> = { integer: 0, number: 0, string: '' };
/** Of these, there is an empty one in any case. */
const ALWAYS: Record<string, unknown> = { boolean: false, array: [], map: {}, object: {} };

function leastOf(facts: Facts, { type, entity, nullable, always, required }: Field): unknown {
	const sure = always === true || required === true;
	const [first] = [type].flat();
	if (nullable) return null;
	const isKnown = first === 'object' && entity !== undefined;
	if (first in ALWAYS && !isKnown) return structuredClone(ALWAYS[first]);
	if (sure && isKnown) return least(facts, entity);
	if (sure && first in EMPTY) return EMPTY[first];
	// What need not be there is null, or left out where nothing says that null is possible.
	return 'null' in facts.notes ? null : undefined;
}
