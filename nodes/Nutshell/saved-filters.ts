/** Lists by a filter that somebody has saved in Nutshell. */
import { objectIn, type Json } from '../engine/json';
import { joined, wordsOf } from '../engine/vocabulary/answered';
import { reference } from '../engine/vocabulary/field';
import type { Job } from '../engine/vocabulary/job';
import type { RecordKind } from '../engine/vocabulary/record';
import { quote } from '../engine/vocabulary/value';
import type { Query } from '../engine/vocabulary/values';
import { whole } from './api';

export const bySavedFilter = (kind: RecordKind) => ({
	/** What stands among the filters of the list. */
	field: reference(kind, 'savedFilter', {
		in: 'local',
		label: 'Saved Filter',
		description:
			'A filter that was saved in Nutshell. Nutshell does not publish how it tells what such a filter holds; where that is not as expected, the node says so.',
	}),
	/** Adds what the saved filter holds to the query; a filter that is given beside it wins. */
	prepare: async (job: Job): Promise<void> => {
		const { local, query } = job.values;
		const { savedFilter: id } = local;
		if (id === undefined) return;
		const all = await job.knownList(kind.list, whole('filters'), { query: kind.query });
		const found = all.find((one) => one.id === id);
		if (!found) throw new Error(`Nutshell lists no saved filter with the ID ${quote(id)}`);
		job.values.query = { ...heldBy(found), ...query };
	},
});

/** Where what a filter holds may stand. */
const PLACES = ['filter', 'filters', 'query'];

/**
 * What a saved filter holds as a query: it is taken from an object of filters, or from a query as in
 * an address.
 * @throws Error for any other form, with the names of what there is
 */
function heldBy(saved: Json): Query {
	const [place] = PLACES.filter((name) => saved[name] !== undefined && saved[name] !== null);
	const held = saved[place];
	const filters = objectIn(held);
	if (filters && Object.values(filters).flat().every(hasWords)) return filtersOf(filters);
	if (typeof held === 'string' && held.includes('filter[')) return inAddress(held);
	throw new Error(
		`Nutshell tells this saved filter otherwise than expected: it has ${joined(Object.keys(saved))}. Use the other filters instead, and report these names, since Nutshell does not publish them`,
	);
}

const hasWords = (value: unknown) => wordsOf(value) !== '';

function filtersOf(held: Json): Query {
	return Object.fromEntries(
		Object.entries(held).map(([key, value]) =>
			Array.isArray(value)
				? [`filter[${key}][]`, value.map(String)]
				: [`filter[${key}]`, String(value)],
		),
	);
}

function inAddress(text: string): Query {
	const given = new URLSearchParams(text.slice(text.indexOf('?') + 1));
	const names = [...new Set(given.keys())].filter((name) => name.startsWith('filter['));
	return Object.fromEntries(names.map((name) => [name, given.getAll(name)]));
}
