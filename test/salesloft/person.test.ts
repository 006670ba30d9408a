import { byId, named, openAccount } from '../harness/account';
import { STAMP, account, salesloft } from './provider';

const { run, record, refusal, requests, sent } = openAccount(salesloft);

const { firstPerson, firstAccount, customFields } = account;
const ADA = 'ada.stone1@northwind.example';

describe('creating a person', () => {
	test('sends one JSON body with the types of the API and gives a simplified record', async () => {
		const made = await record('person.create', {
			emailAddress: 'new@example.com',
			setCustomFields: true,
			customFields: {
				mappingMode: 'defineBelow',
				value: { 'Favorite Color': 'Red', 'Renewal Date': '2027-01-31T00:00:00' },
				schema: [
					{ id: 'Favorite Color', displayName: 'Favorite Color', type: 'string' },
					{ id: 'Renewal Date', displayName: 'Renewal Date', type: 'dateTime' },
				],
			},
			firstName: 'Nora',
			lastName: 'New',
			accountId: byId(firstAccount),
			ownerId: byId(String(account.standardUser.id)),
			additionalFields: {
				personStageId: byId(602),
				contactRestrictions: ['call'],
				doNotContact: false,
				jobSeniority: 'manager',
				tags: ['vip', 'brand new'],
				autotagDate: true,
			},
		});

		expect(sent()).toEqual([
			{
				route: 'POST /v2/people',
				body: {
					email_address: 'new@example.com',
					custom_fields: { 'Favorite Color': 'Red', 'Renewal Date': '2027-01-31' },
					first_name: 'Nora',
					last_name: 'New',
					account_id: firstAccount,
					owner_id: account.standardUser.id,
					person_stage_id: 602,
					contact_restrictions: ['call'],
					do_not_contact: false,
					job_seniority: 'manager',
					tags: ['vip', 'brand new'],
					autotag_date: true,
				},
			},
		]);
		expect(made).toEqual({
			id: firstPerson + 60,
			display_name: 'Nora New',
			first_name: 'Nora',
			last_name: 'New',
			email_address: 'new@example.com',
			phone: null,
			mobile_phone: null,
			title: null,
			person_company_name: null,
			account_id: firstAccount,
			owner_id: account.standardUser.id,
			person_stage_id: 602,
			tags: ['vip', 'brand new', '2026-11-20'],
			custom_fields: { 'Favorite Color': 'Red', 'Renewal Date': '2027-01-31' },
			do_not_contact: false,
			last_contacted_at: null,
			created_at: STAMP,
			updated_at: STAMP,
			cadence_ids: [],
		});
	});

	test('needs an email address, or a phone with a last name, before anything is sent', async () => {
		expect(await refusal('person.create', { additionalFields: { phone: '123' } })).toBe(
			"Fill in 'Email Address', or both 'Phone' and 'Last Name' [item 0]",
		);
		expect(sent()).toEqual([]);

		const made = await record('person.create', {
			lastName: 'Onlyphone',
			additionalFields: { phone: '123' },
		});
		expect(made.display_name).toBe('Onlyphone');
	});

	test('sends the kind of CRM along with a CRM ID, which must look like one', async () => {
		const wrong = await run('person.create', {
			emailAddress: 'crm@example.com',
			additionalFields: { crmId: '0015e00000ABCDEAA1' },
		});
		expect(wrong.error?.message).toBe(
			'\'CRM ID\' must be the ID of a lead or contact in Salesforce, with 18 characters, not "0015e00000ABCDEAA1" [item 0]',
		);
		expect(sent()).toEqual([]);

		await record('person.create', {
			emailAddress: 'crm@example.com',
			additionalFields: { crmId: '0035e00000ABCDEAA1' },
		});
		expect(sent()[0].body).toEqual({
			email_address: 'crm@example.com',
			crm_id: '0035e00000ABCDEAA1',
			crm_id_type: 'salesforce',
		});
	});

	test('reports an address that is taken with the field at fault', async () => {
		const { error } = await run('person.create', { emailAddress: ADA });
		expect(error).toMatchObject({
			httpCode: '422',
			message:
				'Salesloft did not accept the request: email_address: has already been taken [item 0]',
		});
	});
});

describe('naming a person', () => {
	test('works by e-mail address in any case, at the price of one request', async () => {
		const found = await record('person.get', {
			personId: named(ADA.toUpperCase(), 'email'),
		});
		expect(found.id).toBe(firstPerson);
		expect(requests()).toEqual([
			`GET /v2/people?email_addresses[]=${ADA.toUpperCase()}`,
			`GET /v2/people/${firstPerson}`,
		]);
	});

	test('works by an address that an expression gives where an ID is asked', async () => {
		const found = await record('person.get', { personId: byId(ADA) });
		expect(found.id).toBe(firstPerson);
	});

	test('ends where nobody has the address', async () => {
		expect(await refusal('person.get', { personId: byId('no@example.com') })).toBe(
			'There is no person with "no@example.com". Check how it is written, or create the person first with Create or Update [item 0]',
		);
		expect(sent()).toHaveLength(1);
	});

	test('refuses what can be no person before anything is sent', async () => {
		expect(
			await refusal(
				'person.get',
				{ personId: byId('={{ $json.person }}') },
				{ items: [{ json: { person: '../accounts' } }] },
			),
		).toBe('\'Person\' must be a whole number or an email address, not "../accounts" [item 0]');
		expect(sent()).toEqual([]);
	});
});

describe('updating a person', () => {
	const personId = byId(firstPerson);

	test('changes what is named, empties what is left empty and leaves the rest', async () => {
		const changed = await record('person.update', {
			personId,
			updateFields: { title: '', city: 'Paris' },
		});
		expect(sent()).toEqual([
			{
				route: `PUT /v2/people/${firstPerson}`,
				body: { title: '', city: 'Paris' },
			},
		]);
		expect(changed).toMatchObject({ title: null, first_name: 'Ada' });
	});

	test('sends phone numbers without what nobody sees', async () => {
		await record('person.update', {
			personId,
			updateFields: { phone: '\u202A+16175550123\u202C', mobilePhone: 'tel:+1 617 555 0124' },
		});
		expect(sent()[0].body).toEqual({ phone: '+16175550123', mobile_phone: '+1 617 555 0124' });
	});

	test('replaces all tags by Tags', async () => {
		const changed = await record('person.update', { personId, updateFields: { tags: ['x'] } });
		expect(changed.tags).toEqual(['x']);
		expect(sent()).toHaveLength(1);
	});

	test('puts tags back as Salesloft answers them, also where one holds a comma', async () => {
		const tags = ['Acme, Inc.', 'vip'];
		const parameters = { personId, updateFields: { tags: '={{ $json.tags }}' } };
		await record('person.update', parameters, { items: [{ json: { tags } }] });
		expect(sent()[0].body).toEqual({ tags });
	});

	test('keeps the other tags with Tags to Add and Tags to Remove', async () => {
		const added = await record('person.update', {
			personId,
			updateFields: { tagsToAdd: ['vip', 'newsletter'] },
		});
		expect(added.tags).toEqual(['newsletter', 'vip']);
		const removed = await record('person.update', {
			personId,
			updateFields: { tagsToRemove: ['newsletter'] },
		});
		expect(removed.tags).toEqual(['vip']);
		expect(sent().map(({ route }) => route)).toEqual([
			`GET /v2/people/${firstPerson}`,
			`PUT /v2/people/${firstPerson}`,
			`GET /v2/people/${firstPerson}`,
			`PUT /v2/people/${firstPerson}`,
		]);
	});

	test('takes custom fields from the input item by their names', async () => {
		const schema = Object.values(customFields.person).map((id) => ({
			id,
			displayName: id,
			type: id === customFields.person.date ? 'dateTime' : 'string',
		}));
		const changed = await record(
			'person.update',
			{
				personId,
				setCustomFields: true,
				customFields: { mappingMode: 'autoMapInputData', value: null, schema },
			},
			{ items: [{ json: { 'Favorite Color': 7, 'Renewal Date': '2027-02-28', other: 1 } }] },
		);
		expect(changed.custom_fields).toEqual({
			'Favorite Color': '7',
			'Renewal Date': '2027-02-28',
		});
	});

	test('sends the days of custom fields as they are, from a database and from a spreadsheet', async () => {
		const schema = [{ id: 'Renewal Date', displayName: 'Renewal Date', type: 'dateTime' }];
		for (const given of ['2027-02-28T00:00:00.000Z', 46446]) {
			const changed = await record(
				'person.update',
				{
					personId,
					setCustomFields: true,
					customFields: { mappingMode: 'autoMapInputData', value: null, schema },
				},
				{
					items: [{ json: { 'Renewal Date': given } }],
					settings: { timezone: 'America/New_York' },
				},
			);
			expect(changed.custom_fields).toMatchObject({ 'Renewal Date': '2027-02-28' });
		}
	});

	test('refuses a wrong date in a custom field before anything is sent', async () => {
		const schema = [{ id: 'Renewal Date', displayName: 'Renewal Date', type: 'dateTime' }];
		expect(
			await refusal(
				'person.update',
				{
					personId,
					setCustomFields: true,
					customFields: { mappingMode: 'autoMapInputData', value: null, schema },
				},
				{ items: [{ json: { 'Renewal Date': 'soon' } }] },
			),
		).toBe(
			'\'Custom Fields: Renewal Date\' must be a date such as 2026-12-31, 2026-12-31T09:30:00Z, 12/31/2026 or Dec 31, 2026 9:30 PM, or Unix time, not "soon" [item 0]',
		);
		expect(sent()).toEqual([]);
	});

	test('does nothing when nothing is to be changed', async () => {
		expect(await refusal('person.update', { personId })).toBe(
			'There is nothing to update [item 0]',
		);
		expect(sent()).toEqual([]);
	});
});

test('deleting a person reads an empty 204 as done', async () => {
	expect(await record('person.delete', { personId: byId(firstPerson) })).toEqual({
		deleted: true,
		id: firstPerson,
	});
	expect(sent()).toEqual([{ route: `DELETE /v2/people/${firstPerson}` }]);
});
