import { account, DAY, ids, read } from './account';
import type { List, Wire } from './account';

describe('deleting', () => {
	test('is soft, and can be undone for 30 days', () => {
		const { send, get, wait } = account();
		expect(send('DELETE', '/contacts/1-contacts').status).toBe(204);
		expect(send('GET', '/contacts/1').status).toBe(404);
		expect(get('/accounts/1').accounts[0].links.contacts).not.toContain('1-contacts');
		const restored = send('POST', '/contacts/1-contacts/undelete');
		expect(restored.status).toBe(200);
		expect(ids(read<List>(restored).contacts)).toEqual(['1-contacts']);
		expect(get('/accounts/1').accounts[0].links.contacts).toContain('1-contacts');

		expect(send('POST', '/contacts/1-contacts/undelete').status).toBe(404);
		send('DELETE', '/leads/1003-leads');
		expect(send('POST', '/contacts/1003-leads/undelete').status).toBe(404);
		expect(send('GET', '/leads/1003').status).toBe(404);
		wait(31 * DAY);
		expect(send('POST', '/leads/1003-leads/undelete').status).toBe(404);
	});

	test('answers with the record for companies and leads', () => {
		const { send } = account();
		expect(ids(read<List>(send('DELETE', '/accounts/1-accounts')).accounts)).toEqual([
			'1-accounts',
		]);
		expect(ids(read<List>(send('DELETE', '/leads/1003-leads')).leads)).toEqual(['1003-leads']);
		const back = read<Wire>(send('POST', '/accounts/1-accounts/undelete'));
		expect(back.id).toBe('1-accounts');
	});

	test('takes several tags or tasks at once', () => {
		const { send, get } = account();
		expect(send('DELETE', '/tasks/1-tasks,2-tasks').status).toBe(200);
		expect(ids(get('/tasks').tasks)).toEqual(['3-tasks']);
	});

	test('a deleted id is never given again', () => {
		const { send } = account();
		send('DELETE', '/contacts/40-contacts');
		const answer = send('POST', '/contacts', { contacts: [{ name: 'X' }] });
		expect(read<List>(answer).contacts[0].id).toBe('41-contacts');
	});

	test('the product of a lead is deleted under the camel-case path', () => {
		const { send, get } = account();
		expect(send('DELETE', '/productmaps/1-productMaps').status).toBe(405);
		expect(send('DELETE', '/productMaps/1-productMaps').status).toBe(200);
		expect(get('/leads/1003').leads[0].value).toMatchObject({ amount: 0 });
	});
});
