/** What a person reads when something went wrong: what happened, what to do, and never a secret. */
import type { Api } from '../../../nodes/engine/vocabulary/api';
import { flatten } from '../../../nodes/engine/vocabulary/answered';
import { duration } from '../../../nodes/engine/client/errors';
import { integer, text } from '../../../nodes/engine/vocabulary/field';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { Secrets } from '../../../nodes/engine/client/redact';
import { useFakeClock } from '../clock';
import { answering, KEY, runOperation, service, USER, type Reply } from '../service';
import { closeNetwork } from '../../network';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('../clock')>('../clock').withFakeSleep(),
);

closeNetwork();
useFakeClock();

const read = operation.get('GET /widgets/{id}', { required: [integer('id', { in: 'path' })] });
const write = operation.action('POST /widgets', { required: [text('name')] });

async function failure(reply: Reply, one = read, api: Api = service) {
	answering(() => reply);
	const { error } = await runOperation(one, { parameters: { id: 7, name: 'x' }, api });
	return error;
}

describe('a refusal', () => {
	test.each([
		[400, 'Service did not accept the request', 'Check the values of this operation.'],
		[422, 'Service did not accept the request', 'Check the values of this operation.'],
		[
			401,
			'Service did not accept the credential',
			'Open the credential, enter the key again and test it.',
		],
		[
			403,
			'Service does not allow this',
			'The account behind the credential lacks a permission for this operation.',
		],
		[
			404,
			'Service could not find this',
			'Check the ID (7), and that the account behind the credential can see the record.',
		],
		[
			409,
			'Service reports a conflict',
			'The record was changed meanwhile. Read it again and repeat the change.',
		],
	])('%i says what happened and what to do', async (status, message, description) => {
		const error = await failure({ status, body: '' });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(error?.description).toBe(description);
		expect(error?.httpCode).toBe(String(status));
		expect(error?.context?.itemIndex).toBe(0);
	});

	test("holds the provider's own message and the field at fault", async () => {
		const body = {
			message: 'Invalid.',
			errors: { name: ['is taken', 'is short'], size: { min: 1 } },
		};
		const error = await failure({ status: 422, body }, write);
		expect(error?.message).toBe(
			'Service did not accept the request: Invalid. name: is taken, is short; size: {"min":1} [item 0]',
		);
	});

	test("may come with the provider's own advice", async () => {
		const api: Api = { ...service, explain: () => ({ advice: 'Tick the box.' }) };
		expect((await failure({ status: 403 }, read, api))?.description).toBe('Tick the box.');
	});

	test('with a page in place of a reason stays short', async () => {
		const error = await failure({ status: 403, body: '<html>Forbidden</html>' });
		expect(error?.message).toBe('Service does not allow this [item 0]');
	});

	test('with an endless message is cut', async () => {
		const error = await failure({ status: 400, body: { message: 'no '.repeat(1000) } });
		expect(error?.message.length).toBeLessThan(600);
		expect(error?.message).toMatch(/…( \[item 0\])$/);
	});

	test('that was given without an answer names the cause', async () => {
		expect((await failure({ broken: 'ENOTFOUND' }))?.message).toBe(
			'Service could not be reached: the name api.service.test was not found [item 0]',
		);
		expect((await failure({ broken: 'ECONNREFUSED' }))?.message).toBe(
			'Service could not be reached: api.service.test refused the connection [item 0]',
		);
		const late = await failure({ broken: 'ETIMEDOUT' });
		expect(late?.message).toBe('Service did not answer in time [item 0]');
		expect(late?.description).toBe('This usually passes. Run it again later.');
	});
});

describe('what to do after a failure that leaves the outcome open', () => {
	const open: Array<[string, Parameters<typeof failure>[0]]> = [
		['no answer', { broken: 'ETIMEDOUT' }],
		['an error of the server', { status: 500 }],
		['a gateway that gave up', { status: 504 }],
		['a request that came too slowly', { status: 408 }],
		['an empty answer', { status: 201, body: '' }],
		['half an answer', { body: '{"id":1,"na' }],
	];

	test.each(open)('to a write with %s is to look before it is done again', async (_, reply) => {
		expect((await failure(reply, write))?.description).toContain(
			'The request may have been processed all the same. Look there before you run this again.',
		);
	});

	test.each(open.slice(0, 4))('to a read with %s is to try again', async (_, reply) => {
		expect((await failure(reply))?.description).toBe('This usually passes. Run it again later.');
	});
});

describe('a good status with a bad answer', () => {
	const unreadable = 'Service sent an answer that cannot be read [item 0]';
	const empty = 'Service sent an empty answer where a record was due [item 0]';

	test.each([
		['a page', '<html>Sign in</html>', unreadable],
		['text', 'OK', unreadable],
		['half an answer', '{"id":1,"na', unreadable],
		['a bare number', '5', empty],
		['null', 'null', empty],
		['an empty list', '[]', empty],
	])('%s is an error, for a read and for a write', async (_, body, message) => {
		expect((await failure({ body }))?.message).toBe(message);
		expect((await failure({ body }, write))?.message).toBe(message);
	});

	test('nothing is an error, too', async () => {
		expect((await failure({ status: 201, body: '' }, write))?.message).toBe(empty);
		expect((await failure({ status: 204, body: '' }))?.message).toBe(empty);
	});

	test('a read that is answered with nothing is an error, never an empty record', async () => {
		expect(await failure({ status: 200, body: '' })).toBeDefined();
	});

	test('no content is what a deletion should answer', async () => {
		answering(() => ({ status: 204, body: '' }));
		const remove = operation.remove('DELETE /widgets/{id}', {
			required: [integer('id', { in: 'path' })],
		});
		const { items } = await runOperation(remove, { parameters: { id: 7 } });
		expect(items[0].json).toEqual({ deleted: true, id: 7 });
	});

	test('no content is enough where nothing is worth showing', async () => {
		answering(() => ({ status: 204, body: '' }));
		const { items } = await runOperation(
			{ ...write, gives: { kind: 'done' } },
			{
				parameters: { name: 'x' },
			},
		);
		expect(items[0].json).toEqual({ success: true });
	});

	test('a record is read when a change is answered with nothing', async () => {
		const sent = answering(({ method }) =>
			method === 'PUT' ? { status: 204, body: '' } : { body: { id: 7, name: 'x' } },
		);
		const update = operation.update('PUT /widgets/{id}', {
			required: [integer('id', { in: 'path' }), text('name')],
			readAfter: 'GET /widgets/{id}',
		});
		const { items } = await runOperation(update, { parameters: { id: 7, name: 'x' } });
		expect(items[0].json).toEqual({ id: 7, name: 'x' });
		expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
			'PUT /widgets/7',
			'GET /widgets/7',
		]);
	});
});

describe('a secret', () => {
	const pair = `${USER}:${KEY}`;
	const base64 = (text: string) => Buffer.from(text).toString('base64');

	test.each([
		['as it is', KEY],
		['encoded for an address', encodeURIComponent(KEY)],
		['encoded for a form', encodeURIComponent(KEY).replace(/%20/g, '+')],
		['in JSON', JSON.stringify(KEY)],
		['in Base64', base64(KEY)],
		['in Base64 without padding', base64(KEY).replace(/=+$/, '')],
		['in Base64 for addresses', Buffer.from(KEY).toString('base64url')],
		['as user and password', pair],
		['as Basic authentication', `Basic ${base64(pair)}`],
	])('%s never appears in an error', async (_, form) => {
		const body = { message: `Bad key ${form}!`, errors: { key: [form] } };
		const error = await failure({ status: 401, body });
		const said = JSON.stringify(error);
		expect(said).not.toContain(KEY);
		expect(said).not.toContain(encodeURIComponent(KEY));
		expect(said).not.toContain(base64(KEY).replace(/=+$/, ''));
		expect(said).not.toContain(base64(pair).replace(/=+$/, ''));
		expect(error?.message).toContain('[hidden]');
	});

	test('never appears in the advice of a provider', async () => {
		const api: Api = { ...service, explain: () => ({ advice: `Do not use ${KEY}` }) };
		expect((await failure({ status: 401 }, read, api))?.description).toBe('Do not use [hidden]');
	});

	test('is hidden from what the node says itself', async () => {
		answering(() => ({}));
		const { error } = await runOperation(read, {
			parameters: { id: '={{ $json.id }}' },
			items: [{ json: { id: KEY } }],
		});
		expect(error?.message).toBe(`'ID' must be a number, not "[hidden]" [item 0]`);
	});

	test('of fewer than four characters is not hidden, since it would hide words', () => {
		const secrets = new Secrets(['key']);
		secrets.learn({ key: 'the' });
		expect(secrets.hide('the word')).toBe('the word');
	});

	test('with spaces around it is hidden as it is sent, too', () => {
		const secrets = new Secrets(['key']);
		secrets.learn({ key: ' s3cret ' });
		expect(secrets.hide('"s3cret" and " s3cret "')).toBe('"[hidden]" and "[hidden]"');
	});
});

test('complaints of any shape become one line', () => {
	expect(flatten('plain')).toBe('plain');
	expect(flatten(['a', 'b'])).toBe('["a","b"]');
	expect(flatten({ a: 'b', c: [['d']] })).toBe('a: b; c: [["d"]]');
	expect(flatten(undefined)).toBe('');
	expect(duration(60_000)).toBe('60 seconds');
});
