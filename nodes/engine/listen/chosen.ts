/** What a person has chosen to hear. */
import {
	NodeOperationError,
	type IHookFunctions,
	type IPollFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';
import type { Client } from '../client/client';
import { EVENTS, FILTERS, filtersOf, IGNORE_OWN, OPTIONS } from '../form/heard';
import { objectOf, textOf, type Json } from '../json';
import { wordsOf } from '../vocabulary/answered';
import { entriesOf } from '../vocabulary/entries';
import type { Filter, Happening, TriggerEvent } from '../vocabulary/event';
import { readField, toSend } from '../vocabulary/field';
import type { Trigger } from '../vocabulary/trigger';
import { boolean, checkReadable } from '../vocabulary/value';
import { isNothing, looseKey } from '../vocabulary/spelling';
import { titleCase } from '../vocabulary/words';
import type { Chosen } from './state';

/** Everywhere that a trigger is called. */
export type TriggerContext = IHookFunctions | IWebhookFunctions | IPollFunctions;

/**
 * The events that are chosen, in the order of the trigger's own list.
 * @throws NodeOperationError for none, and for one that the trigger does not have
 */
export function chosenEvents(context: TriggerContext, { events }: Trigger): TriggerEvent[] {
	const given = entriesOf(context.getNodeParameter(EVENTS, []), 'split', { field: 'Trigger On' });
	const unknown = given.find((one) => !events.some(({ value }) => value === one));
	if (unknown !== undefined) {
		throw new NodeOperationError(
			context.getNode(),
			`'Trigger On' does not know the event '${textOf(unknown)}'`,
			{ description: "Choose the events from the list 'Trigger On'." },
		);
	}
	if (given.length > 0) return events.filter(({ value }) => given.includes(value));
	throw new NodeOperationError(context.getNode(), "'Trigger On' is empty", {
		description: 'Choose at least one event that starts this workflow.',
	});
}

/**
 * What is to pass, with names looked up.
 * @throws InvalidValue and Error for what cannot be meant
 */
export async function readChosen(
	context: TriggerContext,
	trigger: Trigger,
	client: Client,
): Promise<Chosen> {
	const given = objectOf(context.getNodeParameter(FILTERS, {}));
	const local: Json = {};
	for (const { field } of filtersOf(chosenEvents(context, trigger))) {
		const raw = given[field.name] ?? undefined;
		checkReadable(raw, { field: field.label });
		const about = { field: field.label, timezone: context.getTimezone(), item: {} };
		const meant = readField(field, raw, about, false);
		if (meant !== undefined) local[field.name] = toSend(field, meant);
	}
	const resolved = await client.resolver.resolve({ path: {}, query: {}, body: {}, local });
	const filters = Object.fromEntries(
		Object.entries(resolved.local)
			.map(([name, value]): [string, string[]] => [
				name,
				(Array.isArray(value) ? value : [value]).map(looseKey),
			])
			// An empty list asks for nothing.
			.filter(([, values]) => values.length > 0),
	);
	if (!trigger.self || !isOn(context, IGNORE_OWN)) return { filters };
	return { filters, self: await ownerOf(context, trigger.self, client) };
}

/** Whose changes the credential makes. Nobody's would be left out without a word. */
async function ownerOf(
	context: TriggerContext,
	{ route, id }: NonNullable<Trigger['self']>,
	client: Client,
): Promise<string> {
	const owner = wordsOf(id(client.unwrapped(await client.known(route), route)));
	if (owner !== '') return owner;
	throw new NodeOperationError(
		context.getNode(),
		`${client.api.name} does not tell who owns the credential`,
		{ description: `Switch off '${titleCase(IGNORE_OWN)}', or choose another credential.` },
	);
}

/** Whether an option is switched on. */
export function isOn(context: TriggerContext, name: string): boolean {
	const given = objectOf(context.getNodeParameter(OPTIONS, {}))[name];
	return !isNothing(given) && boolean(given, { field: titleCase(name) });
}

/**
 * The event that a happening is, of those that are chosen, where nothing that is chosen keeps it out.
 * @param recordOf reads the record, for what its delivery does not tell; undefined where it cannot
 */
export async function eventOf(
	events: TriggerEvent[],
	happening: Happening,
	{ filters: chosen, self }: Chosen,
	recordOf: () => Promise<Json | undefined>,
): Promise<TriggerEvent | undefined> {
	const passes = async ({ field, of, ofRecord }: Filter): Promise<boolean> => {
		const wanted = chosen[field.name];
		if (wanted === undefined) return true;
		const isWanted = (all: unknown[]) => all.some((one) => wanted.includes(looseKey(one)));
		const told = of(happening);
		if (told || !ofRecord) return isWanted(told ?? []);
		const record = await recordOf();
		// Rather one too many than one that nobody hears of.
		return record === undefined || isWanted(ofRecord(record));
	};
	if (self !== undefined && happening.actor?.id === self) return undefined;
	for (const event of events) {
		const { types, when, filters } = event;
		if (!types.includes(happening.type) || !(when?.(happening) ?? true)) continue;
		if (await every(filters, passes)) return event;
	}
	return undefined;
}

async function every<T>(all: T[], passes: (one: T) => Promise<boolean>): Promise<boolean> {
	for (const one of all) if (!(await passes(one))) return false;
	return true;
}
