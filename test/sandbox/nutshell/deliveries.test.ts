/** What the emulated Nutshell tells at an address that a person pasted. */
import { Courier } from '../../../sandbox/courier';
import type { Delivery } from '../../../sandbox/http';
import { account, NOON, type List } from './account';

const url = 'https://n8n.example/webhook/1?token=text';

/** An account with a webhook, and what came by it. */
function listen(webhooks = [url]) {
	const opened = account({ webhooks });
	const sent: Delivery[] = [];
	opened.provider.sends?.((delivery) => sent.push(delivery));
	return { ...opened, sent, told: () => sent.map(({ body }) => JSON.parse(body) as List) };
}

test('a new note is told as the timeline shows it, with the note itself', () => {
	const { send, get, sent, told } = listen();
	send('POST', '/notes', { data: { body: 'Call back', links: { parent: '1-contacts' } } });
	const { events, payloads } = get('/events?limit=1');
	expect(told()).toEqual([
		{ meta: { instanceId: '4021', siteId: '1' }, links: {}, events, actors: [], payloads },
	]);
	expect(events[0]).toMatchObject({ action: 'create', createdTime: NOON, payloadType: 'notes' });
	expect(sent[0]).toMatchObject({ url, headers: { 'content-type': 'application/json' } });
});

test('what one request makes happen comes in one delivery, in its order', () => {
	const { send, told } = listen();
	send('POST', '/leads', {
		leads: [{ description: 'Big Deal', links: { contacts: [{ name: 'Ines Roth' }] } }],
	});
	expect(told().map(({ events }) => events.map((one) => one.payloadType))).toEqual([
		['contacts', 'leads'],
	]);
});

test('a lead that is closed, and one that is opened again, are told with their new status', () => {
	const { send, get, told } = listen();
	send('POST', '/leads/1003-leads/status', { outcomeId: '1-outcomes' });
	send('POST', '/leads/1003-leads/reopen');
	expect(told().map(({ events, payloads }) => [events[0].action, payloads[0].status])).toEqual([
		['outcome', 'won'],
		['outcome', 'open'],
	]);
	expect(get('/events?limit=2').events.map(({ action }) => action)).toEqual(['outcome', 'outcome']);
});

test('nothing is told of deletions, of what is refused, of reads, and where nobody listens', () => {
	const { send, sent } = listen();
	send('DELETE', '/notes/1-notes');
	send('POST', '/notes', { data: { body: 'Call back', links: { parent: '999-contacts' } } });
	send('GET', '/events');
	expect(sent).toEqual([]);
	const deaf = listen([]);
	deaf.send('POST', '/contacts', { contacts: [{ name: 'Ines Roth' }] });
	expect(deaf.sent).toEqual([]);
});

test('each address hears of it once, and is not tried again', async () => {
	const { send, provider } = listen([url, 'https://other.example/hook']);
	const asked: string[] = [];
	const courier = new Courier(
		provider,
		async (delivery) => {
			asked.push(delivery.url);
			return await Promise.resolve(500);
		},
		() => 0,
	);
	send('POST', '/contacts', { contacts: [{ name: 'Ines Roth' }] });
	await courier.run();
	expect(asked).toEqual([url, 'https://other.example/hook']);
	expect(courier.next).toBeUndefined();
});
