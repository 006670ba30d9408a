import { longText, reference } from '../../engine/vocabulary/field';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { wholeList } from '../../engine/vocabulary/paging';
import { createdAt, externalId, storyCommentId, storyId, updatedAt } from '../fields';
import { member, storyComment } from '../records';

const text = longText('text', {
	min: 1,
	max: 100_000,
	description: 'Formatted with Markdown; @name mentions a member',
});

export const storyCommentResource = resource(storyComment, {
	create: create('POST /api/v3/stories/{story-public-id}/comments', {
		required: [storyId, text],
		optional: [
			reference(member, 'author_id', {
				label: 'Author',
				description: 'Who wrote it, if that is not the owner of the token',
			}),
			createdAt,
			externalId(1024),
			reference(storyComment, 'parent_id', {
				label: 'Reply To',
				nullable: true,
				description: 'The comment that this one answers',
			}),
			updatedAt,
		],
	}),
	delete: remove('DELETE /api/v3/stories/{story-public-id}/comments/{comment-public-id}', {
		required: [storyId, storyCommentId],
	}),
	get: get('GET /api/v3/stories/{story-public-id}/comments/{comment-public-id}', {
		required: [storyId, storyCommentId],
	}),
	getAll: list('GET /api/v3/stories/{story-public-id}/comments', {
		required: [storyId],
		paging: wholeList,
	}),
	update: update('PUT /api/v3/stories/{story-public-id}/comments/{comment-public-id}', {
		required: [storyId, storyCommentId, text],
	}),
});
