/** Completing what is due in a cadence. The API has no one way to do it: each type has its own, or none. */
import { isObjectEmpty } from 'n8n-workflow';
import { getPath, type Json } from '../../../engine/json';
import { isRefusal, wordsOf } from '../../../engine/vocabulary/answered';
import { reference } from '../../../engine/vocabulary/field';
import type { Job } from '../../../engine/vocabulary/job';
import { action } from '../../../engine/vocabulary/operation';
import { Failure } from '../../failure';
import { cadenceAction } from '../../records';
import { details, outcome } from '../call';

/** @param call how a call went, as far as that was filled in. @returns the call that was logged, if any */
type Complete = (job: Job, due: Json, call: Json) => Promise<Json>;

const byCall: Complete = async (job, due, call) => {
	const body = { ...call, person_id: getPath(due, 'person.id'), action_id: due.id };
	return await job.record('POST /v2/activities/calls', { body });
};

const byActivity: Complete = async (job, due, call) => {
	if (!isObjectEmpty(call)) {
		throw new Failure(
			'This is the step of an integration, which no call belongs to',
			'Leave out what says how the call went.',
		);
	}
	await job.send('POST /v2/activities', { body: { action_id: due.id } });
	return {};
};

/** By the type of the action. What a person does elsewhere, and what an email is sent for, has no way. */
const WAYS = new Map<unknown, Complete>([
	['phone', byCall],
	['integration', byActivity],
]);

/** @throws Failure where it is not there: Salesloft gives no action that is done */
async function readDue(job: Job, id: string): Promise<Json> {
	const found = await job
		.record('GET /v2/actions/{id}', { path: { id } })
		.catch((error: Error) => (isRefusal(error, 404) ? undefined : Promise.reject(error)));
	if (found) return found;
	throw new Failure(
		`There is no cadence action ${id} to complete`,
		'It may be done already, its person may have left the cadence, or the user of the API key does not see it.',
	);
}

async function completed(job: Job): Promise<Json> {
	const { action_id: id, ...call } = job.values.body;
	const due: Json = { ...(await readDue(job, wordsOf(id))), id };
	const { type } = due;
	const way = WAYS.get(type);
	if (!way) {
		throw new Failure(
			`Salesloft's API can complete phone steps and those of integrations, and this one has the type ${wordsOf(type)}`,
			'Complete it in Salesloft itself.',
		);
	}
	const { id: call_id = null } = await way(job, due, call);
	return {
		...{ id, type, completed: true, person_id: getPath(due, 'person.id') },
		...{ cadence_id: getPath(due, 'cadence.id'), step_id: getPath(due, 'step.id'), call_id },
	};
}

const whose = { completed: true, person_id: 1_000_001, cadence_id: 301 };

export const complete = action('POST /v2/activities/calls', {
	name: 'Complete',
	action: 'Complete a cadence action',
	description:
		'Log the call of a phone step, or mark the step of an integration as done; the API cannot complete steps of other types, such as emails',
	required: [reference(cadenceAction, 'action_id', { name: 'cadenceActionId' })],
	beside: outcome,
	optional: details,
	run: completed,
	simplify: false,
	examples: [
		{ id: 80_001, type: 'phone', ...whose, step_id: 402, call_id: 30_001 },
		{ id: 80_002, type: 'integration', ...whose, step_id: 413, call_id: null },
	],
});
