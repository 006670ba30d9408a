import {
	closeAccount,
	daysFromNow,
	items,
	mapped,
	named,
	openAccount,
	records,
	timeFromNow,
} from './account';

afterEach(closeAccount);

const lead = (operation: string) => ({ resource: 'lead', operation });

describe('creating a lead', () => {
	test('sends the name as description, the value as text and the products as lines', async () => {
		const { output, sent } = openAccount();
		const [made] = await output({
			...lead('create'),
			name: '200 field sensors',
			additionalFields: {
				value: 999.5,
				dueTime: timeFromNow(7),
				companies: records('1'),
				people: records('1', '2'),
				owner: named(36),
				sources: ['2-sources'],
				tags: ['2-tags'],
				competitors: ['1-competitors'],
				products: items(
					{ product: named('1-products'), quantity: 3, price: '120.00', currency: 'USD' },
					{ product: named('2'), productType: 'service' },
				),
			},
			customFields: mapped({ Budget: 5000, 'Procurement/Legal': 'Legal' }, { Budget: 'number' }),
		});
		expect(sent()).toEqual([
			'POST /rest/leads',
			{
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
			{ products: items({ product: named(1), price: '12' }) },
			"'Products' needs a price and its currency together",
		],
	])('refuses %s before anything is sent', async (_, additionalFields, message) => {
		const { failure, sent } = openAccount();
		const refused = await failure({ ...lead('create'), name: 'X', additionalFields });
		expect(refused.message).toContain(message);
		expect(sent()).toEqual([]);
	});
});
