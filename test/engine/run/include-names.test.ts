/** The option Include Names: what records are called, beside their IDs. */
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { resource } from '../../../nodes/engine/vocabulary/operation';
import { pick } from '../../../nodes/engine/vocabulary/output';
import { wholeList } from '../../../nodes/engine/vocabulary/paging';
import { integerId, named, record } from '../../../nodes/engine/vocabulary/record';
import { runNode } from '../../harness';
import { closeNetwork } from '../../network';
import { answering, credentials, serviceNode } from '../service';

closeNetwork();

const label = ({ name }: { name?: unknown }) => String(name);
const member = record('Member', { id: integerId, list: 'GET /members', label, ...named('Ann') });
const team = record('Team', { id: integerId, list: 'GET /teams', label, ...named('Sales') });
const story = record('Story', {
	id: integerId,
	list: 'GET /stories',
	label,
	simplify: pick('id', 'owner_ids', 'team_id', 'boss'),
	refers: { owner_ids: member, team_id: team, boss: member },
});
const node = serviceNode([
	resource(story, {
		getAll: operation.list('GET /stories', { paging: wholeList }),
		delete: operation.remove('DELETE /stories/{id}', {}),
	}),
]);
const STORIES = [
	{ id: 1, owner_ids: [7, 8], team_id: 4, boss: 7, more: true },
	{ id: 2, owner_ids: [], team_id: null, boss: 99, more: true },
];

async function stories(options: object, more = {}) {
	const sent = answering(({ path: at }) => {
		if (at === '/members')
			return {
				body: [
					{ id: 7, name: 'Ann' },
					{ id: 8, name: 'Ben' },
				],
			};
		return { body: at === '/teams' ? [{ id: 4, name: 'Sales' }] : STORIES };
	});
	const { items } = await runNode({
		node,
		credentials,
		parameters: { resource: 'story', operation: 'getAll', options: { ...options }, ...more },
		items: [{ json: {} }, { json: {} }],
	});
	return { json: items.map(({ json }) => json), asked: sent.map(({ path: at }) => at) };
}

test('adds a name behind each ID, and asks for each kind of record once in a run', async () => {
	const { json, asked } = await stories({ includeNames: true });
	expect(json.slice(0, 2)).toEqual([
		{
			id: 1,
			owner_ids: [7, 8],
			owners: ['Ann', 'Ben'],
			team_id: 4,
			team: 'Sales',
			boss: 7,
			boss_name: 'Ann',
		},
		{ id: 2, owner_ids: [], owners: [], team_id: null, team: null, boss: 99, boss_name: null },
	]);
	expect(Object.keys(json[0])).toEqual([
		'id',
		'owner_ids',
		'owners',
		'team_id',
		'team',
		'boss',
		'boss_name',
	]);
	expect([...asked].sort()).toEqual(['/members', '/stories', '/stories', '/teams']);
});

test('asks for nothing without it, and leaves what is not simplified as it is', async () => {
	expect(await stories({})).toEqual({
		json: [...STORIES, ...STORIES].map(({ more: _, ...short }) => short),
		asked: ['/stories', '/stories'],
	});
	expect(await stories({ includeNames: true }, { simplify: false })).toEqual({
		json: [...STORIES, ...STORIES],
		asked: ['/stories', '/stories'],
	});
});

test('is offered where a short form names other records', () => {
	const offers = (value: string) =>
		node.description.properties.some(
			({ name, displayOptions, options = [] }) =>
				name === 'options' &&
				displayOptions?.show?.operation?.includes(value) &&
				options.some((one) => one.name === 'includeNames'),
		);
	expect([offers('getAll'), offers('delete')]).toEqual([true, false]);
});

describe('where the list of names cannot be read', () => {
	const made = serviceNode([
		resource(story, {
			getAll: operation.list('GET /stories', { paging: wholeList }),
			create: operation.create('POST /stories', {}),
		}),
	]);
	const run = async (chosen: string) => {
		const sent = answering(({ method, path: at }) => {
			if (at === '/stories') return { body: method === 'POST' ? STORIES[0] : STORIES };
			return at === '/teams' ? { body: [{ id: 4, name: 'Sales' }] } : { status: 403 };
		});
		const { items, error, hints } = await runNode({
			node: made,
			credentials,
			parameters: { resource: 'story', operation: chosen, options: { includeNames: true } },
			items: [{ json: {} }, { json: {} }],
		});
		return {
			json: items.map(({ json }) => json),
			error: error?.message,
			hints: hints.map(({ message }) => message),
			asked: sent.map(({ method, path: at }) => `${method} ${at}`),
		};
	};

	test('what was made is given out all the same, without the names, and that is told', async () => {
		const { json, error, hints, asked } = await run('create');
		expect(error).toBeUndefined();
		const { more: _, ...short } = STORIES[0];
		expect(json).toEqual([short, short]);
		expect(hints).toEqual([
			'The names could not be added to what was done: Service does not allow this',
		]);
		expect(asked.filter((one) => one.startsWith('POST'))).toHaveLength(2);
	});

	test('what is only read fails, since it can be read again', async () => {
		expect(await run('getAll')).toMatchObject({
			json: [],
			error: expect.stringMatching(/^Service does not allow this \[item \d\]$/) as string,
		});
	});
});
