import { choice, integer, path, reference, text } from '../../engine/vocabulary/field';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { wholeList } from '../../engine/vocabulary/paging';
import { name, plainDescription, uploader, webAddress } from '../fields';
import { linkedFile, story } from '../records';

const linkedFileId = path(linkedFile, 'linked-file-public-id');
const url = webAddress('url', { description: 'Where the file is' });
const type = choice(
	'type',
	[
		{ name: 'Box', value: 'box' },
		{ name: 'Dropbox', value: 'dropbox' },
		{ name: 'Google Drive', value: 'google' },
		{ name: 'OneDrive', value: 'onedrive' },
		{ name: 'Other', value: 'url' },
	],
	{ default: 'url', description: 'The service that keeps the file' },
);
const size = integer('size', { min: 0, description: 'In bytes' });
const storyOf = reference(story, 'story_id', { description: 'The story to attach the file to' });
const thumbnail = webAddress('thumbnail_url', {
	label: 'Thumbnail URL',
	placeholder: 'e.g. https://example.com/mock-up.png',
	description: 'Where a small picture of it is',
});

/** Files that another service keeps. */
export const linkedFileResource = resource(linkedFile, {
	create: create('POST /api/v3/linked-files', {
		required: [name(256, 'Mock-up'), url],
		beside: [type, storyOf, plainDescription(512)],
		optional: [
			text('content_type', { max: 128, placeholder: 'e.g. image/png' }),
			size,
			thumbnail,
			uploader,
		],
		description:
			'Link a file that another service keeps, and attach it to a story if one is chosen',
	}),
	delete: remove('DELETE /api/v3/linked-files/{linked-file-public-id}', {
		required: [linkedFileId],
		description: 'Delete the link to a file permanently; the file itself stays where it is',
	}),
	get: get('GET /api/v3/linked-files/{linked-file-public-id}', { required: [linkedFileId] }),
	getAll: list('GET /api/v3/linked-files', { paging: wholeList }),
	update: update('PUT /api/v3/linked-files/{linked-file-public-id}', {
		required: [linkedFileId],
		optional: [
			plainDescription(512),
			name(256, 'Mock-up'),
			size,
			storyOf,
			thumbnail,
			type,
			uploader,
			url,
		],
	}),
});
