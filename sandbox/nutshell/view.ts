/**
 * Records as they look on the wire: the fields that the facts know of each kind, and no others. What is
 * known by its name alone, without a hint of its values, is left out.
 */
import { entityOf, isPublished, shown } from './facts';
import { idKind, idNumber, isFields } from './model';
import type { Entity, Fields, Link, Value } from './model';
import type { Store } from './store';

const ORIGIN = 'https://app.nutshell.com';
const DAY = 24 * 60 * 60;

/** Fields whose values nobody knows. */
const unknown: Record<string, string[]> = {
	...{ accounts: ['createdTime'], contacts: ['createdTime'], notes: ['bodyHtml', 'bodyMarkup'] },
	...{ leads: ['isCurrentUserWatching', 'pieState'], outcomes: ['type'] },
	...{ territories: ['modifiedTime'], users: ['modifiedTime'] },
};

/** The pages of records on the web. */
const pages: Record<string, string> = {
	...{ accounts: 'company', contacts: 'person', leads: 'lead' },
	...{ activities: 'activity', notes: 'note', tasks: 'task' },
};

function pathOf({ id, kind, attributes: { name, number } }: Entity): string {
	const word = String(name ?? '').toLowerCase();
	const slug = `${idNumber(id)}-${word.replace(/[^a-z0-9]+/g, '-')}`;
	const hasSlug = kind === 'accounts' || kind === 'contacts';
	// The address of a lead carries its number, not its id.
	return `/${pages[kind]}/${hasSlug ? slug : String(number ?? id)}`;
}

/** What is neither stored nor alike for all kinds. */
const tell: Record<string, (entity: Entity, store: Store) => Fields> = {
	leads: (lead, store) => {
		const { closedTime, dueTime, status } = lead.attributes;
		/** What maps lead to: the products behind product maps. */
		const behind = (maps: string, to: string) =>
			store.linked(lead, maps).flatMap(({ links }) => links[to] ?? []);
		return {
			value: amountOf(leadAmount(store, lead)),
			ownerType: 'users',
			isOverdue: status === 'open' && isPast(store, dueTime),
			closedTime: moment(store, closedTime),
			createdTime: moment(store, lead.createdAt),
			dueTime: moment(store, dueTime),
			links: {
				competitors: behind('competitorMaps', 'competitor'),
				products: behind('productMaps', 'product'),
			},
		};
	},
	activities: (activity, store) => {
		const { description, endTime, isLogged } = activity.attributes;
		const participants = store.linked(activity, 'participants');
		const among = (key: string) =>
			participants.filter(({ kind }) => kind === key).map(({ id }) => id);
		const invited = ['accounts', 'contacts', 'leads', 'users'].map((key) => [key, among(key)]);
		return {
			agenda: description ?? '',
			loggedTime: isLogged ? activity.createdAt : null,
			isEditable: true,
			isOverdue: !isLogged && isPast(store, endTime),
			links: Object.fromEntries(invited) as Fields,
		};
	},
	notes: ({ links, deletedAt = null }) => ({
		isEditable: true,
		parentType: idKind(String(links.parent)),
		deletedTime: deletedAt,
	}),
	sources: ({ attributes }) => {
		const value = Number(attributes.channel ?? 0);
		return { channel: { display: CHANNELS[value] ?? '', value } };
	},
	products: () => ({ productType: 'product' }),
	wfForms: ({ createdAt }) => ({ createdTime: new Date(createdAt * 1000).toISOString() }),
	productMaps: ({ attributes: { price } }) => ({
		price: isFields(price) ? { ...price, amount: String(price.amount) } : null,
	}),
	competitorMaps: ({ links }, store) => ({
		name: store.find(links.competitor)?.attributes.name ?? null,
	}),
	stagesets: ({ id }) => ({ canAccess: true, default: id === '1-stagesets' }),
	markets: ({ id }) => ({ isDefault: id === '1-markets' }),
};

/** As the contract describes the numbers. */
const CHANNELS = [
	...['None', 'Organic search', 'Paid search', 'Organic social', 'Paid social', 'Email'],
	...['Referrer', 'Traditional', 'Direct'],
];

export function present(store: Store, entity: Entity): Fields {
	const { id, kind, attributes, createdAt } = entity;
	if (!isPublished(kind)) return { id, type: kind };
	const htmlUrlPath = pathOf(entity);
	const { links: told = {}, ...derived } = tell[kind]?.(entity, store) ?? {};
	const links = shown(`${entityOf(kind)}.links`, { ...linksOf(store, entity), ...Object(told) });
	const all = {
		...{ id, type: kind, createdTime: createdAt, modifiedTime: createdAt },
		href: `${ORIGIN}/rest/${kind.toLowerCase()}/${id}`,
		...{ htmlUrl: ORIGIN + htmlUrlPath, htmlUrlPath, avatarUrl: `${ORIGIN}/avatars/${id}` },
		initials: initialsOf(attributes.name),
		...{ ...attributes, ...derived, links: kind === 'stages' ? [links] : links },
	};
	return shown(entityOf(kind), all, unknown[kind]);
}

/** Where a record's relations lead, without what is deleted. */
function linksOf(store: Store, entity: Entity): Record<string, Link> {
	return Object.fromEntries(
		Object.entries(entity.links).map(([name, link]) => {
			const linked = store.linked(entity, name).map(({ id }) => id);
			return [name, Array.isArray(link) ? linked : (linked[0] ?? null)];
		}),
	);
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
