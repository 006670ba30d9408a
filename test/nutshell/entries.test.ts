/** Forms of Nutshell as they are filled from rows, where something is always missing. */
import { byId, entries, openAccount } from '../harness/account';
import { nutshell } from './provider';

const { open, records, sent, bodies } = openAccount(nutshell);

const MISSING = '={{ $json.missing }}';
test('a second phone or email that is missing does not lose the person', async () => {
	await records('person.create', {
		name: 'Jane Doe',
		phones: entries({ value: MISSING, countryCode: '1', name: 'mobile' }, { value: '555 0100' }),
		emails: entries(
			{ value: 'jane@acme.example', isPrimary: true },
			{ value: MISSING, name: 'home' },
		),
	});
	expect(sent()).toEqual([
		{
			route: 'POST /rest/contacts',
			body: {
				contacts: [
					{
						name: 'Jane Doe',
						phones: [{ isPrimary: false, value: { number: '555 0100' } }],
						emails: [{ isPrimary: true, value: 'jane@acme.example' }],
					},
				],
			},
		},
	]);
});

test('emails of which all are missing, or none was added, leave those of a person as they are', async () => {
	for (const emails of [entries({ value: MISSING, name: 'work' }), {}]) {
		open();
		await records('person.update', {
			personId: byId('1'),
			updateFields: { jobTitle: 'CTO', emails },
		});
		expect(bodies()).toContainEqual([
			{ op: 'replace', path: '/contacts/0/jobTitle', value: 'CTO' },
		]);
	}
});

test('emails can be emptied on purpose', async () => {
	await records('person.update', {
		personId: byId('1'),
		updateFields: { fieldsToClear: ['emails'] },
	});
	expect(bodies()).toContainEqual([{ op: 'replace', path: '/contacts/0/emails', value: [] }]);
});
