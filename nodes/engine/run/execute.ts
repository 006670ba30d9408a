/** The one item loop: parameters -> operation -> items. */
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { Client } from '../client/client';
import { isCancelled } from '../client/context';
import { refusedTogether } from '../client/errors';
import { Gate, inParallel, Lines } from '../client/pool';
import { readAsked } from '../form/asked';
import { Parameters } from '../form/parameters';
import { readSettings, type Settings } from '../form/settings';
import type { Api } from '../vocabulary/api';
import type { Job } from '../vocabulary/job';
import type { Resource } from '../vocabulary/operation';
import { Ahead } from './ahead';
import { endingWith, failedItem, failureOf } from './failure';
import { runItem } from './item';
import { teller, tellWaiting } from './tell';
import { sendTogether, Together } from './together';

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
	const together = togetherOf(context, settings);
	const lines = new Lines();
	const runOne = async (index: number): Promise<INodeExecutionData[]> => {
		let hasJoined = false;
		const join = async (job: Job) => {
			hasJoined = true;
			return await together?.join(index, job);
		};
		try {
			const client = await open();
			return await runItem(
				{ parameters, client, asked: await asked.take(index), index },
				{ ...settings, tell, isInVain: () => failed, join, lines },
			);
		} catch (error) {
			// Only the first failure of a run is told.
			if (failed) throw error as Error;
			await opened.client?.learnSecrets();
			const failure = failureOf(context, error as Error, index, opened.client?.redact);
			failed = isCancelled(context) || !context.continueOnFail();
			if (failed) {
				together?.stop(failure);
				throw endingWith(context, failure, together?.doneBefore(index));
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
	{ operation, parallel, isDryRun }: Settings,
): Together | undefined {
	const many = operation?.send.many;
	if (!many || isDryRun) return undefined;
	const goesOn = context.continueOnFail();
	return new Together(context.getInputData().length, many, parallel, {
		send: async (jobs) => await sendTogether(operation, many, jobs, goesOn),
		goesOn,
		refused: (error, items) => refusedTogether(context.getNode(), error, items),
	});
}
