import {
	choice,
	choices,
	dateTime,
	day,
	flag,
	references,
	text,
} from '../../engine/vocabulary/field';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { filteredStories, searchPages } from '../api';
import {
	archived,
	between,
	completedAt,
	customFields,
	deadline,
	description,
	externalId,
	followers,
	includesDescription,
	labels,
	neighbour,
	owners,
	requester,
	startedAt,
	storyId,
	storyName,
	storyType,
	without,
} from '../fields';
import { epic, iteration, label, member, project, story, team } from '../records';
import {
	attached,
	epicOf,
	estimate,
	estimateFilter,
	externalLinks,
	files,
	iterationOf,
	linkedFiles,
	moveTo,
	parent,
	projectOf,
	state,
	subTasks,
	teamOf,
} from '../story-fields';
import { moreLabels, withTypedLabels } from '../new-labels';
import { newStory } from '../new-story';
import { many } from './story-many';
import { more } from './story-more';
import { keepTheRest, nameCustomFields } from '../story-values';

export const storyResource = resource(story, {
	create: create('POST /api/v3/stories', {
		...newStory,
		description: 'Create a story; without a state it starts where new stories of its team start',
	}),
	...many,
	...more,
	delete: remove('DELETE /api/v3/stories/{story-public-id}', {
		required: [storyId],
	}),
	get: get('GET /api/v3/stories/{story-public-id}', { required: [storyId] }),
	getAll: list('POST /api/v3/stories/search', {
		paging: filteredStories,
		description: 'Retrieve the stories that fit exact filters; without a filter, every story',
		filters: [
			flag('archived', { description: 'Whether the stories are archived' }),
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
			text('label_name', { min: 1, placeholder: 'e.g. backend' }),
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
	search: list('GET /api/v3/search/stories', {
		required: [
			text('query', {
				min: 1,
				placeholder: 'e.g. is:started owner:jane label:"needs review"',
				description:
					'As in the search bar of Shortcut. <a href="https://help.shortcut.com/hc/en-us/articles/360000046646-Search-Operators">Search operators</a>.',
			}),
		],
		paging: searchPages,
		description: "Retrieve the stories that match a search with Shortcut's search operators",
		options: [
			choice(
				'detail',
				[
					{
						name: 'Full',
						value: 'full',
						description: 'With descriptions, comments, tasks, branches and pull requests',
					},
					{ name: 'Slim', value: 'slim', description: 'Without large texts; faster' },
				],
				{ default: 'full', description: 'How much of each story to return' },
			),
		],
	}),
	update: update('PUT /api/v3/stories/{story-public-id}', {
		required: [storyId],
		beside: customFields,
		optional: [
			archived,
			neighbour('after_id', story),
			neighbour('before_id', story),
			attached('branch_ids', 'branches'),
			attached('commit_ids', 'commits'),
			completedAt({ nullable: true }),
			deadline,
			description(100_000),
			epicOf,
			estimate,
			externalLinks,
			files,
			followers,
			iterationOf,
			labels,
			linkedFiles,
			moreLabels,
			moveTo,
			storyName,
			owners,
			parent,
			projectOf,
			attached('pull_request_ids', 'pull requests'),
			requester,
			startedAt({ nullable: true }),
			state,
			storyType,
			subTasks,
			teamOf,
		],
		prepare: nameCustomFields,
		readFirst: keepTheRest,
		body: withTypedLabels,
	}),
});
