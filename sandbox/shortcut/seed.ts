/** A small software company's workspace, the same every time, dated around the time of its creation. */
import { shortcutAccount as account, uuid } from './account';
import type { Call } from './call';
import { contract, iso } from './call';
import { refuse } from './refusal';
import { add, emptyWorkspace } from './kinds';
import type { Member, State, Workspace } from './kinds';
import { addEpic } from './resources/epics';
import { seedStories } from './seed-stories';
import { Query } from '../query';

const DAY = 24 * 60 * 60 * 1000;

const MEMBERS: Array<[keyof typeof account.members, string, string, string]> = [
	['ada', 'Ada Okafor', 'ada', 'owner'],
	['ben', 'Ben Lindqvist', 'ben', 'admin'],
	['chloe', 'Chloé Martin', 'chloe', 'member'],
	['david', 'David Nakamura', 'david', 'member'],
	['emeka', 'Emeka Eze', 'emeka', 'member'],
	['freya', 'Freya Solberg', 'freya', 'member'],
	['hugo', 'Hugo Brandt', 'hugo', 'observer'],
	['bruno', 'Bruno Costa', 'bruno', 'member'],
];

const LABELS: Array<[keyof typeof account.labels, string, string]> = [
	['backend', 'backend', '#3366cc'],
	['frontend', 'frontend', '#dc8f00'],
	['customerRequest', 'customer request', '#109618'],
	['security', 'security', '#b00020'],
	['techDebt', 'tech debt', '#6b7280'],
	['archived', 'q1 cleanup', '#999999'],
];

const EPICS: Array<[keyof typeof account.epics, string, number, string[], number[], number[]]> = [
	['billing', 'Self-service billing', 1, [account.groups.platform], [31], [11]],
	['search', 'Faster search', 1, [account.groups.platform], [32], [11, 15]],
	['onboarding', 'Onboarding checklist', 2, [account.groups.apps], [31], [12, 13]],
	['offline', 'Offline mode', 0, [account.groups.apps, account.groups.design], [33], [12]],
	['audit', 'Audit log', 0, [account.groups.platform], [32], [14]],
];

/** Five states from one id on. */
function states(first: number, names: string[]): State[] {
	const types = ['backlog', 'unstarted', 'started', 'started', 'done'];
	const colors = ['#8f97a3', '#4c6ef5', '#fab005', '#fd7e14', '#40c057'];
	return names.map((name, i) => ({
		id: first + i,
		name,
		type: types[i],
		color: colors[i],
		position: i,
	}));
}

/** A workspace with everything that tests name in `shortcutAccount`. */
export function seed(time: number, stories: number): Workspace {
	const { toDo, inProgress, done } = account.epicStates;
	const workspace = emptyWorkspace([
		{ id: toDo, name: 'To Do', type: 'unstarted', color: '#8f97a3', position: 0 },
		{ id: inProgress, name: 'In Progress', type: 'started', color: '#fab005', position: 1 },
		{ id: done, name: 'Done', type: 'done', color: '#40c057', position: 2 },
	]);
	const old = {
		state: workspace,
		now: iso(time - 400 * DAY),
		updated_at: iso(time - 200 * DAY),
	};
	seedPeople(old);
	seedSetup(old);
	seedPlans(old, time);
	seedEpics(callAt(workspace, time - 90 * DAY));
	seedStories(callAt(workspace, time), stories);
	return workspace;
}

/** Where and when the oldest records were made, and when they were last changed. */
interface Old {
	state: Workspace;
	now: string;
	updated_at: string;
}

/** A call as if made at a time, so that the seed goes through the same doors as a request. */
function callAt(workspace: Workspace, time: number): Call {
	return {
		operation: { id: 'seed', method: 'POST', path: '' },
		state: workspace,
		caller: { ...(workspace.members.get(account.members.ada) as Member), token: account.token },
		params: {},
		query: new Query(),
		body: {},
		request: { method: 'POST', url: new URL(contract.host), headers: {}, body: Buffer.alloc(0) },
		ms: time,
		now: iso(time),
		refuse,
	};
}

const { members, groups, workflows, states: stateIds } = account;

function seedPeople(old: Old): void {
	const { updated_at } = old;
	for (const [key, name, mention_name, role] of MEMBERS) {
		const email_address = `${mention_name}@harborlight.example`;
		const own = { id: members[key], disabled: key === 'bruno', updated_at };
		add(old, 'members', { name, mention_name, email_address, role, ...own });
	}
	const { ada, ben, chloe, david, emeka, freya } = members;
	const { engineering, design } = workflows;
	const teams = [
		['platform', 'Platform', 'blue', [ada, ben, david], engineering],
		['apps', 'Apps', 'green', [chloe, emeka], engineering],
		['design', 'Design', 'purple', [freya], design],
	] as const;
	for (const [key, name, color_key, team, workflow] of teams) {
		const own = { id: groups[key], name, mention_name: key, description: `The ${name} team` };
		const work = { default_workflow_id: workflow, workflow_ids: [workflow] };
		add(old, 'groups', { ...own, color_key, member_ids: [...team], ...work, updated_at });
	}
}

function seedSetup(old: Old): void {
	const { customFieldValues: values, customFields: fields, projects, repositories } = account;
	const { updated_at } = old;
	const flows: Array<[id: number, name: string, states: string[]]> = [
		[
			workflows.engineering,
			'Engineering',
			['Backlog', 'Ready for Development', 'In Development', 'In Review', 'Completed'],
		],
		[workflows.design, 'Design', ['Ideas', 'To Explore', 'Sketching', 'Critique', 'Delivered']],
	];
	flows.forEach(([id, name, names], i) => {
		const team = { team_id: 500000100 + i, default_state_id: id + 2 };
		add(old, 'workflows', { id, name, ...team, states: states(id + 1, names), updated_at });
	});
	const choices = {
		priority: [
			[values.priorityHigh, 'High'],
			[values.priorityMedium, 'Medium'],
			[values.priorityLow, 'Low'],
		],
		severity: [
			[values.severity1, 'Severity 1'],
			[values.severity2, 'Severity 2'],
		],
		skillSet: [[uuid('customFieldValue', 31), 'Backend']],
	};
	const names = { priority: 'Priority', severity: 'Severity', skillSet: 'Skill Set' };
	for (const key of ['priority', 'severity', 'skillSet'] as const) {
		const name = names[key];
		add(old, 'customFields', {
			id: fields[key],
			name,
			canonical_name: name.toLowerCase().replace(' ', '-'),
			description: `How stories are sorted by ${name.toLowerCase()}`,
			enabled: key !== 'skillSet',
			icon_set_identifier: name.toLowerCase(),
			values: choices[key].map(([id, value]) => ({ id, value, color_key: null, enabled: true })),
			updated_at,
		});
	}
	add(old, 'projects', {
		...{ id: projects.legacy, name: 'Website (old)', description: 'From before workflows' },
		...{ abbreviation: 'web', color: '#123456', team_id: 500000100, updated_at },
	});
	add(old, 'repositories', {
		...{ id: repositories.app, name: 'app', full_name: 'harborlight/app', type: 'github' },
		...{ url: 'https://git.harborlight.example/app', external_id: '7001', updated_at },
	});
	add(old, 'templates', {
		...{ id: account.templates.bugReport, name: 'Bug report', author_id: members.ada, updated_at },
		story_contents: {
			name: 'Bug: ',
			description: '## Steps\n\n## Expected\n\n## Seen\n',
			story_type: 'bug',
			labels: [{ name: 'customer request' }],
			workflow_state_id: stateIds.ready,
		},
	});
}

function seedPlans(old: Old, time: number): void {
	const { labels, categories, objectives, keyResults, iterations } = account;
	const { updated_at } = old;
	for (const [key, name, color] of LABELS) {
		add(old, 'labels', { id: labels[key], name, color, archived: key === 'archived', updated_at });
	}
	add(old, 'categories', { id: categories.growth, name: 'Growth', updated_at });
	add(old, 'categories', { id: categories.quality, name: 'Quality', updated_at });
	const goals = [
		['selfService', 'Customers serve themselves', 'in progress', [21], ['signups', 'published']],
		['reliability', 'Nobody notices our deploys', 'in progress', [22], []],
		['mobile', 'Work anywhere', 'to do', [21], []],
	] as const;
	goals.forEach(([key, name, state, category_ids, results], i) =>
		add(old, 'objectives', {
			...{ id: objectives[key], name, description: `Objective: ${name.toLowerCase()}`, state },
			...{ category_ids: [...category_ids], position: i + 1, updated_at },
			key_result_ids: results.map((result) => keyResults[result]),
		}),
	);
	const objective_id = objectives.selfService;
	add(old, 'keyResults', {
		...{ id: keyResults.signups, name: 'Sign-ups without a call', objective_id, type: 'numeric' },
		initial_observed_value: { numeric_value: '10' },
		current_observed_value: { numeric_value: '25' },
		current_target_value: { numeric_value: '60' },
		updated_at,
	});
	add(old, 'keyResults', {
		...{ id: keyResults.published, name: 'Price list published', objective_id, type: 'boolean' },
		initial_observed_value: { boolean_value: false },
		current_observed_value: { boolean_value: false },
		current_target_value: { boolean_value: true },
		updated_at,
	});
	const day = (offset: number) => iso(time + offset * DAY).slice(0, 10);
	(['past', 'current', 'next', 'later'] as const).forEach((key, i) =>
		add(old, 'iterations', {
			...{
				id: iterations[key],
				name: `Sprint ${21 + i}`,
				group_ids: [groups.platform],
				updated_at,
			},
			description: `Two weeks, number ${21 + i}`,
			start_date: day(14 * i - 21),
			end_date: day(14 * i - 8),
		}),
	);
}

function seedEpics(call: Call): void {
	for (const [key, name, state, group_ids, objective_ids, label_ids] of EPICS) {
		const epic = addEpic(call, {
			...{ id: account.epics[key], name, description: `Everything for ${name.toLowerCase()}` },
			...{ group_ids, objective_ids, owner_ids: [members.ben] },
			epic_state_id: call.state.epicStates[state].id,
		});
		epic.label_ids = label_ids;
	}
}
