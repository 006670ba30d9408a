import { longText } from '../../engine/vocabulary/field';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { pages } from '../api';
import { about, noteId } from '../fields';
import { revise } from '../procedures';
import { deletedNote, note } from '../records';
import { undelete } from '../undelete';

const content = longText('body', {
	name: 'text',
	label: 'Text',
	min: 1,
	placeholder: 'e.g. Wants an offer by Friday',
});

export const noteResource = resource(note, {
	create: create('POST /rest/notes', {
		required: [...about('links.parent'), content],
		body: (data) => ({ data }),
		description: 'Create a note on a company, a lead or a person',
	}),
	delete: remove('DELETE /rest/notes/{id}', {
		required: [noteId],
		description: 'Delete a note; it can be brought back in Nutshell for a while',
	}),
	get: get('GET /rest/notes/{id}', { required: [noteId] }),
	getAll: list('GET /rest/notes', { paging: pages('notes') }),
	undelete: undelete('notes', note, deletedNote),
	update: update('POST /api/v1/json#editNote', {
		required: [noteId, content],
		run: async (job) => {
			const { path, body } = job.values;
			await revise(job, ['edit', 'Note'], () => ({ note: body.body }));
			return await job.record('GET /rest/notes/{id}', { path });
		},
		readAfter: 'GET /rest/notes/{id}',
		description:
			'Change the text of a note; only its author can, who is the user of the credential, and only for 24 hours',
	}),
});
