import { account, detail, PATCH, read } from './account';
import type { Wire } from './account';

describe('patching', () => {
	test('needs the JSON Patch content type', () => {
		const { send } = account();
		const answer = send('PATCH', '/contacts/1-contacts', []);
		expect(answer.status).toBe(400);
		expect(answer.body).toBe('"application/json-patch+json is required, see http://jsonapi.org"');
		const charset = { type: `${PATCH}; charset=utf-8` };
		expect(send('PATCH', '/contacts/1-contacts', [], charset).status).toBe(204);
	});

	test('takes plain JSON for tasks and for products of a lead', () => {
		const { send, get } = account();
		const assign = [{ op: 'replace', path: '/tasks/0/links/assignee', value: '36-users' }];
		expect(send('PATCH', '/tasks/1-tasks', assign).status).toBe(204);
		expect(get('/tasks?filter[assignee]=36-users').tasks).toHaveLength(1);
		const more = [{ op: 'replace', path: '/productMaps/0/quantity', value: 5 }];
		expect(send('PATCH', '/productmaps/1-productMaps', more).status).toBe(204);
		expect(get('/leads/1003').leads[0].value).toMatchObject({ amount: 600 });
	});

	test('changes only the assignee of a task', () => {
		const operations = [{ op: 'replace', path: '/tasks/0/title', value: 'x' }];
		expect(account().patch('/tasks/1-tasks', operations).status).toBe(400);
	});

	test('answers 204 with nothing, and changes attributes and lists', () => {
		const { patch, get } = account();
		const emails = [{ value: 'new@people.example', name: 'work', isPrimary: true }];
		const answer = patch('/contacts/1-contacts', [
			{ op: 'replace', path: '/contacts/0/name', value: 'Anna Fowler' },
			{ op: 'replace', path: '/contacts/0/emails', value: emails },
			{ op: 'remove', path: '/contacts/0/jobTitle' },
		]);
		expect([answer.status, answer.body]).toEqual([204, '']);
		expect(get('/contacts/1').contacts[0]).toMatchObject({
			name: 'Anna Fowler',
			firstName: 'Anna',
			emails: [{ isPrimary: true, name: 'work', value: 'new@people.example' }],
			jobTitle: '',
		});
		patch('/contacts/1-contacts', [{ op: 'replace', path: '/contacts/0/lastName', value: 'Lind' }]);
		expect(get('/contacts/1').contacts[0].name).toBe('Anna Lind');
	});

	test('sets, extends and shortens relations', () => {
		const { patch, get } = account();
		patch('/contacts/1-contacts', [
			{ op: 'replace', path: '/contacts/0/links/owner', value: '39-users' },
			{ op: 'replace', path: '/contacts/0/links/accounts', value: ['2-accounts', '3-accounts'] },
			{ op: 'replace', path: '/contacts/0/links/emAudiences', value: ['1-emAudiences'] },
		]);
		expect(get('/contacts/1').contacts[0].links).toMatchObject({
			owner: '39-users',
			accounts: ['2-accounts', '3-accounts'],
			emAudiences: ['1-emAudiences'],
		});
		patch('/leads/1003-leads', [
			{ op: 'add', path: '/leads/0/links/contacts/-', value: '9-contacts' },
		]);
		expect(get('/leads/1003').leads[0].links.contacts).toEqual(['1-contacts', '9-contacts']);
		patch('/accounts/2-accounts', [
			{ op: 'remove', path: '/accounts/0/links/contacts/1-contacts' },
		]);
		expect(get('/contacts/1').contacts[0].links.accounts).toEqual(['3-accounts']);
	});

	test('names custom fields by title, with the escapes of JSON Pointer', () => {
		const { patch, send } = account();
		patch('/leads/1003-leads', [
			{ op: 'replace', path: '/leads/0/Procurement~1Legal', value: 'Procurement' },
			{ op: 'add', path: '/leads/0/Board approval', value: 'yes' },
			{ op: 'remove', path: '/leads/0/Budget' },
		]);
		const values = read<Wire[]>(send('GET', '/leads/1003/customfields'));
		// Budget, Kick-off, Procurement/Legal, Board approval, Brief.
		expect(values.map(({ value }) => value)).toEqual([null, null, 'Procurement', 'yes', null]);
		const unescaped = [{ op: 'replace', path: '/leads/0/Procurement/Legal', value: 'x' }];
		expect(patch('/leads/1003-leads', unescaped).status).toBe(400);
	});

	test('a lead’s value is set by hand and given back to its products', () => {
		const { patch, get } = account();
		const value = () => get('/leads/1003').leads[0].value;
		patch('/leads/1003-leads', [{ op: 'replace', path: '/leads/0/manualValue', value: '10.50' }]);
		expect(value()).toEqual({ amount: 10.5, currency: 'USD', formatted: '$10.50' });
		patch('/leads/1003-leads', [{ op: 'replace', path: '/leads/0/valueToProductMode' }]);
		expect(value()).toEqual({ amount: 1200, currency: 'USD', formatted: '$1,200.00' });
	});

	test('an empty list of patches is an error for leads only', () => {
		const { patch } = account();
		expect(detail(patch('/leads/1003-leads', []))).toEqual([400, 'No patches sent']);
		expect(patch('/accounts/1-accounts', []).status).toBe(204);
	});

	test.each([
		[
			'another index',
			{ op: 'replace', path: '/contacts/1/name', value: 'x' },
			'The index of the record is always 0.',
		],
		[
			'another kind',
			{ op: 'replace', path: '/leads/0/name', value: 'x' },
			'A path begins with /contacts/0/.',
		],
		['a move', { op: 'move', path: '/contacts/0/name' }, '"move" is not supported.'],
		[
			'an unknown attribute',
			{ op: 'replace', path: '/contacts/0/shoeSize', value: 'x' },
			'"shoeSize" is not an attribute of contacts.',
		],
		[
			'custom fields below customFields',
			{ op: 'replace', path: '/contacts/0/customFields/Birthday', value: 'x' },
			'"/contacts/0/customFields/Birthday" names nothing that can be changed.',
		],
		['no value', { op: 'replace', path: '/contacts/0/name' }, '"replace" needs a value.'],
		[
			'a tag of leads',
			{ op: 'add', path: '/contacts/0/links/tags/-', value: '1-tags' },
			'1-tags does not fit the type of the tag.',
		],
		[
			'the removal of what is not linked',
			{ op: 'remove', path: '/contacts/0/links/accounts/9-accounts' },
			'"remove" does not apply to "/contacts/0/links/accounts/9-accounts".',
		],
	])('%s is refused, and nothing before it applies', (_, operation, message) => {
		const { patch, get } = account();
		const good = { op: 'replace', path: '/contacts/0/jobTitle', value: 'Director' };
		expect(detail(patch('/contacts/1-contacts', [good, operation]))).toEqual([400, message]);
		expect(get('/contacts/1').contacts[0].jobTitle).toBe('Buyer');
	});
});
