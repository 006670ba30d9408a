import { reference, text } from '../../engine/vocabulary/field';
import {
	action,
	create,
	get,
	list,
	remove,
	resource,
	update,
} from '../../engine/vocabulary/operation';
import { wholeList } from '../../engine/vocabulary/paging';
import { plain } from '../../engine/vocabulary/spelling';
import {
	author,
	commentText,
	createdAt,
	externalId,
	storyCommentId,
	storyId,
	updatedAt,
} from '../fields';
import { storyComment } from '../records';

const emoji = text('emoji', {
	in: 'body',
	read: shortCode,
	pattern: { regex: /^(:[\w+-]+:){1,2}$/, says: 'the short code of an emoji, such as :thumbsup:' },
	placeholder: 'e.g. :thumbsup:',
	description: 'Its short code; with a skin tone, :thumbsup::skin-tone-4:',
});

/** The colons may be left out. */
function shortCode(written: string): string {
	const code = plain(written);
	return /^[\w+-]+$/.test(code) ? `:${code}:` : code;
}

export const storyCommentResource = resource(storyComment, {
	addReaction: action(
		'POST /api/v3/stories/{story-public-id}/comments/{comment-public-id}/reactions',
		{
			required: [storyId, storyCommentId, emoji],
			simplify: false,
			name: 'Add Reaction',
			action: 'Add a reaction to a story comment',
			description:
				'Add an emoji to a comment, as the owner of the token, and return all reactions to it',
		},
	),
	create: create('POST /api/v3/stories/{story-public-id}/comments', {
		required: [storyId, commentText],
		optional: [
			author('wrote'),
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
	removeReaction: action(
		'DELETE /api/v3/stories/{story-public-id}/comments/{comment-public-id}/reactions',
		{
			required: [storyId, storyCommentId, emoji],
			done: true,
			name: 'Remove Reaction',
			action: 'Remove a reaction from a story comment',
			description: 'Take an emoji of the owner of the token off a comment',
		},
	),
	unlinkFromSlack: action(
		'POST /api/v3/stories/{story-public-id}/comments/{comment-public-id}/unlink-from-slack',
		{
			required: [storyId, storyCommentId],
			name: 'Unlink From Slack',
			action: 'Unlink the thread of a story comment',
			description: 'End the link between the thread of a comment and its thread in Slack',
		},
	),
	update: update('PUT /api/v3/stories/{story-public-id}/comments/{comment-public-id}', {
		required: [storyId, storyCommentId, commentText],
	}),
});
