/** Bulk jobs: Salesloft gathers records, and works through them in its own time once it is told to. */
import { objectOf, type Json } from '../engine/json';
import { knownId, wasRefused } from '../engine/vocabulary/answered';
import type { Job, Patience } from '../engine/vocabulary/job';
import { countIn } from '../engine/vocabulary/paging';
import { counted, inWords } from '../engine/vocabulary/words';
import { Failure } from './failure';

/** So many records fit in a request; a job takes any number of such requests. */
export const MOST_RECORDS = 5_000;

/** In seconds. How long a job takes is not published, nor how often one should ask. */
const EVERY = 5;

/** A job that Salesloft still works on. */
export class Unfinished extends Failure {
	/** How much of it is done, from 0 to 1; 0 where Salesloft does not tell. */
	readonly share: number;

	constructor(id: string, { processed, total }: Json) {
		const [done = 0, all = 0] = [processed, total].map(countIn);
		const progress = all === 0 ? '' : `: ${inWords(done)} of ${counted(all, 'record')} done`;
		super(
			`Salesloft still works on the bulk job ${id}${progress}`,
			"It goes on by itself. Raise 'Max Wait' to wait longer, or come back later.",
		);
		this.share = all === 0 ? 0 : done / all;
	}
}

/** A job with which Salesloft has not begun. */
export class NotExecuted extends Failure {
	constructor(id: string) {
		super(
			`The bulk job ${id} was not executed yet`,
			'Bulk Job: Execute has Salesloft begin with it.',
		);
	}
}

/** For jobs that are waited for. */
export const untilDone: Patience = {
	every: EVERY,
	notYet: (failure) => failure instanceof Unfinished,
};

/** The same for a job that was just executed: it may show a little later. */
export const onceExecuted: Patience = {
	every: EVERY,
	notYet: (failure) => untilDone.notYet(failure) || failure instanceof NotExecuted,
};

/** Makes a job. @returns its ID */
export async function makeJob(job: Job, body: Json): Promise<string> {
	return knownId(await job.record('POST /v2/bulk_jobs', { body }));
}

/**
 * Adds records to a job, `MOST_RECORDS` at most.
 * @throws Failure where Salesloft says that it has not taken all of them
 */
export async function addRecords(job: Job, id: string, records: unknown[]): Promise<void> {
	const answer = await job.send('POST /v2/bulk_jobs/{bulk_jobs_id}/job_data', {
		path: { bulk_jobs_id: id },
		body: { data: records },
	});
	const taken = countIn(objectOf(answer).records);
	if (taken === undefined || taken === records.length) return;
	throw new Failure(
		`Salesloft took ${inWords(taken)} of ${counted(records.length, 'record')} for the bulk job ${id}`,
		'It does not say which ones.',
	);
}

/** What became of the request that has Salesloft begin with a job. */
interface Executed {
	/** Why it has certainly not begun. */
	refused?: Error;
	/** Why it may have begun, or may still: the answer was lost. */
	lost?: Error;
}

/** Has Salesloft begin with a job. Where it refuses, the job itself tells whether it has begun before. */
export async function executeJob(job: Job, id: string): Promise<Executed> {
	try {
		await job.send('PUT /v2/bulk_jobs/{id}', { path: { id }, body: { ready_to_execute: true } });
		return {};
	} catch (error) {
		const failure = error as Error;
		if (!wasRefused(failure)) return { lost: failure };
		const { state } = await readJob(job, id);
		return state === 'open' ? { refused: failure } : {};
	}
}

async function readJob(job: Job, id: string): Promise<Json> {
	return await job.record('GET /v2/bulk_jobs/{id}', { path: { id } });
}

/**
 * A job that is done. Until then, Salesloft gives its results as an empty list.
 * @throws Failure where it is not done
 */
export async function doneJob(job: Job, id: string): Promise<Json> {
	const found = await readJob(job, id);
	if (found.state === 'done') return found;
	if (found.state !== 'open') throw new Unfinished(id, found);
	throw new NotExecuted(id);
}
