/**
 * Records as they look on the wire: the fields that the facts know of each kind, and no others. What is
 * known by its name alone, without a hint of its values, is left out.
 */
import { least } from '../least';
import { entityOf, facts } from './facts';
import { kindOf } from './kinds';
import { idKind, idNumber, isFields } from './model';
import type { Entity, Fields, Link, Value } from './model';
import type { Store } from './store';

const ORIGIN = 'https://app.nutshell.com';
const DAY = 24 * 60 * 60;

interface View {
	/** Fields whose values nobody knows. */
	unknown?: string[];
	/** Where a record's page is. */
	page?: (entity: Entity) => string;
	/** What is neither stored nor alike for all kinds. */
	tell?: (entity: Entity, store: Store) => Fields;
	/** Relations that are not kept as such. */
	tellLinks?: (entity: Entity, store: Store) => Record<string, Link>;
}

const slug = ({ id, attributes }: Entity) => {
	const name = String(attributes.name ?? '').toLowerCase();
	return `${idNumber(id)}-${name.replace(/[^a-z0-9]+/g, '-')}`;
};

const views: Record<string, View> = {
	accounts: {
		unknown: ['createdTime'],
		page: (entity) => `/company/${slug(entity)}`,
	},
	contacts: {
		unknown: ['createdTime'],
		page: (entity) => `/person/${slug(entity)}`,
	},
	leads: {
		unknown: ['isCurrentUserWatching', 'pieState'],
		// The address of a lead carries its number, not its id.
		page: ({ attributes }) => `/lead/${String(attributes.number)}`,
		tell: (lead, store) => {
			const { closedTime, dueTime, status } = lead.attributes;
			return {
				value: amountOf(leadAmount(store, lead)),
				ownerType: 'users',
				isOverdue: status === 'open' && isPast(store, dueTime),
				closedTime: moment(store, closedTime),
				createdTime: moment(store, lead.createdAt),
				dueTime: moment(store, dueTime),
			};
		},
		tellLinks: (lead, store) => ({
			competitors: behind(lead, store, 'competitorMaps', 'competitor'),
			products: behind(lead, store, 'productMaps', 'product'),
		}),
	},
	activities: {
		page: ({ id }) => `/activity/${id}`,
		tell: ({ attributes, createdAt }, store) => ({
			agenda: attributes.description ?? '',
			loggedTime: attributes.isLogged ? createdAt : null,
			isEditable: true,
			isOverdue: !attributes.isLogged && isPast(store, attributes.endTime),
		}),
		tellLinks: (activity, store) => {
			const participants = store.linked(activity, 'participants').map(({ id }) => id);
			const kinds = ['accounts', 'contacts', 'leads', 'users'];
			return Object.fromEntries(
				kinds.map((kind) => [kind, participants.filter((id) => idKind(id) === kind)]),
			);
		},
	},
	notes: {
		unknown: ['bodyHtml', 'bodyMarkup'],
		page: ({ id }) => `/note/${id}`,
		tell: ({ links }) => ({ isEditable: true, parentType: idKind(String(links.parent)) }),
	},
	tasks: { page: ({ id }) => `/task/${id}` },
	users: { unknown: ['modifiedTime'] },
	sources: {
		tell: ({ attributes }) => {
			const value = Number(attributes.channel ?? 0);
			return { channel: { display: CHANNELS[value] ?? '', value } };
		},
	},
	products: { tell: () => ({ productType: 'product' }) },
	productMaps: {
		tell: ({ attributes: { price } }) => ({
			price: isFields(price) ? { ...price, amount: String(price.amount) } : null,
		}),
	},
	competitorMaps: {
		tell: ({ links }, store) => ({ name: store.find(links.competitor)?.attributes.name ?? null }),
	},
	stagesets: {
		tell: ({ id }) => ({ canAccess: true, default: id === '1-stagesets' }),
	},
	territories: { unknown: ['modifiedTime'] },
	markets: { tell: ({ id }) => ({ isDefault: id === '1-markets' }) },
	outcomes: { unknown: ['type'] },
};

/** As the contract describes the numbers. */
const CHANNELS = [
	...['None', 'Organic search', 'Paid search', 'Organic social', 'Paid social', 'Email'],
	...['Referrer', 'Traditional', 'Direct'],
];

export function present(store: Store, entity: Entity): Fields {
	const { id, kind, attributes, createdAt } = entity;
	const { page = () => '', tell, tellLinks, unknown }: View = views[kind] ?? {};
	const name = entityOf(kind);
	const path = page(entity);
	const usual = {
		...{ id, type: kind, createdTime: createdAt, modifiedTime: createdAt },
		href: `${ORIGIN}/rest/${kind.toLowerCase()}/${id}`,
		...{ htmlUrl: ORIGIN + path, htmlUrlPath: path, avatarUrl: `${ORIGIN}/avatars/${id}` },
		initials: initialsOf(attributes.name),
	};
	const links = shown(`${name}.links`, {
		...linksOf(store, entity),
		...tellLinks?.(entity, store),
	});
	const told = { ...usual, ...attributes, ...tell?.(entity, store), links };
	return shown(name, kind === 'stages' ? { ...told, links: [links] } : told, unknown);
}

/**
 * What is told of a record, where the facts know such a field. If records of this kind were seen, over
 * the least that the facts allow; of others nobody knows which fields are always there.
 */
export function shown(entity: string, told: Fields, unknown: string[] = []): Fields {
	const { fields, usual } = shapeOf(entity);
	const found: Fields = { ...usual };
	for (const name of fields) if (name in told) found[name] = told[name] ?? usual[name] ?? null;
	for (const name of unknown) delete found[name];
	return found;
}

const shapes = new Map<string, { fields: string[]; usual: Fields }>();

function shapeOf(entity: string) {
	let shape = shapes.get(entity);
	if (!shape) {
		const { fields = {}, recordings } = facts.entities[entity] ?? {};
		const told = recordings === undefined ? {} : (least(facts, entity) as Fields);
		// Of a time or an amount that is not there, there are no parts either.
		const usual = Object.fromEntries(
			Object.entries(told).map(([name, value]) => [name, isFields(value) ? null : value]),
		);
		shape = { fields: Object.keys(fields), usual };
		shapes.set(entity, shape);
	}
	return shape;
}

function linksOf(store: Store, entity: Entity): Record<string, Link> {
	return Object.fromEntries(
		Object.entries(kindOf(entity.kind).links).map(([name, { many }]) => {
			const linked = store.linked(entity, name).map(({ id }) => id);
			return [name, many ? linked : (linked[0] ?? null)];
		}),
	);
}

/** What the records of one relation point to with another: the products behind product maps. */
function behind(entity: Entity, store: Store, name: string, to: string): string[] {
	return store.linked(entity, name).flatMap(({ links }) => links[to] ?? []);
}

function initialsOf(name: Value | undefined): string {
	const words = String(name ?? '').split(' ');
	return words.map((word) => word.charAt(0).toUpperCase()).join('');
}

/** A value set by hand stands over the sum of the lead's products. */
export function leadAmount(store: Store, lead: Entity): number {
	const { manualValue } = lead.attributes;
	if (typeof manualValue === 'string') return Number(manualValue);
	return store.linked(lead, 'productMaps').reduce((sum, { attributes: { price, quantity } }) => {
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

function isPast(store: Store, time: Value | undefined): boolean {
	return typeof time === 'number' && time < store.now();
}

/** A time of a lead: the number to compute with, a relative text and an absolute one. */
function moment(store: Store, timestamp: Value | undefined): Value {
	if (typeof timestamp !== 'number') return null;
	const iso = new Date(timestamp * 1000).toISOString();
	const days = Math.floor(store.now() / DAY) - Math.floor(timestamp / DAY);
	return {
		timestamp,
		value: relative(days),
		absoluteLocalizedString: iso.slice(0, 16).replace('T', ' '),
	};
}

function relative(days: number): string {
	const names: Record<number, string> = { [-1]: 'Tomorrow', 0: 'Today', 1: 'Yesterday' };
	return names[days] ?? (days > 0 ? `${days} days ago` : `In ${-days} days`);
}
