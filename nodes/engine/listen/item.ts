/** What has happened, as an item. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { RAW, SIMPLIFY } from '../form/heard';
import type { Json } from '../json';
import type { Happening, TriggerEvent } from '../vocabulary/event';
import { isOn, type TriggerContext } from './chosen';
import type { Fresh } from './fresh';

/** How a person wants it. */
export interface Shape {
	isRaw: boolean;
	isSimple: boolean;
}

export function shapeOf(context: TriggerContext): Shape {
	return {
		isRaw: isOn(context, RAW),
		isSimple: context.getNodeParameter(SIMPLIFY, true) !== false,
	};
}

/**
 * @param fresh the record, where it was read anew
 */
export function itemOf(
	{ event, happening }: { event: TriggerEvent; happening: Happening },
	{ isRaw, isSimple }: Shape,
	fresh: Fresh = {},
): INodeExecutionData {
	const { occurredAt, actor, changes, kind, raw } = happening;
	if (isRaw) return { json: { ...raw } as IDataObject };
	const { record = happening.record, problem } = fresh;
	const json: Json = {
		event: event.value,
		...(occurredAt === undefined ? {} : { occurredAt }),
		...(actor && { actor }),
		...(changes && { changes }),
		record: isSimple && kind?.simplify ? kind.simplify(record) : record,
		...(problem === undefined ? {} : { fetchProblem: problem }),
	};
	return { json: json as IDataObject };
}
