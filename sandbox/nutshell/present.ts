/**
 * Records as they look on the wire: the fields that are known of each kind, and no others. What is
 * known by its name alone, without a hint of its values, is left out.
 */
import { kindOf } from './kinds';
import { idKind, idNumber, isFields, type Entity, type Fields, type Value } from './model';
import { ids, type Store } from './store';

const ORIGIN = 'https://app.nutshell.com';
const DAY = 24 * 60 * 60;

export function present(store: Store, entity: Entity): Fields {
	return presenters[entity.kind](entity, store);
}

type Presenter = (entity: Entity, store: Store) => Fields;

const presenters: Record<string, Presenter> = {
	accounts: (entity, store) => ({
		...reachable(entity),
		...htmlPage(`/company/${slug(entity)}`),
		employeeCount: null,
		revenue: null,
		links: {
			...linksOf(entity, store, ['accountType', 'creator', 'industry', 'owner', 'territory']),
			...linksOf(entity, store, ['contacts', 'tags']),
			...NO_FILES,
		},
	}),
	contacts: (entity, store) => ({
		...reachable(entity),
		...htmlPage(`/person/${slug(entity)}`),
		...texts(entity, ['firstName', 'lastName', 'jobTitle']),
		mcfxContactId: null,
		links: {
			...linksOf(entity, store, ['creator', 'owner', 'territory']),
			...linksOf(entity, store, ['accounts', 'emAudiences', 'tags']),
			...NO_FILES,
		},
	}),
	leads: (entity, store) => {
		const { attributes, createdAt, links } = entity;
		const { dueTime, status } = attributes;
		const isOverdue = status === 'open' && typeof dueTime === 'number' && dueTime < store.now();
		return {
			...addressed(entity),
			...look(entity),
			// The address of a lead carries its number, not its id.
			...htmlPage(`/lead/${String(attributes.number)}`),
			...given(entity, ['confidence', 'description', 'name', 'number', 'priority', 'status']),
			value: amountOf(leadAmount(store, attributes.manualValue, links.productMaps)),
			ownerType: 'users',
			isOverdue,
			anticipatedClosedTime: null,
			closedTime: moment(store, attributes.closedTime),
			createdTime: moment(store, createdAt),
			deletedTime: null,
			dueTime: moment(store, dueTime),
			lastContactedTime: null,
			overdueTime: null,
			mcfxContactIds: [],
			links: {
				...linksOf(entity, store, ['creator', 'outcome', 'owner', 'stage', 'stageset']),
				...linksOf(entity, store, ['accounts', 'competitorMaps', 'contacts', 'productMaps']),
				...linksOf(entity, store, ['sources', 'tags', 'watchers']),
				competitors: behind(entity, store, 'competitorMaps', 'competitor'),
				products: behind(entity, store, 'productMaps', 'product'),
				destinations: [],
				files: [],
				relatedFiles: [],
				territory: null,
			},
		};
	},
	activities: (entity, store) => {
		const { attributes, createdAt, links } = entity;
		const { description = null, endTime = null, isLogged } = attributes;
		const participants = ids(links.participants).filter((id) => store.find(id));
		const ofKind = (kind: string) => participants.filter((id) => idKind(id) === kind);
		return {
			...addressed(entity),
			...htmlPage(`/activity/${entity.id}`),
			...given(entity, ['endTime', 'isAllDay', 'isFlagged', 'isLogged', 'name', 'startTime']),
			...given(entity, ['transcription']),
			agenda: description ?? '',
			createdTime: createdAt,
			modifiedTime: createdAt,
			deletedTime: null,
			loggedTime: isLogged ? createdAt : null,
			isCancelled: false,
			isEditable: true,
			isMediaLogged: false,
			isOverdue: !isLogged && typeof endTime === 'number' && endTime < store.now(),
			showTranscribeLoggingFlow: false,
			externalMeetingServiceType: null,
			links: {
				...linksOf(entity, store, ['activityType', 'creator']),
				accounts: ofKind('accounts'),
				contacts: ofKind('contacts'),
				leads: ofKind('leads'),
				users: ofKind('users'),
				comments: [],
				logNote: null,
				logger: null,
			},
		};
	},
	notes: (entity, store) => ({
		...addressed(entity),
		...htmlPage(`/note/${entity.id}`),
		...texts(entity, ['body']),
		createdTime: entity.createdAt,
		deletedTime: null,
		isEditable: true,
		parentType: idKind(String(entity.links.parent)),
		links: {
			...linksOf(entity, store, ['parent']),
			...{ accounts: [], comments: [], contacts: [], leads: [], teams: [], users: [] },
		},
	}),
	// The published schema of a task has nothing else.
	tasks: ({ id, attributes }) => ({
		id,
		...htmlPage(`/task/${id}`),
		recurrenceRule: attributes.recurrenceRule ?? null,
	}),
	users: ({ id, kind, attributes }) => {
		const { emails, firstName, name, isAdministrator, isEnabled } = attributes;
		return {
			...{ id, type: kind, name, firstName, emails, isAdministrator, isEnabled },
			initials: initialsOf(name),
			avatarUrl: `${ORIGIN}/avatars/${id}`,
		};
	},
	tags: (entity) => ({
		...addressed(entity),
		...given(entity, ['name', 'tagType', 'colorType']),
		...modified(entity),
	}),
	sources: (entity) => {
		const value = Number(entity.attributes.channel ?? 0);
		return {
			...addressed(entity),
			...given(entity, ['name']),
			...modified(entity),
			channel: { display: CHANNELS[value] ?? '', value },
		};
	},
	products: (entity) => ({
		...addressed(entity),
		...given(entity, ['name', 'sku']),
		...modified(entity),
		price: entity.attributes.price ?? null,
		productType: 'product',
	}),
	productCategories: (entity) => ({
		id: entity.id,
		href: href(entity),
		...given(entity, ['name']),
		...modified(entity),
	}),
	productMaps: (entity, store) => {
		const { price } = entity.attributes;
		const currency = isFields(price) ? { ...price, amount: String(price.amount) } : null;
		return {
			...named(entity),
			...given(entity, ['quantity', 'productType']),
			price: currency,
			links: linksOf(entity, store, ['product']),
		};
	},
	competitors: (entity) => ({ ...named(entity), ...modified(entity) }),
	competitorMaps: (entity, store) => ({
		...named(entity),
		name: store.find(String(entity.links.competitor))?.attributes.name ?? null,
		...given(entity, ['status']),
		links: linksOf(entity, store, ['competitor', 'lead']),
	}),
	emAudiences: (entity) => ({ ...named(entity), ...given(entity, ['isWebFX']) }),
	stages: (entity, store) => ({
		...named(entity),
		...given(entity, ['position']),
		links: [linksOf(entity, store, ['stageset'])],
	}),
	stagesets: (entity) => ({
		...named(entity),
		...given(entity, ['status']),
		canAccess: true,
		default: entity.id === '1-stagesets',
	}),
	accountTypes: (entity) => ({ ...named(entity), ...modified(entity) }),
	activityTypes: (entity) => ({ ...named(entity), ...modified(entity) }),
	industries: (entity) => ({ ...named(entity), ...modified(entity) }),
	territories: (entity) => ({ ...addressed(entity), ...given(entity, ['name']) }),
	markets: ({ id, attributes: { name } }) => ({ id, name, isDefault: id === '1-markets' }),
	outcomes: ({ id, attributes: { name, status } }) => ({ id, name, status }),
};

/** As the contract describes the numbers. */
const CHANNELS = [
	...['None', 'Organic search', 'Paid search', 'Organic social', 'Paid social', 'Email'],
	...['Referrer', 'Traditional', 'Direct'],
];

const NO_FILES: Fields = { files: [], relatedFiles: [], followup: null, recurringTask: null };

/** What companies and people have in common. */
function reachable(entity: Entity): Fields {
	const { attributes } = entity;
	const lists = ['addresses', 'emails', 'phones', 'urls'].map((name) => [
		name,
		attributes[name] ?? [],
	]);
	return {
		...addressed(entity),
		...look(entity),
		...texts(entity, ['name']),
		description: attributes.description ?? null,
		...(Object.fromEntries(lists) as Fields),
	};
}

function addressed(entity: Entity): Fields {
	return { id: entity.id, type: entity.kind, href: href(entity) };
}

function named({ id, kind, attributes }: Entity): Fields {
	return { id, type: kind, ...(attributes.name === undefined ? {} : { name: attributes.name }) };
}

function modified({ createdAt }: Entity): Fields {
	return { modifiedTime: createdAt };
}

function href({ id, kind }: Entity): string {
	return `${ORIGIN}/rest/${kindOf(kind).path ?? kind.toLowerCase()}/${id}`;
}

function htmlPage(htmlUrlPath: string): Fields {
	return { htmlUrl: ORIGIN + htmlUrlPath, htmlUrlPath };
}

function look({ id, attributes }: Entity): Fields {
	return { avatarUrl: `${ORIGIN}/avatars/${id}`, initials: initialsOf(attributes.name) };
}

function initialsOf(name: Value | undefined): string {
	const words = String(name ?? '').split(' ');
	return words.map((word) => word.charAt(0).toUpperCase()).join('');
}

/** Attributes as they are stored; null where nothing is. */
function given({ attributes }: Entity, names: string[]): Fields {
	return Object.fromEntries(names.map((name) => [name, attributes[name] ?? null]));
}

/** Attributes that are never null. */
function texts({ attributes }: Entity, names: string[]): Fields {
	return Object.fromEntries(names.map((name) => [name, attributes[name] ?? '']));
}

function linksOf(entity: Entity, store: Store, names: string[]): Fields {
	const relations = kindOf(entity.kind).links;
	return Object.fromEntries(
		names.map((name) => {
			const linked = store.linked(entity, name);
			return [name, relations[name].many ? linked : (linked[0] ?? null)];
		}),
	);
}

/** What the records of one relation point to with another: the products behind product maps. */
function behind(entity: Entity, store: Store, name: string, to: string): string[] {
	return store.linked(entity, name).flatMap((id) => ids(store.find(id)?.links[to]));
}

/** A value set by hand stands over the sum of the lead's products. */
export function leadAmount(
	store: Store,
	manual: Value | undefined,
	maps: Value | undefined,
): number {
	if (typeof manual === 'string') return Number(manual);
	return [maps ?? []].flat().reduce<number>((sum, id) => {
		const { price, quantity } = store.find(String(id))?.attributes ?? {};
		return sum + (isFields(price) ? Number(price.amount) * Number(quantity) : 0);
	}, 0);
}

function amountOf(amount: number): Fields {
	const [whole, cents] = amount.toFixed(2).split('.');
	return { amount, currency: 'USD', formatted: `$${grouped(whole)}.${cents}` };
}

/** `1,234,567` */
export function grouped(digits: string): string {
	return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A time of a lead: the number to compute with, a relative text and an absolute one. */
function moment(store: Store, timestamp: Value | undefined): Value {
	if (typeof timestamp !== 'number') return null;
	const days = Math.floor(store.now() / DAY) - Math.floor(timestamp / DAY);
	return {
		timestamp,
		value: relative(days),
		absoluteLocalizedString: new Date(timestamp * 1000)
			.toISOString()
			.slice(0, 16)
			.replace('T', ' '),
	};
}

function relative(days: number): string {
	const names: Record<number, string> = { [-1]: 'Tomorrow', 0: 'Today', 1: 'Yesterday' };
	return names[days] ?? (days > 0 ? `${days} days ago` : `In ${-days} days`);
}

function slug({ id, attributes }: Entity): string {
	const name = String(attributes.name ?? '').toLowerCase();
	return `${idNumber(id)}-${name.replace(/[^a-z0-9]+/g, '-')}`;
}
