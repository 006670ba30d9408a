/** Webhook subscriptions, as the node shows them. */
import { byId, openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { open, records, record, refusal, sent, requests, ask, search, forget } =
	openAccount(salesloft);

const callback_url = 'https://example.com/salesloft';
const callback_token = 'only-the-two-of-us-know';
const asked = { callback_url, callback_token, event_type: 'person_created' };
const create = {
	callbackUrl: callback_url,
	eventType: 'person_created',
	callbackToken: callback_token,
};
const shown = {
	id: 60_001,
	tenant_id: account.teamId,
	user_guid: account.admin.guid,
	event_type: 'person_created',
	callback_url,
	enabled: true,
};

const subscribed = () => {
	const { id } = ask<{ id: number }>('POST', 'webhook_subscriptions', asked);
	forget();
	return byId(id);
};

test('are made for one event, and come out without their token', async () => {
	expect(await record('webhookSubscription.create', create)).toEqual(shown);
	expect(sent()).toEqual([{ route: 'POST /v2/webhook_subscriptions', body: asked }]);
});

test.each([{ data: { ...shown, callback_token } }, { ...shown, callback_token }])(
	'come out of an answer with and without data around it: %#',
	async (answer) => {
		open({ instead: () => ({ status: 200, headers: {}, body: JSON.stringify(answer) }) });
		expect(await record('webhookSubscription.create', create)).toEqual(shown);
	},
);

test('are listed without page numbers, and read, without their tokens', async () => {
	const webhookSubscriptionId = subscribed();
	const all = { returnAll: true, filters: { enabled: true } };
	expect(await records('webhookSubscription.getAll', all)).toEqual([shown]);
	expect(await record('webhookSubscription.get', { webhookSubscriptionId })).toEqual(shown);
	expect(requests()).toEqual([
		'GET /v2/webhook_subscriptions?enabled=true',
		'GET /v2/webhook_subscriptions/60001',
	]);
});

test('are led elsewhere and switched off, which shows no token either', async () => {
	const change = { callback_url: 'https://example.com/other', enabled: false };
	const changed = await record('webhookSubscription.update', {
		webhookSubscriptionId: subscribed(),
		updateFields: { callbackUrl: change.callback_url, enabled: false },
	});
	expect(changed).toEqual({ ...shown, ...change });
	expect(sent()).toEqual([{ route: 'PUT /v2/webhook_subscriptions/60001', body: change }]);
});

test('are picked by their event and address, and deleted', async () => {
	const webhookSubscriptionId = subscribed();
	expect((await search('webhookSubscription')).results).toEqual([
		{ name: `person_created (${callback_url})`, value: 60_001 },
	]);
	forget();
	expect(await record('webhookSubscription.delete', { webhookSubscriptionId })).toEqual({
		deleted: true,
		id: 60_001,
	});
	expect(requests()).toEqual(['DELETE /v2/webhook_subscriptions/60001']);
});

test('need a web address and a token before anything is sent', async () => {
	expect(await refusal('webhookSubscription.create', { ...create, callbackUrl: 'n8n' })).toBe(
		`'Callback URL' must be a web address with http:// or https://, not "n8n" [item 0]`,
	);
	expect(
		await refusal('webhookSubscription.create', { ...create, callbackToken: '={{ "" }}' }),
	).toBe("'Callback Token' is empty [item 0]");
	expect(sent()).toEqual([]);
});

test('tell their token neither in a dry run nor in a refusal', async () => {
	const rehearsed = await record('webhookSubscription.create', {
		...create,
		options: { dryRun: true },
	});
	expect(rehearsed).toMatchObject({ dryRun: true, request: { body: { callback_url } } });
	expect(JSON.stringify(rehearsed)).not.toContain(callback_token);
	const body = JSON.stringify({ errors: { callback_token: [`${callback_token} is weak`] } });
	open({ instead: () => ({ status: 422, headers: {}, body }) });
	const told = await refusal('webhookSubscription.create', create);
	expect(told).toContain('is weak');
	expect(told).not.toContain(callback_token);
});
