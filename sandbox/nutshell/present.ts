/** Records as they look on the wire. */
import { kindOf } from './kinds';
import { idNumber, isFields, type Entity, type Fields, type Value } from './model';
import type { Store } from './store';

const ORIGIN = 'https://app.nutshell.com';
const DAY = 24 * 60 * 60;

type Presenter = (store: Store, entity: Entity) => Fields;

/** What a kind shows besides, or instead of, its plain attributes. */
const presenters: Record<string, Presenter> = {
	accounts: (_, entity) => ({ htmlUrl: `/company/${slug(entity)}` }),
	contacts: (_, entity) => ({ htmlUrl: `/person/${slug(entity)}` }),
	leads: (store, { attributes, createdAt, links }) => ({
		// The address of a lead carries its number, not its id.
		htmlUrl: `/lead/${String(attributes.number)}`,
		value: money(leadAmount(store, attributes.manualValue, links.productMaps)),
		createdTime: moment(store, createdAt),
		dueTime: moment(store, attributes.dueTime),
		closedTime: moment(store, attributes.closedTime),
	}),
	activities: (_, { attributes, createdAt }) => ({
		createdTime: createdAt,
		status: attributes.isLogged ? 'logged' : 'scheduled',
	}),
	notes: (_, { createdAt }) => ({ createdTime: createdAt }),
	tasks: (_, { createdAt }) => ({ createdTime: createdAt }),
};

/** Kept inside: the manual value of a lead shows only as its `value`, a field's owner as its route. */
const HIDDEN = ['manualValue', 'entity'];

export function present(store: Store, entity: Entity): Fields {
	const { links } = kindOf(entity.kind);
	return {
		id: entity.id,
		type: entity.kind,
		href: `${ORIGIN}/rest/${kindOf(entity.kind).path ?? entity.kind.toLowerCase()}/${entity.id}`,
		...Object.fromEntries(
			Object.entries(entity.attributes).filter(([name]) => !HIDDEN.includes(name)),
		),
		...presenters[entity.kind]?.(store, entity),
		links: Object.fromEntries(
			Object.entries(links).map(([name, { many }]) => {
				const linked = store.linked(entity, name);
				return [name, many ? linked : (linked[0] ?? null)];
			}),
		),
	};
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

function money(amount: number): Fields {
	const [whole, cents] = amount.toFixed(2).split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
	return { amount, currency: 'USD', formatted: `$${grouped}.${cents}` };
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
