/** Which parameters of a contract were sent. */
import type { ContractOperation, Parameter } from '../../sandbox/contract';
import type { SandboxRequest } from '../../sandbox/http';

/** All parameters of an operation but those in its path: `page`, `labels`, `labels.name`. */
export function parametersOf({ query = [], body = [], bodyItems = [] }: ContractOperation) {
	return new Set([...query.map(({ name }) => name), ...namesIn(body), ...namesIn(bodyItems)]);
}

function namesIn(parameters: Parameter[], prefix = ''): string[] {
	return parameters.flatMap(({ name, fields = [], oneOf = [] }) => [
		prefix + name,
		...namesIn([...fields, ...oneOf.flat()], `${prefix}${name}.`),
	]);
}

/** The parameters that a request holds, by their names in the contract. */
export function parametersIn(operation: ContractOperation, request: SandboxRequest): string[] {
	const known = (operation.query ?? []).map(({ name }) => name);
	const query = [...request.url.searchParams.keys()].map(
		(sent) => known.find((name) => name === sent || isAnyKey(name, sent)) ?? sent,
	);
	return [...query, ...namesInBody(request)];
}

function namesInBody({ headers, body }: SandboxRequest): string[] {
	const text = body.toString('utf8');
	if (headers['content-type']?.startsWith('multipart/form-data')) {
		return [...text.matchAll(/form-data; name="([^"]+)"/g)].map(([, name]) => name);
	}
	return text === '' ? [] : keysIn(JSON.parse(text));
}

/** Whether `filter[*]` stands for `filter[owner]`. */
function isAnyKey(name: string, sent: string): boolean {
	const [prefix, rest] = name.split('[*]');
	return rest !== undefined && sent.startsWith(`${prefix}[`);
}

function keysIn(value: unknown, prefix = ''): string[] {
	if (Array.isArray(value)) return value.flatMap((one) => keysIn(one, prefix));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => [
		prefix + key,
		...keysIn(inner, `${prefix}${key}.`),
	]);
}
