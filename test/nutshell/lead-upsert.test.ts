/** Create or Update of a lead. */
import { byId, named, openAccount } from '../harness/account';
import { chosen, nutshell } from './provider';

const { record, refusal, requests, bodies, ask, forget } = openAccount(nutshell);

describe('by its name', () => {
	test('changes the lead of exactly this name, and says that it was there', async () => {
		const { id, created, value } = await record('lead.upsert', {
			name: 'lead 1',
			value: '1500.00',
		});
		expect([id, created, value]).toEqual(['1003-leads', false, 1500]);
		expect(requests()).toEqual([
			'GET /rest/leads?q=lead 1&page[limit]=250&page[page]=0',
			'PATCH /rest/leads/1003-leads',
			'GET /rest/leads/1003-leads',
		]);
		expect(bodies()).toEqual([[{ op: 'replace', path: '/leads/0/manualValue', value: '1500.00' }]]);
	});

	test('makes one where there is none, once for several items', async () => {
		const parameters = { name: 'Order 77', companies: chosen('1'), owner: byId(36) };
		const first = await record('lead.upsert', parameters);
		expect([first.name, first.created]).toEqual(['Order 77', true]);
		expect(bodies()).toEqual([
			{
				leads: [
					{ description: 'Order 77', links: { accounts: ['1-accounts'], owner: '36-users' } },
				],
			},
		]);
		const second = await record('lead.upsert', { name: 'ORDER 77' });
		expect([second.id, second.created]).toEqual([first.id, false]);
	});

	test('means the open one of several of the same name', async () => {
		ask('POST', 'leads', { leads: [{ description: 'Lead 18' }] });
		forget();
		// Lead 18 itself is won.
		expect(await record('lead.upsert', { name: 'Lead 18' })).toMatchObject({
			id: '1023-leads',
			status: 'open',
			created: false,
		});
	});

	test('names several that are open', async () => {
		ask('POST', 'leads', { leads: [{ description: 'lead 1' }] });
		expect(await refusal('lead.upsert', { name: 'Lead 1' })).toBe(
			'There is more than one record named "Lead 1": 1003-leads, 1023-leads. Update one of them by its ID [item 0]',
		);
	});
});

describe('by a custom field', () => {
	const call = { leadMatchBy: 'customField', matchField: 'Procurement/Legal' };

	test('changes the lead that has the value', async () => {
		const found = await record('lead.upsert', { ...call, matchValue: 'Legal', name: 'Renamed' });
		expect([found.id, found.name, found.created]).toEqual(['1003-leads', 'Renamed', false]);
		expect(requests()[0]).toBe('GET /rest/leads/list?filter[Procurement/Legal]=Legal');
	});

	test('gives the value to a new lead, which needs a name', async () => {
		const unknown = { ...call, matchValue: 'A-7' };
		expect(await refusal('lead.upsert', unknown)).toBe(
			'There is no record whose "Procurement/Legal" is "A-7", so it would be new. \'Name\' is needed [item 0]',
		);
		await record('lead.upsert', { ...unknown, name: 'Order A-7' });
		expect(bodies()).toEqual([
			{ leads: [{ description: 'Order A-7', customFields: { 'Procurement/Legal': 'A-7' } }] },
		]);
	});
});

test('what it names is found by names, as everywhere', async () => {
	await record('lead.upsert', { name: 'Lead 1', owner: named('Bruno Sato', 'name') });
	expect(bodies()).toEqual([[{ op: 'replace', path: '/leads/0/links/owner', value: '36-users' }]]);
});
