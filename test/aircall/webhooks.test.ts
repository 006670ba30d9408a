/** Webhooks of the company, as the node shows them. */
import { byId, openAccount } from '../harness/account';
import { aircall, NOW } from './provider';

const { open, run, records, refusal, sent, requests, ask, search, forget } = openAccount(aircall);

interface Made {
	webhook: { webhook_id: string; token: string };
}
const url = 'https://example.com/hook';
const hook = (events = ['call.ended', 'call.created']) =>
	ask<Made>('POST', 'webhooks', { url, events }).webhook;
const shown = ({ webhook_id }: Made['webhook']) => ({
	webhook_id,
	url,
	active: true,
	events: ['call.created', 'call.ended'],
	created_at: '2026-11-20T09:00:00.000Z',
});

test('are listed and read without their tokens, Simplify or not', async () => {
	const made = hook();
	const webhookId = byId(made.webhook_id);
	for (const simplify of [true, false]) {
		const listed = await records('webhook.getAll', { returnAll: true, simplify });
		const [read] = await records('webhook.get', { webhookId, simplify });
		expect(listed).toHaveLength(1);
		for (const one of [...listed, read]) {
			expect(one).toMatchObject(shown(made));
			expect(one).not.toHaveProperty('token');
			expect(JSON.stringify(one)).not.toContain(made.token);
		}
		if (simplify) expect([...listed, read]).toEqual([shown(made), shown(made)]);
	}
});

test('are gone by webhook_id, which is not the id of the answer', async () => {
	const { webhook_id } = hook();
	expect(await records('webhook.delete', { webhookId: byId(webhook_id) })).toEqual([
		{ deleted: true, id: webhook_id },
	]);
	expect(requests()).toEqual([`DELETE /v1/webhooks/${webhook_id}`]);
	expect(await refusal('webhook.get', { webhookId: byId(webhook_id) })).toBe(
		'Aircall could not find this: Webhook not found [item 0]',
	);
});

test('trap: were created at a time with milliseconds, in every form of the record', async () => {
	open({ clock: () => NOW * 1000 + 123 });
	const webhookId = byId(hook().webhook_id);
	for (const simplify of [true, false]) {
		const [read] = await records('webhook.get', { webhookId, simplify });
		expect(read.created_at).toBe('2026-11-20T09:00:00.123Z');
	}
});

test('are picked by their address, and chosen by webhook_id', async () => {
	const { webhook_id } = hook();
	expect((await search('webhook')).results).toEqual([{ name: url, value: webhook_id }]);
	expect((await search('webhook', 'example.org')).results).toEqual([]);
});

test('all are listed, though their list has no link to the next page', async () => {
	for (let i = 0; i < 60; i += 1) hook();
	expect(await records('webhook.getAll', { returnAll: true })).toHaveLength(60);
	expect(await records('webhook.getAll', { limit: 55 })).toHaveLength(55);
});

test('a new one needs events, for without any Aircall would tell of all', async () => {
	expect(await refusal('webhook.create', { url, events: [] })).toBe("'Events' is empty [item 0]");
	expect(sent()).toEqual([]);
	const [made] = await records('webhook.create', {
		url,
		events: ['call.ended'],
		customName: 'CRM',
		simplify: false,
	});
	expect(made).toMatchObject({ url, events: ['call.ended'] });
	expect(made).not.toHaveProperty('token');
	expect(sent()).toEqual([
		{
			route: 'POST /v1/webhooks',
			body: { url, events: ['call.ended'], custom_name: 'CRM' },
		},
	]);
});

describe('Update', () => {
	test('keeps the events that nobody names, which Aircall would replace by all', async () => {
		const { webhook_id } = hook();
		const webhookId = byId(webhook_id);
		const [changed] = await records('webhook.update', {
			webhookId,
			updateFields: { active: false },
		});
		expect(changed).toMatchObject({ active: false, events: ['call.created', 'call.ended'] });
		expect(changed).not.toHaveProperty('token');
		const path = `/v1/webhooks/${webhook_id}`;
		expect(sent()).toEqual([
			{ route: `GET ${path}` },
			{ route: `PUT ${path}`, body: { active: false, events: ['call.created', 'call.ended'] } },
		]);
	});

	test.each([[[]], ['[]'], ['={{ [] }}']])(
		'of its events to %j would be all of them',
		async (events) => {
			const webhookId = byId(hook().webhook_id);
			expect(
				await refusal('webhook.update', { webhookId, updateFields: { active: true, events } }),
			).toBe(
				"'Events' is an empty list, with which Aircall would tell of everything. Name events, or leave 'Events' out [item 0]",
			);
			expect(sent()).toEqual([]);
		},
	);

	test('offers no way to clear the events', async () => {
		const webhookId = byId(hook().webhook_id);
		const emptied = { webhookId, updateFields: { fieldsToClear: ['events'] } };
		expect(await refusal('webhook.update', emptied)).toBe('There is nothing to update [item 0]');
		expect(sent()).toEqual([]);
	});

	test('adds and removes events', async () => {
		const webhookId = byId(hook().webhook_id);
		const change = async (eventsAction: string, events: string[]) =>
			(await records('webhook.update', { webhookId, updateFields: { eventsAction, events } }))[0]
				.events;
		expect(await change('add', ['call.tagged'])).toEqual([
			'call.created',
			'call.ended',
			'call.tagged',
		]);
		expect(await change('remove', ['call.ended'])).toEqual(['call.created', 'call.tagged']);
		expect(await change('', ['contact.created'])).toEqual(['contact.created']);
		forget();
		expect(
			await refusal('webhook.update', {
				webhookId,
				updateFields: { active: true, eventsAction: 'remove' },
			}),
		).toBe("'How to Change Events' needs 'Events' [item 0]");
		expect(sent()).toEqual([]);
	});
});

test('a company that has 100 is told why it gets no more', async () => {
	for (let i = 0; i < 100; i += 1) hook();
	const { error } = await run('webhook.create', { url, events: ['call.ended'] });
	expect(error?.description).toContain('A company has 100 webhooks at most');
});
