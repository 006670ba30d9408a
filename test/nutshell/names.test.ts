/** Records by what people call them, wherever one can be chosen. */
import type { INodeParameters } from 'n8n-workflow';
import { json } from '../../sandbox/http';
import { byId, entries, named, openAccount } from '../harness/account';
import { nutshell } from './provider';

const { open, records, requests, bodies } = openAccount(nutshell);

const byName = (name: string) => named(name, 'name');
const called = (...names: string[]) => entries(...names.map((name) => ({ record: byName(name) })));

describe('one record', () => {
	test.each<[kind: string, operation: string, parameters: INodeParameters, asked: string[]]>([
		[
			'a company',
			'company.get',
			{ companyId: byName('acme') },
			['GET /rest/accounts?q=acme&page[limit]=250&page[page]=0', 'GET /rest/accounts/1-accounts'],
		],
		[
			'a company by email',
			'company.get',
			{ companyId: named('Office@ACME.example', 'email') },
			['GET /rest/accounts?email=Office@ACME.example', 'GET /rest/accounts/1-accounts'],
		],
		[
			'a person',
			'person.get',
			{ personId: byName('Bea Marsh') },
			[
				'GET /rest/contacts?q=Bea Marsh&page[limit]=250&page[page]=0',
				'GET /rest/contacts/18-contacts',
			],
		],
		[
			'a person by email',
			'person.get',
			{ personId: named('andy.fowler@people.example', 'email') },
			['GET /rest/contacts?email=andy.fowler@people.example', 'GET /rest/contacts/1-contacts'],
		],
		[
			'a lead, of which the search finds others too',
			'lead.get',
			{ leadId: byName('Lead 1') },
			['GET /rest/leads?q=Lead 1&page[limit]=250&page[page]=0', 'GET /rest/leads/1003-leads'],
		],
		[
			'a lead, as a picker shows it',
			'lead.get',
			{ leadId: byName('Lead 1 (1000)') },
			['GET /rest/leads?q=Lead 1&page[limit]=250&page[page]=0', 'GET /rest/leads/1003-leads'],
		],
		[
			'a user',
			'user.get',
			{ userId: byName('chidi okafor') },
			['GET /rest/users', 'GET /rest/users/37-users'],
		],
		[
			'a user by email',
			'user.get',
			{ userId: byName('Chidi.Okafor@fieldstone.example') },
			['GET /rest/users', 'GET /rest/users/37-users'],
		],
		[
			'a product',
			'product.get',
			{ productId: byName('Gateway') },
			['GET /rest/products', 'GET /rest/products/2-products'],
		],
		[
			'a product by its SKU',
			'product.get',
			{ productId: byName('gw-20') },
			['GET /rest/products', 'GET /rest/products/2-products'],
		],
		[
			'a tag',
			'tag.delete',
			{ tagId: byName('Partner') },
			['GET /rest/tags', 'DELETE /rest/tags/6-tags'],
		],
		[
			'a tag of one kind of record',
			'tag.delete',
			{ tagId: byName('VIP (People)') },
			['GET /rest/tags', 'DELETE /rest/tags/4-tags'],
		],
	])('is found by its name: %s', async (_, operation, parameters, asked) => {
		await records(operation, parameters);
		expect(requests()).toEqual(asked);
	});

	test.each([
		['the mode of IDs', byId('Acme')],
		['the mode of IDs, from an expression', byId('={{ "Acme" }}')],
		['the list, from an expression', named('={{ "Acme" }}', 'list')],
		['no mode at all', '={{ "Acme" }}'],
	])('is found by its name in %s', async (_, companyId) => {
		const [found] = await records('company.get', { companyId });
		expect(found.id).toBe('1-accounts');
	});

	test('is found by an email in the mode of IDs', async () => {
		const [found] = await records('company.get', { companyId: byId('office@acme.example') });
		expect(found.id).toBe('1-accounts');
	});

	test.each<
		[kind: string, path: string, old: object, current: object, given: object, link: object]
	>([
		[
			'a user who was disabled',
			'/rest/users',
			{ id: '40-users', name: 'Dana', isEnabled: false },
			{ id: '38-users', name: 'Dana', isEnabled: true },
			{ owner: byName('Dana') },
			{ owner: '38-users' },
		],
		[
			'a tag that was deleted',
			'/rest/tags',
			{ id: '9-tags', name: 'Hot', deletedTime: 1750000000 },
			{ id: '1-tags', name: 'Hot', deletedTime: null },
			{ additionalFields: { tags: ['hot'] } },
			{ tags: ['1-tags'] },
		],
	])('is not taken for %s and has its name', async (_, path, old, current, given, links) => {
		open({ instead: ({ url }) => (url.pathname === path ? json(200, [old, current]) : undefined) });
		await records('lead.create', { name: 'X', ...given });
		expect(bodies()).toEqual([{ leads: [{ description: 'X', links }] }]);
	});

	test('may be called as IDs look, where that is said to be its name', async () => {
		const called = { id: '9-accounts', name: '24-seven' };
		open({
			instead: ({ url }) =>
				url.searchParams.has('q')
					? json(200, { meta: { total: 1 }, accounts: [called] })
					: undefined,
		});
		await records('company.get', { companyId: byName('24-seven') });
		expect(requests()[1]).toBe('GET /rest/accounts/9-accounts');
	});
});

describe('what a new record or a change names', () => {
	test('a lead: its companies, people, owner, sources, tags, competitors and products', async () => {
		await records('lead.create', {
			name: 'Sensors',
			companies: called('Acme', 'Cobalt Labs'),
			people: entries({ record: byId('={{ "Bea Marsh, andy.fowler@people.example" }}') }),
			owner: byName('Elin Berg'),
			additionalFields: {
				competitors: ['Rival & Sons'],
				products: entries({ product: byName('Gateway'), quantity: 2 }),
				sources: '={{ "Website, trade fair" }}',
				tags: ['Hot', '2-tags'],
			},
		});
		expect(bodies()).toEqual([
			{
				leads: [
					{
						description: 'Sensors',
						links: {
							accounts: ['1-accounts', '4-accounts'],
							contacts: ['18-contacts', '1-contacts'],
							owner: '39-users',
							competitorMaps: ['1-competitors'],
							productMaps: [
								{
									type: 'productMaps',
									productType: 'product',
									links: { product: '2-products' },
									quantity: 2,
								},
							],
							sources: ['1-sources', '3-sources'],
							tags: ['1-tags', '2-tags'],
						},
					},
				],
			},
		]);
	});

	test('a company: its type, industry, territory and tags', async () => {
		await records('company.update', {
			companyId: byName('Acme'),
			updateFields: {
				companyType: byName('vendor'),
				industry: byName('Health care'),
				territory: byName('Overseas'),
				tags: ['VIP'],
			},
		});
		expect(bodies()).toEqual([
			[
				{ op: 'replace', path: '/accounts/0/links/industry', value: '3-industries' },
				{ op: 'replace', path: '/accounts/0/links/tags', value: ['5-tags'] },
				{ op: 'replace', path: '/accounts/0/links/territory', value: '3-territories' },
				{ op: 'replace', path: '/accounts/0/links/accountType', value: '3-accountTypes' },
			],
		]);
	});

	test('trap: a person: audiences and tags, which are another VIP than that of companies', async () => {
		await records('person.create', {
			name: 'Nia New',
			additionalFields: { audiences: ['Trade fair'], tags: ['VIP'] },
		});
		expect(bodies()).toEqual([
			{
				contacts: [
					{ name: 'Nia New', links: { emAudiences: ['2-emAudiences'], tags: ['4-tags'] } },
				],
			},
		]);
	});

	test('an activity: its type, and who takes part', async () => {
		await records('activity.create', {
			name: 'Visit',
			activityType: byName('Meeting'),
			people: called('Bea Marsh'),
			leads: called('Lead 2'),
			additionalFields: { users: ['Dana'] },
		});
		expect(bodies()).toEqual([
			{
				activities: [
					{
						name: 'Visit',
						activityType: '2-activityTypes',
						links: { participants: ['18-contacts', '1004-leads', '38-users'] },
					},
				],
			},
		]);
	});

	test('a note and a task: what they are about, and whose they are', async () => {
		await records('note.create', { relatedTo: 'lead', leadId: byName('Lead 2'), text: 'Hi' });
		await records('task.create', {
			title: 'Call',
			relatedTo: 'person',
			personId: byName('Bea Marsh'),
			assignee: byName('ada.king@fieldstone.example'),
		});
		expect(bodies()).toEqual([
			{ data: { body: 'Hi', links: { parent: '1004-leads' } } },
			{ title: 'Call', links: { relatedEntity: '18-contacts', assignee: '35-users' } },
		]);
	});

	test('a lead that is moved or closed: the pipeline, and the outcome', async () => {
		const leadId = byId(1004);
		await records('lead.setPipeline', { leadId, pipeline: byName('Renewals') });
		await records('lead.changeStatus', { leadId, outcome: byName('called off') });
		expect(bodies()).toEqual([{ stageset: '2-stagesets' }, { outcomeId: '3-outcomes' }]);
	});

	test('people who are linked, and tags that are put on or taken off', async () => {
		await records('company.addPeople', { companyId: byName('Acme'), people: called('Bea Marsh') });
		await records('person.removeTags', { personId: byName('Andy Fowler'), tags: ['vip'] });
		expect(bodies()).toEqual([
			[{ op: 'add', path: '/accounts/0/links/contacts/-', value: '18-contacts' }],
			[{ op: 'remove', path: '/contacts/0/links/tags/4-tags' }],
		]);
	});

	test('a name that holds a comma is one name where it is said to be a name', async () => {
		await records('company.create', { name: 'Lumen, Inc.' });
		await records('lead.create', { name: 'Lamps', companies: called('lumen, inc.') });
		expect(bodies()[1]).toEqual({
			leads: [{ description: 'Lamps', links: { accounts: ['13-accounts'] } }],
		});
	});
});

describe('filters', () => {
	test('of leads take names in each list and each pick', async () => {
		await records('lead.getAll', {
			filters: {
				company: byName('Acme'),
				competitors: ['Rival & Sons'],
				markets: ['export'],
				outcomes: ['Signed'],
				owners: ['Dana', 'ada.king@fieldstone.example'],
				person: byName('Andy Fowler'),
				pipelines: ['New business'],
				products: ['Gateway'],
				sources: ['Referral'],
				stages: ['Demo'],
				tags: ['Hot'],
				watchers: ['Elin Berg'],
			},
		});
		expect(requests().at(-1)).toBe(
			'GET /rest/leads?filter[accounts][]=1-accounts&filter[competitors][]=1-competitors' +
				'&filter[markets][]=2-markets&filter[outcomes][]=1-outcomes&filter[owners][]=38-users' +
				'&filter[owners][]=35-users&filter[contacts][]=1-contacts&filter[stageset][]=1-stagesets' +
				'&filter[products][]=2-products&filter[sources][]=2-sources&filter[milestones][]=2-stages' +
				'&filter[tags][]=1-tags&filter[watchers][]=39-users&page[limit]=50&page[page]=0',
		);
	});

	test('trap: of activities take the number of a type for its name', async () => {
		await records('activity.getAll', {
			participant: 'user',
			userId: byName('Ada King'),
			filters: { activityTypes: ['Meeting'] },
		});
		expect(requests().at(-1)).toBe(
			'GET /rest/activities?filter[participant][]=35-users&filter[activityType]=2&limit=50',
		);
	});

	test('of tasks and of the timeline take names as well', async () => {
		const about = { relatedTo: 'company', companyId: byName('Acme') };
		await records('task.getAll', { ...about, filters: { assignees: ['Ada King'] } });
		await records('timelineEvent.getAll', { ...about, filters: { creators: ['Ada King'] } });
		expect(requests().filter((one) => /tasks.*=0$|events/.test(one))).toEqual([
			'GET /rest/tasks?filter[relatedEntity]=1-accounts&filter[assignee]=35-users' +
				'&page[limit]=50&page[page]=0',
			'GET /rest/events?entity_id=1-accounts&filters[creator][]=35-users&limit=50',
		]);
	});
});
