/** Stories as the API shows them: in full, and slim as lists and searches give them. */
import type { Call } from './call';
import type { Story } from './kinds';
import { files, linkedFiles } from './resources/files';
import { comments, commentsOf, links, tasks, tasksOf } from './resources/story-parts';
import { described, labelsOf, progress, stateOf, viewOf } from './view';

/** What is told of a story on its own, with its comments, tasks and files. */
export const storyTold = (story: Story, call: Call) => ({
	...shared(story, call),
	comments: commentsOf(call, story).map((comment) => comments.show(comment, call)),
	tasks: tasksOf(call, story).map((task) => tasks.show(task, call)),
	files: call.state.files
		.where(({ id }) => story.file_ids.includes(id))
		.map((file) => files.show(file, call)),
	linked_files: call.state.linkedFiles
		.where(({ id }) => story.linked_file_ids.includes(id))
		.map((file) => linkedFiles.show(file, call)),
});

/** A story in a list: with ids instead of comments, tasks and files. */
export const storySlim = viewOf('StorySlim', (story: Story, call) => {
	const planned = tasksOf(call, story);
	return {
		...shared(story, call),
		...described(call, story),
		comment_ids: commentsOf(call, story).map(({ id }) => id),
		task_ids: planned.map(({ id }) => id),
		num_tasks_completed: planned.filter(({ complete }) => complete).length,
	};
});

function shared(story: Story, call: Call) {
	const { storyLinks, customFields, stories } = call.state;
	const { workflow, state } = stateOf(call.state, story.workflow_state_id);
	const linked = storyLinks.where(
		({ subject_id, object_id }) => subject_id === story.id || object_id === story.id,
	);
	const blocks = linked.filter(({ verb }) => verb === 'blocks');
	return {
		...progress(state),
		blocked: blocks.some(({ object_id }) => object_id === story.id),
		blocker: blocks.some(({ subject_id }) => subject_id === story.id),
		completed_at: story.completed_at_override ?? story.completed_at,
		custom_fields: story.custom_fields.map((chosen) => ({
			...chosen,
			value: customFields.get(chosen.field_id)?.values.find(({ id }) => id === chosen.value_id)
				?.value,
		})),
		cycle_time: seconds(story.started_at, story.completed_at),
		formatted_vcs_branch_name: `sc-${story.id}/${slug(story.name)}`,
		labels: labelsOf(call.state, story),
		lead_time: seconds(story.created_at, story.completed_at),
		started_at: story.started_at_override ?? story.started_at,
		// A link is told from the side of one of its two stories.
		story_links: linked.map((link) => ({
			...links.show(link, call),
			type: link.subject_id === story.id ? 'subject' : 'object',
		})),
		sub_task_story_ids: stories
			.where(({ parent_story_id }) => parent_story_id === story.id)
			.map(({ id }) => id),
		workflow_id: workflow.id,
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
