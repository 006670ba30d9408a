/** The vocabulary: how a provider's webhooks are made, and what arrives by them. */
import type { Happening } from './event';
import type { Json } from '../json';
import type { Paging } from './paging';
import type { Route } from './route';

/** What a webhook is to be. */
export interface WantedHook {
	/** Where deliveries go. */
	url: string;
	/** The events that it tells, by what the provider calls them. */
	types: string[];
	/** For the provider to sign with, or to send along; 64 hexadecimal digits, new for each webhook. */
	secret: string;
	/** For people who look at their webhooks at the provider. */
	title: string;
}

/** A webhook as the provider has it. */
export interface FoundHook {
	id: string;
	url: string;
	/** Absent where it tells everything. */
	types?: string[];
	/** The provider's own secret, where it makes one. */
	secret?: string;
	/** Whether the provider delivers at present. */
	isActive: boolean;
}

/** How webhooks are registered by the API. What a route names in its path is the ID of one. */
export interface Registration {
	/** How much one webhook tells: everything, the events that are chosen, or one of them. */
	tells: 'everything' | 'chosen' | 'one';
	make: { route: Route; body: (wanted: WantedHook) => Json };
	get: Route;
	remove: Route;
	/** Changes the events of one, and switches it on again. Without it, it is made anew. */
	change?: { route: Route; body: (wanted: WantedHook) => Json };
	/** Where those of this credential are listed, if anywhere. */
	list?: { route: Route; paging: Paging };
	/** Reads one of them, from any answer. */
	read: (record: Json) => FoundHook;
	/** Who signs: the provider with our secret, or with one of its own. */
	secret: 'ours' | 'theirs';
	/** What a credential needs for these events, as a sentence for where the provider forbids them. */
	needs?: (types: string[]) => string;
}

/** What arrived, before anything of it is believed. */
export interface Arrival {
	/** The body, byte by byte. */
	raw: Buffer;
	/** Names are in lower case. */
	headers: Record<string, string>;
	query: Record<string, string>;
}

/**
 * Whether what arrived was sent by somebody who knows the secret.
 * @param types what the webhook with this secret tells; absent where a person made it
 * @returns why not, without the secret; undefined where it was
 */
export type Verify = (arrival: Arrival, secret: string, types?: string[]) => string | undefined;

/** What arrives, and how it is read. */
export interface Delivery {
	verify: Verify;
	/** The things that one delivery tells; none for what is only a sign of life. */
	happenings: (body: Json, headers: Arrival['headers']) => Happening[];
}
