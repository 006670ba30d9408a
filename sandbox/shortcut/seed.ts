/** A small software company's workspace, the same every time, dated around the time of its creation. */
import { shortcutAccount as account, uuid } from './account';
import type { Call } from './call';
import { iso } from './call';
import type { Dated, Member, State, Workspace } from './model';
import { addEpic } from './resources/epics';
import { seedStories } from './seed-stories';
import { Table } from './table';

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
	const created: Dated = {
		created_at: iso(time - 400 * DAY),
		updated_at: iso(time - 200 * DAY),
	};
	let lastId = account.firstStory - 1;
	const workspace: Workspace = {
		stories: new Table(),
		storyLinks: new Table(),
		epics: new Table(),
		healths: new Table(),
		iterations: new Table(),
		objectives: new Table(),
		keyResults: new Table(),
		labels: new Table(),
		categories: new Table(),
		members: new Table(),
		groups: new Table(),
		workflows: new Table(),
		epicStates: [
			{
				id: account.epicStates.toDo,
				name: 'To Do',
				type: 'unstarted',
				color: '#8f97a3',
				position: 0,
			},
			{
				id: account.epicStates.inProgress,
				name: 'In Progress',
				type: 'started',
				color: '#fab005',
				position: 1,
			},
			{ id: account.epicStates.done, name: 'Done', type: 'done', color: '#40c057', position: 2 },
		],
		customFields: new Table(),
		projects: new Table(),
		files: new Table(),
		linkedFiles: new Table(),
		documents: new Table(),
		templates: new Table(),
		repositories: new Table(),
		integrations: new Table(),
		history: [],
		nextId: () => ++lastId,
	};
	seedPeople(workspace, created);
	seedSetup(workspace, created);
	seedPlans(workspace, created, time);
	seedStories(callAt(workspace, time), stories);
	return workspace;
}

/** A call as if made at a time, so that the seed goes through the same doors as a request. */
function callAt(workspace: Workspace, time: number): Call {
	return {
		workspace,
		caller: workspace.members.get(account.members.ada) as Member,
		params: {},
		query: new URLSearchParams(),
		url: new URL('https://api.app.shortcut.com/'),
		headers: {},
		body: Buffer.alloc(0),
		now: iso(time),
	};
}

function seedPeople({ members, groups }: Workspace, created: Dated): void {
	for (const [key, name, mention_name, role] of MEMBERS) {
		const email_address = `${mention_name}@harborlight.example`;
		const disabled = key === 'bruno';
		members.add({
			id: account.members[key],
			name,
			mention_name,
			email_address,
			role,
			disabled,
			...created,
		});
	}
	const { ada, ben, chloe, david, emeka, freya } = account.members;
	const { engineering, design } = account.workflows;
	const teams = [
		['platform', 'Platform', 'blue', [ada, ben, david], engineering],
		['apps', 'Apps', 'green', [chloe, emeka], engineering],
		['design', 'Design', 'purple', [freya], design],
	] as const;
	for (const [key, name, color_key, member_ids, workflow] of teams) {
		groups.add({
			id: account.groups[key],
			name,
			mention_name: key,
			description: `The ${name} team`,
			color: null,
			color_key,
			archived: false,
			default_workflow_id: workflow,
			member_ids: [...member_ids],
			workflow_ids: [workflow],
			...created,
		});
	}
}

function seedSetup(workspace: Workspace, created: Dated): void {
	const { workflows, customFieldValues: values, customFields: fields } = account;
	const flows = [
		[
			workflows.engineering,
			'Engineering',
			['Backlog', 'Ready for Development', 'In Development', 'In Review', 'Completed'],
		],
		[workflows.design, 'Design', ['Ideas', 'To Explore', 'Sketching', 'Critique', 'Delivered']],
	] as const;
	flows.forEach(([id, name, names], i) =>
		workspace.workflows.add({
			id,
			name,
			description: '',
			team_id: 500000100 + i,
			default_state_id: id + 2,
			states: states(id + 1, [...names]),
			...created,
		}),
	);
	const choice = (id: string, value: string) => ({ id, value, color_key: null, enabled: true });
	const add = (id: string, name: string, enabled: boolean, list: Array<[string, string]>) =>
		workspace.customFields.add({
			id,
			name,
			canonical_name: name.toLowerCase().replace(' ', '-'),
			description: `How stories are sorted by ${name.toLowerCase()}`,
			enabled,
			icon_set_identifier: name.toLowerCase(),
			values: list.map(([valueId, value]) => choice(valueId, value)),
			...created,
		});
	add(fields.priority, 'Priority', true, [
		[values.priorityHigh, 'High'],
		[values.priorityMedium, 'Medium'],
		[values.priorityLow, 'Low'],
	]);
	add(fields.severity, 'Severity', true, [
		[values.severity1, 'Severity 1'],
		[values.severity2, 'Severity 2'],
	]);
	add(fields.skillSet, 'Skill Set', false, [[uuid('customFieldValue', 31), 'Backend']]);
	workspace.projects.add({
		id: account.projects.legacy,
		name: 'Website (old)',
		description: 'From before workflows',
		abbreviation: 'web',
		color: '#123456',
		archived: false,
		external_id: null,
		follower_ids: [],
		team_id: 500000100,
		...created,
	});
	workspace.repositories.add({
		id: account.repositories.app,
		name: 'app',
		full_name: 'harborlight/app',
		url: 'https://git.harborlight.example/app',
		type: 'github',
		external_id: '7001',
		...created,
	});
	workspace.templates.add({
		id: account.templates.bugReport,
		name: 'Bug report',
		author_id: account.members.ada,
		story_contents: {
			name: 'Bug: ',
			description: '## Steps\n\n## Expected\n\n## Seen\n',
			story_type: 'bug',
			labels: [{ name: 'customer request' }],
			workflow_state_id: account.states.ready,
		},
		...created,
	});
}

function seedPlans(workspace: Workspace, created: Dated, time: number): void {
	for (const [key, name, color] of LABELS) {
		workspace.labels.add({
			id: account.labels[key],
			name,
			color,
			description: null,
			archived: key === 'archived',
			external_id: null,
			...created,
		});
	}
	for (const [id, name] of [
		[account.categories.growth, 'Growth'],
		[account.categories.quality, 'Quality'],
	] as const) {
		workspace.categories.add({
			id,
			name,
			color: null,
			archived: false,
			external_id: null,
			...created,
		});
	}
	const goals = [
		['selfService', 'Customers serve themselves', 'in progress', [21], ['signups', 'published']],
		['reliability', 'Nobody notices our deploys', 'in progress', [22], []],
		['mobile', 'Work anywhere', 'to do', [21], []],
	] as const;
	goals.forEach(([key, name, state, category_ids, results], i) =>
		workspace.objectives.add({
			id: account.objectives[key],
			name,
			description: `Objective: ${name.toLowerCase()}`,
			archived: false,
			state,
			category_ids: [...category_ids],
			key_result_ids: results.map((result) => account.keyResults[result]),
			position: i + 1,
			started_at_override: null,
			completed_at_override: null,
			...created,
		}),
	);
	const objective_id = account.objectives.selfService;
	workspace.keyResults.add({
		id: account.keyResults.signups,
		name: 'Sign-ups without a call',
		objective_id,
		type: 'numeric',
		initial_observed_value: { numeric_value: '10' },
		current_observed_value: { numeric_value: '25' },
		current_target_value: { numeric_value: '60' },
		...created,
	});
	workspace.keyResults.add({
		id: account.keyResults.published,
		name: 'Price list published',
		objective_id,
		type: 'boolean',
		initial_observed_value: { boolean_value: false },
		current_observed_value: { boolean_value: false },
		current_target_value: { boolean_value: true },
		...created,
	});
	const call = callAt(workspace, time - 90 * DAY);
	for (const [key, name, state, group_ids, objective_ids, label_ids] of EPICS) {
		const epic = addEpic(call, {
			id: account.epics[key],
			name,
			description: `Everything for ${name.toLowerCase()}`,
			epic_state_id: workspace.epicStates[state].id,
			group_ids,
			objective_ids,
			owner_ids: [account.members.ben],
		});
		epic.label_ids = label_ids;
	}
	const day = (offset: number) => iso(time + offset * DAY).slice(0, 10);
	(['past', 'current', 'next', 'later'] as const).forEach((key, i) =>
		workspace.iterations.add({
			id: account.iterations[key],
			name: `Sprint ${21 + i}`,
			description: `Two weeks, number ${21 + i}`,
			start_date: day(14 * i - 21),
			end_date: day(14 * i - 8),
			follower_ids: [],
			group_ids: [account.groups.platform],
			label_ids: [],
			...created,
		}),
	);
}
