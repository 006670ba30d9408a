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
