/** What takes its time: asked for again and again, for as long as a person wants to wait. */
import { integer, text } from '../../../nodes/engine/vocabulary/field';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { foundOnceReady, waitUntilReady } from '../../../nodes/engine/vocabulary/ready';
import { readBinary } from '../../harness';
import { closeNetwork } from '../../network';
import { START, useFakeClock } from '../clock';
import { answering, HOST, runOperation, type Reply } from '../service';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('../clock')>('../clock').withFakeSleep(),
);

closeNetwork();
useFakeClock();

const EVERY = 25;
const transcript = operation.get('GET /widgets/{id}/text', {
	required: [integer('id', { in: 'path' })],
	options: [waitUntilReady],
	run: foundOnceReady(EVERY),
});

const NOT_YET: Reply = { status: 404, body: { message: 'None' } };
const seconds = () => (Date.now() - START) / 1000;

async function run(options: Record<string, number | boolean>, answers: Reply[]) {
	const asked: number[] = [];
	answering((_, n) => {
		asked.push(seconds());
		return answers[Math.min(n, answers.length - 1)];
	});
	const { items, error } = await runOperation(transcript, { parameters: { id: 7, options } });
	return { asked, found: items.map(({ json }) => json), message: error?.message };
}

describe('Wait Until Ready', () => {
	test('asks again until it is there', async () => {
		expect(await run({ waitUntilReady: true }, [NOT_YET, NOT_YET, { body: { id: 7 } }])).toEqual({
			asked: [0, EVERY, 2 * EVERY],
			found: [{ id: 7 }],
			message: undefined,
		});
	});

	test('ends with Max Wait, when it is asked for a last time', async () => {
		expect(await run({ waitUntilReady: true, maxWait: 60 }, [NOT_YET])).toEqual({
			asked: [0, 25, 50, 60],
			found: [],
			message: 'Service could not find this: None [item 0]',
		});
	});

	test.each([
		['is off', { waitUntilReady: false }, NOT_YET, 'Service could not find this: None [item 0]'],
		[
			'has no time',
			{ waitUntilReady: true, maxWait: 0 },
			NOT_YET,
			'Service could not find this: None [item 0]',
		],
		[
			'meets another refusal',
			{ waitUntilReady: true },
			{ status: 403, body: { message: 'No plan' } },
			'Service does not allow this: No plan [item 0]',
		],
	])('that %s asks once', async (_, options, answer, message) => {
		expect(await run(options, [answer])).toEqual({ asked: [0], found: [], message });
	});
});

describe('A request that is done once, however often it is sent', () => {
	const order = operation.action('POST /orders', {
		required: [text('name')],
		run: async (job) =>
			await job.record(job.route, { body: { ...job.values.body, key: 'k' }, isOnce: true }),
	});
	const parameters = { name: 'a' };

	test('is sent again where nobody knows what came of it', async () => {
		const sent = answering((_, n) => (n === 0 ? { status: 502 } : { body: { id: 7 } }));
		const { items } = await runOperation(order, { parameters });
		expect(items.map(({ json }) => json)).toEqual([{ id: 7 }]);
		const once = { name: 'a', key: 'k' };
		expect(sent.map(({ body }) => body)).toEqual([once, once]);
	});

	test('is not sent in a dry run', async () => {
		const sent = answering(() => ({}));
		const { items } = await runOperation(order, {
			parameters: { ...parameters, options: { dryRun: true } },
		});
		const request = { method: 'POST', url: `${HOST}/orders`, body: { name: 'a', key: 'k' } };
		expect(items.map(({ json }) => json)).toEqual([{ dryRun: true, request }]);
		expect(sent).toEqual([]);
	});
});

describe('A file that is made first', () => {
	const STORAGE = 'https://files.service.test';
	const report = operation.action('POST /reports', {
		required: [text('name')],
		find: async (job, made) => {
			const path = { id: String(made?.id) };
			const { url, name } = await job.record('GET /reports/{id}', { path });
			return { url: String(url), name: 'report-7', mimeType: 'text/csv', json: { name } };
		},
	});
	const parameters = { name: 'calls' };
	const made = () =>
		answering(({ method }) =>
			method === 'POST'
				? { body: { id: 7 } }
				: { body: { id: 7, name: 'calls', url: `${STORAGE}/7` } },
		);

	test('is made once, also where its link has to be asked for again', async () => {
		const sent = made();
		const files = answering((_, n) => (n === 0 ? { status: 403 } : { body: 'a,b' }), STORAGE);
		const { items } = await runOperation(report, { parameters });
		expect(items[0].json).toEqual({ name: 'calls' });
		expect(items[0].binary?.data.fileName).toBe('report-7.csv');
		expect((await readBinary(items[0], 'data')).toString()).toBe('a,b');
		expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
		expect(files).toHaveLength(2);
	});

	test('is not made in a dry run', async () => {
		const sent = made();
		const { items } = await runOperation(report, {
			parameters: { ...parameters, options: { dryRun: true } },
		});
		const request = { method: 'POST', url: `${HOST}/reports`, body: parameters };
		expect(items).toEqual([{ json: { dryRun: true, request }, pairedItem: { item: 0 } }]);
		expect(sent).toEqual([]);
	});
});
