/** Uploaded and linked files as the API shows them. */
import type { LinkedFile, Story, UploadedFile, Workspace } from './kinds';
import { viewOf } from './view';

const HOST = 'https://media.app.shortcut.com/api/attachments/files';

export const fileView = viewOf('UploadedFile', 'file', (file: UploadedFile, workspace) => ({
	story_ids: storyIds(workspace, ({ file_ids }) => file_ids.includes(file.id)),
	url: `${HOST}/${file.id}/${encodeURIComponent(file.filename)}`,
}));

export const linkedFileView = viewOf(
	'LinkedFile',
	'linked-file',
	(file: LinkedFile, workspace) => ({
		story_ids: storyIds(workspace, ({ linked_file_ids }) => linked_file_ids.includes(file.id)),
	}),
);

function storyIds({ stories }: Workspace, fits: (story: Story) => boolean): number[] {
	return stories.where(fits).map(({ id }) => id);
}
