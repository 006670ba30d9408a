/** What the facts say of the operations: which kind of record they are about, and what comes with it. */
import { readFacts } from '../facts';
import type { Body, Envelope } from '../facts';

export const facts = readFacts('nutshell');

/** How an operation answers with records under their key, where that is possible. */
export function envelopeOf(id: string): Envelope | undefined {
	const { body = null, alt = null } = facts.operations[id] ?? {};
	return [body, alt].find(isEnvelope);
}

function isEnvelope(body: Body): body is Envelope {
	return typeof body === 'object' && body !== null && 'envelope' in body;
}

/** Every kind has a list. */
const entities = new Map(
	Object.keys(facts.operations)
		.filter((id) => id.endsWith('.getAll'))
		.flatMap((id) => envelopeOf(id) ?? [])
		.map(({ envelope, of }) => [envelope, String(of)]),
);

/** What the facts call a record of a kind. */
export function entityOf(key: string): string {
	return entities.get(key) ?? key;
}
