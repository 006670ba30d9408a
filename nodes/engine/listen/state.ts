/** What a trigger remembers between its calls: n8n keeps it with the workflow, for all processes. */
import type { IDataObject } from 'n8n-workflow';
import { arrayOf, isObject, objectOf, type Json } from '../json';

/** A webhook that was made for this trigger. */
export interface HeldHook {
	id: string;
	url: string;
	/** What its deliveries are verified with. */
	secret: string;
	/** The events that it tells, by what the provider calls them. */
	types: string[];
}

/** What a person has chosen, with every name resolved. */
export interface Chosen {
	/** By the name of a filter, the values that pass, as `looseKey` writes them. */
	filters: Record<string, string[]>;
	/** Whose changes are left out, if anyone's. */
	self?: string;
}

/** Reads and writes n8n's static data of a node; what is not there, or is not ours, counts as nothing. */
export class TriggerState {
	constructor(private readonly data: IDataObject) {}

	get hooks(): HeldHook[] {
		return arrayOf(this.data.hooks).filter(isHeld);
	}

	set hooks(hooks: HeldHook[]) {
		this.data.hooks = hooks.map((hook) => ({ ...hook }));
	}

	/** The IDs of webhooks that are to be removed, and could not be so far. */
	get leftovers(): string[] {
		return texts(this.data.leftovers);
	}

	set leftovers(ids: string[]) {
		this.data.leftovers = ids;
	}

	get chosen(): Chosen {
		const { filters, self } = objectOf(this.data.chosen);
		const entries = Object.entries(objectOf(filters)).map(([name, of]) => [name, texts(of)]);
		return {
			filters: Object.fromEntries(entries) as Chosen['filters'],
			...(typeof self === 'string' ? { self } : {}),
		};
	}

	set chosen({ filters, self }: Chosen) {
		this.data.chosen = { filters: { ...filters }, ...(self === undefined ? {} : { self }) };
	}

	/** What tells apart the things that were handed on, oldest first. */
	get seen(): string[] {
		return texts(this.data.seen);
	}

	set seen(keys: string[]) {
		this.data.seen = keys;
	}
}

const texts = (value: unknown) =>
	arrayOf(value).filter((one): one is string => typeof one === 'string');

function isHeld(value: unknown): value is HeldHook & Json {
	if (!isObject(value)) return false;
	const { id, url, secret, types } = value;
	const isWhole = [id, url, secret].every((one) => typeof one === 'string' && one !== '');
	return isWhole && Array.isArray(types);
}
