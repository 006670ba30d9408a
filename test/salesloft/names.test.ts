/** Records of Salesloft by what people call them. */
import { json } from '../../sandbox/http';
import { byId, listed, named, openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { open, run, record, records, refusal, requests, bodies } = openAccount(salesloft);

const { firstPerson, firstAccount, cadences, admin, standardUser, formerUser } = account;
const newcomer = firstPerson + 40;
const all = 'page=1&per_page=100&include_paging_counts=true';
const OPEN = `GET /v2/cadences?sort_by=name&sort_direction=ASC&archived=false&people_addable=true&${all}`;
const CADENCES = `GET /v2/cadences?sort_by=name&sort_direction=ASC&${all}`;
const USERS = `GET /v2/users?visible_only=false&${all}`;

test('a person is added to a cadence from names alone', async () => {
	await record('cadenceMembership.addPerson', {
		personId: byId('ada.field41@globex.example'),
		cadenceId: byId('outbound: new leads'),
		additionalFields: { userId: byId('Sam Standard') },
	});
	expect(requests()).toEqual([
		'GET /v2/people?email_addresses[]=ada.field41@globex.example',
		OPEN,
		USERS,
		'POST /v2/cadence_memberships',
	]);
	expect(bodies()).toEqual([
		{ person_id: newcomer, cadence_id: cadences.outbound, user_id: standardUser.id },
	]);
});

describe('a user', () => {
	const noteOf = async (user: ReturnType<typeof byId>) => {
		await record('note.create', {
			associatedWithType: 'person',
			personId: byId(firstPerson),
			content: 'Hello',
			additionalFields: { userGuid: user },
		});
		return bodies().at(-1);
	};

	test.each([
		['in the mode for IDs', byId('sam standard')],
		['in the mode for names', named(' Sam  Standard', 'name')],
		['in the list', listed('Sam Standard')],
		['in the mode for email addresses', named('sam.standard@quartet.example', 'email')],
		['by address in the mode for IDs', byId('Sam.Standard@quartet.example')],
		['by address in the mode for names', named('Sam.Standard@quartet.example', 'name')],
		[
			'by address as mail programs write it',
			named('Sam Standard <sam.standard@quartet.example>', 'name'),
		],
		['by the number', byId(String(standardUser.id))],
	])('is named %s, also where the API wants a GUID', async (_, user) => {
		expect(await noteOf(user)).toMatchObject({ user_guid: standardUser.guid });
	});

	test('who has left is found among the owners of what there is', async () => {
		await records('person.getAll', { filters: { ownerIds: ['Fred Former', 'Sam Standard'] } });
		expect(requests()).toEqual([
			USERS,
			`GET /v2/people?owner_id[]=${formerUser.id}&owner_id[]=${standardUser.id}&page=1&per_page=50`,
		]);
	});

	test('who has left is found by email and by GUID as well', async () => {
		const ownerIds = ['fred.former@quartet.example', formerUser.guid];
		await records('person.getAll', { filters: { ownerIds } });
		expect(requests()).toEqual([
			'GET /v2/users?visible_only=false&search=fred.former@quartet.example&page=1&per_page=100',
			USERS,
			`GET /v2/people?owner_id[]=${formerUser.id}&page=1&per_page=50`,
		]);
	});

	test('who works here is meant where one who has left has the same name', async () => {
		const users = [
			{ id: 1, name: 'Kim Lee', active: false },
			{ id: 2, name: 'Kim Lee', active: true },
		];
		open({
			instead: ({ url }) =>
				url.pathname === '/v2/users'
					? json(200, { metadata: { paging: { next_page: null } }, data: users })
					: undefined,
		});
		await records('task.getAll', { filters: { userIds: ['Kim Lee'] } });
		expect(requests().at(-1)).toBe('GET /v2/tasks?user_id[]=2&page=1&per_page=50');
	});

	test('is the manager, the one who starred and the owner of cadences by name, too', async () => {
		await records('user.getAll', { filters: { managerUserGuid: byId('Avery Admin') } });
		await records('person.getAll', { filters: { starredBy: 'Sam Standard, Avery Admin' } });
		await records('cadence.getAll', { filters: { ownerGuids: ['Avery Admin'] } });
		expect(requests().filter((one) => one !== USERS)).toEqual([
			`GET /v2/users?manager_user_guid=${admin.guid}&page=1&per_page=50`,
			`GET /v2/people?starred_by_guid[]=${standardUser.guid}&starred_by_guid[]=${admin.guid}&page=1&per_page=50`,
			`GET /v2/cadences?owned_by_guid[]=${admin.guid}&page=1&per_page=50`,
		]);
	});
});

describe('a cadence', () => {
	test('is named in every place that asks for one', async () => {
		const cadenceId = byId('inbound follow-up');
		expect(await record('cadence.get', { cadenceId })).toMatchObject({ id: cadences.inbound });
		await records('person.getAll', { filters: { cadenceIds: ['Inbound Follow-up'] } });
		await records('email.getAll', { filters: { cadenceIds: 'Inbound Follow-up, 301' } });
		await records('step.getAll', { filters: { cadenceId } });
		await records('cadenceMembership.getAll', { filters: { cadenceId } });
		await record('cadenceMembership.removePerson', {
			personId: byId('bela.berg2@contoso.example'),
			cadenceId,
		});
		expect(requests().filter((one) => one !== CADENCES)).toEqual([
			'GET /v2/cadences/302',
			'GET /v2/people?cadence_id[]=302&page=1&per_page=50',
			'GET /v2/activities/emails?cadence_id[]=302&cadence_id[]=301&page=1&per_page=50',
			'GET /v2/steps?cadence_id=302&page=1&per_page=50',
			'GET /v2/cadence_memberships?cadence_id=302&page=1&per_page=50',
			'GET /v2/people?email_addresses[]=bela.berg2@contoso.example',
			`GET /v2/cadence_memberships?person_id=${firstPerson + 1}&cadence_id=302&currently_on_cadence=true&${all}`,
			'DELETE /v2/cadence_memberships/50002',
		]);
	});

	const answering = (...data: object[]) =>
		open({
			instead: ({ url }) =>
				url.pathname === '/v2/cadences'
					? json(200, { metadata: { paging: { next_page: null } }, data })
					: undefined,
		});

	test('that is open is meant where one that is archived has the same name', async () => {
		answering(
			{ id: 303, name: 'Webinar', archived_at: '2026-10-21T10:00:00.000713-05:00' },
			{ id: 302, name: 'Webinar', archived_at: null },
		);
		await records('step.getAll', { filters: { cadenceId: byId('Webinar') } });
		expect(requests().at(-1)).toBe('GET /v2/steps?cadence_id=302&page=1&per_page=50');
	});

	test('that is archived is still found where no other has its name', async () => {
		const found = await record('cadence.get', { cadenceId: byId('Spring Webinar') });
		expect(found.id).toBe(cadences.archived);
	});

	test('whose name several have is told with all of them', async () => {
		answering({ id: 301, name: 'Webinar' }, { id: 302, name: 'WEBINAR' });
		expect(await refusal('cadence.get', { cadenceId: byId('Webinar') })).toBe(
			'There is more than one cadence called "Webinar": 301 (Webinar), 302 (WEBINAR). Choose the cadence by its ID [item 0]',
		);
	});

	test('to add people to is looked for among those that take people', async () => {
		expect(
			await refusal('cadenceMembership.addPerson', {
				personId: byId(newcomer),
				cadenceId: byId('Spring Webinar'),
			}),
		).toBe(
			'There is no cadence called "Spring Webinar" among those that people can be added to. The nearest are "Inbound Follow-up", "Outbound: New Leads". Give one of these names, or an ID [item 0]',
		);
		expect(requests()).toEqual([OPEN]);
	});
});

describe('an account', () => {
	test('is named by domain and by name', async () => {
		await records('person.getAll', { filters: { accountId: byId('Contoso') } });
		await records('email.getAll', { filters: { accountId: byId('contoso.example') } });
		await record('account.get', { accountId: named('Contoso', 'name') });
		expect(requests()).toEqual([
			`GET /v2/accounts?name[]=Contoso&name[]=CONTOSO&name[]=contoso&${all}`,
			`GET /v2/people?account_id[]=${firstAccount + 1}&page=1&per_page=50`,
			'GET /v2/accounts?domain=contoso.example',
			`GET /v2/activities/emails?account_id[]=${firstAccount + 1}&page=1&per_page=50`,
			`GET /v2/accounts?name[]=Contoso&name[]=CONTOSO&name[]=contoso&${all}`,
			`GET /v2/accounts/${firstAccount + 1}`,
		]);
	});

	test('is found in spite of capitals, although Salesloft may regard them', async () => {
		await record('account.get', { accountId: named(' NORTHwind ', 'name') });
		expect(requests()).toEqual([
			`GET /v2/accounts?name[]=NORTHwind&name[]=Northwind&name[]=NORTHWIND&name[]=northwind&${all}`,
			`GET /v2/accounts/${firstAccount}`,
		]);
	});

	test('is found as a picker shows it, which tells apart those that are called alike', async () => {
		const data = ['contoso.example', 'contoso.test'].map((domain, n) => ({
			...{ id: n + 1, name: 'Contoso', domain, archived_at: null },
		}));
		open({
			instead: ({ url }) => {
				const isFound = url.searchParams.getAll('name[]').includes('Contoso');
				return url.pathname === '/v2/accounts' && isFound ? json(200, { data }) : undefined;
			},
		});
		const accountId = named('Contoso (contoso.test)', 'name');
		await records('opportunity.getAll', { filters: { accountId } });
		expect(requests().at(-1)).toMatch(/^GET \/v2\/opportunities\?account_id\[\]=2&/);
	});

	test('is compared here, whatever Salesloft finds by the name', async () => {
		const data = [
			{ id: 1, name: 'Contoso Ltd.', archived_at: null },
			{ id: 2, name: 'CONTOSO', archived_at: null },
			{ id: 3, name: 'Contoso', archived_at: '2026-10-21T10:00:00.000713-05:00' },
		];
		open({
			instead: ({ url }) =>
				url.pathname === '/v2/accounts'
					? json(200, { metadata: { paging: { next_page: null } }, data })
					: undefined,
		});
		await records('task.getAll', { filters: { accountId: byId('contoso') } });
		expect(requests().at(-1)).toBe('GET /v2/tasks?account_id[]=2&page=1&per_page=50');
	});

	test('that nobody knows says what to do', async () => {
		expect(await refusal('account.get', { accountId: byId('Nobody Inc.') })).toBe(
			'There is no account called "Nobody Inc.". Check how it is written, or give its domain, or create the account first with Create or Update [item 0]',
		);
	});

	test('is the one that a note is about, and that a new person belongs to', async () => {
		await record('note.create', {
			associatedWithType: 'account',
			accountId: byId('Contoso'),
			content: 'Hello',
		});
		await record('person.create', {
			emailAddress: 'new@example.com',
			accountId: byId('Contoso'),
			ownerId: byId('Sam Standard'),
			additionalFields: { personStageId: byId('working'), importId: byId('Spring Fair') },
		});
		expect(bodies()).toEqual([
			{ associated_with_type: 'account', associated_with_id: firstAccount + 1, content: 'Hello' },
			{
				email_address: 'new@example.com',
				account_id: firstAccount + 1,
				owner_id: standardUser.id,
				person_stage_id: 602,
				import_id: 951,
			},
		]);
	});
});

test('stages, tiers, tags, imports, groups and templates are named in filters', async () => {
	await records('account.getAll', {
		filters: { accountStageIds: ['Customer', '651'], accountTierIds: 'tier 2', tagIds: ['VIP'] },
	});
	await records('person.getAll', {
		filters: { personStageIds: ['New', 'Not Interested'], importIds: ['Spring fair'] },
	});
	await records('user.getAll', { filters: { groupIds: ['Europe'] } });
	await records('cadence.getAll', { filters: { groupId: byId('Europe'), tagIds: ['vip'] } });
	await records('email.getAll', { filters: { emailTemplateId: byId('first touch') } });
	expect(requests()).toEqual([
		`GET /v2/account_stages?${all}`,
		`GET /v2/tags?${all}`,
		`GET /v2/account_tiers?${all}`,
		'GET /v2/accounts?account_stage_id[]=652&account_stage_id[]=651&tag_id[]=703&account_tier_id[]=682&page=1&per_page=50',
		`GET /v2/imports?sort_by=created_at&sort_direction=DESC&${all}`,
		`GET /v2/person_stages?${all}`,
		'GET /v2/people?import_id[]=951&person_stage_id[]=601&person_stage_id[]=604&page=1&per_page=50',
		'GET /v2/groups',
		'GET /v2/users?group_id[]=202&page=1&per_page=50',
		'GET /v2/groups',
		`GET /v2/tags?${all}`,
		'GET /v2/cadences?group_ids=202&tag_ids[]=703&page=1&per_page=50',
		`GET /v2/email_templates?sort_by=created_at&sort_direction=DESC&${all}`,
		'GET /v2/activities/emails?email_template_id[]=501&page=1&per_page=50',
	]);
});

test('a name that nothing has is told with the nearest', async () => {
	const stage = { additionalFields: { personStageId: byId('Wörking') } };
	expect(await refusal('person.create', { emailAddress: 'new@example.com', ...stage })).toBe(
		'There is no person stage called "Wörking". The nearest are "Working", "Interested", "Not Interested", "New". Give one of these names, or an ID [item 0]',
	);
	expect(requests()).toEqual([`GET /v2/person_stages?${all}`]);
});

test('an account is changed with its stage and tier by name', async () => {
	await record('account.update', {
		accountId: byId('northwind.example'),
		updateFields: {
			name: 'Northwind',
			domain: 'northwind.example',
			companyStageId: byId('Lost'),
			accountTierId: byId('Tier 2'),
		},
	});
	expect(bodies()).toEqual([
		{ domain: 'northwind.example', name: 'Northwind', company_stage_id: 653, account_tier_id: 682 },
	]);
});

test('items of a run ask for each list once', async () => {
	const items = Array.from({ length: 20 }, (_, i) => ({
		json: { email: `new${i}@example.com`, owner: i % 2 === 0 ? 'Sam Standard' : 'grace hopkins' },
	}));
	await records(
		'person.create',
		{
			emailAddress: '={{ $json.email }}',
			accountId: byId('Contoso'),
			ownerId: byId('={{ $json.owner }}'),
			additionalFields: { personStageId: byId('Working') },
		},
		{ items },
	);
	const [reads, writes] = [/^GET/, /^POST/].map((way) => requests().filter((one) => way.test(one)));
	expect(reads).toEqual([
		`GET /v2/accounts?name[]=Contoso&name[]=CONTOSO&name[]=contoso&${all}`,
		USERS,
		`GET /v2/person_stages?${all}`,
	]);
	expect(writes).toHaveLength(20);
});

test('for a person, a wrong address of the web is told nothing of names', async () => {
	const personId = named('={{ "https://app.salesloft.com/app/cadences/1" }}', 'url');
	const { error } = await run('person.get', { personId });
	expect(error?.description).toBe("Correct 'Person', or check what its expression gives.");
});

test('a person has no other name than the address', async () => {
	const { error } = await run('person.get', { personId: byId('={{ "Ada Stone" }}') });
	expect(error).toMatchObject({
		message: `'Person' must be a whole number or an email address, not "Ada Stone" [item 0]`,
		description:
			"Correct 'Person', or check what its expression gives. Find by Name finds people by their names.",
	});
	expect(requests()).toEqual([]);
});

test('a person whose address is unknown is to be created first', async () => {
	expect(
		await refusal('cadenceMembership.addPerson', {
			personId: byId('nobody@example.com'),
			cadenceId: byId('Inbound Follow-up'),
		}),
	).toBe(
		'There is no person with "nobody@example.com". Check how it is written, or create the person first with Create or Update [item 0]',
	);
});
