/** The order of lists: what Salesloft publishes of it can be chosen, and what it does not can be written. */
import { allFields } from '../../nodes/engine/form/slots';
import { resources } from '../../nodes/Salesloft/resources';
import { readContract } from '../../sandbox/contract';

const { operations } = readContract('salesloft');

/** The keys that Salesloft sorts a list by: undefined where it has no order, none where they are not published. */
function published(route: string): unknown[] | undefined {
	const known = operations.find(({ method, path }) => route === `${method} ${path}`);
	const keys = known?.query?.find(({ name }) => name === 'sort_by');
	return keys && (keys.enum ?? []);
}

const lists = resources.flatMap(({ value, operations: all }) =>
	all.flatMap((one) => {
		const keys = published(one.route);
		// What lists and compares by itself has an order of its own.
		const isSortable = one.gives.kind === 'list' && !one.send.run && keys !== undefined;
		return isSortable ? [{ name: `${value}.${one.value}`, one, keys }] : [];
	}),
);
const names = (isMeant: (keys: unknown[]) => boolean) =>
	lists.filter(({ keys }) => isMeant(keys)).map(({ name }) => name);

test.each(lists)('$name is sorted by whatever the API sorts it by', ({ one, keys }) => {
	const sortBy = allFields(one).find(({ wire }) => wire === 'sort_by');
	const { type, options = [] } = sortBy?.property ?? {};
	const values = options.map((option) => ('value' in option ? option.value : undefined));
	expect([type, values.sort()]).toEqual(
		keys.length > 0 ? ['options', [...keys].sort()] : ['string', []],
	);
});

test('lists of both sorts are there', () => {
	expect(names((keys) => keys.length === 0)).toEqual([
		'accountTeam.getRoles',
		'auditReport.getAll',
		'conversation.getAll',
		'dataControlRequest.getAll',
		'externalId.getAll',
		'externalIdConfiguration.getAll',
		'opportunity.getAll',
		'transcription.getAll',
	]);
	expect(names((keys) => keys.length > 0).length).toBeGreaterThan(25);
});
