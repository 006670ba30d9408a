/** The examples of Shortcut that a person runs again and again. */
import assert from 'node:assert/strict';
import { shortcutAccount } from '../../sandbox/shortcut';
import { pick, type RunExample } from './run-example';

const { states } = shortcutAccount;

/** The second time, the same alert only adds a comment. */
export async function alertOnce(run: RunExample): Promise<void> {
	const name = 'Shortcut: from alert to story, once';
	const first = await run(name);
	const [story] = first.items('Create or Update Story');
	assert.deepEqual(pick(story, 'name', 'story_type', 'labels', 'created'), {
		name: 'Disk of db1 is full',
		story_type: 'bug',
		labels: ['alert'],
		created: true,
	});
	const [moved] = first.items('Move to State');
	assert.deepEqual(pick(moved, 'id', 'workflow_state_id'), {
		id: story.id,
		workflow_state_id: states.ready,
	});
	const [file] = first.items('Attach the Log');
	assert.deepEqual(pick(file, 'name', 'story_ids'), { name: 'alert.log', story_ids: [story.id] });
	assert.deepEqual(first.items('Note That It Came Again'), []);

	const second = await run(name);
	const [again] = second.items('Create or Update Story');
	assert.deepEqual(pick(again, 'id', 'created'), { id: story.id, created: false });
	assert.deepEqual(second.items('Attach the Log'), []);
	assert.deepEqual(pick(second.items('Note That It Came Again')[0], 'story_id', 'text'), {
		story_id: story.id,
		text: 'Came again: 98 % of /var are in use.',
	});
}

/** The table has a row for each state and each owner, and counts each story once by its state. */
export async function iterationReport(run: RunExample): Promise<void> {
	const { items } = await run('Shortcut: weekly report of the iterations');
	const [iteration, ...others] = items('Iterations Under Way');
	assert.deepEqual(others, []);
	const rows = items('Name the Iteration');
	assert(rows.every((row) => row.iteration === iteration.name));
	const counted = rows
		.filter(({ grouped_by }) => grouped_by === 'state')
		.reduce((sum, { num_stories }) => sum + Number(num_stories), 0);
	assert.equal(counted, iteration.num_stories);
	assert(rows.some(({ grouped_by, name }) => grouped_by === 'owner' && name === null));
	assert.equal(items('Table').length, 1);
}

/** Two epics, three stories and two links between them; the second time none of them is made again. */
export async function roadmap(run: RunExample): Promise<void> {
	const name = 'Shortcut: a roadmap from rows';
	const first = await run(name);
	const made = (node: string, from = first) => from.items(node).map(({ created }) => created);
	assert.deepEqual(made('Create or Update Epic'), [true, true]);
	assert.deepEqual(made('Create or Update Story'), [true, true, true]);
	assert.deepEqual(made('Block Until Then'), [true, true]);
	const stories = first.items('Create or Update Story');
	assert.deepEqual(
		first.items('Block Until Then').map((link) => pick(link, 'verb', 'subject_id', 'object_id')),
		[0, 1].map((n) => ({
			verb: 'blocks',
			subject_id: stories[n].id,
			object_id: stories[n + 1].id,
		})),
	);

	const second = await run(name);
	assert.deepEqual(made('Create or Update Epic', second), [false, false]);
	assert.deepEqual(made('Create or Update Story', second), [false, false, false]);
	assert.deepEqual(made('Block Until Then', second), [false, false]);
	assert.deepEqual(
		second.items('Create or Update Story').map(({ id }) => id),
		stories.map(({ id }) => id),
	);
}
