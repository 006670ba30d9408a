/** Lists of people: what is asked of Salesloft, and what comes. */
import { byId, openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { answered, records, sent } = openAccount(salesloft);

const { firstPerson, admin, firstAccount, cadences } = account;

/** What the API says of the filters that it knows. */
interface Understood {
	metadata: { filtering: object };
}

describe('listing people', () => {
	test('takes a time as Salesloft answers it, to the microsecond', async () => {
		const given = '2026-10-01T01:22:45.587713-05:00';
		await records('person.getAll', { filters: { updatedAfter: given } });
		expect(sent()[0].query).toBe('updated_at[gt]=2026-10-01T06:22:45.587713Z&page=1&per_page=50');
	});

	test('sends filters under the exact names of the API, all of which it understands', async () => {
		const found = await records('person.getAll', {
			filters: {
				accountId: byId(firstAccount),
				canEmail: true,
				customFieldValues: { items: [{ name: 'Favorite Color', value: 'blue' }] },
				ids: `${firstPerson}, ${firstPerson + 12}`,
				ownerIds: [admin.id],
				personStageIds: [601],
				title: ['Head of Sales'],
				updatedAfter: '2026-10-01T00:00:00Z',
				updatedBefore: '2026-11-01T00:00:00Z',
			},
			options: { sortBy: 'name', sortDirection: 'ASC' },
		});
		expect(found.map(({ id }) => id)).toEqual([firstPerson, firstPerson + 12]);
		expect(sent()[0].query?.split('&')).toEqual([
			`account_id[]=${firstAccount}`,
			'can_email=true',
			'custom_fields[Favorite Color]=blue',
			`ids[]=${firstPerson}`,
			`ids[]=${firstPerson + 12}`,
			'title[]=Head of Sales',
			`owner_id[]=${admin.id}`,
			'person_stage_id[]=601',
			'updated_at[gt]=2026-10-01T00:00:00.000Z',
			'updated_at[lt]=2026-11-01T00:00:00.000Z',
			'sort_by=name',
			'sort_direction=ASC',
			'page=1',
			'per_page=50',
		]);
		expect(Object.keys(answered<Understood>().metadata.filtering).sort()).toEqual([
			'account_id',
			'can_email',
			'custom_fields',
			'ids',
			'owner_id',
			'person_stage_id',
			'title',
			'updated_at',
		]);
	});

	test('finds people without something, alone or beside those who have one value of it', async () => {
		const all = async (filters: Record<string, boolean | number[]>) =>
			(await records('person.getAll', { returnAll: true, filters })).length;
		expect(await all({ withoutStage: true })).toBe(12);
		expect(await all({ withoutStage: true, personStageIds: [601] })).toBe(24);
		expect(await all({ withoutEmailAddress: true })).toBe(3);
		expect(await all({ withoutOwner: true })).toBe(4);
		expect(await all({ withoutStage: false })).toBe(60);
		expect(sent()[1].query).toContain('person_stage_id[]=601&person_stage_id[]=_is_null&');
		expect(sent()[3].query).toContain('owner_crm_id[]=_is_null&');
		expect(sent()[4].query).not.toContain('_is_null');
	});

	test('finds who is on a cadence', async () => {
		const found = await records('person.getAll', {
			filters: { cadenceIds: [cadences.inbound] },
			options: { sortBy: 'created_at', sortDirection: 'ASC' },
		});
		expect(found.map(({ cadence_ids }) => cadence_ids)).toEqual(
			Array.from({ length: 4 }, () => [cadences.inbound]),
		);
	});
});
