/** Comments of epics, which are threads. */
import { listed, named, openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { open, run, records, record, requests, bodies, search, ask } = openAccount(shortcut);

const { billing } = account.epics;
const { question, reply } = account.epicComments;
const epicId = named('Self-service billing', 'name');
const path = `/api/v3/epics/${billing}/comments`;

test('the comments of an epic come as threads, each reply within what it answers', async () => {
	const threads = await records('epicComment.getAll', { epicId: listed(billing) });
	expect(threads).toEqual([
		expect.objectContaining({
			id: question,
			text: 'Do we start with cards?',
			comments: [
				expect.objectContaining({ id: reply, text: 'Yes, invoices follow.', comments: [] }),
			],
		}),
	]);
	expect(threads[0]).not.toHaveProperty('entity_type');
	expect(threads[0].comments).not.toEqual([
		expect.objectContaining({ entity_type: 'epic-comment' }),
	]);
});

test('replies can be items of their own, and Limit counts them too', async () => {
	ask('POST', `epics/${billing}/comments/${reply}`, { text: 'When?' });
	const get = async (limit: number) =>
		(
			await records('epicComment.getAll', {
				epicId: listed(billing),
				limit,
				options: { separateReplies: true },
			})
		).map(({ text, parent_id }) => [text, parent_id]);
	expect(await get(50)).toEqual([
		['Do we start with cards?', null],
		['Yes, invoices follow.', question],
		['When?', reply],
	]);
	expect(await get(2)).toHaveLength(2);
	const { hints } = await run('epicComment.getAll', {
		...{ epicId: listed(billing), limit: 2, options: { separateReplies: true } },
	});
	expect(hints.map(({ message }) => message)).toEqual([
		'2 of 3 records. Raise Limit, or turn on Return All, to get more.',
	]);
});

test('a reply goes to the comment that it answers, in an epic that is named', async () => {
	const parameters = { epicId, epicCommentId: listed(question), text: 'Cards it is' };
	const made = await record('epicComment.reply', {
		...parameters,
		additionalFields: { authorId: named('@ben', 'name') },
	});
	expect(requests().at(-1)).toBe(`POST ${path}/${question}`);
	expect(bodies()).toEqual([{ text: 'Cards it is', author_id: account.members.ben }]);
	expect(made).toMatchObject({ text: 'Cards it is', author_id: account.members.ben });
	const [thread] = await records('epicComment.getAll', { epicId });
	expect(thread.comments).toHaveLength(2);
});

test('a deleted comment stays in its thread without its text, and no picker lists it', async () => {
	ask('DELETE', `epics/${billing}/comments/${reply}`);
	const [thread] = await records('epicComment.getAll', { epicId: listed(billing) });
	expect(thread.comments).toEqual([
		expect.objectContaining({ id: reply, deleted: true, text: '' }),
	]);
	const { results } = await search('epicComment', undefined, {
		currentNodeParameters: { epicId: listed(billing) },
	});
	expect(results.map(({ value }) => value)).toEqual([question]);
});

test('a comment whose replies are no list stays as it is', async () => {
	const odd = { id: 1, text: null, author_id: null, deleted: true, comments: null };
	open({
		instead: () => ({
			status: 200,
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify([odd, { ...odd, id: 2, comments: ['odd', { id: 3, text: 'In' }] }]),
		}),
	});
	const parameters = { epicId: listed(billing), options: { separateReplies: true } };
	expect((await records('epicComment.getAll', parameters)).map(({ id }) => id)).toEqual([1, 2, 3]);
	const threads = await records('epicComment.getAll', { epicId: listed(billing) });
	expect(threads).toEqual([odd, { ...odd, id: 2, comments: ['odd', { id: 3, text: 'In' }] }]);
});
