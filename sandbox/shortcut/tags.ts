/** Labels and categories, which bodies give by name: attached where they exist, made where they do not. */
import type { Call } from './call';
import { dated } from './call';
import { add } from './kinds';
import type { Category, Label } from './kinds';
import { unprocessable } from './refusal';
import type { Table } from '../table';

export type LabelDraft = Partial<Label> & { name: string };
export type CategoryDraft = Partial<Category> & { name: string };

/** The record of a name; upper and lower case are the same. */
export function named<T extends { id: number; name: string }>(
	table: Table<T>,
	name: string,
): T | undefined {
	return table.where((row) => row.name.toLowerCase() === name.toLowerCase())[0];
}

/** Refuses a name that another record of the table has. */
export function checkName<T extends { id: number; name: string }>(
	table: Table<T>,
	name: string,
	own?: T,
): void {
	const holder = named(table, name);
	if (holder && holder !== own) throw unprocessable(`The name "${name}" is already taken.`);
}

/** Makes a label of a draft; it cannot be archived from the start. */
export function addLabel(call: Call, draft: LabelDraft): Label {
	return add(call, 'labels', { ...draft, ...dated(call), archived: false });
}

export function addCategory(call: Call, draft: CategoryDraft): Category {
	return add(call, 'categories', { ...draft, ...dated(call) });
}

export function labelIds(call: Call, drafts: LabelDraft[]): number[] {
	return drafts.map((one) => (named(call.state.labels, one.name) ?? addLabel(call, one)).id);
}

export function categoryIds(call: Call, drafts: CategoryDraft[]): number[] {
	return drafts.map((one) => (named(call.state.categories, one.name) ?? addCategory(call, one)).id);
}
