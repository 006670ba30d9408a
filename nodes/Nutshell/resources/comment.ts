import { anyOf } from '../../engine/vocabulary/field';
import { list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { activity, email, note, timelineEvent } from '../records';
import { alwaysOpen } from '../undocumented';

/** Nutshell's reference has no comments; a sample there names this address. */
export const commentResource = resource('Comment', {
	getAll: list('GET /rest/comments', {
		required: anyOf('parent_id', [activity, email, note, timelineEvent], {
			name: 'commentsOn',
			label: 'Comments On',
		}),
		paging: whole('comments'),
		undocumented: alwaysOpen(
			"Nutshell's reference has no comments: the address is that of an example in it.",
		),
		description:
			'Retrieve the comments on something; Nutshell does not document this, so it may not work',
	}),
});
