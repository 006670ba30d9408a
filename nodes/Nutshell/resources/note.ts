import { longText } from '../../engine/vocabulary/field';
import { operation, resource } from '../../engine/vocabulary/operation';
import { pages } from '../api';
import { about, noteId } from '../fields';
import { simple } from '../simplify';

export const noteResource = resource(
	'Note',
	{
		create: operation('POST /rest/notes', {
			required: [
				...about('links.parent'),
				longText('body', { name: 'text', label: 'Text', min: 1 }),
			],
			body: (data) => ({ data }),
			description: 'Create a note on a company, a lead or a person',
		}),
		delete: operation('DELETE /rest/notes/{id}', {
			required: [noteId],
			output: 'deleted',
			description: 'Delete a note; it can be brought back in Nutshell for a while',
		}),
		get: operation('GET /rest/notes/{id}', { required: [noteId] }),
		getAll: operation('GET /rest/notes', { paging: pages('notes') }),
	},
	{
		simplify: simple(
			'id',
			['text', 'body'],
			'htmlUrl',
			['relatedTo', 'links.parent'],
			'createdTime',
		),
	},
);
