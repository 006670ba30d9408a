import { byId, entries, mapped, named, openAccount } from '../harness/account';
import { chosen, daysFromNow, nutshell, timeFromNow } from './provider';

const { records, refusal, sent, requests, bodies, forget } = openAccount(nutshell);

const first = {
	id: '1003-leads',
	number: '1000',
	name: 'Lead 1',
	htmlUrl: 'https://app.nutshell.com/lead/1000',
	status: 'open',
	value: 1200,
	currency: 'USD',
	confidence: 10,
	priority: 1,
	owner: '35-users',
	pipeline: '1-stagesets',
	stage: '1-stages',
	outcome: null,
	companies: ['1-accounts'],
	people: ['1-contacts'],
	sources: ['1-sources'],
	tags: ['1-tags'],
	dueTime: timeFromNow(0),
	closedTime: null,
	createdTime: timeFromNow(-30),
};

describe('trap: naming a lead', () => {
	test.each([
		['by number', named('1000', 'number')],
		[
			'by its web address, which holds the number',
			named('https://app.nutshell.com/lead/1000', 'url'),
		],
		['by a web address where an ID is asked', byId('https://app.nutshell.com/lead/1000')],
		['by the number as people write it', byId('={{ "Lead-1000" }}')],
	])('%s asks for its ID, which is another number', async (_, leadId) => {
		expect(await records('lead.get', { leadId })).toEqual([first]);
		expect(requests()).toEqual([
			'GET /rest/leads?filter[number]=1000',
			'GET /rest/leads/1003-leads',
		]);
	});

	test('by its ID asks nothing else', async () => {
		expect(await records('lead.get', { leadId: byId('1003') })).toEqual([first]);
		expect(requests()).toEqual(['GET /rest/leads/1003-leads']);
	});

	test('by a number that no lead has says so', async () => {
		expect(await refusal('lead.get', { leadId: named('5', 'number') })).toBe(
			'There is no lead with "5". Check how it is written, or choose the lead by its ID [item 0]',
		);
		expect(requests()).toEqual(['GET /rest/leads?filter[number]=5']);
	});
});

describe('updating a lead', () => {
	const update = { leadId: named('1000', 'number') };

	test('changes value, due time and relations of a lead named by number', async () => {
		const [changed] = await records('lead.update', {
			...update,
			updateFields: {
				value: '1500.00',
				dueTime: timeFromNow(3),
				owner: byId(37),
				people: chosen('4'),
				sources: ['3-sources'],
			},
			setCustomFields: true,
			customFields: mapped({ 'Procurement/Legal': 'Both' }),
		});
		expect(changed).toEqual({
			...first,
			value: 1500,
			dueTime: timeFromNow(3),
			owner: '37-users',
			people: ['4-contacts'],
			sources: ['3-sources'],
		});
		expect(sent().slice(1)).toEqual([
			{
				route: 'PATCH /rest/leads/1003-leads',
				body: [
					{ op: 'replace', path: '/leads/0/dueTime', value: { timestamp: daysFromNow(3) } },
					{ op: 'replace', path: '/leads/0/manualValue', value: '1500.00' },
					{ op: 'replace', path: '/leads/0/Procurement~1Legal', value: 'Both' },
					{ op: 'replace', path: '/leads/0/links/owner', value: '37-users' },
					{ op: 'replace', path: '/leads/0/links/contacts', value: ['4-contacts'] },
					{ op: 'replace', path: '/leads/0/links/sources', value: ['3-sources'] },
				],
			},
			{ route: 'GET /rest/leads/1003-leads' },
		]);
	});

	test('trap: takes the due time as Nutshell answers it', async () => {
		const updateFields = { dueTime: '={{ $json.dueTime }}' };
		const [given] = await records('lead.get', { leadId: byId('1003'), simplify: false });
		const { timestamp } = given.dueTime as { timestamp: number };
		forget();
		await records(
			'lead.update',
			{ ...update, leadId: byId('1004'), updateFields },
			{ items: [{ json: given }] },
		);
		expect(sent()[0].body).toEqual([
			{ op: 'replace', path: '/leads/0/dueTime', value: { timestamp } },
		]);
	});

	test('makes a lead worth its products again, which takes no value', async () => {
		await records('lead.update', { ...update, updateFields: { value: '1.00' } });
		forget();
		const [changed] = await records('lead.update', {
			...update,
			updateFields: { valueToProductMode: true },
		});
		expect(changed.value).toBe(1200);
		expect(sent()[1].body).toEqual([{ op: 'replace', path: '/leads/0/valueToProductMode' }]);
	});

	test('refuses a value together with the value of the products', async () => {
		const updateFields = { value: '1.00', valueToProductMode: true };
		expect(await refusal('lead.update', { ...update, leadId: byId(1003), updateFields })).toBe(
			"'Value' and 'Value From Products' exclude each other [item 0]",
		);
		expect(sent()).toEqual([]);
	});

	test('clears the due time', async () => {
		const [changed] = await records('lead.update', {
			...update,
			updateFields: { fieldsToClear: ['dueTime'] },
		});
		expect(changed.dueTime).toBeNull();
		expect(sent()[1].body).toEqual([{ op: 'remove', path: '/leads/0/dueTime' }]);
	});

	test('moves a lead to a stage by an operation that a person wrote', async () => {
		const operations = '[{"op": "replace", "path": "/leads/0/links/stage", "value": "3-stages"}]';
		const [changed] = await records('lead.update', { ...update, updateFields: { operations } });
		expect(changed.stage).toBe('3-stages');
	});
});

describe('the life of a lead', () => {
	test('it is closed by an outcome, which tells whether it is won', async () => {
		const [closed] = await records('lead.changeStatus', { leadId: byId(1003), outcome: byId(1) });
		expect(closed).toEqual({
			...first,
			status: 'won',
			outcome: '1-outcomes',
			closedTime: timeFromNow(0),
		});
		expect(sent()).toEqual([
			{ route: 'POST /rest/leads/1003-leads/status', body: { outcomeId: '1-outcomes' } },
		]);
	});

	test('trap: it is lost to a competitor, by what joins the competitor to this lead', async () => {
		const made = { name: 'X', additionalFields: { competitors: ['1', '2'] } };
		const [{ id }] = await records('lead.create', made);
		forget();
		const [closed] = await records('lead.changeStatus', {
			leadId: byId(String(id)),
			outcome: byId('2-outcomes'),
			additionalFields: {
				competitors: ['2-competitors'],
				products: entries({ product: byId('1-products'), quantity: 2 }),
			},
		});
		expect(closed.status).toBe('lost');
		expect(sent()).toEqual([
			{ route: 'GET /rest/leads/1023-leads' },
			{ route: 'GET /rest/competitormaps/2-competitorMaps' },
			{ route: 'GET /rest/competitormaps/3-competitorMaps' },
			{
				route: 'POST /rest/leads/1023-leads/status',
				body: {
					outcomeId: '2-outcomes',
					competitorMaps: ['3-competitorMaps'],
					productMaps: [
						{
							type: 'productMaps',
							productType: 'product',
							links: { product: '1-products' },
							quantity: 2,
						},
					],
				},
			},
		]);
	});

	test('it is not lost to a competitor that is not on it', async () => {
		const message = await refusal('lead.changeStatus', {
			leadId: named('1000', 'number'),
			outcome: byId('2-outcomes'),
			additionalFields: { competitors: ['1-competitors', '2-competitors'] },
		});
		expect(message).toBe(
			'The lead has no such competitor: 2-competitors. Add it with Lead Competitor, Add first [item 0]',
		);
		expect(requests()).toEqual([
			'GET /rest/leads?filter[number]=1000',
			'GET /rest/leads/1003-leads',
			'GET /rest/competitormaps/1-competitorMaps',
		]);
	});

	test('trap: it is opened again, and the bare answer is read like a wrapped one', async () => {
		const [opened] = await records('lead.reopen', { leadId: byId('1020-leads') });
		expect(opened).toMatchObject({ id: '1020-leads', status: 'open', outcome: null });
		expect(requests()).toEqual(['POST /rest/leads/1020-leads/reopen']);
	});

	test('it goes into a pipeline, at the first stage', async () => {
		const [moved] = await records('lead.setPipeline', {
			leadId: byId(1003),
			pipeline: byId('2-stagesets'),
		});
		expect(moved).toEqual({ ...first, pipeline: '2-stagesets', stage: '5-stages' });
		expect(sent()).toEqual([
			{ route: 'POST /rest/leads/1003-leads/stageset', body: { stageset: '2-stagesets' } },
		]);
	});

	test('it is deleted', async () => {
		const deleted = await records('lead.delete', { leadId: named('1000', 'number') });
		expect(deleted).toEqual([{ deleted: true, id: '1003-leads' }]);
		expect(requests()[1]).toBe('DELETE /rest/leads/1003-leads');
	});
});

test('tags, people and companies are added and removed', async () => {
	const change = async (operation: string, more: object) =>
		(await records(`lead.${operation}`, { leadId: byId(1003), ...more }))[0];
	expect((await change('addTags', { tags: ['2-tags'] })).tags).toEqual(['1-tags', '2-tags']);
	expect((await change('removeTags', { tags: ['1-tags'] })).tags).toEqual(['2-tags']);
	expect((await change('addPeople', { people: chosen('7') })).people).toEqual([
		'1-contacts',
		'7-contacts',
	]);
	expect((await change('removePeople', { people: chosen('1') })).people).toEqual(['7-contacts']);
	expect((await change('addCompanies', { companies: chosen('3') })).companies).toEqual([
		'1-accounts',
		'3-accounts',
	]);
	expect((await change('removeCompanies', { companies: chosen('1') })).companies).toEqual([
		'3-accounts',
	]);
	expect(bodies()).toEqual([
		[{ op: 'add', path: '/leads/0/links/tags/-', value: '2-tags' }],
		[{ op: 'remove', path: '/leads/0/links/tags/1-tags' }],
		[{ op: 'add', path: '/leads/0/links/contacts/-', value: '7-contacts' }],
		[{ op: 'remove', path: '/leads/0/links/contacts/1-contacts' }],
		[{ op: 'add', path: '/leads/0/links/accounts/-', value: '3-accounts' }],
		[{ op: 'remove', path: '/leads/0/links/accounts/1-accounts' }],
	]);
});

describe('listing leads', () => {
	test('filters by number, stage and company, and orders by value', async () => {
		const found = await records('lead.getAll', {
			filters: {
				number: '>1000',
				pipelines: ['1-stagesets'],
				stages: ['4-stages'],
			},
			options: { sort: '-value' },
		});
		expect(found.map(({ number }) => number)).toEqual(['1010', '1009']);
		expect(requests()).toEqual([
			'GET /rest/leads?filter[number]=>1000&filter[stageset][]=1-stagesets' +
				'&filter[milestones][]=4-stages&sort=-value&page[limit]=50&page[page]=0',
		]);
		const ofCompany = await records('lead.getAll', {
			filters: { company: byId('https://app.nutshell.com/company/1-acme') },
		});
		expect(ofCompany.map(({ id }) => id)).toEqual(['1003-leads', '1015-leads']);
		expect(requests().slice(1)).toEqual([
			'GET /rest/leads?filter[accounts][]=1-accounts&page[limit]=50&page[page]=0',
		]);
	});

	test('trap: offers no order by creation, which Nutshell has for companies and people only', async () => {
		const message = await refusal('lead.getAll', { options: { sort: 'createdTime' } });
		expect(message).toContain("'Sort By' must be one of age");
		expect(sent()).toEqual([]);
	});

	test('searches by words, also those of the people on it', async () => {
		const found = await records('lead.search', { query: 'andy fowler' });
		expect(found.map(({ id }) => id)).toEqual(['1003-leads']);
	});
});
