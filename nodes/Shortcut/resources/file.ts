import { reference, path } from '../../engine/vocabulary/field';
import type { FileLink } from '../../engine/vocabulary/file';
import type { Job } from '../../engine/vocabulary/job';
import {
	action,
	download,
	get,
	list,
	remove,
	resource,
	update,
} from '../../engine/vocabulary/operation';
import { wholeList } from '../../engine/vocabulary/paging';
import { createdAt, externalId, name, plainDescription, updatedAt, uploader } from '../fields';
import { file, story } from '../records';

const fileId = path(file, 'file-public-id');

/** Where the file lies, and what it was called when it was uploaded. */
async function linkTo(job: Job): Promise<FileLink> {
	const { path } = job.values;
	const json = await job.record('GET /api/v3/files/{file-public-id}', { path });
	const { url, filename: fileName, content_type: mimeType } = json;
	const id = path['file-public-id'];
	if (typeof url !== 'string') throw new Error(`Shortcut gives no link to the file ${id}`);
	return { url, name: `file-${id}`, told: { fileName, mimeType }, json };
}

export const fileResource = resource(file, {
	delete: remove('DELETE /api/v3/files/{file-public-id}', { required: [fileId] }),
	download: download('GET /api/v3/files/{file-public-id}', {
		required: [fileId],
		find: linkTo,
		name: 'Download',
		action: 'Download a file',
		description: 'Get the content of a file as binary data, with what Shortcut knows of it',
	}),
	get: get('GET /api/v3/files/{file-public-id}', {
		required: [fileId],
		description: 'Retrieve what Shortcut knows of a file, without its content',
	}),
	getAll: list('GET /api/v3/files', {
		paging: wholeList,
		description: 'Retrieve a list of files, without their content',
	}),
	update: update('PUT /api/v3/files/{file-public-id}', {
		required: [fileId],
		optional: [
			createdAt,
			plainDescription(4096),
			externalId(128),
			name(1024, 'Screenshot.png'),
			updatedAt,
			uploader,
		],
		description: 'Change what Shortcut knows of a file, such as its name; its content stays',
	}),
	upload: action('POST /api/v3/files', {
		beside: [
			reference(story, 'story_id', {
				description: 'The story to attach the files to; leave empty for none',
			}),
		],
		upload: { part: (n) => `file${n}`, most: 4 },
		name: 'Upload',
		action: 'Upload a file',
		description: 'Upload up to four files of an item, and attach them to a story if one is chosen',
	}),
});
