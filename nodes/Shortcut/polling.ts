/** What is new in Shortcut, for an n8n that the internet cannot reach. */
import type { Json } from '../engine/json';
import { wordsOf } from '../engine/vocabulary/answered';
import { event, type Filter } from '../engine/vocabulary/event';
import type { Feed } from '../engine/vocabulary/feed';
import { references } from '../engine/vocabulary/field';
import { wholeList } from '../engine/vocabulary/paging';
import type { RecordKind } from '../engine/vocabulary/record';
import type { PollingTrigger } from '../engine/vocabulary/trigger';
import { shortcut } from './api';
import { epic, epicState, iteration, label, member, story, team, workflowState } from './records';

/** Times are told to the second, and what changes at once may show a little later. */
const OVERLAP_MS = 2 * 60_000;

type Time = 'created_at' | 'updated_at';

const timeIn = (field: Time) => (record: Json) => Date.parse(wordsOf(record[field]));

/** Stories are searched by time. All that fit come in one answer, in no order. */
const stories = (type: string, field: Time): Feed => ({
	type,
	route: 'POST /api/v3/stories/search',
	paging: { ...wholeList, in: 'body' },
	since: (time = 0) => ({ body: { [`${field}_start`]: new Date(time).toISOString() } }),
	order: 'none',
	when: timeIn(field),
	overlap: OVERLAP_MS,
	tells: (record) => ({ record, kind: story }),
});

/** Epics are only listed as a whole. */
const epics = (type: string, field: Time): Feed => {
	const all = { query: { includes_description: true } };
	return {
		type,
		route: 'GET /api/v3/epics',
		paging: wholeList,
		since: () => all,
		newest: all,
		order: 'none',
		when: timeIn(field),
		overlap: OVERLAP_MS,
		tells: (record) => ({ record, kind: epic }),
	};
};

/** By what the record has: one ID, or a list of them. */
const by = (kind: RecordKind, wire: string, label = kind.name): Filter => ({
	field: references(kind, wire, { label }),
	of: ({ record }) => [record[wire] ?? []].flat(),
});

const ofStory = [
	by(team, 'group_id'),
	by(epic, 'epic_id'),
	by(iteration, 'iteration_id'),
	by(label, 'label_ids'),
	by(member, 'owner_ids', 'Owner'),
	by(workflowState, 'workflow_state_id'),
];
const ofEpic = [by(epicState, 'epic_state_id'), by(member, 'owner_ids', 'Owner')];

export const polling: PollingTrigger = {
	api: shortcut,
	events: [
		event('storyCreated', 'Story Created', 'story.created', { filters: ofStory }),
		event('storyUpdated', 'Story Created or Updated', 'story.updated', { filters: ofStory }),
		event('epicCreated', 'Epic Created', 'epic.created', { filters: ofEpic }),
		event('epicUpdated', 'Epic Created or Updated', 'epic.updated', { filters: ofEpic }),
	],
	feeds: [
		stories('story.created', 'created_at'),
		stories('story.updated', 'updated_at'),
		epics('epic.created', 'created_at'),
		epics('epic.updated', 'updated_at'),
	],
};
