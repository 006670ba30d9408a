/** Custom fields: their definitions per kind, and the values of one record. */
import { json } from '../http';
import { must } from './answers';
import { namedList, type Call, type Run } from './call';
import { blank, kindOf } from './kinds';
import type { Fields } from './model';
import { isBare } from './records';

const TYPES = ['Text', 'LongText', 'Currency', 'Date', 'Decision'];
/** These exist on leads only. */
const LEAD_TYPES = ['Email', 'Location', 'Phone', 'URL'];

/** The published schema gives a custom field an id and nothing else: no title, type or choices. */
export const definitions: Run = (call, { key }) =>
	answer(
		call,
		call.state.customFields(key).map(({ id }) => ({ id })),
	);

/** All fields of a record, those without a value as null. */
export const values: Run = (call, kind) => {
	const [{ customFields }] = namedList(call, kind);
	const fields = call.state.customFields(kind.key).map(({ id, attributes: { title } }) => ({
		id,
		value: customFields[String(title)] ?? null,
	}));
	return answer(call, fields);
};

export const define: Run = ({ state, caller, body }, { key }) => {
	const { name, title = name, type, choices = null, isMultiple = false } = body;
	const allowed = key === 'leads' ? [...TYPES, ...LEAD_TYPES] : TYPES;
	must(allowed.includes(String(type)), `"type" must be one of ${allowed.join(', ')}.`, 'type');
	const attributes = { entity: key, title, type, enum: choices, isMultiple };
	const content = { ...blank(kindOf('customFields')), attributes };
	const { id } = state.create('customFields', content, caller.id);
	return json(200, { id });
};

function answer(call: Call, customFields: Fields[]) {
	return json(200, isBare(call) ? customFields : { customFields });
}
