/** What Nutshell does not document: told by a dry run with the values that meet it, and beside a refusal. */
import type { INodeParameters } from 'n8n-workflow';
import { json } from '../../sandbox/http';
import { byId, entries, mapped, openAccount } from '../harness/account';
import { nutshell } from './provider';

const { open, run, record } = openAccount(nutshell);

const REPORT = 'If this is refused, tell the maintainers of the node what Nutshell answered.';
const leadId = byId('1003-leads');
const personId = byId('1-contacts');
const taskId = byId('1-tasks');
const phones = entries({ value: '555 0100' });

const PHONES =
	"Nutshell's schema has the phone number of a person as an object, other clients send it as a text: the node sends an object.";
const PATCH =
	"Nutshell's schema has this change sent as plain JSON, its guide has every change sent as JSON Patch: the node says that it is JSON Patch.";
const FIELDS =
	'Nutshell documents that a task is changed in this way, but not what its fields are called.';
const EMPTIED =
	'Nutshell does not document how a field is emptied: the node removes it, and does not send an empty value in its place.';
const CUSTOM =
	'Nutshell documents that a custom field is changed under its own name, but not how a name with spaces in it is written: the node sends it as it is.';

const noteOf = async (operation: string, parameters: INodeParameters) =>
	(await record(operation, { ...parameters, options: { dryRun: true } })).note;

describe('a dry run tells', () => {
	test.each<[string, string, INodeParameters, string[]]>([
		[
			'that a new task could also stand in a list',
			'task.create',
			{ title: 'Call', relatedTo: 'none' },
			[
				"Nutshell's schema has a new task by itself, and other new records in a list under their name: the node sends it by itself.",
			],
		],
		[
			'the two types of a patch',
			'task.update',
			{ taskId, updateFields: { assignee: byId(36) } },
			[PATCH],
		],
		['the fields of a task', 'task.update', { taskId, updateFields: { title: 'X' } }, [FIELDS]],
		[
			'both of these together',
			'task.update',
			{ taskId, updateFields: { title: 'X', assignee: byId(36) } },
			[FIELDS, PATCH],
		],
		['the two forms of a phone number', 'person.create', { phones }, [PHONES]],
		[
			'the same where a person is recognized by it',
			'person.upsert',
			{ personMatchBy: 'phone', phone: '555 0177', name: 'New' },
			[PHONES],
		],
		[
			'the same for the person of a new lead',
			'lead.createWithPerson',
			{ name: 'X', personName: 'New', personPhone: '555 0100' },
			[PHONES],
		],
		[
			'how a custom field is named in a change',
			'lead.update',
			{ leadId, setCustomFields: true, customFields: mapped({ 'Board approval': 'Yes' }) },
			[CUSTOM],
		],
		[
			'how a field is emptied',
			'person.update',
			{ personId, updateFields: { fieldsToClear: ['territory'] } },
			[EMPTIED],
		],
		[
			'that the last name is changed as the first name is',
			'person.update',
			{ personId, updateFields: { lastName: 'Fox' } },
			[
				'Nutshell documents how the first name of a person is changed, but not the last name and the job title: the node changes them in the same way.',
			],
		],
		[
			'whose IDs the competitors of a new lead have',
			'lead.create',
			{ name: 'X', additionalFields: { competitors: ['1-competitors'] } },
			[
				'Nutshell does not say whether a new lead takes the IDs of its competitors, or those of what joins them to a lead: the node sends those of the competitors.',
			],
		],
		[
			'that an audience may be replaced',
			'person.addToAudience',
			{ personId, audiences: ['1-emAudiences'] },
			[
				'Nutshell documents that the audiences of a person are replaced, but not that one is added to them: the node adds it.',
			],
		],
	])('%s', async (_, operation, parameters, says) => {
		expect(await noteOf(operation, parameters)).toBe([...says, REPORT].join(' '));
	});

	test.each<[string, INodeParameters]>([
		['person.create', { name: 'New' }],
		['person.update', { personId, updateFields: { firstName: 'Ann', description: 'X' } }],
		['company.update', { companyId: byId(1), updateFields: { phones } }],
		['lead.create', { name: 'X', owner: byId(35) }],
		['lead.createWithPerson', { name: 'X', personName: 'New' }],
	])('nothing of %s with values that are documented', async (operation, parameters) => {
		expect(await noteOf(operation, parameters)).toBeUndefined();
	});
});

test('a refusal says it beside the words of Nutshell', async () => {
	open({
		instead: ({ method }) => (method === 'POST' ? json(400, { message: 'Bad' }) : undefined),
	});
	const { error } = await run('person.create', { phones });
	expect([error?.message, error?.description]).toEqual([
		'Nutshell did not accept the request: Bad [item 0]',
		`Check the values of this operation. ${PHONES} ${REPORT}`,
	]);
});

test.each<[string, INodeParameters]>([
	['team.get', { teamId: '1-teams' }],
	['comment.getAll', { commentsOn: 'note', noteId: byId('1') }],
])('what is in no reference says so where it is not found: %s', async (operation, parameters) => {
	open({ instead: () => json(404, {}) });
	const { error } = await run(operation, parameters);
	expect(error?.description).toMatch(
		/Nutshell's reference has no \w+: the address is that of an example in it\. If this is refused,/,
	);
});
