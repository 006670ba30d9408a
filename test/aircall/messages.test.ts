/** Messages in the inbox and outside of it, and what is set up for them. */
import { isRead } from '../../nodes/engine/vocabulary/operation';
import { messageResource } from '../../nodes/Aircall/resources/message';
import { json } from '../../sandbox/http';
import { byId, named, openAccount } from '../harness/account';
import { account, aircall } from './provider';

const { open, run, records, refusal, sent, requests, ask } = openAccount(aircall);

const number = account.numbers.recording;
const numberId = byId(number);
const at = `/v1/numbers/${number}/messages`;
const to = '+1 202-555-0100';
const callbackUrl = 'https://example.com/messages';
const configure = () => ask('POST', `numbers/${number}/messages/configuration`, { callbackUrl });

describe('outside of the inbox', () => {
	test('a message needs a configuration of the number', async () => {
		const message = { numberId, to, body: 'See you at 3' };
		expect(await refusal('message.sendWithoutInbox', message)).toBe(
			'Aircall did not accept the request: The number has no messages configuration [item 0]',
		);
		configure();
		const more = { mediaUrl: ['https://example.com/map.png'] };
		const [found] = await records('message.sendWithoutInbox', { ...message, ...more });
		expect(found).toMatchObject({ status: 'pending', body: 'See you at 3' });
		expect(sent()[1]).toEqual({
			route: `POST ${at}/send`,
			body: {
				to: '+12025550100',
				body: 'See you at 3',
				mediaUrl: ['https://example.com/map.png'],
			},
		});
	});

	test('a group gets a text or media, not both', async () => {
		configure();
		const group = { numberId, participants: '+12025550100, +33 639 980 001' };
		await records('message.sendToGroupWithoutInbox', {
			...group,
			groupContent: 'text',
			body: 'Hello',
		});
		const [found] = await records('message.sendToGroupWithoutInbox', {
			...group,
			groupContent: 'media',
			mediaUrl: ['https://example.com/map.png'],
		});
		expect(found).toMatchObject({
			participants: ['+12025550100', '+33639980001'],
			media_url: ['https://example.com/map.png'],
		});
		const participants = ['+12025550100', '+33639980001'];
		expect(sent()).toEqual([
			{ route: `POST ${at}/group/send`, body: { participants, body: 'Hello' } },
			{
				route: `POST ${at}/group/send`,
				body: { participants, mediaUrl: ['https://example.com/map.png'] },
			},
		]);
	});
});

test('a group gets a message in the inbox, in the name of a user', async () => {
	await records('message.sendToGroup', {
		numberId: named('Paris Sales', 'name'),
		participants: ['+12025550100', '+33639980001'],
		body: 'Hello',
		userId: byId(account.users.available),
	});
	expect(sent().at(-1)).toEqual({
		route: `POST ${at}/group/native/send`,
		body: {
			participants: ['+12025550100', '+33639980001'],
			body: 'Hello',
			agentId: account.users.available,
		},
	});
});

test.each([
	['sendWhatsappWithoutInbox', '/v1/messages/whatsapp/send', 'to'],
	['sendWhatsapp', '/v1/messages/send/whatsapp/native', 'externalNumber'],
])('%s takes a text or a template', async (operation, path, wire) => {
	const message = { numberId, to };
	await records(`message.${operation}`, { ...message, whatsappContent: 'text', text: 'Hello' });
	await records(`message.${operation}`, {
		...message,
		whatsappContent: 'template',
		templateParams: '{"name":"order_update"}',
	});
	const common = { lineId: number, [wire]: '+12025550100' };
	expect(sent()).toEqual([
		{ route: `POST ${path}`, body: { ...common, text: 'Hello' } },
		{ route: `POST ${path}`, body: { ...common, templateParams: { name: 'order_update' } } },
	]);
	expect(
		await refusal(`message.${operation}`, {
			...message,
			whatsappContent: 'text',
			text: 'x'.repeat(4097),
		}),
	).toBe("'Message' can have at most 4096 characters and has 4097 [item 0]");
});

test('somebody who is in a group twice is told once', async () => {
	await records('message.sendToGroup', {
		numberId,
		participants: ['+12025550100', '001 202-555-0100', '+33639980001'],
		body: 'Hello',
	});
	expect(sent()[0].body).toEqual({
		participants: ['+12025550100', '+33639980001'],
		body: 'Hello',
	});
});

test.each([
	['{}', 'is empty'],
	['={{ {} }}', 'is empty'],
	['null', 'must be a JSON object, not "null"'],
	['"order_update"', 'must be a JSON object, not ""order_update""'],
])('a template without parameters (%s) is refused before anything is sent', async (given, why) => {
	const template = { whatsappContent: 'template', templateParams: given };
	expect(await refusal('message.sendWhatsapp', { numberId, to, ...template })).toBe(
		`'Template Parameters' ${why} [item 0]`,
	);
	expect(sent()).toEqual([]);
});

test('what Aircall does not take says that the names of media and user are not certain', async () => {
	for (const status of [400, 422]) {
		open({ instead: () => json(status, { error: 'Bad Request', troubleshoot: 'mediaUrl' }) });
		const { error } = await run('message.send', { numberId, to, body: 'Hello' });
		expect(error?.description).toBe(
			'Where this is about the media, the user or the template of the message: what Aircall calls these is not certain. Please report this message to the makers of this node.',
		);
	}
});

test.each([
	['message.sendWhatsappWithoutInbox', { to, whatsappContent: 'text', text: 'Hello' }, 'WhatsApp'],
	['message.getWhatsappStatus', {}, 'WhatsApp'],
	['message.sendWithoutInbox', { to, body: 'Hello' }, 'Messaging'],
	['message.getSmsTemplates', {}, 'Messaging'],
	['message.getWhatsappTemplates', {}, 'WhatsApp'],
])('%s says that 403 may mean the plan', async (operation, parameters, feature) => {
	open({ instead: () => json(403, { message: 'Forbidden' }) });
	const { error } = await run(operation, { numberId, ...parameters });
	expect(error?.description).toContain(`${feature} may not be part of your Aircall plan`);
});

describe('Templates', () => {
	test('of text messages are searched and paged by number', async () => {
		const found = await records('message.getSmsTemplates', { filters: { search: 'quote' } });
		expect(found).toEqual([
			{ id: expect.any(Number), name: 'Quote sent', body: 'Your quote is on its way.' },
		]);
		expect(requests()).toEqual(['GET /v1/sms/templates?search=quote&page=1&per_page=50']);
	});

	test('of WhatsApp are paged by a token, which can be anywhere', async () => {
		const all = Array.from({ length: 5 }, (_, i) => ({ id: i + 1, name: `T${i}` }));
		open({
			instead: ({ url }) => {
				const start = Number(url.searchParams.get('token') ?? 0);
				const nextToken = start + 2 < all.length ? start + 2 : null;
				return json(200, { templates: all.slice(start, start + 2), pageInfo: { nextToken } });
			},
		});
		const found = await records('message.getWhatsappTemplates', { numberId, returnAll: true });
		expect(found.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
		const path = `GET /v1/numbers/${number}/templates`;
		expect(requests()).toEqual([
			`${path}?limit=50`,
			`${path}?limit=50&token=2`,
			`${path}?limit=50&token=4`,
		]);
	});

	test('of WhatsApp are filtered by Aircall', async () => {
		const found = await records('message.getWhatsappTemplates', {
			numberId,
			limit: 1,
			filters: { category: 'UTILITY', status: 'APPROVED' },
		});
		expect(found.map(({ name }) => name)).toEqual(['appointment_reminder']);
	});
});

test('the WhatsApp status of a number', async () => {
	expect(await records('message.getWhatsappStatus', { numberId })).toMatchObject([
		{ canSendMessage: true, status: 'CONNECTED' },
	]);
});

describe('Message Configuration', () => {
	const path = `${at}/configuration`;

	test('is made, read and deleted, and its token stays with Aircall', async () => {
		const made = await records('messageConfiguration.create', { numberId, callbackUrl });
		expect(made).toEqual([{ number_id: number, callbackUrl }]);
		expect(await records('messageConfiguration.get', { numberId })).toEqual(made);
		expect(await records('messageConfiguration.delete', { numberId })).toEqual([
			{ deleted: true, id: number },
		]);
		expect(sent()).toEqual([
			{ route: `POST ${path}`, body: { callbackUrl } },
			{ route: `GET ${path}` },
			{ route: `DELETE ${path}` },
		]);
	});

	test('keeps its token from the output in whatever shape Aircall answers', async () => {
		const held = { callbackUrl: 'https://example.com/messages', token: 'secret-token' };
		open({ instead: () => json(200, { success: true, data: { all: [held] } }) });
		expect(await records('messageConfiguration.get', { numberId })).toEqual([
			{
				number_id: account.numbers.recording,
				success: true,
				data: { all: [{ callbackUrl: held.callbackUrl }] },
			},
		]);
	});

	test('wants an address that others can reach safely', async () => {
		expect(
			await refusal('messageConfiguration.create', { numberId, callbackUrl: 'http://a.example' }),
		).toContain("'Callback URL' must be a web address with https://");
		expect(sent()).toEqual([]);
	});
});

describe('A2P campaigns, of whose answers nothing is known', () => {
	const { recording, silent } = account.numbers;

	test('are made, listed, changed by name and deleted', async () => {
		const [made] = await records('a2pCampaign.create', {
			externalCampaignId: 'CABC123',
			numbers: ['Paris Sales', String(silent)],
		});
		expect(made).toEqual({
			id: expect.any(Number),
			external_campaign_id: 'CABC123',
			numbers: [recording, silent],
		});
		expect(await records('a2pCampaign.getAll', { returnAll: true })).toEqual([made]);
		const a2pCampaignId = named('cabc123', 'name');
		const [changed] = await records('a2pCampaign.update', {
			a2pCampaignId,
			updateFields: { numbers: [recording] },
		});
		expect(changed).toEqual({ ...made, numbers: [recording] });
		const [gone] = await records('a2pCampaign.delete', { a2pCampaignId });
		expect(gone).toEqual({ deleted: true, id: made.id });
	});

	test('are told as done where Aircall answers nothing, or the list alone', async () => {
		open({ instead: () => ({ status: 204, headers: {}, body: '' }) });
		const fields = { externalCampaignId: 'CABC123', numbers: [String(recording)] };
		expect(await records('a2pCampaign.create', fields)).toEqual([{ success: true }]);
		open({ instead: () => json(200, [{ id: 1 }]) });
		expect(await records('a2pCampaign.getAll', {})).toEqual([{ id: 1 }]);
	});
});

test('trap: Aircall lists no messages, so that only templates and a status are read', () => {
	const read = messageResource.operations.filter(isRead).map(({ route }) => route);
	expect(read).toEqual([
		'GET /v1/sms/templates',
		'GET /v1/numbers/{number_id}/whatsapp_status',
		'GET /v1/numbers/{number_id}/templates',
	]);
});
