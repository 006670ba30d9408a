/** One request of Salesloft's, and what its query may say. */
import { violations, type Match, type Violation } from '../contract';
import type { Call as AnyCall } from '../emulator';
import type { SandboxRequest } from '../http';
import type { Link } from '../kinds';
import { bareName } from '../query';
import { invalid, ref, refusal, type Checks } from './answers';
import { kinds, pathOf, type Name, type Row, type State } from './kinds';

/** Who asks: an API key acts as the user that issued it. */
export interface Caller {
	key: string;
	user: Row<'users'>;
	scopes: Set<string>;
}

export type Call = AnyCall<State, Caller, string>;

/** Values that stand for "has none" and "has any" wherever a filter knows them. */
export const IS_NULL = '_is_null';
export const IS_NOT_NULL = '_is_not_null';

export function isSentinel(value: string): boolean {
	return value === IS_NULL || value === IS_NOT_NULL;
}

/**
 * The query is forgiving about names, strict about values: every documented parameter is held to its
 * type, with or without brackets, and one that is not documented is ignored without a word, as by the
 * real API.
 */
export function departures(match: Match, request: SandboxRequest): Violation[] {
	const { pathname, searchParams } = request.url;
	const known = match.operation.query ?? [];
	const asked = [...searchParams].flatMap(([sent, value]): Violation[] => {
		const other = sent.endsWith('[]') ? bareName(sent) : `${sent}[]`;
		const parameter = known.find(({ name }) => name === sent || name === other);
		if (!parameter || (parameter.type.endsWith('[]') && isSentinel(value))) return [];
		const url = new URL(pathname, request.url);
		url.searchParams.set(parameter.name, value);
		const found = violations(match, { ...request, url }).filter((one) => one.in === 'query');
		return found.slice(0, 1).map((one) => ({ ...one, field: sent, value }));
	});
	return [...asked, ...violations(match, request).filter((one) => one.in === 'body')];
}

export function requireScope({ caller }: { caller: Caller }, scope: string): void {
	if (!caller.scopes.has(scope)) throw refusal(403, `Missing required scope: ${scope}`);
}

/** The user that a `user_guid` names; only a team admin may name another than himself. */
export function actingUser({ caller, state }: Call, guid: unknown): Row<'users'> {
	if (guid === undefined || guid === caller.user.guid) return caller.user;
	if (caller.user.role !== 'Admin') throw refusal(403, 'Only team admins can act for other users');
	return (
		state.users.find((user) => user.guid === guid) ?? invalid('user_guid', 'could not be found')
	);
}

/** The problem of an id that leads nowhere; for `validate`. */
export function unknownId(state: State, name: Name, id: number | null | undefined) {
	return typeof id === 'number' && !state[name].has(id) && 'could not be found';
}

/** The same for all ids that a record holds. */
export function unknownIds(state: State, name: Name, fields: object): Checks {
	const given = Object.entries(fields) as Array<[string, number]>;
	const links: Record<string, Link> = kinds[name].links;
	return Object.fromEntries(
		given.flatMap(([field, id]) => {
			const [to] = [links[field]].flat();
			return to in kinds ? [[field, unknownId(state, to as Name, id)]] : [];
		}),
	);
}

/** The related records of one: `owner_id` as `owner`. */
export function refsOf(name: Name, row: object): Record<string, unknown> {
	const links: Record<string, Link> = kinds[name].links;
	const ids = row as Record<string, number | null>;
	return Object.fromEntries(
		Object.entries(links).map(([field, link]) => {
			const [to, shownAs = field.replace(/_id$/, '')] = [link].flat();
			return [shownAs, ref(pathOf(to), ids[field])];
		}),
	);
}
