/** The vocabulary of the emulated account: what a record is, before it is shown on the wire. */

export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };
export type Fields = Record<string, Value>;

/** Where a relation points: one id, several, or nowhere. */
export type Link = string | string[] | null;

/** The part of a record that a client may write. */
export interface Content {
	attributes: Fields;
	links: Record<string, Link>;
	/** Values by field title. */
	customFields: Record<string, string>;
}

export interface Entity extends Content {
	/** `<int>-<kind>`, for example `7-contacts`. */
	id: string;
	kind: string;
	/** Unix seconds, as everywhere in this provider. */
	createdAt: number;
	deletedAt?: number;
	/** How often it was changed. */
	changes?: number;
}

/** One line of the account's timeline. */
export interface TimelineEvent {
	id: string;
	createdAt: number;
	actor: string;
	payload: string;
	action: string;
	/** The stages between which a lead has moved. */
	moved?: { from: Link; to: Link };
	/** Every record whose timeline shows the event, the payload included. */
	about: string[];
}

export function isFields(value: Value | undefined): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The number in front of `-contacts`. */
export function idNumber(id: string): number {
	return Number.parseInt(id, 10);
}

export function idKind(id: string): string {
	return id.slice(id.indexOf('-') + 1);
}

/** The ids that a relation holds, as a list. */
export function ids(link: Link | undefined): string[] {
	return [link ?? []].flat();
}
