import { epicResource } from './epic';
import { fileResource } from './file';
import { iterationResource } from './iteration';
import { labelResource } from './label';
import { memberResource } from './member';
import { storyResource } from './story';
import { storyCommentResource } from './story-comment';
import { storyTaskResource } from './story-task';
import { teamResource } from './team';
import { workflowResource } from './workflow';

/** Everything that the Shortcut node can do; the first resource is the one a new node starts with. */
export const resources = [
	storyResource,
	epicResource,
	fileResource,
	iterationResource,
	labelResource,
	memberResource,
	storyCommentResource,
	storyTaskResource,
	teamResource,
	workflowResource,
];
