/** Custom fields: their definitions per kind, and the values of one record. */
import { json } from '../http';
import { badRequest } from './answers';
import { checkContract, namedList, readBody, type Route } from './call';
import type { Shape } from './crud';
import { isFields, type Entity, type Fields, type Value } from './model';
import { customFieldsOf } from './writer';

const TYPES = ['Text', 'LongText', 'Currency', 'Date', 'Decision'];
/** These exist on leads only. */
const LEAD_TYPES = ['Email', 'Location', 'Phone', 'URL'];

/** The published schema wraps the definitions for accounts only, and values for all but leads. */
const DEFINITIONS: Record<string, Shape> = { accounts: 'wrapped', contacts: 'bare', leads: 'bare' };
const VALUES: Record<string, Shape> = { accounts: 'wrapped', contacts: 'wrapped', leads: 'bare' };

export function definitions(key: string): Route {
	return (call) => {
		checkContract(call);
		return shown(DEFINITIONS[key], customFieldsOf(call.store, key).map(definition));
	};
}

/** All fields of a record, those without a value as null. */
export function values(key: string): Route {
	return (call) => {
		checkContract(call);
		const [record] = namedList(call, key);
		const fields = customFieldsOf(call.store, key).map((field) => ({
			...definition(field),
			value: record.customFields[String(field.attributes.title)] ?? null,
		}));
		return shown(VALUES[key], fields);
	};
}

export function define(key: string): Route {
	return (call) => {
		const input = readBody(call);
		checkContract(call);
		if (!isFields(input)) throw badRequest('The body must be an object.');
		const { name, title = name, type, choices = null, isMultiple = false } = input;
		const allowed = key === 'leads' ? [...TYPES, ...LEAD_TYPES] : TYPES;
		if (!allowed.includes(String(type))) {
			throw badRequest(`"type" must be one of ${allowed.join(', ')}.`, 'type');
		}
		const attributes = { entity: key, title, type, enum: choices, isMultiple };
		const content = { attributes, links: {}, customFields: {} };
		const field = call.store.create('customFields', content, { actor: call.user.id });
		return json(call.operation.status ?? 200, definition(field));
	};
}

/** The published schema gives a custom field an id and nothing else: no title, type or choices. */
function definition({ id }: Entity): Fields {
	return { id };
}

function shown(shape: Shape, fields: Value[]) {
	return json(200, shape === 'wrapped' ? { customFields: fields } : fields);
}
