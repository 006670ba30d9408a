import { byId, entries, mapped, openAccount } from '../harness/account';
import { acme, chosen, nutshell } from './provider';

const { run, records, refusal, sent, exchanges } = openAccount(nutshell);

describe('creating a company', () => {
	test('trap: sends a list of one, with phone numbers as text and custom fields by title', async () => {
		const made = await records('company.create', {
			name: 'Lumen',
			phones: entries({ value: '+1 555 0199', name: 'office', isPrimary: true }),
			owner: byId(36),
			additionalFields: {
				emails: entries({ value: 'hello@lumen.example' }),
				websites: entries({ value: 'https://lumen.example' }),
				addresses: entries({ line1: '9 Main Street', city: 'Boise', country: 'US' }),
				description: 'Lamps',
				companyType: byId(2),
				industry: byId(3),
				territory: byId(1),
				people: chosen('1', '2-contacts'),
				tags: ['6-tags'],
			},
			setCustomFields: true,
			customFields: mapped(
				{
					'Contract end': '2027-01-31T00:00:00',
					'Region/Zone': 'South',
					'Support plan': null,
				},
				{ 'Contract end': 'dateTime' },
			),
		});
		expect(sent()).toEqual([
			{
				route: 'POST /rest/accounts',
				body: {
					accounts: [
						{
							name: 'Lumen',
							customFields: { 'Contract end': '2027-01-31', 'Region/Zone': 'South' },
							addresses: [
								{
									isPrimary: false,
									value: { address_1: '9 Main Street', city: 'Boise', country: 'US' },
								},
							],
							description: 'Lamps',
							emails: [{ value: 'hello@lumen.example', isPrimary: false }],
							links: {
								industry: '3-industries',
								owner: '36-users',
								contacts: ['1-contacts', '2-contacts'],
								tags: ['6-tags'],
								territory: '1-territories',
								accountType: '2-accountTypes',
							},
							phones: [{ value: '+1 555 0199', name: 'office', isPrimary: true }],
							urls: [{ value: 'https://lumen.example', isPrimary: false }],
						},
					],
				},
			},
		]);
		expect(made).toHaveLength(1);
		expect(made[0]).toMatchObject({
			id: '13-accounts',
			name: 'Lumen',
			email: 'hello@lumen.example',
			phone: '+1 555 0199',
			people: ['1-contacts', '2-contacts'],
			tags: ['6-tags'],
		});
	});

	test('needs no name if there is a way to reach it', async () => {
		await records('company.create', {
			additionalFields: { addresses: entries({ city: 'Boise', timezone: 'America/Boise' }) },
		});
		expect(sent()).toEqual([
			{
				route: 'POST /rest/accounts',
				body: {
					accounts: [
						{
							addresses: [
								{ isPrimary: false, value: { city: 'Boise', timezone: 'America/Boise' } },
							],
						},
					],
				},
			},
		]);
	});

	test.each<[string, object]>([
		['neither a name nor a way to reach it', { additionalFields: { description: 'Lamps' } }],
		['an empty name', { name: '' }],
		['a name of spaces', { name: '   ' }],
		[
			'an address without any part',
			{ additionalFields: { addresses: entries({ name: 'work', isPrimary: true }) } },
		],
		['an empty list of emails', { emails: { items: [] } }],
	])('with %s is refused before anything is sent', async (_, given) => {
		expect(await refusal('company.create', { ...given })).toBe(
			"One of 'Name', 'Phones', 'Emails', 'Addresses' and 'Websites' is needed [item 0]",
		);
		expect(sent()).toEqual([]);
	});

	test.each<[string, object, string]>([
		[
			'an object in a custom field',
			{
				name: 'Lumen',
				setCustomFields: true,
				customFields: mapped({ 'Region/Zone': '={{ { a: 1 } }}' }),
			},
			`'Custom Fields: Region/Zone' must be a single value, not "{"a":1}" [item 0]`,
		],
		[
			'a list in a custom field',
			{
				name: 'Lumen',
				setCustomFields: true,
				customFields: mapped({ 'Support plan': '={{ ["Basic", "Plus"] }}' }),
			},
			`'Custom Fields: Support plan' must be a single value, not "["Basic","Plus"]" [item 0]`,
		],
	])('with %s is refused before anything is sent', async (_, given, message) => {
		expect(await refusal('company.create', { ...given })).toBe(message);
		expect(sent()).toEqual([]);
	});

	test('trap: makes one request for each item and keeps the items linked', async () => {
		const { items: made } = await run(
			'company.create',
			{ name: '={{ $json.name }}' },
			{ items: [{ json: { name: 'One' } }, { json: { name: 'Two' } }] },
		);
		expect(made.map(({ json, pairedItem }) => [json.name, pairedItem])).toEqual([
			['One', { item: 0 }],
			['Two', { item: 1 }],
		]);
		expect(sent()).toEqual([
			{ route: 'POST /rest/accounts', body: { accounts: [{ name: 'One' }] } },
			{ route: 'POST /rest/accounts', body: { accounts: [{ name: 'Two' }] } },
		]);
	});

	test("trap: passes on Nutshell's refusal of a tag that belongs to another kind of record", async () => {
		const parameters = { name: 'Lumen', additionalFields: { tags: ['1'] } };
		expect((await run('company.create', parameters)).error).toMatchObject({
			message:
				'Nutshell did not accept the request: 1-tags does not fit the type of the tag. [item 0]',
			description:
				'Check the values of this operation. Nutshell knows this request as request-000001.',
		});
	});
});

describe('updating a company', () => {
	test('trap: sends a JSON Patch and reads the record, since the answer is empty', async () => {
		const update = records('company.update', {
			companyId: byId(1),
			updateFields: {
				name: 'Acme & Co',
				description: '',
				industry: byId('2-industries'),
				people: chosen('5'),
				tags: [],
				fieldsToClear: ['owner'],
			},
			setCustomFields: true,
			customFields: mapped({ 'Region/Zone': 'A~B', 'Contract end': null }),
		});
		expect(await update).toEqual([
			{
				...acme,
				name: 'Acme & Co',
				htmlUrl: 'https://app.nutshell.com/company/1-acme-co',
				industry: '2-industries',
				owner: null,
				people: ['5-contacts'],
				tags: [],
			},
		]);
		expect(exchanges()[0].request.headers['content-type']).toBe('application/json-patch+json');
		expect(sent()).toEqual([
			{
				route: 'PATCH /rest/accounts/1-accounts',
				body: [
					{ op: 'replace', path: '/accounts/0/name', value: 'Acme & Co' },
					{ op: 'replace', path: '/accounts/0/description', value: '' },
					{ op: 'replace', path: '/accounts/0/Region~1Zone', value: 'A~B' },
					{ op: 'remove', path: '/accounts/0/Contract end' },
					{ op: 'replace', path: '/accounts/0/links/industry', value: '2-industries' },
					{ op: 'replace', path: '/accounts/0/links/contacts', value: ['5-contacts'] },
					{ op: 'replace', path: '/accounts/0/links/tags', value: [] },
					{ op: 'remove', path: '/accounts/0/links/owner' },
				],
			},
			{ route: 'GET /rest/accounts/1-accounts' },
		]);
	});

	test('adds the operations that a person wrote', async () => {
		const operation = { op: 'replace', path: '/accounts/0/description', value: 'Lamps' };
		await records('company.update', {
			companyId: byId(1),
			updateFields: { operations: JSON.stringify([operation]) },
		});
		expect(sent()[0].body).toEqual([operation]);
	});

	test.each([
		['an operation without a path', { operations: '[{"op": "replace"}]' }],
		['no operation at all', { operations: '["name"]' }],
	])('refuses %s before anything is sent', async (_, updateFields) => {
		const parameters = { companyId: byId(1), updateFields };
		expect(await refusal('company.update', parameters)).toContain(
			"'More Changes (JSON Patch)' must be",
		);
		expect(sent()).toEqual([]);
	});

	test('trap: refuses to change nothing before anything is sent', async () => {
		expect((await run('company.update', { companyId: byId(1) })).error).toMatchObject({
			message: 'There is nothing to update [item 0]',
			description:
				"Add at least one field under 'Update Fields', or check that its expressions give values.",
		});
		expect(sent()).toEqual([]);
	});
});

describe('adding and removing', () => {
	test('adds people one by one and keeps those it has', async () => {
		const [changed] = await records('company.addPeople', {
			companyId: byId(1),
			people: chosen('2', '3'),
		});
		expect(changed.people).toEqual([...acme.people, '2-contacts', '3-contacts']);
		expect(sent()).toEqual([
			{
				route: 'PATCH /rest/accounts/1-accounts',
				body: [
					{ op: 'add', path: '/accounts/0/links/contacts/-', value: '2-contacts' },
					{ op: 'add', path: '/accounts/0/links/contacts/-', value: '3-contacts' },
				],
			},
			{ route: 'GET /rest/accounts/1-accounts' },
		]);
	});

	test('removes people by their IDs, without a value', async () => {
		const [changed] = await records('company.removePeople', {
			companyId: byId(1),
			people: chosen('13'),
		});
		expect(changed.people).toEqual(['1-contacts', '25-contacts', '37-contacts']);
		expect(sent()[0].body).toEqual([
			{ op: 'remove', path: '/accounts/0/links/contacts/13-contacts' },
		]);
	});

	test('adds and removes tags', async () => {
		const tagged = { companyId: byId(1), tags: ['6-tags'] };
		const [added] = await records('company.addTags', tagged);
		expect(added.tags).toEqual(['5-tags', '6-tags']);
		const [removed] = await records('company.removeTags', tagged);
		expect(removed.tags).toEqual(['5-tags']);
		expect([sent()[0].body, sent()[2].body]).toEqual([
			[{ op: 'add', path: '/accounts/0/links/tags/-', value: '6-tags' }],
			[{ op: 'remove', path: '/accounts/0/links/tags/6-tags' }],
		]);
	});

	test('takes people as a plain list of IDs from an expression', async () => {
		const people = entries({ record: byId('={{ ["2-contacts", 3] }}') });
		await records('company.addPeople', { companyId: byId(1), people });
		expect(sent()[0].body).toEqual([
			{ op: 'add', path: '/accounts/0/links/contacts/-', value: '2-contacts' },
			{ op: 'add', path: '/accounts/0/links/contacts/-', value: '3-contacts' },
		]);
	});

	test('refuses an empty list before anything is sent', async () => {
		const people = entries({ record: byId('={{ [] }}') });
		expect(await refusal('company.addPeople', { companyId: byId(1), people })).toBe(
			"'People' is empty [item 0]",
		);
		expect(sent()).toEqual([]);
	});
});

test('a deleted company is named by its ID, and gone', async () => {
	const deleted = await records('company.delete', { companyId: byId(1) });
	expect(deleted).toEqual([{ deleted: true, id: '1-accounts' }]);
	expect(await refusal('company.get', { companyId: byId(1) })).toBe(
		'Nutshell could not find this [item 0]',
	);
});
