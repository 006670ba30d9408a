/** Tasks about calls, texts and contacts. */
import { aircallAccount } from '../../../sandbox/aircall';
import { call } from '../../e2e/scripted-model';
import { change, fieldOf, type Task } from '../task';

const FIND = 'Find Calls';
const { firstCall, firstContact, numbers, tags } = aircallAccount;

export const aircallTasks: Task[] = [
	{
		asks: 'Who was the last to call London Support without getting through? I need the name and the phone number.',
		answer: ['Farid Moreau', ['+44 7700 900008', '+447700900008']],
		solution: [() => [call(FIND, { missed_only: true, number: 'London Support', limit: 1 })]],
		says: (told) => {
			const [{ contact, raw_digits: digits }] = told(FIND);
			const { first_name, last_name } = contact as Record<string, string>;
			return `That was ${first_name} ${last_name}, ${String(digits)}.`;
		},
	},
	{
		asks: 'How many missed calls does Paris Sales have on record?',
		answer: [['2', 'two']],
		solution: [() => [call(FIND, { missed_only: true, number: 'Paris Sales', limit: 50 })]],
		says: (told) => `There are ${told(FIND).length}.`,
	},
	{
		asks: 'Please put the tag Churn risk on the last call with +33 6 39 98 00 08.',
		changes: [change(`POST /v1/calls/${firstCall + 24}/tags`, { tags: [tags.churnRisk] })],
		solution: [
			() => [call(FIND, { phone: '+33 6 39 98 00 08', limit: 1 })],
			(told) => [call('Tag a Call', { call: fieldOf(told, FIND, 'id'), tags: 'Churn risk' })],
		],
	},
	{
		asks: 'Write on the newest call that our New York number missed: Called back on Monday',
		changes: [
			change(`POST /v1/calls/${firstCall + 5}/comments`, { content: /^Called back on Monday\.?$/ }),
		],
		solution: [
			() => [call(FIND, { missed_only: true, number: 'New York', limit: 1 })],
			(told) => [
				call('Comment on a Call', {
					...{ call: fieldOf(told, FIND, 'id'), text: 'Called back on Monday' },
				}),
			],
		],
	},
	{
		asks: 'Text +1 202-555-0107 from New York: Your quote is on its way.',
		changes: [
			change(`POST /v1/numbers/${numbers.silent}/messages/native/send`, {
				...{ to: '+12025550107', body: /^Your quote is on its way\.?$/ },
			}),
		],
		solution: [
			() => [
				call('Text a Contact', {
					...{ number: 'New York', to: '+1 202-555-0107', text: 'Your quote is on its way.' },
				}),
			],
		],
	},
	{
		asks: 'Who of us spoke with +33 6 39 98 00 07 last, and for how many seconds?',
		answer: ['Noah Fischer', '213'],
		solution: [() => [call(FIND, { phone: '+33639980007', limit: 1 })]],
		says: (told) =>
			`${fieldOf(told, FIND, 'user_name')}, for ${fieldOf(told, FIND, 'duration')} seconds.`,
	},
	{
		asks: 'Ines Delacroix of Atelier Nord is a new contact, +33 1 99 00 77 11. Save her, please.',
		changes: [
			change('POST /v1/contacts', {
				...{ first_name: 'Ines', last_name: 'Delacroix', company_name: 'Atelier Nord' },
				phone_numbers: [{ value: '+33199007711' }],
			}),
		],
		solution: [
			() => [
				call('Save a Contact', {
					...{ phone: '+33 1 99 00 77 11', first_name: 'Ines', last_name: 'Delacroix' },
					company: 'Atelier Nord',
				}),
			],
		],
	},
	{
		asks: 'The contact with +33 6 39 98 00 00 works for Kestrel Labs now. Bring that up to date.',
		changes: [change(`POST /v1/contacts/${firstContact}`, { company_name: 'Kestrel Labs' })],
		solution: [() => [call('Save a Contact', { phone: '+33639980000', company: 'Kestrel Labs' })]],
	},
	{
		asks: 'In our last call with +33 6 39 98 00 08, when did we say that the quote is sent again? And who of us said it?',
		answer: ['today', 'Hannah'],
		solution: [
			() => [call(FIND, { phone: '+33 6 39 98 00 08', limit: 1 })],
			(told) => [call('Read a Transcript', { call: fieldOf(told, FIND, 'id') })],
		],
		says: (told) => fieldOf(told, 'Read a Transcript', 'text').split('\n').at(-1) ?? '',
	},
];
