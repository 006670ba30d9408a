/** The schemas of what operations give: made from facts, and able to notice a wrong field. */
import type { INodeParameters } from 'n8n-workflow';
import type { Api } from '../../nodes/engine/vocabulary/api';
import { path } from '../../nodes/engine/vocabulary/field';
import {
	action,
	findOperation,
	get,
	list,
	remove,
	resource,
} from '../../nodes/engine/vocabulary/operation';
import { pick, tellsCreated } from '../../nodes/engine/vocabulary/output';
import { listIn, wholeList } from '../../nodes/engine/vocabulary/paging';
import { integerId, record, uuid } from '../../nodes/engine/vocabulary/record';
import type { Contract } from '../../sandbox/contract';
import type { Entity, Facts, OperationFacts } from '../../sandbox/facts';
import { described, type Schema } from '../../scripts/schemas/described';
import { Outputs } from '../../scripts/schemas/outputs';
import { checkOf, schemaDepartures } from './output-schema';

const ROUTES = {
	read: 'GET /things/{id}',
	all: 'GET /things',
	delete: 'DELETE /things/{id}',
	move: 'POST /things/{id}/move',
	make: 'POST /things',
} as const;

const thing = record('Thing', {
	id: integerId,
	list: ROUTES.all,
	label: ({ name }) => String(name),
	simplify: pick('id', 'name', ['owner', 'owner.name'], 'parts', 'values', 'more', 'seldom'),
});
const id = path(thing, 'id');
const move = { required: [id], name: 'Move', action: 'Move thing', description: 'Move a thing' };
const words = { ...move, name: 'Push', action: 'Push thing', description: 'Push a thing' };
const resources = [
	resource(thing, {
		get: get(ROUTES.read, { required: [id] }),
		getAll: list(ROUTES.all, { paging: listIn('things') }),
		delete: remove(ROUTES.delete, { required: [id] }),
		deleteMany: remove('DELETE /things', {
			...{ required: [id], many: { size: 9, body: () => ({}) } },
			...{ name: 'Delete Many', action: 'Delete many things', description: 'Delete things' },
		}),
		upsert: action('POST /things', {
			run: async () => await Promise.resolve({}),
			tells: tellsCreated,
		}),
		move: action(ROUTES.move, { ...move, readAfter: ROUTES.read }),
		push: action(ROUTES.move, words),
		whole: get(ROUTES.read, {
			...{ required: [id], simplify: false },
			...{ name: 'Get Whole', action: 'Get whole thing', description: 'Get all of a thing' },
		}),
	}),
	resource(record('Key', { id: uuid, list: ROUTES.all, label: () => '' }), {
		getAll: list('GET /keys', { paging: wholeList }),
	}),
];

const entities: Record<string, Entity> = {
	Thing: {
		fields: {
			id: { type: 'integer', required: true },
			name: { type: 'string', required: true, nullable: true },
			owner: { type: 'object', entity: 'Owner' },
			parts: { type: 'array', items: 'Part', nullable: true },
			values: { type: 'map', values: 'integer' },
			more: { type: 'any' },
			seldom: { type: 'string', onlyWith: 'seldom=true' },
			secret: { type: 'string' },
		},
	},
	Owner: { fields: { name: { type: ['string', 'integer'] } } },
	Part: { fields: { whole: { type: 'object', entity: 'Thing' }, size: { type: 'number' } } },
};

const operations: Record<string, OperationFacts> = {
	read: { status: 200, body: { envelope: 'thing', of: 'Thing', list: false } },
	all: { status: 200, body: { envelope: 'things', of: 'Thing', list: true } },
	delete: { status: 204, body: null },
	make: { status: 201, body: { envelope: 'thing', of: 'Thing', list: false } },
};

const contract: Contract = {
	provider: 'made-up',
	host: 'https://api.service.test',
	operations: Object.entries(ROUTES).map(([name, route]) => {
		const [method, address] = route.split(' ');
		return { id: name, method, path: address };
	}),
};

const api: Pick<Api, 'unwrap'> = { unwrap: (body) => Object(body).thing ?? body };

async function schemaOf(operation: string, notes: Facts['notes'] = {}, of = 'thing') {
	const known = { entities, operations, notes, provider: 'made-up', patterns: {}, errors: {} };
	const deliveries = { entities: {}, events: {} };
	const outputs = new Outputs({
		api,
		contract,
		resources,
		facts: { ...known, deliveries, unknown: [] },
	});
	const found = findOperation(resources, of, operation);
	return found && (await outputs.schema(found));
}

const short = {
	id: { type: 'integer' },
	name: { type: ['string', 'null'] },
	owner: { type: ['string', 'integer'] },
	parts: {
		...{ type: 'array', nullable: true },
		items: {
			type: 'object',
			properties: {
				whole: {
					type: 'object',
					properties: {
						id: { type: 'integer' },
						name: { type: ['string', 'null'] },
						owner: { type: 'object' },
						parts: { type: 'array', nullable: true, items: { type: 'object' } },
						values: { type: 'object', additionalProperties: { type: 'integer' } },
						more: {},
						secret: { type: 'string' },
					},
				},
				size: { type: 'number' },
			},
		},
	},
	values: { type: 'object', additionalProperties: { type: 'integer' } },
	more: {},
};

describe('The schema of an operation', () => {
	test('has what Simplify leaves of a record, with each type that the facts allow', async () => {
		expect(await schemaOf('get')).toEqual({ type: 'object', properties: short });
	});

	test('is that of one record of a list', async () => {
		expect(await schemaOf('getAll')).toEqual({ type: 'object', properties: short });
	});

	test('has all of a record that is not simplified', async () => {
		const whole = await schemaOf('whole');
		expect(Object.keys(whole?.properties ?? {})).toEqual([
			'id',
			'name',
			'owner',
			'parts',
			'values',
			'more',
			'secret',
		]);
	});

	test('allows null where fields of which nothing was seen may be null', async () => {
		const { properties = {} } = (await schemaOf('get', { null: 'assume' })) ?? {};
		expect(properties.owner).toEqual({ type: ['string', 'integer', 'null'] });
		expect(properties.values).toEqual({ ...short.values, nullable: true });
		expect(properties.id).toEqual({ type: 'integer' });
	});

	test('is that of the record that is read after a change whose answer is unknown', async () => {
		expect(await schemaOf('move')).toEqual({ type: 'object', properties: short });
	});

	test.each(['delete', 'deleteMany'])('says what kind of ID a deletion gives: %s', async (one) => {
		expect(await schemaOf(one)).toEqual({
			type: 'object',
			properties: { deleted: { type: 'boolean' }, id: { type: 'integer' } },
		});
	});

	test('has what an operation tells of a record, and which of the two a Create or Update did', async () => {
		const { properties = {} } = (await schemaOf('upsert')) ?? {};
		expect(properties).toEqual({ ...short, created: { type: 'boolean' } });
	});

	test('is missing where nothing is known of the answer', async () => {
		expect(await schemaOf('push')).toBeUndefined();
		expect(await schemaOf('getAll', {}, 'key')).toBeUndefined();
	});
});

describe('Samples of which something is left out', () => {
	test('add null where a field is known, and neither fields nor other types', () => {
		const samples = [
			{ value: { name: 'Ann', of: [{ id: 1 }] }, isLess: false },
			{ value: { name: null, of: [{ id: null }, null], other: 1 }, isLess: true },
			{ value: { name: { raw: 1 }, of: null }, isLess: true },
		];
		expect(described(samples)).toEqual({
			type: 'object',
			properties: {
				name: { type: ['string', 'null'] },
				of: {
					...{ type: 'array', nullable: true },
					items: {
						...{ type: 'object', nullable: true },
						properties: { id: { type: ['integer', 'null'] } },
					},
				},
			},
		});
	});
});

describe('Items are held to a schema', () => {
	const schema: Schema = { type: 'object', properties: short };
	const item = { id: 1, name: null, owner: 'Ann', parts: null, values: { a: 1 }, more: [1] };
	const check = checkOf(schema);

	test('and fit it', () => {
		expect(check(item)).toEqual([]);
		expect(check({})).toEqual([]);
	});

	test.each([
		['a field that it does not have', { other: 1 }, { at: '.other', problem: 'unknown' }],
		['another type', { id: 'one' }, { at: '.id', problem: 'type', expected: 'integer' }],
		['null', { owner: null }, { at: '.owner', problem: 'type', expected: 'string' }],
		[
			'another type in a record of a list',
			{ parts: [{ size: 'large' }] },
			{ at: '.parts[].size', problem: 'type', expected: 'number' },
		],
		[
			'another type under a free key',
			{ values: { a: 'text' } },
			{ at: '.values', problem: 'type', expected: 'another value' },
		],
	])('unless they hold %s', (_, changed, difference) => {
		expect(check({ ...item, ...changed })).toEqual([difference]);
	});

	test('with Simplify off, as if it were on, and with fields that options add', () => {
		const operation = findOperation(resources, 'thing', 'get');
		if (!operation) throw new Error('The operation is gone');
		const { values, ...others } = short;
		const narrow: Schema = { type: 'object', properties: others };
		const json = { ...item, owner: { name: true }, secret: 'text' };
		const run = { items: [{ json }], parameters: { simplify: false } };
		expect(values.type).toBe('object');
		expect(schemaDepartures(narrow, operation, run)).toEqual([
			{ at: '.owner', problem: 'type', expected: 'string' },
		]);
	});

	test('lets an option add fields, also where nothing is simplified', () => {
		const items = [{ json: { id: 1, description: 'Long' } }];
		const known: Schema = { type: 'object', properties: { id: { type: 'integer' } } };
		const departures = (parameters: INodeParameters) =>
			schemaDepartures(known, { simplify: false }, { items, parameters });
		expect(departures({})).toEqual([{ at: '.description', problem: 'unknown' }]);
		expect(departures({ options: { includesDescription: true } })).toEqual([]);
	});
});
