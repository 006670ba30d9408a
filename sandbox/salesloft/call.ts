/** One request of Salesloft's, and what its query may say. */
import { violations, type Match, type Violation } from '../contract';
import type { Call as AnyCall } from '../emulator';
import type { SandboxRequest } from '../http';
import { bareName } from '../query';
import { invalid, refusal } from './answers';
import type { Row, State } from './kinds';

/** Who asks: an API key acts as the user that issued it. */
export interface Caller {
	key: string;
	user: Row<'users'>;
	/** Whether the key has a scope. */
	may: (scope: string) => boolean;
}

/** What a body holds; here only what means more than a field of the record. */
export interface Body extends Record<string, unknown> {
	/** A text in tasks, unlike every other id of the API. */
	person_id?: number | string;
	cadence_id?: number;
	step_id?: number;
	task_id?: number;
	user_id?: number;
	user_guid?: string;
	due_at?: string;
	due_date?: string;
	idempotency_key?: string;
	notes?: string;
	archived?: boolean;
	custom_fields?: Record<string, unknown>;
	crm_id?: string;
	crm_id_type?: string;
	tags?: string[];
	/** Today's date as a tag. */
	autotag_date?: boolean;
	/** How an upsert names the record that it means. */
	id?: number;
	upsert_key?: string;
}

export type Call = AnyCall<State, Caller, string, Body>;

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
	if (!caller.may(scope)) throw refusal(403, `Missing required scope: ${scope}`);
}

/** The user that a `user_guid` names; only a team admin may name another than himself. */
export function actingUser({ caller, state, body: { user_guid: guid } }: Call): Row<'users'> {
	if (guid === undefined || guid === caller.user.guid) return caller.user;
	if (caller.user.role !== 'Admin') throw refusal(403, 'Only team admins can act for other users');
	return (
		state.users.find((user) => user.guid === guid) ?? invalid('user_guid', 'could not be found')
	);
}
