/** Uploaded and linked files as the API shows them. */
import type { LinkedFile, UploadedFile, Workspace } from './model';
import { NO_MENTIONS } from './view';

export function fileView(workspace: Workspace, file: UploadedFile) {
	return {
		...file,
		...NO_MENTIONS,
		entity_type: 'file',
		story_ids: workspace.stories
			.where(({ file_ids }) => file_ids.includes(file.id))
			.map(({ id }) => id),
		thumbnail_url: null,
		url: `https://media.app.shortcut.com/api/attachments/files/${file.id}/${encodeURIComponent(file.filename)}`,
	};
}

export function linkedFileView(workspace: Workspace, file: LinkedFile) {
	return {
		...file,
		...NO_MENTIONS,
		entity_type: 'linked-file',
		story_ids: workspace.stories
			.where(({ linked_file_ids }) => linked_file_ids.includes(file.id))
			.map(({ id }) => id),
	};
}
