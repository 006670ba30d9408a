import { account } from './account';

describe('custom fields', () => {
	test('are wrapped for companies, bare for people and leads, and told by their IDs only', () => {
		const { get, list } = account();
		expect(get('/accounts/customfields/attributes').customFields[1]).toEqual({
			id: '2-customFields',
		});
		expect(list('/contacts/customfields/attributes')[1]).toEqual({ id: '6-customFields' });
		expect(list('/leads/customfields/attributes')).toHaveLength(5);
		expect(list('/leads/1003/customfields')[0]).toEqual({
			id: '9-customFields',
			value: '5000.00',
		});
	});

	test('can be added, some types on leads only', () => {
		const { send, patch, list } = account();
		const field = { name: 'Blog', type: 'URL' };
		expect(send('POST', '/contacts/customfield', field).status).toBe(400);
		expect(send('POST', '/leads/customfield', { name: 'Blog', type: 'url' }).status).toBe(400);
		expect(send('POST', '/leads/customfield', field).status).toBe(200);
		patch('/leads/1003-leads', [
			{ op: 'replace', path: '/leads/0/Blog', value: 'https://x.example' },
		]);
		expect(list('/leads/1003/customfields').at(-1)?.value).toBe('https://x.example');
	});

	test('can be added with a title of their own, by which they are written', () => {
		const { send, patch, list } = account();
		const field = { id: '90-customFields', name: 'blog', title: 'Our Blog', type: 'Text' };
		expect(send('POST', '/leads/customfield', field).status).toBe(200);
		patch('/leads/1003-leads', [{ op: 'replace', path: '/leads/0/Our Blog', value: 'x' }]);
		expect(list('/leads/1003/customfields').at(-1)?.value).toBe('x');
	});
});
