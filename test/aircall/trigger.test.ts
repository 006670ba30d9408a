/** The Aircall Trigger: what it registers, what it believes, and what is new to it. */
import type { NodeApiError } from 'n8n-workflow';
import { AircallTrigger } from '../../nodes/Aircall/AircallTrigger.node';
import { Client } from '../../nodes/engine/client/client';
import { json, type SandboxRequest, type SandboxResponse } from '../../sandbox/http';
import { openAccount } from '../harness/account';
import * as delivered from './deliveries';
import { ann, ended, missedCall, told } from './deliveries';
import { itemsOf, listeningWith, occurredAt, signed, tokenOf, withToken } from './listening';
import { account, aircall, NOW } from './provider';

/** How Aircall answers in place of itself, if it does. */
let answer: (request: SandboxRequest) => SandboxResponse | undefined;
const {
	credentials,
	requests,
	sent,
	forget,
	told: heard,
	ask,
} = openAccount(aircall, {
	instead: (request) => answer(request),
});
beforeEach(() => {
	answer = () => undefined;
});
afterEach(() => jest.restoreAllMocks());

const { workflow, active } = listeningWith(credentials);

describe('its webhook', () => {
	test('is made for the chosen events alone, named after the workflow, and removed', async () => {
		const trigger = workflow({ events: ['callMissed', 'callEnded', 'contactCreated'] });
		await trigger.activate();
		expect(sent()).toEqual([
			{ route: 'GET /v1/webhooks', query: 'page=1&per_page=50' },
			{
				route: 'POST /v1/webhooks',
				body: {
					custom_name: expect.stringMatching(/^n8n: ./) as string,
					url: trigger.url,
					events: ['call.ended', 'contact.created'],
				},
			},
		]);
		expect(tokenOf(trigger)).toMatch(/^[0-9a-f]{32}$/);
		forget();
		await trigger.deactivate();
		expect(requests()).toEqual([expect.stringMatching(/^DELETE \/v1\/webhooks\/[0-9a-f-]{36}$/)]);
		expect(trigger.remembers).toMatchObject({ hooks: [], leftovers: [] });
	});

	test('is not made without events, with which Aircall would tell of all', async () => {
		await expect(workflow({ events: [] }).activate()).rejects.toThrow("'Trigger On' is empty");
		expect(requests()).toEqual([]);
	});

	test('is changed with all of its events and switched on, since Aircall takes none for all', async () => {
		const trigger = await active({ events: ['callEnded'] });
		forget();
		await trigger.activate({ events: ['callTagged'] });
		expect(sent().filter(({ body }) => body)).toEqual([
			{
				route: expect.stringMatching(/^PUT /) as string,
				body: {
					custom_name: expect.any(String) as string,
					url: trigger.url,
					events: ['call.tagged'],
					active: true,
				},
			},
		]);
		expect(await itemsOf(trigger, told('call.tagged', missedCall))).toHaveLength(1);
	});

	test('stays as it is where Aircall gives its events in another order', async () => {
		const trigger = await active({ events: ['userAvailable', 'contactCreated'] });
		const body = sent().find(({ route }) => route === 'POST /v1/webhooks')?.body;
		const [webhook] = ask<{ webhooks: Array<{ events: string[] }> }>('GET', 'webhooks').webhooks;
		expect(webhook.events).toEqual(['contact.created', 'user.opened.v2']);
		expect(body).toMatchObject({ events: ['user.opened.v2', 'contact.created'] });
		forget();
		await trigger.activate();
		expect(requests().filter((one) => !one.startsWith('GET '))).toEqual([]);
	});

	test('takes a token that Aircall has changed', async () => {
		const trigger = await active({ events: ['callEnded'] });
		const old = tokenOf(trigger);
		const [webhook] = ask<{ webhooks: object[] }>('GET', 'webhooks').webhooks;
		answer = ({ method, url }) =>
			method === 'GET' && !url.pathname.endsWith('/webhooks')
				? json(200, { webhook: { ...webhook, token: 'another' } })
				: undefined;
		await trigger.activate();
		expect(tokenOf(trigger)).toBe('another');
		expect(await trigger.deliver(withToken(ended(), old))).toEqual({ status: 401 });
	});

	test('that makes more than 100 is refused with what that means', async () => {
		for (let i = 0; i < 100; i += 1) ask('POST', 'webhooks', { url: `https://x.example/${i}` });
		const failure: unknown = await workflow({ events: ['callEnded'] })
			.activate()
			.catch((error: Error) => error);
		const { message } = failure as NodeApiError;
		expect(message).toContain('Maximum of 100 webhooks reached');
		expect(message).toContain(
			'. A company has 100 webhooks at most, those of other tools and of tests included. If there are that many, remove some in the Aircall Dashboard.',
		);
		expect(ask<{ meta: { total: number } }>('GET', 'webhooks').meta.total).toBe(100);
	});
});

describe('a delivery', () => {
	const good = (body: { event?: unknown }) => (own: string) => withToken(body, own).body;

	test.each<[string, (own: string) => string, number]>([
		['another token', () => good(ended())('f'.repeat(32)), 401],
		['another token that is as long', (own) => good(ended())([...own].reverse().join('')), 401],
		['no token', () => JSON.stringify(ended()), 401],
		['a token that is not a text', () => JSON.stringify({ ...ended(), token: 1 }), 401],
		['an empty body', () => '', 401],
		['a list', () => '[]', 401],
		['a body that was cut', (own) => good(ended())(own).slice(0, -1), 401],
		['no event', good({}), 200],
		['an event that is not a text', good({ event: {} }), 200],
		['an event that nobody chose', good(told('call.created', missedCall)), 200],
		['an event that is not known yet', good(told('call.dreamt', missedCall)), 200],
	])('with %s starts nothing', async (_, make, status) => {
		const trigger = await active({ events: ['callEnded'] });
		expect(await trigger.deliver({ body: make(tokenOf(trigger)) })).toEqual({ status });
	});

	test('trap: is believed by its token, from whatever address it comes', async () => {
		const trigger = await active({ events: ['callEnded'] });
		for (const [id, from] of ['203.0.113.7', '198.51.100.8'].entries()) {
			const { body, headers } = signed(trigger, ended({ id }));
			const came = await trigger.deliver({
				body,
				headers: { ...headers, 'x-forwarded-for': from },
			});
			expect(came).toMatchObject({ status: 200, items: [{ json: { record: { id } } }] });
		}
		const names = new AircallTrigger().description.properties.map(({ name }) => name);
		expect(names).toEqual(['events', 'simplify', 'filters', 'options']);
	});

	test.each<[string, Record<string, string>]>([
		['those of today', { 'user-agent': 'axios/1.7.9', 'aircall-origin': 'webhooks' }],
		['none', {}],
	])('trap: its headers prove nothing, and are not needed: %s', async (_, headers) => {
		const trigger = await active({ events: ['callEnded'] });
		const { body } = withToken(ended(), 'f'.repeat(32));
		expect(await trigger.deliver({ body, headers })).toEqual({ status: 401 });
		const { body: own } = signed(trigger, ended());
		const { items } = await trigger.deliver({ body: own, headers });
		expect(items).toMatchObject([{ json: { event: 'callEnded' } }]);
	});

	test('trap: is answered within the 5 seconds that Aircall waits, also where no record can be read', async () => {
		const { webhooks } = new AircallTrigger().description;
		expect(webhooks).toMatchObject([{ responseMode: 'onReceived' }]);
		const trigger = await active({ events: ['callEnded'], options: { fetchRecord: true } });
		const waited: number[] = [];
		jest.spyOn(Client.prototype, 'send').mockReturnValue(new Promise(() => {}));
		jest.spyOn(AbortSignal, 'timeout').mockImplementation((time) => {
			waited.push(time);
			const over = new AbortController();
			setImmediate(() => over.abort());
			return over.signal;
		});
		const [item] = await itemsOf(trigger, ended());
		expect(item.fetchProblem).toBe('The record could not be read within 3 seconds');
		expect(waited).toEqual([3_000]);
	});

	test('is believed by nobody who has no webhook', async () => {
		const trigger = await active({ events: ['callEnded'] });
		const delivery = signed(trigger, ended());
		await trigger.deactivate();
		expect(await trigger.deliver(delivery)).toEqual({ status: 401 });
	});

	test('of a record that is odd costs no more than itself', async () => {
		const trigger = await active({ events: ['callEnded'] });
		const odd = { ...told('call.ended', []), timestamp: 'now' };
		expect(await itemsOf(trigger, odd)).toMatchObject([{ event: 'callEnded' }]);
		expect(await itemsOf(trigger, { event: 'call.ended' })).toMatchObject([{ event: 'callEnded' }]);
	});
});

describe('what comes twice', () => {
	test.each<[string, string, object, object, number]>([
		[
			'the end of a call, told again a second later',
			'callEnded',
			ended(),
			{ timestamp: NOW + 1 },
			1,
		],
		['the ends of two calls', 'callEnded', ended(), { data: { ...missedCall, id: 813 } }, 2],
		[
			'a user who becomes unavailable, with another substatus',
			'userUnavailable',
			told('user.closed.v2', { ...ann, substatus: 'out_for_lunch' }),
			{ data: { ...ann, substatus: 'always_closed' } },
			1,
		],
		[
			'a user who becomes unavailable later on',
			'userUnavailable',
			told('user.closed.v2', ann),
			{ timestamp: NOW + 60 },
			2,
		],
		[
			'a call that is tagged twice within a second',
			'callTagged',
			told('call.tagged', missedCall),
			{ data: { ...missedCall, tags: [{ id: 1, name: 'Hot', tagged_at: NOW, tagged_by: {} }] } },
			2,
		],
		['the same tag', 'callTagged', told('call.tagged', missedCall), {}, 1],
		[
			'two statuses of a message',
			'messageStatusChanged',
			told('message.status_updated', delivered.message),
			{ data: { ...delivered.message, status: 'delivered' } },
			2,
		],
	])('%s: so many executions', async (_, event, first, changed, count) => {
		const trigger = await active({ events: [event] });
		const items = [
			...(await itemsOf(trigger, first)),
			...(await itemsOf(trigger, { ...first, ...changed })),
		];
		expect(items).toHaveLength(count);
	});
});

test('a change in the account starts the workflow', async () => {
	const trigger = await active({ events: ['callTagged', 'contactUpdated', 'messageSent'] });
	ask('POST', `calls/${account.calls.missed}/tags`, { tags: [account.tags.lead] });
	ask('POST', `contacts/${account.firstContact}`, { first_name: 'Ada' });
	const message = { to: '+33639980001', body: 'Hello' };
	ask('POST', `numbers/${account.numbers.recording}/messages/native/send`, message);
	ask('PUT', `calls/${account.calls.missed}/archive`, {});
	const items = [];
	for (const { url, ...delivery } of heard()) {
		expect(url).toBe(trigger.url);
		items.push(...((await trigger.deliver(delivery)).items ?? []));
	}
	expect(items.map((item) => item.json)).toMatchObject([
		{ event: 'callTagged', occurredAt, record: { id: account.calls.missed, tags: ['Lead'] } },
		{ event: 'contactUpdated', occurredAt, record: { first_name: 'Ada' } },
		{ event: 'messageSent', occurredAt, record: { body: 'Hello', direction: 'outbound' } },
	]);
});

test('nothing is told of the messages of a number that has a message configuration', async () => {
	await active({ events: ['messageSent', 'callTagged'] });
	const number = `numbers/${account.numbers.recording}/messages`;
	ask('POST', `${number}/configuration`, { callbackUrl: 'https://example.com/messages' });
	ask('POST', `${number}/native/send`, { to: '+33639980001', body: 'Hello' });
	expect(heard()).toEqual([]);
});
