import { longText, one } from '../../engine/vocabulary/field';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { pick } from '../../engine/vocabulary/output';
import { wholeList } from '../../engine/vocabulary/paging';
import { createdAt, externalId, storyCommentId, storyId, updatedAt } from '../fields';
import { member, storyComment } from '../records';

const text = longText('text', {
	min: 1,
	max: 100_000,
	description: 'Formatted with Markdown; @name mentions a member',
});

export const storyCommentResource = resource(
	'Story Comment',
	{
		create: create('POST /api/v3/stories/{story-public-id}/comments', {
			required: [storyId, text],
			optional: [
				one(member, 'author_id', {
					label: 'Author',
					description: 'Who wrote it, if that is not the owner of the token',
				}),
				createdAt,
				externalId(1024),
				one(storyComment, 'parent_id', {
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
	},
	{
		simplify: pick(
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
		),
	},
);
