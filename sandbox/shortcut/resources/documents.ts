/** Documents and the epics they are linked with. */
import { empty, json } from '../../http';
import type { Call, Operations } from '../call';
import { bodyOf, collection, find } from '../call';
import { add } from '../kinds';
import type { Document, Workspace } from '../kinds';
import { pageOf } from '../search-page';
import { appUrl } from '../view';
import { epicList } from './epics';

type Draft = Pick<Document, 'title' | 'content'> & Partial<Document>;

const slim = ({ id, title }: Document) => ({ id, title, app_url: appUrl('write', id) });

/** The text if it was written in Markdown; the sandbox does not turn HTML into that. */
const full = (_: Workspace, document: Document) => ({
	...slim(document),
	content_markdown: document.content_format === 'markdown' ? document.content : null,
	archived: document.archived,
	created_at: document.created_at,
	updated_at: document.updated_at,
});

const documents = collection((workspace) => workspace.documents, full);

/** Links or unlinks the document and the epic of the path. */
function relink(call: Call, link: boolean) {
	const document = documents.one(call);
	const epic = find(call.state.epics, call.params['epic-public-id']);
	const others = document.epic_ids.filter((id) => id !== epic.id);
	document.epic_ids = link ? [...others, epic.id] : others;
	return empty(204);
}

export const documentOperations: Operations = {
	listDocs: ({ state: workspace }) => json(200, workspace.documents.all().map(slim)),
	createDoc(call) {
		const { title, content, content_format = 'html' } = bodyOf<Draft>(call);
		const written = { title, content, content_format, author_id: call.caller.id };
		const document = add(call, 'documents', written);
		return json(201, slim(document));
	},
	getDoc: documents.get,
	updateDoc: (call) => documents.update(call),
	deleteDoc: documents.delete,
	listDocumentEpics(call) {
		const { epic_ids: ids } = documents.one(call);
		return epicList(call, ({ id }) => ids.includes(id));
	},
	linkDocumentToEpic: (call) => relink(call, true),
	unlinkDocumentFromEpic: (call) => relink(call, false),
	listEpicDocuments(call) {
		const { id } = find(call.state.epics, call.params['epic-public-id']);
		const found = call.state.documents.where(({ epic_ids }) => epic_ids.includes(id));
		return json(200, found.map(slim));
	},
	searchDocuments(call) {
		const title = (call.query.get('title') ?? '').toLowerCase();
		const archived = call.query.get('archived');
		const byMe = call.query.get('created_by_me') === 'true';
		const found = call.state.documents.where(
			(document) =>
				document.title.toLowerCase().includes(title) &&
				(archived === null || String(document.archived) === archived) &&
				(!byMe || document.author_id === call.caller.id),
		);
		return json(200, pageOf(call, found, slim));
	},
};
