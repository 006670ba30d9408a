/** The query string as Salesloft reads it: forgiving about names, strict about values. */
import { violations } from '../contract';
import type { ContractOperation, Match, Parameter } from '../contract';
import type { SandboxRequest } from '../http';
import { validate } from './answers';

/** Values that stand for "has none" and "has any" wherever a filter knows them. */
export const IS_NULL = '_is_null';
export const IS_NOT_NULL = '_is_not_null';

export function isSentinel(value: string): boolean {
	return value === IS_NULL || value === IS_NOT_NULL;
}

export class Query {
	constructor(private readonly search: URLSearchParams) {}

	/** All values of a parameter, sent as `name[]` or as a scalar `name`. */
	values(name: string): string[] {
		return [...this.search.getAll(`${name}[]`), ...this.search.getAll(name)];
	}

	/** The last value of a parameter. */
	value(name: string): string | undefined {
		return this.values(name).at(-1);
	}

	/** Values of `name[key]`, by key. */
	keyed(name: string): Array<[key: string, value: string]> {
		return [...this.search].flatMap(([sent, value]): Array<[string, string]> => {
			const key = /^([^[]+)\[([^\]]+)\]$/.exec(sent);
			return key?.[1] === name ? [[key[2], value]] : [];
		});
	}

	names(): Set<string> {
		return new Set([...this.search.keys()].map(bareName));
	}
}

export function bareName(name: string): string {
	return name.replace(/\[.*$/, '');
}

/**
 * Holds every documented parameter to its type. A name that is not documented is ignored without
 * a word, as by the real API.
 */
export function readQuery(match: Match, request: SandboxRequest): Query {
	for (const [sent, value] of request.url.searchParams) {
		const parameter = documented(match.operation, sent);
		if (!parameter || (parameter.type.endsWith('[]') && isSentinel(value))) continue;
		const url = new URL(request.url.pathname, request.url);
		url.searchParams.set(parameter.name.includes('[*]') ? sent : parameter.name, value);
		const wrong = violations(match, { ...request, url }).some((found) => found.in === 'query');
		validate({ [bareName(sent)]: wrong && `has an invalid value: ${value}` });
	}
	return new Query(request.url.searchParams);
}

function documented(operation: ContractOperation, sent: string): Parameter | undefined {
	const isList = sent.endsWith('[]');
	return operation.query?.find(
		({ name }) => name === sent || (isList ? name === bareName(sent) : name === `${sent}[]`),
	);
}
