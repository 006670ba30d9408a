/** The agent that takes a bug report as far as a team has agreed. */
import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { shortcutAccount } from '../../sandbox/shortcut';
import { outputOf, toldByTool, type Execution } from '../rest';
import type { AgentExample } from './agent';
import { emulated, emulatedText } from './emulated';
import { pick } from './run-example';
import { call, type Told } from './scripted-model';

/** The tools, by the names of their nodes. */
const BUG = 'Create a Bug';
const FIND = 'Find Stories';
const SUB_TASK = 'Add a Sub-Task';
const MOVE = 'Move a Story';
const BLOCK = 'Block a Story';
const COMMENT = 'Comment on a Story';
const ATTACH = 'Attach the Log';
const REPORT = 'Report an Iteration';

const TITLE = 'Invoices with two tax numbers come out empty';
const DETAILS = 'The PDF has no lines. Reported by Ada Hill.';
const BLOCKER = 'Fix tax numbers';
const SUB_TASKS = ['Make it happen with an invoice of our own', 'Write a test that fails'];
const WORD = 'Ada Hill gets word once it is done.';
const OWNER = 'Ben Lindqvist';
const ITERATION = 'Sprint 22';

/** A story as people write it. */
const short = ({ id }: IDataObject) => `sc-${String(id)}`;

/** The new story, and the one that it has to wait for, by its title. */
const inQuestion = (told: Told) => {
	const blocker = told(FIND).find(({ name }) => name === BLOCKER);
	assert(blocker, `no story is called ${BLOCKER}`);
	return { story: short(told(BUG)[0]), blocker: short(blocker) };
};

export const shortcutAgent: AgentExample = {
	name: 'Shortcut: an agent triages a bug report',
	does: 'an AI agent does in Shortcut from names alone what a team has agreed on a bug',
	/** Names, and what the tools have told of them; no ID is known before. */
	script: [
		() => [
			call(BUG, {
				...{ title: TITLE, details: DETAILS, team: 'Platform' },
				...{ owner: OWNER, iteration: ITERATION },
			}),
			call(FIND, { query: BLOCKER }),
		],
		(told) => {
			const { story, blocker } = inQuestion(told);
			return [
				...SUB_TASKS.map((title) => call(SUB_TASK, { title, parent: story, owner: OWNER })),
				call(MOVE, { story, state: 'In Development' }),
				call(BLOCK, { story, blocker }),
				call(COMMENT, { story, text: WORD }),
				call(ATTACH, { story }),
			];
		},
		() => [call(REPORT, { iteration: ITERATION })],
	],
	naming: {
		[BUG]: ['team', 'owner', 'iteration'],
		[SUB_TASK]: ['parent', 'owner'],
		[MOVE]: ['story', 'state'],
		[BLOCK]: ['story', 'blocker'],
		[COMMENT]: ['story'],
		[ATTACH]: ['story'],
		[REPORT]: ['iteration'],
	},
	assertDone,
};

const { groups, iterations, members, states } = shortcutAccount;

function assertDone(sandbox: Sandbox, execution: Execution): void {
	const held = <T>(path: string) => emulated<T>(sandbox, 'shortcut', path);
	const [{ id }] = toldByTool(execution, BUG);
	const bug = held<IDataObject>(`stories/${String(id)}`);
	assert.deepEqual(
		pick(bug, 'name', 'description', 'story_type', 'group_id', 'owner_ids', 'iteration_id'),
		{
			...{ name: TITLE, description: DETAILS, story_type: 'bug', group_id: groups.platform },
			...{ owner_ids: [members.ben], iteration_id: iterations.current },
		},
	);
	assert.equal(bug.workflow_state_id, states.inDevelopment);

	// n8n 1 runs what the model asks for at once in another order.
	const subTasks = held<IDataObject[]>(`stories/${String(id)}/sub-tasks`);
	subTasks.sort((one, other) => String(one.name).localeCompare(String(other.name)));
	assert.deepEqual(
		subTasks.map((one) =>
			pick(one, 'name', 'story_type', 'owner_ids', 'parent_story_id', 'workflow_state_id'),
		),
		SUB_TASKS.map((name) => ({
			...{ name, story_type: 'chore', owner_ids: [members.ben] },
			...{ parent_story_id: id, workflow_state_id: states.ready },
		})),
	);

	const [blocker] = toldByTool(execution, FIND).filter(({ name }) => name === BLOCKER);
	const links = bug.story_links as IDataObject[];
	assert.deepEqual(
		links.map((link) => pick(link, 'verb', 'subject_id', 'object_id')),
		[{ verb: 'blocks', subject_id: blocker.id, object_id: id }],
	);

	const comments = bug.comments as IDataObject[];
	assert.deepEqual(
		comments.map(({ text }) => text),
		[WORD],
	);

	const files = bug.files as IDataObject[];
	assert.deepEqual(
		files.map((file) => pick(file, 'filename', 'content_type')),
		[{ filename: 'invoice.log', content_type: 'text/plain' }],
	);
	const [{ log }] = outputOf(execution, 'The Bug Report');
	assert.equal(emulatedText(sandbox, 'shortcut', String(files[0].url)), log);

	assert.deepEqual(toldByTool(execution, REPORT), countedByState(sandbox));
}

interface Counted {
	workflow_state_id: number;
	estimate: number | null;
}

interface Workflow {
	name: string;
	states: Array<{ id: number; name: string }>;
}

/** The stories of the iteration, counted by their state. */
function countedByState(sandbox: Sandbox): IDataObject[] {
	const path = `iterations/${iterations.current}/stories`;
	const stories = emulated<Counted[]>(sandbox, 'shortcut', path);
	const workflows = emulated<Workflow[]>(sandbox, 'shortcut', 'workflows');
	const rows = workflows.flatMap((workflow) =>
		workflow.states.map((state) => {
			const all = stories.filter((story) => story.workflow_state_id === state.id);
			return {
				...{ grouped_by: 'state', name: `${state.name} (${workflow.name})` },
				num_stories: all.length,
				num_points: all.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0),
				num_stories_unestimated: all.filter(({ estimate }) => estimate === null).length,
			};
		}),
	);
	return rows.filter(({ num_stories: count }) => count > 0);
}
