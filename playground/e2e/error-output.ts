import assert from 'node:assert/strict';
import type { INode, OnError } from 'n8n-workflow';
import { shortcutAccount } from '../../sandbox/shortcut';
import type { Playground } from '../playground';
import { outputOf, type Execution } from '../rest';
import type { Checks } from './checks';
import { credentialOf } from './credentials';
import { singleNode, START } from './single-node';

const NODE = 'Get Story';
const FAILED = 'Failed';
const DONE = 'Done';
const MISSING = 999_999;

/** A story that is there, one that is not, and a value that is not sent at all. */
const ROWS = [
	{ id: shortcutAccount.firstStory, from: 'Ada', message: 'Is it done?' },
	{ id: MISSING, from: 'Ben', message: 'And this one?' },
	{ id: 'soon', from: 'Cleo', error: 'E42' },
];

/** What the node says about the second and the third row. */
const NOT_FOUND = {
	message: 'Shortcut could not find this: Resource not found. [item 1]',
	description: `Check the ID (${MISSING}), and that the account behind the credential can see the record.`,
	httpCode: '404',
};
const NOT_AN_ID = {
	message: `'Story' must be a whole number, a short name such as sc-123 or a web address, not "soon" [item 2]`,
	description: "Correct 'Story', or check what its expression gives.",
};

/** Adds whose row it was, by the way that n8n keeps from item to item. */
function branch(name: string, y: number): INode {
	const value = `={{ $('${START}').item.json.from }}`;
	const assignments = [{ id: '1', name: 'whose', type: 'string', value }];
	return {
		id: name,
		name,
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		position: [440, y],
		parameters: { includeOtherFields: true, assignments: { assignments } },
	};
}

/** Gets the story of each row; what is done and what failed goes on in two branches. */
async function run(playground: Playground, onError: OnError): Promise<Execution> {
	const { nodes, connections, ...rows } = singleNode({
		name: NODE,
		provider: 'Shortcut',
		credential: credentialOf(playground, 'Shortcut'),
		parameters: {
			resource: 'story',
			operation: 'get',
			storyId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
		},
	});
	const [start, node] = nodes;
	const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
	const workflow = await playground.rest.createWorkflow({
		...rows,
		nodes: [start, { ...node, onError }, branch(DONE, 0), branch(FAILED, 200)],
		connections: { ...connections, [NODE]: { main: [to(DONE), to(FAILED)] } },
		pinData: { [START]: ROWS.map((json) => ({ json })) },
	});
	const execution = await playground.rest.execute(workflow);
	assert.equal(execution.error?.message, undefined);
	assert.equal(execution.status, 'success');
	return execution;
}

/** Rows that fail in a workflow that goes on, as the nodes behind the failing one get them. */
export async function checkErrorOutput(checks: Checks, playground: Playground): Promise<void> {
	await checks.check('the error output holds the rows that failed, and why', async () => {
		const execution = await run(playground, 'continueErrorOutput');
		assert.deepEqual(
			outputOf(execution, DONE).map(({ id, whose }) => [id, whose]),
			[[ROWS[0].id, 'Ada']],
		);
		const failed = [
			{ ...ROWS[1], error: NOT_FOUND.message, details: NOT_FOUND },
			{
				...ROWS[2],
				error: NOT_AN_ID.message,
				details: { ...NOT_AN_ID, input: { error: 'E42' } },
			},
		];
		assert.deepEqual(outputOf(execution, NODE, 1), failed);
		assert.deepEqual(
			outputOf(execution, FAILED),
			failed.map((item) => ({ ...item, whose: item.from })),
		);
	});
	await checks.check('a node that goes on tells why in place of the record', async () => {
		const execution = await run(playground, 'continueRegularOutput');
		const [story, ...failed] = outputOf(execution, DONE);
		assert.deepEqual([story.id, story.whose], [ROWS[0].id, 'Ada']);
		assert.deepEqual(failed, [
			{ error: NOT_FOUND.message, details: NOT_FOUND, whose: 'Ben' },
			{ error: NOT_AN_ID.message, details: NOT_AN_ID, whose: 'Cleo' },
		]);
		assert.deepEqual(outputOf(execution, NODE, 1), []);
	});
}
