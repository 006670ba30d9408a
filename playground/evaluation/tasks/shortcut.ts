/** Tasks about stories and iterations. */
import { shortcutAccount } from '../../../sandbox/shortcut';
import { call, type Told } from '../../e2e/scripted-model';
import { change, type Task } from '../task';

const FIND = 'Find Stories';
const { groups, iterations, members, states } = shortcutAccount;
/** The state that the playground's account has beside those of the emulator. */
const READY_FOR_RELEASE = 500_000_020;

/** The story of this title among those that were found, as people write it. */
const titled = (told: Told, title: string) =>
	`sc-${String(told(FIND).find(({ name }) => name === title)?.id)}`;

export const shortcutTasks: Task[] = [
	{
		asks: 'Who has the bug about the search index?',
		answer: [['Ada Okafor', 'Ada']],
		solution: [() => [call(FIND, { words: 'search index type:bug' })]],
		says: (told) => JSON.stringify(told(FIND)[0]),
	},
	{
		asks: 'File a bug for Platform: Export stops after 100 rows. David Nakamura does it.',
		changes: [
			change('POST /api/v3/stories', {
				...{ name: /export stops after 100 rows/i, story_type: 'bug' },
				...{ group_id: groups.platform, owner_ids: [members.david] },
			}),
		],
		solution: [
			() => [
				call('Create a Story', {
					...{ title: 'Export stops after 100 rows', type: 'bug', team: 'Platform' },
					owner: 'David Nakamura',
				}),
			],
		],
	},
	{
		asks: 'Story 107 can be reviewed now. Move it to In Review.',
		changes: [change('PUT /api/v3/stories/107', { workflow_state_id: states.inReview })],
		solution: [() => [call('Move a Story', { story: 'sc-107', state: 'In Review' })]],
	},
	{
		asks: 'Comment on the story Fix CSV export: A customer waits for this.',
		changes: [
			change('POST /api/v3/stories/158/comments', { text: /^A customer waits for this\.?$/ }),
		],
		solution: [
			() => [call(FIND, { words: 'Fix CSV export' })],
			(told) => [
				call('Comment on a Story', {
					...{ story: titled(told, 'Fix CSV export'), text: 'A customer waits for this.' },
				}),
			],
		],
	},
	{
		asks: 'Chloé takes over Fix password reset, and it is 5 points now.',
		changes: [change('PUT /api/v3/stories/102', { owner_ids: [members.chloe], estimate: 5 })],
		solution: [
			() => [call(FIND, { words: 'Fix password reset' })],
			(told) => [
				call('Change a Story', {
					...{ story: titled(told, 'Fix password reset'), owners: 'Chloé Martin', estimate: '5' },
				}),
			],
		],
	},
	{
		asks: 'How many stories of Sprint 22 are in review?',
		answer: [['2', 'two']],
		solution: [() => [call('Report an Iteration', { iteration: 'Sprint 22' })]],
		says: (told) => {
			const rows = told('Report an Iteration');
			return String(rows.find(({ name }) => String(name).startsWith('In Review'))?.num_stories);
		},
	},
	{
		asks: 'Move Retire tax numbers to Redy for Release, please.',
		changes: [change('PUT /api/v3/stories/107', { workflow_state_id: READY_FOR_RELEASE })],
		solution: [
			() => [call(FIND, { words: 'Retire tax numbers' })],
			(told) => [
				call('Move a Story', {
					...{ story: titled(told, 'Retire tax numbers'), state: 'Redy for Release' },
				}),
			],
			(told) => [
				call('Move a Story', {
					...{ story: titled(told, 'Retire tax numbers'), state: 'Ready for Release' },
				}),
			],
		],
	},
	{
		asks: 'We do Test the invoice page in Sprint 24.',
		changes: [change('PUT /api/v3/stories/145', { iteration_id: iterations.later })],
		solution: [
			() => [call(FIND, { words: 'Test the invoice page' })],
			(told) => [
				call('Change a Story', {
					...{ story: titled(told, 'Test the invoice page'), iteration: 'Sprint 24' },
				}),
			],
		],
	},
];
