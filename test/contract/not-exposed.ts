/** What the nodes leave out of an API on purpose, each with its reason. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Omission {
	reason: string;
	/** Contract operations, by ID. */
	operations?: string[];
	/** `operation.parameter`; `*` in place of the operation stands for all of them. */
	parameters?: string[];
}

const file = join(__dirname, '..', '..', 'contracts', 'not-exposed.json');
const omissions = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Omission[]>;

/** The operations and parameters that a provider's node leaves out. */
export function notExposed(provider: string): { operations: string[]; parameters: string[] } {
	const all = omissions[provider] ?? [];
	for (const { reason } of all) {
		if (reason.trim() === '') throw new Error(`${provider} leaves something out without a reason`);
	}
	return {
		operations: all.flatMap(({ operations = [] }) => operations),
		parameters: all.flatMap(({ parameters = [] }) => parameters),
	};
}
