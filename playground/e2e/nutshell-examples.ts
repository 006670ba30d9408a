/** The examples of Nutshell in which nothing comes twice. */
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
