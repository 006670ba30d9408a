import { byId, openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { run, records, record, sent } = openAccount(salesloft);

const { firstPerson, firstAccount } = account;
const ADA = 'ada.stone1@northwind.example';
/** The same name with its accent as one character, and as two. */
const COMPOSED = 'ren\u00e9e@example.com';
const DECOMPOSED = 'rene\u0301e@example.com';

const bodies = () => sent().map(({ body }) => body);

describe('what tells a record from all others', () => {
	test('is read without the spaces around a CRM ID', async () => {
		await record('person.create', {
			emailAddress: 'crm@example.com',
			additionalFields: { crmId: ' 0035e00000ABCDEAA1\n' },
		});
		await record('account.create', {
			name: 'CRM Inc.',
			domain: 'crm.example',
			additionalFields: { crmId: '\u00a00015e00000ABCDEAA1 ' },
		});
		expect(bodies()).toEqual([
			{
				email_address: 'crm@example.com',
				crm_id: '0035e00000ABCDEAA1',
				crm_id_type: 'salesforce',
			},
			{
				name: 'CRM Inc.',
				domain: 'crm.example',
				crm_id: '0015e00000ABCDEAA1',
				crm_id_type: 'salesforce',
			},
		]);
	});

	test('is nothing where a CRM ID is nothing but spaces', async () => {
		await run('person.create', {
			emailAddress: 'crm@example.com',
			additionalFields: { crmId: '=\t' },
		});
		expect(bodies()).toEqual([{ email_address: 'crm@example.com' }]);
	});

	test.each(['person', 'account'])('is read so in the filters of %s too', async (resource) => {
		await records(`${resource}.getAll`, {
			filters: { crmId: [' 0035e00000ABCDEAA1 '], ownerCrmId: ['0055e0000000101AAA\n'] },
		});
		expect(sent()[0].query).toBe(
			'crm_id[]=0035e00000ABCDEAA1&owner_crm_id[]=0055e0000000101AAA&page=1&per_page=50',
		);
	});

	test('matches a person by CRM ID, whatever stands around it', async () => {
		const personOf = async (matchBy: string, emailAddress: string) =>
			await record('person.upsert', {
				matchBy,
				emailAddress,
				additionalFields: { crmId: '0035e00000ABCDEAA1 ' },
			});
		const made = await personOf('email_address', 'crm@example.com');
		const found = await personOf('crm_id', 'new@example.com');
		expect(found).toMatchObject({ created: false, id: made.id });
	});

	test('matches a person by ID, whatever stands around it', async () => {
		const found = await record('person.upsert', {
			matchBy: 'id',
			personId: byId(`={{ ' ${firstPerson} ' }}`),
			emailAddress: ADA,
		});
		expect(found).toMatchObject({ created: false, id: firstPerson });
		expect(bodies()).toEqual([{ upsert_key: 'id', id: firstPerson, email_address: ADA }]);
	});

	test('matches a person by email address, however its accents were typed', async () => {
		const personOf = async (emailAddress: string) =>
			await record('person.upsert', { matchBy: 'email_address', emailAddress });
		const made = await personOf(`${DECOMPOSED} `);
		const found = await personOf(`\t${COMPOSED}`);
		expect(found).toMatchObject({ created: false, id: made.id });
		expect(bodies()).toEqual([
			{ upsert_key: 'email_address', email_address: COMPOSED },
			{ upsert_key: 'email_address', email_address: COMPOSED },
		]);
	});

	test('matches an account by domain, however its accents were typed', async () => {
		await record('account.upsert', {
			matchBy: 'domain',
			name: 'Renée Inc.',
			domain: ' rene\u0301e.example ',
		});
		expect(bodies()).toEqual([
			{ upsert_key: 'domain', name: 'Renée Inc.', domain: 'ren\u00e9e.example' },
		]);
	});
});

describe('tags', () => {
	const personId = byId(firstPerson);

	test('are sent without the spaces around them, and else as they are typed', async () => {
		await record('account.create', {
			name: 'New Inc.',
			domain: 'new.example',
			additionalFields: { tags: [' vip ', 'two  spaces', 'VIP'] },
		});
		await record('person.update', { personId, updateFields: { tags: ['vip\n'] } });
		expect(bodies()).toEqual([
			{ name: 'New Inc.', domain: 'new.example', tags: ['vip', 'two  spaces', 'VIP'] },
			{ tags: ['vip'] },
		]);
	});

	test('to add and to remove are found among those there are, however they were typed', async () => {
		await record('person.update', {
			personId,
			updateFields: { tags: ['caf\u00e9', 'old  customer', 'VIP', 'newsletter'] },
		});
		const changed = await record('person.update', {
			personId,
			updateFields: {
				tagsToAdd: ['cafe\u0301 ', 'vip', ' vip'],
				tagsToRemove: [' old customer', 'newsletter\n'],
			},
		});
		expect(changed.tags).toEqual(['caf\u00e9', 'VIP', 'vip']);
		expect(bodies().at(-1)).toEqual({ tags: ['caf\u00e9', 'VIP', 'vip'] });
	});

	test('that stay are sent back as Salesloft gave them', async () => {
		const accountId = byId(firstAccount);
		await record('account.update', { accountId, updateFields: { tags: ['old  customer'] } });
		await record('account.update', { accountId, updateFields: { tagsToAdd: ['new'] } });
		expect(bodies().at(-1)).toMatchObject({ tags: ['old  customer', 'new'] });
	});
});
