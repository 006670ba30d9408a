import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

const connectionNames = new Map<unknown, string>(
	Object.entries(NodeConnectionTypes).map(([name, value]) => [
		value,
		`NodeConnectionTypes.${name}`,
	]),
);

/** Gives a value of a description as source text, the way a person would have written it. */
function literal(value: unknown, depth: number): string {
	if (typeof value === 'string') return quoted(value);
	if (Array.isArray(value))
		return list(
			'[',
			value.map((item) => literal(item, depth + 1)),
			']',
			depth,
		);
	if (typeof value === 'object' && value !== null) {
		const entries = Object.entries(value)
			.filter(([, part]) => part !== undefined)
			.map(([key, part]) => `${keyOf(key)}: ${literal(part, depth + 1)}`);
		return list('{', entries, '}', depth);
	}
	if (['number', 'boolean'].includes(typeof value) || value === null) return String(value);
	throw new Error(`A description holds data only, not a ${typeof value}`);
}

function quoted(text: string): string {
	const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
	return `'${escaped}'`;
}

/** The lint rules know keys without quotes only. */
function keyOf(key: string): string {
	return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

function list(open: string, parts: string[], close: string, depth: number): string {
	if (parts.length === 0) return open + close;
	const indent = '\t'.repeat(depth + 1);
	return `${open}\n${parts.map((part) => `${indent}${part},\n`).join('')}${'\t'.repeat(depth)}${close}`;
}

function connections(ends: INodeTypeDescription['inputs']): string {
	if (!Array.isArray(ends)) return quoted(ends);
	const parts = ends.map((end) => connectionNames.get(end) ?? literal(end, 2));
	return `[${parts.join(', ')}]`;
}

/** The methods of a node, as far as lint rules ask whether they are there. */
function methods(node: INodeType): string[] {
	const bodies = {
		execute: 'async execute(this: IExecuteFunctions) { return await run(this); }',
		poll: 'async poll(this: IPollFunctions) { return await poll(this); }',
		webhook: 'async webhook(this: IWebhookFunctions) { return await receive(this); }',
	};
	return Object.entries(bodies).flatMap(([name, body]) => (name in node ? [body] : []));
}

/**
 * Writes a node with its built description as TypeScript source, since lint rules see what stands
 * in the source as a literal and nothing else.
 */
export function descriptionSource(className: string, node: INodeType): string {
	const { inputs, outputs } = node.description;
	const fields = Object.entries(node.description)
		.filter(([, value]) => value !== undefined)
		.map(([key, value]) => {
			if (key === 'inputs') return `inputs: ${connections(inputs)}`;
			if (key === 'outputs') return `outputs: ${connections(outputs)}`;
			return `${keyOf(key)}: ${literal(value, 2)}`;
		});
	return [
		`export class ${className} implements INodeType {`,
		`\tdescription: INodeTypeDescription = ${list('{', fields, '}', 1)};`,
		...methods(node).map((method) => `\n\t${method}`),
		'}\n',
	].join('\n');
}
