import { salesloftAccount as account } from '../../../sandbox/salesloft';
import { ADA, href, invalid, open, STAMP } from './team';

const FIRST = account.firstPerson;
const { admin } = account;

describe('people', () => {
	it('are created with an address, owned by the caller, with references instead of records', () => {
		const { send, wait } = open();
		wait(1);
		const { status, data } = send('POST', '/people', {
			email_address: 'new@northwind.example',
			first_name: 'New',
			account_id: 2001,
			person_stage_id: 602,
		});
		expect(status).toBe(200);
		expect(data).toMatchObject({
			id: FIRST + 60,
			display_name: 'New',
			full_email_address: '"New" <new@northwind.example>',
			account: { id: 2001, _href: href('accounts/2001') },
			owner: { id: admin.id, _href: href('users/101') },
			person_stage: { id: 602, _href: href('person_stages/602') },
			import: null,
			cadences: [],
			created_at: '2026-11-21T10:00:00.001713-05:00',
			updated_at: '2026-11-21T10:00:00.001713-05:00',
		});
	});

	it('need an address, or a phone with a last name, that nobody has', () => {
		const { send } = open();
		const create = (body: object) => send('POST', '/people', body);
		const missing = invalid({ email_address: ['or phone and last_name must be given'] });
		expect(create({ first_name: 'No', phone: '+1' })).toMatchObject(missing);
		expect(create({ phone: '+1', last_name: 'Stone' }).status).toBe(200);
		expect(create({ phone: '+1', last_name: 'Stone' })).toMatchObject(
			invalid({ phone: ['has already been taken'] }),
		);
		expect(create({ email_address: 'ADA.Stone1@northwind.example' })).toMatchObject(
			invalid({ email_address: ['has already been taken'] }),
		);
		expect(create({ email_address: 'x@y.example', owner_id: 1, account_id: FIRST })).toMatchObject(
			invalid({ owner_id: ['could not be found'], account_id: ['could not be found'] }),
		);
	});

	it('are changed in part, but tags are replaced as a whole', () => {
		const { send, get } = open();
		const before = get(ADA).data;
		const { data } = send('PUT', ADA, { title: 'CEO', tags: ['vip', 'new tag'] });
		expect(data).toEqual({ ...before, title: 'CEO', tags: ['vip', 'new tag'], updated_at: STAMP });
		expect(get('/tags?search=new').rows).toEqual([
			{ id: 702, name: 'newsletter' },
			{ id: 704, name: 'new tag' },
		]);
		expect(send('PUT', ADA, { title: '' }).data.title).toBeNull();
	});

	it('get the date as a tag when autotag_date is set', () => {
		const body = { email_address: 'x@y.example', tags: ['vip'], autotag_date: true };
		expect(open().send('POST', '/people', body).data.tags).toEqual(['vip', '2026-11-21']);
	});

	it('keep custom fields by display name, only those with a value', () => {
		const { send, get } = open();
		const write = (custom_fields: object) => send('PUT', ADA, { custom_fields });
		expect(write({ 'Renewal Date': '2027-01-31' }).data.custom_fields).toEqual({
			'Favorite Color': 'Blue',
			'Renewal Date': '2027-01-31',
		});
		expect(write({ 'Favorite Color': '' }).data.custom_fields).toEqual({
			'Renewal Date': '2027-01-31',
		});
		const refused = (problem: string) => invalid({ custom_fields: [problem] });
		expect(write({ 'favorite color': 'Red' })).toMatchObject(
			refused('has no field named favorite color'),
		);
		expect(write({ 'ERP System': 'x' })).toMatchObject(refused('has no field named ERP System'));
		expect(write({ 'Renewal Date': 'soon' })).toMatchObject(
			refused('has an invalid value for Renewal Date'),
		);
		expect(write({ 'Favorite Color': 7 }).status).toBe(422);
		send('PUT', '/custom_fields/902', { name: 'Renewal' });
		expect(get(ADA).data.custom_fields).toEqual({ Renewal: '2027-01-31' });
		expect(send('DELETE', '/custom_fields/902').status).toBe(204);
		expect(get(ADA).data.custom_fields).toEqual({});
	});

	it('are upserted by the key alone: without one a record is only ever created', () => {
		const { send } = open();
		const upsert = (body: object) => send('POST', '/person_upserts', body);
		const email_address = 'ada.stone1@northwind.example';
		expect(upsert({ email_address })).toMatchObject(
			invalid({ email_address: ['has already been taken'] }),
		);
		expect(upsert({ upsert_key: 'email_address', title: 'CEO' })).toMatchObject(
			invalid({ email_address: ['must be given when it is the upsert_key'] }),
		);
		expect(upsert({ upsert_key: 'email_address', email_address, title: 'CEO' }).data).toMatchObject(
			{
				upsert_type: 'update',
				person: { id: FIRST, title: 'CEO' },
			},
		);
		expect(
			upsert({ upsert_key: 'email_address', email_address: 'x@y.example' }).data,
		).toMatchObject({
			upsert_type: 'create',
			person: { id: FIRST + 60, email_address: 'x@y.example' },
		});
		expect(upsert({ upsert_key: 'id', id: FIRST, title: 'CFO' }).data).toMatchObject({
			person: { id: FIRST, title: 'CFO', email_address },
		});
		expect(upsert({ upsert_key: 'email_address', email_address, id: FIRST + 1 })).toMatchObject(
			invalid({ id: ['could not be found'] }),
		);
	});

	it('are not upserted under an id when nobody has the key', () => {
		const body = { upsert_key: 'email_address', email_address: 'x@y.example', id: FIRST };
		expect(open().send('POST', '/person_upserts', body)).toMatchObject(
			invalid({ id: ['could not be found'] }),
		);
	});

	it('are not upserted when several have the key', () => {
		const { send } = open();
		const crm = { crm_id: '00Q5e00000abcdeAAA', crm_id_type: 'salesforce' };
		send('PUT', ADA, crm);
		send('PUT', `/people/${FIRST + 1}`, crm);
		expect(send('POST', '/person_upserts', { upsert_key: 'crm_id', ...crm })).toMatchObject(
			invalid({ crm_id: ['matches several records'] }),
		);
	});

	it('are deleted with an empty 204, as often as one likes', () => {
		const { send, get } = open();
		expect(send('DELETE', ADA)).toMatchObject({ status: 204, text: '' });
		expect(send('DELETE', ADA).status).toBe(204);
		expect(send('DELETE', '/people/5').status).toBe(404);
		expect(get(ADA).status).toBe(404);
		expect(get(`/cadence_memberships?person_id=${FIRST}`).rows).toMatchObject([
			{ person_deleted: true, currently_on_cadence: false },
		]);
	});
});

describe('person stages', () => {
	it('are made, renamed and deleted, and people lose a deleted one', () => {
		const { send, get } = open();
		expect(send('POST', '/person_stages', { name: 'Late' }).data).toEqual({
			id: 605,
			name: 'Late',
			order: 5,
			active: true,
			created_at: STAMP,
			updated_at: STAMP,
		});
		expect(send('PUT', '/person_stages/605', { name: 'Later' }).data.name).toBe('Later');
		send('PUT', ADA, { person_stage_id: 605 });
		expect(send('DELETE', '/person_stages/605').status).toBe(204);
		expect(send('DELETE', '/person_stages/605').status).toBe(204);
		expect(get(ADA).data.person_stage).toBeNull();
	});
});

it('begins with the same team every time and shares nothing between sandboxes', () => {
	const [one, other] = [open(), open()];
	one.send('DELETE', ADA);
	expect(other.get(ADA).data).toEqual(open().get(ADA).data);
	expect(open().get('/people?per_page=100').text).toBe(open().get('/people?per_page=100').text);
});
