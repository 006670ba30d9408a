/** What a person forbids in a credential, for all workflows that use it. */
import { NodeOperationError, type ICredentialDataDecryptedObject, type INode } from 'n8n-workflow';
import { boolean, integerFrom } from '../vocabulary/value';
import { isNothing } from '../vocabulary/spelling';
import type { Api, Limit } from '../vocabulary/api';

/** Credentials that were saved without these fields allow everything. */
export interface Bounds {
	isReadOnly: boolean;
	/** The limit to keep to; undefined where none is known. */
	limit?: Limit;
}

/** @throws InvalidValue for what cannot be meant */
export function boundsOf(
	{ limit }: Api,
	{ readOnly, requestsPerMinute }: ICredentialDataDecryptedObject,
): Bounds {
	const isReadOnly = !isNothing(readOnly) && boolean(readOnly, { field: 'Read Only' });
	if (isNothing(requestsPerMinute)) return { isReadOnly, limit };
	const context = { field: 'Requests per Minute', timezone: 'UTC', item: {} };
	const cost = integerFrom(1)(requestsPerMinute, context) as number;
	return { isReadOnly, limit: { cost, seconds: 60 } };
}

const USUAL = ' to create, change or delete';

/**
 * The error for a write with a credential that may only read.
 * @param instead what else can be done, after a credential that may write
 */
export function readOnly(node: INode, { name }: Api, instead = USUAL): NodeOperationError {
	return new NodeOperationError(node, `The ${name} credential is read-only, so nothing was sent`, {
		description: `Turn off 'Read Only' in the credential, or choose another one,${instead}.`,
	});
}
