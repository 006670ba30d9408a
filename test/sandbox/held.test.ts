/** The check that holds every answer of an emulator to the known facts: what departs, and what passes. */
import { readContract } from '../../sandbox/contract';
import { readFacts, type Facts } from '../../sandbox/facts';
import { createAircall } from '../../sandbox/aircall';
import { Answers, departures, held } from '../../sandbox/held';
import { empty, html, json, type Hear, type SandboxResponse } from '../../sandbox/http';
import { BASIC } from './aircall/open';

const facts: Facts = {
	provider: 'shop',
	notes: { null: 'assume null possible where no record was seen' },
	patterns: { 'date-time': ['9999-99-99T99:99:99Z'] },
	entities: {
		Order: {
			recordings: 5,
			fields: {
				id: { type: 'integer', always: true },
				code: { type: ['integer', 'uuid'] },
				state: { type: 'string', enum: ['open', 'done'], always: true },
				note: { type: 'string', nullable: true, always: true },
				made_at: { type: 'date-time', required: true },
				due: { type: 'date', nullable: true },
				mail: { type: 'email', empty: true },
				price: { type: 'number' },
				paid: { type: 'boolean' },
				link: { type: 'url' },
				lines: { type: 'array', items: 'Line', always: true },
				sizes: { type: 'array', items: { type: 'string', enum: ['S', 'L'] } },
				extra: { type: 'map', values: 'integer', valuesNullable: true },
				html: { type: 'string', onlyWith: 'html=true' },
				serial: { type: 'integer', always: true, onlyIn: ['get', 'list'] },
				old: { type: 'any', absentIn: ['create'] },
				buyer: { type: 'object', entity: 'Line', empty: true },
				owner: { type: 'Owner' },
				seconds: { type: 'unix-seconds' },
				millis: { type: 'unix-millis' },
				free: { type: 'object' },
				when: { type: ['object', 'string'], entity: 'Line' },
			},
		},
		Line: { recordings: 1, fields: { name: { type: 'string', always: true } } },
		Owner: { oneOf: ['Person', 'Robot'], by: ['kind'], map: { person: 'Person', '*': 'Robot' } },
		Person: { fields: { kind: { type: 'string' }, name: { type: 'string', required: true } } },
		Robot: { open: true, fields: { kind: { type: 'string' } } },
		Paging: { fields: { page: { type: 'integer', required: true } } },
		Problem: { recordings: 9, fields: { message: { type: 'string', always: true } } },
	},
	operations: {
		get: { status: 200, in: 'get', body: 'Order' },
		bare: { status: 200, in: 'list', body: ['Line'] },
		list: {
			status: 200,
			in: 'list',
			body: {
				envelope: 'lines',
				of: 'Line',
				list: true,
				with: { paging: 'Paging', 'first?': ['Line'], 'more?': { type: 'map', values: 'string' } },
			},
		},
		create: { status: [200, 201], in: 'create', body: 'Order', errors: [400, 404] },
		wrapped: { status: 200, body: 'Line', alt: { envelope: 'line', of: 'Line', list: false } },
		delete: { status: 204, in: 'delete', body: null },
		export: { status: 200, body: { text: 'text/csv' } },
	},
	errors: { '400': 'Problem', '400 (busy)': { json: 'string' }, '409 (twice)': 'Problem' },
	deliveries: { entities: {}, events: {} },
	unknown: ['secret'],
};

const order = {
	id: 1,
	state: 'open',
	note: null,
	made_at: '2026-11-20T09:00:00Z',
	lines: [{ name: 'Tea' }],
	serial: 4,
};
const answers = new Answers(facts);

/** The differences of an answer, each as one line. */
function told(operation: string, response: SandboxResponse, query = ''): string[] {
	return answers
		.differences(operation, new URLSearchParams(query), response)
		.map(({ at, problem, expected }) => [at, problem, expected].filter(Boolean).join(' '));
}

const changed = (change: object) => told('get', json(200, { ...order, ...change }));

test('an answer that is as known has no difference', () => {
	expect(told('get', json(200, order))).toEqual([]);
});

test.each([
	['a field that nobody has seen', { colour: 'red' }, '.colour unknown'],
	['such a field inside a list', { lines: [{ name: 'Tea', unit: 1 }] }, '.lines[].unit unknown'],
	['a field that the specification requires', { made_at: undefined }, '.made_at missing'],
	['a field that was always there', { lines: undefined }, '.lines missing'],
	['null where every record had a value', { state: null }, '.state null string'],
	['a value that is not one of a closed set', { state: 'lost' }, '.state value one of open, done'],
	['an item that is not one of a closed set', { sizes: ['XL'] }, '.sizes[] value one of S, L'],
	['text for an integer', { id: '1' }, '.id type integer'],
	['a fraction for an integer', { id: 1.5 }, '.id type integer'],
	['a text that is neither of two types', { code: 'x' }, '.code type integer'],
	['text for a number', { price: '1.5' }, '.price type number'],
	['text for a switch', { paid: 'true' }, '.paid type boolean'],
	['a time in another pattern', { made_at: '2026-11-20T09:00:00.123Z' }, '.made_at type date-time'],
	['a time for a day', { due: '2026-11-20T09:00:00Z' }, '.due type date'],
	['a text that is not an address', { mail: 'ada' }, '.mail type email'],
	['a path for a web address', { link: '/orders/1' }, '.link type url'],
	['an object for a list', { lines: {} }, '.lines type array'],
	['a list for an object', { free: [] }, '.free type object'],
	['a text in a map of integers', { extra: { a: 'x' } }, '.extra.* type integer'],
	['milliseconds for seconds', { seconds: 1_760_000_000_000 }, '.seconds type unix-seconds'],
	['seconds for milliseconds', { millis: 1_760_000_000 }, '.millis type unix-millis'],
	['a record of a kind without its field', { owner: { kind: 'person' } }, '.owner.name missing'],
	['what comes with a parameter only', { html: '<p>' }, '.html out of place only with html=true'],
])('%s is a difference', (_, change, difference) => {
	expect(changed(change)).toEqual([difference]);
});

test.each([
	['null where no record was seen', { price: null, link: null }],
	['null in a map that is known to hold it', { extra: { a: null, b: 1 } }],
	['an empty text and an empty object where they were seen', { mail: '', buyer: {} }],
	['a field that was there in the only record seen', { buyer: {}, lines: [{}] }],
	['either of two types', { code: 'a3bb189e-8bf9-3888-9912-ace4e6543002' }],
	['a text where it may stand for an object of a kind', { when: 'today' }],
	['any field of an open kind', { owner: { kind: 'robot', speed: 3 } }],
])('%s is not a difference', (_, change) => {
	expect(changed(change)).toEqual([]);
});

test('what comes with a parameter only fits once the parameter was sent', () => {
	expect(told('get', json(200, { ...order, html: '<p>' }), 'html=true')).toEqual([]);
});

test('without a note that null is possible, it is a difference wherever it is not allowed', () => {
	const strict = new Answers({ ...facts, notes: {} });
	const response = json(200, { ...order, price: null });
	expect(strict.differences('get', new URLSearchParams(), response)).toEqual([
		{ at: '.price', problem: 'null', expected: 'number' },
	]);
});

test('a field of reads only is a difference in a write, and is not missed there', () => {
	const { serial, ...made } = order;
	expect(told('create', json(201, made))).toEqual([]);
	expect(told('create', json(200, { ...made, serial }))).toEqual([
		'.serial out of place not in create',
	]);
	expect(told('create', json(200, { ...made, old: 1 }))).toEqual([
		'.old out of place not in create',
	]);
});

test('the status has to be one of those that are known', () => {
	expect(told('create', json(202, order))).toEqual(['status 200,201']);
	expect(told('delete', empty(200))).toEqual(['status 204']);
});

test('an envelope holds its records and what is known to stand beside them', () => {
	const paging = { page: 1 };
	expect(told('list', json(200, { lines: [], paging }))).toEqual([]);
	expect(told('list', json(200, { lines: [], paging, first: [], more: { a: 'b' } }))).toEqual([]);
	expect(told('list', json(200, { lines: [] }))).toEqual(['.paging missing']);
	expect(told('list', json(200, { paging }))).toEqual(['.lines missing']);
	expect(told('list', json(200, { lines: [], paging, total: 0 }))).toEqual(['.total unknown']);
});

test('a bare list, another likely shape, a text and no body are told apart', () => {
	expect(told('bare', json(200, [{ name: 'Tea' }]))).toEqual([]);
	expect(told('bare', json(200, { name: 'Tea' }))).toEqual(['type array']);
	expect(told('wrapped', json(200, { name: 'Tea' }))).toEqual([]);
	expect(told('wrapped', json(200, { line: { name: 'Tea' } }))).toEqual([]);
	expect(told('wrapped', json(200, { lines: [] }))).toEqual(['.lines unknown']);
	expect(told('export', { ...empty(200), body: 'a,b' })).toEqual([]);
	expect(told('delete', empty(204))).toEqual([]);
	expect(told('delete', json(204, {}))).toEqual(['type no body']);
	expect(told('get', html(200, '<p>Sorry</p>'))).toEqual(['type JSON']);
});

test('a refusal is held to what is known of its status', () => {
	expect(told('get', json(400, { message: 'No' }))).toEqual([]);
	expect(told('get', json(400, 'busy'))).toEqual([]);
	expect(told('get', json(400, {}))).toEqual([]);
	expect(told('get', json(400, { reason: 'No' }))).toEqual(['.reason unknown']);
	expect(told('list', json(400, { message: 'No', lines: [] }))).toEqual([]);
	expect(told('get', json(409, { why: 1 }))).toEqual([]);
	expect(told('get', json(404, { why: 1 }))).toEqual([]);
});

test('a refusal has a status that is listed for its operation, or one that stands before all', () => {
	for (const status of [400, 401, 403, 404, 429, 500, 503]) {
		expect(told('create', json(status, { message: 'No' }))).toEqual([]);
	}
	for (const status of [409, 418, 422]) {
		expect(told('create', json(status, { message: 'No' }))).toEqual([
			'status 400, 404 as a refusal',
		]);
	}
	expect(told('get', json(422, { message: 'No' }))).toEqual([]);
});

test('an operation of which nothing is known cannot be held to anything', () => {
	expect(told('secret', json(299, { anything: true }))).toEqual([]);
});

describe('an emulator that is held', () => {
	const contract = readContract('aircall');
	const answering = (response: SandboxResponse) => {
		const { handle } = held(contract, { hosts: ['api.aircall.io'], handle: () => response });
		return (method: string, address: string) =>
			handle({ method, url: new URL(address), headers: {}, body: Buffer.alloc(0) });
	};

	test('answers 500 with the operation and the differences, and the test set-up hears of it', () => {
		const ask = answering(json(200, { company: { name: 'Acme', users_count: '6' }, plan: 1 }));
		const message =
			'The answer to company.get departs from the facts: company.users_count: type, integer; plan: unknown';
		expect(ask('GET', 'https://api.aircall.io/v1/company')).toEqual(json(500, { message }));
		expect(departures.splice(0)).toEqual([message]);
	});

	test('passes on what fits, unchanged', () => {
		const response = json(200, { ping: 'pong' }, { 'x-quota': '1' });
		expect(answering(response)('GET', 'https://api.aircall.io/v1/ping')).toBe(response);
	});

	/** An emulator that tells something by itself before it answers. */
	const telling = (event: string, body: object) => {
		let hear: Hear = () => {};
		const delivery = { event, url: 'https://n8n.example/hook', headers: {}, after: 0 };
		const rule = { retries: { times: 0, pause: 0, patience: 0 }, isWanted: () => true };
		const provider = held(contract, {
			hosts: ['api.aircall.io'],
			handle: () => {
				hear({ ...delivery, ...rule, body: JSON.stringify(body), givenUp: () => {} });
				return json(200, { ping: 'pong' });
			},
			sends: (hearer) => {
				hear = hearer;
			},
		});
		const heard: string[] = [];
		provider.sends?.(({ body: text }) => heard.push(text));
		const url = new URL('https://api.aircall.io/v1/ping');
		const answer = provider.handle({ method: 'GET', url, headers: {}, body: Buffer.alloc(0) });
		return { heard, answer };
	};
	const told = {
		...{ resource: 'ai_voice_agent', event: 'ai_voice_agent.started', timestamp: 1_772_600_000 },
		...{ token: 'abc', data: { id: 1, call_id: 2 } },
	};

	test('passes on a delivery that fits', () => {
		const { heard, answer } = telling('ai_voice_agent.started', told);
		expect(heard).toEqual([JSON.stringify(told)]);
		expect(answer.status).toBe(200);
	});

	test.each([
		[
			...['a field that nobody has seen', 'ai_voice_agent.started'],
			...[
				{ ...told, data: { id: 1, colour: 'red' } },
				'departs from the facts: data.colour: unknown',
			],
		],
		[
			...['a value of another type', 'ai_voice_agent.started'],
			...[{ ...told, data: { id: 'one' } }, 'departs from the facts: data.id: type, integer'],
		],
	] as const)('keeps back a delivery with %s, and answers 500', (_, event, body, problem) => {
		const { heard, answer } = telling(event, body);
		const message = `The delivery ${event} ${problem}`;
		expect(heard).toEqual([]);
		expect(answer).toEqual(json(500, { message }));
		expect(departures.splice(0)).toEqual([message]);
	});

	test('does not let happen what departs from the facts, and says why', () => {
		const provider = createAircall({ clock: Date.now });
		provider.handle({
			method: 'POST',
			url: new URL('https://api.aircall.io/v1/webhooks'),
			headers: { authorization: BASIC, 'content-type': 'application/json' },
			body: Buffer.from(JSON.stringify({ url: 'https://n8n.example/hook' })),
		});
		const body = {
			resource: 'call',
			event: 'call.ended',
			timestamp: 1_772_600_000,
			data: { id: 'x' },
		};
		expect(() => provider.happens?.({ event: 'call.ended', body })).toThrow(
			'The delivery call.ended departs from the facts',
		);
		expect(departures.splice(0)).toHaveLength(1);
	});

	test('keeps back a delivery of which nothing is known', () => {
		const { heard, answer } = telling('moon.risen', told);
		expect(heard).toEqual([]);
		expect(answer).toEqual(json(500, { message: 'Nothing is known of the delivery moon.risen' }));
		expect(departures.splice(0)).toHaveLength(1);
	});

	test.each([
		['a path that the contract does not know', 'GET', '/v1/moon'],
		['a method that it does not know there', 'DELETE', '/v1/company'],
		['a path with a suffix', 'GET', '/v1/company.json'],
	])('cannot answer %s, since nothing is known of that', (_, method, path) => {
		const ask = answering(json(200, { any: 'thing' }));
		const message = `${method} ${path} is answered, and no operation is there`;
		expect(ask(method, `https://api.aircall.io${path}`)).toEqual(json(500, { message }));
		expect(departures.splice(0)).toEqual([message]);
	});

	test.each([
		['an operation that it does not emulate', 'GET', 'https://api.aircall.io/v1/company', 501],
		['a refused path', 'GET', 'https://api.aircall.io/v1/moon', 404],
		['a host that is not the API', 'GET', 'https://files.example/v1/company', 200],
	])('leaves %s alone', (_, method, address, status) => {
		const response = json(status, { any: 'thing' });
		expect(answering(response)(method, address)).toBe(response);
	});
});

test.each(['aircall', 'nutshell', 'salesloft', 'shortcut'])(
	'every operation of the contract of %s has facts, or is told to be unknown',
	(provider) => {
		const { operations, unknown } = readFacts(provider);
		const untold = readContract(provider)
			.operations.map(({ id }) => id)
			.filter((id) => !(id in operations) && !unknown.includes(id));
		expect(untold).toEqual([]);
	},
);
