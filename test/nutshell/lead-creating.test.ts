import { byId, entries, mapped, openAccount } from '../harness/account';
import { chosen, daysFromNow, nutshell, timeFromNow } from './provider';

const { records, refusal, sent } = openAccount(nutshell);

describe('creating a lead', () => {
	test('trap: sends the name as description, the value as text and the products as lines', async () => {
		const [made] = await records('lead.create', {
			name: '200 field sensors',
			companies: chosen('1'),
			people: chosen('1', '2'),
			value: 999.5,
			owner: byId(36),
			dueTime: timeFromNow(7),
			additionalFields: {
				sources: ['2-sources'],
				tags: ['2-tags'],
				competitors: ['1-competitors'],
				products: entries(
					{ product: byId('1-products'), quantity: 3, price: '120.00', currency: 'USD' },
					{ product: byId('2'), productType: 'service' },
				),
			},
			setCustomFields: true,
			customFields: mapped({ Budget: 5000, 'Procurement/Legal': 'Legal' }, { Budget: 'number' }),
		});
		expect(sent()).toEqual([
			{
				route: 'POST /rest/leads',
				body: {
					leads: [
						{
							description: '200 field sensors',
							customFields: { Budget: '5000', 'Procurement/Legal': 'Legal' },
							links: {
								accounts: ['1-accounts'],
								competitorMaps: ['1-competitors'],
								owner: '36-users',
								contacts: ['1-contacts', '2-contacts'],
								productMaps: [
									{
										type: 'productMaps',
										productType: 'product',
										links: { product: '1-products' },
										price: { amount: '120.00', currency: 'USD' },
										quantity: 3,
									},
									{
										type: 'productMaps',
										productType: 'service',
										links: { product: '2-products' },
										quantity: 1,
									},
								],
								sources: ['2-sources'],
								tags: ['2-tags'],
							},
							dueTime: { timestamp: daysFromNow(7) },
							manualValue: '999.5',
						},
					],
				},
			},
		]);
		expect(made).toMatchObject({
			id: '1023-leads',
			number: '1020',
			name: '200 field sensors',
			value: 999.5,
			dueTime: timeFromNow(7),
			owner: '36-users',
		});
	});

	test.each([
		[
			'an amount that is not a number',
			{ value: 'a lot' },
			"'Value' must be an amount such as 999.99",
		],
		[
			'a price without a currency',
			{ additionalFields: { products: entries({ product: byId(1), price: '12' }) } },
			"'Products' needs a price and its currency together",
		],
	])('refuses %s before anything is sent', async (_, given, message) => {
		const refused = await refusal('lead.create', { name: 'X', ...given });
		expect(refused).toContain(message);
		expect(sent()).toEqual([]);
	});
});
