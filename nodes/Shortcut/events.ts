/** What Shortcut tells by itself. Source: developer.shortcut.com/api/webhook/v1. */
import { event, type Change, type Filter, type Happening } from '../engine/vocabulary/event';
import { choice, references, type Field } from '../engine/vocabulary/field';
import { isObject, isSet, type Json } from '../engine/json';
import type { RecordKind } from '../engine/vocabulary/record';
import { STORY_TYPES } from './api';
import { epic, epicState, iteration, label, member, team, workflowState } from './records';

const changeOf = ({ changes = {} }: Happening, field: string): Change | undefined => changes[field];
const idIn = (value: unknown) => (isObject(value) ? value.id : value);

/** Whether a field has a new value; a list, new entries. */
const has = (field: string) => (happening: Happening) => {
	const { to, added = [] } = changeOf(happening, field) ?? {};
	return isSet(to) || added.length > 0;
};
const changed = (field: string) => (happening: Happening) =>
	changeOf(happening, field) !== undefined;
const turned = (field: string, value: boolean) => (happening: Happening) =>
	changeOf(happening, field)?.to === value;

/** One end of a change. */
const end = (field: Field, wire: string, which: 'from' | 'to'): Filter => ({
	field,
	of: (happening) => [idIn(changeOf(happening, wire)?.[which])],
});

/** What was added to a list. */
const added = (field: Field, wire: string): Filter => ({
	field,
	of: (happening) => (changeOf(happening, wire)?.added ?? []).map(idIn),
});

/** What the record has: told of a new one, read for any other. */
function ofStory(
	kind: RecordKind,
	wire: string,
	idsIn: (story: Json) => unknown[],
	label = kind.name,
): Filter {
	return {
		field: references(kind, wire, { label }),
		of: ({ type, record }) => (type === 'story.create' ? idsIn(record) : undefined),
		ofRecord: idsIn,
	};
}

const one = (wire: string) => (story: Json) => [story[wire]];
const all = (wire: string) => (story: Json) => [story[wire] ?? []].flat();

const storyType: Filter = {
	field: choice('story_type', STORY_TYPES),
	of: ({ record }) => [record.story_type],
};
const storyFilters: Filter[] = [
	storyType,
	ofStory(team, 'group_id', one('group_id')),
	ofStory(epic, 'epic_id', one('epic_id')),
	ofStory(iteration, 'iteration_id', one('iteration_id')),
	ofStory(label, 'label_ids', all('label_ids')),
	ofStory(member, 'owner_ids', all('owner_ids'), 'Owner'),
];

const state = (name: string, label: string) => references(workflowState, name, { label });
const ofEpic = references(epicState, 'epic_state_id', { label: 'To Epic State' });

/** Special ones stand before general ones: a happening is the first of those that are chosen. */
export const events = [
	event('storyCompleted', 'Story Completed', 'story.update', {
		when: turned('completed', true),
		filters: storyFilters,
	}),
	event('storyMoved', 'Story Moved to State', 'story.update', {
		when: changed('workflow_state_id'),
		filters: [
			end(state('to_state', 'To State'), 'workflow_state_id', 'to'),
			end(state('from_state', 'From State'), 'workflow_state_id', 'from'),
			...storyFilters,
		],
	}),
	event('storyOwnerAdded', 'Story Owner Added', 'story.update', {
		when: has('owner_ids'),
		filters: [
			added(references(member, 'added_owner_ids', { label: 'Added Owner' }), 'owner_ids'),
			...storyFilters,
		],
	}),
	event('storyLabelAdded', 'Story Label Added', 'story.update', {
		when: has('label_ids'),
		filters: [
			added(references(label, 'added_label_ids', { label: 'Added Label' }), 'label_ids'),
			...storyFilters,
		],
	}),
	event('storyAddedToEpic', 'Story Added to Epic', 'story.update', {
		when: has('epic_id'),
		filters: storyFilters,
	}),
	event('storyAddedToIteration', 'Story Added to Iteration', 'story.update', {
		when: has('iteration_id'),
		filters: storyFilters,
	}),
	event('storyArchived', 'Story Archived', 'story.update', {
		when: turned('archived', true),
		filters: storyFilters,
	}),
	event('storyBlocked', 'Story Blocked', 'story.update', {
		when: turned('blocked', true),
		filters: storyFilters,
	}),
	event('storyEstimateChanged', 'Story Estimate Changed', 'story.update', {
		when: changed('estimate'),
		filters: storyFilters,
	}),
	event('storyDeadlineChanged', 'Story Deadline Changed', 'story.update', {
		when: changed('deadline'),
		filters: storyFilters,
	}),
	event('storyCreated', 'Story Created', 'story.create', { filters: storyFilters }),
	event('storyUpdated', 'Story Updated', 'story.update', {
		description: 'Any change of a story, also of many at once',
		filters: storyFilters,
	}),
	event('storyDeleted', 'Story Deleted', 'story.delete', { filters: [storyType] }),
	event('storyCommentCreated', 'Story Comment Created', 'story-comment.create'),
	event('storyCommentUpdated', 'Story Comment Updated', 'story-comment.update'),
	event('storyLinkCreated', 'Story Link Created', 'story-link.create'),
	event('storyLinkDeleted', 'Story Link Deleted', 'story-link.delete'),
	event('storyTaskCompleted', 'Story Task Completed', 'story-task.update', {
		when: turned('complete', true),
	}),
	event('storyTaskCreated', 'Story Task Created', 'story-task.create'),
	event('storyTaskUpdated', 'Story Task Updated', 'story-task.update'),
	event('storyTaskDeleted', 'Story Task Deleted', 'story-task.delete'),
	event('epicMoved', 'Epic Moved to State', 'epic.update', {
		when: changed('epic_state_id'),
		filters: [end(ofEpic, 'epic_state_id', 'to')],
	}),
	event('epicCreated', 'Epic Created', 'epic.create'),
	event('epicUpdated', 'Epic Updated', 'epic.update'),
	event('epicDeleted', 'Epic Deleted', 'epic.delete'),
	event('epicCommentCreated', 'Epic Comment Created', 'epic-comment.create', {
		description: 'Shortcut does not document this event, so it may never come',
	}),
	event('labelCreated', 'Label Created', 'label.create'),
	event('labelUpdated', 'Label Updated', 'label.update'),
	event('labelDeleted', 'Label Deleted', 'label.delete'),
	event('branchCreated', 'Branch Created', 'branch.create'),
	event('branchPushed', 'Branch Pushed To', 'branch.push'),
	event('branchMerged', 'Branch Merged', 'branch.merge'),
	event('pullRequestOpened', 'Pull Request Opened', ['pull-request.open', 'pull-request.create']),
	event('pullRequestClosed', 'Pull Request Closed', 'pull-request.close'),
	event('pullRequestReopened', 'Pull Request Reopened', 'pull-request.reopen'),
	event('pullRequestCommented', 'Pull Request Commented On', 'pull-request.comment'),
	event('pullRequestUpdated', 'Pull Request Updated', ['pull-request.update', 'pull-request.sync']),
];
