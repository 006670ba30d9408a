import { aircall as api, pages, unwrap } from '../../nodes/Aircall/api';
import { START, useFakeClock } from '../engine/clock';
import { byId, openAccount } from '../harness/account';
import { account, aircall } from './provider';

const { open, run, records, refusal, sent, requests, exchanges } = openAccount(aircall);

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('../engine/clock')>('../engine/clock').withFakeSleep(),
);

useFakeClock();

const answer = (status: number, body: unknown) => ({ status, headers: {}, body });

describe('A refusal', () => {
	test('with 403 means the credential, and never shows it', async () => {
		open({ secret: 'wrong-aircall-token' });
		const { error } = await run('company.get');
		expect(error).toMatchObject({
			httpCode: '403',
			message: 'Aircall does not allow this: Forbidden [item 0]',
			description:
				"The credential's API ID and API Token are not a valid pair. Open the credential, enter both again and test it.",
		});
		const basic = Buffer.from(`${account.apiId}:wrong-aircall-token`).toString('base64');
		expect(JSON.stringify(error)).not.toContain('wrong-aircall-token');
		expect(JSON.stringify(error)).not.toContain(basic);
		expect(requests()).toHaveLength(1);
	});

	test('with 403 to a message may mean the plan', async () => {
		open({ secret: 'wrong-aircall-token' });
		const { error } = await run('message.send', {
			numberId: byId(account.numbers.recording),
			to: '+12025550100',
			body: 'Hi',
		});
		expect(error?.description).toBe(
			"Messaging may not be part of your Aircall plan, or may not be set up for this number. If other operations fail in the same way, the credential's API ID or API Token is wrong.",
		);
	});

	test('with 404 names what was not found', async () => {
		const { error } = await run('call.get', { callId: byId(1) });
		expect(error).toMatchObject({
			httpCode: '404',
			message: 'Aircall could not find this: Call not found [item 0]',
		});
	});

	test('of bad input comes before anything is sent', async () => {
		expect(await refusal('call.get', { callId: byId('={{ "abc" }}') })).toBe(
			`'Call' must be a whole number, not "abc" [item 0]`,
		);
		expect(sent()).toEqual([]);
	});

	test('says what Aircall says, in either tier of its errors', () => {
		const said = (body: unknown) => api.explain(answer(400, body), 'GET /v1/calls').message;
		expect(said({ message: 'Forbidden' })).toBe('Forbidden');
		expect(said({ error: 'Bad Request', troubleshoot: 'Wrong', success: false })).toBe('Wrong');
		expect(said({ error: 'Unprocessable Entity', errors: { dialer_campaign: ['is full'] } })).toBe(
			'Unprocessable Entity: dialer_campaign: is full',
		);
		expect(said('<html>')).toBe('');
	});
});

describe('The rate limit', () => {
	const quota = (reset: string) => api.quota?.({ 'x-aircallapi-reset': reset }, 1_000_000_000);

	test('ends when the header says so, in seconds or in milliseconds', () => {
		expect(quota('1000030')).toEqual({ resetAt: 1_000_030_000 });
		expect(quota('1000030000')).toEqual({ resetAt: 1_000_030_000 });
	});

	test.each(['30', '999999', '1000061', '', 'soon'])(
		'does not trust a reset of "%s", which is not within the next minute',
		(reset) => expect(quota(reset)).toEqual({}),
	);

	test('is waited for as long as Aircall says', async () => {
		open({ clock: Date.now, limit: 1 });
		await run('company.get');
		const found = await records('company.get');
		expect(found).toEqual([{ name: account.company, users_count: 6, numbers_count: 3 }]);
		expect(exchanges().map(({ response }) => response.status)).toEqual([200, 429, 200]);
		expect(Date.now() - START).toBe(60_000);
	});
});

describe('An envelope', () => {
	test('is taken off, unless it is the record itself', () => {
		expect(unwrap({ call: { id: 1 } })).toEqual({ id: 1 });
		expect(unwrap({ meta: {}, calls: [{ id: 1 }] })).toEqual([{ id: 1 }]);
		expect(unwrap({ availability: 'offline' })).toEqual({ availability: 'offline' });
		expect(unwrap({ id: '1', number: { id: 2 } })).toEqual({ id: '1', number: { id: 2 } });
		expect(unwrap(undefined)).toBeUndefined();
	});

	test('without the link to the next page is counted by its total', () => {
		const full = Array.from({ length: 50 }, (_, id) => ({ id }));
		const next = (meta: object, tags = full) =>
			pages.read({ tags, meta }, { page: 2, per_page: 50 }, 50).next?.page;
		const counted = { current_page: 2, per_page: 50 };
		expect(next({ ...counted, total: 101 })).toBe(3);
		expect(next({ ...counted, total: 100 })).toBeUndefined();
		// A total that cannot be is not what decides.
		expect(next({ ...counted, total: 60 })).toBe(3);
		expect(next({ ...counted, total: 60 }, full.slice(40))).toBeUndefined();
		expect(next({ ...counted, total: 4e9 }, [])).toBeUndefined();
		expect(next({ ...counted, total: 101, next_page_link: null })).toBeUndefined();
		expect(next({ ...counted, total: 101, next_page_link: 'https://…' })).toBe(3);
	});
});
