/**
 * The operations, by their ids in the contract. What one does follows from its verb (`contact.create`),
 * the kind of its records from the facts.
 */
import type { ContractOperation } from '../contract';
import type { Operations } from '../emulator';
import type { Call, Run } from './call';
import { define, definitions, values } from './custom-fields';
import { contract, envelopeOf } from './facts';
import { kinds } from './kinds';
import {
	files,
	installments,
	reopen,
	report,
	setInstallments,
	setPipeline,
	setStatus,
	stages,
	watch,
} from './leads';
import { fields, rows } from './list-view';
import { patch } from './patch';
import { exported } from './pipelines';
import { procedures } from './procedures';
import { create, get, list, remove, replace, undelete } from './records';
import { salesDocuments } from './sales-documents';
import { deletedEvents, events } from './timeline';
import { unpublished } from './unpublished';

type Handler = Operations<Call>[string];

const verbs: Record<string, Run> = {
	...{ create, get, getAll: list, delete: remove, undelete, fields, listItems: rows },
	...{ createCustomField: define, customFieldAttributes: definitions, getCustomFields: values },
	...{ getStages: stages, reopen, setPipeline, setStatus, watch, report },
	...{ getInstallments: installments, setInstallments, getFiles: files, getRelatedFiles: files },
};

/** Those that do not follow from a verb and a kind. */
const others: Operations<Call> = {
	'event.getAll': events,
	'event.getDeleted': deletedEvents,
	'pipeline.export': exported,
	...salesDocuments,
	...unpublished,
};

/** What the emulator has of an operation. */
function handlerOf({ id, method }: ContractOperation): Handler | undefined {
	if (id in others) return others[id];
	const [resource, verb] = id.split('.');
	if (resource === 'rpc') return procedures[verb];
	const { envelope = '' } = envelopeOf(`${resource}.getAll`) ?? envelopeOf(`${resource}.get`) ?? {};
	const kind = kinds.get(envelope);
	const update = method === 'PUT' ? replace : patch;
	const run = verb === 'update' ? update : verbs[verb];
	return kind && run && ((call) => run(call, kind));
}

/** The operations that are emulated, by their ids. */
export const operations: Operations<Call> = Object.fromEntries(
	contract.operations.flatMap((operation) => {
		const handler = handlerOf(operation);
		return handler ? [[operation.id, handler]] : [];
	}),
);
