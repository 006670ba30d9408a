import type { Answer, Json } from './support';
import { account, get, ids, reset } from './support';

beforeEach(() => reset());

describe('search', () => {
	const search = (query: string, rest = '') =>
		get(`/search/stories?query=${encodeURIComponent(query)}${rest}`);
	const found = (query: string) => search(query, '&page_size=250').body.data;

	it('pages through the results by a path that leads to the next', () => {
		const seen: number[] = [];
		let path: string | null =
			'/api/v3/search/stories?query=%21is%3Aarchived&page_size=20&detail=slim';
		while (path !== null) {
			const { body }: Answer = get(path.replace('/api/v3', ''));
			expect(body.total).toBe(57);
			seen.push(...body.data.map(({ id }: { id: number }) => id));
			path = body.next;
			if (path)
				expect(path).toMatch(
					/^\/api\/v3\/search\/stories\?query=!is%3Aarchived&page_size=20&detail=slim&next=[0-9a-f]+~\d+$/,
				);
		}
		expect(new Set(seen).size).toBe(57);
	});

	it('gives 25 results in full unless told otherwise', () => {
		const full = search('is:done').body;
		expect(full.data.every(({ description }: { description?: string }) => description)).toBe(true);
		expect(search('!is:archived').body.data).toHaveLength(25);
		const slim = search('is:done', '&detail=slim').body;
		expect(slim.data[0]).not.toHaveProperty('description');
		expect(slim.data[0]).not.toHaveProperty('tasks');
	});

	it.each([0, 251])('refuses a page of %d', (size) => {
		expect(search('is:done', `&page_size=${size}`).status).toBe(400);
	});

	it('stops at 1,000 results with an error of its own', () => {
		reset({ stories: 1200 });
		const seen: number[] = [];
		let answer = search('!title:nonsense', '&page_size=240&detail=slim');
		while (answer.status === 200) {
			expect(answer.body.total).toBe(1200);
			seen.push(...ids(answer.body.data).map(Number));
			answer = get(answer.body.next.replace('/api/v3', ''));
		}
		expect(new Set(seen).size).toBe(1000);
		expect(answer).toMatchObject({
			status: 400,
			body: { error: 'maximum-results-exceeded', 'maximum-results': 1000 },
		});
	});

	it.each<[string, (story: Json) => boolean]>([
		['owner:ben', (s) => s.owner_ids.includes(account.members.ben)],
		['owner:me', (s) => s.owner_ids.includes(account.members.ada)],
		['label:"customer request"', (s) => s.label_ids.includes(account.labels.customerRequest)],
		['state:"In Review"', (s) => s.workflow_state_id === account.states.inReview],
		[`state:${account.states.inReview}`, (s) => s.workflow_state_id === account.states.inReview],
		['is:started !is:archived', (s) => s.started && !s.completed && !s.archived],
		['is:unstarted', (s) => !s.started],
		['type:bug', (s) => s.story_type === 'bug'],
		['epic:"faster search"', (s) => s.epic_id === account.epics.search],
		['estimate:5', (s) => s.estimate === 5],
		['priority:high', (s) => s.custom_fields[0]?.value === 'High'],
		['team:apps', (s) => s.group_id === account.groups.apps],
		['title:export', (s) => s.name.includes('export')],
		['password reset', (s) => s.name.includes('password reset')],
		['"reset password"', () => false],
		['has:task', (s) => s.tasks.length > 0],
		['!has:owner', (s) => s.owner_ids.length === 0],
		['created:2026-03-09', (s) => s.created_at.startsWith('2026-03-09')],
		['created:yesterday..*', (s) => s.created_at >= '2026-03-09'],
		['is:blocked', (s) => s.blocked],
		[`id:${account.firstStory}`, (s) => s.id === account.firstStory],
	])('understands %s', (query, test) => {
		const all = found('!title:nonsense');
		expect(all).toHaveLength(60);
		expect(ids(found(query))).toEqual(ids(all.filter(test)));
	});

	it('finds no member by UUID', () => {
		expect(found(`owner:${account.members.ben}`)).toEqual([]);
	});

	it('searches epics, iterations and objectives too', () => {
		expect(ids(get('/search/epics?query=billing').body.data)).toEqual([account.epics.billing]);
		expect(ids(get('/search/iterations?query=is:started').body.data)).toEqual([
			account.iterations.current,
		]);
		expect(ids(get('/search/objectives?query=serve').body.data)).toEqual([
			account.objectives.selfService,
		]);
	});

	it('searches several kinds at once, each with pages of its own', () => {
		const { body } = get('/search?query=search&page_size=1');
		expect(Object.keys(body)).toEqual(['stories', 'epics']);
		expect(body.epics).toMatchObject({ total: 1, next: null });
		expect(body.stories.next).toMatch(
			/^\/api\/v3\/search\/stories\?query=search&page_size=1&next=/,
		);
		const objectives = get('/search?query=serve&entity_types=objective').body;
		expect(ids(objectives.milestones.data)).toEqual([account.objectives.selfService]);
	});
});
