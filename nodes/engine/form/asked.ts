/** What an item asks for: an operation, its values, and how much of the answer. */
import { NodeOperationError } from 'n8n-workflow';
import type { UnresolvedValues } from '../client/resolver';
import { objectOf, textOf } from '../json';
import { wordsOf } from '../vocabulary/answered';
import { findOperation, type NamedOperation, type Resource } from '../vocabulary/operation';
import type { Parameters } from './parameters';
import { isOn, readValues } from './read';
import { INCLUDE_NAMES } from './settings';
import { isNothing } from '../vocabulary/spelling';
import { boolean } from '../vocabulary/value';

export interface Asked {
	operation: NamedOperation;
	values: UnresolvedValues;
	/** How many records are wanted; Infinity for all. */
	limit: number;
	/** Makes the short form of a record, where that is wanted. */
	simplify: NamedOperation['simplify'];
	/** Whose names are wanted beside their IDs, by the fields of the short form. */
	refers: NamedOperation['refers'];
}

/**
 * Reads and checks everything that the node says about one item.
 * @throws InvalidValue or NodeOperationError for what cannot be meant
 */
export function readAsked(parameters: Parameters, resources: Resource[], index: number): Asked {
	const operation = chosenOperation(parameters, resources, index);
	const values = readValues(parameters, operation, index);
	const limit = wantedRecords(parameters, operation, index);
	const simplify = shortForm(parameters, operation, index);
	const refers = simplify && wantsNames(parameters, index) ? operation.refers : undefined;
	return { operation, values, limit, simplify, refers };
}

function wantsNames(parameters: Parameters, index: number): boolean {
	const given = objectOf(parameters.get('options', index, {}))[INCLUDE_NAMES];
	return !isNothing(given) && boolean(given, { field: 'Include Names' });
}

function shortForm(
	parameters: Parameters,
	{ simplify }: NamedOperation,
	index: number,
): NamedOperation['simplify'] {
	return simplify && isOn(parameters, 'simplify', index, true) ? simplify : undefined;
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

function wantedRecords(parameters: Parameters, { gives }: NamedOperation, index: number): number {
	if (gives.kind !== 'list' || isOn(parameters, 'returnAll', index, false)) return Infinity;
	const limit = Number(wordsOf(parameters.get('limit', index, 50)));
	if (Number.isInteger(limit) && limit > 0) return limit;
	throw new NodeOperationError(
		parameters.context.getNode(),
		`'Limit' must be a whole number above 0`,
	);
}
