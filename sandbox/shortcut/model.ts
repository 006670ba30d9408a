/** What a workspace holds. What the API derives (labels in full, statistics, web addresses) is added by the views. */
import type { Table } from './table';

/** When a record was made and last changed, as ISO times. */
export interface Dated {
	created_at: string;
	updated_at: string;
}

export interface Comment extends Dated {
	id: number;
	text: string | null;
	author_id: string | null;
	parent_id: number | null;
	external_id: string | null;
	deleted: boolean;
	reactions: Array<{ emoji: string; permission_ids: string[] }>;
}

export interface Task extends Dated {
	id: number;
	description: string;
	complete: boolean;
	completed_at: string | null;
	owner_ids: string[];
	external_id: string | null;
}

export interface FieldValue {
	field_id: string;
	value_id: string;
}

export interface Story extends Dated {
	id: number;
	name: string;
	description: string;
	story_type: string;
	workflow_state_id: number;
	project_id: number | null;
	epic_id: number | null;
	iteration_id: number | null;
	previous_iteration_ids: number[];
	group_id: string | null;
	parent_story_id: number | null;
	story_template_id: string | null;
	requested_by_id: string;
	owner_ids: string[];
	follower_ids: string[];
	label_ids: number[];
	custom_fields: FieldValue[];
	estimate: number | null;
	deadline: string | null;
	archived: boolean;
	external_id: string | null;
	external_links: string[];
	file_ids: number[];
	linked_file_ids: number[];
	comments: Comment[];
	tasks: Task[];
	position: number;
	moved_at: string;
	started_at: string | null;
	started_at_override: string | null;
	completed_at: string | null;
	completed_at_override: string | null;
}

export interface StoryLink extends Dated {
	id: number;
	subject_id: number;
	object_id: number;
	verb: string;
}

export interface Epic extends Dated {
	id: number;
	name: string;
	description: string;
	archived: boolean;
	epic_state_id: number;
	deadline: string | null;
	planned_start_date: string | null;
	external_id: string | null;
	requested_by_id: string;
	owner_ids: string[];
	follower_ids: string[];
	group_ids: string[];
	objective_ids: number[];
	label_ids: number[];
	comments: Comment[];
	position: number;
	started_at: string | null;
	started_at_override: string | null;
	completed_at: string | null;
	completed_at_override: string | null;
}

export interface Health extends Dated {
	id: string;
	epic_id: number;
	status: string;
	text: string;
	author_id: string;
}

export interface Iteration extends Dated {
	id: number;
	name: string;
	description: string;
	/** `YYYY-MM-DD`, like the end. */
	start_date: string;
	end_date: string;
	follower_ids: string[];
	group_ids: string[];
	label_ids: number[];
}

export interface Objective extends Dated {
	id: number;
	name: string;
	description: string;
	archived: boolean;
	state: string;
	category_ids: number[];
	key_result_ids: string[];
	position: number;
	started_at_override: string | null;
	completed_at_override: string | null;
}

export interface ResultValue {
	numeric_value?: string;
	boolean_value?: boolean;
}

export interface KeyResult extends Dated {
	id: string;
	name: string;
	objective_id: number;
	type: string;
	initial_observed_value: ResultValue;
	current_observed_value: ResultValue;
	current_target_value: ResultValue;
}

export interface Label extends Dated {
	id: number;
	name: string;
	color: string | null;
	description: string | null;
	archived: boolean;
	external_id: string | null;
}

export interface Category extends Dated {
	id: number;
	name: string;
	color: string | null;
	archived: boolean;
	external_id: string | null;
}

export interface Member extends Dated {
	id: string;
	name: string;
	mention_name: string;
	email_address: string;
	role: string;
	disabled: boolean;
}

export interface Group extends Dated {
	id: string;
	name: string;
	mention_name: string;
	description: string;
	color: string | null;
	color_key: string | null;
	archived: boolean;
	default_workflow_id: number | null;
	member_ids: string[];
	workflow_ids: number[];
}

export interface State {
	id: number;
	name: string;
	/** backlog, unstarted, started or done. */
	type: string;
	color: string;
	position: number;
}

export interface Workflow extends Dated {
	id: number;
	name: string;
	description: string;
	team_id: number;
	default_state_id: number;
	states: State[];
}

export interface CustomFieldValue {
	id: string;
	value: string;
	color_key: string | null;
	enabled: boolean;
}

export interface CustomField extends Dated {
	id: string;
	name: string;
	canonical_name: string | null;
	description: string;
	enabled: boolean;
	icon_set_identifier: string;
	values: CustomFieldValue[];
}

export interface Project extends Dated {
	id: number;
	name: string;
	description: string;
	abbreviation: string | null;
	color: string | null;
	archived: boolean;
	external_id: string | null;
	follower_ids: string[];
	team_id: number;
}

export interface UploadedFile extends Dated {
	id: number;
	name: string;
	filename: string;
	content_type: string;
	size: number;
	description: string | null;
	external_id: string | null;
	uploader_id: string;
}

export interface LinkedFile extends Dated {
	id: number;
	name: string;
	type: string;
	url: string;
	description: string | null;
	content_type: string | null;
	size: number | null;
	thumbnail_url: string | null;
	uploader_id: string;
}

export interface Document extends Dated {
	id: string;
	title: string;
	content: string;
	content_format: string;
	archived: boolean;
	author_id: string;
	epic_ids: number[];
}

export interface Template extends Dated {
	id: string;
	name: string;
	author_id: string;
	story_contents: Record<string, unknown> & { labels?: Array<{ name: string }> };
}

export interface Repository extends Dated {
	id: number;
	name: string;
	full_name: string;
	url: string;
	type: string;
	external_id: string;
}

export interface Integration extends Dated {
	id: number;
	webhook_url: string;
	secret: string | null;
	creator_id: string;
}

/** One change, as a story's history and the outgoing webhooks tell it. */
export interface HistoryEntry {
	id: string;
	changed_at: string;
	version: 'v1';
	primary_id: number;
	member_id: string;
	actor_name: string;
	actions: Array<Record<string, unknown> & { id: number }>;
}

export interface Workspace {
	stories: Table<Story>;
	storyLinks: Table<StoryLink>;
	epics: Table<Epic>;
	healths: Table<Health>;
	iterations: Table<Iteration>;
	objectives: Table<Objective>;
	keyResults: Table<KeyResult>;
	labels: Table<Label>;
	categories: Table<Category>;
	members: Table<Member>;
	groups: Table<Group>;
	workflows: Table<Workflow>;
	epicStates: State[];
	customFields: Table<CustomField>;
	projects: Table<Project>;
	files: Table<UploadedFile>;
	linkedFiles: Table<LinkedFile>;
	documents: Table<Document>;
	templates: Table<Template>;
	repositories: Table<Repository>;
	integrations: Table<Integration>;
	history: HistoryEntry[];
	/** The next free number; stories and epics share one space of ids, and so does all else. */
	nextId(): number;
}
