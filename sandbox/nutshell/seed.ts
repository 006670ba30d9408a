/** The account's first content. Its times count back from the moment of the seeding. */
import { blank, kindOf } from './kinds';
import type { Content, Entity, Fields, Link } from './model';
import type { Store } from './store';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;
const ADMIN = '35-users';

/** Kinds of which a record has a name and nothing else. */
const named: Record<string, string[]> = {
	accountTypes: ['Prospect', 'Customer', 'Vendor'],
	industries: ['Food', 'Energy', 'Health care', 'Transport'],
	territories: ['North', 'South', 'Overseas'],
	markets: ['Domestic', 'Export'],
	activityTypes: ['Phone call', 'Meeting', 'Email'],
	competitors: ['Rival & Sons', 'Northwind Tools'],
	emAudiences: ['Monthly letter', 'Trade fair'],
	productCategories: ['Hardware', 'Service'],
	editions: ['Sales', 'Marketing'],
};
const users = ['Ada King', 'Bruno Sato', 'Chidi Okafor', 'Dana', 'Elin Berg'];
/** With their channels. */
const sources = { Website: 1, Referral: 6, 'Trade fair': 7 };
/** By type. VIP is there for people and for companies: two tags, two ids. */
const tags = { 1: ['Hot', 'Renewal'], 2: ['Newsletter', 'VIP'], 3: ['VIP', 'Partner'] };
/** With their stages. */
const pipelines = {
	'New business': ['Qualify', 'Demo', 'Proposal', 'Negotiation'],
	Renewals: ['Review', 'Offer', 'Signed'],
};
/** With the status of a lead that is closed by them. */
const outcomes = { Signed: 'won', 'Lost to a competitor': 'lost', 'Called off': 'cancelled' };
const products: Array<[name: string, sku: string, amount: number, category: number]> = [
	['Field sensor', 'FS-100', 120, 1],
	['Gateway', 'GW-20', 480, 1],
	['Onboarding', 'ON-1', 1500, 2],
];
/** By kind and title, with their types. */
const customFields = {
	accounts: {
		...{ 'Contract end': 'Date', 'Region/Zone': 'Text', 'Key account': 'Decision' },
		'Support plan': 'Text',
	},
	contacts: {
		...{ 'Favorite Number': 'Text', 'T-shirt/size': 'Text', Birthday: 'Date' },
		'Speaks German': 'Decision',
	},
	leads: {
		...{ Budget: 'Currency', 'Kick-off': 'Date', 'Procurement/Legal': 'Text' },
		...{ 'Board approval': 'Decision', Brief: 'URL' },
	},
};
const choices: Record<string, string[]> = {
	'Support plan': ['Basic', 'Plus'],
	'T-shirt/size': ['S', 'M', 'L'],
};
/** Two names of which a full-text search for the first finds both, and more. */
const companies = [
	...['Acme', 'Acme Holdings', 'Birchwood Foods', 'Cobalt Labs', 'Delta Marine'],
	...['Evergreen Energy', 'Foxglove Books', 'Granite Works', 'Harbor Health', 'Iris Optics'],
	...['Juniper Travel', 'Kestrel Air'],
];
const firstNames = ['Andy', 'Bea', 'Carlos', 'Dewi', 'Emeka', 'Freya', 'Goran', 'Hana'];
const lastNames = ['Fowler', 'Lind', 'Marsh', 'Novak', 'Ortiz'];
/** With what they are about, and the days until they are due. */
const tasks: Array<[title: string, about: string, days: number]> = [
	['Send the offer', '1003-leads', 1],
	['Call back', '1-contacts', 2],
	['Check the contract', '1-accounts', 3],
];

/**
 * Keeps a record of a kind: attributes as a client sends them, relations, the values of custom fields,
 * and how long `ago` it was made, in seconds.
 */
type Add = (kind: string, values: Fields) => Entity;

/** @param people how many contacts; those beyond the first 40 belong to no company */
export function seed(store: Store, people: number, incoming: boolean): void {
	const now = store.now();
	const add: Add = (key, { customFields = {}, ago = 90 * DAY, ...values }) => {
		const kind = kindOf(key);
		const content = { ...blank(kind), customFields: customFields as Content['customFields'] };
		for (const [name, value] of Object.entries(values)) {
			if (name in kind.links) content.links[name] = value as Link;
			else content.attributes[name] = kind.attributes[name]?.read(value) ?? value;
		}
		return store.create(key, content, ADMIN, now - Number(ago));
	};
	addSettings(add);
	companies.forEach((name, i) => add('accounts', company(name, i)));
	for (let i = 0; i < people; i += 1) add('contacts', person(i));
	for (let i = 0; i < 20; i += 1) add('leads', lead(i, now, people));
	addWork(add, now);
	addPapers(add, now);
	if (incoming) addIncoming(add, now);
}

function addSettings(add: Add): void {
	users.forEach((name, i) => {
		const emails = [`${name.toLowerCase().replace(' ', '.')}@fieldstone.example`];
		const [firstName] = name.split(' ');
		add('users', { name, firstName, emails, isAdministrator: i === 0, isEnabled: true });
	});
	for (const [kind, list] of Object.entries(named)) for (const name of list) add(kind, { name });
	for (const [name, channel] of Object.entries(sources)) add('sources', { name, channel });
	for (const [tagType, list] of Object.entries(tags)) {
		for (const name of list) add('tags', { name, tagType, colorType: '1' });
	}
	for (const [name, sku, amount, category] of products) {
		const price = { amount, currency: 'USD' };
		add('products', { name, sku, price, productCategory: `${category}-productCategories` });
	}
	for (const [name, stages] of Object.entries(pipelines)) {
		const { id: stageset } = add('stagesets', { name, status: 1 });
		stages.forEach((stage, position) => add('stages', { name: stage, position, stageset }));
	}
	for (const [name, status] of Object.entries(outcomes)) add('outcomes', { name, status });
	for (const [entity, fields] of Object.entries(customFields)) {
		for (const [title, type] of Object.entries(fields)) {
			const field = { entity, title, type, enum: choices[title] ?? null, isMultiple: false };
			add('customFields', field);
		}
	}
}

function company(name: string, i: number): Fields {
	const site = `${name.toLowerCase().replace(' ', '-')}.example`;
	return {
		...{ name, description: '', ...owned(i) },
		emails: [{ value: `office@${site}` }],
		phones: [{ value: `+1 555 01${pad(i)}` }],
		urls: [{ value: `https://${site}` }],
		accountType: `${1 + (i % 3)}-accountTypes`,
		industry: `${1 + (i % 4)}-industries`,
		tags: i % 4 === 0 ? ['5-tags'] : [],
		customFields: i === 0 ? { 'Contract end': '2026-12-31', 'Region/Zone': 'North/2' } : {},
		ago: 60 * DAY - i * HOUR,
	};
}

function person(i: number): Fields {
	const firstName = firstNames[i % firstNames.length];
	const lastName = lastNames[Math.floor(i / firstNames.length) % lastNames.length];
	// From the 41st on the names come around again; the addresses never do.
	const login = `${firstName}.${lastName}${i < 40 ? '' : i}`.toLowerCase();
	return {
		...{ name: `${firstName} ${lastName}`, firstName, lastName, description: '', ...owned(i) },
		...{ urls: [], emails: [{ value: `${login}@people.example` }] },
		jobTitle: i % 2 === 0 ? 'Buyer' : 'Engineer',
		phones: [{ value: { countryCode: '1', number: `55502${pad(i)}` } }],
		accounts: i < 40 ? [`${1 + (i % 12)}-accounts`] : [],
		tags: i % 10 === 0 ? ['4-tags'] : [],
		customFields: i === 0 ? { 'Favorite Number': '12', 'T-shirt/size': 'M' } : {},
		ago: 50 * DAY - i,
	};
}

/** The last three leads are won, lost and cancelled. */
function lead(i: number, now: number, people: number): Fields {
	const name = `Lead ${i + 1}`;
	const isRenewal = i % 3 === 2;
	const step = Math.floor(i / 3);
	const status = Object.values(outcomes)[i - 17];
	return {
		...{ name, description: name, confidence: 10 + 4 * i, priority: i === 0 ? 1 : 0 },
		...(i % 2 === 0 && { dueTime: { timestamp: now + i * DAY } }),
		...(i > 0 && { manualValue: `${(i + 1) * 250}.00` }),
		...(status && { status, closedTime: now - DAY, outcome: `${i - 16}-outcomes` }),
		owner: `${35 + (i % 5)}-users`,
		accounts: [`${1 + (i % 12)}-accounts`],
		contacts: i < people ? [`${i + 1}-contacts`] : [],
		sources: [`${1 + (i % 3)}-sources`],
		tags: i % 5 === 0 ? ['1-tags'] : [],
		stageset: `${isRenewal ? 2 : 1}-stagesets`,
		stage: `${isRenewal ? 5 + (step % 3) : 1 + (step % 4)}-stages`,
		customFields: i === 0 ? { Budget: '5000.00', 'Procurement/Legal': 'Legal' } : {},
		ago: 30 * DAY - i * 6 * HOUR,
	};
}

function addWork(add: Add, now: number): void {
	const first = '1003-leads';
	const price = { amount: 120, currency: 'USD' };
	add('productMaps', { quantity: 10, price, product: '1-products', lead: first });
	add('competitorMaps', { competitor: '1-competitors', lead: first });
	for (const [i, parent] of ['1-contacts', '1-accounts', first].entries()) {
		add('notes', { body: `Note ${i + 1}`, parent, ago: 5 * DAY - i * HOUR });
	}
	for (const [title, relatedEntity, days] of tasks) {
		const dueTime = String(now + days * DAY);
		const about = { title, description: '', dueTime, relatedEntity };
		add('tasks', { ...about, assignee: ADMIN, ago: 4 * DAY });
	}
	for (const [i, name] of ['First call', 'Site visit', 'Follow-up'].entries()) {
		const startTime = now + (i - 1) * DAY;
		const participants = [ADMIN, `${i + 1}-contacts`];
		const times = { startTime, endTime: startTime + HOUR, ago: 3 * DAY - i * HOUR };
		const activityType = `${i + 1}-activityTypes`;
		add('activities', { name, ...times, isLogged: i === 0, activityType, participants });
	}
}

/** Quotes, an invoice and a form. */
function addPapers(add: Add, now: number): void {
	const money = (amount: number) => ({
		amount: amount.toFixed(2),
		currency: 'USD',
		formatted: `$${amount.toFixed(2)}`,
	});
	const document = (
		kind: string,
		number: string,
		lead: string,
		displayStatus: string,
		ago: number,
	) => ({
		...{ document: kind, number, lead, displayStatus, ago, total: money(1200) },
		recipient: { id: '1-contacts', name: 'Andy Fowler', email: 'andy.fowler@people.example' },
		productLineItems: [
			{
				...{ id: '1-productLineItems', name: 'Field sensor', sku: 'FS-100', description: '' },
				...{ quantity: 10, price: money(120), total: money(1200), product: '1-products' },
				...{ position: 1, discountNumber: null, discountUnit: null, term: null },
			},
		],
		subtotalLineItems: [],
		validThroughTime: new Date((now + 30 * DAY) * 1000).toISOString(),
	});
	add('quotes', document('quotes', 'Q-1001', '1003-leads', 'SENT', 6 * DAY));
	add('quotes', document('quotes', 'Q-1002', '1004-leads', 'DRAFT', 2 * DAY));
	add('quotes', document('invoices', 'I-1000', '1005-leads', 'READY', DAY));
	const fields = [
		['Your name', 'contacts', 'name'],
		['Your message', 'leads', 'description'],
	].map(([label, entityName, fieldName]) =>
		add('wfFields', { label, entityName, fieldName, fieldType: 'text' }),
	);
	add('wfForms', { name: 'Contact us', fields: fields.map(({ id }) => id) });
}

/** What comes from outside: an email, and a form that somebody has filled in. */
function addIncoming(add: Add, now: number): void {
	add('emails', {
		...{ subject: 'Your inquiry', excerpt: 'Thank you for writing to us.', ago: 2 * DAY },
		...{ createdTime: now - 2 * DAY, sentTime: now - 2 * DAY, deletedTime: null, numViews: null },
		...{ failedToSend: false, isAutomatedReply: false, isEmailAutomation: false },
		...{ shareable: true, shared: false },
		participants: ['1-accounts', '1-contacts', '1003-leads'],
	});
	add('formSubmissions', { ago: DAY });
}

/** Whom a company or a person belongs to, and where they are. */
function owned(i: number): Fields {
	const [city, state] = [
		['Ann Arbor', 'MI'],
		['Boise', 'ID'],
		['Columbus', 'OH'],
	][i % 3];
	const address = { address_1: `${i + 1} Main Street`, city, state, postalCode: `4810${i % 10}` };
	return {
		...{ owner: `${35 + (i % 5)}-users`, territory: `${1 + (i % 3)}-territories` },
		addresses: [{ value: { ...address, country: 'US' } }],
	};
}

function pad(i: number): string {
	return String(i).padStart(2, '0');
}
