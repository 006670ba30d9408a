/** A provider on one page: what the engine must know about an API beside its operations. */
import type { Route } from './route';

/** What a provider said. */
export interface Answer {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	/** Parsed JSON; undefined when the body was empty; the text itself where it is not JSON. */
	body: unknown;
}

/** The provider's side of a refusal, for a person to read. */
export interface Explanation {
	/** The provider's own message, with the field at fault. */
	message?: string;
	/** What to do about it, where the general advice would not help. */
	advice?: string;
	/** By what the provider's support finds the request. */
	requestId?: string;
}

/** What the engine must know of a provider. */
export interface Api {
	/** As people call it. */
	name: string;
	/** `https://…` without a slash at the end; requests never go anywhere else. */
	host: string;
	/** The origin of its pages for people, where that is another: pickers link to nothing else. */
	site?: string;
	/** Its own domains, with all names below them: files are fetched from there without question. */
	domains?: string[];
	/** Hosts whose files may be open only to the credential, by their whole names: it is sent there, too. */
	fileHosts?: string[];
	credential: {
		/** n8n's name for the credential type. */
		name: string;
		/** Its fields that must never be shown. */
		secrets: string[];
		/** Its fields that are sent together as `user:password`. */
		basic?: [user: string, password: string];
	};
	/** Reads a refusal. `route` tells which operation was refused. */
	explain: (answer: Answer, route: Route) => Explanation;
	/** Takes the record, or the records, out of the provider's envelope. */
	unwrap?: (body: unknown, route: Route) => unknown;
	headers?: Record<string, string>;
	/** The published rate limit; undefined where none is published. */
	limit?: Limit;
	/** What the headers of an answer say about the limit. `now` in milliseconds since 1970. */
	quota?: (headers: Record<string, string>, now: number) => Quota;
}

/** A provider's published limit: so much cost in so many seconds. */
export interface Limit {
	cost: number;
	seconds: number;
}

/** What the headers say; what follows from it, the engine decides. */
export interface Quota {
	/** What this request has cost, where that is not 1. */
	cost?: number;
	/** What is left to spend until the reset, by everyone who uses the account. */
	remaining?: number;
	/** When the quota is whole again, in milliseconds since 1970. */
	resetAt?: number;
}
