/** Forms of Nutshell as they are filled from rows, where something is always missing. */
import { closeAccount, items, openAccount } from './account';

afterEach(closeAccount);

const MISSING = '={{ $json.missing }}';
const person = (operation: string) => ({ resource: 'person', operation });

test('a second phone or email that is missing does not lose the person', async () => {
	const { output, sent } = openAccount();
	await output({
		...person('create'),
		name: 'Jane Doe',
		additionalFields: {
			phones: items({ value: MISSING, countryCode: '1', name: 'mobile' }, { value: '555 0100' }),
			emails: items({ value: 'jane@acme.example', isPrimary: true }, { value: '', name: 'home' }),
		},
	});
	expect(sent()).toEqual([
		'POST /rest/contacts',
		{
			contacts: [
				{
					name: 'Jane Doe',
					phones: [{ isPrimary: false, value: { number: '555 0100' } }],
					emails: [{ isPrimary: true, value: 'jane@acme.example' }],
				},
			],
		},
	]);
});

test('emails of which all are missing, or none was added, leave those of a person as they are', async () => {
	for (const emails of [items({ value: MISSING, name: 'work' }), {}]) {
		const { output, sent } = openAccount();
		await output({
			...person('update'),
			personId: { __rl: true, mode: 'id', value: '1' },
			updateFields: { jobTitle: 'CTO', emails },
		});
		expect(sent()).toContainEqual([{ op: 'replace', path: '/contacts/0/jobTitle', value: 'CTO' }]);
		closeAccount();
	}
});

test('emails can be emptied on purpose', async () => {
	const { output, sent } = openAccount();
	await output({
		...person('update'),
		personId: { __rl: true, mode: 'id', value: '1' },
		updateFields: { fieldsToClear: ['emails'] },
	});
	expect(sent()).toContainEqual([{ op: 'replace', path: '/contacts/0/emails', value: [] }]);
});
