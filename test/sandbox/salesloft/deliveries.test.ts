/** What the emulated Salesloft tells by itself, held to the facts of its deliveries. */
import { createHmac } from 'node:crypto';
import { Courier } from '../../../sandbox/courier';
import type { Delivery } from '../../../sandbox/http';
import { salesloftAccount as account } from '../../../sandbox/salesloft';
import { ADA, open } from './team';

const TOKEN = 'a secret';
const URL_OF_N8N = 'https://n8n.example/webhook/1';

/** A team with a subscription for each of these events. */
function listening(...events: string[]) {
	const team = open();
	const heard: Array<{ at: number; event: string; delivery: Delivery; body: Body }> = [];
	let answer = 200;
	let now = 0;
	const post = async (delivery: Delivery) => {
		const { event, body } = delivery;
		heard.push({ at: now, event, delivery, body: JSON.parse(body) as Body });
		return answer;
	};
	const courier = new Courier(team.provider, post, () => now);
	for (const event_type of events) {
		const body = { callback_url: URL_OF_N8N, callback_token: TOKEN, event_type };
		expect(team.send('POST', '/webhook_subscriptions', body).status).toBe(200);
	}
	return {
		...team,
		heard,
		run: async () => {
			await courier.run();
			return heard.map(({ event, body: { id } }) => [event, id]);
		},
		/** Lets the courier's time pass. */
		pass: async (seconds: number) => {
			now += seconds * 1000;
			await courier.run();
		},
		fail: () => {
			answer = 500;
		},
	};
}

interface Body extends Record<string, unknown> {
	id: number;
}

test('tells the bare record, signed with the token of the subscription', async () => {
	const { send, get, run, heard } = listening('person_updated');
	send('PUT', ADA, { title: 'Head of Sales' });
	expect(await run()).toEqual([['person_updated', account.firstPerson]]);
	const { url, headers, body } = heard[0].delivery;
	expect(url).toBe(URL_OF_N8N);
	expect(JSON.parse(body)).toEqual(get(ADA).data);
	expect(headers).toEqual({
		'content-type': 'application/json',
		'x-salesloft-event': 'person_updated',
		'x-salesloft-signature': createHmac('sha1', TOKEN).update(body).digest('hex'),
	});
});

test.each([
	['people', 'person', { email_address: 'new@example.com' }, { title: 'CEO' }],
	[
		'accounts',
		'account',
		{ name: 'New', domain: 'new.example' },
		{ name: 'New', domain: 'new.example', industry: 'Tea' },
	],
	[
		...['notes', 'note'],
		{ content: 'Hi', associated_with_type: 'person', associated_with_id: account.firstPerson },
		{ content: 'Hello' },
	],
	[
		...['tasks', 'task'],
		{
			...{ subject: 'Call', person_id: String(account.firstPerson), user_id: account.admin.id },
			...{ task_type: 'call', due_date: '2026-12-01', current_state: 'scheduled' },
		},
		{ subject: 'Call again' },
	],
] as Array<[path: string, noun: string, made: object, change: object]>)(
	'tells of %s that are made, changed and deleted',
	async (path, noun, made, change) => {
		const all = ['created', 'updated', 'deleted'].map((what) => `${noun}_${what}`);
		const { send, run, wait } = listening(...all);
		const { id } = send('POST', `/${path}`, made).data;
		wait(60_000);
		send('PUT', `/${path}/${id}`, change);
		send('DELETE', `/${path}/${id}`);
		expect(await run()).toEqual(all.map((event) => [event, id]));
	},
);

test('tells of a task that is completed as completed, and as updated', async () => {
	const { send, get, run, wait } = listening('task_completed', 'task_updated');
	const [{ id }] = get('/tasks?current_state[]=scheduled').rows;
	wait(60_000);
	send('PUT', `/tasks/${id}`, { current_state: 'completed' });
	expect(await run()).toEqual([
		['task_completed', id],
		['task_updated', id],
	]);
});

test('tells of a call that is logged, and of the end of a membership as its change', async () => {
	const { send, get, run, heard } = listening(
		...['call_created', 'cadence_membership_created', 'cadence_membership_updated'],
	);
	const call = send('POST', '/activities/calls', { person_id: account.firstPerson }).data;
	const [{ id }] = get('/cadence_memberships?currently_on_cadence=true').rows;
	send('DELETE', `/cadence_memberships/${id}`);
	expect(await run()).toEqual([
		['call_created', call.id],
		['cadence_membership_updated', id],
	]);
	expect(heard[1].body.currently_on_cadence).toBe(false);
});

test('tells nothing that nobody asked for, and nothing to a subscription that is switched off', async () => {
	const { send, get, run } = listening('account_updated', 'person_updated');
	const [, { id }] = get('/webhook_subscriptions').rows;
	send('PUT', `/webhook_subscriptions/${id}`, { enabled: false });
	send('PUT', ADA, { title: 'Head of Sales' });
	expect(await run()).toEqual([]);
});

test('tries three more times, 15 seconds apart, and lets it be', async () => {
	const { send, get, heard, fail, pass } = listening('person_updated');
	fail();
	send('PUT', ADA, { title: 'Head of Sales' });
	for (let second = 0; second < 120; second += 1) await pass(1);
	expect(heard.map(({ at }) => at)).toEqual([1000, 16_000, 31_000, 46_000]);
	expect(get('/webhook_subscriptions').rows).toMatchObject([{ enabled: true }]);
});

test('lets something happen that no request does: an email is replied to', async () => {
	const { get, provider, run } = listening('email_updated');
	const [email] = get('/activities/emails').rows;
	provider.happens?.({ event: 'email_updated', body: email });
	expect(await run()).toEqual([['email_updated', email.id]]);
});

test('tells of a cadence that was imported, and of its steps', async () => {
	const { send, run } = listening('cadence_created', 'step_created', 'cadence_updated');
	const steps = [{ enabled: true, name: 'Call', type: 'Phone', type_settings: {} }];
	const groups = [1, 3].map((day) => ({ automated: false, day, due_immediately: false, steps }));
	const content = { cadence_content: { step_groups: groups }, settings: { name: 'New' } };
	const { cadence } = send('POST', '/cadence_imports', content).data as unknown as {
		cadence: { id: number };
	};
	expect(await run()).toEqual([
		['cadence_created', cadence.id],
		['step_created', 414],
		['step_created', 415],
	]);
});
