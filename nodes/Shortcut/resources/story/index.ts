import {
	choices,
	dateTime,
	day,
	reference,
	references,
	text,
} from '../../../engine/vocabulary/field';
import { action, create, get, list, remove, resource } from '../../../engine/vocabulary/operation';
import { wholeList } from '../../../engine/vocabulary/paging';
import { filteredStories } from '../../api';
import {
	archivedFilter,
	between,
	externalId,
	includesDescription,
	requester,
	storyId,
	storyType,
	without,
} from '../../fields';
import { epic, iteration, label, member, project, story, team } from '../../records';
import { storyLists } from './add-remove';
import { storyBlocks } from './blocks';
import { getBranchName } from './branch-name';
import { estimateFilter, externalLink, moveTo, state } from './fields';
import { createFromTemplate } from './from-template';
import { getHistory } from './history';
import { manyStories } from './many';
import { newStory } from './new-story';
import { searchStories } from './search';
import { updateStory } from './update';
import { upsertStory } from './upsert';

const STORY = 'PUT /api/v3/stories/{story-public-id}';

export const storyResource = resource(story, {
	// Block, Unblock
	...storyBlocks,
	// Add and Remove External Links, Followers, Labels, Owners
	...storyLists,
	// Create, Update and Delete Many
	...manyStories,
	archive: action(STORY, {
		required: [storyId],
		body: () => ({ archived: true }),
		name: 'Archive',
		action: 'Archive a story',
		description: 'Archive a story: it is kept, but out of sight',
	}),
	assign: action(STORY, {
		required: [storyId, reference(member, 'owner_id', { label: 'Owner' })],
		body: ({ owner_id }) => ({ owner_ids: [owner_id] }),
		name: 'Assign',
		action: 'Assign a story',
		description: 'Make one person the owner of a story, in place of those that it has',
	}),
	create: create('POST /api/v3/stories', {
		...newStory,
		description: 'Create a story; without a state it starts where new stories of its team start',
	}),
	createFromTemplate,
	delete: remove('DELETE /api/v3/stories/{story-public-id}', {
		required: [storyId],
		description: 'Delete a story permanently; to keep it out of sight instead, use Archive',
	}),
	get: get('GET /api/v3/stories/{story-public-id}', { required: [storyId] }),
	getAll: list('POST /api/v3/stories/search', {
		paging: filteredStories,
		description: 'Retrieve the stories that fit exact filters; without a filter, every story',
		filters: [
			archivedFilter('stories'),
			...between('completed_at', 'Completed', dateTime),
			...between('created_at', 'Created', dateTime),
			...between('deadline', 'Due', day),
			references(epic, 'epic_ids'),
			without('epic_id', 'Epic'),
			estimateFilter,
			externalId(1024),
			includesDescription('stories'),
			references(iteration, 'iteration_ids'),
			without('iteration_id', 'Iteration'),
			references(label, 'label_ids'),
			text('label_name', {
				min: 1,
				placeholder: 'e.g. backend',
				description: 'Of a label that need not exist: if it does not, no story fits',
			}),
			references(member, 'owner_ids', { label: 'Owner' }),
			without('owner_id', 'Owner'),
			references(project, 'project_ids'),
			without('project_id', 'Project'),
			requester,
			state,
			choices('workflow_state_types', ['backlog', 'unstarted', 'started', 'done'], {
				label: 'State Types',
			}),
			references(team, 'group_ids', { name: 'teamIds', label: 'Team' }),
			without('group_id', 'Team'),
			storyType,
			...between('updated_at', 'Updated', dateTime),
		],
	}),
	getBranchName,
	getByExternalLink: list('GET /api/v3/external-link/stories', {
		required: [externalLink()],
		paging: wholeList,
		name: 'Get by External Link',
		action: 'Get the stories with an external link',
		description: 'Retrieve the stories that have an external link, such as that of a ticket',
	}),
	getHistory,
	getSubTasks: list('GET /api/v3/stories/{story-public-id}/sub-tasks', {
		required: [storyId],
		paging: wholeList,
		name: 'Get Sub-Tasks',
		action: 'Get the subtasks of a story',
		description: 'Retrieve the stories that are sub-tasks of a story',
	}),
	moveToState: action(STORY, {
		required: [storyId, state],
		optional: [moveTo],
		name: 'Move to State',
		action: 'Move a story to a state',
		description: 'Change the state of a story and, if wanted, its position there',
	}),
	search: searchStories,
	unarchive: action(STORY, {
		required: [storyId],
		body: () => ({ archived: false }),
		name: 'Unarchive',
		action: 'Unarchive a story',
		description: 'Bring an archived story back',
	}),
	update: updateStory,
	upsert: upsertStory,
});
