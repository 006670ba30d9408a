/** Bulk jobs: records are gathered, and worked through once a job is marked as ready. */
import { named, Refusal, type Operations } from '../emulator';
import { json, type SandboxResponse } from '../http';
import { answer, refuse, validate } from './answers';
import { departures, type Body, type Call } from './call';
import type { Row, State } from './kinds';
import { ref, type Tells } from './links';
import { meetings } from './meetings';
import { people } from './people';
import { contract, resource, shown, writer } from './resource';
import { isDate, stamp } from './time';

type Job = Row<'bulk_jobs'>;
type Entry = Row<'job_data'>;

const MOST_RECORDS = 5_000;

/** What a type of job does with each record. No other types are known. */
const operations = { ...meetings, ...people };
const typed: Record<string, string | undefined> = {
	'calendar/events/upsert': 'create_calendar_events_upsert',
	'person/upsert': 'create_person_upserts',
};

const showEntry = shown('job_data');

/** @param seconds how long a job takes, once it is ready; it is never done at once */
export function bulk(seconds = 0): Operations<Call> {
	/** Which part of a job is done, from 0 to 1; undefined before it is ready. */
	const doneOf = ({ ready_ms }: Job, { ms, operation }: Call): number | undefined => {
		if (ready_ms === null) return undefined;
		if (operation.id === 'update_bulk_jobs_by_id') return 0;
		return seconds === 0 ? 1 : Math.min(1, (ms - ready_ms) / (1000 * seconds));
	};
	const stateOf = (job: Job, call: Call): string => {
		const done = doneOf(job, call);
		return done === undefined ? 'open' : done < 1 ? 'executing' : 'done';
	};
	const isOpen = (job: Job) => job.ready_ms === null;
	const tells: Tells<Job> = {
		state: stateOf,
		ready_to_execute: (job) => !isOpen(job),
		total: (job, { state }) => entriesOf(state, job).length,
		processed: (job, call) => {
			return Math.floor(entriesOf(call.state, job).length * (doneOf(job, call) ?? 0));
		},
		errors: (job, call) => {
			if (stateOf(job, call) !== 'done') return 0;
			return entriesOf(call.state, job).filter(({ status }) => status === 'error').length;
		},
		finished_at: (job, call) =>
			stateOf(job, call) === 'done' ? stamp(Number(job.ready_ms) + 1000 * seconds) : null,
	};
	const writing = writer('bulk_jobs', {
		check: ({ body: { type } }) => ({
			type: type !== undefined && !typed[String(type)] && 'is not a type of bulk jobs',
		}),
	});
	const showJob = shown('bulk_jobs', tells);
	return {
		...resource('bulk_jobs', {
			tells,
			create: writing.create,
			update: (call, job) => {
				validate({ state: !isOpen(job) && 'must be open' });
				writing.update(call, job);
				if (call.body.ready_to_execute === true) execute(call, job);
			},
			removable: 'once',
		}),
		// What is answered is not known, nor what becomes of the others where one task is not there.
		create_bulk_reschedule_tasks: ({ body, state, now }) => {
			const { task_ids, due_date } = body as { task_ids: number[]; due_date: string };
			const tasks = task_ids.map((id) => state.tasks.get(id));
			validate({
				task_ids: tasks.includes(undefined) && 'could not be found',
				due_date: !isDate(due_date) && 'is not a date',
			});
			for (const task of tasks) Object.assign(task ?? {}, { due_date, updated_at: now });
			return answer({});
		},
		list_bulk_jobs: (call) => {
			const wanted = call.query.all('state');
			const jobs = call.state.bulk_jobs.where((one) => isOne(wanted, stateOf(one, call)));
			return listed(following(call, jobs).map((one) => showJob(one, call)));
		},
		create_bulk_jobs_by_id_job_data: (call) => {
			const job = named(call, call.state.bulk_jobs);
			const data = call.body.data as object[];
			validate({
				state: !isOpen(job) && 'must be open',
				data: data.length > MOST_RECORDS && `has more than ${MOST_RECORDS} records`,
			});
			const bulk_job_id = Number(job.id);
			for (const record of data) call.state.job_data.make({ bulk_job_id, record }, call.now);
			return answer({ records: data.length });
		},
		list_bulk_jobs_by_id_job_data: (call) => {
			const job = named(call, call.state.bulk_jobs);
			const isDone = stateOf(job, call) === 'done';
			const shownAs = (one: Entry) => showEntry(isDone ? one : { ...one, ...waiting }, call);
			const wanted = call.query.all('status');
			const rows = entriesOf(call.state, job).filter(({ status }) =>
				isOne(wanted, isDone ? status : waiting.status),
			);
			// Of the two shapes that are likely, the one that can show what waits.
			return answer(following(call, rows).map(shownAs));
		},
		// Nothing until the job is done.
		list_bulk_jobs_by_id_results: (call) => {
			const job = named(call, call.state.bulk_jobs);
			const wanted = call.query.all('status');
			const rows = entriesOf(call.state, job).filter(({ status }) => isOne(wanted, status));
			const done = stateOf(job, call) === 'done' ? following(call, rows) : [];
			return listed(
				done.map(({ id, record, resource: made, status, error }) => ({
					...{ id, record, resource: made, status, error },
				})),
			);
		},
	};
}

/** A record whose job is not done. */
const waiting = { status: 'pending', error: null, resource: null, finished_at: null };

function entriesOf({ job_data }: State, { id }: Job): Entry[] {
	return job_data.where(({ bulk_job_id }) => bulk_job_id === id);
}

const isOne = (wanted: string[], own: string) => wanted.length === 0 || wanted.includes(own);

/** Works through a job as soon as it is ready; what came of it shows only once it is done. */
function execute(call: Call, job: Job): void {
	const { ms, now } = call;
	Object.assign(job, { ready_ms: ms, marked_ready_at: now, started_at: now });
	for (const entry of entriesOf(call.state, job)) {
		Object.assign(entry, {
			...outcomeOf(call, job, entry.record),
			started_at: now,
			finished_at: now,
		});
	}
}

/** What became of a record: its own request would have done the same. */
function outcomeOf(call: Call, { type }: Job, record: object): Partial<Entry> {
	const operation = contract.operations.find(({ id }) => id === typed[type]);
	if (!operation) throw new Error(`No operation does ${type}`);
	const request = { ...call.request, body: Buffer.from(JSON.stringify(record)) };
	try {
		const found = departures({ operation, params: {} }, request);
		if (found.length > 0) throw refuse.request(found);
		const response = operations[operation.id]({ ...call, operation, body: record as Body });
		const { data } = JSON.parse(String(response.body)) as { data: { person?: { id: number } } };
		return { status: 'success', resource: ref('people', data.person?.id ?? null) ?? {} };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { status: 'error', error: told(error.to(request)) };
	}
}

/** A refusal in one text; how the real one reads is not known. */
function told({ body }: SandboxResponse): string {
	const { error, errors = {} } = JSON.parse(String(body)) as {
		error?: string;
		errors?: Record<string, string[]>;
	};
	return (
		error ??
		Object.entries(errors)
			.map(([field, problems]) => `${field} ${problems.join(', ')}`)
			.join('; ')
	);
}

/** Of a list without pages: as many as are asked for of those behind an ID. */
function following<R extends { id: number | string }>({ query }: Call, rows: R[]): R[] {
	const after = query.keyed('id').find(([operator]) => operator === 'gt')?.[1] ?? 0;
	const size = Math.min(Math.max(Number(query.last('per_page') ?? 25), 1), 100);
	return rows.filter(({ id }) => Number(id) > Number(after)).slice(0, size);
}

function listed(data: object[]): SandboxResponse {
	const metadata = { filtering: {}, sorting: { sort_by: 'id', sort_direction: 'ASC' } };
	return json(200, { metadata, data });
}
