/** Custom fields: their definitions per kind, and the values of one record. */
import { json } from '../http';
import { BadRequest } from './answers';
import { namedList } from './call';
import type { Call, Run } from './call';
import { blank, kindOf } from './kinds';
import type { Entity, Fields } from './model';
import { isBare } from './records';
import { customFieldsOf } from './writer';

const TYPES = ['Text', 'LongText', 'Currency', 'Date', 'Decision'];
/** These exist on leads only. */
const LEAD_TYPES = ['Email', 'Location', 'Phone', 'URL'];

export const definitions: Run = (call, { key }) =>
	shown(call, customFieldsOf(call.state, key).map(definition));

/** All fields of a record, those without a value as null. */
export const values: Run = (call, kind) => {
	const [{ customFields }] = namedList(call, kind);
	const fields = customFieldsOf(call.state, kind.key).map((field) => ({
		...definition(field),
		value: customFields[String(field.attributes.title)] ?? null,
	}));
	return shown(call, fields);
};

export const define: Run = (call, { key }) => {
	const { name, title = name, type, choices = null, isMultiple = false } = call.body as Fields;
	const allowed = key === 'leads' ? [...TYPES, ...LEAD_TYPES] : TYPES;
	if (!allowed.includes(String(type))) {
		throw new BadRequest(`"type" must be one of ${allowed.join(', ')}.`, 'type');
	}
	const attributes = { entity: key, title, type, enum: choices, isMultiple };
	const content = { ...blank(kindOf('customFields')), attributes };
	const field = call.state.create('customFields', content, call.caller.id);
	return json(200, definition(field));
};

/** The published schema gives a custom field an id and nothing else: no title, type or choices. */
function definition({ id }: Entity): Fields {
	return { id };
}

function shown(call: Call, customFields: Fields[]) {
	return json(200, isBare(call) ? customFields : { customFields });
}
