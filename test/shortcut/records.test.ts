/** What Shortcut's records are called and made of, where one could take it for granted. */
import { allFields } from '../../nodes/engine/form/slots';
import { resources } from '../../nodes/Shortcut/resources';
import { readContract } from '../../sandbox/contract';
import { byId, listed, openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { records, record, refusal, requests, search, ask } = openAccount(shortcut);

const { firstStory, epics, members, labels, documents } = account;

describe('an ID', () => {
	const contract = readContract('shortcut');
	const WIRE: Record<string, string> = { integer: 'number', uuid: 'string' };

	/** Each field that takes a record by its ID: how the node writes it, and of what type Shortcut has it. */
	const ids = resources.flatMap(({ name, operations }) =>
		operations.flatMap((operation) => {
			const found = contract.operations.find(
				({ method, path }) => `${method} ${path}` === operation.route,
			);
			const { pathParams = [], query = [], body = [] } = found ?? {};
			const types = new Map([...pathParams, ...query, ...body].map((one) => [one.name, one.type]));
			return allFields(operation).flatMap(({ wire, kinds: [kind] }) => {
				const due = WIRE[types.get(wire)?.replace('[]', '') ?? ''];
				if (!kind || !due) return [];
				return [{ field: `${name}.${operation.value}: ${wire}`, sent: kind.id.wire, due }];
			});
		}),
	);

	test('is a number or a UUID, as Shortcut has it for its kind of record', () => {
		expect(ids.length).toBeGreaterThan(200);
		expect(ids.filter(({ sent, due }) => sent !== due)).toEqual([]);
	});

	test('of an epic is not that of a story, although they are counted together', async () => {
		expect(await refusal('story.get', { storyId: listed(epics.billing) })).toBe(
			'Shortcut could not find this: Resource not found. [item 0]',
		);
	});
});

test('a member is called as its profile says, one level below', async () => {
	const { profile } = ask<{ profile: object }>('GET', `members/${members.ben}`);
	expect(profile).toMatchObject({ name: 'Ben Lindqvist', mention_name: 'ben' });
	expect(await record('member.get', { memberId: byId(members.ben) })).toMatchObject({
		id: members.ben,
		name: 'Ben Lindqvist',
		mention_name: 'ben',
		email_address: 'ben@harborlight.example',
	});
});

test('a list tells stories in short: the IDs of comments and tasks in place of them, and no description', async () => {
	const found = await records('story.getAll', { returnAll: true, simplify: false });
	const slim = found.find(({ id }) => id === firstStory);
	expect(slim).toMatchObject({
		task_ids: [expect.any(Number), expect.any(Number)],
		comment_ids: [expect.any(Number), expect.any(Number)],
	});
	expect(Object.keys(slim ?? {})).toEqual(
		expect.not.arrayContaining(['description', 'tasks', 'comments']),
	);
});

test('the list of labels has the archived ones, too', async () => {
	const found = await records('label.getAll', { returnAll: true });
	expect(found.find(({ id }) => id === labels.archived)).toMatchObject({ archived: true });
});

test('the list of documents has their titles and links alone', async () => {
	const [found] = await records('document.getAll', { simplify: false });
	expect(found).toEqual({
		id: documents.release,
		title: 'How we release',
		app_url: expect.any(String),
	});
});

test('the value of a custom field goes by its ID, since Shortcut ignores its text', async () => {
	const [priority] = await records('customField.getAll', { returnAll: true });
	expect(priority).toMatchObject({ name: 'Priority' });
	const { results } = await search('customFieldValue');
	expect(results).toContainEqual(
		expect.objectContaining({ value: account.customFieldValues.priorityHigh }),
	);
	expect(requests().every((one) => one === 'GET /api/v3/custom-fields')).toBe(true);
});

describe('a deleted comment of a story', () => {
	const comments = () => ask<Array<{ id: number }>>('GET', `stories/${firstStory}/comments`);
	const storyId = listed(firstStory);

	test('stays in the list without its text, and no picker has it', async () => {
		const [{ id }, { id: other }] = comments();
		await record('storyComment.delete', { storyId, storyCommentId: listed(id) });
		const found = await records('storyComment.getAll', { storyId });
		expect(found.find((one) => one.id === id)).toMatchObject({
			...{ deleted: true, text: null, author_id: null },
		});
		const { results } = await search('storyComment', undefined, {
			currentNodeParameters: { storyId },
		});
		expect(results.map(({ value }) => value)).toEqual([other]);
	});
});
