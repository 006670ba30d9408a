/** The first company of the emulated account, as the node gives it. */
export const acme = {
	id: '1-accounts',
	name: 'Acme',
	htmlUrl: 'https://app.nutshell.com/company/1-acme',
	description: '',
	email: 'office@acme.example',
	phone: '+1 555 0100',
	website: 'https://acme.example',
	address: {
		address_1: '1 Main Street',
		address_2: null,
		address_3: null,
		city: 'Ann Arbor',
		state: 'MI',
		postalCode: '48100',
		country: 'US',
		timezone: null,
		locationAccuracy: '',
		location: { latitude: 0, longitude: 0 },
	},
	owner: '35-users',
	companyType: '1-accountTypes',
	industry: '1-industries',
	territory: '1-territories',
	people: ['1-contacts', '13-contacts', '25-contacts', '37-contacts'],
	tags: ['5-tags'],
};

/** What picks an operation of companies. */
export const company = (operation: string) => ({ resource: 'company', operation });
