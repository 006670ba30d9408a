import { byId, openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { records, record, sent } = openAccount(salesloft);

const { firstAccount, admin } = account;

test('creating an account sends the stage under its name for writing', async () => {
	const made = await record('account.create', {
		name: 'New Inc.',
		domain: 'new.example',
		ownerId: byId('avery.admin@quartet.example'),
		additionalFields: {
			companyStageId: byId(652),
			accountTierId: byId(681),
			industry: 'Retail',
			tags: ['vip'],
		},
	});
	expect(sent()).toEqual([
		{
			route: 'GET /v2/users',
			query: 'visible_only=false&search=avery.admin@quartet.example&page=1&per_page=100',
		},
		{
			route: 'POST /v2/accounts',
			body: {
				name: 'New Inc.',
				domain: 'new.example',
				industry: 'Retail',
				owner_id: admin.id,
				company_stage_id: 652,
				account_tier_id: 681,
				tags: ['vip'],
			},
		},
	]);
	expect(made).toMatchObject({
		id: firstAccount + 12,
		name: 'New Inc.',
		owner_id: admin.id,
		company_stage_id: 652,
		account_tier_id: 681,
		people_count: 0,
	});
});

test('listing filters by stage under its name for reading', async () => {
	const found = await records('account.getAll', {
		filters: { accountStageIds: [651], archived: false },
		options: { sortBy: 'name', sortDirection: 'ASC' },
	});
	expect(found.map(({ name }) => name)).toEqual(['Acme', 'Northwind', 'Umbrella', 'Vandelay']);
	expect(sent()[0].query).toBe(
		'archived=false&account_stage_id[]=651&sort_by=name&sort_direction=ASC&page=1&per_page=50',
	);
});

test('an update sends name and domain along, which the API wants with every change', async () => {
	const accountId = byId(firstAccount);
	const changed = await record('account.update', {
		accountId,
		updateFields: { industry: 'Energy', archived: true, tagsToAdd: ['new'] },
	});
	expect(changed).toMatchObject({ industry: 'Energy', tags: ['vip', 'new'] });
	expect(changed.archived_at).not.toBeNull();
	await record('account.update', {
		accountId,
		updateFields: { name: 'Northwind Ltd.', domain: 'northwind.example' },
	});
	expect(sent()).toEqual([
		{ route: `GET /v2/accounts/${firstAccount}` },
		{
			route: `PUT /v2/accounts/${firstAccount}`,
			body: {
				archived: true,
				industry: 'Energy',
				domain: 'northwind.example',
				name: 'Northwind',
				tags: ['vip', 'new'],
			},
		},
		{
			route: `PUT /v2/accounts/${firstAccount}`,
			body: { domain: 'northwind.example', name: 'Northwind Ltd.' },
		},
	]);
});

test('creating or updating matches by domain and sends the key', async () => {
	const updated = await record('account.upsert', {
		matchBy: 'domain',
		name: 'Contoso AG',
		domain: 'contoso.example',
	});
	expect(updated).toMatchObject({
		created: false,
		id: firstAccount + 1,
		name: 'Contoso AG',
	});
	expect(sent()[0]).toEqual({
		route: 'POST /v2/account_upserts',
		body: { upsert_key: 'domain', name: 'Contoso AG', domain: 'contoso.example' },
	});
});

test('deleting an account', async () => {
	expect(await record('account.delete', { accountId: byId(firstAccount) })).toEqual({
		deleted: true,
		id: firstAccount,
	});
});
