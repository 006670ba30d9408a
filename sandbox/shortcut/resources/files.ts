/** Files: uploaded as multipart forms, or linked from elsewhere. */
import type { Operations, Told } from '../call';
import { listed } from '../call';
import { add } from '../kinds';
import { partsOf } from '../multipart';
import { notFound, schemaMismatch } from '../refusal';
import { holding, resource } from '../resource';

const HOST = 'https://media.app.shortcut.com/api/attachments/files';

const idsOf = (rows: Array<{ id: number }>) => rows.map(({ id }) => id);
const own = ({ caller }: Told) => ({ uploader_id: caller.id });

export const files = resource('files', {
	noun: 'File',
	tell: ({ id, filename }, { state }) => ({
		story_ids: idsOf(holding(state.stories, 'file_ids', id)),
		url: `${HOST}/${id}/${encodeURIComponent(filename)}`,
	}),
	heldIn: { stories: 'file_ids' },
});

export const linkedFiles = resource('linkedFiles', {
	tell: ({ id }, { state }) => ({
		story_ids: idsOf(holding(state.stories, 'linked_file_ids', id)),
	}),
	own,
	written({ state, body }, { id }) {
		const held = state.stories.get(body.story_id)?.linked_file_ids;
		if (held && !held.includes(id)) held.push(id);
	},
	heldIn: { stories: 'linked_file_ids' },
});

export const fileOperations: Operations = {
	...files.operations,
	...linkedFiles.operations,
	uploadFiles(call) {
		const parts = partsOf(call.request.headers['content-type'] ?? '', call.request.body);
		const uploads = parts.filter(({ name }) => /^file[0-3]$/.test(name));
		const storyId = parts.find(({ name }) => name === 'story_id')?.content.toString();
		const story = call.state.stories.get(storyId);
		if (storyId !== undefined && !story) throw notFound();
		if (uploads.length === 0) {
			throw schemaMismatch([{ in: 'body', field: 'file0', problem: 'missing' }]);
		}
		const made = uploads.map(({ filename, type, content }) =>
			add(call, 'files', {
				...{ name: filename, filename, content_type: type, size: content.length },
				...own(call),
			}),
		);
		story?.file_ids.push(...idsOf(made));
		return listed(call, made, files.show);
	},
};
