import { byId, named, openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { record, records, refusal, sent } = openAccount(salesloft);

const NORTHWIND = 73_001;
const { firstPerson, admin } = account;
/** A person of another account. */
const stranger = firstPerson + 1;

describe('opportunities', () => {
	test('are named by their name, which Salesloft looks for', async () => {
		const found = await record('opportunity.get', {
			opportunityId: named(' Northwind Renewal', 'name'),
		});
		expect(found).toMatchObject({
			id: NORTHWIND,
			name: 'Northwind Renewal',
			stage_name: 'Discovery',
			amount: '1000',
			account_id: account.firstAccount,
			owner_id: admin.id,
		});
		expect(sent()[0].query).toContain('name[]=Northwind');
	});
});

describe('the people of an opportunity', () => {
	test('are those of the one that is asked for, out of the whole list', async () => {
		const found = await records('opportunity.getPeople', {
			filters: { opportunityId: byId(NORTHWIND) },
		});
		expect(found.map(({ opportunity_id, person_id }) => [opportunity_id, person_id])).toEqual(
			[48, 36, 24, 12, 0].map((i) => [NORTHWIND, firstPerson + i]),
		);
	});

	test('come and go by their own IDs', async () => {
		const both = { opportunityId: byId(NORTHWIND), personId: byId(stranger) };
		const added = await record('opportunity.addPerson', both);
		expect(added).toMatchObject({ opportunity_id: NORTHWIND, person_id: stranger });
		expect(await record('opportunity.removePerson', both)).toEqual({ deleted: true, id: added.id });
		expect(sent().map(({ route }) => route)).toEqual([
			'POST /v2/opportunity_people',
			'GET /v2/opportunity_people',
			`DELETE /v2/opportunity_people/${String(added.id)}`,
		]);
	});

	test('who do not belong to it are told, and nothing is removed', async () => {
		const both = { opportunityId: byId(NORTHWIND), personId: byId(stranger) };
		expect(await refusal('opportunity.removePerson', both)).toContain(
			'This person does not belong to this opportunity',
		);
		expect(sent().map(({ route }) => route)).toEqual(['GET /v2/opportunity_people']);
	});
});

describe('what a team sets up', () => {
	test('the parameters of a saved view go as a text and come as an object', async () => {
		const made = await record('savedListView.create', {
			name: 'Cold Leads',
			view: 'people',
			viewParams: '{"stage":"New"}',
		});
		expect(sent()[0].body).toEqual({
			name: 'Cold Leads',
			view: 'people',
			view_params: '{"stage":"New"}',
		});
		expect(made.view_params).toEqual({ stage: 'New' });
	});

	test('a user gets a custom role by its name, and Admin as it is', async () => {
		const userId = byId(account.standardUser.id);
		await record('user.update', {
			userId,
			updateFields: { roleId: named('regional manager', 'name') },
		});
		await record('user.update', { userId, updateFields: { roleId: byId('Admin') } });
		const changes = sent().filter(({ route }) => route.startsWith('PUT'));
		expect(changes.map(({ body }) => body)).toEqual([
			{ role_id: '5a1e5107-0000-4000-8000-000000000642' },
			{ role_id: 'Admin' },
		]);
	});
});
