/** The parameter that says where in an item's binary data files are, or go. */
import { NodeOperationError, type IBinaryData, type INodeProperties } from 'n8n-workflow';
import { isObject } from '../json';
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
 * The files that an item sends: each by the name of its field, or as an expression gives the file
 * itself, `{{ $('Node').item.binary.data }}`. n8n's editor says beside the field that both will do.
 * @throws NodeOperationError for none, and for more than one request takes; and for a name from an
 * agent, since n8n makes the item of a tool of the model's arguments alone
 */
export function inputFiles(
	parameters: Parameters,
	index: number,
	{ most }: Upload,
): Array<string | IBinaryData> {
	const given = parameters.get(NAME, index, USUAL);
	const files = entriesOf(given, 'split', { field: INPUT }).map((one) =>
		isFile(one) ? one : plain(wordsOf(one)),
	);
	const wrong = (sentence: string) =>
		new NodeOperationError(parameters.context.getNode(), sentence);
	if (files.length === 0) throw wrong(`'${INPUT}' is empty`);
	if (files.length > most) {
		throw wrong(`One request takes ${most} files at most, and '${INPUT}' has ${files.length}`);
	}
	if (parameters.byAgent && files.some((one) => typeof one === 'string')) {
		throw wrong(
			`n8n hands no files to the tools of an agent. Put an expression that gives the file into '${INPUT}', such as {{ $('Node').item.binary.data }}`,
		);
	}
	return files;
}

/** What is not a name; n8n says where it is not a file either. */
const isFile = (one: unknown): one is IBinaryData => isObject(one);

/** @throws NodeOperationError for what cannot be the name of a field */
export function outputFieldName(parameters: Parameters, index: number): string {
	const name = wordsOf(parameters.get(NAME, index, USUAL));
	if (name !== '') return name;
	throw new NodeOperationError(parameters.context.getNode(), `'${OUTPUT}' must be a text`);
}
