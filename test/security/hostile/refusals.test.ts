/** A refusal that cannot be explained is still a refusal: it reads as its status does. */
import type { INode } from 'n8n-workflow';
import { aircall } from '../../../nodes/Aircall/api';
import type { Api } from '../../../nodes/engine/vocabulary/api';
import { refusal } from '../../../nodes/engine/client/errors';
import { nutshell } from '../../../nodes/Nutshell/api';
import { salesloft } from '../../../nodes/Salesloft/api';
import { shortcut } from '../../../nodes/Shortcut/api';
import { openDoor } from '../../../sandbox/doors/nock';
import { json, type SandboxResponse } from '../../../sandbox/http';
import { subjects } from '../../chaos/subjects';
import { VirtualTime } from '../../chaos/virtual-time';
import { runNode, type NodeResult } from '../../harness';

const node: INode = {
	id: '1',
	name: 'Node',
	type: 'node',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const SENTENCES: Array<[status: number, sentence: string]> = [
	[400, 'did not accept the request'],
	[401, 'did not accept the credential'],
	[403, 'does not allow this'],
	[404, 'could not find this'],
	[409, 'reports a conflict'],
	[429, 'is receiving too many requests'],
	[503, 'could not process the request (status 503)'],
];

const nested = (depth: number, [open, close] = '[]') => open.repeat(depth) + close.repeat(depth);
const DEEP: unknown = JSON.parse(nested(10_000));
const DEEP_OBJECT: unknown = JSON.parse(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`);

/** What a provider could give as its message, and what of it can be read. */
const SAID: Array<[what: string, said: unknown, read: string]> = [
	['a text', 'No', 'No'],
	['a page', '<b>No</b>', '<b>No</b>'],
	['a number', 5, '5'],
	['a boolean', true, ''],
	['null', null, ''],
	['nothing', '', ''],
	['an empty list', [], ''],
	['an empty object', {}, ''],
	['an object with names of functions', { toString: 1, toJSON: 2 }, 'toString: 1; toJSON: 2'],
	[
		'an object with the name of a value',
		{ valueOf: { toString: null } },
		'valueOf: {"toString":null}',
	],
	['a list of such', [{ toString: 1 }], '[{"toString":1}]'],
	['a list of everything', [null, 1, 'a', [true]], '[null,1,"a",[true]]'],
	['a list nested 10,000 deep', DEEP, ''],
	['such a list in an object', { name: DEEP, size: ['is', 'odd'] }, 'name: …; size: is, odd'],
	['an object nested 10,000 deep', DEEP_OBJECT, 'a: …'],
	['the prototype', JSON.parse('{"__proto__":{"constructor":1}}'), '__proto__: {"constructor":1}'],
];

/** Too long to be shown. */
const LONG: Array<[what: string, said: unknown]> = [
	['a list', Array.from({ length: 5_000 }, (_, i) => ({ toString: i }))],
	['an object', Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`name${i}`, i]))],
	['a name', { ['x'.repeat(100_000)]: 1 }],
	['a text', 'x y '.repeat(25_000)],
];

function told(api: Api, status: number, body: unknown, headers: Record<string, string> = {}) {
	const answer = { status, headers, body };
	const redact = (text: string) => text;
	return refusal(node, api, { route: 'GET /x/{id}', answer, redact, wait: 1000, reads: true });
}

describe.each<[name: string, field: string, api: Api]>([
	['Aircall', 'message', aircall],
	['Aircall', 'troubleshoot', aircall],
	['Aircall', 'errors', aircall],
	['Nutshell', 'message', nutshell],
	['Salesloft', 'error', salesloft],
	['Salesloft', 'errors', salesloft],
	['Shortcut', 'message', shortcut],
	['Shortcut', 'errors', shortcut],
])('%s, which says in its field "%s"', (_name, field, api) => {
	test.each(SAID)('%s: the sentence of the status, and what can be read', (_, said, read) => {
		for (const [status, sentence] of SENTENCES) {
			const expected = `${api.name} ${sentence}${read && `: ${read}`}`;
			expect(told(api, status, { [field]: said }).message).toBe(expected);
		}
	});

	test.each(LONG)('%s without end: the sentence, and its beginning', (_, said) => {
		const { message } = told(api, 400, { [field]: said });
		expect(message).toMatch(new RegExp(`^${api.name} did not accept the request: .{500}…$`));
	});
});

describe.each([aircall, nutshell, salesloft, shortcut])('$name', (api) => {
	test.each<[what: string, body: unknown]>([
		['nothing', undefined],
		['null', null],
		['a number', 5],
		['a boolean', false],
		['a page', '<html>No</html>'],
		['a list', []],
		['a list nested 10,000 deep', DEEP],
		['an object nested 10,000 deep', DEEP_OBJECT],
		['a list of nothing useful', [[null], [5], { title: { toString: 1 } }]],
	])('%s as its whole answer: the sentence of the status', (_, body) => {
		for (const [status, sentence] of SENTENCES) {
			expect(told(api, status, body).message).toBe(`${api.name} ${sentence}`);
		}
	});

	test('fields of any kind, all at once: begins with the sentence and has an end', () => {
		const names = [
			'message',
			'error',
			'error_description',
			'errors',
			'troubleshoot',
			'tag',
			'reason_tag',
		];
		for (const [, said] of [...SAID, ...LONG]) {
			const body = Object.fromEntries(names.map((name) => [name, said]));
			const { message } = told(api, 422, body);
			expect(message.startsWith(`${api.name} did not accept the request`)).toBe(true);
			expect(message.length).toBeLessThan(560);
		}
	});
});

test("a tag of Shortcut's that is not a text is shown as it came", () => {
	const { message } = told(shortcut, 400, { message: 'No', tag: { toString: 1 } });
	expect(message).toBe('Shortcut did not accept the request: No (toString: 1)');
});

test("errors of Nutshell's show the texts that they hold", () => {
	const errors = [
		null,
		5,
		{ title: { toString: 1 }, detail: 'No' },
		{ title: 'Bad', detail: DEEP },
	];
	expect(told(nutshell, 400, { errors }).message).toBe(
		'Nutshell did not accept the request: No; Bad',
	);
});

test('an ID of a request is shown to a bound, an empty one not at all', () => {
	const header = 'x-nutshell-request-id';
	const { description } = told(nutshell, 400, '', { [header]: 'r'.repeat(10_000) });
	const known = `Nutshell knows this request as ${'r'.repeat(100)}….`;
	expect(description).toBe(`Check the values of this operation. ${known}`);
	expect(told(nutshell, 400, '', { [header]: '' }).description).toBe(
		'Check the values of this operation.',
	);
});

describe.each(subjects)('the node of $name', ({ name, node, credential, open, read, write }) => {
	async function failures(answer: SandboxResponse): Promise<NodeResult[]> {
		const time = new VirtualTime();
		const door = openDoor(
			{ hosts: open(() => time.now).hosts, handle: () => answer },
			{ wait: time.hold },
		);
		try {
			const results: NodeResult[] = [];
			for (const { parameters } of [read, write]) {
				const items = [{ json: { id: read.ids[0], name: 'Name' } }];
				results.push(await runNode({ node, credentials: [credential], parameters, items }));
			}
			return results;
		} finally {
			door.close();
			time.stop();
		}
	}
	const messages = (results: NodeResult[]) => results.map(({ error }) => error?.message);

	test('tells a refusal that is nested 10,000 deep by its status', async () => {
		const body = Buffer.from(nested(10_000));
		const said = `${name} did not accept the request [item 0]`;
		expect(messages(await failures({ ...json(400, {}), body }))).toEqual([said, said]);
	});

	test('tells a refusal with names of functions by its status and its words', async () => {
		const said = { toString: 1, toJSON: 'x' };
		const results = await failures(json(422, { message: said, error: said }));
		const read = 'toString: 1; toJSON: x';
		const sentence = `${name} did not accept the request: ${read}`;
		for (const message of messages(results)) expect(message?.startsWith(sentence)).toBe(true);
	});

	test('does not take a good answer that n8n could not go on with', async () => {
		const body = Buffer.from(`{"id":1,"data":${nested(10_000)}}`);
		const said = `${name} sent an answer that cannot be read [item 0]`;
		expect(messages(await failures({ ...json(200, {}), body }))).toEqual([said, said]);
	});
});
