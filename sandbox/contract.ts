/**
 * An API's published facts (contracts/<provider>/requests.json), and the check of a request against them.
 * The sandbox refuses with it what the real API would not know; the contract suite holds every
 * recorded request to it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxRequest } from './http';

export interface Parameter {
	/** The name on the wire, brackets included; `filter[*]` stands for any key. */
	name: string;
	/** integer, number, string, boolean, uuid, date-time, date, color, email, object, any or file; `[]` behind it for a list; `a|b` for either. */
	type: string;
	required?: boolean;
	/** Where it is known from, when that is less than the operation's own source. */
	confidence?: string;
	nullable?: boolean;
	nullableItems?: boolean;
	enum?: Array<string | number>;
	/** Texts that stand for something beside the type: `_is_null` for records without one. */
	sentinels?: string[];
	minLength?: number;
	maxLength?: number;
	pattern?: string;
	fields?: Parameter[];
	oneOf?: Parameter[][];
}

export interface ContractOperation {
	id: string;
	method: string;
	path: string;
	status?: number;
	contentType?: string;
	confidence?: string;
	deprecated?: boolean;
	pathParams?: Parameter[];
	query?: Parameter[];
	body?: Parameter[];
	/** The body is a bare list of objects with these fields. */
	bodyItems?: Parameter[];
}

export interface Contract {
	provider: string;
	host: string;
	operations: ContractOperation[];
}

/** Where a request departs from its contract. */
export interface Violation {
	in: 'path' | 'query' | 'body';
	/** The field, dotted for nested ones: `labels[0].name`. */
	field: string;
	problem: 'unknown' | 'missing' | 'type' | 'value';
	expected?: string;
	/** What was sent instead, where something of the wrong type or value was. */
	value?: unknown;
}

export interface Match {
	operation: ContractOperation;
	/** Path parameters, decoded. */
	params: Record<string, string>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const COLOR = /^#[0-9a-f]{6}$/i;

export function readContract(provider: string): Contract {
	const file = join(__dirname, '..', 'contracts', provider, 'requests.json');
	return JSON.parse(readFileSync(file, 'utf8')) as Contract;
}

/**
 * Finds the operation that a method and a path name. A literal segment wins over a parameter
 * (`/stories/bulk` over `/stories/{story-public-id}`).
 */
export function matchOperation(
	contract: Contract,
	method: string,
	pathname: string,
): Match | undefined {
	const segments = pathname.split('/');
	let best: (Match & { literals: number }) | undefined;
	for (const operation of contract.operations) {
		if (operation.method !== method) continue;
		const template = operation.path.split('/');
		if (template.length !== segments.length) continue;
		const params: Record<string, string> = {};
		let literals = 0;
		const fits = template.every((part, i) => {
			const name = /^\{(.+)\}$/.exec(part)?.[1];
			if (name === undefined) {
				literals += 1;
				return part === segments[i];
			}
			const value = decoded(segments[i]);
			if (!value) return false;
			params[name] = value;
			return true;
		});
		if (fits && literals > (best?.literals ?? -1)) best = { operation, params, literals };
	}
	return best && { operation: best.operation, params: best.params };
}

/** A path segment's text; undefined where its percent-encoding is broken. */
function decoded(segment: string): string | undefined {
	try {
		return decodeURIComponent(segment);
	} catch {
		return undefined;
	}
}

/** Whether any operation of the contract has this path, whatever its method. */
export function knowsPath(contract: Contract, pathname: string): boolean {
	return contract.operations.some(
		({ method }) => matchOperation(contract, method, pathname) !== undefined,
	);
}

/** Everything in a request that the contract does not allow; empty when the request is good. */
export function violations({ operation, params }: Match, request: SandboxRequest): Violation[] {
	return [
		...pathViolations(operation, params),
		...queryViolations(operation, request.url.searchParams),
		...bodyViolations(operation, request),
	];
}

function pathViolations(operation: ContractOperation, params: Record<string, string>): Violation[] {
	return (operation.pathParams ?? [])
		.filter(({ name, type }) => !textFits(params[name], type))
		.map(({ name, type }) => ({
			in: 'path',
			field: name,
			problem: 'type',
			expected: type,
			value: params[name],
		}));
}

function queryViolations(operation: ContractOperation, query: URLSearchParams): Violation[] {
	const known = operation.query ?? [];
	const found: Violation[] = [];
	for (const name of new Set(query.keys())) {
		const parameter = known.find((candidate) => queryNameFits(candidate.name, name));
		if (!parameter) {
			found.push({ in: 'query', field: name, problem: 'unknown' });
			continue;
		}
		const list = parameter.type.endsWith('[]');
		const values = query.getAll(name);
		if (!list && values.length > 1) {
			found.push({ in: 'query', field: name, problem: 'type', expected: parameter.type });
		}
		const single = { ...parameter, type: parameter.type.replace('[]', '') };
		for (const value of values) {
			if (parameter.sentinels?.includes(value)) continue;
			if (!textFits(value, single.type)) {
				found.push({ in: 'query', field: name, problem: 'type', expected: parameter.type, value });
			} else if (!withinLimits(single, value)) {
				const expected = describeLimits(single);
				found.push({ in: 'query', field: name, problem: 'value', expected, value });
			}
		}
	}
	for (const { name, required } of known) {
		if (required && !query.has(name)) found.push({ in: 'query', field: name, problem: 'missing' });
	}
	return found;
}

function queryNameFits(pattern: string, name: string): boolean {
	if (!pattern.includes('[*]')) return pattern === name;
	const prefix = pattern.slice(0, pattern.indexOf('[*]'));
	return name.startsWith(`${prefix}[`) && /^\[[^\]]+\](\[\])?$/.test(name.slice(prefix.length));
}

function bodyViolations(operation: ContractOperation, request: SandboxRequest): Violation[] {
	const known = operation.body ?? [];
	if (known.some(({ type }) => type === 'file')) return [];
	const text = request.body.toString('utf8');
	let value: unknown = {};
	if (text !== '') {
		try {
			value = JSON.parse(text);
		} catch {
			return [{ in: 'body', field: '', problem: 'type', expected: 'JSON' }];
		}
	}
	if (operation.bodyItems) {
		if (!Array.isArray(value)) {
			return [{ in: 'body', field: '', problem: 'type', expected: 'object[]' }];
		}
		const items = operation.bodyItems;
		return value.flatMap((item, i) => objectViolations(items, item, `[${i}].`));
	}
	return objectViolations(known, value, '');
}

function objectViolations(known: Parameter[], value: unknown, prefix: string): Violation[] {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return [{ in: 'body', field: prefix.slice(0, -1), problem: 'type', expected: 'object' }];
	}
	const found: Violation[] = [];
	for (const [name, content] of Object.entries(value)) {
		const parameter = known.find((candidate) => candidate.name === name);
		if (!parameter) found.push({ in: 'body', field: prefix + name, problem: 'unknown' });
		else found.push(...valueViolations(parameter, content, prefix + name));
	}
	for (const { name, required } of known) {
		if (required && !(name in value)) {
			found.push({ in: 'body', field: prefix + name, problem: 'missing' });
		}
	}
	return found;
}

function valueViolations(parameter: Parameter, value: unknown, field: string): Violation[] {
	const { type } = parameter;
	const wrong: Violation[] = [{ in: 'body', field, problem: 'type', expected: type, value }];
	if (value === null) return parameter.nullable || type === 'any' ? [] : wrong;
	if (type.endsWith('[]')) {
		if (!Array.isArray(value)) return wrong;
		const item = { ...parameter, type: type.slice(0, -2), nullable: parameter.nullableItems };
		return value.flatMap((content, i) => valueViolations(item, content, `${field}[${i}]`));
	}
	if (type === 'object') {
		if (parameter.oneOf) {
			const results = parameter.oneOf.map((known) => objectViolations(known, value, `${field}.`));
			return results.find((result) => result.length === 0) ?? results[0];
		}
		if (parameter.fields) return objectViolations(parameter.fields, value, `${field}.`);
		return typeof value === 'object' && !Array.isArray(value) ? [] : wrong;
	}
	if (!type.split('|').some((one) => valueFits(value, one))) return wrong;
	if (withinLimits(parameter, value)) return [];
	return [{ in: 'body', field, problem: 'value', expected: describeLimits(parameter), value }];
}

/** Whether a value of the right type is also one of the choices, or long enough and not too long. */
function withinLimits(parameter: Parameter, value: unknown): boolean {
	const { enum: choices, minLength = 0, maxLength = Infinity, pattern } = parameter;
	if (choices) return choices.map(String).includes(String(value));
	if (typeof value !== 'string') return true;
	if (value.length < minLength || value.length > maxLength) return false;
	return pattern === undefined || new RegExp(pattern).test(value);
}

function describeLimits({ enum: choices, minLength, maxLength, pattern }: Parameter): string {
	if (choices) return `one of ${choices.join(', ')}`;
	return pattern ?? `${minLength ?? 0} to ${maxLength ?? 'any number of'} characters`;
}

/** Whether a JSON value is of a contract type. */
function valueFits(value: unknown, type: string): boolean {
	switch (type) {
		case 'any':
			return true;
		case 'integer':
			return Number.isInteger(value);
		case 'number':
			return typeof value === 'number' && Number.isFinite(value);
		case 'boolean':
			return typeof value === 'boolean';
		default:
			return typeof value === 'string' && textFits(value, type);
	}
}

/** Whether a text (a path segment, a query value, a JSON string) can stand for a contract type. */
function textFits(text: string, type: string): boolean {
	return type.split('|').some((one) => {
		switch (one) {
			case 'integer':
				return /^-?\d+$/.test(text);
			case 'number':
				return text.trim() !== '' && Number.isFinite(Number(text));
			case 'boolean':
				return text === 'true' || text === 'false';
			case 'uuid':
				return UUID.test(text);
			case 'date':
				return DATE.test(text) && !Number.isNaN(Date.parse(text));
			case 'date-time':
				return DATE_TIME.test(text) && !Number.isNaN(Date.parse(text));
			case 'color':
				return COLOR.test(text);
			case 'email':
				return /^[^@\s/]+@[^@\s/]+$/.test(text);
			default:
				return true;
		}
	});
}
