/** What the stories of an iteration or an epic add up to. */
import { wordsOf } from '../engine/vocabulary/answered';
import { arrayOf, type Json } from '../engine/json';
import { choices, type Field } from '../engine/vocabulary/field';
import type { Job } from '../engine/vocabulary/job';
import { get } from '../engine/vocabulary/operation';
import { requireList, wholeList } from '../engine/vocabulary/paging';
import { STORY_TYPES } from './api';
import { member, workflowState } from './records';

/** What things are called, by how a story names them, in the order of their rows. */
type Called = Map<unknown, string>;

interface Grouping {
	/** How a story names what it counts for; several of them count it each. */
	of: (story: Json) => unknown[];
	called: (job: Job) => Promise<Called>;
}

const stateOf = (story: Json) => [story.workflow_state_id];

async function states(job: Job, word: (state: Json) => string): Promise<Called> {
	const answer = await job.known(workflowState.list);
	const all = workflowState.paging?.read(answer, {}, 0).records ?? [];
	return new Map(all.map((state) => [state.id, word(state)]));
}

const GROUPINGS: Record<string, Grouping> = {
	state: { of: stateOf, called: async (job) => await states(job, workflowState.label) },
	state_type: {
		of: stateOf,
		called: async (job) => await states(job, ({ type }) => wordsOf(type)),
	},
	owner: {
		of: ({ owner_ids: owners }) => (arrayOf(owners).length > 0 ? arrayOf(owners) : [null]),
		// Former members too.
		called: async (job) => {
			const all = requireList(await job.known(member.list));
			return new Map(all.map((one) => [one.id, member.label(one)]));
		},
	},
	type: {
		of: ({ story_type: type }) => [type],
		called: async () => await Promise.resolve(new Map(STORY_TYPES.map((type) => [type, type]))),
	},
};

/** The report of whatever has such a list of stories. */
export const report = (route: `GET /${string}/stories`, id: Field, noun: string) =>
	get(route, {
		required: [id],
		options: [
			choices('group_by', Object.keys(GROUPINGS), {
				in: 'local',
				label: 'Group By',
				description: 'What to count by; without a choice, all of them',
			}),
		],
		run: reported,
		simplify: false,
		examples: [row('owner', 'Jane Doe (@jane)', []), row('owner', null, [])],
		name: 'Get Report',
		action: `Get the report of ${noun}`,
		description: `Count the stories and points of ${noun} by state, state type, owner and type, one item for each. A story with several owners counts for each of them.`,
	});

async function reported(job: Job): Promise<Json[]> {
	const stories: Json[] = [];
	for await (const story of job.list(job.route, wholeList, { path: job.values.path })) {
		stories.push(story);
	}
	const chosen = arrayOf(job.values.local.group_by).map(String);
	const rows = (chosen.length > 0 ? chosen : Object.keys(GROUPINGS)).map(async (by) => {
		const called = await GROUPINGS[by].called(job);
		return grouped(stories, GROUPINGS[by].of, called).map(([name, held]) => row(by, name, held));
	});
	return (await Promise.all(rows)).flat();
}

/** The stories by what they count for; what has no name in the workspace any more stands last, by its ID. */
function grouped(
	stories: Json[],
	of: Grouping['of'],
	called: Called,
): Array<[string | null, Json[]]> {
	const groups = new Map<string | null, Json[]>([...called.values()].map((name) => [name, []]));
	for (const story of stories) {
		for (const key of of(story)) {
			const name = called.get(key) ?? (wordsOf(key) || null);
			groups.set(name, [...(groups.get(name) ?? []), story]);
		}
	}
	return [...groups].filter(([, held]) => held.length > 0);
}

function row(grouped_by: string, name: string | null, stories: Json[]): Json {
	const estimates = stories
		.map(({ estimate }) => estimate)
		.filter((one) => typeof one === 'number');
	return {
		grouped_by,
		name,
		num_stories: stories.length,
		num_points: estimates.reduce((sum, points) => sum + points, 0),
		num_stories_unestimated: stories.length - estimates.length,
	};
}
