/** A small software company's workspace, the same every time, dated around the time of its creation. */
import { shortcutAccount as account, uuid } from './account';
import { iso, type Told } from './call';
import {
	type Body,
	emptyWorkspace,
	type Name,
	type Row,
	type State,
	tableOf,
	type Workspace,
} from './kinds';
import { epics } from './resources/planning';
import { stories } from './resources/stories';
import { comments, tasks } from './resources/story-parts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

const { members, groups, workflows } = account;

const listed = (text: string) => text.split(', ');

const MEMBERS = [
	...['Ada Okafor', 'Ben Lindqvist', 'Chloé Martin', 'David Nakamura', 'Emeka Eze'],
	...['Freya Solberg', 'Hugo Brandt', 'Bruno Costa'],
];
const ROLES: Record<string, string> = { ada: 'owner', ben: 'admin', hugo: 'observer' };

const TEAMS = [
	['Platform', 'blue', [members.ada, members.ben, members.david], workflows.engineering],
	['Apps', 'green', [members.chloe, members.emeka], workflows.engineering],
	['Design', 'purple', [members.freya], workflows.design],
] as const;

const WORKFLOWS = [
	['Engineering', 'Backlog, Ready for Development, In Development, In Review, Completed'],
	['Design', 'Ideas, To Explore, Sketching, Critique, Delivered'],
];

/** The first of the ids of its values, and these. */
const FIELDS = [
	['Priority', 11, 'High, Medium, Low'],
	['Severity', 21, 'Severity 1, Severity 2'],
	['Skill Set', 31, 'Backend'],
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

const ACTIONS = listed('Add, Fix, Speed up, Redesign, Test, Document, Retire, Translate');
const THINGS = [
	...['the invoice page', 'password reset', 'CSV export', 'the search index', 'webhook retries'],
	...['the welcome tour', 'tax numbers', 'the audit trail', 'session timeouts'],
	...['the mobile menu', 'image uploads'],
];

/** What is said of states, by their place. */
const TYPES = listed('backlog, unstarted, started, started, done');
const COLORS = listed('#8f97a3, #4c6ef5, #fab005, #fd7e14, #40c057');

const FIRST_OWN_STATE = 500000020;

/** States from one id on. */
const states = (first: number, names: string[], types = TYPES, colors = COLORS): State[] =>
	names.map((name, position) => ({
		...{ id: first + position, name, position },
		...{ type: types[position], color: colors[position] },
	}));

/** Puts states before the last one of Engineering; their ids lie behind those of all others. */
export function addStates({ workflows: all }: Workspace, names: string[]): void {
	const workflow = all.get(workflows.engineering);
	const more = states(
		FIRST_OWN_STATE,
		names,
		names.map(() => 'started'),
	);
	workflow?.states.splice(-1, 0, ...more);
	workflow?.states.forEach((one, position) => Object.assign(one, { position }));
}

/** A workspace with everything that tests name in `shortcutAccount`, and as many stories as asked for. */
export function seed(time: number, count: number) {
	const types = ['unstarted', 'started', 'done'];
	const colors = ['#8f97a3', '#fab005', '#40c057'];
	const names = ['To Do', 'In Progress', 'Done'];
	const workspace = emptyWorkspace(states(account.epicStates.toDo, names, types, colors));
	seedOld({ state: workspace, now: iso(time - 400 * DAY) }, time);
	const [ada] = workspace.members.all();
	const said = { state: workspace, caller: { ...ada, token: account.token }, body: {} };
	seedEpics({ ...said, now: iso(time - 90 * DAY) });
	seedStories({ ...said, now: iso(time) }, count);
	return workspace;
}

/** What was made long ago, and last changed a while ago. */
function seedOld(old: Pick<Told, 'state' | 'now'>, time: number): void {
	const updated_at = iso(time - 200 * DAY);
	/** A record for each id, made of the data at its place. */
	function fill<K extends Name, Data>(
		kind: K,
		ids: Record<string, Row<K>['id']>,
		data: readonly Data[],
		tell: (data: Data, key: string, i: number) => object,
	): void {
		Object.entries(ids).forEach(([key, id], i) => {
			const fields: object = { id, updated_at, ...tell(data[i], key, i) };
			tableOf(old.state, kind).make(fields, old.now);
		});
	}

	fill('members', members, MEMBERS, (name, mention_name) => ({
		...{ name, mention_name, email_address: `${mention_name}@harborlight.example` },
		...{ role: ROLES[mention_name] ?? 'member', disabled: mention_name === 'bruno' },
	}));
	fill('groups', groups, TEAMS, ([name, color_key, team, workflow], mention_name) => ({
		...{ name, mention_name, description: `The ${name} team`, color_key, member_ids: [...team] },
		...{ default_workflow_id: workflow, workflow_ids: [workflow] },
	}));
	fill('workflows', workflows, WORKFLOWS, ([name, names], key, i) => {
		const id = key === 'design' ? workflows.design : workflows.engineering;
		const team = { team_id: 500000100 + i, default_state_id: id + 2 };
		return { name, ...team, states: states(id + 1, listed(names)) };
	});
	fill('customFields', account.customFields, FIELDS, ([name, first, values]) => {
		const icon_set_identifier = name.toLowerCase();
		return {
			...{ name, canonical_name: icon_set_identifier.replace(' ', '-'), icon_set_identifier },
			description: `How stories are sorted by ${icon_set_identifier}`,
			enabled: name !== 'Skill Set',
			values: listed(values).map((value, i) => ({
				...{ id: uuid('values', first + i), value, ...{ color_key: null, enabled: true } },
			})),
		};
	});
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
		const observed = { initial_observed_value: initial, current_observed_value: current };
		const { selfService: objective_id } = account.objectives;
		return { name, type, objective_id, ...observed, current_target_value: target };
	});
	const day = (offset: number) => iso(time + offset * DAY).slice(0, 10);
	fill('iterations', account.iterations, [21, 22, 23, 24], (number, _, i) => ({
		...{ name: `Sprint ${number}`, description: `Two weeks, number ${number}` },
		...{ group_ids: [groups.platform], start_date: day(14 * i - 21), end_date: day(14 * i - 8) },
	}));
	fill('projects', account.projects, ['Website (old)', 'Intranet (old)'], (name) => ({
		...{ name, description: 'From before workflows' },
		...{ abbreviation: 'web', color: '#123456', team_id: 500000100 },
	}));
	fill('repositories', account.repositories, ['app'], (name) => ({
		...{ name, full_name: 'harborlight/app', type: 'github', external_id: '7001' },
		url: 'https://git.harborlight.example/app',
	}));
	fill('documents', account.documents, ['How we release'], (title) => ({
		...{ title, content: '# Steps\n\n1. Tag\n2. Deploy\n', content_format: 'markdown' },
		...{ author_id: members.ada, epic_ids: [account.epics.billing] },
	}));
	fill('templates', account.templates, ['Bug report'], (name) => ({
		...{ name, author_id: members.ada },
		story_contents: {
			...{ name: 'Bug: ', description: '## Steps\n\n## Expected\n\n## Seen\n', story_type: 'bug' },
			labels: [{ name: 'customer request' }],
			workflow_state_id: account.states.ready,
		},
	}));
}

function seedEpics(call: Told): void {
	EPICS.forEach(([name, stage, group_ids, objective, label_ids], i) => {
		const body = {
			...{ name, description: `Everything for ${name.toLowerCase()}`, owner_ids: [members.ben] },
			...{ group_ids: [...group_ids], objective_ids: [objective], label_ids: [...label_ids] },
			epic_state_id: call.state.epicStates[stage].id,
		};
		epics.make({ ...call, body }, { id: Object.values(account.epics)[i] });
	});
	seedTalk(call);
}

/** What was said and written of the first epic and the first objective. */
function seedTalk({ state, now }: Told): void {
	const { billing: epic_id } = account.epics;
	const { selfService: objective_id } = account.objectives;
	const [{ question, reply }, { epic, objective }] = [account.epicComments, account.healths];
	const [ada, ben] = [{ author_id: members.ada }, { author_id: members.ben }];
	state.comments.make({ id: question, epic_id, text: 'Do we start with cards?', ...ben }, now);
	const answer = { id: reply, parent_id: question, text: 'Yes, invoices follow.' };
	state.comments.make({ ...answer, epic_id, ...ada }, now);
	state.healths.make({ id: epic, epic_id, status: 'At Risk', text: 'Late', ...ada }, now);
	state.healths.make({ id: objective, objective_id, status: 'On Track', ...ada }, now);
}

/** Believable stories, spread over states, epics, people and labels; the first blocks the second. */
function seedStories(call: Told, count: number): void {
	const now = Date.parse(call.now);
	const made = Array.from({ length: count }, (_, i) =>
		stories.make({ ...call, now: iso(now - (count - i) * HOUR), body: draft(i, now) }),
	);
	made.forEach(({ id, owner_ids }, i) => addParts(call, id, owner_ids, i));
	const [first, second] = made;
	const ends = { subject_id: first?.id, object_id: second?.id, verb: 'blocks' };
	if (second) call.state.storyLinks.make(ends, call.now);
}

/** The item at a place in a list that starts over at its end. */
const nth = <T>(list: T[], n: number): T => list[n % list.length];

function draft(i: number, now: number) {
	const { customFields, customFieldValues: values } = account;
	const round = Math.floor(i / (ACTIONS.length * THINGS.length));
	const subject = `${nth(ACTIONS, i)} ${nth(THINGS, i)}`;
	const people = [members.ada, members.ben, members.chloe, members.david, members.emeka];
	const value_id = nth([values.priorityHigh, values.priorityLow], i / 5);
	return {
		name: round === 0 ? subject : `${subject} (${round + 1})`,
		description: `${subject}, so that nobody has to ask for it again.`,
		project_id: i === 35 ? account.projects.legacy : null,
		story_type: nth(['feature', 'bug', 'feature', 'chore'], i),
		workflow_state_id: nth(Object.values(account.states), i),
		epic_id: nth([...Object.values(account.epics), null], i),
		iteration_id: nth([...Object.values(account.iterations), null, null], i),
		group_id: nth([groups.platform, groups.apps, null], i),
		owner_ids: i % 4 === 3 ? [] : [nth(people, i)],
		label_ids: i % 3 === 2 ? [] : [nth(Object.values(account.labels).slice(0, -1), i)],
		estimate: nth([1, 2, 3, null, 5, 8], i),
		deadline: i % 10 === 0 ? iso(now + (i - 20) * DAY) : null,
		archived: i % 20 === 19,
		custom_fields: i % 5 === 0 ? [{ field_id: customFields.priority, value_id }] : [],
	};
}

/** Comments for every sixth story, one of them a reply; tasks for every seventh. */
function addParts(call: Told, story_id: number, owner_ids: string[], i: number): void {
	const said = (body: Body) => ({ ...call, body: { ...body, story_id } });
	if (i % 6 === 0) {
		const { id: parent_id } = comments.make(said({ text: 'Is this still wanted?' }));
		comments.make(said({ text: 'Yes, see the epic.', author_id: members.ben, parent_id }));
	}
	if (i % 7 === 0) {
		tasks.make(said({ description: 'Agree on the wording', complete: true }));
		tasks.make(said({ description: 'Write the tests', owner_ids }));
	}
}
