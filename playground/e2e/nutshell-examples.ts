/** The examples of Nutshell: in which nothing comes twice, and those that run by the clock. */
import assert from 'node:assert/strict';
import { pick, type RunExample } from './run-example';

/** An ad lead that is delivered twice is one lead, with one person, one company and one task. */
export async function adLead(run: RunExample): Promise<void> {
	const name = 'Nutshell: ad lead, each once';
	const first = await run(name);
	const [lead] = first.items('Create Lead With Person');
	assert.deepEqual(pick(lead, 'name', 'status', 'companyCreated', 'personCreated'), {
		name: 'Spring sensors (1184052210)',
		status: 'open',
		companyCreated: true,
		personCreated: true,
	});
	assert.equal(first.items('Task to Call').length, 1);
	assert.deepEqual(
		first.posts,
		['accounts', 'contacts', 'leads', 'tasks'].map((one) => `POST /rest/${one}`),
	);

	const second = await run(name);
	assert.deepEqual(second.items('Create Lead With Person'), []);
	assert.deepEqual(second.posts, []);
}

/** Each open lead has one row, with its pipeline and stage by name. */
export async function pipelineTable(run: RunExample): Promise<void> {
	const { items, posts } = await run('Nutshell: weekly table of the pipeline');
	const open = items('All Leads').filter(({ status }) => status === 'open');
	const rows = items('Sort by Stage');
	assert(open.length > 0 && open.length < items('All Leads').length);
	assert.equal(rows.length, open.length);
	assert.deepEqual(
		rows.find(({ lead }) => lead === 'Lead 1'),
		{
			...{ pipeline: 'New business', stage: 'Qualify', lead: 'Lead 1' },
			...{ value: 1200, currency: 'USD', ageInDays: 30, owner: 'Ada King' },
		},
	);
	assert.equal(items('Table').length, 1);
	assert.deepEqual(posts, []);
}

/** A company in whose activities nobody took part gives its owner a task; the second time none does. */
export async function quietCompanies(run: RunExample): Promise<void> {
	const name = 'Nutshell: every night, tasks for companies that have gone quiet';
	const first = await run(name);
	const quiet = first.items('Without Activity').map(({ name: called }) => called);
	// Its people take part in an activity of the account; nobody of the other one does.
	assert(!quiet.includes('Acme') && quiet.includes('Delta Marine'));
	const tasks = first.items('Task for the Owner');
	assert.equal(tasks.length, quiet.length);
	assert(tasks.every(({ id }) => /^\d+-tasks$/.test(String(id))));
	assert.deepEqual(first.posts, Array(quiet.length).fill('POST /rest/tasks'));

	const second = await run(name);
	assert.equal(second.items('Without Activity').length, quiet.length);
	assert.deepEqual(second.posts, []);
}
