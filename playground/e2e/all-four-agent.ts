/** The agent that works in all four from a note of a call. */
import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { salesloftAccount } from '../../sandbox/salesloft';
import { shortcutAccount } from '../../sandbox/shortcut';
import { outputOf, toldByTool, type Execution } from '../rest';
import type { AgentExample } from './agent';
import { emulated } from './emulated';
import { call, type Turn } from './scripted-model';

/** The tools, by the names of their nodes. */
const STORY = 'Create a Story';
const CADENCE = 'Add Person to Cadence';
const LEAD = 'Move a Lead';
const TAGS = 'Tag the Call';

const story = (state: string) =>
	call(STORY, {
		...{ title: 'Open the invoice page in Firefox', details: 'null', type: 'bug', state },
		...{ team: 'Platform', owner: 'Ben Lindqvist', label: 'customer request' },
	});

const others = [
	call(CADENCE, { person: 'ada.hill21@wayne.example', cadence: 'Inbound Follow-up' }),
	call(LEAD, { lead: 'Lead 5', pipeline: 'Renewals' }),
	call(TAGS, { tags: 'Churn risk, Support' }),
];

/** What the model is told of the state that is not there. */
export const NOT_THERE =
	'There is no workflow state called "Ready for Dev". The nearest are ' +
	'"Ready for Development (Engineering)", "Ready for Release (Engineering)", ' +
	'"In Review (Engineering)", "Delivered (Design)", "In Development (Engineering)". ' +
	'Give one of these names, or an ID [item 0]';

export const allFourAgent: AgentExample = {
	name: 'All four: an agent does what was agreed',
	does: 'an AI agent works in all four from names alone',
	/** No ID in it, and at first a state that is not there; what it does not know it calls null. */
	script: [() => [story('Ready for Dev')], () => [story('Ready for Development'), ...others]],
	naming: {
		[STORY]: ['team', 'state', 'owner', 'label'],
		[CADENCE]: ['cadence'],
		[LEAD]: ['lead', 'pipeline'],
		[TAGS]: ['tags'],
	},
	assertDone,
	heard: {
		'a name that is not there is told to the model with the nearest ones': assertNearestTold,
	},
};

function assertNearestTold([, { messages }]: Turn[]): void {
	const answer = messages.at(-1);
	assert.equal(answer?.role, 'tool');
	const [{ error }] = JSON.parse(answer.content) as IDataObject[];
	assert.equal(error, NOT_THERE);
}

function assertDone(sandbox: Sandbox, execution: Execution): void {
	const idFrom = (node: string) => String(toldByTool(execution, node).at(-1)?.id);

	const made = emulated(sandbox, 'shortcut', `stories/${idFrom(STORY)}`);
	const { groups, members, states } = shortcutAccount;
	assert.equal(made.name, 'Open the invoice page in Firefox');
	assert.equal(made.description, '');
	assert.equal(made.story_type, 'bug');
	assert.equal(made.workflow_state_id, states.ready);
	assert.equal(made.group_id, groups.platform);
	assert.deepEqual(made.owner_ids, [members.ben]);
	assert.deepEqual(made.label_ids, [shortcutAccount.labels.customerRequest]);

	const path = `cadence_memberships/${idFrom(CADENCE)}`;
	const { data: membership } = emulated<{ data: IDataObject }>(sandbox, 'salesloft', path);
	assert.equal((membership.person as IDataObject).id, salesloftAccount.firstPerson + 20);
	assert.equal((membership.cadence as IDataObject).id, salesloftAccount.cadences.inbound);
	assert.equal(membership.currently_on_cadence, true);

	const { leads } = emulated(sandbox, 'nutshell', `leads/${idFrom(LEAD)}`);
	const [{ description, links }] = leads as Array<{ description: string; links: IDataObject }>;
	assert.equal(description, 'Lead 5');
	assert.deepEqual([links.stageset, links.stage], ['2-stagesets', '5-stages']);

	const [{ id }] = outputOf(execution, 'Newest Missed Call');
	const { call: tagged } = emulated(sandbox, 'aircall', `calls/${String(id)}`);
	const { tags } = tagged as { tags: Array<{ name: string }> };
	assert.deepEqual(
		tags.map(({ name }) => name),
		['Churn risk', 'Support'],
	);
}
