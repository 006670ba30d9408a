import { json } from '../../sandbox/http';
import { salesloft } from '../salesloft/provider';
import { openAccount } from './account';

const { ask, bodies, forget, open, record, records, refusal, requests, sent } = openAccount(
	salesloft,
	{ people: 2 },
);

describe('the kit of the providers', () => {
	test('shows what was sent, and what came of it', async () => {
		expect(await records('person.getAll')).toHaveLength(2);
		await record('person.create', { emailAddress: 'new@example.com' });
		expect(sent()).toEqual([
			{ route: 'GET /v2/people', query: 'page=1&per_page=50' },
			{ route: 'POST /v2/people', body: { email_address: 'new@example.com' } },
		]);
		expect(requests()).toEqual(['GET /v2/people?page=1&per_page=50', 'POST /v2/people']);
		expect(bodies()).toEqual([{ email_address: 'new@example.com' }]);
		forget();
		expect(sent()).toEqual([]);
	});

	test('opens a fresh account for each test, of which another tool is not seen', async () => {
		expect(ask<{ data: unknown[] }>('GET', 'people').data).toHaveLength(2);
		expect(() => ask<unknown>('GET', 'people/5')).toThrow(
			'GET https://api.salesloft.com/v2/people',
		);
		expect(sent()).toEqual([]);
	});

	test('does not take a failure for records, nor records for a refusal', async () => {
		await expect(record('person.getAll')).rejects.toThrow('toHaveLength');
		await expect(refusal('person.getAll')).rejects.toThrow('person.getAll was not refused');
		open({ instead: () => json(422, { error: 'No' }) });
		await expect(records('person.getAll')).rejects.toThrow('did not accept the request: No');
	});

	test('signs in with another secret where that is asked', async () => {
		open({ secret: 'wrong' });
		expect(await refusal('user.getMe')).toContain('did not accept the credential');
	});
});
