/** A widget that has a field of every type, and what is sent when these are filled in. */
import type { INodeParameters } from 'n8n-workflow';
import {
	choice,
	customFields,
	dateTime,
	day,
	flag,
	integer,
	integers,
	json,
	list,
	many,
	one,
	pairs,
	path,
	text,
	texts,
} from '../../nodes/engine/field';
import { operation } from '../../nodes/engine/operation';
import { integerId, record, uuid, type ColumnSet } from '../../nodes/engine/record';
import * as time from '../../nodes/engine/time';
import * as value from '../../nodes/engine/value';
import { answering, runWidget } from './service';

const owner = record('Owner', {
	id: integerId,
	list: 'GET /owners',
	label: (each) => String(each.name),
	urls: [/service\.test\/owners\/(\d+)/],
	urlExample: 'https://service.test/owners/7',
});
const team = record('Team', { id: uuid, list: 'GET /teams', label: (each) => String(each.name) });

const columns: ColumnSet = {
	key: 'columns',
	list: 'GET /columns',
	decode: { number: value.integer, dateTime: time.day },
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
	integers('numbers'),
	one(owner, 'owner_id', { nullable: true }),
	one(team, 'team_id'),
	many(owner, 'owner_ids'),
	json('extra'),
	text('links.owner', { name: 'linkedOwner' }),
	list('tasks', 'Task', [flag('done', { description: 'Whether it is done' }), many(owner, 'who')], {
		required: [text('label')],
	}),
	pairs('answers', 'Answer'),
	customFields(columns, 'custom', (given) => given),
];

export const operations = {
	create: operation('POST /widgets', { optional: fields }),
	update: operation('PATCH /widgets/{id}', {
		required: [path(owner, 'id', { name: 'id', label: 'ID' })],
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
	const sent = answering(() => ({ body: { id: 1 } }));
	const collection = how === 'create' ? 'additionalFields' : 'updateFields';
	const { error } = await runWidget(operations, how, {
		parameters: { id: 9, [collection]: given, ...extra },
		settings,
	});
	return { body: sent[0]?.body, ...(error ? { error: error.message } : {}) };
}

export const created = async (given: INodeParameters, settings = {}) =>
	(await sentBy('create', given, {}, settings)).body;
export const updated = async (given: INodeParameters) => (await sentBy('update', given)).body;
export const refusal = async (given: INodeParameters) => {
	const { body, error } = await sentBy('create', given);
	expect(body).toBeUndefined();
	return error;
};
