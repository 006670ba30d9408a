/** Forms of Aircall as they are filled from rows, where something is always missing. */
import { openCompany, run } from './company';

let company: ReturnType<typeof openCompany>;
beforeEach(() => {
	company = openCompany();
});
afterEach(() => company.close());

const MISSING = '={{ $json.missing }}';

test('a second phone or email that is missing does not lose the contact', async () => {
	const { error } = await run('contact', 'create', {
		phoneNumbers: {
			items: [
				{ phoneNumber: '+33199000001', label: 'Work' },
				{ phoneNumber: MISSING, label: 'Mobile' },
			],
		},
		additionalFields: {
			emails: {
				items: [
					{ email: '', label: 'Home' },
					{ email: 'jane@example.com', label: 'Work' },
				],
			},
		},
	});
	expect(error).toBeUndefined();
	expect(company.requests()).toEqual([
		'POST /v1/contacts {"phone_numbers":[{"value":"+33199000001","label":"Work"}],"emails":[{"value":"jane@example.com","label":"Work"}]}',
	]);
});

test('a contact of which every phone is missing is refused before anything is sent', async () => {
	const { error } = await run('contact', 'create', {
		phoneNumbers: { items: [{ phoneNumber: MISSING, label: 'Work' }] },
	});
	expect(error?.message).toBe("'Phone Numbers' is empty [item 0]");
	expect(company.requests()).toEqual([]);
});
