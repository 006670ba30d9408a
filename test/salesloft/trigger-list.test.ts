/** The Salesloft Trigger: webhooks that were left behind, in a list of several pages. */
import { SalesloftTrigger } from '../../nodes/Salesloft/SalesloftTrigger.node';
import { json } from '../../sandbox/http';
import { openAccount, type Opening } from '../harness/account';
import { TriggerWorkflow } from '../harness/trigger';
import { salesloft } from './provider';

let instead: Opening['instead'];
const { credentials, requests } = openAccount(salesloft, {
	instead: (request) => instead?.(request),
});
beforeEach(() => {
	instead = undefined;
});

test('finds them on each page, should Salesloft make pages of them', async () => {
	const trigger = new TriggerWorkflow({
		node: SalesloftTrigger,
		credentials: credentials(),
		parameters: { events: ['taskCreated'] },
	});
	instead = ({ method, url }) => {
		if (method !== 'GET' || !url.pathname.startsWith('/v2/webhook_subscriptions')) return undefined;
		const page = Number(url.searchParams.get('page') ?? 1);
		const left = { callback_url: trigger.url, event_type: 'task_created', enabled: true };
		return json(200, {
			metadata: {
				paging: { per_page: 1, current_page: page, next_page: page < 3 ? page + 1 : null },
			},
			data: [{ id: 900 + page, ...left }],
		});
	};
	await trigger.activate();
	expect(requests()).toEqual([
		'GET /v2/webhook_subscriptions',
		'GET /v2/webhook_subscriptions?page=2',
		'GET /v2/webhook_subscriptions?page=3',
		...[901, 902, 903].map((id) => `DELETE /v2/webhook_subscriptions/${id}`),
		'POST /v2/webhook_subscriptions',
	]);
});

test('finds them in a list without anything around it, as one connector reads it', async () => {
	const trigger = new TriggerWorkflow({
		node: SalesloftTrigger,
		credentials: credentials(),
		parameters: { events: ['taskCreated'] },
	});
	const left = { id: 901, callback_url: trigger.url, event_type: 'task_created', enabled: true };
	instead = ({ method, url }) =>
		method === 'GET' && url.pathname === '/v2/webhook_subscriptions'
			? json(200, [left])
			: undefined;
	await trigger.activate();
	expect(requests()).toEqual([
		'GET /v2/webhook_subscriptions',
		'DELETE /v2/webhook_subscriptions/901',
		'POST /v2/webhook_subscriptions',
	]);
});
