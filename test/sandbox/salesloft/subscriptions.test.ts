import { salesloftAccount as account } from '../../../sandbox/salesloft';
import { invalid, open } from './team';

const { admin, standardKey } = account;

describe('webhook subscriptions', () => {
	const body = {
		callback_url: 'https://n8n.example/webhook/1',
		callback_token: 'secret',
		event_type: 'person_created',
	};

	it('answer their creation without the usual data, and everything else with it', () => {
		const { send, get } = open();
		const created = send('POST', '/webhook_subscriptions', body);
		const subscription = {
			id: 60_001,
			tenant_id: account.teamId,
			user_guid: admin.guid,
			enabled: true,
			...body,
		};
		expect([created.status, created.json]).toEqual([200, subscription]);
		expect(get('/webhook_subscriptions/60001').data).toEqual(subscription);
		expect(get('/webhook_subscriptions').rows).toEqual([subscription]);
		expect(send('PUT', '/webhook_subscriptions/60001', { enabled: false }).data.enabled).toBe(
			false,
		);
		expect(get('/webhook_subscriptions?enabled=true').rows).toEqual([]);
		expect(send('DELETE', '/webhook_subscriptions/60001').status).toBe(204);
		expect(send('DELETE', '/webhook_subscriptions/60001').status).toBe(204);
		expect(get('/webhook_subscriptions/60001').status).toBe(404);
	});

	it.each(['callback_url', 'callback_token', 'event_type'])('need the %s', (field) => {
		expect(
			open().send('POST', '/webhook_subscriptions', { ...body, [field]: undefined }),
		).toMatchObject(invalid({ [field]: ['is missing'] }));
	});

	it('are for one known event and a web address', () => {
		const { send } = open();
		const create = (change: object) =>
			send('POST', '/webhook_subscriptions', { ...body, ...change });
		expect(create({ event_type: 'email_opened' }).status).toBe(422);
		expect(create({ event_type: ['person_created'] }).status).toBe(422);
		expect(create({ callback_url: 'n8n' })).toMatchObject(
			invalid({ callback_url: ['is not a URL'] }),
		);
	});

	it('are not there for another key', () => {
		const { send, get } = open();
		send('POST', '/webhook_subscriptions', body);
		expect(get('/webhook_subscriptions', { key: standardKey }).rows).toEqual([]);
		const path = '/webhook_subscriptions/60001';
		expect(send('DELETE', path, undefined, { key: standardKey }).status).toBe(404);
		expect(get(path).status).toBe(200);
	});
});
