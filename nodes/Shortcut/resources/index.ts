import { categoryResource } from './category';
import { customFieldResource } from './custom-field';
import { documentResource } from './document';
import { epicResource } from './epic';
import { epicCommentResource } from './epic-comment';
import { epicWorkflowResource } from './epic-workflow';
import { fileResource } from './file';
import { epicHealthResource, objectiveHealthResource } from './health';
import { iterationResource } from './iteration';
import { keyResultResource } from './key-result';
import { labelResource } from './label';
import { linkedFileResource } from './linked-file';
import { memberResource } from './member';
import { objectiveResource } from './objective';
import { projectResource } from './project';
import { repositoryResource } from './repository';
import { searchResource } from './search';
import { storyResource } from './story';
import { storyCommentResource } from './story-comment';
import { storyLinkResource } from './story-link';
import { storyTaskResource } from './story-task';
import { storyTemplateResource } from './story-template';
import { teamResource } from './team';
import { webhookResource } from './webhook';
import { workflowResource } from './workflow';

/** Everything that the Shortcut node can do; the first resource is the one a new node starts with. */
export const resources = [
	storyResource,
	categoryResource,
	customFieldResource,
	documentResource,
	epicResource,
	epicCommentResource,
	epicHealthResource,
	epicWorkflowResource,
	fileResource,
	iterationResource,
	keyResultResource,
	labelResource,
	linkedFileResource,
	memberResource,
	objectiveResource,
	objectiveHealthResource,
	projectResource,
	repositoryResource,
	searchResource,
	storyCommentResource,
	storyLinkResource,
	storyTaskResource,
	storyTemplateResource,
	teamResource,
	webhookResource,
	workflowResource,
];
