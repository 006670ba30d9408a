/** Tasks about leads, companies and what is to be done for them. */
import { call, type Told } from '../../e2e/scripted-model';
import { change, fieldOf, type Task } from '../task';

const FIND = 'Find Leads';

/** The number of the lead that was found, as people write it. */
const found = (told: Told) => `Lead-${fieldOf(told, FIND, 'number')}`;

export const nutshellTasks: Task[] = [
	{
		asks: 'Which stage is the lead with Bea Lind in, and what is it worth?',
		answer: ['Negotiation', ['2,500', '2500', '2,500.00']],
		solution: [() => [call(FIND, { words: 'Bea Lind' })]],
		says: (told) => JSON.stringify(told(FIND)[0]),
	},
	{
		asks: 'Whose lead is the one with Hana Lind?',
		answer: ['Ada King'],
		solution: [() => [call(FIND, { words: 'Hana Lind' })]],
		says: (told) => JSON.stringify(told(FIND)[0]),
	},
	{
		asks: 'Move the lead with Emeka Lind to Proposal.',
		changes: [
			change('PATCH /rest/leads/1015-leads', [
				{ op: 'replace', path: '/leads/0/links/stage', value: '3-stages' },
			]),
		],
		solution: [
			() => [call(FIND, { words: 'Emeka Lind' })],
			(told) => [call('Move a Lead', { lead: found(told), stage: 'Proposal' })],
		],
	},
	{
		asks: 'Lead 11 signed today. Close it as won.',
		changes: [change('POST /rest/leads/1013-leads/status', { outcomeId: '1-outcomes' })],
		solution: [() => [call('Close a Lead', { lead: 'Lead 11', result: 'won' })]],
	},
	{
		asks: 'Write on the lead with Goran Fowler: Wants delivery in May.',
		changes: [
			change('POST /rest/notes', {
				data: { links: { parent: '1009-leads' }, body: /^Wants delivery in May\.?$/ },
			}),
		],
		solution: [
			() => [call(FIND, { words: 'Goran Fowler' })],
			(told) => [call('Note on a Lead', { lead: found(told), text: 'Wants delivery in May.' })],
		],
	},
	{
		asks: 'Bruno Sato has to send the offer for Lead 2 by 3 March 2031. Give him a task for it.',
		changes: [
			change('POST /rest/tasks', {
				title: /offer/i,
				links: { relatedEntity: '1004-leads', assignee: '36-users' },
				dueTime: String(new Date(2031, 2, 3).getTime() / 1000),
			}),
		],
		solution: [
			() => [
				call('Create a Task About a Lead', {
					...{ title: 'Send the offer', lead: 'Lead 2', assignee: 'Bruno Sato', due: '2031-03-03' },
				}),
			],
		],
	},
	{
		asks: 'Nora Falk of Brightwater (nora.falk@brightwater.example) wants 40 gateways, about 19200 dollars. Enter that as a lead of Elin Berg.',
		changes: [
			change('POST /rest/accounts', { accounts: [{ name: 'Brightwater' }] }),
			change('POST /rest/contacts', {
				contacts: [
					{
						...{ name: 'Nora Falk', links: { accounts: ['13-accounts'] } },
						emails: [{ value: 'nora.falk@brightwater.example' }],
					},
				],
			}),
			change('POST /rest/leads', {
				leads: [
					{
						...{ description: /gateways/i, manualValue: '19200' },
						links: { owner: '39-users', accounts: ['13-accounts'], contacts: ['41-contacts'] },
					},
				],
			}),
		],
		solution: [
			() => [
				call('Create a Lead', {
					...{ title: '40 gateways', person: 'Nora Falk', email: 'nora.falk@brightwater.example' },
					...{ company: 'Brightwater', value: '19200', owner: 'Elin Berg' },
				}),
			],
		],
	},
	{
		asks: 'What is the other company called that has Acme in its name, beside Acme itself?',
		answer: ['Acme Holdings'],
		solution: [() => [call('Find Companies', { words: 'Acme' })]],
		says: (told) =>
			told('Find Companies')
				.map(({ name }) => String(name))
				.join(', '),
	},
	{
		asks: 'The lead with Bea Fowler is in the demo stage now. Move it, and write on it: Demo on Thursday.',
		changes: [
			change('PATCH /rest/leads/1004-leads', [
				{ op: 'replace', path: '/leads/0/links/stage', value: '2-stages' },
			]),
			change('POST /rest/notes', {
				data: { links: { parent: '1004-leads' }, body: /^Demo on Thursday\.?$/ },
			}),
		],
		solution: [
			() => [call(FIND, { words: 'Bea Fowler' })],
			(told) => [
				call('Move a Lead', { lead: found(told), stage: 'Demo' }),
				call('Note on a Lead', { lead: found(told), text: 'Demo on Thursday.' }),
			],
		],
	},
];
