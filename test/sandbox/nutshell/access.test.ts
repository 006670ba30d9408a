import { nutshellAccount } from '../../../sandbox/nutshell';
import { contract } from '../../../sandbox/nutshell/facts';
import { operations } from '../../../sandbox/nutshell/operations';
import { account, read, title, type List } from './account';

describe('signing in', () => {
	test('any user’s e-mail signs in with the key', () => {
		const { send } = account();
		expect(send('GET', '/users').status).toBe(200);
		const { otherUsername } = nutshellAccount;
		expect(send('GET', '/users', undefined, { username: otherUsername }).status).toBe(200);
	});

	test('a wrong key, a display name and no key at all answer 401 with a page', () => {
		const { send } = account();
		const unauthorized = [401, 'An Error Occurred: Unauthorized'];
		expect(title(send('GET', '/users', undefined, { key: 'wrong' }))).toEqual(unauthorized);
		expect(title(send('GET', '/users', undefined, { username: 'Ada King' }))).toEqual(unauthorized);
		const anonymous = send('GET', '/users', undefined, { headers: {} });
		expect(title(anonymous)).toEqual(unauthorized);
		expect(anonymous.headers['content-type']).toBe('text/html; charset=utf-8');
	});

	test('a key for forms is forbidden', () => {
		const { send } = account();
		const answer = send('GET', '/users', undefined, { key: nutshellAccount.formOnlyKey });
		expect(title(answer)).toEqual([403, 'An Error Occurred: Forbidden']);
	});

	test('changes are logged in the name of the user who signs the request', () => {
		const { send, get } = account();
		const body = { contacts: [{ name: 'Ines Roth' }] };
		send('POST', '/contacts', body, { username: nutshellAccount.otherUsername });
		expect(get('/events?limit=1').events[0].links.actor).toBe('36-users');
		expect(get('/contacts/41').contacts[0].links.creator).toBe('36-users');
	});
});

describe('every answer', () => {
	test('carries a request id that counts up', () => {
		const { send } = account();
		const answers = [send('GET', '/users'), send('GET', '/nowhere'), send('GET', '/stages')];
		expect(answers.map(({ headers }) => headers['x-nutshell-request-id'])).toEqual([
			'request-000001',
			'request-000002',
			'request-000003',
		]);
	});

	test('is a 404 page for an unknown path and for an unknown record', () => {
		const { send } = account();
		for (const path of ['/nowhere', '/contacts/999-contacts', '/contacts/7-leads', '/leads/1000']) {
			expect(title(send('GET', path))).toEqual([404, 'An Error Occurred: Not Found']);
		}
	});

	test('is 405 for a method that a path does not have', () => {
		const { send, patch } = account();
		const refused = send('DELETE', '/activities/1-activities');
		expect([refused.status, refused.body]).toEqual([405, '"Method Not Allowed"']);
		expect(patch('/notes/1-notes', []).status).toBe(405);
	});

	test('names the operation when the sandbox lacks it', () => {
		// It lacks none that has an address of its own, so one is taken away.
		const emulated = operations['comment.getAll'];
		delete operations['comment.getAll'];
		const answer = account().send('GET', '/comments');
		operations['comment.getAll'] = emulated;
		expect(answer.status).toBe(501);
		expect(answer.body).toBe('The sandbox does not emulate comment.getAll (GET /rest/comments)');
	});

	test('is 429 without any hint when a limit is set and used up', () => {
		const { send, wait } = account({ limit: 2 });
		send('GET', '/users');
		send('GET', '/users');
		const refused = send('GET', '/users');
		expect(title(refused)).toEqual([429, 'An Error Occurred: Too Many Requests']);
		expect(Object.keys(refused.headers).sort()).toEqual(['content-type', 'x-nutshell-request-id']);
		wait(60);
		expect(send('GET', '/users').status).toBe(200);
	});

	test('is 401 for a request that nobody signed, which counts against no limit', () => {
		const { send } = account({ limit: 1 });
		const unsigned = () => send('GET', '/users', undefined, { headers: {} }).status;
		expect([unsigned(), send('GET', '/users').status, unsigned()]).toEqual([401, 200, 401]);
	});

	test('is a JSON envelope with errors for a bad request', () => {
		const { send } = account();
		const answer = send('GET', '/audiences?colour=red');
		expect(answer.status).toBe(400);
		expect(read(answer)).toEqual({
			meta: { instanceId: '4021', siteId: '1' },
			links: {},
			errors: [
				{
					type: 'errors',
					status: '400',
					title: '"colour" is not known in the query.',
					detail: null,
					field: 'colour',
					code: null,
					id: null,
					href: null,
				},
			],
		});
		expect(read<List>(send('GET', '/accounts?colour=red')).accounts).toEqual([]);
	});

	test('every route belongs to an operation of the contract', () => {
		const known = contract.operations.map(({ id }) => id);
		expect(Object.keys(operations).filter((id) => !known.includes(id))).toEqual([]);
	});

	test('a fresh account shares nothing with another', () => {
		const first = account();
		first.send('DELETE', '/contacts/1-contacts');
		expect(first.get('/contacts').meta.total).toBe(39);
		expect(account().get('/contacts').meta.total).toBe(40);
	});
});
