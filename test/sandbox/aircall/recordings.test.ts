import { aircallAccount as account } from '../../../sandbox/aircall';
import { BASIC, NOW, open } from './open';

describe('recordings', () => {
	const recordingOf = ({ get }: ReturnType<typeof open>) =>
		(get(`/v1/calls/${account.calls.recorded}`).json.call as { recording: string }).recording;

	it('lie on a host of their own and need no credential', () => {
		const sandbox = open();
		const link = recordingOf(sandbox);
		expect(sandbox.hosts).toContain(new URL(link).hostname);
		const { status, headers, body } = sandbox.request('GET', link, {});
		expect(status).toBe(200);
		expect(headers).toEqual({ 'content-type': 'audio/mpeg', 'content-length': '4001' });
		expect(body).toBeInstanceOf(Buffer);
		expect(body).toHaveLength(4001);
		expect(body.slice(0, 3).toString()).toBe('ID3');
		expect(body.toString()).toContain('recording of call 2812000001');
	});

	it('are refused to a request that carries a credential', () => {
		const sandbox = open();
		const { status, body } = sandbox.request('GET', recordingOf(sandbox), { authorization: BASIC });
		expect(status).toBe(400);
		expect(body).toContain('<Code>InvalidArgument</Code>');
	});

	it('expire after an hour, and the call then has a fresh link', () => {
		const sandbox = open();
		const link = recordingOf(sandbox);
		sandbox.wait(3599);
		expect(sandbox.request('GET', link, {}).status).toBe(200);
		sandbox.wait(1);
		const expired = sandbox.request('GET', link, {});
		expect([expired.status, expired.headers]).toEqual([403, { 'content-type': 'application/xml' }]);
		expect(expired.body).toContain('<Message>Request has expired</Message>');
		const fresh = recordingOf(sandbox);
		expect(fresh).not.toBe(link);
		expect(sandbox.request('GET', fresh, {}).status).toBe(200);
	});

	it('cannot be reached with a link that was changed', () => {
		const sandbox = open();
		const url = new URL(recordingOf(sandbox));
		url.searchParams.set('X-Amz-Date', String(NOW + 9999));
		const { status, body } = sandbox.request('GET', url.href, {});
		expect(status).toBe(403);
		expect(body).toContain('SignatureDoesNotMatch');
	});

	it('have short links that lead there for three hours', () => {
		const sandbox = open();
		const path = `/v1/calls/${account.calls.voicemail}?fetch_short_urls=true`;
		const { voicemail_short_url } = sandbox.get(path).json.call as { voicemail_short_url: string };
		sandbox.wait(3 * 3600 - 1);
		const { status, headers } = sandbox.request('GET', voicemail_short_url, {});
		expect(status).toBe(302);
		expect(sandbox.request('GET', headers.location, {}).status).toBe(200);
		sandbox.wait(1);
		expect(sandbox.request('GET', voicemail_short_url, {}).status).toBe(410);
		expect(sandbox.request('GET', `${voicemail_short_url}0`, {}).status).toBe(404);
	});

	it('have an asset address that is a page to log in, not a file', () => {
		const sandbox = open();
		const { asset } = sandbox.get(`/v1/calls/${account.calls.recorded}`).json.call as {
			asset: string;
		};
		const { status, headers } = sandbox.request('GET', asset, {});
		expect([status, headers]).toEqual([200, { 'content-type': 'text/html; charset=utf-8' }]);
	});

	it('are gone with their insights once deleted', () => {
		const sandbox = open();
		const path = `/v1/calls/${account.calls.recorded}`;
		const link = recordingOf(sandbox);
		expect(sandbox.get(`${path}/summary`).status).toBe(200);
		expect(sandbox.send('DELETE', `${path}/recording`).status).toBe(204);
		expect(recordingOf(sandbox)).toBeNull();
		expect(sandbox.request('GET', link, {}).status).toBe(404);
		expect(sandbox.get(`${path}/summary`).status).toBe(404);
	});
});
