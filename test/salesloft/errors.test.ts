import { salesloft as api } from '../../nodes/Salesloft/api';
import { byId, openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { open, run, refusal, sent } = openAccount(salesloft);

const { firstPerson, readOnlyKey } = account;

test('a minute whose quota is used up ends with the calendar minute', () => {
	const now = Date.parse('2026-11-20T08:00:42Z');
	const left = (remaining: string) =>
		api.quota?.({ 'x-ratelimit-remaining-minute': remaining }, now).resetAt;
	expect(left('0')).toBe(Date.parse('2026-11-20T08:01:00Z'));
	expect(left('1')).toBe(Date.parse('2026-11-20T08:01:00Z'));
});

describe('an error', () => {
	test('for a wrong key says what to do and does not show the key', async () => {
		const wrong = `v2_ak_41_${'f0'.repeat(32)}`;
		open({ secret: wrong });
		const result = await run('user.getMe');
		expect(result.error).toMatchObject({
			httpCode: '401',
			message: 'Salesloft did not accept the credential: Invalid Bearer token [item 0]',
			description: 'Open the credential, enter the key again and test it.',
		});
		expect(JSON.stringify(result)).not.toContain(wrong);
	});

	test('for a missing scope names the operation and where scopes are edited', async () => {
		open({ secret: readOnlyKey });
		const { error } = await run('person.delete', { personId: byId(firstPerson) });
		expect(error).toMatchObject({
			httpCode: '403',
			message: 'Salesloft does not allow this: Missing required scope: people:delete [item 0]',
			description:
				'The API key may lack the scope for DELETE /v2/people/{id}. Its scopes can be edited at any time: open the key at developers.salesloft.com under Manage Apps > API Keys (privileged scopes are behind "Show"). The key also never allows more than its user may do.',
		});
		expect(sent()).toHaveLength(1);
	});

	test('for a record that is not there mentions group visibility', async () => {
		const { error } = await run('person.get', { personId: byId(5) });
		expect(error).toMatchObject({
			httpCode: '404',
			message: 'Salesloft could not find this: Not Found [item 0]',
			description:
				"Check the ID. A record that Salesloft's group visibility hides from the user of the API key looks the same as one that does not exist.",
		});
	});

	test('lists every field at fault, whatever the shape of the complaint', async () => {
		const body = JSON.stringify({ errors: { name: ['is short', 'is odd'], base: { code: 7 } } });
		open({ instead: () => ({ status: 422, headers: {}, body }) });
		expect(await refusal('user.getMe')).toBe(
			'Salesloft did not accept the request: name: is short, is odd; base: {"code":7} [item 0]',
		);
	});

	test.each([
		[{ error: 'denied', error_description: 'The key was revoked' }, 'denied; The key was revoked'],
		[
			{ error: 'The key was revoked', error_description: 'The key was revoked' },
			'The key was revoked',
		],
		[{ error: null, error_description: 'The key was revoked' }, 'The key was revoked'],
	])('tells what %j says', async (complaint, told) => {
		const body = JSON.stringify(complaint);
		open({ instead: () => ({ status: 422, headers: {}, body }) });
		expect(await refusal('user.getMe')).toBe(
			`Salesloft did not accept the request: ${told} [item 0]`,
		);
	});

	test('for the rate limit of the team comes at once where no wait is allowed', async () => {
		open({ limit: 0 });
		const { error } = await run('user.getMe', { options: { maxWait: 0 } });
		expect(error).toMatchObject({ httpCode: '429' });
		expect(error?.message).toContain('API rate limit exceeded');
	});

	test('of one item leaves the others alone', async () => {
		const { items } = await run(
			'person.get',
			{ personId: byId('={{ $json.id }}') },
			{
				items: [{ json: { id: firstPerson } }, { json: { id: 5 } }, { json: { id: 'x' } }],
				onError: 'continueRegularOutput',
			},
		);
		expect(items.map(({ json, pairedItem }) => [json.id ?? json.error, pairedItem])).toEqual([
			[firstPerson, { item: 0 }],
			['Salesloft could not find this: Not Found [item 1]', { item: 1 }],
			['\'Person\' must be a whole number or an email address, not "x" [item 2]', { item: 2 }],
		]);
		expect(sent()).toHaveLength(2);
	});
});
