/** One item: what it asks for -> the items that it gives. */
import { NodeOperationError, type IDataObject, type INodeExecutionData } from 'n8n-workflow';
import type { Client } from '../client/client';
import { stopIfCancelled } from '../client/context';
import { download } from '../client/download';
import { emptyAnswer } from '../client/errors';
import type { Lines } from '../client/pool';
import { allowedHosts } from '../form/allowed-hosts';
import type { Asked } from '../form/asked';
import { outputFieldName } from '../form/data-field';
import type { Parameters } from '../form/parameters';
import { allFields } from '../form/slots';
import { getPath, type Json } from '../json';
import { wordsOf } from '../vocabulary/answered';
import type { Job } from '../vocabulary/job';
import { isRead, type Gives, type NamedOperation } from '../vocabulary/operation';
import type { Referred } from '../vocabulary/record';
import { filesOf } from './files';
import { OperationJob } from './job';
import { rehearse } from './rehearsal';
import { longOutput, Tally } from './tally';
import type { Tell } from './tell';

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
export async function runItem(
	{ parameters, client, asked, index }: Item,
	{ maxRecords, isDryRun, tell, isInVain, join, lines }: Run,
): Promise<INodeExecutionData[]> {
	const { context } = parameters;
	const { operation, values, limit, simplify, refers } = asked;
	// Before anything is read for it, too.
	if (!isRead(operation) && !isDryRun) client.checkMayWrite();
	// A limit above the bound is somebody's own decision.
	const most = limit === Infinity ? maxRecords : Math.max(maxRecords, limit);
	const tally = new Tally(context, client.api.name, most);
	const secrets = secretsIn(operation, values);
	for (const secret of secrets) client.hide(secret);
	const files = operation.send.upload && (await filesOf(parameters, index, operation.send.upload));
	const hint: Tell = (message) => tell(client.redact(message));
	const job = new OperationJob(client, operation, await client.resolver.resolve(values), {
		limit,
		isDryRun,
		onRead: (records) => tally.add(records),
		hint,
		join,
		lines,
		files,
		emptyAnswer: (reads) => emptyAnswer(context.getNode(), client.api, reads),
	});
	if (isDryRun) {
		const json = (await rehearse(async () => await job.perform(), secrets)) as IDataObject;
		return [{ json, pairedItem: { item: index } }];
	}
	if (operation.gives.kind === 'file') {
		const item = await downloaded(parameters, client, job, operation.gives, index);
		return [{ ...item, pairedItem: { item: index } }];
	}
	/** What has been done cannot be undone: it is given out also where only its names are missing. */
	const withNames = async (short: Json, of: Record<string, Referred>) => {
		const named = client.names.beside(short, of);
		if (isRead(operation)) return await named;
		return await named.catch((error: Error) => {
			stopIfCancelled(context);
			hint(`The names could not be added to what was done: ${error.message}`);
			return short;
		});
	};
	const items: INodeExecutionData[] = [];
	for await (const record of await job.perform()) {
		if (isInVain()) break;
		const short = simplify ? simplify(record) : record;
		const named = refers ? await withNames(short, refers) : short;
		const json = (
			operation.tells ? { ...named, ...operation.tells(record) } : named
		) as IDataObject;
		items.push({ json, pairedItem: { item: index } });
	}
	const long = longOutput(items.length);
	if (long !== undefined) hint(long);
	return items;
}

/** What a person types in unseen: it is kept out of errors as the credential is. */
function secretsIn(operation: NamedOperation, { body }: Asked['values']): string[] {
	return allFields(operation)
		.filter(({ property }) => property.typeOptions?.password === true)
		.flatMap(({ wire }) => wordsOf(getPath(body, wire)) || []);
}

/** The file of an operation as binary data; a link that has expired is asked for once more. */
async function downloaded(
	parameters: Parameters,
	client: Client,
	job: OperationJob,
	{ find }: Extract<Gives, { kind: 'file' }>,
	index: number,
): Promise<INodeExecutionData> {
	const { context } = parameters;
	const property = outputFieldName(parameters, index);
	for (let asked = 1; asked <= 2; asked += 1) {
		const link = await find(job);
		const file = await download(client, context, link, () => allowedHosts(context.getNode()));
		if (file) return { json: link.json as IDataObject, binary: { [property]: file } };
	}
	throw new NodeOperationError(context.getNode(), 'The link to the file has expired', {
		description: 'Run the node again: each run asks for a fresh link.',
	});
}
