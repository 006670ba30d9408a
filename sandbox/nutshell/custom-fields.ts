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

/**
 * How a kind shows its fields. The published schema gives a custom field an id and nothing else, and
 * wraps the list for accounts only: so accounts say `title` in a wrapper, the others `name` without.
 */
interface Look {
	shape: Shape;
	label: 'title' | 'name';
}

const looks: Record<string, Look> = {
	accounts: { shape: 'wrapped', label: 'title' },
	contacts: { shape: 'bare', label: 'name' },
	leads: { shape: 'bare', label: 'name' },
};

export function definitions(key: string): Route {
	return (call) => {
		checkContract(call);
		return shown(
			key,
			customFieldsOf(call.store, key).map((field) => definition(key, field)),
		);
	};
}

/** All fields of a record, those without a value as null. */
export function values(key: string): Route {
	return (call) => {
		checkContract(call);
		const [record] = namedList(call, key);
		const fields = customFieldsOf(call.store, key).map((field) => ({
			...definition(key, field),
			value: record.customFields[String(field.attributes.title)] ?? null,
		}));
		return shown(key, fields);
	};
}

export function define(key: string): Route {
	return (call) => {
		const input = readBody(call);
		checkContract(call);
		if (!isFields(input)) throw badRequest('The body must be an object.');
		const { name: title, type, choices = null, isMultiple = false } = input;
		const allowed = key === 'leads' ? [...TYPES, ...LEAD_TYPES] : TYPES;
		if (!allowed.includes(String(type))) {
			throw badRequest(`"type" must be one of ${allowed.join(', ')}.`, 'type');
		}
		const attributes = { entity: key, title, type, enum: choices, isMultiple };
		const content = { attributes, links: {}, customFields: {} };
		const field = call.store.create('customFields', content, { actor: call.user.id });
		return json(call.operation.status ?? 200, definition(key, field));
	};
}

function definition(key: string, { id, attributes }: Entity): Fields {
	const { title, type, enum: choices = null, isMultiple = false } = attributes;
	return { id, [looks[key].label]: title, type, enum: choices, isMultiple };
}

function shown(key: string, fields: Value[]) {
	return json(200, looks[key].shape === 'wrapped' ? { customFields: fields } : fields);
}
