/** The account's first content. Its times count back from the moment of the seeding. */
import { blank, kindOf } from './kinds';
import type { Entity, Fields, Link, Value } from './model';
import type { Store } from './store';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;
const ADMIN = '35-users';
const DOMAIN = 'fieldstone.example';

interface Seed {
	links?: Record<string, Link>;
	customFields?: Record<string, string>;
	/** How long ago, in seconds. */
	ago?: number;
}

type Add = (kind: string, attributes: Fields, seed?: Seed) => Entity;

/** @param people how many contacts; those beyond the first 40 belong to no company */
export function seed(store: Store, people: number): void {
	const now = store.now();
	const add: Add = (kind, attributes, { links = {}, customFields = {}, ago = 90 * DAY } = {}) => {
		const initial = blank(kindOf(kind));
		const content = {
			attributes: { ...initial.attributes, ...attributes },
			links: { ...initial.links, ...links },
			customFields,
		};
		return store.create(kind, content, { actor: ADMIN, at: now - ago });
	};
	addReference(add);
	addCustomFields(add);
	addCompanies(add);
	addPeople(add, people);
	addLeads(store, add, people);
	addWork(store, add);
}

function addReference(add: Add): void {
	const users = ['Ada King', 'Bruno Sato', 'Chidi Okafor', 'Dana', 'Elin Berg'];
	users.forEach((name, i) => {
		const [firstName] = name.split(' ');
		const emails = [`${name.toLowerCase().replace(' ', '.')}@${DOMAIN}`];
		add('users', { name, firstName, emails, isAdministrator: i === 0, isEnabled: true });
	});

	const names: Record<string, string[]> = {
		accountTypes: ['Prospect', 'Customer', 'Vendor'],
		industries: ['Food', 'Energy', 'Health care', 'Transport'],
		territories: ['North', 'South', 'Overseas'],
		markets: ['Domestic', 'Export'],
		activityTypes: ['Phone call', 'Meeting', 'Email'],
		competitors: ['Rival & Sons', 'Northwind Tools'],
		emAudiences: ['Monthly letter', 'Trade fair'],
		productCategories: ['Hardware', 'Service'],
	};
	for (const [kind, list] of Object.entries(names)) for (const name of list) add(kind, { name });

	const sources: Array<[string, number]> = [
		['Website', 1],
		['Referral', 6],
		['Trade fair', 7],
	];
	for (const [name, channel] of sources) add('sources', { name, channel });

	// VIP is there for people and for companies: two tags, two ids.
	const tags: Array<[string, string]> = [
		['Hot', '1'],
		['Renewal', '1'],
		['Newsletter', '2'],
		['VIP', '2'],
		['VIP', '3'],
		['Partner', '3'],
	];
	for (const [name, tagType] of tags) add('tags', { name, tagType, colorType: '1' });

	const products: Array<[string, string, number, string]> = [
		['Field sensor', 'FS-100', 120, '1-productCategories'],
		['Gateway', 'GW-20', 480, '1-productCategories'],
		['Onboarding', 'ON-1', 1500, '2-productCategories'],
	];
	for (const [name, sku, amount, productCategory] of products) {
		const price = { amount, currency: 'USD' };
		add('products', { name, sku, price }, { links: { productCategory } });
	}

	const pipelines: Array<[string, string[]]> = [
		['New business', ['Qualify', 'Demo', 'Proposal', 'Negotiation']],
		['Renewals', ['Review', 'Offer', 'Signed']],
	];
	for (const [name, stages] of pipelines) {
		const { id } = add('stagesets', { name, status: 1 });
		stages.forEach((stage, position) => {
			add('stages', { name: stage, position }, { links: { stageset: id } });
		});
	}

	const outcomes = [
		['Signed', 'won'],
		['Lost to a competitor', 'lost'],
		['Called off', 'cancelled'],
	];
	for (const [name, status] of outcomes) add('outcomes', { name, status });
}

function addCustomFields(add: Add): void {
	const fields: Array<[string, string, string, Value?]> = [
		['accounts', 'Contract end', 'Date'],
		['accounts', 'Region/Zone', 'Text'],
		['accounts', 'Key account', 'Decision'],
		['accounts', 'Support plan', 'Text', ['Basic', 'Plus']],
		['contacts', 'Favorite Number', 'Text'],
		['contacts', 'T-shirt/size', 'Text', ['S', 'M', 'L']],
		['contacts', 'Birthday', 'Date'],
		['contacts', 'Speaks German', 'Decision'],
		['leads', 'Budget', 'Currency'],
		['leads', 'Kick-off', 'Date'],
		['leads', 'Procurement/Legal', 'Text'],
		['leads', 'Board approval', 'Decision'],
		['leads', 'Brief', 'URL'],
	];
	for (const [entity, title, type, choices = null] of fields) {
		add('customFields', { entity, title, type, enum: choices, isMultiple: false });
	}
}

function addCompanies(add: Add): void {
	const companies = [
		// Two names of which a full-text search for the first finds both.
		...['Acme', 'Acme Holdings', 'Birchwood Foods', 'Cobalt Labs', 'Delta Marine'],
		...['Evergreen Energy', 'Foxglove Books', 'Granite Works', 'Harbor Health', 'Iris Optics'],
		...['Juniper Travel', 'Kestrel Air'],
	];
	companies.forEach((name, i) => {
		const site = `${name.toLowerCase().replace(' ', '-')}.example`;
		const attributes: Fields = {
			name,
			description: '',
			emails: [labelled(`office@${site}`)],
			phones: [labelled({ number: `+1 555 01${pad(i)}` })],
			urls: [labelled(`https://${site}`)],
			addresses: [labelled(address(i))],
		};
		add('accounts', attributes, {
			links: {
				owner: `${35 + (i % 5)}-users`,
				accountType: `${1 + (i % 3)}-accountTypes`,
				industry: `${1 + (i % 4)}-industries`,
				territory: `${1 + (i % 3)}-territories`,
				tags: i % 4 === 0 ? ['5-tags'] : [],
			},
			customFields: i === 0 ? { 'Contract end': '2026-12-31', 'Region/Zone': 'North/2' } : {},
			ago: 60 * DAY - i * HOUR,
		});
	});
}

function addPeople(add: Add, count: number): void {
	const first = ['Andy', 'Bea', 'Carlos', 'Dewi', 'Emeka', 'Freya', 'Goran', 'Hana'];
	const last = ['Fowler', 'Lind', 'Marsh', 'Novak', 'Ortiz'];
	for (let i = 0; i < count; i += 1) {
		const firstName = first[i % first.length];
		const lastName = last[Math.floor(i / first.length) % last.length];
		const name = `${firstName} ${lastName}`;
		// From the 41st on the names come around again; the addresses never do.
		const suffix = i < 40 ? '' : String(i);
		const email = `${name.toLowerCase().replace(' ', '.')}${suffix}@people.example`;
		const phone = { countryCode: '1', number: `55502${pad(i)}`, extension: null };
		const attributes: Fields = {
			name,
			firstName,
			lastName,
			jobTitle: i % 2 === 0 ? 'Buyer' : 'Engineer',
			description: '',
			emails: [labelled(email)],
			phones: [labelled(phone)],
			urls: [],
			addresses: [labelled(address(i))],
		};
		add('contacts', attributes, {
			links: {
				owner: `${35 + (i % 5)}-users`,
				territory: `${1 + (i % 3)}-territories`,
				accounts: i < 40 ? [`${1 + (i % 12)}-accounts`] : [],
				tags: i % 10 === 0 ? ['4-tags'] : [],
			},
			customFields: i === 0 ? { 'Favorite Number': '12', 'T-shirt/size': 'M' } : {},
			ago: 50 * DAY - i,
		});
	}
}

function addLeads(store: Store, add: Add, people: number): void {
	for (let i = 0; i < 20; i += 1) {
		const [stageset, stage] =
			i % 3 === 2 ? [2, 5 + (Math.floor(i / 3) % 3)] : [1, 1 + (Math.floor(i / 3) % 4)];
		const description = `Lead ${i + 1}`;
		const attributes: Fields = {
			name: description,
			description,
			confidence: 10 + 4 * i,
			priority: i === 0 ? 1 : 0,
			dueTime: i % 2 === 0 ? store.now() + i * DAY : null,
		};
		if (i > 0) attributes.manualValue = `${(i + 1) * 250}.00`;
		const lead = add('leads', attributes, {
			links: {
				owner: `${35 + (i % 5)}-users`,
				accounts: [`${1 + (i % 12)}-accounts`],
				contacts: i < people ? [`${i + 1}-contacts`] : [],
				sources: [`${1 + (i % 3)}-sources`],
				tags: i % 5 === 0 ? ['1-tags'] : [],
				stageset: `${stageset}-stagesets`,
				stage: `${stage}-stages`,
			},
			customFields: i === 0 ? { Budget: '5000.00', 'Procurement/Legal': 'Legal' } : {},
			ago: 30 * DAY - i * 6 * HOUR,
		});
		if (i >= 17) close(store, lead, `${i - 16}-outcomes`);
	}
	const price = { amount: 120, currency: 'USD' };
	const links = { product: '1-products', lead: '1003-leads' };
	add('productMaps', { quantity: 10, price }, { links });
	add('competitorMaps', {}, { links: { competitor: '1-competitors', lead: '1003-leads' } });
}

/** The last three leads are won, lost and cancelled. */
function close(store: Store, { attributes, links }: Entity, outcome: string): void {
	attributes.status = store.find(outcome)?.attributes.status ?? null;
	attributes.closedTime = store.now() - DAY;
	links.outcome = outcome;
}

function addWork(store: Store, add: Add): void {
	const parents = ['1-contacts', '1-accounts', '1003-leads'];
	parents.forEach((parent, i) => {
		add('notes', { body: `Note ${i + 1}` }, { links: { parent }, ago: 5 * DAY - i * HOUR });
	});
	const tasks: Array<[string, string, number]> = [
		['Send the offer', '1003-leads', 1],
		['Call back', '1-contacts', 2],
		['Check the contract', '1-accounts', 3],
	];
	for (const [title, relatedEntity, days] of tasks) {
		const attributes = { title, description: '', dueTime: store.now() + days * DAY };
		add('tasks', attributes, { links: { relatedEntity, assignee: ADMIN }, ago: 4 * DAY });
	}
	for (const [i, name] of ['First call', 'Site visit', 'Follow-up'].entries()) {
		const startTime = store.now() + (i - 1) * DAY;
		const attributes = { name, startTime, endTime: startTime + HOUR, isLogged: i === 0 };
		const participants = [ADMIN, `${i + 1}-contacts`];
		const links = { activityType: `${i + 1}-activityTypes`, participants };
		add('activities', attributes, { links, ago: 3 * DAY - i * HOUR });
	}
}

function labelled(value: Value): Fields {
	return { isPrimary: true, name: '0', value };
}

function address(i: number): Fields {
	return {
		address_1: `${i + 1} Main Street`,
		address_2: null,
		address_3: null,
		city: ['Ann Arbor', 'Boise', 'Columbus'][i % 3],
		state: ['MI', 'ID', 'OH'][i % 3],
		postalCode: `4810${i % 10}`,
		country: 'US',
		timezone: null,
		locationAccuracy: '',
		location: { latitude: 0, longitude: 0 },
	};
}

function pad(i: number): string {
	return String(i).padStart(2, '0');
}
