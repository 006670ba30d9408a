/** A small software company's workspace, the same every time, dated around the time of its creation. */
import { shortcutAccount as account, uuid } from './account';
import { iso, type Told } from './call';
import { add, emptyWorkspace, type Name, type Row, type State, type Workspace } from './kinds';
import { seedStories } from './seed-stories';

const DAY = 24 * 60 * 60 * 1000;

const { members, groups, workflows, customFieldValues: values } = account;

const MEMBERS = [
	['Ada Okafor', 'owner'],
	['Ben Lindqvist', 'admin'],
	['Chloé Martin', 'member'],
	['David Nakamura', 'member'],
	['Emeka Eze', 'member'],
	['Freya Solberg', 'member'],
	['Hugo Brandt', 'observer'],
	['Bruno Costa', 'member'],
];

const TEAMS = [
	['Platform', 'blue', [members.ada, members.ben, members.david], workflows.engineering],
	['Apps', 'green', [members.chloe, members.emeka], workflows.engineering],
	['Design', 'purple', [members.freya], workflows.design],
] as const;

const WORKFLOWS = [
	['Engineering', ['Backlog', 'Ready for Development', 'In Development', 'In Review', 'Completed']],
	['Design', ['Ideas', 'To Explore', 'Sketching', 'Critique', 'Delivered']],
] as const;

const FIELDS = [
	[
		'Priority',
		{ High: values.priorityHigh, Medium: values.priorityMedium, Low: values.priorityLow },
	],
	['Severity', { 'Severity 1': values.severity1, 'Severity 2': values.severity2 }],
	['Skill Set', { Backend: uuid('customFieldValue', 31) }],
] as const;

const LABELS = [
	['backend', '#3366cc'],
	['frontend', '#dc8f00'],
	['customer request', '#109618'],
	['security', '#b00020'],
	['tech debt', '#6b7280'],
	['q1 cleanup', '#999999'],
];

const OBJECTIVES = [
	['Customers serve themselves', 'in progress', 21, Object.values(account.keyResults)],
	['Nobody notices our deploys', 'in progress', 22, []],
	['Work anywhere', 'to do', 21, []],
] as const;

const RESULTS = [
	['Sign-ups without a call', 'numeric', ['10', '25', '60']],
	['Price list published', 'boolean', [false, false, true]],
] as const;

/** The place of the epic's state, its teams, its objective and its labels. */
const EPICS = [
	['Self-service billing', 1, [groups.platform], 31, [11]],
	['Faster search', 1, [groups.platform], 32, [11, 15]],
	['Onboarding checklist', 2, [groups.apps], 31, [12, 13]],
	['Offline mode', 0, [groups.apps, groups.design], 33, [12]],
	['Audit log', 0, [groups.platform], 32, [14]],
] as const;

/** States from one id on. */
function states(first: number, names: readonly string[]): State[] {
	const types = ['backlog', 'unstarted', 'started', 'started', 'done'];
	const colors = ['#8f97a3', '#4c6ef5', '#fab005', '#fd7e14', '#40c057'];
	return names.map((name, position) => ({
		...{ id: first + position, name, position },
		...{ type: types[position], color: colors[position] },
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
	seedOld(workspace, time);
	const [ada] = workspace.members.all();
	const said = { state: workspace, caller: { ...ada, token: account.token }, body: {} };
	seedEpics({ ...said, now: iso(time - 90 * DAY) });
	seedStories({ ...said, now: iso(time) }, stories);
	return workspace;
}

/** What was made long ago, and last changed a while ago. */
function seedOld(state: Workspace, time: number): void {
	const old = { state, now: iso(time - 400 * DAY) };
	const updated_at = iso(time - 200 * DAY);
	/** A record for each id, made of the data at its place. */
	function fill<K extends Name, Data>(
		kind: K,
		ids: Record<string, Row<K>['id']>,
		data: readonly Data[],
		tell: (data: Data, key: string, i: number) => Partial<Row<K>>,
	): void {
		Object.entries(ids).forEach(([key, id], i) => {
			add(old, kind, { id, updated_at, ...tell(data[i], key, i) });
		});
	}

	fill('members', members, MEMBERS, ([name, role], key) => ({
		...{ name, role, mention_name: key, disabled: key === 'bruno' },
		email_address: `${key}@harborlight.example`,
	}));
	fill('groups', groups, TEAMS, ([name, color_key, team, workflow], mention_name) => ({
		...{ name, mention_name, description: `The ${name} team`, color_key, member_ids: [...team] },
		...{ default_workflow_id: workflow, workflow_ids: [workflow] },
	}));
	fill('workflows', workflows, WORKFLOWS, ([name, names], _, i) => {
		const id = Object.values(workflows)[i];
		const team = { team_id: 500000100 + i, default_state_id: id + 2 };
		return { name, ...team, states: states(id + 1, names) };
	});
	fill('customFields', account.customFields, FIELDS, ([name, choices]) => ({
		...{ name, canonical_name: name.toLowerCase().replace(' ', '-') },
		description: `How stories are sorted by ${name.toLowerCase()}`,
		enabled: name !== 'Skill Set',
		icon_set_identifier: name.toLowerCase(),
		values: Object.entries(choices).map(([value, id]) => ({
			...{ id, value, color_key: null, enabled: true },
		})),
	}));
	fill('labels', account.labels, LABELS, ([name, color], key) => ({
		...{ name, color, archived: key === 'archived' },
	}));
	fill('categories', account.categories, ['Growth', 'Quality'], (name) => ({ name }));
	fill('objectives', account.objectives, OBJECTIVES, ([name, is, category, results], _, i) => ({
		...{ name, description: `Objective: ${name.toLowerCase()}`, state: is, position: i + 1 },
		...{ category_ids: [category], key_result_ids: [...results] },
	}));
	fill('keyResults', account.keyResults, RESULTS, ([name, type, course]) => {
		const [initial, current, target] = course.map((value) => ({ [`${type}_value`]: value }));
		return {
			...{ name, type, objective_id: account.objectives.selfService },
			...{ initial_observed_value: initial, current_observed_value: current },
			current_target_value: target,
		};
	});
	const day = (offset: number) => iso(time + offset * DAY).slice(0, 10);
	fill('iterations', account.iterations, [21, 22, 23, 24], (number, _, i) => ({
		...{ name: `Sprint ${number}`, description: `Two weeks, number ${number}` },
		...{ group_ids: [groups.platform], start_date: day(14 * i - 21), end_date: day(14 * i - 8) },
	}));
	add(old, 'projects', {
		...{ id: account.projects.legacy, name: 'Website (old)', description: 'From before workflows' },
		...{ abbreviation: 'web', color: '#123456', team_id: 500000100, updated_at },
	});
	add(old, 'repositories', {
		...{ id: account.repositories.app, name: 'app', full_name: 'harborlight/app', type: 'github' },
		...{ url: 'https://git.harborlight.example/app', external_id: '7001', updated_at },
	});
	add(old, 'templates', {
		...{ id: account.templates.bugReport, name: 'Bug report', author_id: members.ada, updated_at },
		story_contents: {
			...{ name: 'Bug: ', description: '## Steps\n\n## Expected\n\n## Seen\n', story_type: 'bug' },
			labels: [{ name: 'customer request' }],
			workflow_state_id: account.states.ready,
		},
	});
}

function seedEpics(call: Told): void {
	const { state: workspace, now } = call;
	const ids = Object.values(account.epics);
	EPICS.forEach(([name, stage, group_ids, objective, label_ids], i) => {
		const by = { requested_by_id: members.ada, follower_ids: [members.ada] };
		const course = { started_at: stage > 0 ? now : null, completed_at: stage > 1 ? now : null };
		add(call, 'epics', {
			...{ id: ids[i], name, description: `Everything for ${name.toLowerCase()}`, position: i + 1 },
			...{ group_ids: [...group_ids], objective_ids: [objective], label_ids: [...label_ids] },
			...{ epic_state_id: workspace.epicStates[stage].id, owner_ids: [members.ben] },
			...{ ...by, ...course },
		});
	});
}
