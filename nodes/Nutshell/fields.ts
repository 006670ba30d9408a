/** Parameters that several operations of Nutshell share. */
import { eachOf } from '../engine/vocabulary/entries';
import {
	anyOf,
	choice,
	code,
	customFields,
	dateTime,
	email as emailField,
	flag,
	flagFor,
	group,
	integer,
	json,
	groups,
	longText,
	reference,
	references,
	pairs,
	path,
	phone,
	several,
	text,
	unixTime,
	type Field,
	type FieldOptions,
} from '../engine/vocabulary/field';
import { isEmptyList, type Json } from '../engine/json';
import type { ColumnSet } from '../engine/vocabulary/columns';
import type { RecordKind } from '../engine/vocabulary/record';
import type { Values } from '../engine/vocabulary/values';
import { unixSeconds } from '../engine/vocabulary/time';
import { InvalidValue, object, type Read } from '../engine/vocabulary/value';
import { camelCase, plural, titleCase } from '../engine/vocabulary/words';
import {
	activity,
	audience,
	company,
	competitor,
	lead,
	leadCompetitor,
	leadProduct,
	note,
	person,
	product,
	productCategory,
	source,
	tag,
	task,
	territory,
	user,
} from './records';

export const activityId = path(activity, 'id');
export const companyId = path(company, 'id');
export const competitorId = path(competitor, 'id');
export const leadId = path(lead, 'id');
export const noteId = path(note, 'id');
export const personId = path(person, 'id');
export const productId = path(product, 'id');
export const sourceId = path(source, 'id');
export const tagId = path(tag, 'id');
export const taskId = path(task, 'id');
export const userId = path(user, 'id');

export const name = (placeholder: string) => text('name', { min: 1, placeholder });
export const description = longText('description');
export const email = (options: FieldOptions = {}) => emailField('email', options);
export const query = text('q', {
	name: 'query',
	label: 'Search',
	placeholder: 'e.g. acme',
	description: 'Words to look for anywhere in the record',
});
export const requiredQuery = text('q', {
	name: 'query',
	label: 'Query',
	min: 1,
	placeholder: 'e.g. acme',
	description: 'Words to look for anywhere in the record; the best match need not be an exact one',
});

/** A relation to one record, under the name that the editor shows. */
export const linked = (kind: RecordKind, relation: string, options: FieldOptions = {}) =>
	reference(kind, `links.${relation}`, { name: relation, nullable: true, ...options });

export const owner = linked(user, 'owner', { label: 'Owner' });
export const territoryOf = linked(territory, 'territory');

export const companies = (wire: string) => several(company, wire, { name: 'companies' });
export const people = (wire: string) => several(person, wire, { name: 'people', label: 'People' });
export const leads = (wire: string) => several(lead, wire, { name: 'leads' });
export const users = (wire: string) => references(user, wire, { name: 'users' });
export const tags = (kind: RecordKind, wire: string) =>
	references(kind, wire, { name: 'tags', label: 'Tag' });
export const audiences = references(audience, 'links.emAudiences', { name: 'audiences' });
export const sources = references(source, 'links.sources', { name: 'sources' });
export const competitors = (wire: string, options: FieldOptions = {}) =>
	references(competitor, wire, { name: 'competitors', ...options });

/** One record that a note, a task or an event is about. */
export const about = (wire: string, none?: string) =>
	anyOf(wire, [company, lead, person], { name: 'relatedTo', label: 'Related To', none });

const LISTS = ['fixedCollection', 'multiOptions'];

/** In an update, a list takes the place of the one that the record has. */
export function replacing(field: Field): Field {
	const { type, description: usual } = field.property;
	if (!LISTS.includes(type)) return field;
	const note = `Replaces all ${field.name} that it has now`;
	const all = usual === undefined ? note : `${note}. ${usual.replace(/\.?$/, '.')}`;
	return { ...field, property: { ...field.property, description: all } };
}

/**
 * The entries of a list of emails and the like: a value, a label, and which one comes first.
 * Without a part that is always there, any one part of the value is enough.
 */
function labelled(wire: string, item: string, always: Field[], optional: Field[] = []): Field {
	const label = plural(item);
	const notes = [
		text('name', { label: 'Label', placeholder: 'e.g. work' }),
		flag('isPrimary', { label: 'Primary', description: 'Whether it is the one to use first' }),
	];
	return groups(wire, item, [...optional, ...notes], {
		label,
		name: camelCase(label),
		required: always,
		notes: always.length > 0 ? [...notes, ...optional] : notes,
	});
}

export const emails = labelled('emails', 'Email', [emailField('value', { label: 'Address' })]);
export const websites = labelled('urls', 'Website', [
	text('value', { label: 'Address', placeholder: 'e.g. https://example.com' }),
]);
export const companyPhones = labelled('phones', 'Phone', [
	phone('value', { label: 'Number', placeholder: 'e.g. +1 555 0100' }),
]);
/** A person's number is an object, a company's a text. */
export const personPhones = labelled(
	'phones',
	'Phone',
	[phone('value.number', { name: 'value', label: 'Number', placeholder: 'e.g. 555 0100' })],
	[
		code('value.countryCode', {
			name: 'countryCode',
			label: 'Country Code',
			placeholder: 'e.g. 1',
		}),
		code('value.extension', { name: 'extension', label: 'Extension' }),
		// Only told when it is so: what nobody touched must not undo an earlier wish.
		flagFor(true, 'isOptedOut', {
			label: 'Opted Out',
			description: 'Whether the person does not want messages to this number',
		}),
	],
);
export const addresses = labelled(
	'addresses',
	'Address',
	[],
	[
		text('value.address_1', { name: 'line1', label: 'Line 1', placeholder: 'e.g. 1 Main Street' }),
		text('value.address_2', { name: 'line2', label: 'Line 2' }),
		text('value.address_3', { name: 'line3', label: 'Line 3' }),
		text('value.city', { name: 'city', label: 'City' }),
		text('value.state', { name: 'state', label: 'State' }),
		text('value.postalCode', { name: 'postalCode', label: 'Postal Code' }),
		text('value.country', {
			name: 'country',
			label: 'Country',
			placeholder: 'e.g. US',
			description: 'The code of two letters',
		}),
		text('value.timezone', {
			name: 'timezone',
			label: 'Time Zone',
			placeholder: 'e.g. America/Detroit',
		}),
	],
);

const WAYS_TO_REACH = ['name', 'phones', 'emails', 'addresses', 'urls'];

/** A new company or person needs no name if there is a way to reach it. */
export function hasNameOrContact({ body }: Values): string | undefined {
	return WAYS_TO_REACH.every((key) => (body[key] ?? '') === '' || isEmptyList(body[key]))
		? "One of 'Name', 'Phones', 'Emails', 'Addresses' and 'Websites' is needed"
		: undefined;
}

/** The only one that is known; people may type another. */
export const PRODUCT_TYPE = 'product';

const AMOUNT = { regex: /^-?\d+(\.\d+)?$/, says: 'an amount such as 999.99' };

/** An amount of money, which goes as a text so that no cent is lost. */
export const amount = (wire: string, options: FieldOptions = {}) =>
	text(wire, { pattern: AMOUNT, placeholder: 'e.g. 999.99', ...options });

export const leadValue = amount('manualValue', {
	name: 'value',
	label: 'Value',
	description: "In the account's currency; without it a lead is worth the sum of its products",
});

export const leadDueTime: Field = {
	...unixTime('dueTime', { nullable: true, description: 'When the lead should be closed' }),
	read: (raw, context) => ({ timestamp: unixSeconds(raw, context) }),
};

/**
 * Products on a lead, with how many and at what price. With either of them, Nutshell wants to be
 * told that these are products of a lead, and what type of product each is.
 */
export const leadProducts = (wire: string) =>
	groups(
		wire,
		'Product',
		// n8n wants them by their labels, so that these make the order: what, for how much, how many.
		[
			amount('price.amount', { name: 'price', label: 'Price' }),
			text('price.currency', {
				name: 'currency',
				label: 'Price Currency',
				placeholder: 'e.g. USD',
				description: 'The code of three letters, together with a price',
			}),
			text('productType', {
				default: PRODUCT_TYPE,
				placeholder: `e.g. ${PRODUCT_TYPE}`,
				description: 'The only type that Nutshell publishes is product',
			}),
			integer('quantity', { min: 1, default: 1 }),
		],
		{
			each: (made) => ({ type: 'productMaps', productType: PRODUCT_TYPE, ...made }),
			name: 'products',
			label: 'Products',
			required: [reference(product, 'links.product', { name: 'product', label: 'Name' })],
			check: ({ price }) =>
				Object.keys((price ?? {}) as Json).length === 1
					? 'needs a price and its currency together'
					: undefined,
		},
	);

/** Custom fields are named by their titles, and each is written as text. */
export const ownFields = (columns: ColumnSet) =>
	customFields(columns, 'customFields', (values) =>
		Object.fromEntries(
			Object.entries(values).map(([title, one]) => [title, one === null ? null : String(one)]),
		),
	);

export const includeCustomFields = flag('includeCustomFields', {
	in: 'local',
	description: 'Whether to add the values of the custom fields, for which a second request is made',
});

/** An operation that lacks its parts would be refused together with all the others. */
const patchOperation: Read = (raw, context) => {
	const given = object(raw, context);
	if (typeof given.op === 'string' && typeof given.path === 'string') return given;
	throw new InvalidValue(context, 'must be a list of operations, each with an op and a path');
};

export const patchOperations: Field = {
	...json('operations', {
		label: 'More Changes (JSON Patch)',
		default: '[]',
		placeholder: 'e.g. [{"op": "replace", "path": "/leads/0/confidence", "value": 80}]',
		description: 'Operations of JSON Patch to send as well, for what has no field here',
	}),
	read: eachOf(patchOperation),
};

/** A filter by a time needs both of its ends. */
export const timespan = (key: string) =>
	group(`filter[${key}]`, 'Timespan', [], {
		name: key,
		label: titleCase(key),
		required: [dateTime('from', { label: 'From' }), dateTime('to', { label: 'To' })],
		description: 'From one time to another: Nutshell needs both',
		check: ({ from, to }) => (String(from) > String(to) ? 'ends before it begins' : undefined),
		each: ({ from, to }) => [from, to].map(withoutMilliseconds).join(' TO '),
	});

function withoutMilliseconds(time: unknown): string {
	return String(time).replace(/\.\d+Z$/, 'Z');
}

export const filterBy = (kind: RecordKind, key: string, options: FieldOptions = {}) =>
	references(kind, `filter[${key}][]`, { name: key, ...options });

export const filterByOne = (kind: RecordKind, key: string) =>
	reference(kind, `filter[${key}][]`, { name: kind.key });

export const otherFilters = pairs('filter', 'Filter', {
	name: 'otherFilters',
	label: 'Other Filters',
	example: 'creator',
	description: "Filters by Nutshell's own names, and by the titles of custom fields",
});

/** What people call otherwise than the API does. */
const SORT_NAMES: Record<string, string> = {
	accounts: 'Company',
	accountType: 'Company Type',
	milestone: 'Stage',
	numberOfContacts: 'Number of People',
	sku: 'SKU',
	sources: 'Source',
};

export const sort = (...keys: string[]) =>
	choice(
		'sort',
		keys.flatMap((key) => {
			const name = SORT_NAMES[key] ?? titleCase(key);
			return [
				{ name, value: key },
				{ name: `${name} (Descending)`, value: `-${key}` },
			];
		}),
		{ label: 'Sort By', default: keys.includes('name') ? 'name' : keys[0] },
	);

export const leadProductId = path(leadProduct, 'id');
export const leadCompetitorId = path(leadCompetitor, 'id');
export const productCategoryId = path(productCategory, 'id');

export const productRef = (wire: string, options: FieldOptions = {}) =>
	reference(product, wire, { name: 'product', ...options });
export const competitorRef = (wire: string, options: FieldOptions = {}) =>
	reference(competitor, wire, { name: 'competitor', ...options });

/** A price, which is nothing without its currency. @param currency what Nutshell calls that in it */
export const priceWith = (currency: string) =>
	group('price', 'Price', [], {
		label: 'Price',
		required: [
			amount('amount'),
			text(currency, {
				name: 'currency',
				label: 'Currency',
				placeholder: 'e.g. USD',
				description: 'The code of three letters',
			}),
		],
	});
