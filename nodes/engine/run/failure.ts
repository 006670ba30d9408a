/** What a failed item becomes: an error that stops the run, or an item for those who go on. */
import {
	NodeApiError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { anew, shown, type Failure } from '../client/errors';
import { isTool } from '../form/agent';
import { isObject, type Json } from '../json';
import type { Redact } from '../client/redact';

/** The error with the item's index, in a form that n8n shows well and that holds no secret. */
export function failureOf(
	context: IExecuteFunctions,
	error: Error,
	itemIndex: number,
	redact?: Redact,
): Failure {
	const node = context.getNode();
	const failure = anew(node, shown(node, error, redact));
	failure.context.itemIndex = itemIndex;
	const place = ` [item ${itemIndex}]`;
	// Some of n8n's own errors say it already.
	if (!failure.message.endsWith(place)) failure.message += place;
	return failure;
}

/**
 * The failure that ends the run. Of an error, n8n tells a model the message alone.
 * @param more added to what there is to do
 */
export function endingWith(context: IExecuteFunctions, failure: Failure, more = ''): Failure {
	if (more) failure.description = [failure.description, more].filter(Boolean).join(' ');
	const { message, description } = failure;
	// n8n's own words, which it leaves away where it finds them.
	if (isTool(context.getNode()) && description) {
		failure.message = `${message}\n\nDetails: ${description}`;
	}
	return failure;
}

/**
 * The item that stands for a failed one under On Error: Continue: `error` is the sentence, `details`
 * what is known besides, in the words of n8n's HTTP Request node.
 *
 * On the error output n8n adds the row itself, beneath the item, and only to an item with no other
 * fields and without an error of its own. What the row holds under the same names goes into `details`.
 */
export function failedItem(
	context: IExecuteFunctions,
	failure: Failure,
	item: number,
): INodeExecutionData {
	const { message, description } = failure;
	const httpCode = failure instanceof NodeApiError ? failure.httpCode : undefined;
	const details: IDataObject = {
		message,
		...(description && { description }),
		...(httpCode && { httpCode }),
	};
	const pairedItem = { item };
	const json = { error: message, details };
	if (context.getNode().onError !== 'continueErrorOutput') return { json, pairedItem };

	const row = context.getInputData()[item];
	const covered = coveredBy(json, row.json);
	if (covered) details.input = covered;
	const failed = { json, pairedItem, ...(row.binary && { binary: row.binary }) };
	// Up to n8n 2.35 at least, `details` makes an item a good one, unless it has an error of its own.
	// n8n looks for that first, then copies the item, and the copy must not have it.
	// Up to n8n 1.60 at least, it also takes it away by itself.
	const hidden = { value: failure, enumerable: false, writable: true };
	return Object.defineProperty(failed, 'error', hidden);
}

/** What n8n would lose of the row; a failure of an earlier run is replaced by the new one. */
function coveredBy(json: IDataObject, row: IDataObject): Json | undefined {
	const { error, details } = row;
	if (typeof error === 'string' && isObject(details) && details.message === error) {
		return isObject(details.input) ? details.input : undefined;
	}
	const covered = Object.entries(row).filter(([name]) => Object.hasOwn(json, name));
	return covered.length > 0 ? Object.fromEntries(covered) : undefined;
}
