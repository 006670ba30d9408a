/** What others know Aircall by: whoever has such a token can send in its name. */
import type { Json } from '../engine/json';

/**
 * What Aircall answers, without any token, which does not come into the output of a workflow. Nobody
 * has seen what it answers of a message configuration, so a token can stand anywhere.
 */
export function withoutToken(answer: Json): Json {
	const leaveOut = (name: string, value: unknown) => (name === 'token' ? undefined : value);
	return JSON.parse(JSON.stringify(answer, leaveOut)) as Json;
}
