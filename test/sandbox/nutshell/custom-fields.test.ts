import { account } from './account';

describe('custom fields', () => {
	test('are wrapped and titled for companies, bare and named for people and leads', () => {
		const { get, list } = account();
		expect(get('/accounts/customfields/attributes').customFields[1]).toEqual({
			id: '2-customFields',
			title: 'Region/Zone',
			type: 'Text',
			enum: null,
			isMultiple: false,
		});
		expect(list('/contacts/customfields/attributes')[1]).toEqual({
			id: '6-customFields',
			name: 'T-shirt/size',
			type: 'Text',
			enum: ['S', 'M', 'L'],
			isMultiple: false,
		});
		expect(list('/leads/customfields/attributes').map(({ type }) => type)).toEqual([
			'Currency',
			'Date',
			'Text',
			'Decision',
			'URL',
		]);
	});

	test('can be added, some types on leads only', () => {
		const { send, list } = account();
		const field = { name: 'Blog', type: 'URL' };
		expect(send('POST', '/contacts/customfield', field).status).toBe(400);
		expect(send('POST', '/leads/customfield', { name: 'Blog', type: 'url' }).status).toBe(400);
		expect(send('POST', '/leads/customfield', field).status).toBe(200);
		expect(list('/leads/customfields/attributes').at(-1)?.name).toBe('Blog');
	});
});
