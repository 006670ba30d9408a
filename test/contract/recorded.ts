/** What a person and a workflow see of an operation, short enough to be kept and compared. */
import { createHash } from 'node:crypto';
import type { INodeProperties } from 'n8n-workflow';
import type { NamedOperation, Resource } from '../../nodes/engine/vocabulary/operation';
import type { SandboxRequest } from '../../sandbox/http';
import { shownFor } from './order';
import type { Run } from './recorder';

/** Each request as it went out, and how many items came of them, with their fields and a hash. */
export function recordedRuns(runs: Run[]): string[] {
	return runs.flatMap(({ kind, requests, result: { items } }) => [
		`${kind}: ${items.length} items with ${fieldsIn(items)}, ${hash(inOrder(items))}`,
		...requests.map((request) => `  ${line(request)}`),
	]);
}

function line({ method, url, body }: SandboxRequest): string {
	// The boundary of a form is another one each time, and so is the present moment.
	const text = body
		.toString('utf8')
		.replace(/form-[0-9a-f-]{36}/g, 'boundary')
		.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (time) => (isNow(time) ? 'now' : time));
	return `${method} ${url.pathname}${url.search} ${text}`.trimEnd();
}

const HOUR = 60 * 60 * 1000;

const isNow = (time: string) => Math.abs(Date.now() - Date.parse(time)) < HOUR;

function fieldsIn(items: Run['result']['items']): string {
	return [...new Set(items.flatMap(({ json }) => Object.keys(json)))].sort().join(', ');
}

/** The parameters that the panel shows for an operation, each with a hash of all that it says. */
export function recordedParameters(
	properties: INodeProperties[],
	resource: Resource,
	operation: NamedOperation,
): string[] {
	return shownFor(properties, resource, operation)
		.map(({ displayOptions, ...property }) => {
			const { resource: _, operation: __, ...show } = displayOptions?.show ?? {};
			return `${property.name} ${hash({ show, property })}`;
		})
		.sort();
}

function hash(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
}

/** The same value with the keys of every object in order: JSON objects have none. */
function inOrder(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(inOrder);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(entries.map(([key, content]) => [key, inOrder(content)]));
}
