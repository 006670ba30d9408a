/** One checked request on its way to a route. */
import type { ContractOperation } from '../contract';
import type { SandboxResponse } from '../http';
import { invalid, refuse } from './answers';
import type { Query } from './query';
import type { State, User } from './records';
import type { Stored, Table } from './table';

/** Who asks: an API key acts as the user that issued it. */
export interface Caller {
	key: string;
	user: User;
	scopes: Set<string>;
}

export interface Call {
	operation: ContractOperation;
	state: State;
	caller: Caller;
	/** Path parameters. */
	params: Record<string, string>;
	query: Query;
	/** Holds only what the contract allows, in its types. */
	body: Record<string, unknown>;
	/** The moment of the request, as milliseconds and as Salesloft writes it. */
	ms: number;
	now: string;
}

export type Route = (call: Call) => SandboxResponse;

/** Routes by the id of their operation in the contract. */
export type Routes = Record<string, Route>;

/** The id in the path, or 404 when it cannot be one. */
export function pathId({ params }: Call): number {
	return /^\d+$/.test(params.id) ? Number(params.id) : notFound();
}

/** The record that the path names, or 404. */
export function named<Fields>(call: Call, table: Table<Fields>): Stored<Fields> {
	return table.get(pathId(call)) ?? notFound();
}

/** Removes the record that the path names; once more does no harm. */
export function removeNamed<Fields>(call: Call, table: Table<Fields>): number {
	const id = pathId(call);
	if (!table.everHad(id)) notFound();
	table.remove(id);
	return id;
}

export function notFound(): never {
	return refuse(404, 'Not Found');
}

/** The problem of an id in a body that leads nowhere; for `validate`. */
export function unknownId<Fields>(
	table: Table<Fields>,
	id: number | null | undefined,
): string | false {
	return typeof id === 'number' && !table.get(id) && 'could not be found';
}

export function requireScope({ caller }: Pick<Call, 'caller'>, scope: string): void {
	if (!caller.scopes.has(scope)) refuse(403, `Missing required scope: ${scope}`);
}

/** The user that a `user_guid` names; only a team admin may name another than himself. */
export function actingUser({ caller, state }: Call, guid: unknown): User {
	if (guid === undefined || guid === caller.user.guid) return caller.user;
	if (caller.user.role !== 'Admin') refuse(403, 'Only team admins can act for other users');
	return (
		state.users.find((user) => user.guid === guid) ?? invalid('user_guid', 'could not be found')
	);
}
