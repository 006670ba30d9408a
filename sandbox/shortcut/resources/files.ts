/** Files: uploaded as multipart forms, or linked from elsewhere. */
import { json } from '../../http';
import { fileView, linkedFileView } from '../file-view';
import type { Call, Operations } from '../call';
import { bodyOf, collection, dated, find } from '../call';
import { add } from '../kinds';
import type { LinkedFile } from '../kinds';
import { partsOf } from '../multipart';
import { checkReferences } from '../references';
import { schemaMismatch } from '../refusal';

const files = collection((workspace) => workspace.files, fileView);
const linkedFiles = collection((w) => w.linkedFiles, linkedFileView);

type LinkedFileDraft = Pick<LinkedFile, 'name' | 'type' | 'url'> &
	Partial<LinkedFile> & { story_id?: number };

/** A file is let go by the stories that have it. */
function release(
	{ state: workspace }: Call,
	list: 'file_ids' | 'linked_file_ids',
	id: number,
): void {
	for (const story of workspace.stories.all()) {
		story[list] = story[list].filter((held) => held !== id);
	}
}

export const fileOperations: Operations = {
	listFiles: files.list,
	uploadFiles(call) {
		const { state: workspace } = call;
		const parts = partsOf(call.request.headers['content-type'] ?? '', call.request.body);
		const uploads = parts.filter(({ name }) => /^file[0-3]$/.test(name));
		const storyId = parts.find(({ name }) => name === 'story_id')?.content.toString();
		const story = storyId === undefined ? undefined : find(workspace.stories, storyId);
		if (uploads.length === 0) {
			throw schemaMismatch([{ in: 'body', field: 'file0', problem: 'missing' }]);
		}
		const made = uploads.map(({ filename, type, content }) =>
			add(call, 'files', {
				...{ name: filename, filename, content_type: type, size: content.length },
				uploader_id: call.caller.id,
			}),
		);
		story?.file_ids.push(...made.map(({ id }) => id));
		return json(
			201,
			made.map((file) => fileView(workspace, file)),
		);
	},
	getFile: files.get,
	updateFile: (call) => files.update(call),
	deleteFile(call) {
		release(call, 'file_ids', files.one(call).id);
		return files.delete(call);
	},

	listLinkedFiles: linkedFiles.list,
	createLinkedFile(call) {
		const { story_id, ...draft } = bodyOf<LinkedFileDraft>(call);
		checkReferences(call.state, { ...draft, story_id: story_id ?? null });
		const made = { uploader_id: call.caller.id, ...draft, ...dated(call) };
		const file = add(call, 'linkedFiles', made);
		call.state.stories.get(story_id)?.linked_file_ids.push(file.id);
		return linkedFiles.show(call, file);
	},
	getLinkedFile: linkedFiles.get,
	updateLinkedFile(call) {
		const { story_id, ...changes } = bodyOf<Partial<LinkedFile> & { story_id?: number }>(call);
		const { id } = linkedFiles.one(call);
		if (story_id !== undefined) {
			const { linked_file_ids: held } = find(call.state.stories, story_id);
			if (!held.includes(id)) held.push(id);
		}
		return linkedFiles.update(call, changes);
	},
	deleteLinkedFile(call) {
		release(call, 'linked_file_ids', linkedFiles.one(call).id);
		return linkedFiles.delete(call);
	},
};
