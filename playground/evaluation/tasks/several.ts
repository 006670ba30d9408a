/** Tasks that take more than one of the four services. */
import { aircallAccount } from '../../../sandbox/aircall';
import { salesloftAccount } from '../../../sandbox/salesloft';
import { shortcutAccount } from '../../../sandbox/shortcut';
import { call } from '../../e2e/scripted-model';
import { change, fieldOf, type Task } from '../task';

const CALLS = 'Find Calls';
const { firstCall, numbers, tags } = aircallAccount;
const { cadences, firstPerson } = salesloftAccount;
const { groups } = shortcutAccount;

export const tasksOfSeveral: Task[] = [
	{
		asks: 'The customer at +33 6 39 98 00 08 complained in our last call. Tag it Churn risk, and file a bug for Apps: Quote arrives twice.',
		changes: [
			change(`POST /v1/calls/${firstCall + 24}/tags`, { tags: [tags.churnRisk] }),
			change('POST /api/v3/stories', {
				...{ name: /quote arrives twice/i, story_type: 'bug', group_id: groups.apps },
			}),
		],
		solution: [
			() => [
				call(CALLS, { phone: '+33 6 39 98 00 08', limit: 1 }),
				call('Create a Story', { title: 'Quote arrives twice', type: 'bug', team: 'Apps' }),
			],
			(told) => [call('Tag a Call', { call: fieldOf(told, CALLS, 'id'), tags: 'Churn risk' })],
		],
	},
	{
		asks: 'jon.castle10@acme.example wants to hear from us again: put him on Inbound Follow-up. And close Lead 10, which we lost.',
		changes: [
			change('POST /v2/cadence_memberships', {
				...{ person_id: firstPerson + 9, cadence_id: cadences.inbound },
			}),
			change('POST /rest/leads/1012-leads/status', { outcomeId: '2-outcomes' }),
		],
		solution: [
			() => [
				call('Add to Cadence', {
					...{ person: 'jon.castle10@acme.example', cadence: 'Inbound Follow-up' },
				}),
				call('Close a Lead', { lead: 'Lead 10', result: 'lost' }),
			],
		],
	},
	{
		asks: 'We won Lead 9. Close it, text +44 7700 900003 from London Support: Welcome on board! And file a chore for Design: Welcome pack for Lead 9.',
		changes: [
			change('POST /rest/leads/1011-leads/status', { outcomeId: '1-outcomes' }),
			change(`POST /v1/numbers/${numbers.recording + 1}/messages/native/send`, {
				...{ to: '+447700900003', body: /^Welcome on board!?$/ },
			}),
			change('POST /api/v3/stories', {
				...{ name: /welcome pack for lead 9/i, story_type: 'chore', group_id: groups.design },
			}),
		],
		solution: [
			() => [
				call('Close a Lead', { lead: 'Lead 9', result: 'won' }),
				call('Text a Contact', {
					...{ number: 'London Support', to: '+447700900003', text: 'Welcome on board!' },
				}),
				call('Create a Story', {
					...{ title: 'Welcome pack for Lead 9', type: 'chore', team: 'Design' },
				}),
			],
		],
	},
	{
		asks: 'Who was the last to call Paris Sales in vain? Enter a lead called Call back with that person, for Chidi Okafor.',
		answer: ['Pablo Fontaine'],
		changes: [
			change('POST /rest/contacts', { contacts: [{ name: 'Pablo Fontaine' }] }),
			change('POST /rest/leads', {
				leads: [
					{
						description: /^Call back$/i,
						links: { owner: '37-users', contacts: ['41-contacts'] },
					},
				],
			}),
		],
		solution: [
			() => [call(CALLS, { missed_only: true, number: 'Paris Sales', limit: 1 })],
			(told) => {
				const { first_name, last_name } = told(CALLS)[0].contact as Record<string, string>;
				const person = `${first_name} ${last_name}`;
				return [call('Create a Lead', { title: 'Call back', person, owner: 'Chidi Okafor' })];
			},
		],
		says: (told) => {
			const { first_name, last_name } = told(CALLS)[0].contact as Record<string, string>;
			return `It was ${first_name} ${last_name}.`;
		},
	},
];
