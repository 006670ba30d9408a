/** Every kind of record as data: what can be written, where it can point, how it can be filtered. */
import * as as from './attributes';
import type { Reader } from './attributes';
import type { Content } from './model';

/** A relation between two kinds. */
export interface Relation {
	/** The kinds it may point to. */
	to: string[];
	many: boolean;
	/** The relation on the other side, kept in step. */
	inverse?: string;
	/** Kept by the API alone. */
	own?: boolean;
	/** It cannot be emptied. */
	always?: boolean;
	/** Written beside the attributes instead of under `links`. */
	flat?: boolean;
	/** An object in place of an id creates the record it describes. */
	inline?: boolean;
	/**
	 * This relation of the records it leads to: an id of what that leads to creates the record that joins
	 * the two (a competitor on a lead).
	 */
	joins?: string;
}

export interface Kind {
	/** The id suffix, the record's `type` and the plural key; not always spelled like the path. */
	key: string;
	firstId: number;
	attributes: Record<string, Reader>;
	links: Record<string, Relation>;
	/** What a PATCH can change and a new record cannot have. */
	later: string[];
	/** The only names that a PATCH can change; all that can be written unless given. */
	patch?: string[];
	/** An empty PATCH is an error. */
	refusesEmpty?: boolean;
	/** What a new record has before anything is written. */
	initial: Partial<Content>;
	/** The number that people see on the first record; it counts apart from the id. */
	firstNumber?: number;
	/** What must also be given on create where one of certain others is. */
	together?: { given: string[]; also: string[] };
	/** At least one of these must be given on create. */
	needsOneOf?: string[];
	/** Several records, comma-separated, are deleted together. */
	several?: boolean;
	/** Changes are told in /events. */
	timeline?: boolean;
	/** Tags belong to one kind of record; this is the kind's number on a tag. */
	tagType?: string;
	/** The `filter[…]` keys that work on its list; those of the contract unless given. */
	filters?: string[];
	/** Records of other kinds that come along with a single one: response key -> relation. */
	companions: Record<string, string>;
}

const relation =
	(many: boolean) =>
	(to: string | string[], more: Partial<Relation> = {}): Relation => ({
		...{ to: [to].flat(), many, ...more },
	});
const one = relation(false);
const many = relation(true);

const entities = ['leads', 'contacts', 'accounts'];
const creator = one('users', { own: true });
const owner = one('users');
const territory = one('territories');
const tags = many('tags', { inverse: 'entities' });
const described = { name: as.text, description: as.text };
const reachable = { emails: as.emails, urls: as.urls, addresses: as.addresses };
const personOrCompanyFilters = [
	...['id', 'omittedId', 'name', 'email', 'phone', 'creator', 'owners', 'territories', 'tags'],
	...['createdTime', 'lastContactedTime', 'nextActivityStartTime'],
];

const table: Record<string, Partial<Kind>> = {
	users: { firstId: 35 },
	accounts: {
		attributes: { ...described, ...reachable, phones: as.phoneTexts },
		links: {
			...{ owner, creator, territory, tags, industry: one('industries') },
			accountType: one('accountTypes', { always: true }),
			contacts: many('contacts', { inverse: 'accounts' }),
			leads: many('leads', { inverse: 'accounts', own: true }),
		},
		// Every company that was read had a type; which one a new company gets is not known.
		initial: { links: { accountType: '1-accountTypes' } },
		needsOneOf: ['name', 'phones', 'emails', 'addresses', 'urls'],
		companions: {
			...{ creators: 'creator', owners: 'owner', contacts: 'contacts' },
			...{ accountTypes: 'accountType', industries: 'industry' },
		},
		timeline: true,
		tagType: '3',
		filters: [...personOrCompanyFilters, 'contacts', 'accountTypes', 'industries'],
	},
	contacts: {
		attributes: {
			...{ ...described, ...reachable, phones: as.phoneObjects },
			...{ firstName: as.text, lastName: as.text, jobTitle: as.text },
		},
		links: {
			...{ owner, creator, territory, tags },
			accounts: many('accounts', { inverse: 'contacts' }),
			leads: many('leads', { inverse: 'contacts', own: true }),
			emAudiences: many('emAudiences', { inverse: 'contacts' }),
		},
		later: ['firstName', 'lastName', 'jobTitle'],
		timeline: true,
		tagType: '2',
		filters: [...personOrCompanyFilters, 'accounts', 'audiences'],
	},
	leads: {
		firstId: 1003,
		firstNumber: 1000,
		attributes: {
			...{ description: as.text, manualValue: as.decimal, dueTime: as.dueTime },
			...{ confidence: as.integer, priority: as.integer },
		},
		links: {
			...{ owner, creator, tags, market: one('markets'), stage: one('stages') },
			accounts: many('accounts', { inverse: 'leads', inline: true }),
			contacts: many('contacts', { inverse: 'leads', inline: true }),
			sources: many('sources'),
			productMaps: many('productMaps', { inverse: 'lead', inline: true }),
			competitorMaps: many('competitorMaps', { inverse: 'lead', joins: 'competitor' }),
			stageset: one('stagesets', { own: true }),
			outcome: one('outcomes', { own: true }),
			watchers: many('users', { own: true }),
		},
		// Moving a lead by `links/stage`, and confidence, priority and market, are guesses: the
		// published pages name no way to change them.
		later: ['confidence', 'priority', 'market', 'stage'],
		refusesEmpty: true,
		initial: {
			attributes: {
				...{ name: '', description: '', status: 'open', confidence: 50, priority: 0 },
				...{ dueTime: null, closedTime: null },
			},
			links: { stageset: '1-stagesets', stage: '1-stages' },
		},
		timeline: true,
		tagType: '1',
		filters: [
			...['id', 'omittedId', 'number', 'name', 'createdTime', 'creator', 'owners', 'accounts'],
			...['contacts', 'markets', 'products', 'competitors', 'sources', 'tags', 'accountTags'],
			...['contactTags', 'milestones', 'outcomes', 'watchers', 'stageset'],
		],
	},
	activities: {
		attributes: {
			...{ ...described, note: as.text, location: as.text, transcription: as.text },
			...{ startTime: as.integer, endTime: as.integer },
			...{ isFlagged: as.flag, isLogged: as.flag, isAllDay: as.flag },
		},
		links: {
			activityType: one('activityTypes', { flat: true }),
			participants: many(['users', ...entities]),
			creator,
		},
		initial: {
			attributes: { isFlagged: false, isLogged: false, isAllDay: false, isImportant: false },
		},
		timeline: true,
	},
	notes: {
		attributes: { body: as.text },
		links: { parent: one(entities), creator },
		timeline: true,
	},
	tasks: {
		attributes: {
			...{ title: as.text, description: as.text, dueTime: as.numberText },
			recurrenceRule: as.recurrence,
		},
		links: { relatedEntity: one(entities), assignee: one('users'), creator },
		initial: { attributes: { recurrenceRule: null } },
		patch: ['assignee'],
		several: true,
	},
	tags: {
		attributes: { name: as.text, tagType: as.text, colorType: as.text },
		links: { entities: many(entities, { inverse: 'tags' }) },
		initial: { attributes: { colorType: null } },
		several: true,
	},
	sources: {
		attributes: { name: as.text, channel: as.integer },
		initial: { attributes: { channel: 0 } },
	},
	products: { links: { productCategory: one('productCategories') } },
	productCategories: { attributes: { name: as.text } },
	productMaps: {
		attributes: { productType: as.text, quantity: as.integer, price: as.money },
		links: {
			product: one('products'),
			lead: one('leads', { inverse: 'productMaps', own: true }),
		},
		together: { given: ['price', 'quantity'], also: ['type', 'productType'] },
		patch: ['quantity', 'price'],
		initial: { attributes: { productType: 'product', quantity: 1, price: null } },
	},
	competitors: {},
	competitorMaps: {
		attributes: { status: as.choice('potential', 'stole', 'beat') },
		links: {
			competitor: one('competitors', { own: true }),
			lead: one('leads', { inverse: 'competitorMaps', own: true }),
		},
		initial: { attributes: { status: null } },
	},
	emAudiences: {
		attributes: { name: as.text },
		links: { contacts: many('contacts', { inverse: 'emAudiences', own: true }) },
		initial: { attributes: { isWebFX: false } },
	},
	stages: { links: { stageset: one('stagesets') } },
	...{ accountTypes: {}, activityTypes: {}, industries: {}, markets: {}, outcomes: {} },
	...{ stagesets: {}, territories: {}, customFields: {}, editions: {} },
	// Quotes and invoices have IDs of one row, and are kept together.
	quotes: { firstId: 700 },
	emails: {
		links: {
			...{ from: many([]), to: many([]), cc: many([]), comments: many([]), files: many([]) },
			...{ edition: one([]), emailQueued: one([]) },
			// Whose timelines tell of it; the email itself does not show them.
			participants: many(entities),
		},
		timeline: true,
	},
	wfForms: { links: { fields: many('wfFields') }, companions: { wfFields: 'fields' } },
	wfFields: {},
	formSubmissions: { timeline: true },
};

const usual = { firstId: 1, attributes: {}, links: {}, later: [], initial: {}, companions: {} };

export const kinds: ReadonlyMap<string, Kind> = new Map(
	Object.entries(table).map(([key, kind]) => [key, { key, ...usual, ...kind }]),
);

/** @throws when the emulator itself names a kind that is not in the table */
export function kindOf(key: string): Kind {
	const kind = kinds.get(key);
	if (!kind) throw new Error(`No kind of record is called ${key}`);
	return kind;
}

/** The names of attributes and relations that a new record may have. */
export function creatable(kind: Kind): string[] {
	return written(kind).filter((name) => !kind.later.includes(name));
}

/** Those that a PATCH may change. */
export function patchable(kind: Kind): string[] {
	return kind.patch ?? written(kind);
}

function written({ attributes, links }: Kind): string[] {
	return [...Object.keys(attributes), ...Object.keys(links).filter((name) => !links[name].own)];
}

/** A record's content before anything is written. */
export function blank({ initial }: Kind): Content {
	return structuredClone({ attributes: {}, links: {}, customFields: {}, ...initial });
}
