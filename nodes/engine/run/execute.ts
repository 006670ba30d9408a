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
import { isCancelled } from '../client/context';
import { Client } from '../client/client';
import { download } from '../client/download';
import { duration, emptyAnswer } from '../client/errors';
import { failedItem, failureOf } from './failure';
import { textOf } from '../json';
import { resolveLookups, type ReadAnswer } from '../client/names';
import {
	findOperation,
	type Gives,
	type NamedOperation,
	type Resource,
} from '../vocabulary/operation';
import { allowedHosts } from '../form/allowed-hosts';
import { Parameters } from '../form/parameters';
import { isOn, readValues } from '../form/read';
import { Gate, inParallel } from '../client/pool';
import { readSettings } from '../form/settings';
import { longOutput, Tally } from './tally';

const EVERYTHING = Infinity;

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
	const runOne = async (index: number): Promise<INodeExecutionData[]> => {
		try {
			const client = await open();
			const operation = chosenOperation(parameters, resources, index);
			return await runItem(
				{ parameters, client, operation, index },
				{ maxRecords: settings.maxRecords, tell, isInVain: () => failed },
			);
		} catch (error) {
			await opened.client?.learnSecrets();
			const failure = failureOf(context, error as Error, index, opened.client?.redact);
			failed = isCancelled(context) || !context.continueOnFail();
			if (failed) throw failure;
			return [failedItem(context, failure, index)];
		}
	};

	const output = (await inParallel(count, settings.parallel, runOne)).flat();
	tellWaiting(tell, api, opened.client?.waitedForLimit ?? 0);
	return [output];
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

function chosenOperation(
	parameters: Parameters,
	resources: Resource[],
	index: number,
): NamedOperation {
	const resource = parameters.get('resource', index, '') as string;
	const value = parameters.get('operation', index, '') as string;
	const operation = findOperation(resources, resource, value);
	if (operation) return operation;
	throw new NodeOperationError(
		parameters.context.getNode(),
		`There is no operation '${textOf(value)}' for the resource '${textOf(resource)}'`,
		{ description: 'Choose a resource and an operation from the lists in the node.' },
	);
}

interface Item {
	parameters: Parameters;
	client: Client;
	operation: NamedOperation;
	index: number;
}

/** What the items of a run share. */
interface Run {
	/** How many records may be read for one item. */
	maxRecords: number;
	tell: Tell;
	/** Whether the run has failed meanwhile. */
	isInVain: () => boolean;
}

async function runItem(
	{ parameters, client, operation, index }: Item,
	{ maxRecords, tell, isInVain }: Run,
): Promise<INodeExecutionData[]> {
	const { context } = parameters;
	const given = readValues(parameters, operation, index);
	const ask: ReadAnswer = async (route, parts) => (await client.send(route, parts, true)).body;
	const limit = wantedRecords(parameters, operation, index);
	// A limit above the bound is somebody's own decision.
	const most = limit === EVERYTHING ? maxRecords : Math.max(maxRecords, limit);
	const tally = new Tally(context, client.api.name, most);
	const hint: Tell = (message) => tell(client.redact(message));
	const job = new OperationJob(client, operation, await resolveLookups(given, ask), {
		limit,
		onRead: (records) => tally.add(records),
		hint,
		emptyAnswer: (reads) => emptyAnswer(context.getNode(), client.api, reads),
	});
	if (operation.gives.kind === 'file') {
		const item = await downloaded(parameters, client, job, operation.gives, index);
		return [{ ...item, pairedItem: { item: index } }];
	}
	const simplify =
		operation.simplify && isOn(parameters, 'simplify', index, true)
			? operation.simplify
			: undefined;
	const items: INodeExecutionData[] = [];
	for await (const record of await job.perform()) {
		if (isInVain()) break;
		const json = (simplify ? simplify(record) : record) as IDataObject;
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

function wantedRecords(parameters: Parameters, { gives }: NamedOperation, index: number): number {
	if (gives.kind !== 'list' || isOn(parameters, 'returnAll', index, false)) return EVERYTHING;
	const limit = Number(wordsOf(parameters.get('limit', index, 50)));
	if (Number.isInteger(limit) && limit > 0) return limit;
	throw new NodeOperationError(
		parameters.context.getNode(),
		`'Limit' must be a whole number above 0`,
	);
}
