/** Shortcut's own ways with documents. */
import { listed, openAccount } from '../harness/account';
import { account, byName, shortcut } from './provider';

const { record, records, refusal, requests, bodies, sent, ask } = openAccount(shortcut);

const { documents, epics } = account;
const documentId = listed(documents.release);
const content = () =>
	ask<{ content_markdown: string | null }>('GET', `documents/${documents.release}`);

describe('the format of a document is always said, since the default of the API differs between reading and writing', () => {
	test('by Create, which writes Markdown', async () => {
		const made = await record('document.create', { title: 'Notes', content: '# Now' });
		expect(bodies()).toEqual([{ title: 'Notes', content_format: 'markdown', content: '# Now' }]);
		expect(made).toMatchObject({ title: 'Notes' });
	});

	test('by Get, which reads Markdown', async () => {
		const found = await record('document.get', { documentId });
		expect(requests()).toEqual([
			`GET /api/v3/documents/${documents.release}?content_format=markdown`,
		]);
		expect(found.content_markdown).toBe('# Steps\n\n1. Tag\n2. Deploy\n');
	});

	test('by Update with a content, and not with a title alone', async () => {
		await record('document.update', {
			documentId,
			contentFormat: 'html',
			updateFields: { content: '<p>Now</p>' },
		});
		await record('document.update', { documentId, updateFields: { title: 'Releasing' } });
		expect(bodies()).toEqual([
			{ content: '<p>Now</p>', content_format: 'html' },
			{ title: 'Releasing' },
		]);
	});
});

test('Update without a content or a title sends nothing', async () => {
	expect(await refusal('document.update', { documentId, contentFormat: 'html' })).toBe(
		"There is nothing to update. Add 'Content' or 'Title' under 'Update Fields'. [item 0]",
	);
	expect(requests()).toEqual([]);
	expect(content().content_markdown).toMatch(/^# Steps/);
});

test('a document is deleted without a body, although the specification lists a format there', async () => {
	expect(await records('document.delete', { documentId })).toEqual([
		{ deleted: true, id: documents.release },
	]);
	expect(sent()).toEqual([{ route: `DELETE /api/v3/documents/${documents.release}` }]);
});

test('Link Epic and Unlink Epic take the document and the epic by name', async () => {
	const both = { documentId: byName('How we release'), epicId: byName('Faster search') };
	const linked = async () =>
		(await records('document.getEpics', { documentId })).map(({ id }) => id);
	expect(await records('document.linkEpic', both)).toEqual([{ success: true }]);
	expect(sent().at(-1)).toEqual({
		route: `PUT /api/v3/documents/${documents.release}/epics/${epics.search}`,
	});
	expect(await linked()).toEqual([epics.billing, epics.search]);
	expect(await records('document.unlinkEpic', both)).toEqual([{ success: true }]);
	expect(await linked()).toEqual([epics.billing]);
});

test('Search finds documents by their titles, page by page', async () => {
	for (const n of [1, 2, 3]) ask('POST', 'documents', { title: `Minutes ${n}`, content: 'x' });
	const found = await records('document.search', {
		title: 'minutes',
		returnAll: true,
		filters: { createdByMe: true },
	});
	expect(found.map(({ title }) => title)).toEqual(['Minutes 1', 'Minutes 2', 'Minutes 3']);
	expect(requests()).toEqual([
		'GET /api/v3/search/documents?title=minutes&created_by_me=true&page_size=250',
	]);
});
