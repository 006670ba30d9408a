import { aircallAccount as account } from '../../../sandbox/aircall';
import type { Json } from './open';
import { API, badRequest, brief, ids, notFound, open, START } from './open';

describe('numbers', () => {
	it('are listed with spaces in their digits and their users', () => {
		const { get } = open();
		expect(ids(get('/v1/numbers').json.numbers)).toEqual([520001, 520002, 520003]);
		const number = get('/v1/numbers/520003').json.number as Json;
		expect(number).toMatchObject({
			digits: '+1 212-555-0100',
			live_recording_activated: false,
			availability_status: 'open',
		});
		expect(ids(number.users)).toEqual([741001, 741004, 741005, 741006]);
	});

	it('are updated on one route, with settings or with messages', () => {
		const { send } = open();
		const put = (body: Json) => send('PUT', '/v1/numbers/520001', body);
		expect(put({ name: 'Lyon', availability_status: 'closed' }).json.number).toMatchObject({
			name: 'Lyon',
			open: false,
		});
		expect(
			put({ messages: { welcome: 'https://customer.example/a.mp3' } }).json.number,
		).toMatchObject({ name: 'Lyon', messages: { welcome: 'https://customer.example/a.mp3' } });
		expect(put({ name: 'Nice', messages: {} }).status).toBe(400);
	});
});

describe('messages', () => {
	const path = `/v1/numbers/${account.numbers.recording}/messages`;
	const message = { to: '+33639980005', body: 'Your quote is ready' };

	it('are answered without an envelope, with times in milliseconds', () => {
		expect(brief(open().send('POST', `${path}/native/send`, message))).toEqual([
			200,
			{
				id: '3000000001',
				direct_link: `${API}/v1/messages/3000000001`,
				status: 'pending',
				direction: 'outbound',
				created_at: START,
				updated_at: START,
				sent_at: START,
				raw_digits: '+33 6 39 98 00 05',
				body: 'Your quote is ready',
				media_url: [],
			},
		]);
	});

	it('have at most 1600 characters and go to an E.164 number', () => {
		const { send } = open();
		const native = (fields: Json) => send('POST', `${path}/native/send`, { ...message, ...fields });
		expect(native({ body: 'x'.repeat(1600) }).status).toBe(200);
		expect(native({ body: 'x'.repeat(1601) }).status).toBe(400);
		expect(native({ to: '06 39 98 00 05' }).status).toBe(400);
		expect(native({ content: 'x' }).status).toBe(400);
	});

	it('skip the inbox only on a number with a configuration', () => {
		const { send, get } = open();
		expect(brief(send('POST', `${path}/send`, message))).toEqual(
			badRequest('The number has no messages configuration'),
		);
		const callbackUrl = 'https://customer.example/hook';
		const { json } = send('POST', `${path}/configuration`, { callbackUrl });
		expect(json).toEqual({ token: expect.any(String) as string, callbackUrl });
		expect(get(`${path}/configuration`).json).toEqual(json);
		expect(send('POST', `${path}/send`, message).status).toBe(200);
		expect(send('DELETE', `${path}/configuration`).status).toBe(200);
		expect(brief(get(`${path}/configuration`))).toEqual(notFound('Configuration'));
	});
});

describe('group and WhatsApp messages', () => {
	const group = '/v1/numbers/520001/messages/group/native/send';
	const whatsapp = '/v1/messages/whatsapp/send';
	const [one, other] = ['+33639980001', '+33639980002'];

	it('go to several people, with a text or media', () => {
		const { send } = open();
		const sent = (fields: Json) => send('POST', group, { body: 'Hello', ...fields }).status;
		expect(sent({ participants: [one, other] })).toBe(200);
		expect(sent({ participants: [one] })).toBe(400);
		expect(sent({ participants: [one, other], agentId: 741001 })).toBe(200);
		expect(sent({ participants: [one, other], agentId: 1 })).toBe(404);
		const outside = '/v1/numbers/520001/messages/group/send';
		send('POST', '/v1/numbers/520001/messages/configuration', {});
		const mediaUrl = ['https://a.example/b.png'];
		const groupOf = (fields: Json) =>
			send('POST', outside, { participants: [one, other], ...fields }).status;
		expect(groupOf({ mediaUrl })).toBe(200);
		expect(groupOf({ mediaUrl, body: 'Hello' })).toBe(400);
		expect(groupOf({})).toBe(400);
	});

	it('take a text of 4096 characters or a template by WhatsApp, not both', () => {
		const { send } = open();
		const sent = (fields: Json) =>
			send('POST', whatsapp, { lineId: 520001, to: one, ...fields }).status;
		expect(sent({ text: 'x'.repeat(4096) })).toBe(200);
		expect(sent({ text: 'x'.repeat(4097) })).toBe(400);
		expect(sent({ templateParams: {} })).toBe(200);
		expect(sent({ text: 'Hello', templateParams: {} })).toBe(400);
		expect(sent({})).toBe(400);
		expect(sent({ text: 'Hello', lineId: 1 })).toBe(404);
	});
});

describe('dialer campaigns', () => {
	const path = '/v1/users/741001/dialer_campaign';

	it('hold the numbers a user is to call', () => {
		const { send, get } = open();
		expect(brief(get(path))).toEqual(notFound('Dialer campaign'));
		expect(send('POST', path, { phone_numbers: ['+33639980001'] }).status).toBe(204);
		expect(get(path).json).toEqual({
			id: 3_000_000_001,
			number_id: '520001',
			created_at: '2026-11-20T09:00:00.000Z',
		});
		expect(send('POST', `${path}/phone_numbers`, { phone_numbers: ['+33639980002'] }).status).toBe(
			204,
		);
		expect(get(`${path}/phone_numbers`).json.numbers).toEqual([
			{
				id: 3_000_000_002,
				number: '+33639980001',
				called: false,
				created_at: '2026-11-20T09:00:00.000Z',
			},
			{
				id: 3_000_000_003,
				number: '+33639980002',
				called: false,
				created_at: '2026-11-20T09:00:00.000Z',
			},
		]);
		expect(send('DELETE', `${path}/phone_numbers/3000000002`).status).toBe(204);
		expect(ids(get(`${path}/phone_numbers`).json.numbers)).toEqual([3_000_000_003]);
		expect(send('DELETE', path).status).toBe(204);
		expect(get(path).status).toBe(404);
	});

	it('append when created again, and refuse a number that still waits', () => {
		const { send, get } = open();
		send('POST', path, { phone_numbers: ['+33639980001'] });
		send('POST', path, { phone_numbers: ['+33639980002'] });
		const twice = send('POST', path, { phone_numbers: ['+33639980002', '+33639980003'] });
		expect(brief(twice)).toEqual([
			422,
			{
				error: 'Unprocessable Entity',
				success: false,
				errors: { dialer_campaign: ['+33639980002 already imported, but not called'] },
			},
		]);
		expect(get(`${path}/phone_numbers`).json.numbers).toHaveLength(2);
	});
});
