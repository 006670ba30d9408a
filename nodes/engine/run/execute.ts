/** The one item loop: parameters -> operation -> items. */
import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { wordsOf } from '../vocabulary/answered';
import type { Api } from '../vocabulary/api';
import { OperationJob } from './job';
import { isCancelled, stopIfCancelled } from '../client/context';
import { Client } from '../client/client';
import { download } from '../client/download';
import { duration, emptyAnswer, refusedTogether } from '../client/errors';
import { endingWith, failedItem, failureOf } from './failure';
import { isRead, type Gives, type Resource } from '../vocabulary/operation';
import { Ahead } from './ahead';
import { allowedHosts } from '../form/allowed-hosts';
import { readAsked, type Asked } from '../form/asked';
import { Parameters } from '../form/parameters';
import { Gate, inParallel } from '../client/pool';
import { readSettings, type Settings } from '../form/settings';
import { filesOf } from './files';
import { longOutput, Tally } from './tally';
import { Together } from './together';
import type { Json } from '../json';
import type { Referred } from '../vocabulary/record';
import type { Values } from '../vocabulary/values';

/**
 * Runs the chosen operation for every input item.
 * @returns one output; each item is linked to the input item that it came from
 * @throws NodeApiError when the provider refuses, NodeOperationError for values that cannot be sent
 */
export async function execute(
	context: IExecuteFunctions,
	api: Api,
	resources: Resource[],
): Promise<INodeExecutionData[][]> {
	const count = context.getInputData().length;
	const settings = readSettings(context.getNode(), resources);
	const opened: { client?: Client } = {};
	// One client for all items; where it cannot be opened, each item has a failure of its own.
	const oneByOne = new Gate(1);
	const open = async () =>
		await oneByOne.pass(async () => (opened.client ??= await Client.open(context, api, settings)));

	// The run has failed as a whole: long lists of other items need not be read to their end.
	let failed = false;
	const tell = teller(context);
	const parameters = new Parameters(context);
	const asked = new Ahead(count, (index) => readAsked(parameters, resources, index));
	const together = togetherOf(context, settings, open);
	const runOne = async (index: number): Promise<INodeExecutionData[]> => {
		let hasJoined = false;
		const join = async (values: Values) => {
			hasJoined = true;
			return await together?.join(index, values);
		};
		try {
			const client = await open();
			return await runItem(
				{ parameters, client, asked: await asked.take(index), index },
				{ maxRecords: settings.maxRecords, tell, isInVain: () => failed, join },
			);
		} catch (error) {
			// Only the first failure of a run is told.
			if (failed) throw error as Error;
			await opened.client?.learnSecrets();
			const failure = failureOf(context, error as Error, index, opened.client?.redact);
			failed = isCancelled(context) || !context.continueOnFail();
			if (failed) {
				together?.stop(failure);
				throw endingWith(context, failure);
			}
			if (!hasJoined) together?.leave();
			return [failedItem(context, failure, index)];
		}
	};

	// Items that share requests wait for each other.
	const parallel = together ? count : settings.parallel;
	const output = (await inParallel(count, parallel, runOne)).flat();
	tellWaiting(tell, api, opened.client?.waitedForLimit ?? 0);
	return [output];
}

/** How the items share requests, where the operation has them do so. */
function togetherOf(
	context: IExecuteFunctions,
	{ operation, parallel }: Settings,
	open: () => Promise<Client>,
): Together | undefined {
	const { route, send: { many, query, headers } = {} } = operation ?? {};
	if (!route || !many) return undefined;
	return new Together(context.getInputData().length, many, parallel, {
		send: async (body) => {
			const client = await open();
			const answer = await client.send(route, { query, headers, body });
			return client.unwrapped(answer.body, route);
		},
		goesOn: context.continueOnFail(),
		refused: (error, items) => refusedTogether(context.getNode(), error, items),
	});
}

/** Tells a person something beside the output. */
type Tell = (sentence: string) => void;

/** Nobody reads more, and what they say can come from the provider. */
const MOST_HINTS = 20;

/** Shows each sentence once, however many items have to say it. */
function teller(context: IExecuteFunctions): Tell {
	const told = new Set<string>();
	return (message) => {
		if (told.has(message) || told.size === MOST_HINTS) return;
		told.add(message);
		context.addExecutionHints({ message, location: 'outputPane' });
	};
}

/** Below this a wait is not worth a word. */
const NOTABLE_WAIT_MS = 2_000;

function tellWaiting(tell: Tell, { name }: Api, waited: number): void {
	if (waited < NOTABLE_WAIT_MS) return;
	tell(`This run waited ${duration(waited)} for the rate limit of ${name}.`);
}

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
	tell: Tell;
	/** Whether the run has failed meanwhile. */
	isInVain: () => boolean;
	/** Sends what an item gives together with other items. */
	join: (values: Values) => Promise<Json | undefined>;
}

async function runItem(
	{ parameters, client, asked, index }: Item,
	{ maxRecords, tell, isInVain, join }: Run,
): Promise<INodeExecutionData[]> {
	const { context } = parameters;
	const { operation, values, limit, simplify, refers } = asked;
	// Before anything is read for it, too.
	if (!isRead(operation)) client.checkMayWrite();
	// A limit above the bound is somebody's own decision.
	const most = limit === Infinity ? maxRecords : Math.max(maxRecords, limit);
	const tally = new Tally(context, client.api.name, most);
	const files = operation.send.upload && (await filesOf(parameters, index, operation.send.upload));
	const hint: Tell = (message) => tell(client.redact(message));
	const job = new OperationJob(client, operation, await client.names.resolve(values), {
		limit,
		onRead: (records) => tally.add(records),
		hint,
		join,
		files,
		emptyAnswer: (reads) => emptyAnswer(context.getNode(), client.api, reads),
	});
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

/** The file of an operation as binary data; a link that has expired is asked for once more. */
async function downloaded(
	parameters: Parameters,
	client: Client,
	job: OperationJob,
	{ find }: Extract<Gives, { kind: 'file' }>,
	index: number,
): Promise<INodeExecutionData> {
	const { context } = parameters;
	const property = wordsOf(parameters.get('binaryPropertyName', index, 'data'));
	if (property === '') {
		throw new NodeOperationError(context.getNode(), "'Output Data Field Name' must be a text");
	}
	for (let asked = 1; asked <= 2; asked += 1) {
		const link = await find(job);
		const file = await download(client, context, link, () => allowedHosts(context.getNode()));
		if (file) return { json: link.json as IDataObject, binary: { [property]: file } };
	}
	throw new NodeOperationError(context.getNode(), 'The link to the file has expired', {
		description: 'Run the node again: each run asks for a fresh link.',
	});
}
