/** What stands for a story beside its ID. */
import { byId, openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { record, refusal, requests, bodies } = openAccount(shortcut);

describe('a story may be named by', () => {
	test.each([
		['its ID', '101'],
		['its short name', 'sc-101'],
		['its short name in capitals', 'SC-101'],
		['its short name in brackets', '[sc-101]'],
		['its older short name', 'ch101'],
		['its older short name in brackets', '[ch101]'],
		['a branch', 'sc-101/fix-login'],
		['a branch of a person', 'jane/sc-101/fix-login'],
		['an older branch of a person', 'jane/ch101/fix-login'],
		['its older web address', `https://app.clubhouse.io/${account.slug}/story/101/add-the-page`],
		['its web address without a scheme', `app.shortcut.com/${account.slug}/story/101`],
		['its web address', `https://app.shortcut.com/${account.slug}/story/101/add-the-invoice-page`],
		['its web address in a search', `https://app.shortcut.com/${account.slug}/story/101?vc_x=1#y`],
	])('%s', async (_, value) => {
		const found = await record('story.get', { storyId: byId(value) });
		expect(found.id).toBe(101);
		expect(requests()).toEqual(['GET /api/v3/stories/101']);
	});

	test('its short name in a body, too', async () => {
		const epic = { name: 'New', additionalFields: { convertedFromStoryId: byId('sc-101') } };
		await record('epic.create', epic);
		expect(bodies()).toEqual([{ name: 'New', converted_from_story_id: 101 }]);
	});

	test('nothing else', async () => {
		for (const value of [
			'https://app.shortcut.com/acme/epic/101',
			'101/tasks',
			'sc-101 and sc-102',
			'sc101',
			'epoch101',
			'disc-101',
			'See https://app.shortcut.com/acme/story/101',
			'https://app.shortcut.com/acme/story/101 is done',
			'https://example.com/?app.shortcut.com/acme/story/101',
			'https://app.shortcut.com.example.com/acme/story/101',
			'https://app.shortcut.com/acme/story/101a',
		]) {
			expect(await refusal('story.get', { storyId: `={{ '${value}' }}` })).toBe(
				`'Story' must be a whole number, a short name such as sc-123 or a web address, not "${value}" [item 0]`,
			);
		}
		expect(requests()).toEqual([]);
	});
});
