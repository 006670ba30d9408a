/** Names that several records have, or none; and how often they are asked for. */
import { json } from '../../sandbox/http';
import { byId, entries, named, openAccount } from '../harness/account';
import { chosen, nutshell } from './provider';

const { open, records, refusal, sent, requests, bodies, options, search } = openAccount(nutshell);

const byName = (name: string) => named(name, 'name');

describe('stages of the same name', () => {
	const stages = [
		{ id: '1-stages', name: 'Qualify', links: [{ stageset: '1-stagesets' }] },
		{ id: '5-stages', name: 'Qualify', links: { stageset: '2-stagesets' } },
		{ id: '6-stages', name: 'Signed', links: [{ stageset: '2-stagesets' }] },
		{ id: '7-stages', name: 'Parked', links: [] },
	];
	beforeEach(() =>
		open({
			instead: ({ url }) => (url.pathname === '/rest/stages' ? json(200, stages) : undefined),
		}),
	);
	const stagesAsked = () =>
		sent()
			.at(-1)
			?.query?.split('&')
			.filter((one) => /milest/.test(one));

	test.each([
		['with the pipeline in brackets', { stages: ['qualify (Renewals)'] }, '5-stages'],
		[
			'beside the name of the pipeline',
			{ stages: ['Qualify'], pipelines: ['Renewals'] },
			'5-stages',
		],
		[
			'beside the ID of the pipeline',
			{ stages: ['Qualify'], pipelines: ['1-stagesets'] },
			'1-stages',
		],
		['where only one is called so', { stages: ['Signed'] }, '6-stages'],
		['where its pipeline is not told', { stages: ['Parked'] }, '7-stages'],
	])('are told apart %s', async (_, filters, stage) => {
		await records('lead.getAll', { filters });
		expect(stagesAsked()).toEqual([`filter[milestones][]=${stage}`]);
		expect(requests()).toHaveLength(3);
	});

	test('are told with their pipelines where nothing says which is meant', async () => {
		expect(await refusal('lead.getAll', { filters: { stages: ['Qualify'] } })).toBe(
			'There is more than one stage called "Qualify": 1-stages (Qualify (New business)), 5-stages (Qualify (Renewals)). Choose the stage by its ID [item 0]',
		);
	});

	test('are listed with their pipelines', async () => {
		expect(await options('stage')).toEqual([
			{ name: 'Parked', value: '7-stages' },
			{ name: 'Qualify (New business)', value: '1-stages' },
			{ name: 'Qualify (Renewals)', value: '5-stages' },
			{ name: 'Signed (Renewals)', value: '6-stages' },
		]);
		expect((await search('stage', 'renew')).results.map(({ value }) => value)).toEqual([
			'5-stages',
			'6-stages',
		]);
	});
});

describe('a name that cannot be used', () => {
	test.each([
		[
			'an unknown one of a short list',
			'user.get',
			{ userId: byName('Ada Kong') },
			'There is no user called "Ada Kong". The nearest are "Ada King", "Dana", "Elin Berg", "Bruno Sato", "Chidi Okafor". Give one of these names, or an ID [item 0]',
			['GET /rest/users'],
		],
		[
			'an unknown one that the search finds something like',
			'company.get',
			{ companyId: byName('Acme Hold') },
			'There is no company called "Acme Hold". The nearest are "Acme Holdings". Give one of these names, or an ID [item 0]',
			['GET /rest/accounts?q=Acme Hold&page[limit]=250&page[page]=0'],
		],
		[
			'an unknown email',
			'person.get',
			{ personId: named('nobody@people.example', 'email') },
			'There is no person with "nobody@people.example". Check how it is written, or create it first with Create or Update [item 0]',
			['GET /rest/contacts?email=nobody@people.example'],
		],
		[
			'one that several have',
			'tag.delete',
			{ tagId: byName('VIP') },
			'There is more than one tag called "VIP": 4-tags (VIP (People)), 5-tags (VIP (Companies)). Choose the tag by its ID [item 0]',
			['GET /rest/tags'],
		],
		[
			'the ID of another kind in a list',
			'lead.create',
			{ name: 'X', companies: chosen('7-contacts') },
			'\'Companies: Company\' must be an ID such as 7-accounts, an email address or a name, not "7-contacts", which is the ID of another kind of record [item 0]',
			[],
		],
	])('is told: %s', async (_, operation, parameters, message, asked) => {
		expect(await refusal(operation, parameters)).toBe(message);
		expect(requests()).toEqual(asked);
	});
});

test('a name may begin as an ID does, and two of one record count once', async () => {
	open({
		instead: ({ url }) =>
			url.pathname === '/rest/tags'
				? json(200, { tags: [{ id: '1-tags', name: '2026-Leads' }], meta: { next: null } })
				: undefined,
	});
	await records('lead.create', {
		name: 'Sensors',
		owner: byId('Chidi <chidi.okafor@fieldstone.example>'),
		additionalFields: { tags: ['2026-Leads', '2026-LEADS ', '1'] },
	});
	expect(bodies()).toEqual([
		{ leads: [{ description: 'Sensors', links: { owner: '37-users', tags: ['1-tags'] } }] },
	]);
});

test('several items ask for each list once, and for each name that is searched once', async () => {
	const items = ['Acme', 'Cobalt Labs', 'Acme'].map((company) => ({ json: { company } }));
	await records(
		'lead.create',
		{
			name: 'Sensors',
			companies: entries({ record: byId('={{ $json.company }}') }),
			owner: byName('Dana'),
			additionalFields: { sources: ['Website'], tags: ['Hot'] },
		},
		{ items },
	);
	const asked = requests().sort();
	expect(asked).toEqual([
		'GET /rest/accounts?q=Acme&page[limit]=250&page[page]=0',
		'GET /rest/accounts?q=Cobalt Labs&page[limit]=250&page[page]=0',
		'GET /rest/sources',
		'GET /rest/tags?filter[tagType]=leads',
		'GET /rest/users',
		'POST /rest/leads',
		'POST /rest/leads',
		'POST /rest/leads',
	]);
});
