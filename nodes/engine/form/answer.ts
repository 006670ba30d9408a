/** How much of an answer is wanted: how many records, in their short form or whole, and with which names. */
import { NodeOperationError, type INodeProperties } from 'n8n-workflow';
import { objectOf } from '../json';
import { wordsOf } from '../vocabulary/answered';
import { isRead, type NamedOperation } from '../vocabulary/operation';
import { isNothing } from '../vocabulary/spelling';
import { boolean } from '../vocabulary/value';
import type { Parameters } from './parameters';
import { isOn } from './read';

const limitProperty: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
};

/** The properties for operations that give a list. */
export const limitProperties: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	limitProperty,
];

/** The property for operations whose records have a short form; a write has it among its options. */
export const simplifyProperty: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** The option for operations whose short form names other records by ID. */
export const namesProperty: INodeProperties = {
	displayName: 'Include Names',
	name: 'includeNames',
	type: 'boolean',
	default: false,
	description:
		'Whether to add the names beside the IDs in the simplified output. This takes one more request in a run for each kind of record that is named.',
};

export interface WantedAnswer {
	/** How many records are wanted; Infinity for all. */
	limit: number;
	/** Makes the short form of a record, where that is wanted. */
	simplify: NamedOperation['simplify'];
	/** Whose names are wanted beside their IDs, by the fields of the short form. */
	refers: NamedOperation['refers'];
}

/** @throws InvalidValue or NodeOperationError for what cannot be meant */
export function wantedAnswer(
	parameters: Parameters,
	one: NamedOperation,
	index: number,
): WantedAnswer {
	const { gives, simplify, refers } = one;
	const limit = gives.kind === 'list' ? limitOf(parameters, index) : Infinity;
	if (!simplify || !wantsShort(parameters, one, index)) {
		return { limit, simplify: undefined, refers: undefined };
	}
	const namesWanted = isOptionOn(parameters, namesProperty, index);
	return { limit, simplify, refers: namesWanted ? refers : undefined };
}

function limitOf(parameters: Parameters, index: number): number {
	if (isOn(parameters, 'returnAll', index, false)) return Infinity;
	const limit = Number(wordsOf(parameters.setting('limit', index, limitProperty.default)));
	if (Number.isInteger(limit) && limit > 0) return limit;
	throw new NodeOperationError(
		parameters.context.getNode(),
		`'Limit' must be a whole number above 0`,
	);
}

function wantsShort(parameters: Parameters, one: NamedOperation, index: number): boolean {
	return isRead(one)
		? isOn(parameters, simplifyProperty.name, index, true)
		: isOptionOn(parameters, simplifyProperty, index);
}

/** Whether a switch among the options is on; as usual where a person has not chosen it. */
function isOptionOn(
	parameters: Parameters,
	{ displayName, name, default: usual }: INodeProperties,
	index: number,
): boolean {
	const given = objectOf(parameters.setting('options', index, {}))[name];
	return isNothing(given) ? usual === true : boolean(given, { field: displayName });
}
