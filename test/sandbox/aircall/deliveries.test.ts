/** What the emulated Aircall tells its webhooks. */
import { aircallAccount as account } from '../../../sandbox/aircall';
import { Courier } from '../../../sandbox/courier';
import type { Delivery } from '../../../sandbox/http';
import { NOW, open, type Json } from './open';

const url = 'https://n8n.example/webhook/1';
const { calls, numbers, tags, users } = account;
const call = `/v1/calls/${calls.missed}`;
const contact = `/v1/contacts/${account.firstContact}`;

interface Told {
	resource: string;
	event: string;
	timestamp: number;
	token: string;
	data: Json;
}

/** A company with a webhook, and what came by it. */
function listen(fields: Json = {}) {
	const company = open();
	const sent: Delivery[] = [];
	company.provider.sends?.((delivery) => sent.push(delivery));
	const made = company.send('POST', '/v1/webhooks', { url, ...fields }).json.webhook as Json;
	return {
		...{ ...company, sent, hook: `/v1/webhooks/${String(made.webhook_id)}`, token: made.token },
		told: () => sent.map(({ body }) => JSON.parse(body) as Told),
	};
}

test('a new tag is told with the call as it is now, and without what it does not have', () => {
	const { send, get, sent, told, token } = listen();
	expect(send('POST', `${call}/tags`, { tags: [tags.lead] }).status).toBe(201);
	const answered = get(`${call}?fetch_contact=true`).json.call as Json;
	const nobody = { user: null, assigned_to: null, transferred_by: null, transferred_to: null };
	expect(answered).toMatchObject(nobody);
	const [{ data, ...envelope }] = told();
	expect(envelope).toEqual({ resource: 'call', event: 'call.tagged', timestamp: NOW, token });
	// A number tells two things less there.
	const { created_at, priority, ...number } = answered.number as Json;
	expect([typeof created_at, priority]).toEqual(['string', 0]);
	const elsewhere = { sid: answered.sid, conference_participants: [] };
	expect({ ...data, ...nobody, ...elsewhere }).toEqual({ ...answered, number });
	expect(Object.keys(data)).toHaveLength(Object.keys(answered).length - 6);
	expect(data.tags).toEqual([{ id: tags.lead, name: 'Lead', tagged_at: NOW, tagged_by: {} }]);
	expect(sent[0]).toMatchObject({
		url,
		headers: { 'content-type': 'application/json', 'aircall-origin': 'webhooks' },
	});
});

test.each<[string, string, string, Json | undefined, string[]]>([
	['a comment', 'POST', `${call}/comments`, { content: 'Call back' }, ['call.commented']],
	['the archive', 'PUT', `${call}/archive`, {}, ['call.archived']],
	['the way out of the archive', 'PUT', `${call}/unarchive`, {}, []],
	[
		'a transfer',
		'POST',
		`/v1/calls/${calls.live}/transfers`,
		{ user_id: users.available },
		['call.transferred'],
	],
	[
		'a call that is started',
		'POST',
		`/v1/users/${users.available}/calls`,
		{ number_id: numbers.recording, to: '+33639980001' },
		['call.created'],
	],
	[
		'a new contact',
		'POST',
		'/v1/contacts',
		{ phone_numbers: [{ label: 'Work', value: '+33639980002' }] },
		['contact.created'],
	],
	['a changed contact', 'POST', contact, { first_name: 'Ada' }, ['contact.updated']],
	[
		'a new email of a contact',
		'POST',
		`${contact}/email_details`,
		{ label: 'Work', value: 'ada@example.com' },
		['contact.updated'],
	],
	['a contact that goes', 'DELETE', contact, undefined, ['contact.deleted']],
	[
		'a new user',
		'POST',
		'/v2/users',
		{ first_name: 'Ada', last_name: 'Byron', email: 'ada@example.com' },
		['user.created.v2'],
	],
	['a changed user', 'PUT', `/v2/users/${users.available}`, { first_name: 'Ada' }, []],
	['a user who goes', 'DELETE', `/v1/users/${users.inCall}`, undefined, ['user.deleted.v2']],
	[
		'a message in a conversation',
		'POST',
		`/v1/numbers/${numbers.recording}/messages/native/send`,
		{ to: '+33639980001', body: 'Hello' },
		['message.sent'],
	],
	['a changed tag', 'PUT', `/v1/tags/${tags.lead}`, { name: 'Warm' }, []],
	['what is refused', 'POST', `${call}/tags`, { tags: [1] }, []],
])('%s is told', (_, method, path, body, events) => {
	const { send, told } = listen();
	expect(send(method, path, body).status).not.toBe(500);
	expect(told().map(({ event }) => event)).toEqual(events);
});

test('no message is told of a number that has a configuration, until that is deleted', () => {
	const { send, told } = listen();
	const path = `/v1/numbers/${numbers.recording}/messages`;
	const message = { to: '+33639980001', body: 'Hello' };
	send('POST', `${path}/configuration`, { callbackUrl: 'https://n8n.example/sms' });
	expect(send('POST', `${path}/native/send`, message).status).toBe(200);
	expect(told()).toEqual([]);
	send('DELETE', `${path}/configuration`);
	send('POST', `${path}/native/send`, message);
	expect(told().map(({ event }) => event)).toEqual(['message.sent']);
});

test('a message comes with its number, and a contact with times in words', () => {
	const { send, told } = listen();
	const path = `/v1/numbers/${numbers.recording}/messages/native/send`;
	const { json } = send('POST', path, { to: '+33639980001', body: 'Hello' });
	send('POST', contact, { first_name: 'Ada' });
	const [message, changed] = told().map(({ data }) => data);
	expect(message).toMatchObject({ ...json, number: { id: numbers.recording } });
	expect(changed).toMatchObject({ first_name: 'Ada', updated_at: '2026-11-20T09:00:00.000Z' });
});

test('a number that closes and opens is told', () => {
	const { send, told } = listen();
	const set = (availability_status: string) =>
		send('PUT', `/v1/numbers/${numbers.recording}`, { availability_status });
	for (const status of ['closed', 'custom', 'open']) set(status);
	expect(told().map(({ event }) => event)).toEqual(['number.closed', 'number.opened']);
});

test('nothing is told to a webhook that asked for something else, or is switched off', () => {
	const { send, told, hook } = listen({ events: ['call.archived'] });
	send('POST', `${call}/comments`, { content: 'Call back' });
	send('PUT', hook, { url, events: ['call.commented'], active: false });
	send('POST', `${call}/comments`, { content: 'Call back' });
	expect(told()).toEqual([]);
	send('PUT', hook, { url, events: ['call.commented'], active: true });
	send('POST', `${call}/comments`, { content: 'Call back' });
	expect(told().map(({ event }) => event)).toEqual(['call.commented']);
});

test('a webhook that refuses 51 times is switched off', async () => {
	const { provider, clock, send, get, wait, hook } = listen();
	let times = 0;
	const courier = new Courier(
		provider,
		async () => {
			times += 1;
			return 401;
		},
		clock,
	);
	const isActive = () => (get(hook).json.webhook as Json).active;
	send('PUT', `${call}/archive`, {});
	for (let turn = 0; turn < 50; turn += 1) {
		await courier.run();
		wait(60);
	}
	expect([times, isActive()]).toEqual([50, true]);
	await courier.run();
	expect([times, isActive(), courier.next]).toEqual([51, false, undefined]);
});
