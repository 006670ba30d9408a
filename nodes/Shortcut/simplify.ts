/** What people work with of each kind of record of Shortcut. */
import { inEach } from '../engine/vocabulary/answered';
import { isObject, type Json } from '../engine/json';
import { pick, type Simplify } from '../engine/vocabulary/output';

/** Labels as people know them. */
function withLabelNames(simple: Json): Json {
	if (simple.labels === undefined) return simple;
	return { ...simple, labels: inEach('name', simple.labels) };
}

export const customField = pick(
	'id',
	'name',
	'description',
	'canonical_name',
	'enabled',
	'story_types',
	'values',
	'created_at',
	'updated_at',
);

const epicFields = pick(
	'id',
	'name',
	'app_url',
	'description',
	'epic_state_id',
	'group_ids',
	'objective_ids',
	'owner_ids',
	'label_ids',
	'labels',
	'planned_start_date',
	'deadline',
	'started',
	'completed',
	'archived',
	['num_stories', 'stats.num_stories_total'],
	['num_stories_done', 'stats.num_stories_done'],
	'created_at',
	'updated_at',
);

export const epic: Simplify = (one) => withLabelNames(epicFields(one));

const iterationFields = pick(
	'id',
	'name',
	'app_url',
	'description',
	'status',
	'start_date',
	'end_date',
	'group_ids',
	'label_ids',
	'labels',
	'num_stories',
	['num_stories_done', 'stats.num_stories_done'],
	'created_at',
	'updated_at',
);

/** The statistics of an iteration count its stories by the types of their states, and not as a whole. */
function storiesIn({ stats }: Json): unknown {
	if (!isObject(stats)) return undefined;
	const counts = ['backlog', 'unstarted', 'started', 'done'].map(
		(type) => stats[`num_stories_${type}`] ?? 0,
	);
	const numbers = counts.filter((count) => typeof count === 'number');
	// What cannot be counted stays as it is.
	return numbers.length < counts.length ? stats : numbers.reduce((sum, count) => sum + count, 0);
}

export const iteration: Simplify = (one) =>
	withLabelNames(iterationFields({ ...one, num_stories: storiesIn(one) }));

export const label = pick(
	'id',
	'name',
	'app_url',
	'color',
	'description',
	'archived',
	['num_stories', 'stats.num_stories_total'],
	['num_epics', 'stats.num_epics'],
	'created_at',
	'updated_at',
);

export const linkedFile = pick(
	'id',
	'name',
	'url',
	'type',
	'description',
	'content_type',
	'size',
	'thumbnail_url',
	'story_ids',
	'uploader_id',
	'created_at',
	'updated_at',
);

export const member = pick(
	'id',
	['name', 'profile.name'],
	['mention_name', 'profile.mention_name'],
	['email_address', 'profile.email_address'],
	'role',
	'state',
	'disabled',
	'group_ids',
	'created_at',
	'updated_at',
);

const objectiveFields = pick(
	'id',
	'name',
	'app_url',
	'description',
	'state',
	'categories',
	'key_result_ids',
	'started',
	'completed',
	'archived',
	'created_at',
	'updated_at',
);

/** Categories as people know them. */
export const objective: Simplify = (one) => {
	const simple = objectiveFields(one);
	if (simple.categories === undefined) return simple;
	return { ...simple, categories: inEach('name', simple.categories) };
};

const epicCommentFields = pick(
	'id',
	'text',
	'app_url',
	'author_id',
	'parent_id',
	'deleted',
	'external_id',
	'comments',
	'created_at',
	'updated_at',
);

/** With the replies to it, as short as itself. */
export const epicComment: Simplify = (one) => {
	const simple = epicCommentFields(one);
	if (!Array.isArray(simple.comments)) return simple;
	const comments = simple.comments.map((reply) => (isObject(reply) ? epicComment(reply) : reply));
	return { ...simple, comments };
};

export const project = pick(
	'id',
	'name',
	'app_url',
	'description',
	'abbreviation',
	'team_id',
	'workflow_id',
	'archived',
	['num_stories', 'stats.num_stories'],
	['num_points', 'stats.num_points'],
	'created_at',
	'updated_at',
);

export const storyComment = pick(
	'id',
	'text',
	'app_url',
	'story_id',
	'author_id',
	'parent_id',
	'deleted',
	'external_id',
	'created_at',
	'updated_at',
);

export const storyTask = pick(
	'id',
	'description',
	'complete',
	'completed_at',
	'story_id',
	'owner_ids',
	'position',
	'external_id',
	'created_at',
	'updated_at',
);

const storyFields = pick(
	'id',
	'name',
	'app_url',
	'description',
	'story_type',
	'workflow_state_id',
	'epic_id',
	'iteration_id',
	'group_id',
	'owner_ids',
	'follower_ids',
	'labels',
	'estimate',
	'deadline',
	'started',
	'completed',
	'blocked',
	'archived',
	'custom_fields',
	'external_id',
	'external_links',
	'created_at',
	'updated_at',
);

export const story: Simplify = (one) => withLabelNames(storyFields(one));

export const team = pick(
	'id',
	'name',
	'mention_name',
	'app_url',
	'description',
	'archived',
	'member_ids',
	'workflow_ids',
	'default_workflow_id',
	'num_stories',
);

export const workflow = pick('id', 'name', 'description', 'default_state_id', 'team_id', 'states');
