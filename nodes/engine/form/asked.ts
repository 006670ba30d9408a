/** What an item asks for: an operation, its values, and how much of the answer. */
import { NodeOperationError } from 'n8n-workflow';
import type { UnresolvedValues } from '../client/resolver';
import { textOf } from '../json';
import { findOperation, type NamedOperation, type Resource } from '../vocabulary/operation';
import { wantedAnswer, type WantedAnswer } from './answer';
import type { Parameters } from './parameters';
import { readValues } from './read';

export interface Asked extends WantedAnswer {
	operation: NamedOperation;
	values: UnresolvedValues;
}

/**
 * Reads and checks everything that the node says about one item.
 * @throws InvalidValue or NodeOperationError for what cannot be meant
 */
export function readAsked(parameters: Parameters, resources: Resource[], index: number): Asked {
	const operation = chosenOperation(parameters, resources, index);
	const values = readValues(parameters, operation, index);
	return { operation, values, ...wantedAnswer(parameters, operation, index) };
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
