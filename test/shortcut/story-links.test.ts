/** Links between stories, said from the side of either of them. */
import { byId, openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { record, records, refusal, bodies, requests, search, forget } = openAccount(shortcut);

const one = account.firstStory + 5;
const other = account.firstStory + 6;
const ends = { storyId: byId(one), otherStoryId: byId(other) };

test.each([
	['blocks', { subject_id: one, verb: 'blocks', object_id: other }],
	['duplicates', { subject_id: one, verb: 'duplicates', object_id: other }],
	['relates to', { subject_id: one, verb: 'relates to', object_id: other }],
	['is blocked by', { subject_id: other, verb: 'blocks', object_id: one }],
	['is duplicated by', { subject_id: other, verb: 'duplicates', object_id: one }],
])(
	'a story %s another: what the API has no word for is said from the other side',
	async (verb, link) => {
		expect(await record('storyLink.create', { ...ends, verb })).toMatchObject(link);
		expect(bodies()).toEqual([link]);
	},
);

describe('a link that is there', () => {
	const make = async () => {
		const { id } = await record('storyLink.create', { ...ends, verb: 'blocks' });
		forget();
		return byId(Number(id));
	};
	const update = async (storyId: number, updateFields: object) =>
		await record('storyLink.update', {
			storyId: byId(storyId),
			storyLinkId: await make(),
			updateFields: JSON.parse(JSON.stringify(updateFields)),
		});

	test('is turned around where the story is blocked in place of blocking', async () => {
		await update(one, { verb: 'is blocked by' });
		expect(bodies()).toEqual([{ subject_id: other, verb: 'blocks', object_id: one }]);
	});

	test('gets another story in place of the other one, whichever side that has', async () => {
		const third = account.firstStory + 9;
		await update(other, { otherStoryId: byId(third) });
		expect(bodies()).toEqual([{ subject_id: third, verb: 'blocks', object_id: other }]);
	});

	test('is not changed for a story that has no part in it', async () => {
		const storyLinkId = await make();
		const third = account.firstStory + 9;
		expect(
			await refusal('storyLink.update', {
				storyId: byId(third),
				storyLinkId,
				updateFields: { verb: 'duplicates' },
			}),
		).toBe(`The story "${third}" is not one of the two stories of this link [item 0]`);
		expect(bodies()).toEqual([]);
	});

	test('stands in the list of both stories, and is picked from there', async () => {
		const { value: id } = await make();
		const seen = async (story: number) => {
			const found = await records('storyLink.getAll', { storyId: byId(story) });
			return found.map((link) => [link.id, link.type]);
		};
		expect([await seen(one), await seen(other)]).toEqual([
			[[Number(id), 'subject']],
			[[Number(id), 'object']],
		]);
		const panel = { currentNodeParameters: { storyId: byId(other) } };
		const { results } = await search('storyLink', undefined, panel);
		expect(results.map(({ name }) => name)).toEqual([`sc-${one} blocks this`]);
		forget();
		await record('storyLink.delete', { storyId: byId(one), storyLinkId: byId(Number(id)) });
		expect(requests()).toEqual([`DELETE /api/v3/story-links/${id}`]);
	});
});
