/** The search language: words, "quoted phrases" and `operator:value`, each negated by a leading `!`. */
import type { Table } from '../table';
import type { Call } from './call';
import { type Epic, holding, type Iteration, kinds, type Name, type Story, tableOf } from './kinds';
import { told } from './view';

/** A story, an epic, an iteration or an objective, with what is told of it. */
type Subject = Partial<Story & Epic & Iteration> & { id: number } & Partial<
		Record<'started' | 'completed' | 'blocked' | 'blocker', boolean> &
			Record<'state' | 'status', string>
	>;

type Read = (row: Subject, call: Call) => unknown[];

/** Where part of the text is enough; everywhere else the whole value has to be named. */
const TEXTS: Record<string, Read> = {
	title: ({ name }) => [name],
	description: ({ description }) => [description],
	comment: ({ id }, { state }) => holding(state.comments, 'story_id', id).map(({ text }) => text),
};

/** Days, or ranges of them with `*` for an open end. */
const DATES: Record<string, Read> = {
	created: ({ created_at }) => [created_at],
	updated: ({ updated_at }) => [updated_at],
	completed: ({ completed_at }) => [completed_at],
	due: ({ deadline, end_date = deadline }) => [end_date],
};

/** Ids as well as names; `is` and `has` list what holds. */
const VALUES: Record<string, Read> = {
	id: ({ id }) => [id],
	type: ({ story_type }) => [story_type],
	estimate: ({ estimate }) => [estimate],
	project: ({ project_id }, { state }) => called(state.projects, [project_id]),
	epic: ({ epic_id }, { state }) => called(state.epics, [epic_id]),
	objective({ objective_ids = [], epic_id }, { state }) {
		const ofEpic = state.epics.get(epic_id)?.objective_ids ?? [];
		return called(state.objectives, [...objective_ids, ...ofEpic]);
	},
	state: (row) => [row.workflow_state_id, row.epic_state_id, row.state, row.status],
	label: ({ label_ids = [] }, { state }) => called(state.labels, label_ids),
	owner: ({ owner_ids = [] }, call) => mentions(call, owner_ids),
	requester: ({ requested_by_id = null }, call) => mentions(call, [requested_by_id]),
	team({ group_id = null, group_ids = [group_id] }, { state: { groups } }) {
		const found = groups.where(({ id }) => group_ids.includes(id));
		return found.flatMap(({ name, mention_name }) => [name, mention_name]);
	},
	is(row, { now }) {
		const { archived, blocked, blocker, completed_at, deadline, estimate } = row;
		const stage = row.completed ? 'done' : row.started ? 'started' : 'unstarted';
		return which({
			...{ [row.status ?? stage]: true, archived, blocked, blocker },
			...{ unestimated: estimate === null, overdue: deadline && !completed_at && deadline < now },
		});
	},
	// Whatever has an id has it alone.
	has: (row, { state: { comments, tasks } }) =>
		which({
			comment: comments.find(({ story_id, epic_id }) => [story_id, epic_id].includes(row.id)),
			...{ label: row.label_ids?.length, owner: row.owner_ids?.length },
			...{ deadline: row.deadline, epic: row.epic_id },
			task: tasks.find(({ story_id }) => story_id === row.id),
			attachment: row.file_ids?.length || row.linked_file_ids?.length,
		}),
};

/** Operators for what the sandbox does not have, or for custom fields that need not be there. */
const MORE = [
	...['branch', 'commit', 'pr', 'skill-set', 'product-area', 'technical-area'],
	...['priority', 'severity'],
];

/** What the search language calls a custom field. */
const operatorOf = ({ name }: { name: string }) => name.toLowerCase().replace(/ /g, '-');

/** The value that was chosen of a custom field. */
function chosenValue({ custom_fields = [] }: Subject, { state }: Call, name: string): unknown[] {
	const field = state.customFields.find((one) => operatorOf(one) === name);
	const chosen = custom_fields.find(({ field_id }) => field_id === field?.id);
	return [field?.values.find(({ id }) => id === chosen?.value_id)?.value];
}

/** The names of what holds. */
const which = (facts: Record<string, unknown>) => Object.keys(facts).filter((name) => facts[name]);

/** The ids of records and their names. */
function called(
	table: Table<{ id: number; name: string }>,
	ids: Array<number | null | undefined>,
): unknown[] {
	return ids.flatMap((id) => [table.get(id)?.id, table.get(id)?.name]);
}

function mentions({ state: { members } }: Call, ids: Array<string | null>): unknown[] {
	return ids.map((id) => members.get(id)?.mention_name);
}

type Term = ReturnType<typeof parse>[number];

/** The records of a kind that the query of a request describes. */
export function searched<K extends Name>(kind: K, call: Call) {
	const customFields = call.state.customFields.all().map(operatorOf);
	const known = Object.keys({ ...TEXTS, ...DATES, ...VALUES });
	const terms = parse(call.query.get('query') ?? '', new Set([...known, ...MORE, ...customFields]));
	return tableOf(call.state, kind).where((row) => {
		const subject = told(kinds[kind].entity, row, call) as Subject;
		return terms.every((term) => matches(term, subject, call) !== term.negated);
	});
}

/** Splits a query; a plain word or phrase has no operator, and an unknown one is part of the word. */
function parse(query: string, operators: Set<string>) {
	const pattern = /(!?)(?:([a-z-]+):)?(?:"([^"]*)"|(\S+))/gi;
	return [...query.matchAll(pattern)].map(([, not, word, phrase, plain]) => {
		const [name, text] = [lower(word ?? ''), lower(phrase ?? plain)];
		const isKnown = word === undefined || operators.has(name);
		const value = isKnown ? text : `${name}:${text}`;
		return { negated: not === '!', operator: isKnown ? name : '', value };
	});
}

function matches({ operator, value }: Term, row: Subject, call: Call): boolean {
	if (operator === '') return lower(`${row.name}\n${row.description}`).includes(value);
	const read = TEXTS[operator] ?? DATES[operator] ?? VALUES[operator];
	const held = read?.(row, call) ?? chosenValue(row, call, operator);
	const values = held.flatMap((one) => (one == null ? [] : String(one)));
	if (operator in DATES) return values.some((time) => within(time, value, call.now));
	if (operator in TEXTS) return values.some((text) => lower(text).includes(value));
	const isMe = value === 'me' && (operator === 'owner' || operator === 'requester');
	return values.map(lower).includes(isMe ? call.caller.mention_name : value);
}

const lower = (text: string) => text.toLowerCase();

const DAY = 24 * 60 * 60 * 1000;

/** Whether a time falls on a day, or into a range of days. */
function within(time: string, value: string, now: string): boolean {
	const day = time.slice(0, 10);
	const [from, to = from] = value.split('..').map((text) => dayOf(text, now));
	return (from === '*' || day >= from) && (to === '*' || day <= to);
}

function dayOf(text: string, now: string): string {
	const offset = ['yesterday', 'today', 'tomorrow'].indexOf(text) - 1;
	if (offset < -1) return text;
	return new Date(Date.parse(now) + offset * DAY).toISOString().slice(0, 10);
}
