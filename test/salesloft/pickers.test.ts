import { byId, openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { columns, open, options, requests, search, sent } = openAccount(salesloft);

const { firstPerson, firstAccount, cadences, admin } = account;

describe('the picker of people', () => {
	test('finds a whole e-mail address with one request', async () => {
		const { results } = await search('person', 'bela.berg2@contoso.example');
		expect(results).toEqual([
			{ name: 'Bela Berg (bela.berg2@contoso.example)', value: firstPerson + 1 },
		]);
		expect(sent().map(({ query }) => query)).toEqual([
			'email_addresses[]=bela.berg2@contoso.example&page=1&per_page=50',
		]);
	});

	test('filters pages by any other text, since people cannot be searched', async () => {
		open({ people: 250 });
		const { results, paginationToken } = await search('person', 'JON HILL');
		expect(results.length).toBeGreaterThan(0);
		expect(results.every(({ name }) => name.startsWith('Jon Hill'))).toBe(true);
		expect(sent()[0].query).toBe('sort_by=created_at&sort_direction=DESC&page=1&per_page=100');
		expect(paginationToken).not.toBe('');
	});

	test('goes on page by page when it is scrolled', async () => {
		const first = await search('person');
		expect(first.results).toHaveLength(50);
		const second = await search('person', undefined, {
			paginationToken: String(first.paginationToken),
		});
		expect(second.results).toHaveLength(10);
		expect(second.paginationToken).toBeUndefined();
	});
});

test('accounts are found by domain with one request, and by a part of the name', async () => {
	const byDomain = await search('account', ' contoso.example');
	expect(byDomain.results).toEqual([
		{ name: 'Contoso (contoso.example)', value: firstAccount + 1 },
	]);
	expect(sent()[0].query).toBe('domain=contoso.example&page=1&per_page=50');
	const byName = await search('account', 'wind');
	expect(byName.results).toEqual([{ name: 'Northwind (northwind.example)', value: firstAccount }]);
});

test('users are offered by number for some fields and by GUID for others', async () => {
	const byNumber = await search('user', 'avery');
	expect(byNumber.results).toEqual([
		{ name: 'Avery Admin (avery.admin@quartet.example)', value: admin.id },
	]);
	const byGuid = await search('userGuid', 'avery');
	expect(byGuid.results[0].value).toBe(admin.guid);
	expect(sent()[0].query).toBe('search=avery&active=true&page=1&per_page=50');
});

test('only cadences that take people are offered for adding', async () => {
	const { results } = await search('openCadence');
	expect(results.map(({ value }) => value)).toEqual([cadences.inbound, cadences.outbound]);
	const all = await search('cadence');
	expect(all.results.map(({ name }) => name)).toEqual([
		'Inbound Follow-up',
		'Outbound: New Leads',
		"Sam's Own",
		'Spring Webinar (archived)',
	]);
});

test('the steps of the chosen cadence are offered, and none before one is chosen', async () => {
	const { results } = await search('stepOfCadence', undefined, {
		currentNodeParameters: { cadenceId: byId(cadences.inbound) },
	});
	expect(results.map(({ value }) => value)).toEqual([404, 405, 406]);
	expect(sent()[0].query).toBe(
		`sort_by=created_at&sort_direction=ASC&cadence_id=${cadences.inbound}&page=1&per_page=50`,
	);
	await expect(search('stepOfCadence')).rejects.toThrow("Choose 'Cadence' first");
});

test('dispositions and sentiments stand for themselves by name', async () => {
	expect((await search('callDisposition', 'voice')).results).toEqual([
		{ name: 'Left Voicemail', value: 'Left Voicemail' },
	]);
	expect(await options('callSentiment')).toEqual([
		{ name: 'Interested', value: 'Interested' },
		{ name: 'Neutral', value: 'Neutral' },
		{ name: 'Not Interested', value: 'Not Interested' },
	]);
});

test('groups come without page numbers, and that is the whole list', async () => {
	expect(await options('group')).toEqual([
		{ name: 'Americas', value: 201 },
		{ name: 'Europe', value: 202 },
	]);
	expect(requests()).toEqual(['GET /v2/groups']);
});

test.each([
	['personCustomFields', 'person', ['Favorite Color', 'Renewal Date']],
	['accountCustomFields', 'company', ['Contract End', 'ERP System']],
])('%s are the fields of the kind that Salesloft calls %s', async (method, kind, names) => {
	const fields = await columns(method);
	expect(fields.map(({ id }) => id)).toEqual(names);
	const dates = fields.filter(({ type }) => type === 'dateTime').map(({ id }) => id);
	expect(dates).toEqual(names.filter((name) => /Date|End/.test(name)));
	expect(sent()[0].query).toBe(`field_type=${kind}&page=1&per_page=100&include_paging_counts=true`);
});

test.each([
	'accountStage',
	'accountTier',
	'cadenceMembership',
	'call',
	'email',
	'emailTemplate',
	'import',
	'note',
	'personStage',
	'step',
	'tag',
	'task',
])('the picker of %s lists records with a label each', async (method) => {
	const { results } = await search(method);
	expect(results.length).toBeGreaterThan(0);
	for (const { name, value } of results) {
		expect(name).not.toMatch(/undefined|null|^$/);
		expect(Number.isInteger(value)).toBe(true);
	}
});
