/** Forms of Aircall as they are filled from rows, where something is always missing. */
import { openAccount } from '../harness/account';
import { aircall } from './provider';

const { run, refusal, sent } = openAccount(aircall);
const MISSING = '={{ $json.missing }}';

test('a second phone or email that is missing does not lose the contact', async () => {
	const { error } = await run('contact.create', {
		phoneNumber: '+33199000001',
		email: MISSING,
		additionalFields: {
			morePhoneNumbers: { items: [{ phoneNumber: MISSING, label: 'Mobile' }] },
			moreEmails: {
				items: [
					{ email: MISSING, label: 'Home' },
					{ email: 'jane@example.com', label: 'Work' },
				],
			},
		},
	});
	expect(error).toBeUndefined();
	expect(sent()).toEqual([
		{
			route: 'POST /v1/contacts',
			body: {
				phone_numbers: [{ value: '+33199000001', label: 'Work' }],
				emails: [{ value: 'jane@example.com', label: 'Work' }],
			},
		},
	]);
});

test('a contact of which the phone is missing is refused before anything is sent', async () => {
	expect(await refusal('contact.create', { phoneNumber: MISSING })).toBe(
		"'Phone Number' is empty [item 0]",
	);
	expect(sent()).toEqual([]);
});
