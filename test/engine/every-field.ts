/** A widget that has a field of every type, and what is sent when these are filled in. */
import type { INodeParameters } from 'n8n-workflow';
import {
	choice,
	choices,
	code,
	codes,
	customFields,
	dateTime,
	day,
	email,
	emails,
	flag,
	group,
	integer,
	integers,
	json,
	groups,
	references,
	names,
	reference,
	pairs,
	path,
	phone,
	several,
	text,
	texts,
	webAddresses,
} from '../../nodes/engine/vocabulary/field';
import * as operation from '../../nodes/engine/vocabulary/operation';
import type { ColumnSet } from '../../nodes/engine/vocabulary/columns';
import { byEmail, integerId, nameAsId, record, uuid } from '../../nodes/engine/vocabulary/record';
import * as time from '../../nodes/engine/vocabulary/time';
import * as value from '../../nodes/engine/vocabulary/value';
import { addressesAt } from '../../nodes/engine/vocabulary/web-address';
import { requireList } from '../../nodes/engine/vocabulary/paging';
import { answering, runWidget } from './service';

const owner = record('Owner', {
	id: integerId,
	list: 'GET /owners',
	label: (each) => String(each.name),
	urls: [addressesAt(['service.test', 'app.service.test'], '/owners/(\\d+)')],
	urlExample: 'https://service.test/owners/7',
});
const team = record('Team', { id: uuid, list: 'GET /teams', label: (each) => String(each.name) });
const user = record('User', {
	id: integerId,
	list: 'GET /users',
	label: (each) => String(each.name),
	by: [
		{
			...byEmail,
			route: 'GET /users',
			query: (address) => ({ email: address }),
			records: (answer) => requireList(answer),
		},
	],
});
/** What the API takes by its name. */
const label = record('Label', {
	id: nameAsId('backend'),
	list: 'GET /labels',
	label: (each) => String(each.name),
	value: (each) => each.name,
});
const note = text('label', { default: 'Work' });

const columns: ColumnSet = {
	key: 'columns',
	list: 'GET /columns',
	read: { number: value.integer, dateTime: time.day },
	column: () => undefined,
};

const fields = [
	text('name'),
	text('title', { min: 1 }),
	integer('size', { nullable: true }),
	integer('price'),
	flag('active', { description: 'Whether it is active' }),
	dateTime('starts_at', { nullable: true }),
	day('due'),
	day('closed', { as: 'midnight' }),
	choice('color', ['red', { name: 'Dark Blue', value: 'navy' }]),
	texts('tags'),
	names('keywords', { description: 'What it is about' }),
	code('key'),
	codes('roles'),
	phone('phone'),
	emails('addresses'),
	webAddresses('pages'),
	email('contact'),
	choices('sizes', ['small', 'large']),
	integers('numbers'),
	reference(owner, 'owner_id', { nullable: true }),
	reference(team, 'team_id'),
	references(owner, 'owner_ids'),
	reference(user, 'user_id'),
	reference(label, 'label', { name: 'labelName' }),
	references(label, 'labels', { each: (each) => ({ name: each }) }),
	several(owner, 'watcher_ids', { name: 'watchers' }),
	json('extra'),
	text('links.owner', { name: 'linkedOwner' }),
	groups(
		'tasks',
		'Task',
		[flag('done', { description: 'Whether it is done' }), references(owner, 'who')],
		{
			required: [text('label')],
		},
	),
	groups('phones', 'Phone', [flag('first', { description: 'Whether it is the first' })], {
		required: [text('number.digits', { name: 'value', label: 'Number' }), note],
		notes: [note],
	}),
	group('span', 'Span', [], { required: [text('from'), text('to')] }),
	pairs('answers', 'Answer'),
];

/** A mapping form, which has room only beside the collections. */
const mapping = customFields(columns, 'custom', (given) => given);

export const operations = {
	create: operation.create('POST /widgets', { beside: mapping, optional: fields }),
	update: operation.update('PATCH /widgets/{id}', {
		required: [path(owner, 'id', { name: 'id', label: 'ID' })],
		beside: mapping,
		optional: fields,
	}),
};

/** What is sent when these fields are filled in. */
export async function sentBy(
	how: 'create' | 'update',
	given: INodeParameters,
	extra: INodeParameters = {},
	settings = {},
): Promise<{ body: unknown; error?: string }> {
	const sent = answering(({ method }) => ({
		body: method === 'GET' ? [{ id: 77, name: 'Jane' }] : { id: 1 },
	}));
	const collection = how === 'create' ? 'additionalFields' : 'updateFields';
	const { error } = await runWidget(operations, how, {
		parameters: { id: 9, setCustomFields: true, [collection]: given, ...extra },
		settings,
	});
	return {
		body: sent.find(({ method }) => method !== 'GET')?.body,
		...(error ? { error: error.message } : {}),
	};
}

export const created = async (given: INodeParameters, settings = {}) =>
	(await sentBy('create', given, {}, settings)).body;
export const updated = async (given: INodeParameters) => (await sentBy('update', given)).body;
export const refusal = async (given: INodeParameters) => {
	const { body, error } = await sentBy('create', given);
	expect(body).toBeUndefined();
	return error;
};

/** A value as an expression gives it, where the editor would take no such value. */
export const expression = (given: unknown) =>
	// Two closing braces would end the expression.
	`={{ ${JSON.stringify(given).replaceAll('}', '} ')} }}`;
