/** What is known of the API: its operations, which kind of record each is about, what a record shows. */
import { readContract } from '../contract';
import { readFacts, type Body, type Envelope } from '../facts';
import { least } from '../least';
import { memo } from '../memo';
import { isFields, type Fields } from './model';

export const contract = readContract('nutshell');
const facts = readFacts('nutshell');

/** How an operation answers with records under their key, where that is possible. */
export function envelopeOf(id: string): Envelope | undefined {
	const { body = null, alt = null } = facts.operations[id] ?? {};
	return [body, alt].find(isEnvelope);
}

function isEnvelope(body: Body): body is Envelope {
	return typeof body === 'object' && body !== null && 'envelope' in body;
}

/** Every kind has a list, or can be read one by one. */
const entities = new Map(
	Object.keys(facts.operations)
		.filter((id) => /\.get(?:All|Field)?$/.test(id))
		.flatMap((id) => envelopeOf(id) ?? [])
		.map(({ envelope, of }) => [envelope, String(of)]),
);

/** Whether anything is published of the records of a kind. */
export function isPublished(key: string): boolean {
	return entities.has(key);
}

/** What the facts call a record of a kind. */
export function entityOf(key: string): string {
	return entities.get(key) ?? key;
}

/**
 * What is told of a record, where the facts know such a field. If records of this kind were seen, over
 * the least that the facts allow; of others nobody knows which fields are always there.
 */
export function shown(entity: string, told: Fields, hidden: string[] = []): Fields {
	const { fields, usual } = shapeOf(entity);
	const found: Fields = { ...usual };
	for (const name of fields) if (name in told) found[name] = told[name] ?? usual[name] ?? null;
	for (const name of hidden) delete found[name];
	return found;
}

const shapeOf = memo((entity: string) => {
	const { fields = {}, recordings } = facts.entities[entity] ?? {};
	const usual = recordings === undefined ? {} : (least(facts, entity) as Fields);
	// Of a time or an amount that is not there, there are no parts either.
	for (const [name, value] of Object.entries(usual)) if (isFields(value)) usual[name] = null;
	return { fields: Object.keys(fields), usual };
});
