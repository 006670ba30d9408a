/** Stories as the API shows them: in full, and slim as lists and searches give them. */
import type { Comment, Story, StoryLink, Task, Workspace } from './kinds';
import { fileView, linkedFileView } from './file-view';
import { appUrl, labelsOf, progress, stateOf, viewOf } from './view';

/** A story on its own, with its comments, tasks and files. */
export const storyView = viewOf('Story', 'story', (story: Story, workspace) => ({
	...shared(workspace, story),
	comments: story.comments.map((comment) => commentView(story, comment)),
	tasks: story.tasks.map((task) => taskView(story, task)),
	files: workspace.files
		.where(({ id }) => story.file_ids.includes(id))
		.map((file) => fileView(workspace, file)),
	linked_files: workspace.linkedFiles
		.where(({ id }) => story.linked_file_ids.includes(id))
		.map((file) => linkedFileView(workspace, file)),
}));

const showSlim = viewOf('StorySlim', 'story', (story: Story, workspace) => ({
	...shared(workspace, story),
	comment_ids: story.comments.map(({ id }) => id),
	task_ids: story.tasks.map(({ id }) => id),
	num_tasks_completed: story.tasks.filter(({ complete }) => complete).length,
}));

/** A story in a list: ids instead of comments, tasks and files, and no description unless asked for. */
export function storySlim(workspace: Workspace, story: Story, includesDescription = false) {
	const { description, ...slim } = showSlim(workspace, story);
	return includesDescription ? { ...slim, description } : slim;
}

function shared(workspace: Workspace, story: Story) {
	const { workflow, state } = stateOf(workspace, story.workflow_state_id);
	const links = workspace.storyLinks.where(
		({ subject_id, object_id }) => subject_id === story.id || object_id === story.id,
	);
	const blocks = links.filter(({ verb }) => verb === 'blocks');
	return {
		...progress(state),
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
		formatted_vcs_branch_name: `sc-${story.id}/${slug(story.name)}`,
		labels: labelsOf(workspace, story),
		lead_time: seconds(story.created_at, story.completed_at),
		started_at: story.started_at_override ?? story.started_at,
		// A link is told from the side of one of its two stories.
		story_links: links.map((link) => ({
			...linkView(workspace, link),
			type: link.subject_id === story.id ? 'subject' : 'object',
		})),
		sub_task_story_ids: workspace.stories
			.where(({ parent_story_id }) => parent_story_id === story.id)
			.map(({ id }) => id),
		workflow_id: workflow.id,
	};
}

export const commentView = viewOf(
	'StoryComment',
	'story-comment',
	(comment: Comment, story: Story) => ({
		app_url: `${appUrl('story', story.id)}#activity-${comment.id}`,
		blocker: false,
		position: story.comments.indexOf(comment) + 1,
		story_id: story.id,
		unblocks_parent: false,
	}),
);
export const taskView = viewOf('Task', 'story-task', (task: Task, story: Story) => ({
	position: story.tasks.indexOf(task) + 1,
	story_id: story.id,
}));

export const linkView = viewOf('StoryLink', 'story-link', (link: StoryLink, { stories }) => ({
	subject_workflow_state_id: stories.get(link.subject_id)?.workflow_state_id,
}));

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
