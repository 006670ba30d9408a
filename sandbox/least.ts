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

function leastOf(facts: Facts, { type, entity, nullable, always, required }: Field): unknown {
	const sure = always === true || required === true;
	// What need not be there is null, or left out where nothing says that null is possible.
	const unsure = 'null' in facts.notes ? null : undefined;
	const [first] = [type].flat();
	if (nullable) return null;
	switch (first) {
		case 'boolean':
			return false;
		case 'array':
			return [];
		case 'map':
			return {};
		case 'object':
			if (entity === undefined) return {};
			return sure ? least(facts, entity) : unsure;
		case 'integer':
		case 'number':
			return sure ? 0 : unsure;
		case 'string':
			return sure ? '' : unsure;
		default:
			return unsure;
	}
}
