import { categoryResource } from './category';
import { epicResource } from './epic';
import { epicCommentResource } from './epic-comment';
import { epicWorkflowResource } from './epic-workflow';
import { fileResource } from './file';
import { epicHealthResource, objectiveHealthResource } from './health';
import { iterationResource } from './iteration';
import { keyResultResource } from './key-result';
import { labelResource } from './label';
import { memberResource } from './member';
import { objectiveResource } from './objective';
import { projectResource } from './project';
import { searchResource } from './search';
import { storyResource } from './story';
import { storyCommentResource } from './story-comment';
import { storyTaskResource } from './story-task';
import { teamResource } from './team';
import { workflowResource } from './workflow';

/** Everything that the Shortcut node can do; the first resource is the one a new node starts with. */
export const resources = [
	storyResource,
	categoryResource,
	epicResource,
	epicCommentResource,
	epicHealthResource,
	epicWorkflowResource,
	fileResource,
	iterationResource,
	keyResultResource,
	labelResource,
	memberResource,
	objectiveResource,
	objectiveHealthResource,
	projectResource,
	searchResource,
	storyCommentResource,
	storyTaskResource,
	teamResource,
	workflowResource,
];
