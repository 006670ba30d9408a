import { aircallAccount as account } from '../../../sandbox/aircall';
import { API, appError, badRequest, BASIC, brief, NOW, open } from './open';

describe('the door', () => {
	const ping = (authorization?: string) => {
		const { status, body } = open().request('GET', `${API}/v1/ping`, {
			...(authorization && { authorization }),
		});
		return [status, JSON.parse(body.toString())];
	};

	it('lets the right pair in', () => {
		expect(ping(BASIC)).toEqual([200, { ping: 'pong' }]);
	});

	it('answers 401 without a credential and 403 to a wrong or malformed one', () => {
		expect(ping()).toEqual([401, { message: 'Unauthorized' }]);
		const wrong = Buffer.from(`${account.apiId}:other`).toString('base64');
		expect(ping(`Basic ${wrong}`)).toEqual([403, { message: 'Forbidden' }]);
		expect(ping('Basic %%%')).toEqual([403, { message: 'Forbidden' }]);
		expect(ping('Bearer token')).toEqual([403, { message: 'Forbidden' }]);
	});

	it('answers 404 to an unknown path, but only to who is known', () => {
		const { get, request } = open();
		expect(brief(get('/v1/messages'))).toEqual([404, { message: 'Not Found' }]);
		expect(request('GET', `${API}/v1/messages`, {}).status).toBe(401);
	});

	it('answers 404 to a known path with a wrong verb', () => {
		const path = `/v1/contacts/${account.firstContact}`;
		expect(brief(open().send('PUT', path, {}))).toEqual([404, { message: 'Not Found' }]);
	});

	it.each([
		['GET', '/v1/users'],
		['GET', `/v1/users/${account.users.available}`],
		['POST', '/v1/users'],
		['PUT', `/v1/users/${account.users.available}`],
		['GET', `/v1/calls/${account.calls.recorded}/realtime_transcription`],
	])('no longer knows %s %s', (method, path) => {
		expect(brief(open().send(method, path))).toEqual([404, { message: 'Not Found' }]);
	});

	it('names the operations that it does not emulate', () => {
		expect(brief(open().send('POST', '/v1/oauth/token'))).toEqual([
			501,
			appError(
				'Not Implemented',
				'The sandbox does not emulate oauth.token (POST /v1/oauth/token)',
			),
		]);
	});

	it('wants a JSON content type on every write', () => {
		const { request } = open();
		const path = `${API}/v1/tags/${account.tags.lead}`;
		const { status, body } = request('DELETE', path, { authorization: BASIC });
		expect([status, JSON.parse(body.toString())]).toEqual(
			badRequest('Content-Type must be application/json'),
		);
	});

	it('refuses what the contract does not allow', () => {
		const { send, get } = open();
		expect(brief(get('/v1/teams?from=1'))).toEqual(badRequest('query from: unknown'));
		expect(brief(get('/v1/contacts?order=newest'))).toEqual(
			badRequest('query order: value, expected one of asc, desc'),
		);
		expect(brief(get('/v1/calls/abc'))).toEqual(badRequest('path call_id: type, expected integer'));
		expect(brief(send('POST', '/v1/teams', { title: 'East' }))).toEqual(
			badRequest('body title: unknown; body name: missing'),
		);
	});

	it('counts requests per minute and sends the quota headers with the refusal only', () => {
		const { get, wait } = open({ limit: 2 });
		expect(get('/v1/ping').headers).toEqual({ 'content-type': 'application/json; charset=utf-8' });
		wait(10);
		expect(get('/v1/ping').status).toBe(200);
		const refused = get('/v1/ping');
		expect(brief(refused)).toEqual([
			429,
			appError('Too Many Requests', 'Too many requests, try again later'),
		]);
		expect(refused.headers).toEqual({
			'content-type': 'application/json; charset=utf-8',
			'x-aircallapi-limit': '2',
			'x-aircallapi-remaining': '0',
			'x-aircallapi-reset': String(NOW + 60),
		});
		wait(50);
		expect(get('/v1/ping').status).toBe(200);
	});

	it('allows 120 requests a minute unless told otherwise', () => {
		const { get } = open({ limit: undefined });
		const statuses = Array.from({ length: 121 }, () => get('/v1/ping').status);
		expect(statuses.indexOf(429)).toBe(120);
	});
});

describe('the company', () => {
	it('counts its users and numbers', () => {
		expect(open().get('/v1/company').json).toEqual({
			company: { name: 'Northwind Outfitters', users_count: 6, numbers_count: 3 },
		});
	});

	it('is the same for the same time and its own for every sandbox', () => {
		const [one, other] = [open(), open()];
		expect(one.get('/v1/calls?per_page=50').body).toBe(other.get('/v1/calls?per_page=50').body);
		one.send('DELETE', `/v1/contacts/${account.firstContact}`);
		expect(other.get(`/v1/contacts/${account.firstContact}`).status).toBe(200);
	});
});
