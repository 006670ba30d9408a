/**
 * An API's published facts (contracts/<provider>/requests.json), and the check of a request against them.
 * The sandbox refuses with it what the real API would not know; the contract suite holds every
 * recorded request to it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closest, differs, FITS, isText, listOf, objectOf, ofType, parsed } from './check';
import type { Check, Difference } from './check';
import type { SandboxRequest } from './http';
import { memo } from './memo';

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
	/** The day on which the API gave it up, how that is known, and what takes its place. */
	removed?: string;
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
export interface Violation extends Omit<Difference, 'at'> {
	in: 'path' | 'query' | 'body';
	/** The field, dotted for nested ones: `labels[0].name`. */
	field: string;
	/** What was sent instead, where something of the wrong type or value was. */
	value?: unknown;
}

export interface Match {
	operation: ContractOperation;
	/** Path parameters, decoded. */
	params: Record<string, string>;
}

/** Reads what an API has; the operations that were removed stand in the file for people alone. */
export function readContract(provider: string): Contract {
	const file = join(__dirname, '..', 'contracts', provider, 'requests.json');
	const contract = JSON.parse(readFileSync(file, 'utf8')) as Contract;
	const operations = contract.operations.filter(({ removed }) => removed === undefined);
	return { ...contract, operations };
}

/**
 * Finds the operation that a method and a path name. A literal segment wins over a parameter
 * (`/stories/bulk` over `/stories/{story-public-id}`).
 */
export function matchOperation(
	{ operations }: Contract,
	method: string,
	pathname: string,
): Match | undefined {
	let best: Match | undefined;
	for (const operation of operations) {
		const params = operation.method === method && paramsOf(operation.path, pathname);
		if (params && !(best && sizeOf(best.params) <= sizeOf(params))) best = { operation, params };
	}
	return best;
}

/** All operations of a route: it can be documented twice (updating a number, and its music). */
export function sameRoute({ operations }: Contract, { method, path }: ContractOperation) {
	return operations.filter((one) => one.method === method && one.path === path);
}

/** The operation that a request means: of several of a route, the one that it fits best. */
export function meantBy(contract: Contract, request: SandboxRequest): Match | undefined {
	const match = matchOperation(contract, request.method, request.url.pathname);
	if (!match) return undefined;
	const all = sameRoute(contract, match.operation).map((operation) => ({ ...match, operation }));
	const found = all.map((one) => ({ one, departs: violations(one, request).length }));
	return found.sort((a, b) => a.departs - b.departs)[0].one;
}

/** Whether any operation of the contract has this path, whatever its method. */
export function knowsPath({ operations }: Contract, pathname: string): boolean {
	return operations.some(({ path }) => paramsOf(path, pathname) !== undefined);
}

/** What stands in a path for the parameters of a template, decoded; undefined where it does not fit. */
function paramsOf(template: string, pathname: string): Match['params'] | undefined {
	const { names, pattern } = shapeOf(template);
	const values = pattern.exec(pathname)?.slice(1).map(decoded);
	if (!values || values.includes(undefined)) return undefined;
	return Object.fromEntries(names.map((name, i) => [name, String(values[i])]));
}

/** `/stories/{story-public-id}`: the names of its parameters, and the paths that fit. */
const shapeOf = memo((template: string) => ({
	names: [...template.matchAll(/\{(.+?)\}/g)].map(([, name]) => name),
	pattern: new RegExp(`^${template.replace(/\{.+?\}/g, '([^/]+)')}$`),
}));

function sizeOf(params: Match['params']): number {
	return Object.keys(params).length;
}

/** A path segment's text; undefined where its percent-encoding is broken. */
function decoded(segment: string): string | undefined {
	try {
		return decodeURIComponent(segment);
	} catch {
		return undefined;
	}
}

/** Everything in a request that the contract does not allow; empty when the request is good. */
export function violations({ operation, params }: Match, request: SandboxRequest): Violation[] {
	const { pathParams = [], query = [] } = operation;
	return [
		...pathParams.flatMap((known) => ofText('path', known.name, known, params[known.name])),
		...queryViolations(query, request.url.searchParams),
		...bodyViolations(operation, request.body.toString('utf8')),
	];
}

function violation(place: Violation['in'], field: string, found: Difference[], value?: unknown) {
	return found.map(({ at, ...what }): Violation => ({ in: place, field, ...what, value }));
}

function queryViolations(known: Parameter[], query: URLSearchParams): Violation[] {
	const sent = [...new Set(query.keys())].flatMap((name) => {
		const parameter = known.find((candidate) => queryNameFits(candidate.name, name));
		if (!parameter) return violation('query', name, differs('unknown'));
		const { type } = parameter;
		const values = query.getAll(name);
		const isRepeated = values.length > 1 && !type.endsWith('[]');
		return [
			...violation('query', name, isRepeated ? differs('type', type) : FITS),
			...values.flatMap((value) => ofText('query', name, parameter, value)),
		];
	});
	const missing = known.filter(({ name, required }) => required && !query.has(name));
	return [...sent, ...missing.flatMap(({ name }) => violation('query', name, differs('missing')))];
}

function queryNameFits(pattern: string, name: string): boolean {
	if (!pattern.includes('[*]')) return pattern === name;
	const prefix = pattern.slice(0, pattern.indexOf('[*]'));
	return name.startsWith(`${prefix}[`) && /^\[[^\]]+\](\[\])?$/.test(name.slice(prefix.length));
}

/** What is wrong with a text in a path or a query. */
function ofText(place: 'path' | 'query', field: string, known: Parameter, text: string) {
	if (known.sentinels?.includes(text)) return [];
	const types = known.type.replace('[]', '').split('|');
	const fits = types.some((type) => TEXTS[type]?.test(text) ?? isText(text, type));
	return violation(
		place,
		field,
		fits ? beyondLimits(known, text) : differs('type', known.type),
		text,
	);
}

/** How values that are not texts look as one. */
const TEXTS: Record<string, RegExp | undefined> = {
	integer: /^-?\d+$/,
	number: /^-?\d+(\.\d+)?$/,
	boolean: /^(true|false)$/,
};

function bodyViolations(operation: ContractOperation, text: string): Violation[] {
	if (operation.body?.some(({ type }) => type === 'file')) return [];
	const sent = text === '' ? {} : parsed(text);
	if (sent === undefined) return violation('body', '', differs('type', 'JSON'));
	return bodyCheck(operation)(sent).flatMap((found) => {
		const { at } = found;
		const value = at.match(/[^.[\]]+/g)?.reduce<unknown>((all, key) => Object(all)[key], sent);
		return violation('body', at.replace(/^\./, ''), [found], value);
	});
}

const bodyCheck = memo(({ body = [], bodyItems }: ContractOperation): Check => {
	return bodyItems ? listOf(fieldsCheck(bodyItems), 'object[]', true) : fieldsCheck(body);
});

function fieldsCheck(known: Parameter[]): Check {
	const fields = new Map(known.map((one) => [one.name, parameterCheck(one)]));
	const required = known.filter((one) => one.required).map(({ name }) => name);
	return objectOf(fields, required);
}

function parameterCheck({ nullable, nullableItems = false, ...parameter }: Parameter): Check {
	const { type } = parameter;
	const item = { ...parameter, type: type.slice(0, -2), nullable: nullableItems };
	const isList = type.endsWith('[]');
	const check = isList ? listOf(parameterCheck(item), type, true) : valueCheck(parameter);
	return (value) => {
		if (value !== null) return check(value);
		return nullable || type === 'any' ? FITS : differs('type', type);
	};
}

function valueCheck(parameter: Parameter): Check {
	const { type, fields, oneOf = fields && [fields] } = parameter;
	const choices = type === 'object' && oneOf ? oneOf.map(fieldsCheck) : undefined;
	if (choices) return (value) => closest(choices, value);
	const either = type.split('|').map(ofType);
	return (value) => {
		const isOdd = closest(either, value).length > 0;
		return isOdd ? differs('type', type) : beyondLimits(parameter, value);
	};
}

/** Whether a value of the right type is also one of the choices, or long enough and not too long. */
function beyondLimits(parameter: Parameter, value: unknown): Difference[] {
	const { enum: choices, minLength = 0, maxLength = Infinity, pattern } = parameter;
	if (choices) {
		const isChoice = choices.map(String).includes(String(value));
		return isChoice ? FITS : differs('value', `one of ${choices.join(', ')}`);
	}
	if (typeof value !== 'string') return FITS;
	const isLong = value.length >= minLength && value.length <= maxLength;
	if (isLong && (pattern === undefined || new RegExp(pattern).test(value))) return FITS;
	const most = parameter.maxLength ?? 'any number of';
	return differs('value', pattern ?? `${minLength} to ${most} characters`);
}
