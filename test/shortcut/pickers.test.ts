/** What the pickers of Shortcut list. */
import { json } from '../../sandbox/http';
import { byId, listed, openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { open, requests, search, options, columns } = openAccount(shortcut);

const { firstStory, labels } = account;

const names = ({ results }: { results: Array<{ name: string }> }) =>
	results.map(({ name }) => name);

describe('the pickers', () => {
	test('of stories scrolls without end, leaving archived stories out', async () => {
		open({ stories: 200 });
		const shown: unknown[] = [];
		let paginationToken: string | undefined;
		do {
			const page = await search('story', undefined, { paginationToken });
			shown.push(...page.results.map(({ value }) => value));
			paginationToken = page.paginationToken as string | undefined;
		} while (paginationToken !== undefined);
		expect(new Set(shown).size).toBe(190);
		expect(shown).toHaveLength(190);
		expect(requests()).toHaveLength(4);
	});

	test('of stories begins with the newest, in whatever order Shortcut lists a page', async () => {
		const stories = [103, 120, 101].map((id) => ({ id, name: `Story ${id}` }));
		open({
			instead: ({ url }) =>
				url.pathname === '/api/v3/search/stories'
					? json(200, { data: stories, next: null, total: 3 })
					: undefined,
		});
		expect((await search('story')).results.map(({ value }) => value)).toEqual([120, 103, 101]);
	});

	test('of iterations begins with the one that starts last', async () => {
		expect((await search('iteration')).results.map(({ value }) => value)).toEqual([44, 43, 42, 41]);
	});

	test('of stories shows names and numbers, and finds both', async () => {
		const byNumber = await search('story', '101');
		expect(byNumber.results).toEqual([
			{
				name: 'Add the invoice page (sc-101)',
				value: 101,
				url: expect.stringContaining('/harborlight/story/101'),
			},
		]);
		expect(names(await search('story', 'invoice'))).toContain('Add the invoice page (sc-101)');
	});

	test('of epics lists them all and searches at Shortcut', async () => {
		expect((await search('epic')).results).toHaveLength(5);
		expect(names(await search('epic', 'audit'))).toEqual(['Audit log']);
		expect(requests()[1]).toMatch(/^GET \/api\/v3\/search\/epics\?query=audit&detail=slim/);
	});

	test('of members show who can be mentioned, and not who has left', async () => {
		const found = names(await search('member'));
		expect(found).toContain('Chloé Martin (@chloe)');
		expect(found).not.toContain('Bruno Costa (@bruno)');
		expect(names(await search('member', 'chloé'))).toEqual(['Chloé Martin (@chloe)']);
	});

	test('of labels write names and leave archived ones out', async () => {
		expect(await options('labelName')).toContainEqual(
			expect.objectContaining({ name: 'backend', value: 'backend' }),
		);
		const all = (await options('label')).map(({ value }) => value);
		expect(all).toContain(labels.backend);
		expect(all).not.toContain(labels.archived);
	});

	test('of states show their workflow', async () => {
		expect(names(await search('workflowState'))).toContain('Ready for Development (Engineering)');
	});

	test('of comments and tasks ask for the story first', async () => {
		await expect(search('storyTask')).rejects.toThrow("Choose 'Story' first");
		const tasks = await search('storyTask', '', {
			currentNodeParameters: { storyId: listed(firstStory) },
		});
		expect(names(tasks)).toEqual(['Agree on the wording', 'Write the tests']);
		const comments = await search('storyComment', '', {
			currentNodeParameters: { storyId: byId('sc-101') },
		});
		expect(names(comments)).toEqual(['Is this still wanted?', 'Yes, see the epic.']);
	});

	test('the custom fields are those that are enabled, each with its values', async () => {
		const fields = await columns('storyFields');
		expect(fields.map(({ displayName }) => displayName)).toEqual(['Priority', 'Severity']);
		expect(fields[0].options).toContainEqual({
			name: 'High',
			value: account.customFieldValues.priorityHigh,
		});
	});
});
