/** Documents and the epics they are linked with. */
import { named } from '../../emulator';
import { empty } from '../../http';
import { filtered } from '../../list';
import type { Filter } from '../../list';
import type { Call, Operations } from '../call';
import { answer, listed } from '../call';
import type { Row } from '../kinds';
import { flag, resource } from '../resource';
import { appUrl, viewOf } from '../view';
import { epics, epicSlim } from './epics';
import { pageOf } from './search';

type Document = Row<'documents'>;

const app_url = ({ id }: Document) => ({ app_url: appUrl('write', id) });
const slim = viewOf('DocSlim', app_url);

const documents = resource('documents', {
	// The text if it was written in Markdown; the sandbox does not turn HTML into that.
	tell: (document) => ({
		...app_url(document),
		content_markdown: document.content_format === 'markdown' ? document.content : null,
	}),
	listed: slim,
	own: ({ caller }) => ({ author_id: caller.id }),
});

/** Links or unlinks the document and the epic of the path. */
function relink(call: Call, link: boolean) {
	const document = documents.one(call);
	const epic = named(call, call.state.epics, 'epic-public-id');
	const others = document.epic_ids.filter((id) => id !== epic.id);
	document.epic_ids = link ? [...others, epic.id] : others;
	return empty(204);
}

const filters: Record<string, Filter<Document, Call>> = {
	title: ({ query }) => {
		const part = (query.get('title') ?? '').toLowerCase();
		return ({ title }) => title.toLowerCase().includes(part);
	},
	archived: flag('archived'),
	created_by_me: ({ query, caller }) =>
		query.get('created_by_me') === 'true' ? ({ author_id }) => author_id === caller.id : undefined,
};

export const documentOperations: Operations = {
	...documents.operations,
	createDoc: (call) => answer(call, slim(documents.make(call), call)),
	listDocumentEpics(call) {
		const { epic_ids: ids } = documents.one(call);
		const found = call.state.epics.where(({ id }) => ids.includes(id));
		return listed(call, found, epicSlim);
	},
	linkDocumentToEpic: (call) => relink(call, true),
	unlinkDocumentFromEpic: (call) => relink(call, false),
	listEpicDocuments: epics.holders('documents', slim),
	searchDocuments: (call) =>
		answer(call, pageOf(call, filtered(call, call.state.documents.all(), filters), slim)),
};
