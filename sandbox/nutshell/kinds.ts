/** Every kind of record as data: what can be written, where it can point, how it can be filtered. */
import {
	addresses,
	choice,
	decimal,
	emails,
	flag,
	integer,
	dueTime,
	money,
	numberText,
	phoneObjects,
	phoneTexts,
	recurrence,
	text,
	urls,
	type Reader,
} from './attributes';
import type { Content } from './model';
import type { Store } from './store';

/** A relation between two kinds. */
export interface Relation {
	/** The kinds it may point to. */
	to: string[];
	many: boolean;
	/** The relation on the other side, kept in step. */
	inverse?: string;
	/** It cannot be emptied. */
	always?: boolean;
	/** Written beside the attributes instead of under `links`. */
	flat?: boolean;
	/** An object in place of an id creates the record it describes. */
	inline?: boolean;
	/** An id of this kind creates the record that joins the two (a competitor on a lead). */
	joins?: { kind: string; by: string };
}

export interface Kind {
	/** The id suffix, the record's `type` and the plural key; not always spelled like the path. */
	key: string;
	/** The path segment, where it is not the key in lower case. */
	path?: string;
	firstId?: number;
	attributes: Record<string, Reader>;
	links: Record<string, Relation>;
	/** Names of attributes and relations accepted by POST and by PATCH. */
	create?: string[];
	patch?: string[];
	/** Changes are told in /events. */
	timeline?: boolean;
	/** Tags belong to one kind of record; this is the kind's number on a tag. */
	tagType?: string;
	/** The `filter[…]` keys that work on its list. */
	filters?: string[];
	/** What a new record has before anything is written. */
	initial?: (store: Store) => Partial<Content>;
	/** What else changes when an attribute or a relation is written. */
	follow?: Record<string, (content: Content, store: Store) => void>;
	/** What must also be given on create where one of certain others is. */
	together?: { given: string[]; also: string[] };
	/** At least one of these must be given on create. */
	needsOneOf?: string[];
	/** Records of other kinds that come along with a single one: response key -> relation. */
	companions?: Record<string, string>;
}

function one(to: string | string[], more: Partial<Relation> = {}): Relation {
	return { to: [to].flat(), many: false, ...more };
}

function many(to: string | string[], more: Partial<Relation> = {}): Relation {
	return { to: [to].flat(), many: true, ...more };
}

function splitName({ attributes }: Content): void {
	const [first, ...rest] = String(attributes.name).split(' ');
	attributes.firstName = first;
	attributes.lastName = rest.join(' ');
}

function joinName({ attributes }: Content): void {
	const parts = [attributes.firstName, attributes.lastName];
	attributes.name = parts.filter((part) => part).join(' ');
}

const described = { name: text, description: text };
const reachable = { emails, urls, addresses };
const personOrCompany = ['name', 'description', 'phones', 'emails', 'urls', 'addresses'];
const company = [
	...personOrCompany,
	...['owner', 'accountType', 'industry', 'territory', 'contacts', 'tags'],
];
const personOrCompanyFilters = [
	...['id', 'omittedId', 'name', 'email', 'phone', 'creator', 'owners', 'territories', 'tags'],
	...['createdTime', 'lastContactedTime', 'nextActivityStartTime'],
];
const entities = ['leads', 'contacts', 'accounts'];

const list: Kind[] = [
	{ key: 'users', firstId: 35, attributes: {}, links: {} },
	{
		key: 'accounts',
		attributes: { ...described, ...reachable, phones: phoneTexts },
		links: {
			owner: one('users'),
			creator: one('users'),
			accountType: one('accountTypes', { always: true }),
			industry: one('industries'),
			territory: one('territories'),
			contacts: many('contacts', { inverse: 'accounts' }),
			leads: many('leads', { inverse: 'accounts' }),
			tags: many('tags', { inverse: 'entities' }),
		},
		create: company,
		patch: company,
		// Every company that was read had a type; which one a new company gets is not known.
		initial: () => ({ links: { accountType: '1-accountTypes' } }),
		needsOneOf: ['name', 'phones', 'emails', 'addresses', 'urls'],
		companions: {
			creators: 'creator',
			owners: 'owner',
			contacts: 'contacts',
			accountTypes: 'accountType',
			industries: 'industry',
		},
		timeline: true,
		tagType: '3',
		filters: [...personOrCompanyFilters, 'contacts', 'accountTypes', 'industries'],
	},
	{
		key: 'contacts',
		attributes: {
			...described,
			...reachable,
			phones: phoneObjects,
			firstName: text,
			lastName: text,
			jobTitle: text,
		},
		links: {
			owner: one('users'),
			creator: one('users'),
			territory: one('territories'),
			accounts: many('accounts', { inverse: 'contacts' }),
			leads: many('leads', { inverse: 'contacts' }),
			tags: many('tags', { inverse: 'entities' }),
			emAudiences: many('emAudiences', { inverse: 'contacts' }),
		},
		create: [...personOrCompany, 'accounts', 'territory', 'owner', 'tags', 'emAudiences'],
		patch: [
			...[...personOrCompany, 'firstName', 'lastName', 'jobTitle'],
			...['accounts', 'territory', 'owner', 'tags', 'emAudiences'],
		],
		follow: { name: splitName, firstName: joinName, lastName: joinName },
		timeline: true,
		tagType: '2',
		filters: [...personOrCompanyFilters, 'accounts', 'audiences'],
	},
	{
		key: 'leads',
		firstId: 1003,
		attributes: {
			description: text,
			manualValue: decimal,
			dueTime,
			confidence: integer,
			priority: integer,
		},
		links: {
			owner: one('users'),
			creator: one('users'),
			accounts: many('accounts', { inverse: 'leads', inline: true }),
			contacts: many('contacts', { inverse: 'leads', inline: true }),
			sources: many('sources'),
			tags: many('tags', { inverse: 'entities' }),
			productMaps: many('productMaps', { inverse: 'lead', inline: true }),
			competitorMaps: many('competitorMaps', {
				inverse: 'lead',
				joins: { kind: 'competitors', by: 'competitor' },
			}),
			market: one('markets'),
			stageset: one('stagesets'),
			stage: one('stages'),
			outcome: one('outcomes'),
			watchers: many('users'),
		},
		create: [
			...['description', 'manualValue', 'dueTime', 'accounts', 'contacts', 'owner', 'sources'],
			...['tags', 'productMaps', 'competitorMaps'],
		],
		// Moving a lead by `links/stage`, and confidence, priority and market, are guesses: the
		// published pages name no way to change them.
		patch: [
			...['description', 'manualValue', 'dueTime', 'confidence', 'priority', 'accounts'],
			...['contacts', 'owner', 'sources', 'tags', 'productMaps', 'competitorMaps', 'market'],
			'stage',
		],
		initial: (store) => ({
			attributes: {
				number: String(store.nextLeadNumber()),
				name: '',
				description: '',
				status: 'open',
				confidence: 50,
				priority: 0,
				dueTime: null,
				closedTime: null,
			},
			links: { stageset: '1-stagesets', stage: store.firstStage('1-stagesets') },
		}),
		follow: {
			description: ({ attributes }) => {
				attributes.name = attributes.description;
			},
			stage: ({ links }, store) => {
				links.stageset = store.find(String(links.stage))?.links.stageset ?? null;
			},
			stageset: ({ links }, store) => {
				links.stage = store.firstStage(String(links.stageset));
			},
		},
		timeline: true,
		tagType: '1',
		filters: [
			...['id', 'omittedId', 'number', 'name', 'createdTime', 'creator', 'owners', 'accounts'],
			...['contacts', 'markets', 'products', 'competitors', 'sources', 'tags', 'accountTags'],
			...['contactTags', 'milestones', 'outcomes', 'watchers', 'stageset'],
		],
	},
	{
		key: 'activities',
		attributes: {
			...described,
			note: text,
			location: text,
			startTime: integer,
			endTime: integer,
			transcription: text,
			isFlagged: flag,
			isLogged: flag,
			isAllDay: flag,
		},
		links: {
			activityType: one('activityTypes', { flat: true }),
			participants: many(['users', ...entities]),
			creator: one('users'),
		},
		create: [
			...['name', 'description', 'note', 'location', 'startTime', 'endTime', 'transcription'],
			...['isFlagged', 'isLogged', 'isAllDay', 'activityType', 'participants'],
		],
		initial: () => ({
			attributes: { isFlagged: false, isLogged: false, isAllDay: false, isImportant: false },
		}),
		timeline: true,
	},
	{
		key: 'notes',
		attributes: { body: text },
		links: { parent: one(entities), creator: one('users') },
		create: ['body', 'parent'],
		timeline: true,
	},
	{
		key: 'tasks',
		attributes: { title: text, description: text, dueTime: numberText, recurrenceRule: recurrence },
		links: { relatedEntity: one(entities), assignee: one('users'), creator: one('users') },
		create: ['title', 'description', 'dueTime', 'recurrenceRule', 'relatedEntity', 'assignee'],
		patch: ['assignee'],
	},
	{
		key: 'tags',
		attributes: { name: text, tagType: text, colorType: text },
		links: { entities: many(entities, { inverse: 'tags' }) },
		create: ['name', 'tagType', 'colorType', 'entities'],
	},
	{
		key: 'sources',
		attributes: { name: text, channel: integer },
		links: {},
		create: ['name', 'channel'],
		initial: () => ({ attributes: { channel: 0 } }),
	},
	{ key: 'products', attributes: {}, links: { productCategory: one('productCategories') } },
	{ key: 'productCategories', attributes: { name: text }, links: {}, create: ['name'] },
	{
		key: 'productMaps',
		attributes: { productType: text, quantity: integer, price: money },
		links: { product: one('products'), lead: one('leads', { inverse: 'productMaps' }) },
		create: ['productType', 'quantity', 'price', 'product'],
		together: { given: ['price', 'quantity'], also: ['type', 'productType'] },
		patch: ['quantity', 'price'],
		initial: () => ({ attributes: { productType: 'product', quantity: 1 } }),
	},
	{ key: 'competitors', attributes: {}, links: {} },
	{
		key: 'competitorMaps',
		attributes: { status: choice('potential', 'stole', 'beat') },
		links: {
			competitor: one('competitors'),
			lead: one('leads', { inverse: 'competitorMaps' }),
		},
		patch: ['status'],
		initial: () => ({ attributes: { status: null } }),
	},
	{
		key: 'emAudiences',
		path: 'audiences',
		attributes: { name: text },
		links: { contacts: many('contacts', { inverse: 'emAudiences' }) },
		create: ['name'],
		initial: () => ({ attributes: { isWebFX: false } }),
	},
	{ key: 'stages', attributes: {}, links: { stageset: one('stagesets') } },
	...[
		...['accountTypes', 'activityTypes', 'industries', 'markets', 'outcomes', 'stagesets'],
		...['territories', 'customFields'],
	].map((key): Kind => ({ key, attributes: {}, links: {} })),
];

const kinds = new Map(list.map((kind) => [kind.key, kind]));

/** @throws when the emulator itself names a kind that is not in the table */
export function kindOf(key: string): Kind {
	const kind = kinds.get(key);
	if (!kind) throw new Error(`No kind of record is called ${key}`);
	return kind;
}
