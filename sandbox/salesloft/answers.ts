/** The shapes in which Salesloft answers. */
import { empty, json } from '../http';
import type { SandboxResponse } from '../http';

export const HOST = 'api.salesloft.com';

/** Thrown by a route to end the request with an error answer. */
export class Refusal extends Error {
	constructor(readonly response: SandboxResponse) {
		super(String(response.body));
	}
}

/** Every error but a 422 is one sentence under `error`. */
export function failure(status: number, text: string): SandboxResponse {
	return json(status, { error: text });
}

export function refuse(status: number, text: string): never {
	throw new Refusal(failure(status, text));
}

/**
 * Ends the request with a 422 when any check failed.
 * @param checks per field what is wrong with it, or a falsy value when nothing is
 */
export function validate(checks: Record<string, string | false | null | undefined>): void {
	const failed = Object.entries(checks).filter(([, problem]) => problem);
	if (failed.length === 0) return;
	const errors = Object.fromEntries(failed.map(([field, problem]) => [field, [problem]]));
	throw new Refusal(json(422, { errors }));
}

/** Ends the request with a 422 for one field. */
export function invalid(field: string, problem: string): never {
	throw new Refusal(json(422, { errors: { [field]: [problem] } }));
}

/** One record under `data`. */
export function answer(data: unknown): SandboxResponse {
	return json(200, { data });
}

export function deleted(): SandboxResponse {
	return empty(204);
}

/** A related record is never embedded: only its id and address are. */
export function ref<Id extends number | string>(
	collection: string,
	id: Id | null,
): { id: Id; _href: string } | null {
	return id === null ? null : { id, _href: `https://${HOST}/v2/${collection}/${id}` };
}
