/** Documents, which can be linked with epics, and files, uploaded or linked from elsewhere. */
import { named } from '../../emulator';
import { empty, type Handle, json, type SandboxRequest } from '../../http';
import { anyOf, type Filter, filtered } from '../../list';
import { type Call, notFound, type Operations, schemaMismatch } from '../call';
import { holding, type Row, type Workspace } from '../kinds';
import { resource } from '../resource';
import { answer, appUrl, idsOf, show } from '../view';
import { epics } from './planning';
import { pageOf } from './search';

const documents = resource('documents', {
	tell: ({ id, content_format, content }) => ({
		app_url: appUrl('write', id),
		// The text if it was written in Markdown; the sandbox does not turn HTML into that.
		content_markdown: content_format === 'markdown' ? content : null,
	}),
});

/** Links or unlinks the document and the epic of the path. */
function relink(call: Call, link: boolean) {
	const document = named(call, call.state.documents);
	const { id } = epics.one(call);
	const others = document.epic_ids.filter((one) => one !== id);
	document.epic_ids = link ? [...others, id] : others;
	return empty(204);
}

const filters: Record<string, Filter<Row<'documents'>, Call>> = {
	title: anyOf(({ title }, part) => title.toLowerCase().includes(part.toLowerCase())),
	archived: anyOf(({ archived }, value) => String(archived) === value),
	created_by_me: ({ query, caller }) =>
		query.get('created_by_me') === 'true' ? ({ author_id }) => author_id === caller.id : undefined,
};

const HOST = 'media.app.shortcut.com';
const FILES = '/api/attachments/files';

const files = resource('files', {
	noun: 'File',
	tell: ({ id, filename }, { state }) => ({
		story_ids: idsOf(holding(state.stories, 'file_ids', id)),
		url: `https://${HOST}${FILES}/${id}/${encodeURIComponent(filename)}`,
	}),
});

const linkedFiles = resource('linkedFiles', {
	tell: ({ id }, { state }) => ({
		story_ids: idsOf(holding(state.stories, 'linked_file_ids', id)),
	}),
	written({ state, body }, { id }) {
		const held = state.stories.get(body.story_id)?.linked_file_ids;
		if (held && !held.includes(id)) held.push(id);
	},
});

/**
 * The host of files. Whether one opens without the token is not documented: here it does not, so that
 * a client that can do both is needed.
 */
export const fileHosts = (
	{ files: all }: Workspace,
	isKnown: (request: SandboxRequest) => boolean,
): Record<string, Handle> => ({
	[HOST]: (request) => {
		if (!isKnown(request)) return empty(401);
		const file = all.get(request.url.pathname.slice(FILES.length + 1).split('/')[0]);
		if (!file) return empty(404);
		const body = Buffer.from(file.bytes, 'base64');
		const { content_type: type = 'application/octet-stream' } = file as { content_type?: string };
		return { status: 200, headers: { 'content-type': type }, body };
	},
});

/** The parts of a form; none when the content type is another or names no boundary. */
function partsOf({ headers, body }: Call['request']) {
	const type = headers['content-type'] ?? '';
	const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/.exec(type)?.[1];
	if (boundary === undefined) return [];
	// Latin 1 maps every byte to one character and back.
	const sections = body.toString('latin1').split(`--${boundary}`).slice(1, -1);
	return sections.map((section) => {
		const end = section.indexOf('\r\n\r\n');
		const head = Buffer.from(section.slice(0, end), 'latin1').toString('utf8');
		return {
			name: /[; ]name="([^"]*)"/.exec(head)?.[1] ?? '',
			filename: /filename="([^"]*)"/.exec(head)?.[1] ?? '',
			type: /content-type: *([^\r\n]+)/i.exec(head)?.[1] ?? 'text/plain',
			content: Buffer.from(section.slice(end + 4, -2), 'latin1'),
		};
	});
}

export const documentOperations: Operations = {
	...{ ...documents.operations, ...files.operations, ...linkedFiles.operations },
	listDocumentEpics(call) {
		const { epic_ids: ids } = documents.one(call);
		const found = call.state.epics.where(({ id }) => ids.includes(id));
		return answer(call, found);
	},
	linkDocumentToEpic: (call) => relink(call, true),
	unlinkDocumentFromEpic: (call) => relink(call, false),
	searchDocuments(call) {
		const found = filtered(call, call.state.documents.all(), filters);
		const page = pageOf(call, found, (row) => show('DocSlim', row, call));
		return json(200, page);
	},
	uploadFiles(call) {
		const parts = partsOf(call.request);
		const uploads = parts.filter(({ name }) => /^file[0-3]$/.test(name));
		const storyId = parts.find(({ name }) => name === 'story_id')?.content.toString();
		const story = call.state.stories.get(storyId);
		if (storyId !== undefined && !story) throw notFound();
		if (uploads.length === 0) {
			throw schemaMismatch([{ in: 'body', field: 'file0', problem: 'missing' }]);
		}
		const made = uploads.map(({ filename, type, content }) => {
			const told = { name: filename, filename, content_type: type, size: content.length };
			const body = { ...told, bytes: content.toString('base64') };
			return files.make({ ...call, body });
		});
		story?.file_ids.push(...idsOf(made));
		return answer(call, made);
	},
};
