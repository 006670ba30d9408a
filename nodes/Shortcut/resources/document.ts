import { choice, flag, longText, path, text } from '../../engine/vocabulary/field';
import type { Json } from '../../engine/json';
import {
	action,
	create,
	get,
	list,
	remove,
	resource,
	update,
} from '../../engine/vocabulary/operation';
import { wholeList } from '../../engine/vocabulary/paging';
import { searchPages } from '../api';
import { archivedFilter, epicId } from '../fields';
import { document, epic } from '../records';

const documentId = path(document, 'doc-public-id');

/** Always said: left to the API, a document is read as Markdown and written as HTML. */
const contentFormat = (description: string) =>
	choice(
		'content_format',
		[
			{ name: 'HTML', value: 'html' },
			{ name: 'Markdown', value: 'markdown' },
		],
		{ default: 'markdown', description },
	);
const written = contentFormat('How the content is written');
const content = longText('content', { description: "In the format of 'Content Format'" });
const title = text('title', { min: 1, max: 256, placeholder: 'e.g. How we release' });

/** What nothing is written in needs no format. */
const withFormat = ({ content_format, ...body }: Json): Json =>
	body.content === undefined ? body : { ...body, content_format };

export const documentResource = resource(document, {
	create: create('POST /api/v3/documents', {
		required: [title, written, content],
	}),
	delete: remove('DELETE /api/v3/documents/{doc-public-id}', {
		required: [documentId],
	}),
	get: get('GET /api/v3/documents/{doc-public-id}', {
		required: [documentId, contentFormat('In which format to return the content')],
		description: 'Retrieve a document with its content',
	}),
	getAll: list('GET /api/v3/documents', {
		paging: wholeList,
		description: 'Retrieve a list of documents: their titles and links, without content',
	}),
	getEpics: list('GET /api/v3/documents/{doc-public-id}/epics', {
		required: [documentId],
		paging: wholeList,
		of: epic,
		name: 'Get Epics',
		action: 'Get the epics of a document',
		description: 'Retrieve the epics that a document is linked to',
	}),
	linkEpic: action('PUT /api/v3/documents/{doc-public-id}/epics/{epic-public-id}', {
		required: [documentId, epicId],
		done: true,
		name: 'Link Epic',
		action: 'Link a document to an epic',
		description: 'Link a document to an epic, so that the epic shows it',
	}),
	search: list('GET /api/v3/search/documents', {
		required: [
			text('title', {
				min: 1,
				placeholder: 'e.g. release',
				description: 'What the title should contain',
			}),
		],
		paging: searchPages,
		description: 'Retrieve the documents whose titles match: their titles and links',
		filters: [
			archivedFilter('documents'),
			flag('created_by_me', {
				label: 'Created by Me',
				description:
					'Whether to return only documents that the owner of the token made, or only those of others',
			}),
			flag('followed_by_me', {
				label: 'Followed by Me',
				description:
					'Whether to return only documents that the owner of the token follows, or only others',
			}),
		],
	}),
	unlinkEpic: action('DELETE /api/v3/documents/{doc-public-id}/epics/{epic-public-id}', {
		required: [documentId, epicId],
		done: true,
		name: 'Unlink Epic',
		action: 'Unlink a document from an epic',
		description: 'Take away the link between a document and an epic; both stay',
	}),
	update: update('PUT /api/v3/documents/{doc-public-id}', {
		required: [documentId],
		beside: [written],
		optional: [content, title],
		check: ({ body: { content: text, title: called } }) =>
			text === undefined && called === undefined
				? "There is nothing to update. Add 'Content' or 'Title' under 'Update Fields'."
				: undefined,
		body: withFormat,
	}),
});
