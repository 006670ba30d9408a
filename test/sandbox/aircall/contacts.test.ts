import { aircallAccount as account } from '../../../sandbox/aircall';
import type { Json } from './open';
import { API, badRequest, brief, ids, notFound, NOW, open } from './open';

describe('contacts', () => {
	const path = `/v1/contacts/${account.firstContact}`;
	const phone = { label: 'Work', value: '+33639980099' };

	it('are searched by phone number and email only; anything else brings them all', () => {
		const { get } = open();
		const found = (query: string) => get(`/v1/contacts/search?${query}`).json;
		expect(ids(found('phone_number=%2B33639980000').contacts)).toEqual([account.firstContact]);
		expect(ids(found('email=alice.martin1@customer.example').contacts)).toEqual([
			account.firstContact,
		]);
		expect(found('email=nobody@customer.example').contacts).toEqual([]);
		expect(found('query=Alice').meta).toMatchObject({ total: 40 });
		expect(found('').meta).toMatchObject({ total: 40 });
	});

	it('are created with at least one phone number, with times in unix seconds', () => {
		const { send } = open();
		const { status, json } = send('POST', '/v1/contacts', {
			first_name: 'Ada',
			phone_numbers: [phone],
			emails: [{ label: 'Work', value: 'ada@customer.example' }],
		});
		expect(status).toBe(200);
		expect(json.contact).toEqual({
			id: 3_000_000_001,
			direct_link: `${API}/v1/contacts/3000000001`,
			first_name: 'Ada',
			last_name: '',
			company_name: null,
			information: '',
			is_shared: true,
			created_at: NOW,
			updated_at: NOW,
			phone_numbers: [{ id: 3_000_000_002, ...phone }],
			emails: [{ id: 3_000_000_003, label: 'Work', value: 'ada@customer.example' }],
		});
		expect(brief(send('POST', '/v1/contacts', { phone_numbers: [] }))).toEqual(
			badRequest('phone_numbers must have at least one entry'),
		);
		expect(
			brief(send('POST', '/v1/contacts', { phone_numbers: [{ value: '+33639980099' }] })),
		).toEqual(badRequest('phone_numbers needs a label and a value'));
		expect(
			brief(
				send('POST', '/v1/contacts', { phone_numbers: Array.from({ length: 21 }, () => phone) }),
			),
		).toEqual(badRequest('phone_numbers can have 20 entries'));
	});

	it('are created twice when asked twice', () => {
		const { send, get } = open();
		send('POST', '/v1/contacts', { phone_numbers: [phone] });
		send('POST', '/v1/contacts', { phone_numbers: [phone] });
		const search = get('/v1/contacts/search?phone_number=%2B33639980099');
		expect(search.json.contacts).toHaveLength(2);
	});

	it('are updated by POST, and no field can be blanked', () => {
		const { send, get, wait } = open();
		wait(60);
		const { status, json } = send('POST', path, { last_name: 'Durand' });
		expect(status).toBe(200);
		expect(json.contact).toMatchObject({
			first_name: 'Alice',
			last_name: 'Durand',
			updated_at: NOW + 60,
		});
		expect(brief(send('POST', path, { first_name: 'Al', last_name: ' ' }))).toEqual(
			badRequest('last_name must not be blank'),
		);
		expect(get(path).json.contact).toMatchObject({ first_name: 'Alice' });
		expect(brief(send('POST', path, { phone_numbers: [phone] }))).toEqual(
			badRequest('body phone_numbers: unknown'),
		);
	});

	it('are found by what changed last', () => {
		const { send, get, wait } = open();
		wait(60);
		send('POST', `/v1/contacts/${account.firstContact + 4}`, { information: 'Called back' });
		const { contacts } = get('/v1/contacts?order_by=updated_at&order=desc&per_page=1').json;
		expect(ids(contacts)).toEqual([account.firstContact + 4]);
	});

	it.each([
		['phone_details', 'phone_numbers', 'Phone', '+33639980098'],
		['email_details', 'emails', 'Email', 'new@customer.example'],
	])('have %s of their own', (route, key, kind, value) => {
		const { send, get } = open();
		const details = () => (get(path).json.contact as Record<string, Json[]>)[key];
		const added = { label: 'Home', value };
		expect(send('POST', `${path}/${route}`, added).status).toBe(200);
		const { id } = details()[1];
		expect(details()[1]).toEqual({ id, ...added });
		expect(send('PUT', `${path}/${route}/${String(id)}`, { label: 'Car' }).status).toBe(200);
		expect(details()[1]).toEqual({ id, label: 'Car', value });
		expect(send('DELETE', `${path}/${route}/${String(id)}`).status).toBe(204);
		expect(details()).toHaveLength(1);
		expect(brief(send('DELETE', `${path}/${route}/${String(id)}`))).toEqual(notFound(kind));
		for (let i = 0; i < 19; i += 1) send('POST', `${path}/${route}`, added);
		expect(brief(send('POST', `${path}/${route}`, added))).toEqual(
			badRequest(`${key} can have 20 entries`),
		);
	});

	it('are deleted without a body', () => {
		const { send, get } = open();
		const { status, body } = send('DELETE', path);
		expect([status, body]).toEqual([204, '']);
		expect(brief(get(path))).toEqual(notFound('Contact'));
	});
});
