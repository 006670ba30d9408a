import { customFieldResource } from './custom-field';
import { documentResource } from './document';
import { epicResource } from './epic';
import { fileResource } from './file';
import { iterationResource } from './iteration';
import { labelResource } from './label';
import { linkedFileResource } from './linked-file';
import { memberResource } from './member';
import { repositoryResource } from './repository';
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
	customFieldResource,
	documentResource,
	epicResource,
	fileResource,
	iterationResource,
	labelResource,
	linkedFileResource,
	memberResource,
	repositoryResource,
	storyCommentResource,
	storyLinkResource,
	storyTaskResource,
	storyTemplateResource,
	teamResource,
	webhookResource,
	workflowResource,
];
