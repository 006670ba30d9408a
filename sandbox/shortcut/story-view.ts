/** Stories as the API shows them: in full, and slim as lists and searches give them. */
import type { Comment, Story, StoryLink, Task, Workspace } from './model';
import { fileView, linkedFileView } from './file-view';
import { appUrl, globalId, labelsOf, NO_MENTIONS, progress, stateOf } from './view';

/** A story on its own, with its comments, tasks and files. */
export function storyView(workspace: Workspace, story: Story) {
	const { file_ids, linked_file_ids } = story;
	return {
		...shared(workspace, story),
		description: story.description,
		branches: [],
		commits: [],
		pull_requests: [],
		comments: story.comments.map((comment) => commentView(story, comment)),
		tasks: story.tasks.map((task) => taskView(story, task)),
		files: workspace.files
			.where(({ id }) => file_ids.includes(id))
			.map((file) => fileView(workspace, file)),
		linked_files: workspace.linkedFiles
			.where(({ id }) => linked_file_ids.includes(id))
			.map((file) => linkedFileView(workspace, file)),
	};
}

/** A story in a list: ids instead of comments, tasks and files, and no description unless asked for. */
export function storySlim(workspace: Workspace, story: Story, includesDescription = false) {
	return {
		...shared(workspace, story),
		...(includesDescription && { description: story.description }),
		comment_ids: story.comments.map(({ id }) => id),
		task_ids: story.tasks.map(({ id }) => id),
		num_tasks_completed: story.tasks.filter(({ complete }) => complete).length,
		file_ids: story.file_ids,
		linked_file_ids: story.linked_file_ids,
	};
}

function shared(workspace: Workspace, story: Story) {
	const { description, comments, tasks, file_ids, linked_file_ids, ...fields } = story;
	const { workflow, state } = stateOf(workspace, story.workflow_state_id);
	const links = workspace.storyLinks.where(
		({ subject_id, object_id }) => subject_id === story.id || object_id === story.id,
	);
	const blocks = links.filter(({ verb }) => verb === 'blocks');
	return {
		...fields,
		...progress(state),
		...NO_MENTIONS,
		app_url: appUrl('story', story.id),
		blocked: blocks.some(({ object_id }) => object_id === story.id),
		blocker: blocks.some(({ subject_id }) => subject_id === story.id),
		completed_at: story.completed_at_override ?? story.completed_at,
		custom_fields: story.custom_fields.map((chosen) => ({
			...chosen,
			value: workspace.customFields
				.get(chosen.field_id)
				?.values.find(({ id }) => id === chosen.value_id)?.value,
		})),
		cycle_time: seconds(story.started_at, story.completed_at),
		entity_type: 'story',
		formatted_vcs_branch_name: `sc-${story.id}/${slug(story.name)}`,
		global_id: globalId('story', story.id),
		labels: labelsOf(workspace, story),
		lead_time: seconds(story.created_at, story.completed_at),
		started_at: story.started_at_override ?? story.started_at,
		stats: { num_related_documents: 0 },
		story_links: links.map((link) => typedLink(workspace, story, link)),
		sub_task_story_ids: workspace.stories
			.where(({ parent_story_id }) => parent_story_id === story.id)
			.map(({ id }) => id),
		workflow_id: workflow.id,
	};
}

export function commentView(story: Story, comment: Comment) {
	return {
		...comment,
		...NO_MENTIONS,
		app_url: `${appUrl('story', story.id)}#activity-${comment.id}`,
		blocker: false,
		entity_type: 'story-comment',
		linked_to_slack: false,
		position: story.comments.indexOf(comment) + 1,
		story_id: story.id,
		unblocks_parent: false,
	};
}

export function taskView(story: Story, task: Task) {
	return {
		...task,
		...NO_MENTIONS,
		entity_type: 'story-task',
		global_id: globalId('story-task', task.id),
		position: story.tasks.indexOf(task) + 1,
		story_id: story.id,
	};
}

export function linkView({ stories }: Workspace, link: StoryLink) {
	return {
		...link,
		entity_type: 'story-link',
		subject_workflow_state_id: stories.get(link.subject_id)?.workflow_state_id,
	};
}

/** A link from the side of one of its two stories. */
function typedLink(workspace: Workspace, story: Story, link: StoryLink) {
	return {
		...linkView(workspace, link),
		type: link.subject_id === story.id ? 'subject' : 'object',
	};
}

function slug(name: string): string {
	return name
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}

/** From one moment to a later one; absent until both have come. */
function seconds(from: string | null, to: string | null): number | undefined {
	if (from === null || to === null) return undefined;
	return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}
