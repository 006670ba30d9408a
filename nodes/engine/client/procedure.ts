/** Procedures of JSON-RPC 2.0: how one is called, and what its answer says. */
import { isObject, type Json } from '../json';

/** Each call has a request of its own, so that nothing has to be told apart by it. */
const CALL_ID = 1;

/** The body of a request that calls a procedure. @param params by their names */
export function callOf(procedure: string, params: unknown = {}): Json {
	return { jsonrpc: '2.0', id: CALL_ID, method: procedure, params };
}

/** Whether an answer refuses the call, which it does within a status of 200. */
export function isRefused(answer: unknown): boolean {
	return isObject(answer) && (answer.error ?? null) !== null;
}

/** Whether it is the answer of a procedure at all. */
export function isAnswered(answer: unknown): boolean {
	return isObject(answer) && 'result' in answer;
}

/** What a procedure gives. */
export function resultOf(answer: unknown): unknown {
	return isObject(answer) ? answer.result : undefined;
}
