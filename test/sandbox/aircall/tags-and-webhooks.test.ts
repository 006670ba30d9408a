import { aircallAccount as account } from '../../../sandbox/aircall';
import type { Json } from './open';
import { API, badRequest, brief, notFound, open } from './open';

describe('tags', () => {
	it('include a system tag', () => {
		const { tags } = open().get('/v1/tags').json as { tags: Json[] };
		expect(tags).toHaveLength(5);
		expect(tags[4]).toEqual({
			id: 8005,
			name: 'Voicemail drop',
			color: '#828282',
			description: 'voicemail_drop',
		});
	});

	it('are created with a name of their own and a hexadecimal color', () => {
		const { send } = open();
		const tag = { name: 'Hot', color: '#FF0000' };
		expect(brief(send('POST', '/v1/tags', tag))).toEqual([
			200,
			{ tag: { id: 3_000_000_001, ...tag, description: null } },
		]);
		expect(send('POST', '/v1/tags', tag).status).toBe(422);
		expect(send('POST', '/v1/tags', { name: 'Cold', color: 'blue' }).status).toBe(400);
		expect(send('PUT', '/v1/tags/3000000001', { color: '#00FF00' }).json.tag).toMatchObject({
			name: 'Hot',
			color: '#00FF00',
		});
	});

	it('take a description and answer null, as was seen', () => {
		const { send } = open();
		const tag = { name: 'Hot', color: '#FF0000' };
		const shown = { id: 3_000_000_001, ...tag, description: null };
		const made = send('POST', '/v1/tags', { ...tag, description: 'Buys soon' });
		expect(brief(made)).toEqual([200, { tag: shown }]);
		const changed = send('PUT', '/v1/tags/3000000001', { description: 'Buys now' });
		expect(brief(changed)).toEqual([200, { tag: shown }]);
	});

	it('leave all calls when they are deleted', () => {
		const { send, get } = open();
		expect(send('DELETE', `/v1/tags/${account.tags.lead}`).status).toBe(204);
		expect((get(`/v1/calls/${account.calls.recorded}`).json.call as Json).tags).toEqual([]);
		expect((get('/v1/calls/search?tags[]=8001').json.meta as Json).total).toBe(0);
	});
});

describe('webhooks', () => {
	const url = 'https://n8n.example/webhook/1';
	type Webhook = Json & { webhook_id: string; token: string; events: string[] };
	const webhookOf = ({ json }: { json: Json }) => json.webhook as Webhook;
	const create = ({ send }: ReturnType<typeof open>, fields: Json = {}) =>
		webhookOf(
			send('POST', '/v1/webhooks', { url, events: ['call.ended', 'call.created'], ...fields }),
		);

	it('are known by a UUID, and the answer to a creation has no other id', () => {
		const webhook = create(open());
		expect(webhook.webhook_id).toMatch(
			/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
		);
		expect(webhook).toEqual({
			webhook_id: webhook.webhook_id,
			direct_link: `${API}/v1/webhooks/${webhook.webhook_id}`,
			created_at: '2026-11-20T09:00:00.000Z',
			url,
			active: true,
			token: expect.stringMatching(/^[0-9a-f]{32}$/),
			events: ['call.created', 'call.ended'],
		});
	});

	it('show their token and a number when they are read, and their name never', () => {
		const sandbox = open();
		const created = create(sandbox, { custom_name: 'n8n' });
		const stored = { id: 3_000_000_001, ...created };
		expect(webhookOf(sandbox.get(`/v1/webhooks/${created.webhook_id}`))).toEqual(stored);
		expect(sandbox.get('/v1/webhooks').json.webhooks).toEqual([stored]);
		const change = { events: ['call.created', 'call.ended'], custom_name: 'other' };
		const changed = sandbox.send('PUT', `/v1/webhooks/${created.webhook_id}`, change);
		expect(webhookOf(changed)).toEqual(created);
	});

	it('tell to the millisecond when they were created', () => {
		const sandbox = open();
		sandbox.wait(0.123);
		expect(create(sandbox)).toMatchObject({ created_at: '2026-11-20T09:00:00.123Z' });
	});

	it('are listed without page links', () => {
		const sandbox = open();
		for (let i = 0; i < 21; i += 1) create(sandbox);
		expect(sandbox.get('/v1/webhooks').json.meta).toEqual({
			count: 20,
			total: 21,
			current_page: 1,
			per_page: 20,
		});
		expect(sandbox.get('/v1/webhooks?page=2').json.webhooks).toHaveLength(1);
	});

	it('subscribe to all events when none are given, at creation and at every update', () => {
		const sandbox = open();
		expect(create(sandbox, { events: [] }).events).toHaveLength(67);
		const { webhook_id } = create(sandbox);
		const updated = sandbox.send('PUT', `/v1/webhooks/${webhook_id}`, { active: true });
		expect(webhookOf(updated).events).toHaveLength(67);
	});

	it('are replaced or amended by an update', () => {
		const sandbox = open();
		const { webhook_id } = create(sandbox);
		const put = (query: string, body: Json) =>
			webhookOf(sandbox.send('PUT', `/v1/webhooks/${webhook_id}${query}`, body));
		expect(put('?events_action=add', { events: ['contact.created'] }).events).toEqual([
			'call.created',
			'call.ended',
			'contact.created',
		]);
		expect(put('?events_action=remove', { events: ['call.ended'] }).events).toEqual([
			'call.created',
			'contact.created',
		]);
		expect(put('', { events: ['call.tagged'], url: `${url}2`, active: false })).toMatchObject({
			events: ['call.tagged'],
			url: `${url}2`,
			active: false,
		});
	});

	it('refuse events that do not exist and addresses without https', () => {
		const { send } = open();
		const post = (body: Json) => brief(send('POST', '/v1/webhooks', body));
		expect(post({ url, events: ['call.ended', 'message.created'] })).toEqual(
			badRequest('Invalid events: message.created'),
		);
		expect(post({ url: 'http://n8n.example', events: [] })).toEqual(
			badRequest('url must be an https address'),
		);
	});

	it('are at most 100', () => {
		const sandbox = open();
		for (let i = 0; i < 100; i += 1) create(sandbox);
		const { webhooks } = sandbox.get('/v1/webhooks').json as { webhooks: Webhook[] };
		expect(brief(sandbox.send('POST', '/v1/webhooks', { url }))).toEqual(
			badRequest('Maximum of 100 webhooks reached'),
		);
		expect(sandbox.send('DELETE', `/v1/webhooks/${webhooks[0].webhook_id}`).status).toBe(204);
		expect(brief(sandbox.get(`/v1/webhooks/${webhooks[0].webhook_id}`))).toEqual(
			notFound('Webhook'),
		);
		expect(sandbox.send('POST', '/v1/webhooks', { url }).status).toBe(200);
	});
});
