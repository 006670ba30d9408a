/** What goes to Aircall, whatever is asked for: how often, how much of it, and where to. */
import type { INodeParameters } from 'n8n-workflow';
import { aircall as api } from '../../nodes/Aircall/api';
import { resources } from '../../nodes/Aircall/resources';
import { json } from '../../sandbox/http';
import { useFakeClock } from '../engine/clock';
import { byId, openAccount } from '../harness/account';
import { account, aircall } from './provider';

const { open, run, record, requests } = openAccount(aircall);

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('../engine/clock')>('../engine/clock').withFakeSleep(),
);

useFakeClock();

const userId = byId(account.users.available);
const numberId = byId(account.numbers.recording);
const to = '+12025550100';
const posts = () => requests().filter((one) => one.startsWith('POST '));

/** What a second request would do a second time. */
const WRITES: Array<[string, INodeParameters]> = [
	['user.startCall', { userId, numberId, to }],
	['message.send', { numberId, to, body: 'Hello' }],
	['contact.create', { phoneNumber: to }],
	['webhook.create', { url: 'https://example.com/calls', events: ['call.ended'] }],
	['call.addComment', { callId: byId(account.calls.recorded), content: 'Call back' }],
];

test.each(WRITES)(
	'%s is sent once where nobody knows what came of it',
	async (name, parameters) => {
		open({ instead: ({ method }) => (method === 'POST' ? json(502, {}) : undefined) });
		const { error } = await run(name, parameters);
		expect(error?.description).toBe(
			'The request may have been processed all the same. Look there before you run this again.',
		);
		expect(posts()).toHaveLength(1);
	},
);

test.each(WRITES)('%s is sent again after a 429, which did nothing', async (name, parameters) => {
	let isRefused = false;
	open({
		instead: ({ method }) => {
			if (method !== 'POST' || isRefused) return undefined;
			isRefused = true;
			return json(429, { error: 'Too Many Requests', success: false });
		},
	});
	await record(name, parameters);
	expect(posts()).toHaveLength(2);
	expect(posts()[1]).toBe(posts()[0]);
});

test.each([200, 201, 202])('a record is taken with the status %i', async (status) => {
	const tag = { id: 7, name: 'VIP', color: '#ff0000', description: null };
	open({ instead: () => json(status, { tag }) });
	expect(await record('tag.create', { name: 'VIP', color: '#ff0000' })).toEqual(tag);
});

test.each([200, 201, 204])(
	'an empty answer with the status %i says that it is done',
	async (status) => {
		open({ instead: () => ({ status, headers: {}, body: '' }) });
		expect(await record('user.dial', { userId, to })).toEqual({ success: true });
	},
);

test('as many are asked for as are wanted, since contacts come by 50 and others by 20', async () => {
	for (const kind of ['call', 'contact', 'tag', 'user']) await run(`${kind}.getAll`, { limit: 30 });
	expect(requests().map((one) => /per_page=\d+/.exec(one)?.[0])).toEqual(
		Array(4).fill('per_page=30'),
	);
});

test('60 requests a minute are safe with the 120 of today and with the 60 of older texts', () => {
	expect(api.limit).toEqual({ cost: 60, seconds: 60 });
});

test('no time is asked for where Aircall would ignore it: of teams, tags and webhooks', () => {
	const filters = resources
		.filter(({ name }) => ['Tag', 'Team', 'Webhook'].includes(name))
		.map(({ operations }) => operations.find(({ value }) => value === 'getAll')?.form.filters);
	expect(filters).toEqual([[], [], []]);
});

test('no operation goes where nothing is, though other clients do', () => {
	const invented = [
		...['GET /calls/{}/insights', 'GET /calls/{}/transcript', 'DELETE /calls/{}'],
		...['DELETE /calls/{}/tags/{}', 'GET /messages', 'GET /numbers/{}/messages'],
		...['POST /numbers/{}/messages', 'PUT /numbers/{}/music', 'PUT /users/{}/availability'],
		...['PUT /teams/{}', 'POST /calls', 'GET /integrations', 'POST /calls/{}/link'],
		'POST /calls/{}/metadata',
	];
	const routes = resources
		.flatMap(({ operations }) => operations.map(({ route }) => route))
		.map((route) => route.replace(/\/v\d/, '').replace(/\{\w+\}/g, '{}'));
	expect(routes).toContain('GET /calls/{}/transcription');
	expect(routes.filter((route) => invented.includes(route))).toEqual([]);
});
