import { Salesloft } from '../../nodes/Salesloft/Salesloft.node';
import { exampleOf } from '../example';
import { execute, resultOf } from '../harness/run-node';
import { openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const HOUR = 60 * 60 * 1000;

const { open, credentials, records, sent } = openAccount(salesloft);

const signUp = {
	email: 'new.lead@example.com',
	firstName: 'Nora',
	lastName: 'Newman',
	company: 'Example Inc.',
	message: 'Hello',
	cadence: account.cadences.outbound,
	colleague: 'sam.standard@quartet.example',
};

test('the example takes a lead through to the end', async () => {
	const workflow = exampleOf('salesloft-new-lead', new Salesloft(), credentials());
	const result = await execute(workflow, credentials(), { items: [{ json: signUp }] });
	expect(result.status).toBe('success');
	const [person] = resultOf(result, 'Create or Update Person').items;
	expect(person.json).toMatchObject({ created: true, first_name: 'Nora', last_name: 'Newman' });
	const [task] = resultOf(result, 'Give a Colleague a Task').items;
	expect(task.json).toMatchObject({ id: 10_009, user_id: account.standardUser.id });
	expect(sent().map(({ route }) => route)).toEqual([
		'POST /v2/person_upserts',
		'POST /v2/notes',
		'POST /v2/cadence_memberships',
		'GET /v2/users',
		'POST /v2/tasks',
	]);

	// What the example asks before it adds anything.
	const [again] = await records('person.upsert', {
		matchBy: 'email_address',
		emailAddress: signUp.email,
	});
	expect(again).toMatchObject({ created: false, cadence_ids: [signUp.cadence] });
});

test('the example notes on the account what was said', async () => {
	const filters = { accountIds: [account.firstAccount] };
	const [conversation] = await records('conversation.getAll', { filters });
	const given = { 'Conversations of the Last Day': conversation };
	const name = 'salesloft-transcript-to-account';
	const workflow = exampleOf(name, new Salesloft(), credentials(), given);
	const result = await execute(workflow, credentials(), {});
	expect(result.status).toBe('success');
	const [note] = resultOf(result, 'Note on the Account').items;
	expect(note.json).toMatchObject({
		...{ associated_type: 'account', associated_with_id: account.firstAccount },
		content:
			'Introduction Northwind\n\n[00:00] Avery Admin: Good morning, thank you for your time.\n[00:04] Ada Stone: Hello, we would like to renew.\n[01:02] Avery Admin: I will send the offer today.',
	});
});

describe('the example that forgets a person', () => {
	const PERSON = 'ada.stone1@northwind.example';
	const path = 'POST /v2/data_control/right_to_be_forgotten';
	const answered = async (typed: string) => {
		const given = { Approval: { 'Email address of the person': typed } };
		const workflow = exampleOf('salesloft-forget-me', new Salesloft(), credentials(), given);
		return await execute(workflow, credentials(), { items: [{ json: { email: PERSON } }] });
	};
	const asked = () => sent().filter(({ route }) => route === path);

	test('does so once somebody has typed in the address', async () => {
		const result = await answered(PERSON);
		expect(result.status).toBe('success');
		expect(asked().map(({ body }) => body)).toEqual(
			[true, false].map((dry_run) => ({ dry_run, people_ids: [account.firstPerson] })),
		);
		const { items } = resultOf(result, 'What Came of It');
		expect(items.map(({ json }) => json.dry_run)).toEqual([false, true]);
	});

	test.each([['bela.berg2@contoso.example'], ['']])('does not where it is %j', async (typed) => {
		const result = await answered(typed);
		expect(result.status).toBe('error');
		expect(asked().map(({ body }) => body)).toEqual([
			{ dry_run: true, people_ids: [account.firstPerson] },
		]);
	});
});

test('the example of a table reads the emails that have changed in a day, with names', async () => {
	open({ clock: Date.now, historyAge: 20 * HOUR });
	const workflow = exampleOf('salesloft-replies-table', new Salesloft(), credentials());
	const before = Date.now();
	const result = await execute(workflow, credentials(), { items: [{ json: {} }] });
	const after = Date.now();
	expect(result.status).toBe('success');
	const emails = resultOf(result, 'Emails of the Day').items.map(({ json }) => json);
	expect(emails).toHaveLength(23);
	expect(emails[4]).toMatchObject({
		id: 40_005,
		recipient_email_address: 'ewa.woods5@globex.example',
		...{ user: 'Avery Admin', cadence: 'Outbound: New Leads', email_template: 'First touch' },
		...{ views: 0, replies: 1 },
	});
	const [{ query = '' }] = sent();
	const asked = new URLSearchParams(query.replaceAll('+', '%2B'));
	const since = Date.parse(asked.get('updated_at[gt]') ?? '') + 24 * HOUR;
	expect(since).toBeGreaterThanOrEqual(before);
	expect(since).toBeLessThanOrEqual(after);

	// Whatever is older is not of the day.
	open({ clock: Date.now, historyAge: 25 * HOUR });
	const next = await execute(workflow, credentials(), { items: [{ json: {} }] });
	expect(resultOf(next, 'Emails of the Day').items).toEqual([]);
});
