/** Tasks about people, cadences, tasks and calls of a sales team. */
import { salesloftAccount } from '../../../sandbox/salesloft';
import { call } from '../../e2e/scripted-model';
import { change, fieldOf, type Task } from '../task';

const FIND = 'Find People';
const TASKS = 'Find Sales Tasks';
const { cadences, firstAccount, firstPerson, standardUser } = salesloftAccount;

export const salesloftTasks: Task[] = [
	{
		asks: 'What is the job title of bela.stone22@acme.example?',
		answer: ['Head of Sales'],
		solution: [() => [call(FIND, { email: 'bela.stone22@acme.example' })]],
		says: (told) => fieldOf(told, FIND, 'title'),
	},
	{
		asks: 'What is there still to do for Gita Hill (gita.hill7@vandelay.example)?',
		answer: ['Call Gita'],
		solution: [() => [call(TASKS, { person: 'gita.hill7@vandelay.example' })]],
		says: (told) => fieldOf(told, TASKS, 'subject'),
	},
	{
		asks: 'Add jon.castle10@acme.example to the inbound follow-up.',
		changes: [
			change('POST /v2/cadence_memberships', {
				...{ person_id: firstPerson + 9, cadence_id: cadences.inbound },
			}),
		],
		solution: [
			() => [
				call('Add to Cadence', {
					...{ person: 'jon.castle10@acme.example', cadence: 'Inbound Follow-up' },
				}),
			],
		],
	},
	{
		asks: 'Put Cara Field of Northwind on the cadence Outbound: New Leads.',
		changes: [
			change('POST /v2/cadence_memberships', {
				...{ person_id: firstPerson + 12, cadence_id: cadences.outbound },
			}),
		],
		solution: [
			() => [call(FIND, { account: 'Northwind', limit: 50 })],
			(told) => {
				const cara = told(FIND).find(({ display_name: name }) => name === 'Cara Field');
				const person = String(cara?.email_address);
				return [call('Add to Cadence', { person, cadence: 'Outbound: New Leads' })];
			},
		],
	},
	{
		asks: 'I have called Ada Stone (ada.stone1@northwind.example), so that task is done.',
		changes: [change('PUT /v2/tasks/10001', { current_state: 'completed' })],
		solution: [
			() => [call(TASKS, { person: 'ada.stone1@northwind.example' })],
			(told) => [call('Complete a Sales Task', { task: fieldOf(told, TASKS, 'id') })],
		],
	},
	{
		asks: 'Sam Standard should email the price list to ewa.woods5@globex.example by 2 May 2031. Give him a task.',
		changes: [
			change('POST /v2/tasks', {
				...{ subject: /price list/i, person_id: String(firstPerson + 4), task_type: 'email' },
				...{ due_date: '2031-05-02', user_id: standardUser.id },
			}),
		],
		solution: [
			() => [
				call('Create a Sales Task', {
					...{ subject: 'Send the price list', person: 'ewa.woods5@globex.example' },
					...{ type: 'email', due: '2031-05-02', user: 'Sam Standard' },
				}),
			],
		],
	},
	{
		asks: 'I spoke with dino.hill14@contoso.example. He is interested and wants a demo. Log the call.',
		changes: [
			change('POST /v2/activities/calls', {
				...{ person_id: firstPerson + 13, disposition: 'Connected', sentiment: 'Interested' },
				notes: /demo/i,
			}),
		],
		solution: [
			() => [
				call('Log a Sales Call', {
					...{ person: 'dino.hill14@contoso.example', disposition: 'Connected' },
					...{ sentiment: 'Interested', notes: 'He wants a demo.' },
				}),
			],
		],
	},
	{
		asks: 'Nobody picked up at finn.berg16@umbrella.example, so I left a voicemail. Log that call.',
		changes: [
			change('POST /v2/activities/calls', {
				...{ person_id: firstPerson + 15, disposition: 'Left Voicemail' },
			}),
		],
		solution: [
			() => [
				call('Log a Sales Call', {
					...{ person: 'finn.berg16@umbrella.example', disposition: 'Left Voicemail' },
				}),
			],
		],
	},
	{
		asks: 'Marta Vidal (marta.vidal@globex.example) is a new prospect, CFO at our account Globex. Save her.',
		changes: [
			change('POST /v2/person_upserts', {
				...{ email_address: 'marta.vidal@globex.example', account_id: firstAccount + 4 },
				...{ first_name: 'Marta', last_name: 'Vidal', title: /^(CFO|Chief Financial Officer)$/i },
			}),
		],
		solution: [
			() => [
				call('Save a Person', {
					...{ email: 'marta.vidal@globex.example', first_name: 'Marta', last_name: 'Vidal' },
					...{ title: 'CFO', account: 'Globex' },
				}),
			],
		],
	},
	{
		asks: 'Note on the account Initech: They move to the new contract in June.',
		changes: [
			change('POST /v2/notes', {
				...{ associated_with_type: 'account', associated_with_id: firstAccount + 2 },
				content: /^They move to the new contract in June\.?$/,
			}),
		],
		solution: [
			() => [
				call('Note on an Account', {
					...{ account: 'Initech', text: 'They move to the new contract in June.' },
				}),
			],
		],
	},
];
