import assert from 'node:assert/strict';
import type { Playground } from '../playground';
import { outputOf, type Execution, type Workflow } from '../rest';
import type { Checks } from './checks';

/** The example that the checks run. */
export const BUG_REPORT = 'Shortcut: from bug report to story';

async function exampleNamed({ rest, workflows }: Playground, wanted: string): Promise<Workflow> {
	const found = workflows.find(({ name }) => name === wanted);
	assert(found, `no workflow named ${wanted}`);
	return await rest.workflow(found.id);
}

function assertNoSecrets({ stored }: Execution, { credentials }: Playground): void {
	const secrets = credentials.flatMap(({ data }) => Object.values(data));
	for (const secret of secrets) assert(!stored.includes(secret), 'a secret was stored');
}

/** The example workflows, run by n8n. */
export async function checkWorkflows(checks: Checks, playground: Playground): Promise<void> {
	await checks.check('Shortcut: the example turns a bug report into a story', async () => {
		const workflow = await exampleNamed(playground, BUG_REPORT);
		const execution = await playground.rest.execute(workflow);
		assert.equal(execution.status, 'success');

		const [story] = outputOf(execution, 'Create Story');
		assert.equal(story.name, 'Checkout shows an empty cart');
		assert.equal(story.story_type, 'bug');
		assert.deepEqual(story.labels, ['customer request']);

		const [comment] = outputOf(execution, 'Comment on It');
		assert.equal(comment.story_id, story.id);
		assert.equal(comment.text, 'Reported by support@example.com');

		const bugs = outputOf(execution, 'List Open Bugs');
		assert(bugs.some(({ id }) => id === story.id));
		assert(bugs.every(({ story_type, completed }) => story_type === 'bug' && !completed));

		assertNoSecrets(execution, playground);
	});
}
