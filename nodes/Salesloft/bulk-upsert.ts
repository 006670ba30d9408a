/** Create or Update Many: the people of all items in one bulk job, which is waited for. */
import { objectOf, type Json } from '../engine/json';
import { flatten, idOf, wordsOf } from '../engine/vocabulary/answered';
import { flag, reference, text, type Field } from '../engine/vocabulary/field';
import type { Job, Patience } from '../engine/vocabulary/job';
import type { Many } from '../engine/vocabulary/operation';
import { countIn } from '../engine/vocabulary/paging';
import { looseKey } from '../engine/vocabulary/spelling';
import type { Values } from '../engine/vocabulary/values';
import { counted, inWords, shorten } from '../engine/vocabulary/words';
import { idPages } from './api';
import * as bulk from './bulk';
import { Failure } from './failure';
import { withCrmType } from './fields';
import { bulkJob } from './records';
import { tells } from './upsert';

const TYPE = 'person/upsert';
/** More of why somebody is refused is not worth telling. */
const LONGEST = 500;

/** How the job goes. */
export const jobOptions: Field[] = [
	flag('get_ids', {
		in: 'local',
		label: 'Get IDs',
		description:
			'Whether to read what Salesloft tells of each person, such as the ID: one more request for each 100 people. Otherwise only those that it refused are read.',
	}),
	reference(bulkJob, 'bulk_job_id', {
		in: 'local',
		name: 'goOnWith',
		label: 'Go On With Bulk Job',
		description:
			'The bulk job of an earlier run with the same items: it is waited for, and nothing is sent again',
	}),
	text('job_name', {
		in: 'local',
		min: 1,
		placeholder: 'e.g. Spring Fair',
		description: 'The name under which Salesloft lists the bulk job',
	}),
];

export const upsertedTogether: Many = {
	size: Infinity,
	common: ({ body, local }) => [body.upsert_key, local],
	run: upsertAll,
	onlyReads: goesOn,
	rehearsed: (values) => (goesOn(values) ? {} : { record: withCrmType(values.body) }),
};

/** Whether a job of an earlier run is gone on with. */
function goesOn({ local }: Pick<Values, 'local'>): boolean {
	return local.bulk_job_id !== undefined;
}

/** What `upsertAll` gives, without what only Get IDs adds. */
export const upsertedExamples: Json[] = [{ bulk_job_id: 7, duplicate: false, record: {} }];

/** What became of each person: what Salesloft tells of it, or why it is not certain to be there. */
type Results = Map<string, Json | Error>;

/** Creates or updates the people of all items. @returns what became of each item */
async function upsertAll(items: Job[]): Promise<Array<Json | Error>> {
	const [job] = items;
	const { body, local } = job.values;
	const records = items.map(({ values }) => withCrmType(values.body));
	const people = new People(wordsOf(body.upsert_key), records);
	if (people.size < records.length) job.tell(DUPLICATES);
	const isLater = goesOn(job.values);
	const { id, lost } = isLater ? { id: wordsOf(local.bulk_job_id) } : await begin(job, people);
	const results = await explained(howToGoOn(id), async () => {
		const done = isLater
			? await waitFor(job, id, bulk.untilDone)
			: await waitToBegin(job, id, lost);
		// Other items than those of the job would look as if they had gone well.
		return await readResults(job, id, done, people, isLater || local.get_ids === true);
	});
	const failed = [...results.values()].filter((one) => one instanceof Error).length;
	job.tell(
		`The bulk job ${id} is done: ${counted(people.size - failed, 'person', 'people')} went well, and ${inWords(failed)} did not.`,
	);
	const before = new Set<string>();
	return records.map((record) => {
		const key = people.keyOf(record);
		const result = results.get(key);
		if (result instanceof Error) return result;
		const duplicate = before.has(key);
		before.add(key);
		return { bulk_job_id: Number(id), duplicate, record: people.get(key), ...result };
	});
}

const DUPLICATES =
	'Some items are about the same person. They were sent as one, in which the values of later items count.';

const howToGoOn = (id: string) =>
	`To get what becomes of the people, run this again with the same items and ${id} in 'Go On With Bulk Job' under Options. Without that they are sent once more.`;

const notBegun = (id: string) =>
	`The bulk job ${id} was not executed, so nobody was created or changed. Bulk Job: Delete removes it.`;

const notSeen = (id: string) =>
	`Salesloft was told to begin with the bulk job ${id}, and it still shows as not begun`;

const mayBegin = (id: string) =>
	`The bulk job ${id} shows as not begun, and may begin all the same. If it still shows so later, Bulk Job: Execute has Salesloft begin with it.`;

/** The people of some items, each once. */
class People {
	/** What is sent of each, by what tells them apart. */
	private readonly records = new Map<string, Json>();

	/** @param matchBy the field that tells them apart */
	constructor(
		private readonly matchBy: string,
		records: Json[],
	) {
		for (const record of records) this.add(record);
	}

	get size(): number {
		return this.records.size;
	}

	keyOf(record: Json): string {
		return looseKey(record[this.matchBy]);
	}

	keys(): string[] {
		return [...this.records.keys()];
	}

	all(): Json[] {
		return [...this.records.values()];
	}

	get(key: string): Json | undefined {
		return this.records.get(key);
	}

	/** Who comes again is the same person with further values, as if each item were sent by itself. */
	private add(record: Json): void {
		const key = this.keyOf(record);
		const before = this.records.get(key);
		const custom_fields = { ...objectOf(before?.custom_fields), ...objectOf(record.custom_fields) };
		const hasCustom = Object.keys(custom_fields).length > 0;
		this.records.set(key, { ...before, ...record, ...(hasCustom && { custom_fields }) });
	}
}

/** A job that Salesloft was told to begin with. */
interface Begun {
	id: string;
	/** Why that is not certain. */
	lost?: Error;
}

/** Sends all people and has Salesloft begin. */
async function begin(job: Job, people: People): Promise<Begun> {
	const { job_name: name } = job.values.local;
	const id = await bulk.makeJob(job, { type: TYPE, ...(name !== undefined && { name }) });
	const all = people.all();
	await explained(notBegun(id), async () => {
		for (let i = 0; i < all.length; i += bulk.MOST_RECORDS) {
			await bulk.addRecords(job, id, all.slice(i, i + bulk.MOST_RECORDS));
		}
	});
	const { refused, lost } = await explained(
		howToGoOn(id),
		async () => await bulk.executeJob(job, id),
	);
	if (refused) throw advised(refused, notBegun(id));
	return { id, lost };
}

/** Adds to whatever fails what it means for the people. */
async function explained<T>(advice: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		// Of such a job nothing comes, however often it is asked.
		throw error instanceof bulk.NotExecuted ? error : advised(error as Error, advice);
	}
}

function advised(failure: Error & { description?: string | null }, advice: string): Error {
	const description = [failure.description, advice].filter(Boolean).join(' ');
	return Object.assign(failure, { description });
}

/**
 * Waits until a job is done that was just executed: it may show a little later.
 * @param lost why that is not certain
 * @returns the job
 * @throws where it shows as not begun to the end, which does not say that it will not begin
 */
async function waitToBegin(job: Job, id: string, lost?: Error): Promise<Json> {
	try {
		return await waitFor(job, id, bulk.onceExecuted);
	} catch (error) {
		if (!(error instanceof bulk.NotExecuted)) throw error as Error;
		throw advised(lost ?? new Failure(notSeen(id), ''), mayBegin(id));
	}
}

/** Waits until a job is done, and tells how far it is at each quarter. @returns the job */
async function waitFor(job: Job, id: string, patience: Patience): Promise<Json> {
	let told = 0;
	const ask = async () =>
		await bulk.doneJob(job, id).catch((failure: Error) => {
			const quarters = failure instanceof bulk.Unfinished ? Math.floor(4 * failure.share) : 0;
			if (quarters > told) job.tell(`${failure.message}.`);
			told = Math.max(told, quarters);
			throw failure;
		});
	return await job.awaited(ask, patience);
}

/**
 * What became of each person.
 * @param done the job with this ID
 * @param isEach whether to read what is told of each person, or only of those who did not go well
 */
async function readResults(
	job: Job,
	id: string,
	done: Json,
	people: People,
	isEach: boolean,
): Promise<Results> {
	const results: Results = new Map();
	// What did not go well, each once.
	const unwell = new Set<unknown>();
	let isNameless = false;
	const query = isEach ? {} : { 'status[]': ['error', 'pending', 'retrying'] };
	const route = 'GET /v2/bulk_jobs/{bulk_jobs_id}/results';
	for await (const one of job.list(route, idPages, { path: { bulk_jobs_id: id }, query })) {
		const key = people.keyOf(objectOf(one.record));
		const isKnown = people.get(key) !== undefined;
		if (isKnown) results.set(key, resultOf(id, one));
		if (one.status === 'success') continue;
		unwell.add(idOf(one) ?? one);
		isNameless ||= !isKnown;
	}
	const [errors = 0, total = people.size] = [done.errors, done.total].map(countIn);
	// Who is not among these has gone well only where these are as many as the job has counted.
	const isWhole = errors <= unwell.size && total === people.size;
	if (!isEach && !isWhole) return await readResults(job, id, done, people, true);
	const isCertain = !isEach && !isNameless;
	for (const key of people.keys()) {
		if (!results.has(key)) results.set(key, isCertain ? {} : untold(id));
	}
	return results;
}

/** What Salesloft tells of one person. What it names the person by is not published, so it is given as it is. */
function resultOf(id: string, { status, error, resource }: Json): Json | Error {
	if (status === 'error') {
		return new Failure(
			`Salesloft refused this person: ${shorten(flatten(error), LONGEST) || 'it does not say why'}`,
			'The other people of the bulk job are not touched by that. Correct the values of this item and run it again.',
		);
	}
	if (status !== 'success') return untold(id);
	const told = objectOf(resource);
	const person_id = idOf(told) ?? idOf(objectOf(told.person));
	return { ...(person_id !== undefined && { person_id }), ...tells(told), resource };
}

const untold = (id: string) =>
	new Failure(
		`Salesloft does not tell what became of this person`,
		`The results of the bulk job ${id} do not say it. Look there before you run this again.`,
	);
