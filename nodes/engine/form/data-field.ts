/** The parameter that says where in an item's binary data files are, or go. */
import { NodeOperationError, type INodeProperties } from 'n8n-workflow';
import { wordsOf } from '../vocabulary/answered';
import { entriesOf } from '../vocabulary/entries';
import type { Upload } from '../vocabulary/file';
import { plain } from '../vocabulary/spelling';
import type { Parameters } from './parameters';

const NAME = 'binaryPropertyName';
const USUAL = 'data';
const INPUT = 'Input Data Field Name';
const OUTPUT = 'Output Data Field Name';

function dataField(displayName: string, hint: string): INodeProperties {
	return { displayName, name: NAME, type: 'string', default: USUAL, required: true, hint };
}

/** The property for operations that send files. */
export function inputField({ most }: Upload): INodeProperties {
	const hint = `The name of the input binary field with the file; up to ${most}, separated by commas`;
	return dataField(INPUT, hint);
}

/** The property for operations that give a file. */
export const outputField = dataField(
	OUTPUT,
	'The name of the output binary field to put the file in',
);

/**
 * The fields in which the files of an item are.
 * @throws NodeOperationError for none, and for more than one request takes
 */
export function inputFields(parameters: Parameters, index: number, { most }: Upload): string[] {
	const given = parameters.get(NAME, index, USUAL);
	const names = entriesOf(given, 'split', { field: INPUT }).map((one) => plain(wordsOf(one)));
	if (names.length > 0 && names.length <= most) return names;
	throw new NodeOperationError(
		parameters.context.getNode(),
		names.length === 0
			? `'${INPUT}' is empty`
			: `One request takes ${most} files at most, and '${INPUT}' has ${names.length}`,
	);
}

/** @throws NodeOperationError for what cannot be the name of a field */
export function outputFieldName(parameters: Parameters, index: number): string {
	const name = wordsOf(parameters.get(NAME, index, USUAL));
	if (name !== '') return name;
	throw new NodeOperationError(parameters.context.getNode(), `'${OUTPUT}' must be a text`);
}
