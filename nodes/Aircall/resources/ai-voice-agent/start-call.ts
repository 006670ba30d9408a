/** Has an AI Voice Agent call somebody: once, however often it is asked for with one key. */
import { NodeApiError } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import type { Json } from '../../../engine/json';
import { isRefusal, wasRefused } from '../../../engine/vocabulary/answered';
import { code, integer, pairs } from '../../../engine/vocabulary/field';
import type { Job } from '../../../engine/vocabulary/job';
import type { Values } from '../../../engine/vocabulary/values';
import { phone } from '../../fields';

export const agentId = code('agent_id', {
	in: 'path',
	label: 'Agent ID',
	min: 1,
	placeholder: 'e.g. 6712f0a4c3b2a1908f7e6d5c',
	description: 'Aircall cannot list its AI Voice Agents: the ID stands in the Dashboard',
});

export const to = phone('contact_phone', {
	name: 'to',
	label: 'To',
	description: 'The number to call',
});

export const context = pairs('context', 'Variable', {
	label: 'Variables',
	example: 'first_name',
	description: 'What the agent knows of the call: values for the {{variables}} of its instructions',
});

/** A day. */
const LATEST = 86_400;

export const expires = integer('expiration_seconds', {
	label: 'Expires After',
	min: 60,
	default: 3600,
	description: `After how many seconds the call is no longer made, up to ${LATEST}`,
});

export function expiresTooLate({
	body: { expiration_seconds: seconds },
}: Values): string | undefined {
	return Number(seconds ?? 0) > LATEST
		? `'Expires After' can be ${LATEST} seconds at most`
		: undefined;
}

export const idempotencyKey = code('idempotency_key', {
	min: 1,
	placeholder: 'e.g. order-1042',
	description:
		'A call is made once for each key. Without one, each item of each run has a new key, so that running it again makes another call.',
});

export async function startCall(job: Job): Promise<Json> {
	const { path, body } = job.values;
	const { idempotency_key: given } = body;
	const key = given ?? randomUUID();
	try {
		const sent = { ...body, idempotency_key: key };
		const called = await job.record(job.route, { path, body: sent, isOnce: true });
		return { ...called, idempotency_key: key };
	} catch (failure) {
		// A key that was just made is known only where an answer was lost on its way.
		if (given === undefined && isRefusal(failure, 409)) {
			job.tell(
				'Aircall had taken a call already when it was asked again. Its status is not known.',
			);
			return { id: null, idempotency_key: key, status: null, virtual_agent_id: path.agent_id };
		}
		if (failure instanceof NodeApiError && !wasRefused(failure)) {
			failure.description = `${failure.description} To ask again without a second call, set 'Idempotency Key' to ${String(key)}.`;
		}
		throw failure as Error;
	}
}
