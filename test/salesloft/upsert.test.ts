import { json } from '../../sandbox/http';
import { byId, openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { open, run, record, sent } = openAccount(salesloft);

const { firstPerson } = account;
const ADA = 'ada.stone1@northwind.example';

describe('creating or updating a person', () => {
	test('always says by what to match, since without it the API would only create', async () => {
		const updated = await record('person.upsert', {
			matchBy: 'email_address',
			emailAddress: ADA.toUpperCase(),
			title: 'CEO',
		});
		expect(updated).toMatchObject({ created: false, id: firstPerson, title: 'CEO' });

		const created = await record('person.upsert', {
			matchBy: 'email_address',
			emailAddress: 'second@example.com',
		});
		expect(created).toMatchObject({ created: true, id: firstPerson + 60 });
		expect(sent().map(({ body }) => body)).toEqual([
			{ upsert_key: 'email_address', email_address: ADA.toUpperCase(), title: 'CEO' },
			{ upsert_key: 'email_address', email_address: 'second@example.com' },
		]);
	});

	test('matches by ID, and can change the address then', async () => {
		const updated = await record('person.upsert', {
			matchBy: 'id',
			personId: byId(firstPerson),
			emailAddress: 'ada@example.com',
		});
		expect(updated).toMatchObject({ created: false, email_address: 'ada@example.com' });
		expect(sent()[0].body).toEqual({
			upsert_key: 'id',
			id: firstPerson,
			email_address: 'ada@example.com',
		});
	});

	test('gives the raw answer where it is asked for', async () => {
		const answer = await record('person.upsert', {
			matchBy: 'email_address',
			emailAddress: ADA,
			options: { simplify: false },
		});
		expect(Object.keys(answer)).toEqual(['upsert_type', 'person', 'created']);
		expect(answer).toMatchObject({ upsert_type: 'update', created: false });
	});

	test('says whether the person was created as the last field', async () => {
		const made = await record('person.upsert', {
			matchBy: 'email_address',
			emailAddress: 'second@example.com',
		});
		expect(Object.entries(made).at(-1)).toEqual(['created', true]);
	});

	test('says nothing of it where Salesloft does not tell', async () => {
		const data = { upsert_type: 'merge', person: { id: 5 } };
		open({ instead: () => json(200, { data }) });
		const match = { matchBy: 'email_address', emailAddress: ADA };
		expect(await record('person.upsert', match)).toEqual({ id: 5, cadence_ids: [] });
		expect(await record('person.upsert', { ...match, options: { simplify: false } })).toEqual(data);
	});

	test('refuses a key without its value before anything is sent', async () => {
		const byAddress = await run('person.upsert', { matchBy: 'email_address' });
		expect(byAddress.error?.message).toBe(
			"'Match By' is Email Address, so it needs an Email Address: fill in 'Email Address' [item 0]",
		);
		const byCrm = await run('person.upsert', { matchBy: 'crm_id', emailAddress: ADA });
		expect(byCrm.error?.message).toBe(
			"'Match By' is CRM ID, so it needs a CRM ID: fill in 'CRM ID' [item 0]",
		);
		expect(sent()).toEqual([]);
	});
});
