/** A provider under chaos: what is read, listed and written through its node, and what must be true after. */
import type { INodeParameters, INodeType } from 'n8n-workflow';
import type { Dialect } from '../../sandbox/hostile';
import type { Clock, Provider } from '../../sandbox/http';
import type { Ask, Credential } from '../harness';

export interface Subject {
	name: string;
	node: new () => INodeType;
	credential: Credential;
	/** A fresh account, with a list of several pages. */
	open: (clock: Clock) => Provider;
	/** How the provider calls what it says beside the records. */
	dialect: Dialect;
	/** Reads one record, named by `$json.id`; the output repeats the ID. */
	read: { parameters: INodeParameters; ids: Id[] };
	/** Reads a list of several pages to its end. */
	list: MovingList;
	/** Makes one record with the text `$json.name` in it. */
	write: {
		parameters: INodeParameters;
		/** The texts that the account holds, each as often as it is there. */
		written: (provider: Provider) => string[];
	};
}

/** A list, and how its records go and come, past the node and every fault. */
export type Id = number | string;

export interface MovingList {
	parameters: INodeParameters;
	/** The path of its pages. */
	path: string;
	/** Whether new records come before all others: then as many may come as go. */
	newestFirst: boolean;
	/** The IDs of the whole list, in its order. */
	ids: (provider: Provider) => Id[];
	remove: (provider: Provider, id: Id) => void;
	/** Makes a record whose values no other `n` has. @returns its ID */
	add: (provider: Provider, n: number) => Id;
}

/**
 * How the records of a path go and come.
 * @param draft the body that makes the n-th
 * @param made the record in the answer to that
 */
export function changes(
	ask: Ask,
	path: string,
	draft: (n: number) => object,
	made: (answer: ReturnType<Ask>) => { id: Id },
): Pick<MovingList, 'remove' | 'add'> {
	return {
		remove: (provider, id) => {
			ask(provider, 'DELETE', `${path}/${id}`);
		},
		add: (provider, n) => made(ask(provider, 'POST', path, draft(n))).id,
	};
}

/** The headers that many APIs have, for a provider of which none are known. */
export function usualQuota(now: number, random: number): Record<string, string> {
	return {
		'x-ratelimit-limit': '60',
		'x-ratelimit-remaining': '59',
		'x-ratelimit-reset': String(Math.ceil(now / 1000 + random * 60)),
	};
}
