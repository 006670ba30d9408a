/** What is particular to Nutshell in the tests of its node. */
import { NutshellApi } from '../../credentials/NutshellApi.credentials';
import { Nutshell } from '../../nodes/Nutshell/Nutshell.node';
import { createNutshell, nutshellAccount, type NutshellOptions } from '../../sandbox/nutshell';
import { basic, byId, credential, entries, type ProviderInTests } from '../harness';

const { username, apiKey } = nutshellAccount;

/** Midday of the day on which the emulated account wakes up. */
const NOON = Date.parse('2025-06-15T12:00:00Z');

export const nutshell: ProviderInTests<NutshellOptions> = {
	node: Nutshell,
	credential: (key = apiKey) => credential(NutshellApi, { username, apiKey: key }),
	emulate: (options) => createNutshell({ clock: () => NOON, ...options }),
	api: {
		base: 'https://app.nutshell.com/rest',
		headers: basic(username, apiKey),
	},
};

/** Unix seconds. */
export const daysFromNow = (days: number) => NOON / 1000 + days * 24 * 60 * 60;
/** As the node shows it. */
export const timeFromNow = (days: number) => new Date(daysFromNow(days) * 1000).toISOString();

/** Records that are picked one by one. */
export const chosen = (...ids: string[]) => entries(...ids.map((id) => ({ record: byId(id) })));

export const range = (first: number, last: number, kind: string) =>
	Array.from({ length: last - first + 1 }, (_, i) => `${first + i}-${kind}`);

/** The address of the first company and the first person, as the node gives it. */
export const mainStreet = {
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
};

/** The first company of the emulated account, as the node gives it. */
export const acme = {
	id: '1-accounts',
	name: 'Acme',
	htmlUrl: 'https://app.nutshell.com/company/1-acme',
	description: '',
	email: 'office@acme.example',
	phone: '+1 555 0100',
	website: 'https://acme.example',
	address: mainStreet,
	owner: '35-users',
	companyType: '1-accountTypes',
	industry: '1-industries',
	territory: '1-territories',
	people: ['1-contacts', '13-contacts', '25-contacts', '37-contacts'],
	tags: ['5-tags'],
};
