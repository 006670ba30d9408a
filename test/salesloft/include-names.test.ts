/** The option Include Names. */
import { byId, openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { record, records, requests } = openAccount(salesloft);

const { firstPerson, firstAccount, cadences, admin, formerUser } = account;
const all = 'page=1&per_page=100&include_paging_counts=true';

describe('names beside IDs', () => {
	const withNames = { options: { includeNames: true } };

	test('are given for what a person, an account and a membership refer to', async () => {
		const person = await record('person.get', { personId: byId(firstPerson), ...withNames });
		expect(person).toMatchObject({
			owner_id: admin.id,
			owner: 'Avery Admin',
			person_stage_id: 601,
			person_stage: 'New',
			cadence_ids: [cadences.outbound],
			cadences: ['Outbound: New Leads'],
		});
		const one = await record('account.get', { accountId: byId(firstAccount), ...withNames });
		expect(one).toMatchObject({
			owner: 'Avery Admin',
			company_stage: 'Prospect',
			account_tier: 'Tier 1',
		});
		expect(
			await record('cadenceMembership.get', { cadenceMembershipId: byId(50_001), ...withNames }),
		).toMatchObject({ cadence: 'Outbound: New Leads', user: 'Avery Admin' });
	});

	test('are given for cadences, steps, emails, calls, notes, tasks and users', async () => {
		const shown = async (name: string, parameters: Parameters<typeof record>[1]) =>
			await record(name, { ...parameters, ...withNames });
		expect(await shown('cadence.get', { cadenceId: byId(302) })).toMatchObject({
			owner: 'Sam Standard',
		});
		expect(await shown('step.get', { stepId: byId(405) })).toMatchObject({
			cadence: 'Inbound Follow-up',
		});
		expect(await shown('email.get', { emailId: byId(40_001) })).toMatchObject({
			user: 'Avery Admin',
			cadence: 'Outbound: New Leads',
			email_template: 'First touch',
		});
		expect(await shown('call.get', { callId: byId(30_001) })).toMatchObject({
			user: 'Avery Admin',
		});
		expect(await shown('note.get', { noteId: byId(20_001) })).toMatchObject({
			user: 'Avery Admin',
		});
		expect(await shown('task.get', { taskId: byId(10_001) })).toMatchObject({
			user: 'Avery Admin',
		});
		expect(await shown('user.get', { userId: byId(admin.id) })).toMatchObject({
			group_id: 201,
			group: 'Americas',
		});
	});

	test('cost one request more for each kind, however many records there are', async () => {
		const found = await records('person.getAll', { limit: 60, ...withNames });
		expect(found).toHaveLength(60);
		expect(requests().slice(1)).toEqual([
			`GET /v2/users?visible_only=false&${all}`,
			`GET /v2/person_stages?${all}`,
			`GET /v2/cadences?sort_by=name&sort_direction=ASC&${all}`,
		]);
		// Who has left is named all the same.
		expect(found.find(({ owner_id }) => owner_id === formerUser.id)).toMatchObject({
			owner: 'Fred Former',
		});
	});
});
