/** One item: what it asks for -> the items that it gives. */
import {
	NodeOperationError,
	type IBinaryData,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import type { Client } from '../client/client';
import { stopIfCancelled } from '../client/context';
import { download } from '../client/download';
import { emptyAnswer } from '../client/errors';
import { allowedHosts } from '../form/allowed-hosts';
import type { Asked } from '../form/asked';
import { outputFieldName } from '../form/data-field';
import type { Parameters } from '../form/parameters';
import type { Json } from '../json';
import type { FileLink } from '../vocabulary/file';
import { isRead } from '../vocabulary/operation';
import type { Referred } from '../vocabulary/record';
import type { Values } from '../vocabulary/values';
import { filesOf } from './files';
import { OperationJob, type Records } from './job';
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
	join: (values: Values) => Promise<Json | undefined>;
}

/** Does what an item asks for. @returns its items, linked to it */
export async function runItem(
	{ parameters, client, asked, index }: Item,
	{ maxRecords, isDryRun, tell, isInVain, join }: Run,
): Promise<INodeExecutionData[]> {
	const { context } = parameters;
	const { operation, values, limit, simplify, refers } = asked;
	// Before anything is read for it, too.
	if (!isRead(operation) && !isDryRun) client.checkMayWrite();
	// A limit above the bound is somebody's own decision.
	const most = limit === Infinity ? maxRecords : Math.max(maxRecords, limit);
	const tally = new Tally(context, client.api.name, most);
	const files = operation.send.upload && (await filesOf(parameters, index, operation.send.upload));
	const hint: Tell = (message) => tell(client.redact(message));
	const job = new OperationJob(client, operation, await client.resolver.resolve(values), {
		limit,
		isDryRun,
		onRead: (records) => tally.add(records),
		hint,
		join,
		files,
		emptyAnswer: (reads) => emptyAnswer(context.getNode(), client.api, reads),
	});
	if (isDryRun) {
		const json = (await rehearse(async () => await job.perform())) as IDataObject;
		return [{ json, pairedItem: { item: index } }];
	}
	const { gives } = operation;
	if (gives.kind === 'file') {
		const property = outputFieldName(parameters, index);
		// Made once, however often its link expires.
		const made = isRead(operation) ? undefined : await firstOf(await job.perform());
		const item = await downloaded(context, client, async () => await gives.find(job, made));
		const { json, file } = item;
		return [{ json, binary: { [property]: file }, pairedItem: { item: index } }];
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

async function firstOf(records: Records): Promise<Json | undefined> {
	for await (const record of records) return record;
	return undefined;
}

/** The file of an operation, and what stands beside it; a link that has expired is asked for once more. */
async function downloaded(
	context: IExecuteFunctions,
	client: Client,
	find: () => Promise<FileLink>,
): Promise<{ json: IDataObject; file: IBinaryData }> {
	for (let asked = 1; asked <= 2; asked += 1) {
		const link = await find();
		const file = await download(client, context, link, () => allowedHosts(context.getNode()));
		if (file) return { json: link.json as IDataObject, file };
	}
	throw new NodeOperationError(context.getNode(), 'The link to the file has expired', {
		description: 'Run the node again: each run asks for a fresh link.',
	});
}
