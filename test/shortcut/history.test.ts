/** What has happened to a story, as rows with names. */
import { json } from '../../sandbox/http';
import { byId, openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { run, records, requests, ask, open, forget } = openAccount(shortcut);

const { members, states, firstStory, labels, epics } = account;
const storyId = byId(firstStory);
const change = (body: object) => ask('PUT', `stories/${firstStory}`, body);
const rows = async (more = {}) => await records('story.getHistory', { storyId, ...more });
const told = async () =>
	(await rows()).map(({ changed_by, field, from, to }) => [changed_by, field, from, to]);

test('each change is a row with names in place of IDs; the lists are read once a run', async () => {
	change({ workflow_state_id: states.inReview, owner_ids: [members.ben], name: 'Better' });
	change({ epic_id: epics.search, label_ids: undefined, labels: [{ name: 'security' }] });
	forget();
	const found = await told();
	expect(found).toEqual(
		expect.arrayContaining([
			['Ada Okafor', 'State', 'Backlog', 'In Review'],
			['Ada Okafor', 'Owner', 'Ada Okafor', null],
			['Ada Okafor', 'Owner', null, 'Ben Lindqvist'],
			['Ada Okafor', 'Name', 'Add the invoice page', 'Better'],
			['Ada Okafor', 'Epic', 'Self-service billing', 'Faster search'],
			['Ada Okafor', 'Label', 'backend', null],
			['Ada Okafor', 'Label', null, 'security'],
		]),
	);
	expect(requests()).toEqual([...new Set(requests())]);
});

describe('what the history tells itself', () => {
	const event = {
		id: 'b1',
		version: 'v1',
		changed_at: '2026-11-20T09:00:00Z',
		member_id: members.chloe,
		actions: [
			{ id: firstStory + 1, entity_type: 'story', action: 'update', name: 'Other', changes: {} },
			{
				id: firstStory,
				entity_type: 'story',
				action: 'update',
				name: 'Story',
				changes: {
					custom_field_value_ids: { adds: ['v1'] },
					estimate: { new: 3 },
					label_ids: { adds: [labels.backend] },
				},
			},
			{ id: 7, entity_type: 'story-comment', action: 'create', text: 'Done?' },
		],
		references: [
			{ id: 'v1', entity_type: 'x', string_value: 'High', field_name: 'Priority' },
			{ id: labels.backend, entity_type: 'label', name: 'backend (old name)' },
		],
	};
	beforeEach(() =>
		open({
			instead: ({ url }) => (url.pathname.endsWith('/history') ? json(200, [event]) : undefined),
		}),
	);

	test('is taken as it tells it, without the other stories of a change of many', async () => {
		expect(await told()).toEqual([
			['Chloé Martin', 'Priority', null, 'High'],
			['Chloé Martin', 'Estimate', null, 3],
			['Chloé Martin', 'Label', null, 'backend (old name)'],
			['Chloé Martin', null, null, null],
		]);
		expect((await rows()).at(-1)).toEqual({
			changed_at: '2026-11-20T09:00:00Z',
			changed_by: 'Chloé Martin',
			...{ field: null, from: null, to: null },
			action: 'create',
			record_type: 'story-comment',
			record_id: 7,
			record_name: 'Done?',
		});
	});

	test('is a row for each link between stories, which says what links them', async () => {
		const link = {
			entity_type: 'story-link',
			verb: 'blocks',
			subject_id: 7,
			object_id: firstStory,
		};
		const actions = [{ id: 9, action: 'create', ...link }];
		open({ instead: () => json(200, [{ ...event, actions }]) });
		expect(await rows()).toMatchObject([
			{ action: 'create', record_id: 9, record_name: `sc-7 blocks sc-${firstStory}` },
		]);
	});

	test('loses no value of a shape that nobody knows', async () => {
		const [, action] = event.actions;
		const changes = { wild: { old: { a: 1 }, new: { a: 2 } }, list: { old: ['a'], new: [] } };
		open({ instead: () => json(200, [{ ...event, actions: [{ ...action, changes }] }]) });
		expect((await told()).map(([, ...change]) => change)).toEqual([
			['Wild', { a: 1 }, { a: 2 }],
			['List', ['a'], []],
		]);
	});

	test('needs no list where it has every name', async () => {
		forget();
		await rows();
		expect(requests()).toEqual([
			`GET /api/v3/stories/${firstStory}/history`,
			'GET /api/v3/members',
		]);
	});

	test('is cut at Limit, which says how many rows there are', async () => {
		const { items, hints } = await run('story.getHistory', { storyId, limit: 2 });
		expect(items).toHaveLength(2);
		expect(hints.map(({ message }) => message)).toEqual([
			'2 of 4 records. Raise Limit, or turn on Return All, to get more.',
		]);
	});
});
