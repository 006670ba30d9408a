import { longText } from '../../engine/vocabulary/field';
import { create, get, list, remove, resource } from '../../engine/vocabulary/operation';
import { pages } from '../api';
import { about, noteId } from '../fields';
import { deletedNote, note } from '../records';
import { undelete } from '../undelete';

export const noteResource = resource(note, {
	create: create('POST /rest/notes', {
		required: [...about('links.parent'), longText('body', { name: 'text', label: 'Text', min: 1 })],
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
});
