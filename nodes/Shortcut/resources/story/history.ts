/** What has happened to a story, as rows: one for each change. */
import { isObject, objectOf, type Json } from '../../../engine/json';
import { joined, labelled, wordsOf } from '../../../engine/vocabulary/answered';
import type { Change, Happening } from '../../../engine/vocabulary/event';
import { isIdOf } from '../../../engine/vocabulary/identify';
import { wanted, type Job } from '../../../engine/vocabulary/job';
import { list } from '../../../engine/vocabulary/operation';
import { recordsOf, requireList, wholeList, type Paging } from '../../../engine/vocabulary/paging';
import type { RecordKind } from '../../../engine/vocabulary/record';
import { titleCase } from '../../../engine/vocabulary/words';
import { storyId } from '../../fields';
import { delivery } from '../../hook';
import {
	customFieldValue,
	epic,
	iteration,
	label,
	member,
	project,
	team,
	workflowState,
} from '../../records';

/** What people call the fields that hold IDs, and what these are the IDs of. */
const FIELDS: Record<string, [name: string, kind: RecordKind]> = {
	custom_field_value_ids: ['Custom Field', customFieldValue],
	epic_id: ['Epic', epic],
	follower_ids: ['Follower', member],
	group_id: ['Team', team],
	iteration_id: ['Iteration', iteration],
	label_ids: ['Label', label],
	mention_ids: ['Mention', member],
	owner_ids: ['Owner', member],
	project_id: ['Project', project],
	requested_by_id: ['Requester', member],
	workflow_state_id: ['State', workflowState],
};
const kinds = new Map(Object.values(FIELDS));

/** What rows look like; values are of any type that a field of a story has. */
const historyExamples: Json[] = [
	['State', 'Ready', 'Done'],
	['Estimate', 1, 2],
	['Archived', false, true],
	[null, null, null],
].map(([field, from, to]) => ({
	changed_at: '2026-03-10T10:00:00Z',
	changed_by: 'Jane Doe',
	...{ field, from, to },
	...{ action: 'update', record_type: 'story', record_id: 123, record_name: 'Fix login' },
}));

/** `parent_story_id` -> `Parent Story` */
const nameOf = (field: string) => FIELDS[field]?.[0] ?? titleCase(field.replace(/_ids?$/, ''));

/** The history is told as webhooks are, and read as these are; names are there as far as it tells them. */
const historyRows: Paging = {
	...wholeList,
	read: (answer) => ({
		records: requireList(answer)
			.flatMap((event) => delivery.happenings(event, {}))
			.flatMap(rowsOf),
	}),
};

function rowsOf(happening: Happening): Json[] {
	const { type, occurredAt, actor, changes, record, raw } = happening;
	const [record_type, action] = type.split('.');
	const row = (change: Json) => ({
		changed_at: occurredAt ?? null,
		changed_by: actor?.name ?? actor?.id ?? null,
		...change,
		action,
		record_type,
		record_id: record.id ?? null,
		record_name: calledBy(record),
	});
	const references = recordsOf(raw.references);
	const rows = Object.entries(changes ?? {}).flatMap(([field, change]) =>
		valuesOf(change).map(([from, to]) =>
			row({ field: fieldOf(field, from ?? to, references), from: shown(from), to: shown(to) }),
		),
	);
	return rows.length > 0 ? rows : [row({ field: null, from: null, to: null })];
}

/** What was replaced by what: of a list, each value that came or went. */
function valuesOf({ from, to, added, removed }: Change): Array<[from: unknown, to: unknown]> {
	if (added === undefined && removed === undefined) return [[from, to]];
	return [
		...(removed ?? []).map((one): [unknown, unknown] => [one, undefined]),
		...(added ?? []).map((one): [unknown, unknown] => [undefined, one]),
	];
}

/** What people call the field; a custom field by its own name. */
function fieldOf(field: string, value: unknown, references: Json[]): string {
	const { id } = objectOf(value);
	const told = references.find((one) => one.id === id)?.field_name;
	return id !== undefined && typeof told === 'string' ? told : nameOf(field);
}

const shown = (value: unknown) => (isObject(value) ? (value.name ?? value) : value) ?? null;

/** What a person would call it; a link between stories by what it says of them. */
function calledBy({
	name,
	description,
	text,
	title,
	subject_id,
	verb,
	object_id,
}: Json): string | null {
	const called = wordsOf(name ?? description ?? text ?? title);
	const link = [labelled('sc-', subject_id), verb, labelled('sc-', object_id)];
	return called || joined(link, ' ') || null;
}

/** The rows of one story, with names where the history has only IDs; each list is read once a run. */
async function* namedHistory(job: Job): AsyncGenerator<Json> {
	const { path } = job.values;
	const rows: Json[] = [];
	for await (const row of job.list(job.route, historyRows, { path })) {
		// A change of many stories tells of the others, too.
		const isOther =
			row.record_type === 'story' && wordsOf(row.record_id) !== path['story-public-id'];
		if (!isOther) rows.push(row);
	}
	for (const row of wanted(job, rows)) yield await withNames(job, row);
}

async function withNames(job: Job, row: Json): Promise<Json> {
	const { changed_by, field, from, to } = row;
	const kind = kinds.get(wordsOf(field));
	const [by, before, after] = [
		await known(job, member, changed_by),
		await known(job, kind, from),
		await known(job, kind, to),
	];
	const custom = wordsOf((before ?? after)?.field_name);
	return {
		...row,
		changed_by: by ? nameIn(member, by) : changed_by,
		field: custom || field,
		from: before && kind ? nameIn(kind, before) : from,
		to: after && kind ? nameIn(kind, after) : to,
	};
}

/** What a reference would call it: the first of its names. */
const nameIn = ({ names, label }: RecordKind, record: Json): string =>
	wordsOf(names?.of(record)[0]) || label(record);

/** The record that an ID names; undefined for what is a name already, or names nothing. */
async function known(
	job: Job,
	kind: RecordKind | undefined,
	id: unknown,
): Promise<Json | undefined> {
	if (!kind || id === null || !isIdOf(kind, String(id))) return undefined;
	const { list: route, query, paging } = kind;
	const { list = { route, query, paging } } = kind.names ?? {};
	const answer = await job.known(list.route, { query: list.query });
	const { read } = list.paging ?? kind.paging ?? wholeList;
	return read(answer, {}, 0).records.find((one) => one.id === id);
}

export const getHistory = list('GET /api/v3/stories/{story-public-id}/history', {
	required: [storyId],
	paging: historyRows,
	run: namedHistory,
	examples: historyExamples,
	simplify: false,
	name: 'Get History',
	action: 'Get the history of a story',
	description: 'Retrieve what has changed in a story: when, by whom, from what and to what',
});
