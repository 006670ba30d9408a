/** What the stories of an iteration or an epic add up to. */
import { listed, named, openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { open, records, requests, ask } = openAccount(shortcut);

interface Story {
	id: number;
	story_type: string;
	estimate: number | null;
	owner_ids: string[];
}

const { iterations, epics, members, states } = account;
const iterationId = listed(iterations.current);
const stories = () => ask<Story[]>('GET', `iterations/${iterations.current}/stories`);
const grouped = async (...by: string[]) =>
	await records('iteration.getReport', { iterationId, options: { groupBy: by } });
const points = (all: Story[]) => all.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0);

test('it counts by names: states with their workflow, people with what they are mentioned by', async () => {
	const rows = await records('iteration.getReport', { iterationId: named('Sprint 22', 'name') });
	const of = (by: string) => rows.filter((row) => row.grouped_by === by).map(({ name }) => name);
	expect(of('state')).toEqual([
		'Backlog (Engineering)',
		'Ready for Development (Engineering)',
		'In Development (Engineering)',
		'In Review (Engineering)',
		'Completed (Engineering)',
	]);
	expect(of('state_type')).toEqual(['backlog', 'unstarted', 'started', 'done']);
	expect(of('type')).toEqual(['bug', 'chore']);
	expect(of('owner')).toContain('Ben Lindqvist (@ben)');
	expect(rows).toHaveLength(of('state').length + of('owner').length + 6);
	expect(
		requests()
			.filter((one) => !one.endsWith('/iterations'))
			.sort(),
	).toEqual([
		`GET /api/v3/iterations/${iterations.current}/stories`,
		'GET /api/v3/members',
		'GET /api/v3/workflows',
	]);
});

test('its rows by state add up to what the iteration counts, which has no total', async () => {
	const { stats } = ask<{ stats: Record<string, number> }>(
		'GET',
		`iterations/${iterations.current}`,
	);
	expect(stats).not.toHaveProperty('num_stories_total');
	const rows = await grouped('state_type');
	expect(rows.map(({ name, num_stories, num_points }) => [name, num_stories, num_points])).toEqual(
		['backlog', 'unstarted', 'started', 'done'].map((type) => [
			type,
			stats[`num_stories_${type}`],
			stats[type === 'backlog' ? 'num_points_backlog' : `num_points_${type}`],
		]),
	);
});

test('a story counts for each of its owners, and one without counts for nobody', async () => {
	const [first, second, ...others] = stories();
	ask('PUT', `stories/${first.id}`, { owner_ids: [members.freya, members.hugo], estimate: 5 });
	for (const { id } of [second, ...others]) ask('PUT', `stories/${id}`, { owner_ids: [] });
	const rest = stories().filter(({ id }) => id !== first.id);
	expect(await grouped('owner')).toEqual([
		row('owner', 'Freya Solberg (@freya)', [{ ...first, estimate: 5 }]),
		row('owner', 'Hugo Brandt (@hugo)', [{ ...first, estimate: 5 }]),
		row('owner', null, rest),
	]);
});

const row = (grouped_by: string, name: string | null, all: Story[]) => ({
	grouped_by,
	name,
	num_stories: all.length,
	num_points: points(all),
	num_stories_unestimated: all.filter(({ estimate }) => estimate === null).length,
});

test('stories without an estimate are told, and are no points', async () => {
	const [first, second] = stories();
	ask('PUT', `stories/${first.id}`, { estimate: null });
	ask('PUT', `stories/${second.id}`, { estimate: 0, story_type: 'feature' });
	const all = stories();
	const expected = ['feature', 'bug', 'chore'].map((type) =>
		row(
			'type',
			type,
			all.filter(({ story_type }) => story_type === type),
		),
	);
	expect(await grouped('type')).toEqual(expected);
});

test('all stories of an epic are in it, and what nobody knows any more stands last by its ID', async () => {
	const story = {
		workflow_state_id: states.ready,
		story_type: 'bug',
		owner_ids: ['gone'],
		estimate: 1,
	};
	const held = Array.from({ length: 1200 }, (_, i) => ({ ...story, id: i + 1 }));
	open({
		instead: ({ url }) =>
			url.pathname.endsWith('/stories')
				? {
						status: 200,
						headers: { 'content-type': 'application/json' },
						body: JSON.stringify([...held, { ...story, id: 5000, owner_ids: [members.ben] }]),
					}
				: undefined,
	});
	const parameters = { epicId: listed(epics.billing), options: { groupBy: ['owner'] } };
	const usual = { grouped_by: 'owner', num_stories_unestimated: 0 };
	expect(await records('epic.getReport', parameters)).toEqual([
		{ ...usual, name: 'Ben Lindqvist (@ben)', num_stories: 1, num_points: 1 },
		{ ...usual, name: 'gone', num_stories: 1200, num_points: 1200 },
	]);
});

test('an iteration without stories gives no rows', async () => {
	for (const { id } of stories()) ask('PUT', `stories/${id}`, { iteration_id: null });
	expect(await grouped()).toEqual([]);
});
