/** The options that every operation has: how long to wait, and how much at a time or in all. */
import type { INode, INodeProperties } from 'n8n-workflow';
import type { RepeatSettings } from '../client/repeat';
import { isObject, type Json } from '../json';
import { findOperation, isRead, type NamedOperation, type Resource } from '../vocabulary/operation';

const MAX_WAIT_SECONDS = 60;
const PARALLEL_READS = 4;
const PARALLEL_WRITES = 1;
/** More would only be refused sooner: no provider allows more than 20 requests a second. */
const MOST_PARALLEL = 20;
/** So many small records fit into the memory that Node gives n8n by itself. */
const MAX_RECORDS = 1_000_000;

/** The properties of these options, for the collection "Options" of every operation. */
export const settingsProperties: INodeProperties[] = [
	{
		displayName: 'Max Wait',
		name: 'maxWait',
		type: 'number',
		noDataExpression: true,
		typeOptions: { minValue: 0 },
		default: MAX_WAIT_SECONDS,
		description:
			'How many seconds one request may wait when the provider is busy or asks to wait, before it counts as failed. It is also how long the node waits in all for what is not ready yet, as with Wait Until Ready.',
	},
	{
		displayName: 'Parallel Requests',
		name: 'parallelRequests',
		type: 'number',
		noDataExpression: true,
		typeOptions: { minValue: 1 },
		default: PARALLEL_READS,
		description:
			'How many requests may be under way at a time. Without this option, 4 when reading and 1 when writing.',
	},
];

/** The property for operations that change something. */
export const dryRunProperty: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	description:
		'Whether to change nothing, and to return for each item the first request that would change something',
};

/** Whether the provider has a dry run of its own for an operation: no other is offered beside it. */
export const bringsDryRun = ({ form }: NamedOperation): boolean =>
	form.beside.some(({ name }) => name === dryRunProperty.name);

/** The property for operations that give a list. */
export const listSettingsProperties: INodeProperties[] = [
	{
		displayName: 'Max Records',
		name: 'maxRecords',
		type: 'number',
		noDataExpression: true,
		typeOptions: { minValue: 1 },
		default: MAX_RECORDS,
		description:
			'How many records Return All may read for one item before it stops with an error and gives out none. All of them stay in memory until the node is done.',
	},
];

export interface Settings extends RepeatSettings {
	/** The operation as it stands in the node. */
	operation?: NamedOperation;
	/** How many records may be read for one item. */
	maxRecords: number;
	/** Whether nothing that changes something is sent. */
	isDryRun: boolean;
}

/**
 * Reads the options for a run. They are the same for all items, so they are taken as they stand in
 * the node; values that make no sense count as absent.
 */
export function readSettings({ parameters }: INode, resources: Resource[]): Settings {
	const options = isObject(parameters.options) ? parameters.options : {};
	const { maxWait, parallelRequests, maxRecords, dryRun }: Json = options;
	const { resource, operation: value } = parameters;
	const operation = findOperation(resources, String(resource), String(value));
	const reads = operation !== undefined && isRead(operation);
	const usual = reads ? PARALLEL_READS : PARALLEL_WRITES;
	return {
		operation,
		maxWait: 1000 * (isNumber(maxWait, 0) ? maxWait : MAX_WAIT_SECONDS),
		parallel: isNumber(parallelRequests, 1)
			? Math.min(MOST_PARALLEL, Math.floor(parallelRequests))
			: usual,
		maxRecords: isNumber(maxRecords, 1) ? Math.floor(maxRecords) : MAX_RECORDS,
		isDryRun: !reads && dryRun === true,
	};
}

function isNumber(value: unknown, least: number): value is number {
	return typeof value === 'number' && value >= least;
}
