/** One item: what it asks for -> the items that it gives. */
import { NodeOperationError, type IDataObject, type INodeExecutionData } from 'n8n-workflow';
import type { Client } from '../client/client';
import { stopIfCancelled } from '../client/context';
import { download } from '../client/download';
import { emptyAnswer } from '../client/errors';
import type { Lines } from '../client/pool';
import { withoutLinks } from '../form/agent';
import { allowedHosts } from '../form/allowed-hosts';
import type { Asked } from '../form/asked';
import { outputFieldName } from '../form/data-field';
import type { Parameters } from '../form/parameters';
import { allFields } from '../form/slots';
import { getPath, type Json } from '../json';
import { addAdvice, isRefusal, wordsOf } from '../vocabulary/answered';
import type { Job } from '../vocabulary/job';
import { isRead, undocumentedIn, type Gives, type NamedOperation } from '../vocabulary/operation';
import { omit } from '../vocabulary/output';
import type { Referred } from '../vocabulary/record';
import { filesOf } from './files';
import { OperationJob, type Records } from './job';
import { rehearse } from './rehearsal';
import { longOutput, Tally } from './tally';
import { cutAt, cutForAgent, type Tell } from './tell';

/** One item of a run, and who sends for it. */
interface Item {
	parameters: Parameters;
	client: Client;
	asked: Asked;
	index: number;
}

/** What the items of a run share. */
interface Run {
	/** How many records may be read for one item. */
	maxRecords: number;
	/** Whether nothing that changes something is sent. */
	isDryRun: boolean;
	tell: Tell;
	/** Whether the run has failed meanwhile. */
	isInVain: () => boolean;
	/** Sends what an item gives together with other items. */
	join: (job: Job) => Promise<Json | undefined>;
	/** In which items wait for those before them that change the same record. */
	lines: Lines;
}

/** Does what an item asks for. @returns its items, linked to it */
export async function runItem(item: Item, run: Run): Promise<INodeExecutionData[]> {
	const { client, asked } = item;
	const { operation } = asked;
	// Before anything is read for it, too.
	if (!isRead(operation) && !run.isDryRun) client.checkMayWrite();
	const secrets = secretsIn(operation, asked.values);
	for (const secret of secrets) client.hide(secret);
	const notes = new Set<string>();
	const hint: Tell = (message) => {
		const sentence = client.redact(message);
		run.tell(sentence);
		notes.add(sentence);
	};
	const job = await jobOf(item, run, hint);
	const note = undocumentedIn(operation, job.values);
	if (run.isDryRun) {
		const told = await rehearse(async () => await job.perform(), secrets);
		return [linkedTo(item, { ...told, ...beside(job, note) })];
	}
	try {
		const items = await given(item, job, run, hint);
		return item.parameters.byAgent
			? [...items, ...[...notes].map((one) => noted(item, one))]
			: items;
	} catch (error) {
		if (note !== undefined && isRefusal(error, ...DOUBTFUL)) addAdvice(error, note);
		throw error as Error;
	}
}

/** What is not documented may be why something is refused in these ways. */
const DOUBTFUL = [400, 404, 405, 406, 409, 415, 422, 500, 501];

function linkedTo({ parameters, asked, index }: Item, json: Json): INodeExecutionData {
	const { openLinks = [] } = asked.operation;
	return {
		json: (parameters.byAgent ? withoutLinks(json, openLinks) : json) as IDataObject,
		pairedItem: { item: index },
	};
}

/** What is told beside the output, for a model: it reads the output alone. */
function noted({ index }: Item, note: string): INodeExecutionData {
	return { json: { note }, pairedItem: { item: index } };
}

/** Does the job. @returns the items that it gives */
async function given(
	item: Item,
	job: OperationJob,
	run: Run,
	hint: Tell,
): Promise<INodeExecutionData[]> {
	const { operation, simplify, refers } = item.asked;
	const { hides = [] } = operation;
	if (operation.gives.kind === 'file') {
		const { json, binary } = await downloaded(item, job, operation.gives);
		return [{ ...linkedTo(item, json), binary }];
	}
	const items: INodeExecutionData[] = [];
	const withoutHidden = hides.length > 0 ? omit(...hides) : undefined;
	for await (const answered of await job.perform()) {
		if (run.isInVain()) break;
		const record = withoutHidden?.(answered) ?? answered;
		const short = simplify ? simplify(record) : record;
		const named = refers ? await withNames(item, short, refers, hint) : short;
		items.push(linkedTo(item, operation.tells ? { ...named, ...operation.tells(record) } : named));
	}
	const long = longOutput(items.length);
	if (long !== undefined) hint(long);
	return items;
}

/** What a dry run tells beside the first request: what goes into a later one, and what is not documented. */
function beside({ operation: { send }, values }: OperationJob, note?: string): Json {
	const later = send.many && 'run' in send.many ? send.many.rehearsed?.(values) : undefined;
	return { ...later, ...(note !== undefined && { note }) };
}

/** The operation with the values of an item: names are IDs, and files are found. */
async function jobOf(
	{ parameters, client, asked, index }: Item,
	{ maxRecords, isDryRun, join, lines }: Run,
	hint: Tell,
): Promise<OperationJob> {
	const { context } = parameters;
	const { operation, values, limit } = asked;
	// A limit above the bound is somebody's own decision.
	const most = limit === Infinity ? maxRecords : Math.max(maxRecords, limit);
	const tally = new Tally(context, client.api.name, most);
	const { upload } = operation.send;
	const cut = parameters.byAgent ? cutForAgent : cutAt;
	const files = upload && (await filesOf(parameters, index, upload));
	return new OperationJob(client, operation, await client.resolver.resolve(values), {
		limit,
		isDryRun,
		onRead: (records) => tally.add(records),
		hint,
		onCut: (wanted, total) => {
			const sentence = cut(wanted, total);
			if (sentence !== undefined) hint(sentence);
		},
		join,
		lines,
		files,
		emptyAnswer: (reads) => emptyAnswer(context.getNode(), client.api, reads),
	});
}

/** What has been done cannot be undone: it is given out also where only its names are missing. */
async function withNames(
	{ parameters, client, asked }: Item,
	short: Json,
	refers: Record<string, Referred>,
	hint: Tell,
): Promise<Json> {
	const named = client.names.beside(short, refers);
	if (isRead(asked.operation)) return await named;
	return await named.catch((error: Error) => {
		stopIfCancelled(parameters.context);
		hint(`The names could not be added to what was done: ${error.message}`);
		return short;
	});
}

/** What a person types in unseen: it is kept out of errors as the credential is. */
function secretsIn(operation: NamedOperation, { body }: Asked['values']): string[] {
	return allFields(operation)
		.filter(({ property }) => property.typeOptions?.password === true)
		.flatMap(({ wire }) => wordsOf(getPath(body, wire)) || []);
}

/** The file of an operation as binary data; a link that has expired is asked for once more. */
async function downloaded(
	{ parameters, client, asked, index }: Item,
	job: OperationJob,
	{ find }: Extract<Gives, { kind: 'file' }>,
): Promise<INodeExecutionData> {
	const { context } = parameters;
	const property = outputFieldName(parameters, index);
	// Made once, however often its link expires.
	const made = isRead(asked.operation) ? undefined : await firstOf(await job.perform());
	for (let attempt = 1; attempt <= 2; attempt += 1) {
		const link = await find(job, made);
		const file = await download(client, context, link, () => allowedHosts(context.getNode()));
		if (file) return { json: link.json as IDataObject, binary: { [property]: file } };
	}
	throw new NodeOperationError(context.getNode(), 'The link to the file has expired', {
		description: 'Run the node again: each run asks for a fresh link.',
	});
}

async function firstOf(records: Records): Promise<Json | undefined> {
	for await (const record of records) return record;
	return undefined;
}
