/** The parameters of a trigger node, by their names. */
import type { Filter, TriggerEvent } from '../vocabulary/event';

export const EVENTS = 'events';
export const FILTERS = 'filters';
export const OPTIONS = 'options';
export const SIMPLIFY = 'simplify';
/** Of a trigger whose address a person enters at the provider. */
export const NOTICE = 'pasteNotice';
export const TOKEN = 'token';

/** Those in its collection of options. */
export const FETCH = 'fetchRecord';
export const IGNORE_OWN = 'ignoreOwnChanges';
export const RAW = 'raw';

/** The filters of some events, each once: several events can share one. */
export function filtersOf(events: TriggerEvent[]): Filter[] {
	const all = events.flatMap(({ filters }) => filters);
	return [...new Map(all.map((filter) => [filter.field.name, filter])).values()];
}
